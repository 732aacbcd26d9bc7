"""Countries and regions of the world: ISO 3166 codes with names in English and Chinese, into graph `world`.

Codes come from pycountry (the iso-codes of Debian), names of countries from CLDR through Babel, names of
subdivisions from ISO itself and from the Chinese catalogue of iso-codes. Where our table of jurisdictions names
an economy, as the agreements name it, that name is used for every label and stated with the facts.
"""

import gettext
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Final

import pycountry
from babel import Locale
from pyoxigraph import NamedNode

from accord_atlas.loaders.records import Jurisdiction
from accord_atlas.loaders.statements import Statement, Value, describe, plain, text, typed
from accord_atlas.ontology.names import concept, entity, term

ALSO_ECONOMIES: Final = {"CN-HK": "hk", "CN-MO": "mo", "CN-TW": "tw"}
"""Subdivisions that ISO 3166-1 lists as well, and whose name is therefore that of the economy."""

NAMED_SINCE: Final = {"CN-NX": "宁夏回族自治区", "DE-BW": "巴登-符腾堡州", "ES-CT": "加泰罗尼亚自治区"}
"""Chinese names of regions in our tables that the catalogue has not, or lost when ISO respelled the Latin ones."""

CODES: Final = entity("source", "iso-codes")
NAMES: Final = entity("source", "unicode-cldr")


@dataclass(frozen=True, slots=True)
class Name:
    """What a place is called; None where no source has the name in that language."""

    en: str | None
    zh: str | None


def world_statements(jurisdictions: Collection[Jurisdiction], data_date: date) -> Iterator[Statement]:
    """All countries of ISO 3166-1 and subdivisions of ISO 3166-2, with their sources, as of the data date.

    What `jurisdictions` says of a country, its name and its code, is left to the facts and not said twice.
    """
    ours = {row.id for row in jurisdictions}
    names = jurisdiction_names(jurisdictions)
    yield from _sources(data_date)
    for country in pycountry.countries:
        code = country.alpha_2.lower()
        subject = entity("jurisdiction", code)
        if code not in ours:
            yield from _place(subject, "aa:Jurisdiction", names[code], country.alpha_2, NAMES)
        else:
            yield from describe(subject, [("aa:source", CODES)], into="world")
        codes = [("aa:iso3", plain(country.alpha_3)), ("aa:isoNumeric", plain(country.numeric))]
        yield from describe(subject, codes, into="world")
    for code in ours - {country.alpha_2.lower() for country in pycountry.countries}:
        # CLDR has names and codes of unions such as eu, which ISO only reserves.
        yield from describe(entity("jurisdiction", code), [("aa:source", NAMES)], into="world")
    yield from _regions(names)


def jurisdiction_names(jurisdictions: Collection[Jurisdiction]) -> dict[str, Name]:
    """Slug of each jurisdiction → its name: as the agreements name it where our table has it, else from CLDR."""
    named = {code.lower(): Name(*_cldr(code)) for code in (country.alpha_2 for country in pycountry.countries)}
    return named | {row.id: Name(row.name_iea, row.name_zh) for row in jurisdictions}


def region_name(code: str, jurisdictions: Mapping[str, Name]) -> Name:
    """The name of an ISO 3166-2 subdivision, given those of the jurisdictions; KeyError for an unknown code."""
    if code in ALSO_ECONOMIES:
        return jurisdictions[ALSO_ECONOMIES[code]]
    return _subdivisions()[code]


def region_slug(code: str) -> str:
    """`CN-GD` → `cn-gd`."""
    return code.lower()


def _cldr(code: str) -> tuple[str | None, str | None]:
    return _territories("en").get(code), _territories("zh_Hans").get(code)


@cache
def _territories(language: str) -> Mapping[str, str]:
    territories: Mapping[str, str] = Locale.parse(language).territories
    return territories


@cache
def _subdivisions() -> dict[str, Name]:
    """Code → name of every subdivision.

    The catalogue is keyed by the Latin name, so where two places share one it cannot tell them apart: Florida
    in Uruguay is no state of the United States. Those have no Chinese name here.
    """
    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["zh_CN"])
    shared = Counter(region.name for region in pycountry.subdivisions)
    found: dict[str, Name] = {}
    for region in pycountry.subdivisions:
        zh: str | None = catalogue.gettext(region.name)
        # The catalogue still has the counties that became special municipalities in 2010 and 2014.
        outdated = region.type == "Special municipality" and str(zh).endswith("县")
        if zh == region.name or shared[region.name] > 1 or outdated:
            zh = NAMED_SINCE.get(region.code)
        found[region.code] = Name(region.name, zh)
    return found


def _regions(names: Mapping[str, Name]) -> Iterator[Statement]:
    for region in pycountry.subdivisions:
        subject = entity("region", region_slug(region.code))
        yield from _place(subject, "aa:Region", region_name(region.code, names), region.code, CODES)
        parent = region.parent_code
        facts: list[tuple[str, Value | None]] = [
            ("aa:kind", concept("region-kind", "subdivision")),
            ("aa:jurisdiction", entity("jurisdiction", region.country_code.lower())),
            ("aa:within", entity("region", region_slug(parent)) if parent else None),
        ]
        yield from describe(subject, facts, into="world")


def _place(subject: NamedNode, kind: str, name: Name, code: str, source: NamedNode) -> Iterator[Statement]:
    facts: list[tuple[str, Value | None]] = [
        ("rdf:type", term(kind)),
        ("rdfs:label", text(name.en, "en")),
        ("rdfs:label", text(name.zh, "zh")),
        ("aa:isoCode", plain(code)),
        ("aa:source", source),
    ]
    return describe(subject, facts, into="world")


def _sources(data_date: date) -> Iterator[Statement]:
    """The two libraries in their pinned versions; a place points to one, without a claim for each of its labels."""
    for subject, publisher, library, url in (
        (
            CODES,
            "Debian iso-codes, as carried by pycountry",
            "pycountry",
            "https://salsa.debian.org/iso-codes-team/iso-codes",
        ),
        (NAMES, "Unicode CLDR, as carried by Babel", "babel", "https://cldr.unicode.org/"),
    ):
        facts: list[tuple[str, Value | None]] = [
            ("rdf:type", term("aa:Source")),
            ("rdfs:label", text(publisher, "en")),
            ("aa:publisher", plain(publisher)),
            ("aa:url", typed(url, "xsd:anyURI")),
            ("aa:vintage", plain(f"{library} {version(library)}")),
            ("aa:kind", concept("source-kind", "other")),
            ("aa:reliability", concept("confidence", "high")),
            ("aa:retrieved", typed(data_date, "xsd:date")),
            ("aa:observedOn", typed(data_date, "edtf:EDTF")),
            ("aa:speaksFor", typed(data_date, "xsd:date")),
        ]
        yield from describe(subject, facts, into="world")
