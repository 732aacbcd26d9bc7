"""The released ontology loads in rdflib and in an OWL tool without a warning, and stays within OWL 2 DL."""

import warnings
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib import Graph

from accord_atlas.ontology.files import ontology_files, ontology_quads, shapes_files
from accord_atlas.ontology.names import prefixes, term
from accord_atlas.ontology.turtle import short

pyhornedowl = pytest.importorskip("pyhornedowl", reason="py-horned-owl is installed on Linux x86-64 only")

DECLARATIONS = {
    "owl:Class": "DeclareClass",
    "owl:ObjectProperty": "DeclareObjectProperty",
    "owl:DatatypeProperty": "DeclareDataProperty",
    "owl:AnnotationProperty": "DeclareAnnotationProperty",
    "rdfs:Datatype": "DeclareDatatype",
}
RESERVED = tuple(prefixes()[name] for name in ("rdf", "rdfs", "owl", "xsd"))
DATATYPE_MAP = {"xsd:anyURI", "xsd:boolean", "xsd:decimal", "xsd:integer", "xsd:string"}
"""Those of the datatypes of OWL 2 that the ontology uses; xsd:date and xsd:gYear are none."""
VOCABULARY = {
    *("rdf:type", "rdfs:domain", "rdfs:isDefinedBy", "rdfs:label", "rdfs:range", "rdfs:subClassOf"),
    *("rdfs:subPropertyOf", "owl:inverseOf", "owl:versionIRI", "owl:versionInfo"),
}


@pytest.fixture(scope="module")
def released() -> set[Triple]:
    return {quad.triple for quad in ontology_quads()}


def declared(released: set[Triple], kind: str) -> set[NamedNode]:
    return {
        t.subject
        for t in released
        if t.predicate == term("rdf:type") and t.object == term(kind) and isinstance(t.subject, NamedNode)
    }


@pytest.mark.parametrize("path", sorted(ontology_files() | shapes_files()))
def test_rdflib_reads_every_file_without_a_warning(path: str) -> None:
    text = (ontology_files() | shapes_files())[path]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph = Graph().parse(data=text, format="turtle")
        assert all(not isinstance(o, str) or o.n3() for o in graph.objects())
    assert len(graph) > 0


def test_an_owl_tool_reads_it_whole(tmp_path: Path, released: set[Triple]) -> None:
    """Every declaration arrives as such, and nothing is left over as an annotation with a guessed property."""
    file = tmp_path / "ontology.rdf"
    file.write_bytes(serialize(released, format=RdfFormat.RDF_XML) or b"")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ontology = pyhornedowl.open_ontology(str(file))
    axioms = [axiom.component for axiom in ontology.get_axioms()]
    for kind, name in DECLARATIONS.items():
        found = {str(axiom.first).strip("<>") for axiom in axioms if type(axiom).__name__ == name}
        assert found == {node.value for node in declared(released, kind)}, kind
    said = [axiom.ann for axiom in axioms if type(axiom).__name__ == "AnnotationAssertion"]
    annotations = {str(annotation.ap).strip("<>") for annotation in said}
    of_annotation = {node.value for node in declared(released, "owl:AnnotationProperty")}
    built_in = {term("rdfs:label").value, term("rdfs:isDefinedBy").value}
    assert annotations <= of_annotation | built_in


def test_no_property_is_of_two_kinds(released: set[Triple]) -> None:
    of = [declared(released, f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")]
    assert not (of[0] & of[1])
    assert not (of[0] & of[2])
    assert not (of[1] & of[2])
    assert not declared(released, "owl:Class") & declared(released, "rdfs:Datatype")


def test_reserved_words_are_used_only_as_owl_does(released: set[Triple]) -> None:
    """OWL 2 DL: the RDF, RDFS and OWL vocabularies, and datatypes outside of its map, are not for axioms."""
    for triple in released:
        assert isinstance(triple.subject, NamedNode)
        assert not triple.subject.value.startswith(RESERVED), triple
        if triple.predicate.value.startswith(RESERVED):
            assert short(triple.predicate) in VOCABULARY, triple
        if triple.predicate == term("rdfs:range") and triple.object in _datatypes(released):
            raise AssertionError(f"state it as schema:rangeIncludes: {triple}")
        if triple.predicate == term("rdfs:range") and str(triple.object).startswith(f"<{prefixes()['xsd']}"):
            assert isinstance(triple.object, NamedNode)
            assert short(triple.object) in DATATYPE_MAP, triple


def _datatypes(released: set[Triple]) -> set[NamedNode]:
    """Datatypes that are declared here, which no reasoner knows the values of."""
    return declared(released, "rdfs:Datatype")


def test_object_properties_point_to_things_and_the_others_do_not(released: set[Triple]) -> None:
    of_objects, of_data = declared(released, "owl:ObjectProperty"), declared(released, "owl:DatatypeProperty")
    for triple in released:
        assert not (triple.predicate in of_objects and isinstance(triple.object, Literal)), triple
        assert not (triple.predicate in of_data and isinstance(triple.object, NamedNode)), triple


def test_every_predicate_is_declared(released: set[Triple]) -> None:
    known = {
        node for kind in ("Object", "Datatype", "Annotation") for node in declared(released, f"owl:{kind}Property")
    }
    for predicate in {triple.predicate for triple in released} - known:
        assert short(predicate) in VOCABULARY


def test_the_header(released: set[Triple]) -> None:
    (header,) = declared(released, "owl:Ontology")
    said = {(short(t.predicate), str(t.object)) for t in released if t.subject == header}
    version = next(value for name, value in said if name == "owl:versionInfo").strip('"')
    assert ("owl:versionIRI", f"<{header.value}/{version}>") in said
    assert ("vann:preferredNamespacePrefix", '"aa"') in said
    assert ("vann:preferredNamespaceUri", f'"{prefixes()["aa"]}"') in said
    assert ("dc:creator", '"Accord Atlas"') in said
    for name in ("dcterms:title", "dcterms:description", "rdfs:label"):
        assert {value.rpartition("@")[2] for key, value in said if key == name} == {"en", "zh"}
    assert any(key == "dcterms:license" for key, _ in said)
