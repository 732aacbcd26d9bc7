"""Reads RDF back into rows: the tables of a layer as they were exported, and statements in the atlas's own words.

What is no row of ours is refused by name, with the statement that says it; what a build makes of rows anew (bounds of
days, composed names, claims) is passed over.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from accord_atlas.loaders.layer_rdf import CSVW, TABLE
from accord_atlas.loaders.tables import columns, table_references
from accord_atlas.ontology.names import BASE, concept, kind_and_slug, prefixes, term
from accord_atlas.ontology.names import KINDS as CLASSES
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.problems import Problems
from accord_atlas.service.imports.properties import DERIVED, KINDS, PROPERTIES
from accord_atlas.service.imports.sheets import STATEMENTS, Reader, Sheet, Value
from accord_atlas.service.imports.words import TABLES

FORMATS: Final = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "n-quads": RdfFormat.N_QUADS,
    "n-triples": RdfFormat.N_TRIPLES,
    "json-ld": RdfFormat.JSON_LD,
    "rdf-xml": RdfFormat.RDF_XML,
}
OURS_ALONE: Final = concept("name-kind", "ours")
NAMED_BY_US: Final = {"aa:nameKind": "zh", "aa:englishNameKind": "en"}
EFFECT: Final = frozenset({term("aa:recognises"), term("aa:grants"), term("aa:effectNote")})
OUR_MAPPING: Final = "our mapping"
ROWNUM: Final = NamedNode(f"{CSVW}rownum")

Node = NamedNode | BlankNode
Said = Mapping[NamedNode, Sequence[NamedNode | Literal]]


def statements(atlas: Atlas) -> Reader:
    """A reader of files of statements; what a row is known by and a file leaves out is looked up in the release."""

    def read(name: str, data: bytes, problems: Problems) -> list[Sheet]:
        kind = STATEMENTS.get(Path(name).suffix.lower(), "json-ld")
        try:
            quads = list(parse(data, format=FORMATS[kind], base_iri=BASE))
        except (SyntaxError, ValueError, OSError) as error:
            line = getattr(error, "lineno", None)
            where = (f" at line {line}", f"（第 {line} 行）") if line else ("", "")
            problems.add(
                name,
                Words(en=f"this is no RDF of the form {kind}{where[0]}", zh=f"不是有效的 {kind} 格式 RDF{where[1]}"),
                value=str(error).splitlines()[0] if str(error) else None,
            )
            return []
        rows = [quad for quad in quads if _of_rows(quad)]
        return [
            *_tables(name, rows, problems),
            *Described(atlas, name, problems).sheets(q for q in quads if not _of_rows(q)),
        ]

    return read


def _of_rows(quad: Quad) -> bool:
    predicate, value = quad.predicate.value, getattr(quad.object, "value", "")
    return predicate.startswith((CSVW, TABLE)) or (predicate == term("rdf:type").value and value.startswith(CSVW))


def _tables(name: str, quads: Sequence[Quad], problems: Problems) -> Iterator[Sheet]:
    """The tables of a document in which rows stand as rows."""
    numbers: dict[Node, int] = {}
    cells: dict[str, dict[Node, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for quad in quads:
        subject = quad.subject
        if isinstance(subject, Triple):
            continue
        if quad.predicate == ROWNUM and isinstance(quad.object, Literal) and quad.object.value.isdigit():
            numbers[subject] = int(quad.object.value)
        elif quad.predicate.value.startswith(TABLE) and isinstance(quad.object, Literal):
            table, _, column = quad.predicate.value.removeprefix(TABLE).partition("#")
            if table in TABLES and column in columns(TABLES[table]):
                cells[table][subject][column] = quad.object.value
            else:
                _refuse(name, quad, problems)
    for table, rows in cells.items():
        ordered = sorted(rows, key=lambda subject: (numbers.get(subject, 0), str(subject)))
        yield _sheet(name, table, [(f"row {n}", rows[subject]) for n, subject in enumerate(ordered, 1)])


def _sheet(name: str, table: str, rows: Sequence[tuple[str, Mapping[str, str]]]) -> Sheet:
    """Rows as a sheet whose rows are called as the file calls them."""
    head = [column for column in columns(TABLES[table]) if any(column in cells for _, cells in rows)]
    values: list[list[Value]] = [list(head)]
    values += [[cells.get(column) for column in head] for _, cells in rows]
    return Sheet(name, table, values, range(1, len(values) + 1), ("", *(place for place, _ in rows)))


class Described:
    """Entities as a file of statements describes them."""

    def __init__(self, atlas: Atlas, name: str, problems: Problems) -> None:
        self._atlas = atlas
        self._name = name
        self._problems = problems

    def sheets(self, quads: Iterator[Quad]) -> Iterator[Sheet]:
        """A sheet for each table of which the statements describe rows."""
        held: dict[Node, list[Quad]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, Triple):
                _refuse(self._name, quad, self._problems)
            else:
                held[quad.subject].append(quad)
        claims = self._claims(held)
        rows: dict[str, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
        for subject, own in held.items():
            if (described := self._described(subject, own, claims.get(subject, {}))) and described[2]:
                table, place, cells = described
                rows[table].append((place, cells))
        for table, listed in rows.items():
            yield _sheet(self._name, table, listed)

    def _described(
        self, subject: Node, own: Sequence[Quad], claimed: Mapping[str, Sequence[str]]
    ) -> tuple[str, str, Mapping[str, str]] | None:
        """The table, the name and the cells of what statements describe; None of what is made anew, or refused."""
        named = kind_and_slug(subject.value) if isinstance(subject, NamedNode) else None
        if named is None or isinstance(subject, BlankNode):
            for quad in () if _about_layer(subject) else own:
                _refuse(self._name, quad, self._problems)
            return None
        kind, place = named[0], "/".join(named)
        if kind == "claim" or all(quad.predicate == term("rdf:type") for quad in own):
            return None
        if kind not in KINDS:
            _not_kept(self._name, place, self._problems)
            return None
        return KINDS[kind], place, self._row(subject, kind, KINDS[kind], own, claimed)

    def _claims(self, held: Mapping[Node, Sequence[Quad]]) -> dict[Node, dict[str, list[str]]]:
        """Subject → what its effect rests on, since no statement but the claims says so."""
        found: dict[Node, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, own in held.items():
            if not isinstance(subject, NamedNode) or not subject.value.startswith(f"{BASE}id/claim/"):
                continue
            said = {quad.predicate: quad.object for quad in own}
            about, what = said.get(term("rdf:subject")), said.get(term("rdf:predicate"))
            if isinstance(about, NamedNode) and what in EFFECT:
                for column, prop in (("effect_source", "aa:source"), ("effect_confidence", "aa:confidence")):
                    value = said.get(term(prop))
                    cell = _cell(value, reference=True) if isinstance(value, NamedNode) else None
                    if cell and cell not in found[about][column]:
                        found[about][column].append(cell)
        return found

    def _row(
        self, subject: NamedNode, kind: str, table: str, own: Sequence[Quad], claimed: Mapping[str, Sequence[str]]
    ) -> dict[str, str]:
        """The cells that statements about a row fill; each that fills none is refused."""
        refs = table_references(TABLES[table])
        by_property = {_split(prop): column for column, prop in PROPERTIES[table].items()}
        ours = {NAMED_BY_US[p] for p in NAMED_BY_US for q in own if q.predicate == term(p) and q.object == OURS_ALONE}
        values: dict[str, list[str]] = defaultdict(list)
        for quad in own:
            language = quad.object.language if isinstance(quad.object, Literal) else None
            column = by_property.get((quad.predicate, language)) or by_property.get((quad.predicate, None))
            if column is None:
                rendered = language == "zh" and (quad.predicate, "en") in by_property
                if not rendered and not _derived(quad, kind):
                    _refuse(self._name, quad, self._problems)
                continue
            if language in ours and quad.predicate in (term("rdfs:label"), term("aa:name")):
                continue
            cell = (
                self._conferred(quad)
                if column == "title_conferred"
                else _cell(quad.object, column in refs or column == "item")
            )
            if cell is None:
                _refuse(self._name, quad, self._problems)
            elif cell not in values[column]:
                values[column].append(cell)
        if "id" in columns(TABLES[table]):
            values["id"] = [subject.value.rpartition("/")[2]]
        if table == "specialties" and any(q.predicate == term("aa:basis") for q in own):
            values["basis"].append(OUR_MAPPING)
        if table == "coverage" and "complete" in values:
            values["complete"] = ["yes" if values["complete"] == ["true"] else "no"]
        self._known_by(subject, table, values)
        values.update({column: list(cells) for column, cells in claimed.items() if table == "agreements"})
        return {column: "|".join(cells) for column, cells in values.items() if cells}

    def _known_by(self, subject: NamedNode, table: str, values: dict[str, list[str]]) -> None:
        """Fill what the row is known by from the release, where the file says only what is otherwise."""
        for column in TABLES[table].KEY:
            if column not in values and column in PROPERTIES[table]:
                prop, language = _split(PROPERTIES[table][column])
                for quad in self._atlas.store.quads(subject, prop):
                    if language is None or getattr(quad.object, "language", None) == language:
                        cell = _cell(quad.object, reference=True)
                        values[column] += [cell] if cell else []

    def _conferred(self, quad: Quad) -> str | None:
        """The words for a title that an agreement confers."""
        named = self._atlas.labels[quad.object.value] if isinstance(quad.object, NamedNode) else None
        return named.en if named else None


def _split(prop: str) -> tuple[NamedNode, str | None]:
    name, _, language = prop.partition("@")
    return term(name), language or None


def _derived(quad: Quad, kind: str) -> bool:
    """Whether a build makes the statement anew; a type must be that of the kind."""
    if quad.predicate == term("rdf:type"):
        return quad.object == term(f"aa:{CLASSES[kind]}")
    return any(quad.predicate == term(prop) for prop in DERIVED["*"])


def _about_layer(subject: Node) -> bool:
    """Whether it is the graph of a layer, of which a file says who made it: that is said anew."""
    return isinstance(subject, NamedNode) and subject.value.startswith(f"{BASE}graph/layer.")


def _cell(value: object, reference: bool) -> str | None:
    """What a table has in its cell for a value: a controlled one by its notation, an entity by its id."""
    if isinstance(value, Literal):
        return value.value
    named = kind_and_slug(value.value) if isinstance(value, NamedNode) else None
    if named is None:
        return None
    kind, slug = named
    if kind == "concept":
        return slug.partition(".")[2]
    if kind == "region" and reference:
        return slug.upper()
    return slug if reference or kind == "scheme" else f"{kind}/{slug}"


def _not_kept(name: str, place: str, problems: Problems) -> None:
    """A thing of a kind of which no rows are kept: places, what is derived, the notice."""
    problems.add(
        name,
        Words(en="things of this kind are not taken in by imports", zh="此类对象不能通过导入收录"),
        cell=place,
        suggestion=Words(en="leave it out", zh="请删去"),
    )


def _refuse(name: str, quad: Quad, problems: Problems) -> None:
    """A statement that is no cell of a table."""
    predicate = quad.predicate.value
    short = next(
        (f"{p}:{predicate.removeprefix(ns)}" for p, ns in prefixes().items() if predicate.startswith(ns)), predicate
    )
    subject = str(getattr(quad.subject, "value", quad.subject)).removeprefix(f"{BASE}id/")
    problems.add(
        name,
        Words(en=f"no table has a cell for what {short} says", zh=f"没有任何数据表收录 {short} 所述内容"),
        sheet=None,
        cell=subject,
        value=str(getattr(quad.object, "value", quad.object)),
        suggestion=Words(
            en="leave the statement out, or keep it as RDF by SPARQL Update on a layer",
            zh="请删去该陈述，或通过 SPARQL 更新以 RDF 形式存入本地层",
        ),
    )
