"""What there is of each kind: `/id` lists the kinds, `/id/<kind>` the things of one, as a page or as RDF."""

from collections.abc import Iterator

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from accord_atlas.ontology.names import BASE, KINDS, term
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, NotFound
from accord_atlas.service.core.identifiers import lower
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.language import Language
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.graph_forms import CONTENT, OFFERS, PARAMETERS
from accord_atlas.service.web.html import page
from accord_atlas.service.web.routes.entities import alternates, represent

router = APIRouter(tags=["linked data"])
SHOWN = 500
"""How many things a page names at once; the RDF has all of them."""
LABEL, TYPE = term("rdfs:label"), term("rdf:type")
PAGE_NUMBER = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}}


@router.get("/id.{suffix}", include_in_schema=False, response_class=Response)
@router.get(
    "/id",
    summary="The kinds of things · 实体类型",
    response_class=Response,
    responses=CONTENT,
    openapi_extra={"parameters": PARAMETERS},
)
def kinds(request: Request, atlas: Current, suffix: str | None = None) -> Response:
    """Every kind of thing that has addresses here, its class, and how many of it there are."""
    if suffix is not None and suffix not in _forms():
        raise NotFound(f"There is no file id.{suffix}.", f"没有文件 id.{suffix}。", expected=[*_forms()])

    def graph() -> Iterator[ox.Quad]:
        whole = ox.NamedNode(f"{BASE}id")
        for kind, held in _held(atlas).items():
            yield ox.Quad(whole, term("void:subset"), _collection(kind))
            yield from _about(atlas, kind, len(held))

    def html(language: Language) -> bytes:
        listed = [(kind, atlas.labels.kind(kind), len(held)) for kind, held in _held(atlas).items()]
        context = {"kinds": listed, "alternates": alternates(request, "/id"), "release": atlas.release}
        return page(request, "kinds.html", language, **context)

    return represent(request, atlas, suffix, "/id", graph, html)


@router.get(
    "/id/{kind}",
    summary="The things of one kind · 某一类型的全部实体",
    response_class=Response,
    responses=CONTENT,
    openapi_extra={"parameters": [*PARAMETERS, PAGE_NUMBER]},
)
def things(request: Request, atlas: Current, kind: str) -> Response:
    """Everything of a kind by name; a page shows 500 at a time, RDF has all with type and label."""
    stem, _, ending = kind.rpartition(".")
    kind, suffix = (lower(stem), ending) if stem and ending in _forms() else (lower(kind), None)
    if kind not in KINDS:
        raise NotFound(
            f"There is no kind {kind!r}.",
            f"没有实体类型 {kind!r}。",
            value=kind,
            expected=sorted(KINDS),
            nearest=nearest(kind, KINDS) or None,
        )
    held = _held(atlas).get(kind, [])

    def graph() -> Iterator[ox.Quad]:
        yield from _about(atlas, kind, len(held))
        for named in held:
            node = ox.NamedNode(named.iri)
            yield ox.Quad(_collection(kind), term("rdfs:member"), node)
            yield from atlas.store.quads(node, TYPE)
            yield from atlas.store.quads(node, LABEL)

    number, last = _number(request), max(1, -(-len(held) // SHOWN))

    def html(language: Language) -> bytes:
        first = (number - 1) * SHOWN
        ordered = sorted(held, key=lambda named: (named.text(language).casefold(), named.slug))
        context = {
            "kind": kind,
            "name": atlas.labels.kind(kind),
            "things": ordered[first : first + SHOWN],
            "count": len(held),
            "number": number,
            "last": last,
            "alternates": alternates(request, f"/id/{kind}"),
            "release": atlas.release,
        }
        return page(request, "things.html", language, **context)

    return represent(request, atlas, suffix, f"/id/{kind}", graph, html, more=("page",))


def _held(atlas: Atlas) -> dict[str, list[Named]]:
    """Kind → its things in the release, in the order of the kinds."""
    return atlas.once(_by_kind)


def _by_kind(atlas: Atlas) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {kind: [] for kind in KINDS}
    for named in atlas.labels.of_kind():
        if named.kind in found:
            found[named.kind].append(named)
    return {kind: sorted(held, key=lambda named: named.slug) for kind, held in found.items() if held}


def _collection(kind: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}id/{kind}")


def _about(atlas: Atlas, kind: str, count: int) -> Iterator[ox.Quad]:
    """What a collection is: a part of the dataset, by class, with its size."""
    node, name = _collection(kind), atlas.labels.kind(kind)
    yield ox.Quad(node, TYPE, term("void:Dataset"))
    yield ox.Quad(node, term("void:class"), term(f"aa:{KINDS[kind]}"))
    yield ox.Quad(node, term("void:entities"), ox.Literal(count))
    yield ox.Quad(node, term("void:uriSpace"), ox.Literal(f"{node.value}/"))
    for language, said in (("en", name.en), ("zh", name.zh)):
        if said:
            yield ox.Quad(node, LABEL, ox.Literal(said, language=language))


def _forms() -> tuple[str, ...]:
    return tuple(offer.name for offer in OFFERS)


def _number(request: Request) -> int:
    given = request.query_params.get("page", "1")
    if not given.isdecimal() or len(given) > 6 or int(given) < 1:
        raise BadParameter(
            "page",
            given,
            f"`page` is {given!r}; expected a whole number from 1.",
            f"page 为 {given!r}，应为不小于 1 的整数。",
        )
    return int(given)
