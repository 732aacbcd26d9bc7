"""Who is one step short: provisional or of unclear standing; or one accession away from others' recognition."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.bases import keeps_registers, recognises_engineers
from accord_atlas.service.domain.eligibility import is_country, may_join
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.gaps.matrix import jurisdictions, many_sided, participation
from accord_atlas.service.text.sentences import name, participation_line, place

Json = dict[str, Any]
Partners = Mapping[str, frozenset[str]]


def waiting(atlas: Atlas, day: date) -> list[Json]:
    """The bodies that stand in an agreement, but provisionally or with a standing that the sources leave unclear."""
    return [
        {
            "agreement": cell(atlas, agreement.iri),
            "jurisdiction": cell(atlas, home),
            "organization": cell(atlas, found.organization),
            "status": found.status,
            "start": found.start,
            "text": participation_line(atlas, found).json_value(),
            "source": cell(atlas, found.source),
        }
        for agreement in many_sided(atlas)
        for home in jurisdictions(atlas)
        if (found := participation(agreement, home, day)) and not found.full
    ]


def accessions(atlas: Atlas, day: date, only: str | None = None) -> list[Json]:
    """For each jurisdiction and shared register that it is not on record in: with whom joining would open a route.

    Counted are the jurisdictions with which no agreement on record recognises engineers of that level on the day.
    The most first; where the register is limited to a forum, only its economies.
    """
    found = []
    for agreement in many_sided(atlas):
        if not keeps_registers(agreement.basis) or not agreement.at(day):
            continue
        linked = _linked(atlas, agreement.level, day)
        members = [home for home in jurisdictions(atlas) if _is_full(agreement, home, day)]
        for home in [only] if only else jurisdictions(atlas):
            gained = [member for member in members if member != home and member not in linked.get(home, ())]
            if not agreement.of(home) and gained and is_country(atlas, home) and may_join(atlas, agreement, home):
                found.append((agreement, home, gained))
    found.sort(key=lambda each: (-len(each[2]), each[1], each[0].iri))
    return [_accession(atlas, *each) for each in found]


def _is_full(agreement: Agreement, home: str, day: date) -> bool:
    found = participation(agreement, home, day)
    return found is not None and found.full


def _linked(atlas: Atlas, level: str, day: date) -> Partners:
    """Jurisdiction → those with which an agreement of the level recognises engineers on the day."""
    linked: dict[str, set[str]] = {}
    for agreement in agreements(atlas).values():
        if recognises_engineers(agreement.basis) and agreement.level == level and agreement.at(day):
            homes = {s.jurisdiction for s in agreement.participations if s.jurisdiction}
            full = {home for home in homes if _is_full(agreement, home, day)}
            for home in full:
                linked.setdefault(home, set()).update(full - {home})
    return {home: frozenset(others) for home, others in linked.items()}


def _accession(atlas: Atlas, agreement: Agreement, home: str, gained: list[str]) -> Json:
    return {
        "jurisdiction": cell(atlas, home),
        "agreement": cell(atlas, agreement.iri),
        "gains": len(gained),
        "with": [cell(atlas, member) for member in gained],
        "text": _text(atlas, agreement, home, len(gained)),
    }


def _text(atlas: Atlas, agreement: Agreement, home: str, gains: int) -> dict[str, str]:
    where, what = place(atlas, home), name(atlas, agreement.iri)
    return {
        "en": f"No body of {where['en']} is on record in the {what['en']}; joining would give a route with {gains} "
        "countries and regions with which none is on record.",
        "zh": f"未见{where['zh']}的机构加入{what['zh']}的记载；"
        f"加入后可与{gains}个目前未见互认依据的国家和地区建立互认途径。",
    }


def lists(atlas: Atlas, day: date, only: str | None = None) -> Iterator[tuple[str, list[Json]]]:
    """All lists by name."""
    held = waiting(atlas, day)
    yield "waiting", [each for each in held if only is None or each["jurisdiction"]["iri"] == only]
    yield "accessions", accessions(atlas, day, only)
