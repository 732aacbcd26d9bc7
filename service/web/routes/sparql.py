"""`/sparql`: SPARQL 1.1 Protocol, as a plain ASGI route, since a framework's own part would cost more than a query.

The server reads the request, picks a format and hands the text to a worker; it does not parse the query itself. When
the client goes away, the query ends. Headers are sent when the result is complete, so that they tell the truth.
"""

import asyncio
import json
import logging
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from accord_atlas.loaders.updates import UPDATED
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.media_types import Offer, takes_gzip
from accord_atlas.service.core.rdf import GRAPHS
from accord_atlas.service.core.request_id import REQUEST
from accord_atlas.service.core.tracing import span
from accord_atlas.service.sparql import protocol
from accord_atlas.service.sparql.formats import RESULTS, WORKBOOK, changes, form, negotiate
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.messages import Answer, Query
from accord_atlas.service.sparql.notices import notices
from accord_atlas.service.sparql.protocol import Operation
from accord_atlas.service.sparql.record import Record
from accord_atlas.service.web import sparql_workbook as workbook
from accord_atlas.service.web.budgets import Budgets, budget_of
from accord_atlas.service.web.problems import from_atlas
from accord_atlas.service.web.responses import GZIP, entity_tag, holds_exactly, lasting, of_release
from accord_atlas.service.web.routes.dataset import describe_service
from accord_atlas.service.web.routes.engine_help import ENGINE
from accord_atlas.service.web.running import Running
from accord_atlas.service.web.sparql_answers import check, headers
from accord_atlas.service.web.sparql_intake import Intake, client_of
from accord_atlas.service.web.sparql_request import Disconnected, read, while_connected
from accord_atlas.service.web.sparql_service import SparqlService, asked

log = logging.getLogger("accord_atlas.sparql")
CHUNK = 1 << 18
UNKEPT = {"Cache-Control": "no-store"}
"""What an answer says that may be another one next time."""
OF_A_RUN = ("Accord-Rows", "Accord-Limit", "Server-Timing")
"""Headers that only the run of a query could tell."""


