"""What of an address says which page it is: its path and the parameters that decide what the page tells.

How a picture is turned and which columns are shut make no other page: canonical addresses leave them out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Self
from urllib.parse import quote, urlencode

from fastapi import Request

from accord_atlas.service.core.identifiers import lower
from accord_atlas.service.core.language import LANGUAGES, Language

AS_OF: Final = "as_of"
PARAMETERS: Final = {
    "id": ("with", AS_OF),
    "dossier": ("with", AS_OF),
    "routes": ("tab", "from", "to", "specialty", "level", "agreement", "candidate", AS_OF),
    "network": ("focus", AS_OF),
    "map": ("of", AS_OF),
    "matrix": (AS_OF,),
    "compare": ("of", AS_OF),
    "scenario": ("join", "sign", "from", "organization", AS_OF),
    "targets": ("year", "specialty", "region", "outcome", "responsible", AS_OF),
    "sparql": ("question",),
    "data": ("tab",),
    "search": ("q",),
}
"""First part of the path → the parameters, in the order in which the canonical address has them."""
WORKBENCH: Final = ("imports", "notices", "layers", "proposals", "due")
"""The parts of the workbench, each a page `/workbench/<part>`; their words are `site-workbench-<part>-…`."""
OF_QUESTIONS: Final = "p."
"""How the parameters of a stored question begin in the address of its page."""
IDENTIFIERS: Final = frozenset(
    {
        "with",
        "from",
        "to",
        "specialty",
        "agreement",
        "candidate",
        "focus",
        "of",
        "join",
        "sign",
        "organization",
        "responsible",
    }
)
"""Parameters that hold identifiers, in which capitals are the same as small letters."""


@dataclass(frozen=True, slots=True)
class PageAddress:
    """The address of a page below the root; `language` where it names one."""

    path: str
    given: tuple[tuple[str, str], ...] = ()
    language: Language | None = None

    @classmethod
    def of(cls, request: Request) -> Self:
        """What the address of a request says; parameters that are blank or unknown count for nothing."""
        path = request.url.path.removeprefix(request.scope.get("root_path", "")) or "/"
        named = request.query_params.get("lang")
        language: Language | None = named if named in LANGUAGES else None
        return cls(path, tuple(_told(path.split("/")[1], request.query_params.multi_items())), language)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the path; a single blank one at the start page."""
        return tuple(self.path.split("/")[1:])

    @property
    def bare(self) -> "PageAddress":
        """The page itself, without parameters."""
        return replace(self, given=())

    def spoken(self, language: Language | None) -> str:
        """The address of the page in a language; None: in the reader's."""
        query = urlencode([*self.given, *([("lang", language)] if language else [])], safe=":,/")
        return quote(self.path) + (f"?{query}" if query else "")

    def __str__(self) -> str:
        return self.spoken(self.language)


def _told(first: str, items: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the page takes of these parameters, in order; of a repeated one, the last, as the interface reads it."""
    said = {name: lower(value) if name in IDENTIFIERS else value for name, value in items if value.strip()}
    known = PARAMETERS.get(first, ())
    told = [(name, said[name]) for name in known if name in said]
    if first == "sparql":
        told += sorted((name, value) for name, value in said.items() if name.startswith(OF_QUESTIONS))
    return told
