"""`/rdf-graph-store?graph=<IRI>`: SPARQL 1.1 Graph Store HTTP Protocol; any graph is read, only layers are written."""

import asyncio
from typing import Any, Final

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from accord_atlas.service.answers.update import LayerChange
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.errors import BadRequest, NotFound, WrongMediaType, WrongMethod
from accord_atlas.service.core.graphs import GRAPHS as GRAPH_ADDRESSES
from accord_atlas.service.core.graphs import names
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.rdf import FORMATS, GRAPHS, write
from accord_atlas.service.sparql import protocol
from accord_atlas.service.sparql.updating import refusals
from accord_atlas.service.sparql.updating.worker import Kind
from accord_atlas.service.web.permissions import holder
from accord_atlas.service.web.query_parameters import check
from accord_atlas.service.web.responses import respond
from accord_atlas.service.web.sparql_intake import Intake, client_of
from accord_atlas.service.web.sparql_request import body_of
from accord_atlas.service.web.sparql_service import asked
from accord_atlas.service.web.updating import Updates, Wanted, layer_of

router = APIRouter(tags=["SPARQL"])
PATH: Final = "/rdf-graph-store"
METHODS: Final = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
TYPES: Final = {kind: FORMATS[offer.name].media_type for offer in GRAPHS for kind in offer.types}
CONTENT: Final[dict[str, Any]] = {each.media_type: {} for each in GRAPHS}
GRAPH: Final[dict[str, Any]] = {
    "parameters": [{"name": "graph", "in": "query", "required": True, "schema": {"type": "string", "format": "iri"}}]
}
SECURED: Final[dict[str, Any]] = {**GRAPH, "security": [{"token": []}]}
SENT: Final[dict[str, Any]] = {**SECURED, "requestBody": {"required": True, "content": CONTENT}}
CHANGED: Final[dict[int | str, dict[str, Any]]] = {
    201: {"description": "The layer is new · 新建"},
    204: {"description": "Done, and seen by queries · 已完成，查询可见"},
}


@router.get(
    PATH,
    summary="Read a named graph · 读取命名图",
    response_class=Response,
    responses={200: {"content": CONTENT}},
    openapi_extra=GRAPH,
)
async def read(request: Request) -> Response:
    """A graph of the release, in the format that `Accept` asks for.

    发布版中的一个命名图，格式由 Accept 决定。
    """
    graph = _graph(request)
    given = check(request, ("graph", "default", "format"))
    service = await asked(request)
    name = graph.removeprefix(GRAPH_ADDRESSES)
    known = names(service.atlas)
    if name not in known or not graph.startswith(GRAPH_ADDRESSES):
        raise NotFound(
            f"The release has no graph {graph}.",
            f"发布版中没有图 {graph}。",
            parameter="graph",
            value=graph,
            nearest=[f"{GRAPH_ADDRESSES}{each}" for each in nearest(name, known)] or None,
        )
    offer = choose(request.headers.get("accept"), given.get("format"), GRAPHS)
    node = ox.NamedNode(graph)

    def made() -> bytes:
        held = service.atlas.store.quads(graph=node)
        return write((ox.Quad(quad.subject, quad.predicate, quad.object) for quad in held), offer.name)

    # What a writer has changed is there when it reads again: whoever kept an answer asks whether it is still so.
    fresh = {"Cache-Control": "no-cache"}
    return await asyncio.to_thread(respond, request, service.atlas, offer.content_type, made, headers=fresh)


@router.put(
    PATH,
    summary="Replace a layer · 替换一个层",
    response_class=Response,
    status_code=204,
    responses=CHANGED,
    openapi_extra=SENT,
)
async def put(request: Request) -> Response:
    """Have a layer hold these statements and no others; it needs a token.

    以所提交的陈述替换该层；须持令牌。
    """
    return _told(*await _changed(request, "put"))


