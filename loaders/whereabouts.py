"""Which row of which table says what a finding is about, so that a person can mend it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pyoxigraph import NamedNode, Store

from accord_atlas.loaders.facts import Facts
from accord_atlas.loaders.facts.addresses import dated_name, participation
from accord_atlas.loaders.facts.effects import condition_statements, direction_statements, relation_statements
from accord_atlas.loaders.facts.federations import federation_statements, succession_statements
from accord_atlas.loaders.facts.jurisdictions import forum_statements
from accord_atlas.loaders.facts.labels import Names
from accord_atlas.loaders.facts.properties import KINDS, PROPERTIES
from accord_atlas.loaders.facts.reviews import list_statements, review_statements, sponsorship_statements
from accord_atlas.loaders.facts.rules import rule_statements
from accord_atlas.loaders.facts.specialties import discipline_statements
from accord_atlas.loaders.facts.titles import equivalence_statements
from accord_atlas.loaders.notice import Notice
from accord_atlas.loaders.statements import Statement
from accord_atlas.loaders.tables import Row, Table, columns
from accord_atlas.loaders.validation import Finding, RowPlace
from accord_atlas.ontology.names import ONTOLOGY, entity, term

WITH_IDS: Final = {
    **{table: kind for table, kind in KINDS.items() if table not in {"parties", "organization-names"}},
    "jurisdictions": "jurisdiction",
    "regions": "region",
    "searches": "search",
    "sources": "source",
}
"""Table of facts whose rows have ids → the kind of what they are about."""
OF_NOTICE: Final = {
    "clauses": "clause",
    "documents": "document",
    "intentions": "intention",
    "targets": "target",
    "tasks": "task",
}
BEHIND: Final = ("rdf:subject", "aa:of")
"""Properties of what is derived or claimed that lead to the thing whose row says it."""
Make = Callable[[Facts, Names], Iterable[Statement]]
MADE_OF: Final[Mapping[str, Make]] = {
    "accession-rules": lambda facts, _: rule_statements(facts),
    "agreement-relations": relation_statements,
    "conditions": lambda facts, _: condition_statements(facts),
    "coverage": list_statements,
    "directions": direction_statements,
    "disciplines": discipline_statements,
    "federation-members": federation_statements,
    "forums": forum_statements,
    "reviews": review_statements,
    "sponsorships": sponsorship_statements,
    "successions": succession_statements,
    "title-equivalences": equivalence_statements,
}
"""Table whose rows have no ids → what makes its statements, of which the first is about the row."""


def located(found: Sequence[Finding], facts: Facts, notice: Notice, store: Store) -> list[Finding]:
    """The findings, each with the row and the column to mend where a row says what it is about."""
    wanted = {thing for each in found if each.focus for thing in _things(each.focus, store)}
    rows = _rows(facts, notice, wanted)
    return [_placed(each, rows, store) for each in found]


def _placed(found: Finding, rows: Mapping[str, tuple[Table[Any], Row]], store: Store) -> Finding:
    for thing in _things(found.focus, store) if found.focus else ():
        if thing in rows:
            table, row = rows[thing]
            written = row.model_dump(by_alias=True)
            key = "|".join(str(written[_column(row, name)] or "") for name in row.KEY)
            return replace(found, place=RowPlace(table.file, row.line, key, _of_path(table, found.path)))
    return found


def _things(focus: str, store: Store) -> list[str]:
    """The thing itself, and those that a claim or a segment is of."""
    try:
        node = NamedNode(focus)
    except ValueError:
        return [focus]
    behind = [q.object for curie in BEHIND for q in store.quads_for_pattern(node, term(curie), None, None)]
    return [focus, *(each.value for each in behind if isinstance(each, NamedNode))]


def _rows(facts: Facts, notice: Notice, wanted: set[str]) -> dict[str, tuple[Table[Any], Row]]:
    """Thing → the row that is about it; the first of several."""
    found: dict[str, tuple[Table[Any], Row]] = {}
    for iri, table, row in _all(facts, notice, wanted):
        if iri in wanted:
            found.setdefault(iri, (table, row))
    return found


def _all(facts: Facts, notice: Notice, wanted: set[str]) -> Iterator[tuple[str, Table[Any], Row]]:
    for name, table in facts.tables.items():
        for row in table.rows:
            if name in WITH_IDS:
                yield entity(WITH_IDS[name], row.id.lower()).value, table, row
            elif name == "parties":
                yield participation(row).value, table, row
            elif name == "organization-names":
                yield dated_name(row).value, table, row
            elif name == "outcomes":
                yield entity("outcome", row.item).value, table, row
    for name, table in notice.tables.items():
        for row in table.rows if name in OF_NOTICE else ():
            yield entity(OF_NOTICE[name], row.id).value, table, row
    yield from _made(facts, wanted)


def _made(facts: Facts, wanted: set[str]) -> Iterator[tuple[str, Table[Any], Row]]:
    """Rows without ids: what the loader itself makes of each alone."""
    names = Names(facts)
    for name, make in MADE_OF.items():
        attribute = name.replace("-", "_")
        held = getattr(facts, attribute)
        for row in held.values() if isinstance(held, dict) else held:
            only: dict[str, Any] = {attribute: {row.id: row} if isinstance(held, dict) else [row]}
            alone = replace(facts, **only)
            made = next(iter(make(alone, names)), None)
            if made is not None and made.subject.value in wanted:
                yield made.subject.value, facts.tables[name], row


def _of_path(table: Table[Any], path: str) -> str | None:
    """The column of a table that becomes a property; None where none is known to."""
    if not path:
        return None
    for (name, column), properties in PROPERTIES.items():
        named = re.search(rf"(?:^|/){name}\.csv$", table.file.replace("\\", "/"))
        if named and path in {term(curie).value for curie, _ in properties}:
            return column
    local = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", path.removeprefix(ONTOLOGY)).lower()
    return local if local in columns(table.model) else None


def _column(row: Row, name: str) -> str:
    info = type(row).model_fields.get(name)
    return (info.alias if info else None) or name
