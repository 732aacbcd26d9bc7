"""The canonical form: one text for one set of statements, whatever it was written like."""

import random

import pytest

from accord_atlas.ontology.files import ontology_files, shapes_files
from accord_atlas.ontology.turtle import canonical, read, write

FILES = ontology_files() | shapes_files()


@pytest.mark.parametrize("path", sorted(FILES))
def test_every_file_is_in_canonical_form(path: str) -> None:
    assert canonical(FILES[path]) == FILES[path], "run: python -m accord_atlas.ontology.lint --fix"


@pytest.mark.parametrize("path", ["accord.ttl", "vocabularies/metric.ttl", "alignments/org.ttl"])
def test_the_order_of_statements_does_not_matter_and_none_is_lost(path: str) -> None:
    triples = sorted(read(FILES[path]), key=str)
    for seed in range(3):
        random.Random(seed).shuffle(triples)
        assert write(triples) == FILES[path]
    assert read(write(triples)) == set(triples)


def test_the_form_itself() -> None:
    written = """
        # A comment is not kept.
        @prefix a: <https://w3id.org/accord-atlas/ontology#> . @prefix s: <http://www.w3.org/2004/02/skos/core#> .
        @prefix r: <http://www.w3.org/2000/01/rdf-schema#> . @prefix o: <http://www.w3.org/2002/07/owl#> .
        @prefix h: <http://www.w3.org/ns/shacl#> .
        s:note a o:AnnotationProperty .
        a:b r:label "乙"@zh, "b \\"x\\""@en ; h:in ("2" "1") ; h:minCount 1 ; a o:Class ;
            h:not [ h:class a:B ; h:path a:p ] .
        <https://w3id.org/accord-atlas/ontology> a o:Ontology .
    """
    assert canonical(written) == (
        "@prefix aa: <https://w3id.org/accord-atlas/ontology#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "<https://w3id.org/accord-atlas/ontology> a owl:Ontology .\n"
        "\n"
        "aa:b\n"
        "    a owl:Class ;\n"
        '    rdfs:label "b \\"x\\""@en , "乙"@zh ;\n'
        "    sh:minCount 1 ;\n"
        '    sh:in ( "2" "1" ) ;\n'
        "    sh:not [ sh:path aa:p ; sh:class aa:B ] .\n"
        "\n"
        "skos:note a owl:AnnotationProperty .\n"
    )


@pytest.mark.parametrize(
    "written",
    [
        "<urn:a> <urn:p> _:x . <urn:b> <urn:p> _:x . _:x <urn:q> 1 .",
        "_:x <urn:q> 1 .",
        "_:x <urn:p> _:x .",
    ],
    ids=["used twice", "never used", "used by itself"],
)
def test_a_blank_node_without_a_place_of_its_own_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="blank node"):
        canonical(written)
