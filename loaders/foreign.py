"""Holds a third party's RDF to our shapes, in a process of its own: whatever a file does to its reader ends there.

A hostile file may make a parser run out of stack, of memory or of time; the process has a bound on each. Nothing is
fetched: shapes come with the package, contexts of JSON-LD at other addresses are refused, and so are entities of XML
that lead to files or to one another.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Final, NoReturn

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from accord_atlas.loaders.foreign_guard import Unreadable, guard, shown_error
from accord_atlas.loaders.shacl import Violation, broken_graph, data_graph
from accord_atlas.ontology.files import ontology_quads
from accord_atlas.ontology.names import BASE, ONTOLOGY
from accord_atlas.ontology.turtle import short

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
"""Ending of a file → its format."""
BYTES: Final = 20_000_000
STATEMENTS: Final = 200_000
SECONDS: Final = 300
MEMORY: Final = 3_000_000_000
DEEP: Final = 20
"""Steps by which a blank node is named at most."""
FAILED: Final = 3
UNDECLARED: Final = "undeclared"
NOTHING: Final = "nothing-of-ours"


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is wrong in a file: a thing (`focus` as IRI, blank for a blank node) by its `name`, and why.

    `constraint` is the local name of a SHACL component, or `undeclared` (a term that our ontology has not; `value` is
    the term and `near` one like it) or `nothing-of-ours`; the messages of these two are the reader's.
    """

    severity: str
    name: str
    focus: str
    path: str
    value: str
    constraint: str
    message_en: str = ""
    message_zh: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read: its statements, and what is wrong with it."""

    statements: int
    found: tuple[Foreign, ...]


def check_file(path: Path, release: Path | None = None) -> Checked:
    """What breaks our shapes in a file; Unreadable says why it cannot be read.

    `release` is the N-Quads file of a release, in which things are known that the file refers to.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(FORMATS)
        raise Unreadable(f"its ending is none of {known}", f"扩展名应为以下之一：{known.replace(', ', '、')}")
    try:
        size = path.stat().st_size
        if size > BYTES:
            raise Unreadable(
                f"it has {size:,} bytes; at most {BYTES:,} are read", f"共 {size:,} 字节，上限为 {BYTES:,}"
            )
        guard(path.read_bytes(), form)
    except OSError as error:
        raise Unreadable(error.strerror or str(error), f"无法打开：{error.strerror or error}") from error
    return _apart(path, release)


def _apart(path: Path, release: Path | None) -> Checked:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "accord_atlas.loaders.foreign", str(path), *([str(release)] if release else [])]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"checking took more than {SECONDS} seconds and was stopped", f"核查超过 {SECONDS} 秒，已中止"
        ) from error
    if done.returncode == FAILED:
        raise Unreadable(**json.loads(done.stdout))
    if done.returncode:
        raise Unreadable(
            "its reader ran out of room: it is nested too deeply or grows too large",
            "读取时资源耗尽：嵌套过深或展开过大",
        )
    answer = json.loads(done.stdout)
    return Checked(answer["statements"], tuple(Foreign(**each) for each in answer["found"]))


def main() -> None:
    """Check the file of the first argument with the release of the second; the answer is JSON on standard output."""
    if sys.platform != "win32":
        import resource  # Windows has no such bounds; the time is bounded from outside there, too.

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path, *release = (Path(argument) for argument in sys.argv[1:])
    try:
        print(json.dumps(_checked(path, release[0] if release else None)))
    except Unreadable as error:
        print(json.dumps({"en": error.en, "zh": error.zh}))
        raise SystemExit(FAILED) from None
    except (MemoryError, RecursionError):
        raise SystemExit(FAILED + 1) from None


def _checked(path: Path, release: Path | None) -> dict[str, object]:
    quads = _read(path)
    graph = data_graph(quads)
    # Which class is a kind of which is for our ontology to say, and no file's.
    graph.remove((None, RDFS.subClassOf, None))
    own = set(graph.subjects())
    types = {kind for kind in graph.objects(None, RDF.type) if str(kind).startswith(ONTOLOGY)}
    found = [_undeclared(graph, name, near) for name, near in _strange_terms(graph)]
    if not types:
        found.append(Foreign("Warning", path.name, "", "", "", NOTHING))
    names = _Names(graph)
    for triple in _context(graph, own, release):
        graph.add(triple)
    focuses = {str(node): node for node in own}
    broken = (each for each in broken_graph(graph) if each.focus in focuses)
    found += [_named(each, focuses[each.focus], names) for each in broken]
    return {"statements": len(quads), "found": [asdict(each) for each in found]}


