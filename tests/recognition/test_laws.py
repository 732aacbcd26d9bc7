"""Recognition between all pairs of jurisdictions on five days, held to laws and to the fact tables themselves.

The oracle reads the CSV files and knows nothing of the release: it says which routes there must surely be and which
there may be at most.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.facts.addresses import participation
from accord_atlas.loaders.provisions.statements import provision_statements
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.reading import record
from accord_atlas.loaders.standing.segments import on
from accord_atlas.loaders.standing.statements import standing_statements
from accord_atlas.loaders.statements import quads
from accord_atlas.ontology.names import concept, entity, graph, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.store import EmbeddedStore
from accord_atlas.service.domain.bases import required_statuses
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.gaps.matrix import jurisdictions
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.nearest import nearest
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.routes import Route, routes, ties

FACTS = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
DAYS = (date(1985, 1, 1), date(1999, 6, 1), date(2010, 7, 1), date(2022, 6, 30), date(2026, 11, 22))
LEVELS = ("professional-engineer", "technologist", "technician")
SEATS = {"competence-agreement", "education-accord"}
RECOGNISING = {"mutual-recognition-agreement", *SEATS}
NAMING = ("directions", "conditions", "title-equivalences")
FULL = {"authorised", "party"}
Pair = tuple[str, str]


def slug(iri: str | None) -> str:
    return (kind_and_slug(iri or "") or ("", ""))[1]


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def request(
    origin: str, destination: str, day: date, level: str = LEVELS[0], specialty: str | None = None
) -> RecognitionRequest:
    return RecognitionRequest(origin, destination, specialty, level, day)


@pytest.fixture(scope="module")
def places(atlas: Atlas) -> list[str]:
    return [*jurisdictions(atlas)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    given: date = request.param
    return given


@pytest.fixture(scope="module")
def found(atlas: Atlas, places: list[str], day: date) -> Mapping[Pair, list[Route]]:
    """The routes between every two jurisdictions on one day, computed once for all laws."""
    return {pair: routes(atlas, request(*pair, day)) for pair in permutations(places, 2)}


def test_what_an_accord_or_a_register_gives_one_way_it_gives_the_other(found: Mapping[Pair, list[Route]]) -> None:
    seats = {row["id"] for row in table("agreements") if row["kind"] in SEATS}

    def shared(held: list[Route]) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        kept = [(route, route.sureness) for route in held if slug(route.agreement.iri) in seats]
        return {
            route.agreement.iri: (sureness.certainty, sureness.reason, route.provision.recognises)
            for route, sureness in kept
        }

    for (origin, destination), there in found.items():
        assert shared(there) == shared(found[destination, origin])


def test_one_instrument_is_one_route(found: Mapping[Pair, list[Route]]) -> None:
    annexes = {row["agreement"]: row["other"] for row in table("agreement-relations") if row["relation"] == "annex-of"}
    assert annexes
    for held in found.values():
        texts = [slug(iri) for route in held for iri in route.instruments]
        assert len(texts) == len(set(texts))
        taken = {slug(route.agreement.iri) for route in held}
        assert not any(annex in taken and framework in taken for annex, framework in annexes.items())


def test_directions_are_all_the_ways(found: Mapping[Pair, list[Route]]) -> None:
    rows = table("directions")
    for (origin, destination), held in found.items():
        for route in held:
            own = [row for row in rows if row["agreement"] == slug(route.agreement.iri)]
            ways = {(row["from_jurisdiction"], row["to_jurisdiction"]): row for row in own}
            assert not own or (slug(origin), slug(destination)) in ways
            if own and ways[slug(origin), slug(destination)]["recognises"] == "not-recorded":
                assert not route.provision.engineers
                assert not route.provision.degrees


def test_no_route_from_a_body_that_is_not_in(atlas: Atlas, found: Mapping[Pair, list[Route]], day: date) -> None:
    for (origin, destination), there in found.items():
        for route in there:
            assert {held.participation.jurisdiction for held in route.origin} == {origin}
            assert {held.participation.jurisdiction for held in route.destination} == {destination}
            for held in (*route.origin, *route.destination):
                assert held.status in required_statuses(route.agreement.basis)
                assert held.segment.holds(day)


def test_no_route_through_a_tie_or_another_level(found: Mapping[Pair, list[Route]]) -> None:
    rows = {row["id"]: row for row in table("agreements")}
    for held in found.values():
        for route in held:
            row = rows[slug(route.agreement.iri)]
            named = [each for name in NAMING for each in table(name) if each["agreement"] == row["id"]]
            assert row["kind"] in RECOGNISING or named
            assert row["recognises"] != "nothing"
            assert row["level"] == LEVELS[0]


def test_no_route_before_the_agreement_or_after_it(found: Mapping[Pair, list[Route]], day: date) -> None:
    for held in found.values():
        for route in held:
            assert on(stood().agreements[slug(route.agreement.iri)], day), route.agreement.iri


@cache
def stood() -> Standing:
    """How everything stood, derived from the tables."""
    return derive(record(read_facts(FACTS)))


def stands(row: dict[str, str], day: date, *, sure: bool) -> bool:
    """Whether a row of parties is a full membership on a day, surely or at all."""
    parts = (row["agreement"], row["organization"], row["jurisdiction"], row["status"])
    held = on(stood().places[".".join(part for part in parts if part)], day)
    return held is not None and held.status.full and not (sure and held.certainty == "possible")


def oracle(day: date, *, sure: bool) -> dict[Pair, set[str]]:
    """Pairs of slugs → agreements in which both sides surely, or at most, stand in full."""
    pairs: dict[Pair, set[str]] = defaultdict(set)
    told = {row["agreement"] for row in table("directions")}
    annexes = {row["agreement"] for row in table("agreement-relations") if row["relation"] == "annex-of"}
    for agreement in table("agreements"):
        if agreement["level"] != LEVELS[0] or (sure and agreement["kind"] not in RECOGNISING):
            continue
        if sure and (agreement["recognises"] == "nothing" or agreement["id"] in told or agreement["id"] in annexes):
            continue
        rows = [row for row in table("parties") if row["agreement"] == agreement["id"]]
        homes = {row["jurisdiction"] for row in rows if stands(row, day, sure=sure)}
        for pair in permutations(sorted(homes - {""}), 2):
            pairs[pair].add(agreement["id"])
    return pairs


def test_the_tables_themselves_say_so(found: Mapping[Pair, list[Route]], day: date) -> None:
    least, most = oracle(day, sure=True), oracle(day, sure=False)
    for (origin, destination), held in found.items():
        pair, agreements = (slug(origin), slug(destination)), {slug(route.agreement.iri) for route in held}
        assert least[pair] <= agreements <= most[pair], pair
    if day > date(2000, 1, 1):
        assert sum(map(len, least.values())) > 100


def test_nearest_and_ties_are_no_routes(atlas: Atlas, found: Mapping[Pair, list[Route]], day: date) -> None:
    for pair, held in list(found.items())[::3]:
        taken = {route.agreement.iri for route in held}
        question = request(*pair, day)
        assert not taken & {near.agreement.iri for near in nearest(atlas, question, 99)}
        assert not taken & {tie.agreement.iri for tie in ties(atlas, question)}


def test_every_answer_has_evidence_and_words(atlas: Atlas, places: list[str]) -> None:
    for origin, destination in list(permutations(places, 2))[::4]:
        answer = recognition(atlas, request(origin, destination, DAYS[-1])).json_value()
        for route in [*answer["routes"], *answer["nearest"], *answer["ties"]]:
            assert route["evidence"]
            assert all(each["source"] for each in route["evidence"])
        for route in answer["routes"]:
            assert route["steps"]
            assert route["remaining"]
            assert route["certainty"]
        for words in spoken(answer):
            assert words["en"], words
            assert words["zh"], words
            assert "not a member" not in words["en"]


def spoken(value: object) -> Iterator[dict[str, str]]:
    """The words of an answer that are ours in both languages."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"text", "summary", "recognises"} and isinstance(inner, dict):
                yield inner
            else:
                yield from spoken(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spoken(inner)


@pytest.mark.parametrize("level", LEVELS[1:])
def test_other_levels_have_their_own_agreements(atlas: Atlas, places: list[str], level: str) -> None:
    rows = {row["id"]: row for row in table("agreements")}
    used = {
        slug(route.agreement.iri)
        for pair in list(permutations(places, 2))[::2]
        for route in routes(atlas, request(*pair, DAYS[-1], level))
    }
    assert used
    assert {rows[agreement]["level"] for agreement in used} == {level}


def test_a_specialty_never_adds_a_route(atlas: Atlas, places: list[str]) -> None:
    for name in ("civil-engineering", "electrical-engineering", "structural-engineering"):
        specialty = entity("specialty", name).value
        for pair in list(permutations(places, 2))[::5]:
            any_ = {route.agreement.iri for route in routes(atlas, request(*pair, DAYS[-1]))}
            one = {route.agreement.iri for route in routes(atlas, request(*pair, DAYS[-1], specialty=specialty))}
            assert one <= any_


def with_participation(atlas: Atlas, agreement: str, organization: str, home: str, status: str, start: str) -> Atlas:
    """The same release and one fact more: a body stands in an agreement from a day on."""
    engine = ox.Store()
    engine.bulk_load(path=atlas.release.path, format=ox.RdfFormat.N_QUADS)
    facts = read_facts(FACTS)
    like = next(row for row in facts.parties if row.agreement == agreement and row.status == "authorised")
    added = like.model_copy(
        update={"organization": organization, "jurisdiction": home, "status": status, "start": start}
    )
    subject = participation(added)
    said = (
        ("rdf:type", term("aa:Participation")),
        ("aa:agreement", entity("agreement", agreement)),
        ("aa:participant", entity("organization", organization)),
        ("aa:jurisdiction", entity("jurisdiction", home)),
        ("aa:role", concept("role", "member")),
        ("aa:status", concept("participation-status", status)),
        ("aa:source", entity("source", "iea-become-a-member")),
    )
    engine.extend(ox.Quad(subject, term(prop), value, graph("facts")) for prop, value in said)
    grown = replace(facts, parties=[*facts.parties, added])
    for name, statements in (("provisions", provision_statements), ("standing", standing_statements)):
        engine.remove_graph(graph(name))
        engine.extend(quads(statements(grown)))
    return Atlas(atlas.release, EmbeddedStore(engine), atlas.settings)


@pytest.mark.parametrize(("status", "gains"), [("authorised", True), ("provisional", False), ("unknown", False)])
def test_a_fact_more_takes_no_route_away(atlas: Atlas, places: list[str], status: str, gains: bool) -> None:
    """CSE enters the IPEA: as a full member that opens routes to all its members, otherwise to none."""
    more = with_participation(atlas, "ipea", "cse-cn", "cn", status, "2024-01-01")
    china, ipea = entity("jurisdiction", "cn").value, entity("agreement", "ipea").value
    members = {s.jurisdiction for s in agreements(atlas)[ipea].participations if s.status == "authorised"}
    for pair in permutations(places, 2):
        before = {route.agreement.iri for route in routes(atlas, request(*pair, DAYS[-1]))}
        after = {route.agreement.iri for route in routes(more, request(*pair, DAYS[-1]))}
        assert before <= after
        running = gains and china in pair and set(pair) - {china} <= members
        assert after - before == ({ipea} if running else set())
    assert not any(route.agreement.iri == ipea for route in routes(more, request(china, places[0], date(2023, 12, 31))))
