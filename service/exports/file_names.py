"""What a download is called: what it holds, of whom, on which day."""

import re
from typing import Final

LONGEST: Final = 120
"""Characters of a name, to which a system may add."""


def file_name(*parts: str | None) -> str:
    """These parts between hyphens, without an ending; of an id (`organization/cse-cn`) the slug.

    Only letters, digits, hyphens and dots are kept, so that the name is one on every system and in every header.
    """
    slugs = (part.rpartition("/")[2] for part in parts if part)
    safe = (re.sub(r"[^A-Za-z0-9.]+", "-", slug).strip("-.") for slug in slugs)
    return "-".join(each for each in safe if each)[:LONGEST]
