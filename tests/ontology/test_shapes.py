"""Every shape can be broken and says how in both languages; the real data break none."""

import re
from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple
from pyshacl import validate
from rdflib import Graph
from tests.typed import as_a

from accord_atlas.loaders.shacl import Violation, broken, shapes, violations
from accord_atlas.ontology.files import ontology_quads
from accord_atlas.ontology.names import KINDS, entity, graph, term

KIND_OF = {term(f"aa:{name}"): kind for kind, name in KINDS.items()}
Value = NamedNode | BlankNode | Literal | Triple
Facts = dict[NamedNode, dict[NamedNode, list[Value]]]
WRONG = [NamedNode("urn:example:wrong"), NamedNode("urn:example:worse")]
INTO = graph("facts")


def shape_facts(triples: dict[str, set[Triple]]) -> Facts:
    """Each named shape with its properties."""
    found: Facts = {}
    for path, said in triples.items():
        for triple in said:
            if path.startswith("shapes/") and isinstance(triple.subject, NamedNode):
                found.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    return found


@pytest.fixture(scope="module")
def facts(triples: dict[str, set[Triple]]) -> Facts:
    return shape_facts(triples)


def test_the_release_breaks_no_shape(release: Store) -> None:
    assert violations(release) == []


def test_the_ontology_breaks_no_shape_of_its_style() -> None:
    assert broken(ontology_quads()) == []


def test_the_shapes_are_well_formed() -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_every_shape_has_a_target_and_a_message_in_both_languages(
    facts: Facts,
) -> None:
    assert len(facts) > 150
    for shape, said in facts.items():
        messages = said[term("sh:message")]
        assert sorted(m.language or "" for m in messages if isinstance(m, Literal)) == ["en", "zh"], shape
        assert term("sh:targetClass") in said or term("sh:targetSubjectsOf") in said, shape


def broken_instances(
    facts: Facts,
) -> Iterator[tuple[NamedNode, NamedNode, Quad]]:
    """For each shape of a class: the shape, an instance that breaks it, and the statements that it consists of.

    Two values that are no entities of ours break whatever can be asked of a value; an instance without any breaks
    what asks for one of several properties; an address of another form breaks the shape of addresses.
    """
    for number, (shape, said) in enumerate(sorted(facts.items(), key=lambda item: str(item[0]))):
        for kind in said.get(term("sh:targetClass"), []):
            if not isinstance(kind, NamedNode) or kind not in KIND_OF:
                continue
            bad = term("sh:pattern") in said and term("sh:path") not in said
            slug = f"Wrong_{number}" if bad else f"broken.{number}"
            node = NamedNode(f"{entity(KIND_OF[kind], 'x').value.removesuffix('x')}{slug}")
            yield shape, node, Quad(node, term("rdf:type"), kind, INTO)
            for path in said.get(term("sh:path"), []):
                for value in WRONG:
                    yield shape, node, Quad(node, as_a(NamedNode, path), value, INTO)


def test_every_shape_of_the_data_can_be_broken(facts: Facts) -> None:
    cases = list(broken_instances(facts))
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for violation in broken([*ontology_quads(), *(quad for _, _, quad in cases)]):
        said = (violation.message_en, violation.message_zh)
        found.setdefault((violation.focus, violation.path), set()).add(said)
    for shape, node, _ in cases:
        path = next((p.value for p in facts[shape].get(term("sh:path"), []) if isinstance(p, NamedNode)), "")
        messages = {m.language: m.value for m in facts[shape][term("sh:message")] if isinstance(m, Literal)}
        assert (messages["en"], messages["zh"]) in found.get((node.value, path), set()), (shape, node)


ONTOLOGY = NamedNode("https://w3id.org/accord-atlas/ontology")
GOOD_TERM: dict[str, list[Value]] = {
    "rdf:type": [term("owl:Class")],
    "rdfs:label": [Literal("good", language="en"), Literal("好", language="zh")],
    "skos:definition": [Literal("A good one.", language="en"), Literal("一个好例子。", language="zh")],
    "rdfs:isDefinedBy": [ONTOLOGY],
    "aa:neededBy": [Literal("members")],
}


def described(name: str, **changed: list[Value]) -> list[Quad]:
    """A term of good style, but for what is changed."""
    said = GOOD_TERM | {key.replace("_", ":"): values for key, values in changed.items()}
    node = NamedNode(f"https://w3id.org/accord-atlas/ontology#{name}")
    return [Quad(node, term(prop), value, INTO) for prop, values in said.items() for value in values]


def test_a_term_of_good_style_passes() -> None:
    assert broken(described("Good")) == []
    assert broken(described("good", rdf_type=[term("owl:ObjectProperty")])) == []


@pytest.mark.parametrize(
    ("name", "changed", "message"),
    [
        ("good", {}, "UpperCamel"),
        ("Good", {"rdf_type": [term("owl:DatatypeProperty")]}, "lowerCamel"),
        ("not_camel", {"rdf_type": [term("owl:ObjectProperty")]}, "lowerCamel"),
        ("Good", {"rdfs_label": [Literal("good", language="en")]}, "one label in English and one in Chinese"),
        (
            "Good",
            {"rdfs_label": [Literal("good.", language="en"), Literal("好", language="zh")]},
            "without a full stop",
        ),
        ("Good", {"skos_definition": [Literal("一个。", language="zh")]}, "one definition in English and one in"),
        (
            "Good",
            {"skos_definition": [Literal("no capital.", language="en"), Literal("一个。", language="zh")]},
            "with a full stop",
        ),
        ("Good", {"rdfs_isDefinedBy": [NamedNode("urn:example:other")]}, "defined by the ontology"),
        ("Good", {"aa_neededBy": []}, "at least one stored question"),
        ("Good", {"aa_neededBy": [Literal("No question")]}, "at least one stored question"),
    ],
)
def test_a_term_of_bad_style_is_told(name: str, changed: dict[str, list[Value]], message: str) -> None:
    found = broken(described(name, **changed))
    assert [v.focus.rpartition("#")[2] for v in found] == [name] * len(found)
    assert any(message in violation.message_en for violation in found)


def test_violations_are_sorted_and_each_once() -> None:
    node = entity("rule", "broken")
    quads = [Quad(node, term("rdf:type"), term("aa:AccessionRule"), graph(name)) for name in ("facts", "notice")]
    found = broken(quads)
    assert found
    assert found == sorted(set(found))
    assert all(isinstance(violation, Violation) and violation.focus == node.value for violation in found)


def test_literals_are_held_to_their_written_form() -> None:
    """A date that the calendar lacks is no xsd:date, though it is written as one."""
    node = entity("source", "broken")
    day = Literal("2026-02-30", datatype=term("xsd:date"))
    found = broken([Quad(node, term("rdf:type"), term("aa:Source"), INTO), Quad(node, term("aa:retrieved"), day, INTO)])
    assert ("aa:retrieved", "2026-02-30") in {(f"aa:{v.path.rpartition('#')[2]}", v.value) for v in found}


def test_a_language_used_twice_is_told() -> None:
    node = entity("forum", "broken")
    labels = [Quad(node, term("rdfs:label"), Literal(text, language="en"), INTO) for text in ("one", "two")]
    found = broken([Quad(node, term("rdf:type"), term("aa:Forum"), INTO), *labels])
    assert [re.sub(r"^.*[/#]", "", violation.path) for violation in found] == ["label"]


def test_shapes_are_read_whatever_ran_before() -> None:
    before = len(shapes())
    broken(ontology_quads())
    assert len(shapes()) == before
    assert not any(isinstance(quad.subject, BlankNode) for quad in ontology_quads())