@router.post(
    PATH,
    summary="Add to a layer · 向一个层添加",
    response_class=Response,
    status_code=204,
    responses=CHANGED,
    openapi_extra=SENT,
)
async def post(request: Request) -> Response:
    """Have a layer hold these statements, too; it needs a token.

    向该层添加所提交的陈述；须持令牌。
    """
    return _told(*await _changed(request, "post"))


@router.delete(
    PATH,
    summary="Empty a layer · 清空一个层",
    response_class=Response,
    status_code=204,
    openapi_extra=SECURED,
)
async def delete(request: Request) -> Response:
    """Take a layer's statements away, and with them the layer; it needs a token.

    移除该层；须持令牌。
    """
    release, change = await _changed(request, "delete")
    if not change.removed:
        raise NotFound(f"There is no layer {change.name!r}.", f"没有名为 {change.name!r} 的层。", parameter="graph")
    return _told(release, change)


@router.api_route(PATH, methods=["PATCH", "OPTIONS"], include_in_schema=False)
def how(request: Request) -> Response:
    """Say what is taken here."""
    if request.method == "OPTIONS":
        accepted = ", ".join(each.media_type for each in GRAPHS)
        return Response(status_code=204, headers={"Allow": METHODS, "Accept-Post": accepted, "Accept-Put": accepted})
    raise WrongMethod(
        f"A graph is read and changed by {METHODS}.",
        f"图以 {METHODS} 读取与更改。",
        headers={"Allow": METHODS},
        expected=METHODS.split(", "),
    )


async def _changed(request: Request, kind: Kind) -> tuple[str, LayerChange]:
    """Do what is asked of a layer; the release that holds it, and what came and went."""
    updates: Updates = request.app.state.updates
    sender = holder(request)
    graph = _graph(request)
    layer = layer_of(graph)
    if layer is None:
        raise refusals.refusal("not-a-layer", {"graph": graph}, updates.bounds)
    sender.demand(f"update:{layer}")
    intake = Intake(updates.texts, client_of(request.scope))
    try:
        body, form = b"", ""
        if kind != "delete":
            form = _format(request)
            body = await body_of(request, updates.bounds.size, intake, refusals.too_long(updates.bounds))
        answer = await updates.done(Wanted(kind, body, sender, graph, form))
    finally:
        intake.release()
    return answer.release, answer.layers[0]


def _told(release: str, change: LayerChange) -> Response:
    """201 where there was no such layer before."""
    new = change.added and change.added == change.statements and not change.removed
    return Response(status_code=201 if new else 204, headers={"Accord-Release": release, "Cache-Control": "no-store"})


def _graph(request: Request) -> str:
    """The graph that the address names (§4.2)."""
    graphs = request.query_params.getlist("graph")
    if "default" in request.query_params:
        raise refusals.refusal("default-graph", {}, request.app.state.updates.bounds)
    if len(graphs) != 1:
        raise BadRequest(
            f"The address names {len(graphs)} graphs; expected one, as in {PATH}?graph={refusals.LAYER_GRAPHS}name.",
            f"地址中有 {len(graphs)} 个 graph；应有且仅有一个，例如 {PATH}?graph={refusals.LAYER_GRAPHS}name。",
            parameter="graph",
            expected=refusals.FORM,
        )
    protocol.check_iris("graph", graphs)
    return graphs[0]


def _format(request: Request) -> str:
    """In which of our formats the body is."""
    protocol.plain(request.headers.get("content-encoding"))
    sent = request.headers.get("content-type")
    media_type, charset = protocol.media_type_of(sent)
    if media_type not in TYPES or charset not in {"utf-8", "utf8", "us-ascii"}:
        listed = [each.media_type for each in GRAPHS]
        raise WrongMediaType(
            f"The body is of type {sent or 'unknown'}; expected one of {', '.join(listed)}, in UTF-8.",
            f"正文类型为 {sent or '未知'}，应为 {'、'.join(listed)} 之一，编码为 UTF-8。",
            headers={"Accept-Post": ", ".join(listed)},
            value=sent,
            expected=listed,
        )
    return TYPES[media_type]
