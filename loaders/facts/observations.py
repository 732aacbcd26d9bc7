"""Observations: reported numbers, with what they may and may not be set against."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal

from accord_atlas.loaders.facts.entities import Pair, dated, edtf, entity_statements, link, region
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Observation
from accord_atlas.loaders.statements import Statement, plain, text, typed
from accord_atlas.ontology.names import concept, entity

MARKS: Final = {">=": "≥ ", "~": "~ "}
"""How a number that is not exact is shown."""


def observation_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `observations.csv`."""
    for row in facts.observations:
        claimed: list[Pair] = [
            ("aa:metric", concept("metric", row.metric)),
            ("aa:value", number(row.value)),
            ("aa:comparator", plain(row.comparator)),
            ("aa:unit", plain(row.unit)),
            ("aa:measure", concept("measure", row.measure) if row.measure else None),
            ("aa:date", edtf(row.period)),
            ("aa:organization", link("organization", row.organization)),
            ("aa:counterpart", link("organization", row.counterpart)),
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
            ("aa:specialty", link("specialty", row.specialty)),
            ("aa:region", region(row.region)),
            ("aa:comparableWith", text(row.comparable_with, "en")),
        ]
        yield from entity_statements(
            entity("observation", row.id),
            "aa:Observation",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:date", row.period), *labels(_name(names, row))],
            confidence=row.confidence,
            note=row.note,
        )


def number(value: Decimal) -> Literal | None:
    """A number as written, as an integer where it has no decimal places."""
    return typed(value, "xsd:decimal" if "." in str(value) else "xsd:integer")


def _name(names: Names, row: Observation) -> Name:
    """`Economies in an agreement: 15 (IEA, 2009~)`, in Chinese too; a lower bound as ≥, a rounded number as ~."""
    metric = concept_name("metric", row.metric)
    about = [names.organization(row.organization)] if row.organization else []
    about += [names.agreement(row.agreement)] if row.agreement and not row.organization else []
    about += [names.jurisdictions[row.jurisdiction]] if row.jurisdiction and not about else []
    about += [names.specialty(row.specialty)] if row.specialty else []
    about += [names.region(row.region)] if row.region else []
    about += [Name(row.period, row.period)] if row.period else []
    value = MARKS.get(row.comparator or "=", "") + str(row.value)
    head = [Name(metric.en and metric.en[0].upper() + metric.en[1:], metric.zh), Name(value, value)]
    slots = ["{}"] * len(about)
    en = f"{{}}: {{}} ({', '.join(slots)})" if about else "{}: {}"
    zh = f"{{}}：{{}}（{'，'.join(slots)}）" if about else "{}：{}"
    return joined([*head, *about], en, zh)
