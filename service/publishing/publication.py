"""Publishes a release: its graphs beside those of others, counted, then put into use at once.

A run that was ended is begun again where it stood: a graph that holds as many triples as it shall is not sent anew,
any other is. What readers ask changes only with the marker, which is written last.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox

from accord_atlas.service.core.errors import EngineFailed
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.held import NAMES, SPACE, Held
from accord_atlas.service.core.remote.marker import MARKER, Marker
from accord_atlas.service.core.remote.store import JSON
from accord_atlas.service.publishing.writing import Writer

NOT_ASCII = re.compile(r"[^\x00-\x7f]")
Tell = Callable[[str, int, int], None]
"""Told of each graph: its name, the triples that are there, and how many there shall be."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: the release, how many triples were sent, and the releases that were removed."""

    release: str
    sent: int
    removed: tuple[str, ...]


def publish(release: Release, endpoint: Endpoint, writer: Writer, tell: Tell, keep: int | None = None) -> Published:
    """Have an engine hold a release and put it into use; `keep` older ones stay, by default all.

    EngineFailed where it does not hold afterwards what it was sent; the release in use is then the one before.
    """
    held = Held(release.id, tuple(sorted(release.manifest["graphs"])), published=True)
    marker = Marker.read(endpoint)
    sent = 0
    for graph, many, lines in _wanted(release, held):
        sent += _filled(endpoint, writer, graph, many, lines, tell)
    if marker.used != release.id or release.id not in marker.manifests:
        marker = marker.with_(release)
        writer.replace(MARKER, marker.triples())
    return Published(release.id, sent, () if keep is None else _pruned(endpoint, writer, marker, keep))


def _wanted(release: Release, held: Held) -> Iterator[tuple[str, int, Iterable[bytes]]]:
    """Each graph in the engine, how many triples it shall hold, and these, as lines of N-Triples.

    The file is read once, and the union, which keeps each triple once, shares its lines with the graphs.
    """
    lines: dict[str, list[bytes]] = {iri: [] for iri in held.places}
    for quad in ox.parse(path=release.path, format=ox.RdfFormat.N_QUADS):
        lines[quad.graph_name.value].append(_line(quad))
    union = dict.fromkeys(chain.from_iterable(lines.values()))
    for iri, there in held.places.items():
        yield there, len(lines[iri]), lines[iri]
    yield held.union, len(union), union
    names = [f"<{there}> <{NAMES}> <{iri}> .".encode() for iri, there in held.places.items()]
    yield held.names, len(names), names


def _line(quad: ox.Quad) -> bytes:
    """A triple as an ASCII line: what is not ASCII is escaped, since engines differ."""
    text = f"{quad.triple} ."
    return (text if text.isascii() else NOT_ASCII.sub(_escape, text)).encode()


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _filled(endpoint: Endpoint, writer: Writer, graph: str, many: int, lines: Iterable[bytes], tell: Tell) -> int:
    """Have a graph hold its triples; how many were sent for it."""
    name = graph.rpartition(":")[2]
    if _count(endpoint, graph) == many:
        tell(name, many, many)
        return 0
    writer.remove(graph)
    there, following = 0, iter(lines)
    while chunk := list(islice(following, writer.chunk)):
        writer.add(graph, chunk)
        there += len(chunk)
        tell(name, there, many)
    if (found := _count(endpoint, graph)) != many:
        raise EngineFailed(
            f"The engine holds {found:,} triples in {graph}, it was sent {many:,}; the release in use is unchanged.",
            f"引擎在 {graph} 中存有 {found:,} 条三元组，而发送了 {many:,} 条；使用中的发布版未变。",
        )
    return there


def _count(endpoint: Endpoint, graph: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    fields = [("query", query), ("default-graph-uri", graph), ("named-graph-uri", graph)]
    results = ox.parse_query_results(endpoint.ask(fields, JSON, seconds=600).content, ox.QueryResultsFormat.JSON)
    (row,) = results  # type: ignore[misc]
    return int(row["n"].value)


def _pruned(endpoint: Endpoint, writer: Writer, marker: Marker, keep: int) -> tuple[str, ...]:
    """Remove older releases, named no more before their graphs go; and what a run that was ended left."""
    older = sorted((name for name in marker.manifests if name != marker.used), key=marker.numbers.__getitem__)
    kept = {marker.used or "", *older[len(older) - keep if keep else len(older) :]}
    if gone := [name for name in older if name not in kept]:
        writer.replace(MARKER, marker.only(kept).triples())
    for graph in _left(endpoint, kept):
        writer.remove(graph)
    return tuple(gone)


def _left(endpoint: Endpoint, kept: Iterable[str]) -> list[str]:
    """The graphs of releases that are not among these."""
    query = f"""SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{SPACE}")) }}"""
    results = ox.parse_query_results(
        endpoint.ask([("query", query)], JSON, seconds=600).content, ox.QueryResultsFormat.JSON
    )
    found = (row["g"].value for row in results)  # type: ignore[union-attr]
    return sorted(graph for graph in found if graph.removeprefix(SPACE).partition(":")[0] not in set(kept))
