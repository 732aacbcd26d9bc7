"""What provisions are derived from, taken from the fact tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol, TypeVar

from accord_atlas.loaders.facts.addresses import participation
from accord_atlas.loaders.facts.effects import condition
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.provisions.model import Agreement, Condition, Effect, End, Named, Place, Runs, Side
from accord_atlas.loaders.records import Agreement as AgreementRow
from accord_atlas.loaders.records import AgreementRelation, Direction, Party, Title, TitleEquivalence
from accord_atlas.loaders.records import Condition as ConditionRow
from accord_atlas.ontology.categories import holding
from accord_atlas.ontology.names import kind_and_slug

KIND: Final = "agreement-kind"
STATUS: Final = "participation-status"
RELATION: Final = "agreement-relation"
WITNESS: Final = "witness"


class HasAgreement(Protocol):
    """A row about an agreement."""

    @property
    def agreement(self) -> str:
        """Its slug."""
        ...


R = TypeVar("R", bound=HasAgreement)


def agreements(facts: Facts) -> list[Agreement]:
    """Every agreement of the tables with what bears on its provisions, in the order of the table."""
    parties, conditions = _by_agreement(facts.parties), _by_agreement(facts.conditions)
    directions, equivalences = _by_agreement(facts.directions), _by_agreement(facts.title_equivalences)
    instruments = _instruments(facts.agreement_relations)
    return [
        Agreement(
            row.id,
            runs_of(row.kind),
            _effect(row),
            places=[place for party in parties[row.id] if (place := place_of(facts, party))],
            directions=[_direction(facts, each) for each in directions[row.id]],
            equivalences=[named for each in equivalences[row.id] for named in _equivalence(facts, each)],
            conditions=[_condition(facts, each) for each in conditions[row.id]],
            specialties=row.specialties,
            instrument=instruments.get(row.id, row.id),
        )
        for row in facts.agreements.values()
    ]


def runs_of(kind: str) -> Runs:
    """How agreements of a kind run, by its properties in the scheme `agreement-kind`."""
    if kind in holding(KIND, "aa:hasSeats"):
        return "seats"
    return "mutual" if kind in holding(KIND, "aa:mutual") else "named"


def _by_agreement(rows: Iterable[R]) -> Mapping[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.agreement].append(row)
    return found


def _effect(row: AgreementRow) -> Effect:
    grants = (row.grants_en, row.grants_zh) if row.grants_en and row.grants_zh else None
    return Effect(row.recognises, grants, row.effect_source, row.effect_confidence)


def place_of(facts: Facts, row: Party) -> Place | None:
    """Whom a row of parties stands for; None for a body that belongs to no jurisdiction, and for a witness."""
    body = facts.organizations.get(row.organization or "")
    jurisdiction = row.jurisdiction or (body and body.jurisdiction)
    if not jurisdiction or row.role == WITNESS:
        return None
    side = Side(jurisdiction, row.region or (body and body.region) or "")
    slug = (kind_and_slug(participation(row).value) or ("", ""))[1]
    return Place(slug, row.organization, side, full=(row.was or row.status) in holding(STATUS, "aa:fullMembership"))


def _end(facts: Facts, organization: str | None, jurisdiction: str | None, region: str | None = None) -> End:
    body = facts.organizations.get(organization or "")
    if body is None:
        return End(organization, jurisdiction, region)
    return End(organization, jurisdiction or body.jurisdiction, region or body.region)


def _condition(facts: Facts, row: ConditionRow) -> Condition:
    return Condition(
        (kind_and_slug(condition(row).value) or ("", ""))[1],
        _end(facts, row.from_organization, row.from_jurisdiction),
        _end(facts, row.to_organization, row.to_jurisdiction),
    )


def _direction(facts: Facts, row: Direction) -> Named:
    grants = (row.grants_en, row.grants_zh) if row.grants_en and row.grants_zh else None
    return Named(
        _end(facts, row.from_organization, row.from_jurisdiction, row.from_region),
        _end(facts, row.to_organization, row.to_jurisdiction, row.to_region),
        Effect(row.recognises, grants, row.source, row.confidence) if row.recognises else None,
    )


def _equivalence(facts: Facts, row: TitleEquivalence) -> Iterator[Named]:
    """The ways that an equivalence of titles names; where a title leads to one of its own country, none."""
    first, second = (_title(facts, facts.titles[title]) for title in (row.title_a, row.title_b))
    yield Named(first, second)
    if row.direction == "both":
        yield Named(second, first)


def _title(facts: Facts, title: Title) -> End:
    return _end(facts, title.organization, title.jurisdiction)


def _instruments(relations: Iterable[AgreementRelation]) -> Mapping[str, str]:
    """Agreement → the main text of the instrument that it is part of, for those that are not the main text.

    Only what is annexed to another, or renews it, is one instrument with it (`aa:sameInstrument`); of an annex the
    other text is the main one, of a renewal the later (`aa:lesserText`).
    """
    main: dict[str, str] = {}
    for each in relations:
        if each.relation in holding(RELATION, "aa:sameInstrument"):
            lesser = each.relation in holding(RELATION, "aa:lesserText")
            part, whole = (each.agreement, each.other) if lesser else (each.other, each.agreement)
            main[part] = whole
    return {part: _end_of(main, part) for part in main}


def _end_of(main: Mapping[str, str], part: str) -> str:
    """The last main text above a part; a circle ends where it began."""
    passed = [part]
    while (whole := main.get(passed[-1])) and whole not in passed:
        passed.append(whole)
    return passed[-1]