class SparqlEndpoint:
    """The ASGI application at `/sparql`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an AtlasError goes on to the application's handlers."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            await _options()(scope, receive, send)
            return
        if request.method not in {"GET", *protocol.BODIED}:
            raise protocol.wrong_method(request.method)
        service = await asked(request)
        intake = Intake(service.texts, client_of(scope))
        with service.users.one(), suppress(Disconnected):
            try:
                operation = await read(request, service.limits, intake)
                if operation.text is None:
                    described = await asyncio.to_thread(describe_service, request, service)
                    await described(scope, receive, send)
                else:
                    await _query(request, service, operation, operation.text, send)
            finally:
                intake.release()


async def _query(request: Request, service: SparqlService, operation: Operation, text: str, send: Send) -> None:
    """Run a query and send its result."""
    kind = form(text)
    if kind == "update":
        raise protocol.update_as_query()
    formats = negotiate(kind, request.headers.get("accept"), operation.format)
    offer = formats.graph if kind in {"construct", "describe"} else formats.results
    # A workbook is packed as it is.
    packed = offer != WORKBOOK and takes_gzip(request.headers.get("accept-encoding", ""))
    common = _common(request, service, operation, text, offer, packed)
    # A star is no answer: only the query can tell whether there is a result.
    if (tag := common.get("ETag")) and holds_exactly(request.headers.get("if-none-match", ""), tag):
        await Response(status_code=304, headers=dict(common))(request.scope, request.receive, send)
        return
    query = Query(
        text, formats.results.name, formats.graph.name, packed, operation.default_graphs, operation.named_graphs
    )
    if offer == WORKBOOK:
        service = replace(service, limits=workbook.bounds(service.limits))
        query = replace(query, results="json", rows=service.limits.rows, size=service.limits.size)
    record = Record(text, kind, offer.name)
    answer = await _run(request, service, operation, query, record)
    if answer.reply.fresh:
        common = {**_fixed(service), **_noticed(request, text), **UNKEPT}
    told: Mapping[str, str] = {}
    if "ETag" in common:
        lasting(request, OF_A_RUN, exact=True)
    if offer == WORKBOOK:
        answer, told = await workbook.made(service, answer, text, workbook.reader(request))
    try:
        lines = {**common, **_headers(answer, service, offer, record), **told}
        await _send(answer, lines, packed, service.limits, send)
    finally:
        answer.close()


async def _run(request: Request, service: SparqlService, operation: Operation, query: Query, record: Record) -> Answer:
    """The answer to a query, and a line in the log whatever comes of it."""
    running: Running = request.app.state.running
    budgets: Budgets = request.app.state.budgets
    budgets.demand_work(budget_of(request.scope))
    told = {"db_query_text": query.text} if service.atlas.settings.trace_queries else {}
    try:
        with span("query", accord_form=record.form, **told), running.query(query.text):
            answer = await while_connected(request, service.pool.run(query, client_of(request.scope)))
    except Disconnected:
        record.write("disconnected")
        raise
    except AtlasError as error:
        record.write(str(error.extras.get("limit", error.slug)))
        raise
    try:
        check(answer.reply, service.limits, may_truncate=operation.may_truncate)
    except AtlasError as error:
        record.write(error.slug, answer)
        answer.close()
        raise
    record.write("ok", answer)
    return answer


def _common(
    request: Request, service: SparqlService, operation: Operation, text: str, offer: Offer, packed: bool
) -> Mapping[str, str]:
    """The headers that are known before the query runs.

    A GET gets a tag, for its result is determined by the release, the limits and the request, unless the query has a
    function such as NOW or RAND. (That it makes blank nodes, only its result tells: such a result goes out without.)
    """
    if request.method != "GET" or changes(text):
        return {**_fixed(service), **_noticed(request, text), **UNKEPT}
    spoken = workbook.reader(request) if offer == WORKBOOK else ""
    requested = (text, str(operation), offer.name, spoken, str((service.limits.rows, service.limits.size)))
    tag = entity_tag(service.atlas, "/sparql", *requested)
    return {
        **_fixed(service),
        **_noticed(request, text),
        "ETag": f'{tag[:-1]}{GZIP}"' if packed else tag,
        "Cache-Control": _age(service),
        **({"Vary": "Accept, Accept-Encoding, Accept-Language, Cookie"} if spoken else {}),
    }


def _age(service: SparqlService) -> str:
    """How long a cache may go without asking: not at all where updates come, for who writes wants to read it."""
    updated = service.atlas.release.manifest.get(UPDATED)
    return "no-cache" if updated else f"public, max-age={service.atlas.settings.max_age}"


def _noticed(request: Request, text: str) -> Mapping[str, str]:
    """What an answer says of itself where the engine may have left blanks in it that no error explains."""
    found = notices(text)
    page = f"{request.scope.get('root_path', '')}{ENGINE}"
    links = ", ".join(f'<{page}#{name}>; rel="help"' for name in found)
    return {"Accord-Notice": ", ".join(found), "Link": links} if found else {}


def _fixed(service: SparqlService) -> Mapping[str, str]:
    return {"Vary": "Accept, Accept-Encoding", **of_release(service.atlas.release)}


def _headers(answer: Answer, service: SparqlService, offer: Offer, record: Record) -> Mapping[str, str]:
    """The headers that only the result could tell."""
    timing = {"queue": answer.waited, **answer.reply.timing, "total": time.perf_counter() - record.start}
    return {
        **headers(answer.reply, service.limits),
        "Content-Type": offer.content_type,
        "Content-Length": str(answer.length),
        "Server-Timing": ", ".join(f"{name};dur={seconds * 1000:.1f}" for name, seconds in timing.items()),
    }


async def _send(answer: Answer, headers: Mapping[str, str], packed: bool, limits: Limits, send: Send) -> None:
    """Send a result; a client that takes nothing for too long, or too little of it, is let go."""
    coding = {"Content-Encoding": "gzip"} if packed else {}
    lines = [(name.lower().encode(), value.encode("latin-1")) for name, value in {**headers, **coding}.items()]
    await send({"type": "http.response.start", "status": 200, "headers": lines})
    clock = asyncio.get_running_loop().time
    # The time by which the client must have taken what was sent so far, were it as slow as may be.
    slowest = clock() + limits.send_seconds
    chunk = answer.body.read(CHUNK)
    while True:
        following = answer.body.read(CHUNK)
        slowest += len(chunk) / limits.send_rate
        try:
            async with asyncio.timeout_at(min(slowest, clock() + limits.send_seconds)):
                await send({"type": "http.response.body", "body": chunk, "more_body": bool(following)})
        except TimeoutError:
            log.info("%s", json.dumps({"request": REQUEST.get(), "outcome": "stalled", "bytes": answer.length}))
            return
        if not following:
            return
        chunk = following


def _options() -> Response:
    return Response(
        status_code=204,
        headers={"Allow": protocol.METHODS, "Accept-Post": f"{protocol.QUERY}, {protocol.FORM}"},
    )


ENDPOINT = SparqlEndpoint()


class ProtocolRoute(APIRoute):
    """A route that is documented like the others and served by the endpoint itself, whatever the method."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""
        await ENDPOINT(scope, receive, send)


