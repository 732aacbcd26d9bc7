"""What the terms say of themselves is true of the questions and of the real release."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Store, Triple
from tests.typed import text

from accord_atlas.ontology import lint
from accord_atlas.ontology.names import ONTOLOGY, graph, term

BUILT_IN = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")
OWL = "http://www.w3.org/2002/07/owl#"
PROPERTIES = {term(f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")}


@pytest.fixture(scope="module")
def accord(triples: dict[str, set[Triple]]) -> set[Triple]:
    return triples["accord.ttl"]


def needs(accord: set[Triple]) -> Iterator[tuple[NamedNode, str]]:
    for triple in accord:
        if triple.predicate == lint.NEEDED_BY:
            assert isinstance(triple.subject, NamedNode)
            assert isinstance(triple.object, Literal)
            yield triple.subject, triple.object.value


def test_every_term_names_a_question_that_needs_it(accord: set[Triple]) -> None:
    assert lint.terms_of(accord) - {node for node, _ in needs(accord)} == set()


def test_what_a_term_names_mentions_it(accord: set[Triple]) -> None:
    queries = lint.bodies()
    for node, name in needs(accord):
        assert name in queries
        assert lint.mentions(queries[name], node), (node, name)


def test_a_term_is_mentioned_as_a_whole_word() -> None:
    assert lint.mentions("?x aa:start ?day", term("aa:start"))
    assert not lint.mentions("?x aa:startLatest ?day", term("aa:start"))


def test_every_term_is_used_by_the_data_or_the_shapes(
    accord: set[Triple], triples: dict[str, set[Triple]], release: Store
) -> None:
    used = {quad.predicate for quad in release} | {
        quad.object for quad in release.quads_for_pattern(None, term("rdf:type"), None)
    }
    for path, said in triples.items():
        if path.startswith("shapes/"):
            used |= {triple.object for triple in said}
    assert lint.terms_of(accord) - used == set()


def test_every_term_in_the_data_is_declared(release: Store) -> None:
    """Ours and those of others alike, so that no OWL tool has to guess what a term is.

    What the release says of itself (DCAT, VoID) is no data.
    """
    ontology, itself = graph("ontology"), graph("description")
    declared = {
        quad.subject
        for kind in (*PROPERTIES, term("owl:Class"), term("rdfs:Datatype"))
        for quad in release.quads_for_pattern(None, term("rdf:type"), kind, ontology)
    }
    data = [quad for quad in release if quad.graph_name != itself]
    used = {quad.predicate for quad in data} | {quad.object for quad in data if quad.predicate == term("rdf:type")}
    unknown = {node for node in used - declared if not text(node).startswith((*BUILT_IN, OWL))}
    assert unknown == set()


def test_no_term_is_of_two_kinds(release: Store) -> None:
    ontology = graph("ontology")
    kinds = (*PROPERTIES, term("owl:Class"), term("rdfs:Datatype"))
    of = [{q.subject for q in release.quads_for_pattern(None, term("rdf:type"), kind, ontology)} for kind in kinds]
    assert sum(map(len, of)) == len(set().union(*of))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_terms_of_one_kind_have_the_same_label(accord: set[Triple], language: str) -> None:
    """A reader must be able to tell classes from one another, and properties from one another."""
    for initial in (str.isupper, str.islower):
        labels = [
            triple.object.value
            for triple in accord
            if triple.predicate == term("rdfs:label")
            and isinstance(triple.object, Literal)
            and triple.object.language == language
            and str(triple.subject).startswith(f"<{ONTOLOGY}")
            and initial(str(triple.subject).removeprefix(f"<{ONTOLOGY}")[0])
        ]
        assert sorted(labels) == sorted(set(labels))


def test_texts_are_in_the_language_that_they_say(triples: dict[str, set[Triple]]) -> None:
    for path, said in triples.items():
        for triple in said:
            if isinstance(triple.object, Literal) and triple.object.language:
                has_han = any("一" <= c <= "鿿" for c in triple.object.value)
                assert has_han == (triple.object.language == "zh"), (path, triple)
