"""Which properties the things of each kind have in a release, with what for values, counted as the release has them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from accord_atlas.ontology.names import BASE, KINDS, ONTOLOGY, prefixes, term
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.schema import PropertyOfKind, SchemaAnswer, SchemaOfKind, ValueType
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.terms import definition
from accord_atlas.service.entities.groups import group, grouped, groups, place

TYPES: Final[Mapping[str, ValueType]] = {
    term("edtf:EDTF").value: "date",
    term("xsd:date").value: "day",
    term("xsd:gYear").value: "year",
    term("xsd:integer").value: "number",
    term("xsd:decimal").value: "number",
    term("xsd:double").value: "number",
    term("xsd:boolean").value: "boolean",
    term("xsd:anyURI").value: "address",
    term("rdf:langString").value: "words",
}
"""Datatype → what a property with such values holds; any other is text."""
NAME: Final = term("rdfs:label").value
LEFT_OUT: Final = frozenset({NAME, term("rdf:type").value})
"""Properties that every thing has: its class, which is its kind, and its name."""
IDS: Final = BASE + "id/"

USE: Final = """PREFIX aa: <{ontology}>
SELECT ?class ?property ?holds (COUNT(DISTINCT ?thing) AS ?things) (COUNT(*) AS ?values) WHERE {{
  {{ SELECT DISTINCT ?class ?thing ?property ?value WHERE {{
    VALUES ?class {{ {classes} }}
    ?thing a ?class ; ?property ?value . }} }}
  BIND (IF(isIRI(?value), REPLACE(STR(?value), "^({ids}(concept/[a-z0-9-]+|[a-z-]+)).*$", "$1"),
    STR(DATATYPE(?value))) AS ?holds)
}} GROUP BY ?class ?property ?holds"""
STANDING: Final = """PREFIX aa: <{ontology}>
SELECT DISTINCT ?class ?property WHERE {{
  VALUES ?class {{ {classes} }}
  ?segment aa:of ?thing ; ?property ?value . ?thing a ?class
}} ORDER BY ?property"""


@dataclass
class Use:
    """How one property is used by things of one class: what its values are, with the number of each."""

    things: int = 0
    holds: dict[str, int] = field(default_factory=dict)

    @property
    def values(self) -> int:
        """How many values there are."""
        return sum(self.holds.values())

    def by_number(self, beginning: str) -> list[str]:
        """What the values are, without this beginning, the most frequent first; those that begin otherwise left out."""
        found = [each for each in self.holds if each.startswith(beginning)]
        return [each.removeprefix(beginning) for each in sorted(found, key=lambda each: (-self.holds[each], each))]


def schema(atlas: Atlas) -> SchemaAnswer:
    """Every kind with its properties; made once for a release."""
    return atlas.once(_made)


def _made(atlas: Atlas) -> SchemaAnswer:
    used, standing = _used(atlas), _standing(atlas)
    kinds = [
        _kind(atlas, kind, used[ONTOLOGY + name], standing.get(ONTOLOGY + name, []))
        for kind, name in KINDS.items()
        if ONTOLOGY + name in used
    ]
    return SchemaAnswer(**envelope(atlas, None, whole=True), groups=list(groups().values()), kinds=kinds)


def _used(atlas: Atlas) -> Mapping[str, Mapping[str, Use]]:
    """Class → property → how its things use it."""
    found: dict[str, dict[str, Use]] = defaultdict(dict)
    for row in atlas.store.select(USE.format(ontology=ONTOLOGY, ids=IDS, classes=_classes())):
        use = found[row["class"].value].setdefault(row["property"].value, Use())
        # Things with values of several types are counted once for each: the greatest number is surely none too high.
        use.things = max(use.things, int(row["things"].value))
        use.holds[row["holds"].value if row["holds"] else ""] = int(row["values"].value)
    return found


def _standing(atlas: Atlas) -> Mapping[str, list[str]]:
    """Class → what the segments of its things say; their class and what they are of left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in atlas.store.select(STANDING.format(ontology=ONTOLOGY, classes=_classes())):
        if (name := row["property"].value.removeprefix(ONTOLOGY)) not in {"of", term("rdf:type").value}:
            found[row["class"].value].append(f"aa:{name}")
    return found


def _classes() -> str:
    return " ".join(f"aa:{name}" for name in KINDS.values())


def _kind(atlas: Atlas, kind: str, used: Mapping[str, Use], standing: list[str]) -> SchemaOfKind:
    named = atlas.labels.kind(kind)
    kept = [_property(atlas, iri, use) for iri, use in used.items() if iri not in LEFT_OUT]
    known = list(grouped())

    def order(each: PropertyOfKind) -> tuple[int, int, str]:
        local = each.name.partition(":")[2]
        return place(local), known.index(local) if local in known else len(known), each.name

    return SchemaOfKind(
        kind=kind,
        name=f"aa:{KINDS[kind]}",
        iri=named.iri,
        label=named.entity.label,
        definition=definition(atlas, named.iri),
        things=used[term("rdf:type").value].things,
        named=NAME in used,
        standing=standing,
        properties=sorted(kept, key=order),
    )


def _property(atlas: Atlas, iri: str, use: Use) -> PropertyOfKind:
    named = atlas.labels[iri]
    name = _short(iri)
    return PropertyOfKind(
        name=name,
        iri=iri,
        label=named.entity.label,
        definition=definition(atlas, named.iri),
        group=group(name.partition(":")[2]).name,
        type=value_type(use),
        kinds=[kind for kind in use.by_number(IDS) if kind in KINDS],
        schemes=use.by_number(f"{IDS}concept/"),
        things=use.things,
        values=use.values,
    )


def value_type(use: Use) -> ValueType:
    """What a property holds, by what its values are; text where they are of several types."""
    types = set(_types(use))
    return types.pop() if len(types) == 1 else "text"


def _types(use: Use) -> Iterator[ValueType]:
    for holds in use.holds:
        if holds.startswith(f"{IDS}concept/"):
            yield "concept"
        elif holds.startswith(IDS):
            yield "entity"
        else:
            # An address elsewhere has no datatype that the table knows, and is none that begins like one.
            yield TYPES.get(holds, "text" if holds.startswith(prefixes()["xsd"]) else "address")


def _short(iri: str) -> str:
    """The IRI of a property with its prefix; as it is where none of ours fits."""
    fitting = [(space, name) for name, space in prefixes().items() if iri.startswith(space)]
    if not fitting:
        return iri
    space, name = max(fitting, key=lambda each: len(each[0]))
    return f"{name}:{iri.removeprefix(space)}"
