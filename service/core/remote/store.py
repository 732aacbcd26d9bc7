"""The store's seam over the SPARQL 1.1 Protocol: what `EmbeddedStore` does, asked of an engine elsewhere."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import compress, decompress

import pyoxigraph as ox
from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions

from accord_atlas.service.core.errors import EngineFailed
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.remote import errors
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.held import Addressed, Held, addressed, prologue
from accord_atlas.service.core.store import Results, Term

if TYPE_CHECKING:
    import httpx

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
FORMS = {JSON: QueryResultsFormat.JSON, XML: QueryResultsFormat.XML}
SCANNED = 1 << 25
"""Bytes of packed scans that are kept at most."""
SLOW_IN_JSON = "virtuoso"
"""The server that writes a long result several times as fast in XML."""
N_TRIPLES = "application/n-triples"
GRAPH = f"{N_TRIPLES}, text/turtle;q=0.9"
BATCH = 500
"""Terms in one query at most."""
MOST_ROWS = "x-sparql-maxrows"
"""The header by which Virtuoso says that it cut a result, and where."""
BOOLEAN = re.compile(rb'("datatype": ?"http://www\.w3\.org/2001/XMLSchema#boolean"\s*,\s*"value": ?)"([01])"')
"""How Virtuoso writes a boolean. A value cannot look so: in one, quotes are escaped."""
XML_BOOLEAN = re.compile(
    rb'(<literal datatype="http://www\.w3\.org/2001/XMLSchema#boolean">)([01])(?=</literal>)',
)
ASKED = re.compile(rb'^\s*\{\s*"head":\s*\{[^{}]*"vars":\s*\[\s*"__ASK_RETVAL"\s*\]')
"""How Virtuoso begins its answer to `ASK`: a table of one row with a 1, or of none."""
TRUTH = {b"0": b'"false"', b"1": b'"true"'}
XSD_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


class RemoteStore:
    """A release in an engine elsewhere. AtlasErrors of `remote.errors` where the engine does not answer."""

    def __init__(self, endpoint: Endpoint, held: Held, page: int) -> None:
        self.endpoint, self.held = endpoint, held
        self._page = page
        self._scanned: dict[str, tuple[str, bytes]] = {}

    def query(self, query: str) -> Results:
        """See `Store.query`; SELECT and ASK only, as nothing of ours constructs."""
        return ox.parse_query_results(said(self._rows(query)), QueryResultsFormat.JSON)

    def select(self, query: str) -> list[QuerySolution]:
        """See `Store.select`."""
        results = self.query(query)
        if not isinstance(results, QuerySolutions):
            raise TypeError("expected a SELECT query")
        return list(results)

    def serialize(self, query: str, form: QueryResultsFormat) -> bytes:
        """See `Store.serialize`."""
        results = self.query(query)
        if not isinstance(results, QuerySolutions | QueryBoolean):
            raise TypeError("expected a SELECT or ASK query")
        return results.serialize(format=form) or b""

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`; read page by page, one question each."""
        triple = tuple(
            f"?{name}" if term is None else str(term)
            for name, term in zip("spo", (subject, predicate, object), strict=True)
        )
        where = (
            f"GRAPH {f'<{self.held.places.get(graph.value, graph.value)}>' if graph else '?g'} {{ {' '.join(triple)} }}"
        )
        scan = predicate is not None and subject is None and object is None
        for row in self._paged(where, "s" if subject is None else "o" if object is None else "p", scan=scan):
            yield self._quad(row, subject, predicate, object, graph)

    def quads_of(self, predicate: ox.NamedNode, values: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_of`."""
        for some in _parted(values):
            which = f"{{ SELECT DISTINCT ?s {{ {some('v')} ?s {predicate} ?v }} }}"
            for row in self._paged(f"{which} GRAPH ?g {{ ?s ?p ?o }}", "s"):
                yield self._quad(row, None, None, None, None)

    def quads_about(self, subjects: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_about`."""
        for some in _parted(subjects):
            for row in self._paged(f"{some('s')} GRAPH ?g {{ ?s ?p ?o }}", "s"):
                yield self._quad(row, None, None, None, None)

    def _quad(
        self,
        row: QuerySolution,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: Term | None,
        graph: ox.NamedNode | None,
    ) -> Quad:
        home = graph or ox.NamedNode(self.held.released[row["g"].value])
        return Quad(subject or row["s"], predicate or row["p"], object if object is not None else row["o"], home)

    def _paged(self, where: str, key: str, *, scan: bool = False) -> Iterator[QuerySolution]:
        """All solutions of a pattern, however many: beyond one page, in the order of a variable, page by page.

        A page ends before the value that may go on behind it, with which the next begins. `scan` says that several
        parts of the service read just this.
        """
        most = self._page
        whole = self._solutions(f"SELECT * {{ {where} }} LIMIT {most}", scan=scan)
        if len(whole) < min(most, self._page):
            yield from whole
            return
        last, most = "", self._page
        while True:
            after = f"FILTER(STR(?{key}) > {ox.Literal(last)})" if last else ""
            rows = self._solutions(f"SELECT * {{ {where} {after} }} ORDER BY STR(?{key}) LIMIT {most}")
            if len(rows) < most and len(rows) != self._page:
                yield from rows
                return
            ends = rows[-1][key].value
            kept = [row for row in rows if row[key].value != ends]
            if not kept:  # one value fills the page
                if most > self._page:
                    raise errors.cut(self.endpoint.address, self._page)
                most *= 2
                continue
            yield from kept
            last = kept[-1][key].value

    def _solutions(self, query: str, *, scan: bool = False) -> list[QuerySolution]:
        """One page, as long as the engine gives; where it says that it cut a result, pages are as long from now on.

        What is scanned is kept packed: a release does not change, and packed it is a twentieth as long.
        """
        still_wanted()
        if packed := self._scanned.get(query):
            return _parsed(packed[0], decompress(packed[1]))
        form = XML if SLOW_IN_JSON in self.endpoint.server.lower() else JSON
        response = self.endpoint.ask([("query", prologue(query)), *self.held.whole], form)
        cut_at = response.headers.get(MOST_ROWS, "")
        if cut_at.isdigit():
            self._page = min(self._page, int(cut_at))
        kind = response.headers.get("content-type", JSON).partition(";")[0].strip()
        if scan and sum(len(each) for _, each in self._scanned.values()) < SCANNED:
            self._scanned[query] = kind, compress(response.content, 1)
        return _parsed(kind, response.content)

    def _rows(self, query: str) -> bytes:
        """The result of a question as the engine writes it, made what the library reads; it must be whole."""
        still_wanted()
        question = addressed(query, self.held)
        response = self.endpoint.ask(self.fields(question), JSON)
        cut_at = response.headers.get(MOST_ROWS, "")
        if cut_at.isdigit():
            raise errors.cut(self.endpoint.address, int(cut_at))
        return without(plain(response.content), question.added)

    def fields(
        self, question: Addressed, default: Sequence[str] | None = None, named: Sequence[str] | None = None
    ) -> list[tuple[str, str]]:
        """The fields of the protocol for a question: its text and its dataset, that of the request before its own."""
        if default is None and named is None:
            default, named = question.default, question.named
        return [("query", prologue(question.text)), *self.held.dataset(default, named)]


def _parsed(kind: str, content: bytes) -> list[QuerySolution]:
    return list(ox.parse_query_results(plain(content), FORMS.get(kind, QueryResultsFormat.JSON)))  # type: ignore[arg-type]


def _parted(terms: Collection[ox.NamedNode]) -> Iterator[Callable[[str], str]]:
    """What binds a variable to some of many terms, as many as an engine bears in one query."""
    listed = list(dict.fromkeys(map(str, terms)))
    for start in range(0, len(listed), BATCH):
        some = " ".join(listed[start : start + BATCH])
        yield lambda name, some=some: f"VALUES ?{name} {{ {some} }}"  # type: ignore[misc]


def plain(content: bytes) -> bytes:
    """A result in JSON or XML with booleans as they are written everywhere else."""
    if content.startswith(b"<"):
        return XML_BOOLEAN.sub(lambda found: found[1] + TRUTH[found[2]].strip(b'"'), content)
    return BOOLEAN.sub(lambda found: found[1] + TRUTH[found[2]], content)


def said(content: bytes) -> bytes:
    """The answer to `ASK` in JSON as the standard writes it; any other result as it is."""
    if not ASKED.match(content):
        return content
    true = any(row["__ASK_RETVAL"]["value"] == "1" for row in json.loads(content)["results"]["bindings"])
    return b'{"head": {}, "boolean": %s}' % (b"true" if true else b"false")


def without(content: bytes, variables: Iterable[str]) -> bytes:
    """A result in JSON without variables that the asker does not know; as it is where it has none of them."""
    hidden = [name for name in variables if f'"{name}"'.encode() in content]
    if not hidden:
        return content
    found = json.loads(content)
    found["head"]["vars"] = [name for name in found["head"]["vars"] if name not in hidden]
    for row in found["results"]["bindings"]:
        for name in hidden:
            row.pop(name, None)
    return json.dumps(found, ensure_ascii=False).encode()


def triples(response: "httpx.Response", body: Iterable[bytes]) -> Iterator[ox.Triple]:
    """The triples of a graph as the engine sends it."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    form = ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.N_TRIPLES
    try:
        for quad in ox.parse(BytesIO(b"".join(body)), format=form):
            value = quad.object
            if isinstance(value, ox.Literal) and value.datatype == XSD_BOOLEAN and value.value in {"0", "1"}:
                value = ox.Literal("true" if value.value == "1" else "false", datatype=XSD_BOOLEAN)
            yield ox.Triple(quad.subject, quad.predicate, value)
    except SyntaxError as error:
        raise EngineFailed(
            f"The engine sent a graph that cannot be read: {error.msg}.", f"引擎返回的图无法读取：{error.msg}。"
        ) from error
