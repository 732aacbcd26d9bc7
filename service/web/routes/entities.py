"""Linked data: every IRI of the atlas answers here, as RDF or as a page.

`/id/<kind>/<slug>` answers 200 directly: the path is the thing's, `Content-Location` names the document about it, and
`<path>.<format>` or `?format=` ask for one form of it. (A 303 to a second address would cost each client a round
trip and tell it nothing more.) `/ontology` describes all terms at once, because terms have fragment addresses.
"""

from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from accord_atlas.ontology.names import BASE, ONTOLOGY
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotFound, UnknownEntity
from accord_atlas.service.core.identifiers import at, lower
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.language import Language, parse
from accord_atlas.service.core.media_types import Offer
from accord_atlas.service.core.shape import Kind
from accord_atlas.service.core.statements import described, facts, incoming
from accord_atlas.service.core.terms import Term, terms
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.graph_forms import CONTENT, GIVEN, OFFERS, PAGE, PARAMETERS, asked, written
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.ontology_diagrams import Diagrams
from accord_atlas.service.web.query_parameters import check
from accord_atlas.service.web.responses import respond
from accord_atlas.service.web.routes import ui

router = APIRouter(tags=["linked data"])
FILES = (*(offer.name for offer in OFFERS), "owl", "n3")
"""What the ontology's address may end in; `owl` is RDF/XML, as ontology editors look for it."""
SHOWN = 200
"""How many things that point here a page lists by name; the RDF and SPARQL have all of them."""


@router.get(
    "/id/{kind}/{slug}",
    summary="One thing, as a page or as RDF · 单个实体",
    response_class=Response,
    responses=CONTENT,
    openapi_extra={"parameters": PARAMETERS},
)
def entity(request: Request, atlas: Current, kind: Kind, slug: str) -> Response:
    """What the release says about one thing: facts with evidence, what points at it, labels of all that is named."""
    name, suffix = _named(atlas, kind, slug)
    if (lower(kind), lower(slug)) != (kind, slug):
        # One thing has one address; who writes `IPEA` is sent to `ipea`.
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{request.scope.get('root_path', '')}/id/{lower(kind)}/{lower(slug)}{query}", 301)

    def graph() -> Iterator[ox.Quad]:
        return described(atlas, name.iri)

    def html(language: Language) -> bytes:
        return page(
            request,
            "entity.html",
            language,
            name=name,
            kind_name=atlas.labels.kind(kind).text(language),
            facts=facts(atlas, name.iri),
            incoming=incoming(atlas, name.iri),
            shown=SHOWN,
            release=atlas.release,
            alternates=alternates(request, f"/id/{kind}/{name.slug}"),
        )

    return represent(request, atlas, suffix, f"/id/{kind}/{name.slug}", graph, html)


@router.get("/ontology.{suffix}", include_in_schema=False, response_class=Response)
@router.get(
    "/ontology",
    summary="Classes and properties, as a page or as RDF · 本体",
    response_class=Response,
    responses=CONTENT,
    openapi_extra={"parameters": PARAMETERS},
)
def ontology(request: Request, atlas: Current, suffix: str | None = None) -> Response:
    """All classes and properties of the atlas; a term's address is `/ontology#<term>`, a file's `/ontology.ttl`."""
    if suffix is not None and suffix not in FILES:
        raise NotFound(f"There is no file ontology.{suffix}.", f"没有文件 ontology.{suffix}。", expected=[*FILES])

    def html(language: Language) -> bytes:
        listed: Sequence[Term] = terms(atlas)
        context = {
            "terms": listed,
            "diagrams": Diagrams(listed, language),
            "alternates": alternates(request, "/ontology"),
            "release": atlas.release,
        }
        return page(request, "ontology.html", language, **context)

    return represent(request, atlas, suffix, "/ontology", lambda: _ontology_quads(atlas), html)


def _ontology_quads(atlas: Atlas) -> Iterator[ox.Quad]:
    """All that the ontology says about itself and its terms; the vocabularies have addresses of their own."""
    for quad in atlas.store.quads(graph=ox.NamedNode(f"{BASE}graph/ontology")):
        if str(quad.subject).startswith((f"<{ONTOLOGY}", f"<{BASE}ontology>")):
            yield quad


def _named(atlas: Atlas, kind: str, slug: str) -> tuple[Named, str | None]:
    """The thing at an address and the format that the address ends in, if it does; slugs may have dots too."""
    stem, _, suffix = slug.rpartition(".")
    try:
        return at(atlas, kind, slug), None
    except UnknownEntity:
        if stem and suffix in {offer.name for offer in OFFERS}:
            return at(atlas, kind, stem), suffix
        raise


def alternates(request: Request, path: str) -> list[tuple[str, str, str]]:
    """(format, media type, address) of each form of a document."""
    root = request.scope.get("root_path", "")
    return [(offer.name, offer.media_type, f"{root}{_address(path, offer)}") for offer in OFFERS]


def _address(path: str, offer: Offer) -> str:
    return f"{path}.{offer.name}"


def represent(
    request: Request,
    atlas: Atlas,
    suffix: str | None,
    path: str,
    graph: Callable[[], Iterator[ox.Quad]],
    html: Callable[[Language], bytes],
    *,
    more: Sequence[str] = (),
) -> Response:
    """The document in the form that the address, `?format=` or `Accept` asks for; `more` are parameters of its own."""
    requested = request.query_params.get("format")
    query = {name: value for name, value in request.query_params.items() if name in GIVEN}
    form = asked(request, query, suffix)
    links = [f'<{link}>; rel="alternate"; type="{media_type}"' for _, media_type, link in alternates(request, path)]
    here = request.scope.get("root_path", "") + _address(path, form.offer)
    headers = {"Link": ", ".join(links), "Content-Location": here}
    if form.offer is PAGE and path.count("/") == 3 and suffix is None and requested is None and ui.built():
        # The interface has parameters of its own, and says itself which ones it does not know.
        answer = ui.interface(request)
        answer.headers.update(headers)
        return answer
    given = check(request, (*GIVEN, *more))
    if form.offer is not PAGE:
        return written(request, atlas, form, graph, BASE + path[1:], headers=headers)
    language = parse(given["lang"]) if "lang" in given else guess(request)
    content_type = form.offer.content_type
    return respond(request, atlas, content_type, lambda: html(language), language=language, headers=headers)
