"""What countries and regions are called besides the names that the agreements give them: to find them, not to show.

The everyday names stand in `placenames.csv`, the formal ones are those of ISO 3166.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pycountry


@cache
def placenames() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Slug of a jurisdiction → its other names, each with its language."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    text = files("accord_atlas.service.core").joinpath("placenames.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found[row["jurisdiction"]][row["name"], row["language"]] = None
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "official_name", None)):
            if name:
                found[country.alpha_2.lower()][name, "en"] = None
    return {slug: tuple(names) for slug, names in sorted(found.items())}
