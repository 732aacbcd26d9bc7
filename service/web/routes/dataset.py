"""The dataset as a whole: its description, its files, its graphs, and what `/sparql` says about itself.

`/dataset` and `/.well-known/void` describe it (VoID, DCAT); `/dataset.nq.gz` and its like are the release itself;
`/graph/<name>` is the address of each named graph, `/graph/<name>.<format>[.gz]` its files.
"""

import asyncio
import gzip
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse, StreamingResponse

from accord_atlas.ontology import licence
from accord_atlas.ontology.names import BASE, SLUG, term
from accord_atlas.queries.question import questions
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.graphs import names
from accord_atlas.service.core.language import Language, parse
from accord_atlas.service.core.media_types import Offer
from accord_atlas.service.core.rdf import GRAPHS
from accord_atlas.service.dataset.description import bounds, dataset_description, service_description
from accord_atlas.service.dataset.files import File, Files
from accord_atlas.service.dataset.statistics import statistics
from accord_atlas.service.dataset.table_files import has_parquet
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.titles import graph_title
from accord_atlas.service.web.addresses import root, vary
from accord_atlas.service.web.graph_forms import GIVEN, OFFERS, PAGE, Form, asked, written
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.query_parameters import check
from accord_atlas.service.web.responses import GZIP, expect, matching, respond
from accord_atlas.service.web.routes import tables, ui
from accord_atlas.service.web.sparql_service import SparqlService, current

router = APIRouter(tags=["dataset"])
CHUNK = 1 << 18
HASHES = "dataset.sha256"
"""The list of checksums, in the form that `sha256sum -c` reads."""


@router.get("/.well-known/void", summary="The dataset described (VoID, DCAT) · 数据集描述", response_class=Response)
async def void(request: Request) -> Response:
    """The same as `/dataset`, at the address where VoID is looked for; RDF unless HTML is asked for."""
    return await dataset(request)


@router.get("/dataset", summary="The dataset described (VoID, DCAT) · 数据集描述", response_class=Response)
async def dataset(request: Request) -> Response:
    """What the release holds, graph by graph, and its files with their checksums."""
    service = current(request)
    files = await service.files.files()
    listed = list(files.by_name.values())
    await asyncio.to_thread(statistics, service.atlas)

    def html(language: Language) -> bytes:
        context = {
            "about": message("dataset-about"),
            "tables": tables.listed(files),
            "without_parquet": not has_parquet(),
            "counted": statistics(service.atlas),
            "title": graph_title,
            "files": files,
            "hashes": HASHES,
            "licence": licence,
        }
        return page(request, "dataset.html", language, release=service.atlas.release, **context)

    return _represent(request, service, lambda: dataset_description(service.atlas, listed, root(request)), html)


@router.get("/graph/{name}", summary="One named graph · 命名图", response_class=Response)
async def graph(request: Request, name: str) -> Response:
    """A graph as RDF or as a page that says what it holds; `<name>.<format>` and `<name>.<format>.gz` are its files."""
    service = current(request)
    if name not in names(service.atlas):
        if name.removesuffix(".gz").rpartition(".")[2] not in {offer.name for offer in GRAPHS}:
            raise _no_graph(name, names(service.atlas))
        return await _file(request, f"graph/{name}")
    files = await service.files.files()
    given = check(request, GIVEN)
    held = {file.format for file in files.of(f"graph/{name}")}
    offers = [offer for offer in OFFERS if offer is PAGE or offer.name in held]
    form = asked(request, given, None, offers)
    links = _alternates(request, f"graph/{name}", offers)
    if form.offer is not PAGE and form.plain:
        file = files.by_name[f"graph/{name}.{form.offer.name}"]
        return await _send(request, service, file, {"Link": links}, form.content_type)
    if form.offer is not PAGE:
        node = ox.NamedNode(f"{BASE}graph/{name}")
        held_quads = lambda: service.atlas.store.quads(graph=node)  # noqa: E731
        return await asyncio.to_thread(written, request, service.atlas, form, held_quads, headers={"Link": links})
    counted = await asyncio.to_thread(statistics, service.atlas)
    extent = next(each for each in counted.graphs if each.name == name)

    def html(language: Language) -> bytes:
        context = {
            "extent": extent,
            "title": graph_title(name),
            "files": files.of(f"graph/{name}"),
            "labels": service.atlas.labels,
        }
        return page(request, "graph.html", language, release=service.atlas.release, **context)

    return _page(request, service, given.get("lang"), html, {"Link": links})


def _no_graph(name: str, known: Collection[str]) -> NotFound:
    close = nearest(name, known)
    near_en, near_zh = (f"; nearest: {', '.join(close)}", f"；相近的有：{'、'.join(close)}") if close else ("", "")
    return NotFound(
        f"There is no graph {name!r}{near_en}.",
        f"没有命名图 {name!r}{near_zh}。",
        value=name,
        expected=sorted(known),
        nearest=close or None,
    )


@router.get("/dataset.{rest}", summary="The release as one file · 发布版下载", response_class=Response)
async def whole(request: Request, rest: str) -> Response:
    """The release: `nq` (as built) and `trig` keep its graphs; with `.gz` it comes packed; `sha256` lists checksums."""
    if f"dataset.{rest}" == HASHES:
        service = current(request)
        files = await service.files.files()
        return respond(request, service.atlas, "text/plain; charset=utf-8", lambda: _hashes(files))
    return await _file(request, f"dataset.{rest}")