def _read(path: Path) -> list[ox.Quad]:
    quads: list[ox.Quad] = []
    form = FORMATS[path.suffix.lower()]
    try:
        with path.open("rb") as file:
            for quad in ox.parse(file, form, base_iri=BASE):
                if isinstance(quad.object, ox.Triple):
                    _fail("it has a statement about a statement, which our shapes cannot be held to", "含对陈述的陈述")
                quads.append(ox.Quad(quad.subject, quad.predicate, quad.object))
                if len(quads) > STATEMENTS:
                    _fail(f"it has more than {STATEMENTS:,} statements", f"陈述超过 {STATEMENTS:,} 条")
    except (SyntaxError, ValueError, OSError) as error:
        raise shown_error(error) from error
    return quads


def _fail(en: str, zh: str) -> NoReturn:
    raise Unreadable(en, zh)


def _context(graph: Graph, own: set[Node], release: Path | None) -> Iterator[tuple[Node, Node, Node]]:
    """Of what class that is to which the file only refers, as the ontology or the release has it."""
    wanted = {str(value) for value in set(graph.objects()) - own if isinstance(value, URIRef)}
    kind = ox.NamedNode(str(RDF.type))
    known: Iterable[ox.Quad] = ox.parse(path=release, format=ox.RdfFormat.N_QUADS) if release else ()
    for quad in chain(ontology_quads(), known):
        about, of = quad.subject, quad.object
        if quad.predicate != kind or not isinstance(about, ox.NamedNode) or not isinstance(of, ox.NamedNode):
            continue
        if about.value in wanted:
            yield URIRef(about.value), RDF.type, URIRef(of.value)


def _strange_terms(graph: Graph) -> Iterator[tuple[URIRef, str]]:
    """Our terms that the file uses and that the ontology has not, each with the nearest that it has."""
    declared = {q.subject.value for q in ontology_quads() if isinstance(q.subject, ox.NamedNode)}
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    for name in sorted(str(each) for each in used if isinstance(each, URIRef)):
        if name.startswith(ONTOLOGY) and name not in declared:
            near = get_close_matches(name, declared, n=1, cutoff=0.7)
            yield URIRef(name), near[0] if near else ""


def _undeclared(graph: Graph, name: URIRef, near: str) -> Foreign:
    user = next(graph.subjects(name, None), None) or next(graph.subjects(RDF.type, name), None)
    focus = str(user) if isinstance(user, URIRef) else ""
    shown = _Names(graph).of(user) if user is not None else ""
    return Foreign("Warning", shown, focus, "", str(name), UNDECLARED, near=_short(near) if near else "")


def _named(broken: Violation, node: Node, names: "_Names") -> Foreign:
    value = names.of(BNode(broken.value)) if BNode(broken.value) in names.blank else broken.value
    return Foreign(
        broken.severity,
        names.of(node),
        broken.focus if isinstance(node, URIRef) else "",
        broken.path,
        value or _fewer(broken, node, names),
        broken.constraint,
        broken.message_en,
        broken.message_zh,
    )


def _fewer(broken: Violation, node: Node, names: "_Names") -> str:
    """The values of a property that has too few."""
    return ", ".join(sorted(names.of(value) for value in names.graph.objects(node, URIRef(broken.path))))


class _Names:
    """What nodes are called: things by their short address, blank nodes by the way that leads to them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.blank = {node for node in graph.all_nodes() if isinstance(node, BNode)}

    def of(self, node: Node) -> str:
        """`aa:…` of a thing; `thing → property → [ ]` of a blank node, or what it is where nothing leads to it."""
        steps: list[str] = []
        seen: set[Node] = set()
        while isinstance(node, BNode) and node not in seen and len(steps) < 2 * DEEP:
            seen.add(node)
            above = min(self.graph.subject_predicates(node), default=None, key=lambda pair: str(pair[1]))
            if above is None:
                return " → ".join([self._itself(node), *reversed(steps)])
            steps += ["[ ]", _short(str(above[1]))]
            node = above[0]
        return " → ".join(["…" if isinstance(node, BNode) else _short(str(node)), *reversed(steps)])

    def _itself(self, node: BNode) -> str:
        kind, label = self.graph.value(node, RDF.type), self.graph.value(node, RDFS.label)
        said = [f"a {_short(str(kind))}"] if kind else []
        said += [json.dumps(str(label), ensure_ascii=False)] if label else []
        return f"[ {' ; '.join(said)} ]" if said else "[ ]"


def _short(iri: str) -> str:
    try:
        return short(ox.NamedNode(iri))
    except ValueError:
        return iri


if __name__ == "__main__":
    main()
