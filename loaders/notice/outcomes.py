"""What became of the notice's aims, as far as sources show it: rows of the facts about items of the notice."""

from collections.abc import Iterator

from accord_atlas.loaders.facts import Facts
from accord_atlas.loaders.facts.entities import Pair, dated, edtf, entity_statements
from accord_atlas.loaders.facts.labels import Name, concept_name, joined, labels
from accord_atlas.loaders.notice.reading import Notice
from accord_atlas.loaders.statements import Statement, text
from accord_atlas.ontology.names import concept, entity


def outcome_statements(facts: Facts, notice: Notice) -> Iterator[Statement]:
    """Every row of `outcomes.csv`, about the target, intention or task of that id; KeyError for any other id."""
    kinds = {
        row.id: (kind, Name(row.label_en, row.label_zh))
        for kind, rows in (("target", notice.targets), ("intention", notice.intentions), ("task", notice.tasks))
        for row in rows
    }
    for row in facts.outcomes:
        kind, item = kinds[row.item]
        claimed: list[Pair] = [
            ("aa:about", entity(kind, row.item)),
            ("aa:verdict", concept("verdict", row.verdict)),
            ("aa:date", edtf(row.date)),
            ("aa:finding", text(row.evidence_en, "en")),
            ("aa:finding", text(row.evidence_zh, "zh")),
        ]
        name = joined([item, concept_name("verdict", row.verdict)], "{}: {}", "{}：{}")
        yield from entity_statements(
            entity("outcome", row.item),
            "aa:Outcome",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:date", row.date), *labels(name)],
            confidence=row.confidence,
            note=row.note,
        )
