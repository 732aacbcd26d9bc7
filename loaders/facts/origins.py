"""Of which kind the names are: official, usual, or our own; `cells` has what stands behind each."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.addresses import dated_names
from accord_atlas.loaders.facts.entities import bare_statements
from accord_atlas.loaders.facts.properties import KINDS
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Statement
from accord_atlas.ontology.names import concept, entity


def origin_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `names-zh.csv`, and every name that was composed."""
    dated = dated_names(facts.organization_names)
    for row in facts.names_zh:
        named = dated[row.id] if row.table == "organization-names" else entity(KINDS[row.table], row.id)
        prop = "aa:englishNameKind" if row.english else "aa:nameKind"
        yield from bare_statements(named, [(prop, concept("name-kind", row.kind))])