@router.get("/ontology/{version}", summary="A version of the ontology · 本体的某一版本", response_class=Response)
async def version(request: Request, version: str) -> Response:
    """The ontology of this release under the IRI of its version; releases keep older ones, and are kept themselves."""
    service = current(request)
    address = ox.NamedNode(f"{BASE}ontology/{version}") if SLUG.fullmatch(version) else None
    if address is None or next(service.atlas.store.quads(None, term("owl:versionIRI"), address), None) is None:
        known = [str(quad.object)[1:-1] for quad in service.atlas.store.quads(None, term("owl:versionIRI"))]
        raise NotFound(f"There is no version {version!r} here.", f"没有版本 {version!r}。", expected=known)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/ontology{query}", 303)


def describe_service(request: Request, service: SparqlService) -> Response:
    """What `/sparql` answers when it is asked nothing: its description, or a page to write a query on."""

    def html(language: Language) -> bytes:
        requested = request.query_params.get("example", "")
        context = {"questions": questions(), "chosen": questions().get(requested, next(iter(questions().values())))}
        facts = {"bounds": bounds(service.limits), "release": service.atlas.release}
        return page(request, "sparql.html", language, **context, **facts)

    describe = lambda: service_description(service.atlas, service.limits, root(request))  # noqa: E731
    given = {name: value for name, value in request.query_params.items() if name in GIVEN}
    form = asked(request, given, None)
    if form.offer is PAGE and "format" not in given and ui.built():
        return ui.interface(request)
    basis = f"{bounds(service.limits).en} {service.limits.allowed}"
    return _offered(request, service, form, f"{root(request)}/sparql", describe, html, given.get("lang"), basis)


def _represent(
    request: Request,
    service: SparqlService,
    describe: Callable[[], Iterator[ox.Quad]],
    html: Callable[[Language], bytes],
) -> Response:
    given = check(request, GIVEN)
    form = asked(request, given, None)
    return _offered(request, service, form, f"{BASE}dataset", describe, html, given.get("lang"))


def _offered(
    request: Request,
    service: SparqlService,
    form: Form,
    first: str,
    describe: Callable[[], Iterator[ox.Quad]],
    html: Callable[[Language], bytes],
    lang: str | None,
    basis: str = "",
) -> Response:
    links = {"Link": ", ".join(_link(f"{request.url.path}?format={each.name}", each) for each in OFFERS)}
    if form.offer is PAGE:
        return _page(request, service, lang, html, links, basis)
    # The description holds this service's own addresses.
    basis = f"{basis} {root(request)}"
    by = vary(request, "Accept")
    return written(request, service.atlas, form, describe, first, basis=basis, vary=by, headers=links)


def _page(
    request: Request,
    service: SparqlService,
    lang: str | None,
    html: Callable[[Language], bytes],
    headers: dict[str, str],
    basis: str = "",
) -> Response:
    language = guess(request) if lang is None else parse(lang)
    made = lambda: html(language)  # noqa: E731
    return respond(request, service.atlas, PAGE.content_type, made, language=language, basis=basis, headers=headers)


async def _file(request: Request, requested: str) -> Response:
    """The file with that name, packed where the name ends in `.gz`."""
    service = current(request)
    files = await service.files.files()
    check(request, ())
    if (plain := files.by_name.get(requested)) and not plain.packed:
        return await tables.as_it_is(request, service, plain)
    file = files.by_name.get(requested.removesuffix(".gz"))
    if file is None or not file.packed:
        raise tables.no_file(requested, files)
    if requested.endswith(".gz"):
        return await tables.as_it_is(request, service, file)
    return await _send(request, service, file, {})


async def _send(
    request: Request, service: SparqlService, file: File, more: dict[str, str], content_type: str = ""
) -> Response:
    """The file's content: with gzip as content coding where the client takes it, else unpacked on the way."""
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = tables.file_headers(service, file.sha256 + (GZIP if packed else ""), file.sha256)
    expect(request, headers["ETag"].replace(GZIP, ""))
    # Where it goes out unpacked, the middleware says that it varies by coding.
    headers |= {"Vary": "Accept, Accept-Encoding" if packed else "Accept", **more}
    if matching(request, headers["ETag"]) == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    media_type = content_type or next(offer for offer in GRAPHS if offer.name == file.format).content_type
    path = await service.files.path(file)
    if packed:
        headers |= {"Content-Encoding": "gzip", "Content-Length": str(file.packed_size)}
        return StreamingResponse(_chunks(path), media_type=media_type, headers=headers)
    headers["Content-Length"] = str(file.size)
    return StreamingResponse(_unpacked(path), media_type=media_type, headers=headers)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _unpacked(path: Path) -> Iterator[bytes]:
    with gzip.open(path) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _hashes(files: Files) -> bytes:
    lines: Sequence[str] = [
        f"{digest}  {name}"
        for file in files.by_name.values()
        for digest, name in dict.fromkeys(((file.sha256, file.name), (file.packed_sha256, file.download)))
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _alternates(request: Request, subject: str, offers: Sequence[Offer]) -> str:
    base = f"{request.scope.get('root_path', '')}/{subject}"
    addresses = ((offer, f"{base}?format=html" if offer is PAGE else f"{base}.{offer.name}") for offer in offers)
    return ", ".join(_link(address, offer) for offer, address in addresses)


def _link(address: str, offer: Offer) -> str:
    return f'<{address}>; rel="alternate"; type="{offer.media_type}"'
