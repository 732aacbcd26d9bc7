"""Describes the release in the release: what it is (DCAT), how often what is used (VoID), the project's prefixes.

Editors and agents ask the endpoint for this with queries of their own: classes with their properties and what these
lead to, prefixes, examples (`published`). The counts are those of the curated data: neither this description nor
local layers are among them, so that an update of a layer makes none of them wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from accord_atlas.ontology.files import dataset_file
from accord_atlas.ontology.names import BASE, ONTOLOGY, entity, graph, prefixes, term
from accord_atlas.queries.question import questions

INTO = "description"
DATASET = f"{BASE}dataset"
EXT = "http://ldf.fi/void-ext#"
"""The vocabulary by which VoID generators say which datatypes a property has."""


def description_quads(store: Store) -> Iterator[Quad]:
    """The quads of `graph/description` for the statements in a store."""
    home = graph(INTO)
    for triple in _triples(store):
        yield Quad(triple.subject, triple.predicate, triple.object, home)


def partition(subject: str, of: str, what: str) -> str:
    """An address for a partition (`of` a class, a property, a datatype): a fragment that spells out what."""
    name = what.removeprefix(ONTOLOGY).replace("#", "/")
    return f"{subject}/{of}/{name}" if "#" in subject else f"{subject}#{of}/{name}"


def _triples(store: Store) -> Iterator[Triple]:
    yield from dataset_triples()
    yield from _prefixes()
    yield from _counts(_curated(store))


def dataset_triples() -> Iterator[Triple]:
    """What the dataset is, whatever the release: title, description, licence, publisher, languages, themes."""
    return (quad.triple for quad in parse(dataset_file(), format=RdfFormat.TURTLE))


def _prefixes() -> Iterator[Triple]:
    dataset = NamedNode(DATASET)
    for name, space in prefixes().items():
        declared = NamedNode(f"{DATASET}#prefix/{name}")
        yield Triple(dataset, term("sh:declare"), declared)
        yield Triple(declared, term("rdf:type"), term("sh:PrefixDeclaration"))
        yield Triple(declared, term("sh:prefix"), Literal(name))
        yield Triple(declared, term("sh:namespace"), Literal(space, datatype=term("xsd:anyURI")))
    for question in questions():
        yield Triple(entity("question", question), term("sh:prefixes"), dataset)


def _curated(store: Store) -> set[Triple]:
    """Each triple once, but for this description and local layers."""
    left_out = graph(INTO), f"{BASE}graph/layer."
    return {
        quad.triple
        for quad in store
        if quad.graph_name != left_out[0] and not getattr(quad.graph_name, "value", "").startswith(left_out[1])
    }


def _counts(triples: set[Triple]) -> Iterator[Triple]:
    """How much there is, which classes, which properties these have, and what each of them leads to."""
    types: dict[object, list[str]] = defaultdict(list)
    for triple in triples:
        if triple.predicate == term("rdf:type") and isinstance(triple.object, NamedNode):
            types[triple.subject].append(triple.object.value)
    members = Counter(kind for kinds in types.values() for kind in kinds)
    used: dict[str, Counter[str]] = defaultdict(Counter)
    leads: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for triple in triples:
        name = triple.predicate.value
        for kind in types.get(triple.subject, ()):
            used[kind][name] += 1
            leads[kind, name].update(_reached(triple.object, types))
    dataset = NamedNode(DATASET)
    yield from _numbers(dataset, triples=len(triples), entities=len(types), classes=len(members))
    for kind, number in members.items():
        part = NamedNode(partition(DATASET, "class", kind))
        yield Triple(dataset, term("void:classPartition"), part)
        yield Triple(part, term("void:class"), NamedNode(kind))
        yield from _numbers(part, entities=number)
        for name, times in used[kind].items():
            yield from _property(part, name, times, leads[kind, name])


def _property(part: NamedNode, name: str, times: int, reached: set[tuple[str, str]]) -> Iterator[Triple]:
    """A property of a class: how often it is used there, and the classes and datatypes that it leads to."""
    under = NamedNode(partition(part.value, "property", name))
    yield Triple(part, term("void:propertyPartition"), under)
    yield Triple(under, term("void:property"), NamedNode(name))
    yield from _numbers(under, triples=times)
    for of, what in reached:
        to = NamedNode(partition(under.value, of, what))
        space = prefixes()["void"] if of == "class" else EXT
        yield Triple(under, NamedNode(f"{space}{of}Partition"), to)
        yield Triple(to, NamedNode(f"{space}{of}"), NamedNode(what))


def _reached(value: object, types: dict[object, list[str]]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Literal):
        yield "datatype", value.datatype.value
    else:
        yield from (("class", kind) for kind in types.get(value, ()))


def _numbers(node: NamedNode, **counts: int) -> Iterator[Triple]:
    for name, number in counts.items():
        yield Triple(node, term(f"void:{name}"), Literal(number))
