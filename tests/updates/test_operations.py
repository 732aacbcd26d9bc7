"""What is told of an update before it runs: which graphs it writes to, and what it reads."""

import pytest

from accord_atlas.ontology.names import BASE
from accord_atlas.service.sparql.updating.operations import Using, operations
from accord_atlas.service.sparql.updating.stopped import Stopped

A, B = f"{BASE}graph/layer.a", f"{BASE}graph/layer.b"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("INSERT DATA { GRAPH <graph/layer.a> { <x> a <y> } . GRAPH <graph/layer.b> { } }", [A, B]),
        ("PREFIX g: <graph/> BASE <http://other/> DELETE DATA { GRAPH g:layer.a { <x> a <y> } }", [A]),
        (r"PREFIX g: <graph/> CLEAR GRAPH g:layer\.a", [A]),
        (r"DROP SILENT GRAPH <graph/l\u0061yer.a>", [A]),
        ("COPY <graph/layer.b> TO <graph/layer.a>", [A]),
        ("MOVE GRAPH <graph/layer.b> TO GRAPH <graph/layer.a>", [A, B]),
        ("WITH <graph/layer.b> INSERT { ?s ?p ?o . GRAPH <graph/layer.a> { ?s ?p [] } } WHERE { ?s ?p ?o }", [B, A]),
        ('DELETE WHERE { GRAPH <graph/layer.a> { ?s ?p \'} GRAPH <z> {\' , """}""" # }\n } }', [A]),
        ("INSERT { } WHERE { GRAPH ?g { ?s ?p ?o } }", []),
        ("", []),
    ],
)
def test_what_an_update_writes_to(text: str, targets: list[str]) -> None:
    assert [target for each in operations(text, BASE) for target in each.targets] == targets


@pytest.mark.parametrize(
    ("text", "unites", "alone"),
    [
        ("INSERT DATA { GRAPH <graph/layer.a> { <x> a <y> } }", False, True),
        ("WITH <graph/layer.a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", False, True),
        ("WITH <graph/layer.a> INSERT { ?s ?p ?o } WHERE { GRAPH <graph/facts> { ?s ?p ?o } }", False, False),
        ("WITH <graph/layer.a> INSERT { ?s ?p ?o } USING <graph/facts> WHERE { ?s ?p ?o }", False, False),
        ("INSERT { GRAPH <graph/layer.a> { ?s ?p ?o } } WHERE { ?s ?p ?o }", True, False),
        ("ADD DEFAULT TO <graph/layer.a>", True, False),
    ],
)
def test_what_an_update_reads(text: str, unites: bool, alone: bool) -> None:
    (found,) = operations(text, BASE)
    assert (found.unites, found.alone) == (unites, alone)


def test_the_dataset_of_the_request_stands_in_each_where_clause() -> None:
    using = Using(["urn:g"], ["urn:n"])
    pattern = "{ GRAPH <graph/layer.a> { ?s ?p ?o } }"
    first, second = operations(f"INSERT {pattern} WHERE {{ ?s ?p ?o }} ; DELETE WHERE {pattern}", BASE, using)
    assert first.text.split() == f"INSERT {pattern} USING <urn:g> USING NAMED <urn:n> WHERE {{ ?s ?p ?o }}".split()
    assert second.text == f"DELETE {pattern} USING <urn:g> USING NAMED <urn:n> WHERE {pattern}"
    with pytest.raises(Stopped, match="using-twice"):
        operations("WITH <graph/layer.a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", BASE, using)


def test_where_a_reading_ends_is_told() -> None:
    with pytest.raises(Stopped) as stopped:
        operations("INSERT DATA { GRAPH <graph/layer.a> { <x> a <y> } } ;\n  INSRT DATA { }", BASE)
    assert stopped.value.said == {"line": 2, "column": 3, "found": "INSRT"}
