"""A layer as one TriG document, and back: its statements as they are, its rows as W3C's CSV2RDF has rows.

Rows stand in a graph beside the layer's own: `csvw:Table`, `csvw:Row` with `csvw:rownum`, and for each cell that is
filled a property `…/table/<table>#<column>`. Who made the layer and when is said of its graph in the default graph.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from accord_atlas.loaders.layers import LAYER_TABLES, Cells, Layer, layer_statements
from accord_atlas.loaders.tables import columns
from accord_atlas.ontology.names import BASE, graph, term

CSVW: Final = "http://www.w3.org/ns/csvw#"
TABLE: Final = f"{BASE}table/"
ROWS: Final = ".rows"
"""Stands behind the name of a layer's graph in the name of the graph of its rows."""
INTEGER: Final = term("xsd:integer")
TYPE: Final = term("rdf:type")


def to_trig(layer: Layer) -> bytes:
    """The layer as TriG, in which nothing of it is lost."""
    about = (Quad(each.subject, each.predicate, each.object) for each in layer_statements(layer))
    said = parse(layer.statements, format=RdfFormat.N_QUADS)
    prefixes = {"csvw": CSVW, "prov": term("prov:x").value[:-1], "dcterms": term("dcterms:x").value[:-1]}
    return serialize([*about, *said, *_rows(layer)], format=RdfFormat.TRIG, prefixes=prefixes) or b""


def _rows(layer: Layer) -> Iterator[Quad]:
    place = graph(f"layer.{layer.name}{ROWS}")
    for table, rows in layer.rows.items():
        whole = NamedNode(f"{place.value}#{table}")
        yield Quad(whole, TYPE, NamedNode(f"{CSVW}Table"), place)
        yield Quad(whole, NamedNode(f"{CSVW}url"), NamedNode(f"{TABLE}{table}"), place)
        named = [NamedNode(f"{whole.value}-{number}") for number in range(1, len(rows) + 1)]
        yield from (Quad(whole, NamedNode(f"{CSVW}row"), row, place) for row in named)
        for number, (row, cells) in enumerate(zip(named, rows, strict=True), start=1):
            yield Quad(row, TYPE, NamedNode(f"{CSVW}Row"), place)
            yield Quad(row, NamedNode(f"{CSVW}rownum"), Literal(str(number), datatype=INTEGER), place)
            for column, cell in cells.items():
                if cell:
                    yield Quad(row, NamedNode(f"{TABLE}{table}#{column}"), Literal(cell), place)


def from_trig(content: bytes, name: str) -> tuple[dict[str, list[Cells]], bytes]:
    """The rows by table, and the statements in the graph of a layer of this name, of a document that `to_trig` made.

    It may be called otherwise in the document. ValueError where this is no such document.
    """
    home, said = graph(f"layer.{name}"), list[Quad]()
    rows: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    names = set[str]()
    numbers: dict[NamedNode | BlankNode, int] = {}
    cells: list[tuple[NamedNode | BlankNode, str, str]] = []
    prefix = graph("layer.x").value.removesuffix("x")
    try:
        for each in parse(content, format=RdfFormat.TRIG):
            if isinstance(each.graph_name, DefaultGraph):
                continue  # who made it, and when
            place = each.graph_name.value
            names.add(place.removesuffix(ROWS))
            if not place.startswith(prefix) or len(names) > 1 or not isinstance(each.subject, NamedNode | BlankNode):
                raise ValueError(f"expected the graphs of one layer, not {', '.join(sorted(names))}")
            if not place.endswith(ROWS):
                said.append(Quad(each.subject, each.predicate, each.object, home))
            elif each.predicate.value == f"{CSVW}rownum" and isinstance(each.object, Literal):
                numbers[each.subject] = int(each.object.value)
            elif each.predicate.value.startswith(TABLE) and isinstance(each.object, Literal):
                cells.append((each.subject, each.predicate.value.removeprefix(TABLE), each.object.value))
    except SyntaxError as error:
        raise ValueError(f"this is no TriG: {error}") from error
    for subject, where, value in cells:
        table, _, column = where.partition("#")
        if table not in LAYER_TABLES or column not in columns(LAYER_TABLES[table]) or subject not in numbers:
            raise ValueError(f"a row of {table[:64]!r} has a cell {column[:64]!r}, which no table has")
        rows[table][numbers[subject]][column] = value
    listed: dict[str, list[Cells]] = {t: [held[n] for n in sorted(held)] for t, held in rows.items()}
    return listed, serialize(said, format=RdfFormat.N_QUADS) or b""
