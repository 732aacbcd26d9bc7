"""Who is one step short: provisional or of unclear standing; or one accession away from others' recognition."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import Compact, compacts
from accord_atlas.service.gaps.matrix import FULL, jurisdictions, many_sided, standing
from accord_atlas.service.recognition.nearest import may_join, one_country
from accord_atlas.service.recognition.routes import BASES, holds
from accord_atlas.service.recognition.words import step
from accord_atlas.service.text.sentences import Words, name, place

Json = dict[str, Any]
Partners = Mapping[str, frozenset[str]]


def waiting(atlas: Atlas, day: date) -> list[Json]:
    """The bodies that stand in an agreement, but provisionally or with a standing that the sources leave unclear."""
    return [
        {
            "agreement": cell(atlas, compact.iri),
            "jurisdiction": cell(atlas, home),
            "organization": cell(atlas, found.organization),
            "status": found.status,
            "start": found.start,
            "text": step(atlas, found),
            "source": cell(atlas, found.source),
        }
        for compact in many_sided(atlas)
        for home in jurisdictions(atlas)
        if (found := standing(compact, home, day)) and found.status not in FULL
    ]


def accessions(atlas: Atlas, day: date, only: str | None = None) -> list[Json]:
    """For each jurisdiction and shared register that it is not on record in: with whom joining would open a route.

    Counted are the jurisdictions with which no agreement on record recognises engineers of that level on the day.
    The most first; where the register is limited to a forum, only its economies.
    """
    found = []
    for compact in many_sided(atlas):
        if compact.basis != "shared-register" or not holds(compact, day):
            continue
        linked = _linked(atlas, compact.level, day)
        members = [home for home in jurisdictions(atlas) if _is_full(compact, home, day)]
        for home in [only] if only else jurisdictions(atlas):
            gained = [member for member in members if member != home and member not in linked.get(home, ())]
            if not compact.of(home) and gained and one_country(atlas, home) and may_join(atlas, compact, home):
                found.append((compact, home, gained))
    found.sort(key=lambda each: (-len(each[2]), each[1], each[0].iri))
    return [_accession(atlas, *each) for each in found]


def _is_full(compact: Compact, home: str, day: date) -> bool:
    found = standing(compact, home, day)
    return found is not None and found.status in FULL


def _linked(atlas: Atlas, level: str, day: date) -> Partners:
    """Jurisdiction → those with which an agreement of the level recognises engineers on the day."""
    linked: dict[str, set[str]] = {}
    for compact in compacts(atlas).values():
        if compact.basis in set(BASES) - {"education-accord"} and compact.level == level and holds(compact, day):
            homes = {s.jurisdiction for s in compact.standings if s.jurisdiction}
            full = {home for home in homes if _is_full(compact, home, day)}
            for home in full:
                linked.setdefault(home, set()).update(full - {home})
    return {home: frozenset(others) for home, others in linked.items()}


def _accession(atlas: Atlas, compact: Compact, home: str, gained: list[str]) -> Json:
    return {
        "jurisdiction": cell(atlas, home),
        "agreement": cell(atlas, compact.iri),
        "gains": len(gained),
        "with": [cell(atlas, member) for member in gained],
        "text": _text(atlas, compact, home, len(gained)),
    }


def _text(atlas: Atlas, compact: Compact, home: str, gains: int) -> Words:
    where, what = place(atlas, home), name(atlas, compact.iri)
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
