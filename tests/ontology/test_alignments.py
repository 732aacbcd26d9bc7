"""Alignments point to terms that exist, of the same kind as ours."""

from pyoxigraph import NamedNode, Triple
from rdflib import namespace
from tests.typed import as_a

from accord_atlas.ontology.names import ONTOLOGY, prefixes, term
from accord_atlas.ontology.turtle import short

KNOWN = {
    "dcterms": "DCTERMS",
    "foaf": "FOAF",
    "org": "ORG",
    "prov": "PROV",
    "qb": "QB",
    "schema": "SDO",
    "sh": "SH",
    "skos": "SKOS",
}
"""Vocabularies whose terms rdflib knows, and its names for them."""
ELSEWHERE = {
    "cccev:Requirement",
    "ceterms:ConditionProfile",
    "ceterms:Credential",
    "ceterms:Organization",
    "ceterms:name",
    "ceterms:offeredBy",
    "eli:LegalResource",
    "eli:LegalResourceSubdivision",
    "eli:based_on",
    "eli:date_document",
    "eli:date_no_longer_in_force",
    "eli:first_date_entry_in_force",
    "eli:is_part_of",
    "eli:number",
    "eli:passed_by",
    "gist:Agreement",
}
"""Terms of vocabularies that rdflib does not know, seen in use elsewhere: CCCEV, CTDL, ELI, gist."""
HOLDS_BETWEEN = {"rdfs:subClassOf": {"owl:Class"}, "rdfs:subPropertyOf": {"owl:ObjectProperty", "owl:DatatypeProperty"}}


def kinds(triples: dict[str, set[Triple]]) -> dict[NamedNode, set[str]]:
    """Each term, ours or another's, with the kinds that it is declared as."""
    found: dict[NamedNode, set[str]] = {}
    for path, said in triples.items():
        for triple in said:
            of_terms = path == "accord.ttl" or path.startswith("alignments/")
            if of_terms and triple.predicate == term("rdf:type") and isinstance(triple.object, NamedNode):
                assert isinstance(triple.subject, NamedNode)
                found.setdefault(triple.subject, set()).add(short(triple.object))
    return found


def test_terms_of_others_exist(triples: dict[str, set[Triple]]) -> None:
    for node in kinds(triples):
        name = short(node)
        prefix, _, local = name.partition(":")
        if prefix in KNOWN:
            known = getattr(namespace, KNOWN[prefix])
            assert prefixes()[prefix] == str(known._NS)
            assert local in known, name
        elif prefix not in {"aa", "dc", "edtf", "vann"} and not node.value.startswith(ONTOLOGY.removesuffix("#")):
            assert name in ELSEWHERE


def test_both_sides_are_of_one_kind(triples: dict[str, set[Triple]]) -> None:
    of = kinds(triples)
    seen = 0
    for path, said in triples.items():
        for triple in said:
            allowed = HOLDS_BETWEEN.get(short(triple.predicate)) if path.startswith("alignments/") else None
            if allowed is not None:
                assert isinstance(triple.subject, NamedNode)
                assert isinstance(triple.object, NamedNode)
                assert of[triple.subject] & of[triple.object] & allowed, triple
                seen += 1
    assert seen > 40


def test_the_vocabularies_that_readers_expect_are_aligned(triples: dict[str, set[Triple]]) -> None:
    aligned = {
        path.removeprefix("alignments/").removesuffix(".ttl") for path in triples if path.startswith("alignments/")
    }
    assert aligned >= {"dcterms", "eli", "foaf", "org", "prov", "schema", "skos"}
    for name in aligned:
        assert any(str(t.subject).startswith(f"<{ONTOLOGY}") for t in triples[f"alignments/{name}.ttl"]), name


def test_where_the_model_stands(triples: dict[str, set[Triple]]) -> None:
    """The alignments that others build on."""
    said = {tuple(short(as_a(NamedNode, node)) for node in (t.subject, t.predicate, t.object)) for t in _named(triples)}
    for ours, verb, theirs in (
        ("aa:Organization", "rdfs:subClassOf", "org:Organization"),
        ("aa:Participation", "rdfs:subClassOf", "org:Membership"),
        ("aa:participant", "rdfs:subPropertyOf", "org:member"),
        ("aa:Claim", "rdfs:subClassOf", "prov:Entity"),
        ("aa:Specialty", "rdfs:subClassOf", "skos:Concept"),
        ("aa:source", "rdfs:subPropertyOf", "dcterms:source"),
        ("aa:Clause", "rdfs:subClassOf", "eli:LegalResourceSubdivision"),
    ):
        assert (ours, verb, theirs) in said


def _named(triples: dict[str, set[Triple]]) -> list[Triple]:
    return [t for path, said in triples.items() if path.startswith("alignments/") for t in said]
