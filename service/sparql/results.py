"""Writes a result as the engine serialises it: cut at a limit, compressed if so wished, large ones into a file.

Runs in the worker processes.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import IO, NamedTuple, cast

import pyoxigraph as ox

from accord_atlas.service.sparql.ipc import Job
from accord_atlas.service.sparql.row_limit import SYNTAX, Enough, RowCut
from accord_atlas.service.sparql.xml import FORMATS as XML
from accord_atlas.service.sparql.xml import Xml

GZIP_WINDOW = 31
"""What zlib calls the gzip format; it writes no date, hence equal results have equal bytes."""
RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
FEW = 500
"""Triples up to which a graph is looked at before it is written."""
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
}
NOTES = {
    "ttl": b"\n# truncated: %b\n",
    "nt": b"# truncated: %b\n",
    "nq": b"# truncated: %b\n",
    "trig": b"\n# truncated: %b\n",
    "rdf": b"\n<!-- truncated: %b -->\n",
}
"""What is added to a graph that was cut, where its format has room for it; JSON-LD has none."""


class TooLarge(Exception):
    """A single row or literal is larger than a whole result may be."""


class NoRoom(Exception):
    """The result is no small one, and there is no room for others."""


class Spool:
    """Takes the bytes of a result; what exceeds `job.inline` goes to the file `job.spool`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self._packer = zlib.compressobj(5, zlib.DEFLATED, GZIP_WINDOW) if job.gzip else None
        self.size = 0

    def write(self, data: bytes) -> int:
        """Bytes of the result, as the engine writes them; TooLarge where no sensible cut kept them within bounds."""
        self.size += len(data)
        if self.size > 2 * self._job.size + (1 << 20):
            raise TooLarge
        self._keep(self._packer.compress(data) if self._packer else data)
        return len(data)

    def flush(self) -> None:
        """Nothing to do: `close` ends the result."""

    def close(self) -> bytes | None:
        """End the result: its bytes where it is small, None where it lies in the file."""
        if self._packer:
            self._keep(self._packer.flush())
        if self._file is None:
            return bytes(self._memory)
        self._file.close()
        return None

    def _keep(self, data: bytes) -> None:
        if self._file:
            self._file.write(data)
            return
        self._memory += data
        if len(self._memory) > self._job.inline:
            if not self._job.spool:
                raise NoRoom
            # The pool made up this path, in a folder of its own.
            self._file = open(self._job.spool, "wb")  # noqa: PTH123, SIM115
            self._file.write(self._memory)
            self._memory.clear()


class Triples:
    """Hands triples to a serialiser until a limit is met; a limit is known by looking at one triple more."""

    def __init__(self, triples: Iterable[ox.Triple], spool: Spool, job: Job) -> None:
        self._triples, self._spool, self._job = triples, spool, job
        self.rows = 0
        self.limit: str | None = None
        self.fresh = False

    def __iter__(self) -> Iterator[ox.Triple]:
        for triple in self._triples:
            if self.rows == self._job.rows:
                self.limit = "rows"
            elif self._spool.size >= self._job.size:
                self.limit = "bytes"
            if self.limit:
                return
            self.rows += 1
            self.fresh = self.fresh or _blank(triple.subject) or _blank(triple.object)
            yield triple


class Written(NamedTuple):
    """What was written: the kind of result, its rows, what cut it, and whether it has blank nodes made for it."""

    kind: str
    rows: int
    limit: str | None = None
    fresh: bool = False


def write(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, job: Job, spool: Spool, prefixes: Mapping[str, str]
) -> Written:
    """Write results in the wished format for their kind.

    NotCarried where the format cannot say what they hold.
    """
    if isinstance(results, ox.QueryTriples):
        return write_graph(results, job, spool, prefixes)
    form = RESULTS[job.results]
    if isinstance(results, ox.QueryBoolean):
        results.serialize(cast("IO[bytes]", spool), form)
        return Written("boolean", 1)
    sink = Xml(spool.write) if job.results in XML else spool
    counted = RowCut(sink.write, SYNTAX[job.results], job.rows, job.size)
    try:
        results.serialize(cast("IO[bytes]", counted), form)
        counted.finish()
    except Enough:
        pass
    return Written("solutions", counted.rows, counted.limit)


RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
UNWRITTEN = frozenset({f"{RDF}type", f"{RDF}langString", f"{XSD}string"})
"""What formats have a sign of their own for: no prefix is declared for it. (`core/rdf.py` would cost each worker.)"""


def write_graph(results: Iterable[ox.Triple], job: Job, spool: Spool, prefixes: Mapping[str, str]) -> Written:
    """Write triples in the wished format."""
    # A graph with few triples declares the prefixes that they use; of a larger one nobody minds a few lines more.
    results = iter(results)
    head = list(islice(results, FEW))
    if len(head) < FEW:
        spaces = _spaces(head)
        prefixes = {name: space for name, space in prefixes.items() if space in spaces}
    triples = Triples(chain(head, results), spool, job)
    if job.graph == "jsonld":
        _write_jsonld(triples, spool, prefixes)
    else:
        sink = Xml(spool.write) if job.graph in XML else spool
        ox.serialize(triples, cast("IO[bytes]", sink), GRAPHS[job.graph], prefixes=dict(prefixes))
    if triples.limit and job.graph in NOTES:
        spool.write(NOTES[job.graph] % triples.limit.encode())
    return Written("graph", triples.rows, triples.limit, triples.fresh)


def _write_jsonld(triples: Iterable[ox.Triple], spool: Spool, prefixes: Mapping[str, str]) -> None:
    # Late: few queries want it, and it reads the context.
    from accord_atlas.service.core.jsonld import context_of, stream

    for piece in stream(triples, context_of(prefixes)):
        spool.write(piece)


def _spaces(triples: Iterable[ox.Triple]) -> set[str]:
    """The namespaces of the IRIs in these triples, cut where those of prefixes end."""
    found: set[str] = set()
    for triple in triples:
        for node in triple:
            if isinstance(node, ox.Triple):
                found |= _spaces([node])
            elif not isinstance(node, ox.BlankNode):
                iri = node.value if isinstance(node, ox.NamedNode) else node.datatype.value
                if iri not in UNWRITTEN:
                    found.add(iri[: max(iri.rfind("/"), iri.rfind("#")) + 1])
    return found


def _blank(term: object) -> bool:
    """Whether a term is a blank node, or a triple that has one."""
    return isinstance(term, ox.BlankNode) or (isinstance(term, ox.Triple) and any(map(_blank, term)))
