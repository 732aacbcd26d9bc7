"""The process in which one update is tried: it has no network, a bounded memory, and ends with its deadline.

It reads a `Job` and the request's body from its standard input, writes what each layer would hold into a folder, and
tells what has changed, or why nothing may. Nothing that lasts is touched by it.
"""

import json
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from accord_atlas.service.sparql import sandbox
from accord_atlas.service.sparql.ipc import read_frame, write_frame
from accord_atlas.service.sparql.updating.operations import Using, operations
from accord_atlas.service.sparql.updating.scratch import Scratch
from accord_atlas.service.sparql.updating.skolem import named
from accord_atlas.service.sparql.updating.stopped import Stopped, reason

Kind = Literal["update", "put", "post", "delete"]


@dataclass(frozen=True, slots=True)
class Job:
    """One update and its bounds.

    `copy` is the copy of the release that it starts from, `folder` an empty one on the same disk. `graphs` begin all
    addresses of layers. `layers` are those that hold statements, by name, each with the file of them; `tables` those
    that hold tables. `may` names the layers that the sender may write to, None for all.
    """

    kind: Kind
    copy: str
    folder: str
    base: str
    graphs: str
    name_form: str
    parent: int
    memory: int
    seconds: float
    statements: int
    layers: dict[str, str]
    tables: list[str]
    may: list[str] | None
    graph: str = ""
    format: str = ""
    using: list[str] = field(default_factory=list)
    using_named: list[str] = field(default_factory=list)

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: for each layer that it writes to, how many statements came and went, and how many it has."""

    stopped: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    layers: dict[str, dict[str, int]] = field(default_factory=dict)

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(asdict(self)).encode()


class _Trial:
    """A job on its way."""

    def __init__(self, job: Job, body: bytes) -> None:
        self.job, self.body = job, body

    def outcome(self) -> Outcome:
        """Try it; Stopped where it may not be."""
        after = self._updated() if self.job.kind == "update" else self._stored()
        told = {}
        for graph, (before, now) in after.items():
            _plain(now)
            if len(now) > self.job.statements:
                raise Stopped("statements", statements=len(now))
            name = graph.value.removeprefix(self.job.graphs)
            lines = sorted(f"{quad} .\n".encode() for quad in now)
            (Path(self.job.folder) / f"{name}.nq").write_bytes(b"".join(lines))
            told[name] = {"added": len(now - before), "removed": len(before - now), "statements": len(now)}
        return Outcome(layers=told)

    def _updated(self) -> Mapping[ox.NamedNode, tuple[set[ox.Quad], set[ox.Quad]]]:
        text = self._text()
        self._check_calls(text)
        done = operations(text, self.job.base, Using(self.job.using, self.job.using_named))
        targets = [self._layer(iri) for iri in dict.fromkeys(iri for each in done for iri in each.targets)]
        if not targets:
            return {}
        before = {graph: self._before(graph) for graph in targets}
        copy = None if all(each.alone for each in done) else Path(self.job.copy)
        scratch = Scratch(copy, Path(self.job.folder) / "scratch", before)
        try:
            scratch.run(done, self.job.base)
        except Stopped as stopped:
            raise self._at_its_place(stopped, text) from stopped
        # All at once, for a blank node may stand in several graphs.
        after = named([quad for graph in targets for quad in scratch.layer(graph)])
        return {graph: (before[graph], {quad for quad in after if quad.graph_name == graph}) for graph in targets}

    def _text(self) -> str:
        try:
            return self.body.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise Stopped("syntax", message="not UTF-8") from error

    def _check_calls(self, text: str) -> None:
        if "service" not in text.lower() and "\\u" not in text.lower():
            return
        # Late, for its patterns take long to compile and few updates need them.
        from accord_atlas.service.sparql.guard import calls

        if found := calls(text):
            raise Stopped("service", target=found[0].target)

    def _at_its_place(self, stopped: Stopped, text: str) -> Stopped:
        """The engine's complaint about the text as it was sent, not as it was run."""
        if stopped.code == "syntax":
            try:
                ox.Store().update(text, base_iri=self.job.base)
            except SyntaxError as error:
                return Stopped("syntax", message=str(error))
            except (RuntimeError, ValueError, OSError):
                return stopped
        return stopped

    def _stored(self) -> Mapping[ox.NamedNode, tuple[set[ox.Quad], set[ox.Quad]]]:
        graph = self._layer(self.job.graph)
        before = self._before(graph)
        sent = named(self._parsed(graph)) if self.job.kind != "delete" else set()
        return {graph: (before, before | sent if self.job.kind == "post" else sent)}

    def _parsed(self, graph: ox.NamedNode) -> set[ox.Quad]:
        form = next(each for each in FORMATS if each.media_type == self.job.format)
        found = set()
        try:
            for quad in ox.parse(BytesIO(self.body), format=form, base_iri=graph.value, rename_blank_nodes=True):
                if not isinstance(quad.graph_name, ox.DefaultGraph) and quad.graph_name != graph:
                    raise Stopped("named-graphs", graph=str(quad.graph_name))
                found.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
                if len(found) > self.job.statements:
                    raise Stopped("statements", statements=len(found))
        except (SyntaxError, ValueError) as error:
            raise Stopped("syntax", message=str(error)) from error
        return found

    def _layer(self, iri: str) -> ox.NamedNode:
        """The graph of a layer that the sender may write to."""
        import re

        name = iri.removeprefix(self.job.graphs)
        if not iri.startswith(self.job.graphs) or not re.fullmatch(self.job.name_form, name):
            raise Stopped("not-a-layer", graph=iri)
        if self.job.may is not None and name not in self.job.may:
            raise Stopped("scope", layer=name)
        if name in self.job.tables:
            raise Stopped("table-layer", layer=name)
        return ox.NamedNode(iri)

    def _before(self, graph: ox.NamedNode) -> set[ox.Quad]:
        kept = self.job.layers.get(graph.value.removeprefix(self.job.graphs))
        return set(ox.parse(path=kept, format=ox.RdfFormat.N_QUADS)) if kept else set()


FORMATS = (
    ox.RdfFormat.TURTLE,
    ox.RdfFormat.N_TRIPLES,
    ox.RdfFormat.N_QUADS,
    ox.RdfFormat.TRIG,
    ox.RdfFormat.RDF_XML,
    ox.RdfFormat.JSON_LD,
)


def _plain(quads: set[ox.Quad]) -> None:
    """Stopped where something is said that RDF 1.1 cannot say."""
    for quad in quads:
        term = quad.object
        if isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction is not None):
            raise Stopped("rdf-1.2", term=str(term))


def main() -> None:
    """Give up what such a process shall not have, try the one job, tell what came of it."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    job = Job(**json.loads(read_frame(source) or b"{}"))
    body = read_frame(source) or b""
    # The server kills at the deadline; should it be gone or stuck, the alarm does.
    signal.setitimer(signal.ITIMER_REAL, job.seconds + 1)
    sandbox.give_way(5)
    sandbox.limit_files(1 << 30)
    sandbox.isolate_network()
    sandbox.die_with(job.parent)
    sandbox.limit_memory(job.memory)
    try:
        outcome = _Trial(job, body).outcome()
    except Stopped as stopped:
        outcome = Outcome(stopped.code, dict(stopped.said))
    except MemoryError:
        outcome = Outcome("memory")
    except OSError as error:
        outcome = Outcome("disk", {"reason": reason(error)})
    write_frame(target, outcome.frame())


if __name__ == "__main__":
    main()
