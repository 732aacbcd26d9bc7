"""In which form RDF is asked for: its format, the profile of its JSON-LD, whether named graphs are kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox
from fastapi import Request, Response

from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.jsonld import NS, PROFILES
from accord_atlas.service.core.media_types import Offer, choose, profiles
from accord_atlas.service.core.rdf import GRAPHS, KEEPING_GRAPHS, write
from accord_atlas.service.web.responses import respond

PAGE: Final = Offer("html", "text/html", ("application/xhtml+xml",))
OFFERS: Final = (*GRAPHS, PAGE)
GIVEN: Final = ("format", "graphs", "profile", "lang")
"""The query parameters of a document."""
PARAMETERS: Final = [
    {"name": "format", "in": "query", "schema": {"type": "string", "enum": [offer.name for offer in OFFERS]}},
    {
        "name": "graphs",
        "in": "query",
        "schema": {"type": "string", "enum": ["default", "named"], "default": "default"},
        "description": "Whether N-Quads and TriG keep the named graphs. N-Quads、TriG 是否保留命名图。",
    },
    {
        "name": "profile",
        "in": "query",
        "schema": {"type": "string", "enum": [*PROFILES], "default": PROFILES[0]},
        "description": "The form of JSON-LD, as `profile` of `Accept` has it. JSON-LD 的形式，同 Accept 的 profile。",
    },
    {"name": "lang", "in": "query", "schema": {"type": "string", "enum": ["en", "zh"]}},
]
CONTENT: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {offer.media_type: {} for offer in OFFERS}}}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a document."""

    offer: Offer
    named: bool
    profile: str | None
    """The profile of JSON-LD where one was asked for."""

    @property
    def plain(self) -> bool:
        """Whether it is the form that the offer has where nothing else is asked for."""
        return not (self.named and self.offer.name in KEEPING_GRAPHS) and self.profile in {None, PROFILES[0]}

    @property
    def content_type(self) -> str:
        """The value of `Content-Type`; it names the profile that was asked for."""
        suffix = f';profile="{NS}{self.profile}"' if self.profile else ""
        return self.offer.content_type + suffix


def asked(request: Request, given: Mapping[str, str], suffix: str | None, offers: Sequence[Offer] = OFFERS) -> Form:
    """The form that an address or its headers ask for; BadParameter, NotAcceptable where there is none such."""
    accept = request.headers.get("accept")
    offer = choose(accept, suffix or given.get("format"), offers)
    named = among(given.get("graphs", "default"), "graphs", ("default", "named")) == "named"
    profile: str | None = None
    if "profile" in given:
        profile = among(given["profile"].removeprefix(NS), "profile", PROFILES)
    if offer.name != "jsonld":
        return Form(offer, named, None)
    if profile is None:
        wanted = (iri.removeprefix(NS) for iri in profiles(accept or "", offer.media_type))
        profile = next((name for name in wanted if name in PROFILES), None)
    return Form(offer, named, profile)


def written(
    request: Request,
    atlas: Atlas,
    form: Form,
    graph: Callable[[], Iterable[ox.Quad]],
    first: str = "",
    *,
    basis: str = "",
    vary: str = "Accept",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The quads in that form; `first` is the IRI of what they are about. See `respond` for the rest."""
    chosen = form.profile or PROFILES[0]

    def made() -> bytes:
        return write(graph(), form.offer.name, first, named=form.named, profile=chosen)

    return respond(request, atlas, form.content_type, made, basis=basis, vary=vary, headers=headers)