router = APIRouter(tags=["SPARQL"], route_class=ProtocolRoute)


class Direct:
    """The way to the endpoint past the framework's routing, which costs more than a small query does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand requests for the endpoint on to it, all others to the routes."""
        if scope["type"] != "http" or scope["path"].removeprefix(scope.get("root_path", "")) != PATH:
            await self.app(scope, receive, send)
            return
        scope["route"] = router.routes[0]
        try:
            await ENDPOINT(scope, receive, send)
        except AtlasError as error:
            await (await from_atlas(Request(scope, receive), error))(scope, receive, send)


PATH = "/sparql"
CONTENT: dict[int | str, dict[str, Any]] = {
    200: {"content": {each.media_type: {} for each in (*RESULTS, WORKBOOK, *GRAPHS)}}
}
TEXT = {"type": "string", "minLength": 1}
IRIS = {"type": "array", "items": {"type": "string", "format": "iri"}}
PARAMETERS = {
    "query": TEXT,
    "default-graph-uri": IRIS,
    "named-graph-uri": IRIS,
    "format": {"type": "string", "enum": sorted({each.name for each in (*RESULTS, WORKBOOK, *GRAPHS)})},
    "on-limit": {"type": "string", "enum": ["truncate", "error"], "default": "truncate"},
}
REPEATED = {"style": "form", "explode": True}
"""How the protocol has several graphs: the parameter is given again for each."""
DOCUMENTED: dict[str, Any] = {"response_class": Response, "responses": CONTENT}


@router.get(
    PATH,
    summary="Ask in SPARQL · SPARQL 查询",
    openapi_extra={"parameters": [{"name": n, "in": "query", "schema": s, **REPEATED} for n, s in PARAMETERS.items()]},
    **DOCUMENTED,
)
async def by_get() -> None:
    """SPARQL 1.1 Protocol by GET. Without `query`: the service's description, or a page to write a query on."""


@router.post(
    PATH,
    summary="Ask in SPARQL · SPARQL 查询",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                protocol.FORM: {"schema": {"type": "object", "properties": PARAMETERS, "required": ["query"]}},
                protocol.QUERY: {"schema": TEXT},
            },
        }
    },
    **DOCUMENTED,
)
async def by_post() -> None:
    """SPARQL 1.1 Protocol by POST: the query as a form field, or as the body itself."""
