"""A scenario says what a release would say in whose tables the supposed rows really stand: it is built and compared."""

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from accord_atlas.loaders import build as building
from accord_atlas.loaders import places
from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.request import scenario_request

TABLES = Path(__file__).parents[2] / "loaders" / "tables"
LEVELS = ("professional-engineer", "technologist", "technician", "other")
JOINS = "ipea:cse-cn,ieta:cse-cn,apec-engineer:cse-cn,seoul-accord:cse-cn"
SIGN = "cse-cn:iem-my"
Said = dict[tuple[str, str, str], tuple[object, ...]]
"""(Place, direction, agreement) → what is said of the route."""


def add(table: Path, row: Mapping[str, str]) -> None:
    with table.open(encoding="utf-8", newline="") as lines:
        held = list(csv.DictReader(lines))
    fields = list(held[0])
    assert set(row) <= set(fields), row
    held.append({**dict.fromkeys(fields, ""), **row})
    held.sort(key=lambda each: [each[name] for name in fields[:1]])
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(held)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, atlas: Atlas) -> Atlas:
    """A release from the tables with what is supposed added to them, on the word of a source of the data date."""
    folder = tmp_path_factory.mktemp("supposed")
    shutil.copytree(TABLES, folder / "tables")
    facts, day = folder / "tables" / "facts", atlas.release.data_date.isoformat()
    source = {"id": "a-source-of-today", "url": "https://example.org/a", "publisher": "Example", "kind": "member-body"}
    add(facts / "sources.csv", {**source, "vintage": day, "retrieved": day, "reliability": "high"})
    told = {"source": "a-source-of-today", "confidence": "high", "start": day}
    for join in JOINS.split(","):
        agreement, body = join.split(":")
        row = {"agreement": agreement, "organization": body, "jurisdiction": "cn", "role": "member"}
        add(facts / "parties.csv", {**row, "status": "authorised", **told})
    pair = {"id": "cse-iem-mra-supposed", "title_en": "Agreement of CSE and IEM", "title_zh": "中马互认协议"}
    kind = {"kind": "mutual-recognition-agreement", "scope": "bilateral", "level": "professional-engineer"}
    effect = {"recognises": "registration", "effect_source": "a-source-of-today", "effect_confidence": "high"}
    dated = {"signed": day, "in_force": day, "status": "in-force"}
    evidence = {"source": "a-source-of-today", "confidence": "high"}
    add(facts / "agreements.csv", {**pair, **kind, **effect, **dated, **evidence})
    for body, place in (("cse-cn", "cn"), ("iem-my", "my")):
        row = {"agreement": pair["id"], "organization": body, "jurisdiction": place, "role": "party"}
        add(facts / "parties.csv", {**row, "status": "party", **told})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "tables", lambda: folder / "tables")
        building.build(folder / "release")
    return Atlas.open(folder / "release", Settings(build=folder / "release"))


def recognised(atlas: Atlas, origin: str) -> Said:
    """All routes from and to a jurisdiction, as the answers on recognition say them."""
    here = entity("jurisdiction", origin).value
    found: Said = {}
    every = {each.jurisdiction for known in agreements(atlas).values() for each in known.participations}
    for place in sorted(each for each in every if each and each != here):
        for direction, ends in (("outbound", (here, place)), ("inbound", (place, here))):
            for level in LEVELS:
                request = RecognitionRequest(*ends, None, level, atlas.release.data_date)
                for route in recognition_answer(atlas, request).routes:
                    held = route.provision
                    said = (level, route.basis, tuple(held.recognises), route.certainty, route.reason)
                    found[place, direction, route.agreement.id] = said
    return found


@pytest.mark.long
@pytest.mark.parametrize("origin", ["cn", "my", "gb"])
def test_the_gain_is_what_the_new_release_says(atlas: Atlas, built: Atlas, origin: str) -> None:
    before, after = recognised(atlas, origin), recognised(built, origin)
    answer = scenario_answer(atlas, scenario_request(atlas, JOINS, origin, sign=SIGN))
    gained = {
        (
            each.jurisdiction.iri,
            each.direction,
            each.agreement.id if each.agreement else "cse-iem-mra-supposed",
        ): (each.level, each.basis, tuple(each.recognises), each.certainty, each.reason)
        for each in answer.gained
    }
    assert gained == {key: said for key, said in after.items() if key not in before}
    assert len(gained) == {"cn": 106, "my": 10, "gb": 6}[origin]
    assert [key for key in before if key not in after] == []
    assert answer.lost == []
    changed = {(each.jurisdiction.iri, each.direction) for each in answer.changed}
    assert changed == {key[:2] for key, said in before.items() if after[key] != said}
