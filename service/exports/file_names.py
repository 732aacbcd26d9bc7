"""What a download is called: what it holds, of whom, on which day."""

import re


def file_name(*parts: str | None) -> str:
    """These parts between hyphens, without an ending; of an id (`organization/cse-cn`) the slug.

    Only letters, digits, hyphens and dots are kept, so that the name is one on every system and in every header.
    """
    slugs = (part.rpartition("/")[2] for part in parts if part)
    return "-".join(re.sub(r"[^A-Za-z0-9.]+", "-", slug).strip("-.") for slug in slugs)
