"""How a release is cited: with its title, its id as the version, the day of its data, and the address that stays."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from accord_atlas import __version__
from accord_atlas.service.core.release import Release

TITLE: Final = "Accord Atlas: mutual recognition of professional engineers"
TITLE_ZH: Final = "工程师互认图谱"
AUTHOR: Final = "Accord Atlas developers"


def address(release: Release, root: str) -> str:
    """Where the release is kept, under the public address of a service."""
    return f"{root}/releases/{release.id}"


def bibtex(release: Release, root: str) -> str:
    """A BibTeX entry (`@dataset`, as BibLaTeX and BibTeX styles for data know it)."""
    day = release.data_date
    return (
        f"@dataset{{accord-atlas-{release.id},\n"
        f"  author    = {{{{{AUTHOR}}}}},\n"
        f"  title     = {{{TITLE}}},\n"
        f"  year      = {{{day.year}}},\n"
        f"  month     = {{{day.month}}},\n"
        f"  day       = {{{day.day}}},\n"
        f"  version   = {{{release.id}}},\n"
        f"  url       = {{{address(release, root)}}},\n"
        f"  note      = {{{TITLE_ZH}}}\n"
        "}\n"
    )


def csl_json(release: Release, root: str) -> str:
    """An item of CSL-JSON 1.0, as reference managers read it."""
    day = release.data_date
    item = {
        "id": f"accord-atlas-{release.id}",
        "type": "dataset",
        "title": TITLE,
        "title-short": TITLE_ZH,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": release.id,
        "URL": address(release, root),
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def gb_t_7714(release: Release, root: str) -> str:
    """A reference by GB/T 7714-2015 for a dataset online: [DS/OL]."""
    day = release.data_date.isoformat()
    return f"工程师互认图谱开发者. {TITLE_ZH}[DS/OL]. 发布版 {release.id}. ({day})[{day}]. {address(release, root)}.\n"


def citation_cff(release: Release, root: str) -> str:
    """A CITATION.cff 1.2.0 of the dataset."""
    return (
        "cff-version: 1.2.0\n"
        "message: If you use these data, please cite them as below.\n"
        "type: dataset\n"
        f'title: "{TITLE}"\n'
        "authors:\n"
        f'  - name: "{AUTHOR}"\n'
        f'version: "{release.id}"\n'
        f"date-released: {release.data_date.isoformat()}\n"
        f'url: "{address(release, root)}"\n'
        f'abstract: "Release {release.id} of the knowledge graph, made by accord-atlas {__version__}."\n'
    )


FORMATS: Final[Mapping[str, tuple[str, Callable[[Release, str], str]]]] = {
    "citation.bib": ("application/x-bibtex", bibtex),
    "citation.json": ("application/vnd.citationstyles.csl+json", csl_json),
    "citation.txt": ("text/plain; charset=utf-8", gb_t_7714),
    "CITATION.cff": ("application/yaml", citation_cff),
}
"""Name of the file → its media type, and what writes it."""
