"""Laws of suppositions, over the agreements that are open to accession and bodies of all kinds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product

import pytest

from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain import derivation
from accord_atlas.service.domain.derivation import models, side_of, ways_of, with_bodies
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.supposition import Joining, Signing, Step, supposing
from accord_atlas.service.recognition.answer import open_routes
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.differences import Worlds
from accord_atlas.service.scenario.request import ScenarioRequest, scenario_request
from accord_atlas.service.scenario.steps import candidates

BODIES = ("cse-cn", "cast", "iem-my", "pec", "ebk", "iei-in", "crea-sp", "cti", "aeer", "gdse")
"""Bodies inside and outside, of a whole country and of a part of one."""


def organization(slug: str) -> str:
    return entity("organization", slug).value


def open_agreements(atlas: Atlas) -> list[Agreement]:
    return [each for each in agreements(atlas).values() if takes_members(atlas, each)]


def home(atlas: Atlas, body: str) -> str:
    place = reading(atlas).text(body, "aa:jurisdiction")
    assert place, body
    return place


def bodies(atlas: Atlas) -> list[str]:
    known = {iri for iri, _ in reading(atlas).entities("organization", "aa:kind") if iri}
    known |= {iri for iri, _ in reading(atlas).entities("organization", "aa:jurisdiction")}
    return [iri for slug in BODIES if (iri := organization(slug)) in known]


def possible(atlas: Atlas) -> Iterator[Joining]:
    """The accessions that are possible on the data date."""
    for body in bodies(atlas):
        for each in candidates(atlas, body, atlas.release.data_date)[0]:
            if isinstance(each.step, Joining):
                yield each.step


def worlds(atlas: Atlas, *steps: Step) -> Worlds:
    first = steps[0].organization if isinstance(steps[0], Joining) else steps[0].one
    return Worlds(atlas, steps, home(atlas, first), atlas.release.data_date)


def test_the_rules_of_the_build_asked_again_say_what_the_release_says(atlas: Atlas) -> None:
    read = provisions(atlas).by_agreement
    assert len(models(atlas)) > 5
    for iri, model in models(atlas).items():
        again = {
            (side_of(way.origin), side_of(way.destination)): (held.effect.recognises, set(held.conditions))
            for way, held in ways_of(model)
        }
        said = {
            (origin, destination): (each.recognises, set(each.conditions))
            for each in read.get(iri, ())
            for origin, destination in product(each.origins, each.destinations)
            if origin != destination
        }
        assert again == said, iri


def test_a_new_side_has_the_terms_that_it_would_have_had_from_the_beginning(atlas: Atlas) -> None:
    """Take a member out of what the build derived from: joined again, it has just the terms that the release gives."""
    tried = 0
    for agreement in open_agreements(atlas):
        model = models(atlas)[agreement.iri]
        for side in model.sides:
            own = [place for place in model.places if place.side == side and place.full]
            bodies = [place.organization for place in own if place.organization]
            if len(bodies) != len(own) or reading(atlas).text(bodies[0], "aa:jurisdiction") != side.jurisdiction:
                continue
            without = replace(model, places=[place for place in model.places if place not in own])
            view = atlas.supposing({derivation._models: {agreement.iri: without}})
            joined = {
                pair: (each.recognises, set(each.conditions))
                for each in with_bodies(view, agreement, bodies)
                if not each.iri
                for pair in product(each.origins, each.destinations)
            }
            held = {
                (side_of(way.origin), side_of(way.destination)): (terms.effect.recognises, set(terms.conditions))
                for way, terms in ways_of(model)
                if side in {way.origin, way.destination}
            }
            assert joined == held
            tried += 1
    assert tried > 60


def test_supposing_what_holds_changes_nothing(atlas: Atlas) -> None:
    day = atlas.release.data_date
    tried = 0
    for agreement in open_agreements(atlas):
        for held in agreement.held(day):
            body, place = held.participation.organization, held.participation.jurisdiction
            if body and place and held.full and held.certainty != "possible":
                found = Worlds(atlas, (Joining(agreement.iri, body),), place, day)
                assert found.differences == []
                tried += 1
    assert tried > 60


def test_an_agreement_that_two_bodies_have_changes_nothing(atlas: Atlas) -> None:
    answer = scenario_answer(atlas, scenario_request(atlas, None, "cn", sign="cse-cn:pec"))
    assert (answer.gained, answer.lost, answer.changed) == ([], [], [])
    assert [step.holds for step in answer.suppose] == [True]
    assert answer.requires.unknown == []


def test_a_participation_more_never_closes_a_route(atlas: Atlas) -> None:
    steps = list(possible(atlas))
    assert len(steps) > 20
    for step in steps:
        assert worlds(atlas, step).lost == [], step


def test_two_steps_open_what_each_of_them_opens(atlas: Atlas) -> None:
    """Agreements are apart: the routes of two steps are those of the one and those of the other."""
    steps: list[Step] = [Signing(organization("cse-cn"), organization("iem-my"))]
    for slug in ("ipea", "ieta", "lima-accord"):
        steps.append(Joining(entity("agreement", slug).value, organization("cse-cn")))

    def said(*steps: Step) -> set[tuple[str, str, str]]:
        return {(each.jurisdiction, each.direction, each.route.agreement.iri) for each in worlds(atlas, *steps).gained}

    for one, other in permutations(steps, 2):
        assert said(one, other) == said(one) | said(other)


def test_the_order_of_steps_is_nothing(atlas: Atlas) -> None:
    one, other = (Joining(entity("agreement", slug).value, organization("cse-cn")) for slug in ("ipea", "ieta"))
    assert worlds(atlas, one, other).gained == worlds(atlas, other, one).gained


def test_two_bodies_of_two_countries_reach_each_other(atlas: Atlas) -> None:
    """Neither country is in the agreement: only if both join is there a route between them."""
    steps = [Joining(entity("agreement", "ipea").value, organization(body)) for body in ("cse-cn", "ebk")]
    alone = {each.jurisdiction for each in worlds(atlas, steps[0]).gained}
    both = {each.jurisdiction for each in worlds(atlas, *steps).gained}
    assert both - alone == {home(atlas, organization("ebk"))}


def test_only_the_agreements_that_are_supposed_give_other_routes(atlas: Atlas) -> None:
    """What the scenario leaves alone for speed is the same in both worlds."""
    day, china = atlas.release.data_date, entity("jurisdiction", "cn").value
    step = Joining(entity("agreement", "ipea").value, organization("cse-cn"))
    view = supposing(atlas, [step], day)
    places = {each.jurisdiction for known in agreements(atlas).values() for each in known.participations}
    for place in sorted(each for each in places if each and each != china):
        request = RecognitionRequest(china, place, None, "professional-engineer", day)
        before, after = (open_routes(world, request) for world in (atlas, view))
        kept = [route for route in after if route.agreement.iri != step.agreement]
        assert [route.agreement.iri for route in kept] == [route.agreement.iri for route in before]


def test_nothing_that_is_supposed_stays(atlas: Atlas) -> None:
    before = (agreements(atlas), provisions(atlas), len(list(atlas.store.quads())))
    request = ScenarioRequest(
        (Joining(entity("agreement", "ipea").value, organization("cse-cn")),),
        entity("jurisdiction", "cn").value,
        atlas.release.data_date,
    )
    first, second = scenario_answer(atlas, request), scenario_answer(atlas, request)
    assert first == second
    assert (agreements(atlas), provisions(atlas), len(list(atlas.store.quads()))) == before
    assert b"supposed:" not in first.json_bytes()


@pytest.mark.parametrize("day", ["2005-01-01", "2019-01-01"])
def test_on_other_days_only_what_stood_then(atlas: Atlas, day: str) -> None:
    answer = scenario_answer(atlas, scenario_request(atlas, "ipea:pec", "pk", as_of=day))
    holds = day > "2018-06-29"
    assert [step.holds for step in answer.suppose] == [holds]
    assert bool(answer.gained) is not holds
