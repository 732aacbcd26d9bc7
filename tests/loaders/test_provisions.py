"""Which way agreements run and what holds on each way: rules over three lines of input, then the tables themselves."""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from accord_atlas.loaders.facts import read_facts
from accord_atlas.loaders.places import tables
from accord_atlas.loaders.provisions.derivation import provisions
from accord_atlas.loaders.provisions.model import Agreement, Condition, Effect, End, Named, Place, Provision, Side
from accord_atlas.loaders.provisions.reading import agreements
from accord_atlas.loaders.provisions.ways import sides_of

GB, US, TX, SG, HK = Side("gb"), Side("us"), Side("us", "US-TX"), Side("sg"), Side("hk")
LICENCE = Effect(("registration",), ("Temporary licence", "临时执照"), ("rule",), "high")
Ways = set[tuple[str, str]]


def agreement(*sides: Side, runs: str = "mutual", effect: Effect = LICENCE, **more: object) -> Agreement:
    places = [
        Place(f"p{number}", f"body-{side.region or side.jurisdiction}", side) for number, side in enumerate(sides)
    ]
    made = Agreement("a", "mutual", effect, places)
    return replace(made, runs=runs, **more)  # type: ignore[arg-type]


def ways(found: list[Provision]) -> Ways:
    """The ways of the provisions, written out; a side recognises nothing of its own."""
    pairs = [pair for each in found for pair in product(each.origins, each.destinations) if pair[0] != pair[1]]
    assert len(pairs) == len(set(pairs)), "each way once"
    return {(a.region or a.jurisdiction, b.region or b.jurisdiction) for a, b in pairs}


def end(place: str, organization: str | None = None) -> End:
    country, _, region = place.partition("-")
    return End(organization, country.lower(), place if region else None)


def test_what_is_called_mutual_runs_both_ways() -> None:
    assert ways(provisions(agreement(GB, TX))) == {("gb", "US-TX"), ("US-TX", "gb")}


def test_accords_run_between_all_seats_and_no_seat_recognises_itself() -> None:
    (found,) = provisions(agreement(GB, US, SG, runs="seats"))
    assert found.origins == found.destinations == (GB, SG, US)
    assert len(ways([found])) == 6


@pytest.mark.parametrize("runs", ["seats", "mutual"])
def test_who_has_no_full_rights_is_no_side(runs: str) -> None:
    held = agreement(GB, US, SG, runs=runs)
    held = replace(held, places=[*held.places[:2], replace(held.places[2], full=False)])
    assert ways(provisions(held)) == {("gb", "us"), ("us", "gb")}


def test_other_kinds_run_only_where_something_names_the_way() -> None:
    assert provisions(agreement(GB, US, runs="named")) == []
    titles = [Named(end("gb"), end("us"))]
    assert ways(provisions(agreement(GB, US, runs="named", equivalences=titles))) == {("gb", "us")}
    asked = [Condition("c", end("us"), end("gb"))]
    assert ways(provisions(agreement(GB, US, runs="named", conditions=asked))) == {("us", "gb")}


def test_a_condition_of_either_side_names_no_way() -> None:
    assert provisions(agreement(GB, US, runs="named", conditions=[Condition("c")])) == []
    assert provisions(agreement(GB, US, runs="named", conditions=[Condition("c", end("us"))])) == []


def test_a_title_that_leads_to_another_of_its_country_names_no_way() -> None:
    assert provisions(agreement(GB, US, runs="named", equivalences=[Named(end("gb"), end("gb"))])) == []


@pytest.mark.parametrize("runs", ["seats", "mutual", "named"])
def test_directions_are_all_the_ways(runs: str) -> None:
    row = Named(end("gb"), end("US-TX"))
    assert ways(provisions(agreement(GB, TX, runs=runs, directions=[row]))) == {("gb", "US-TX")}


def test_a_side_is_a_part_of_a_country_where_its_body_is() -> None:
    held = agreement(GB, TX)
    assert sides_of(held, End("body-US-TX", "us")) == [TX]
    assert sides_of(held, End("another-body", "us")) == [TX]
    assert sides_of(held, end("US-NV")) == [TX]
    assert sides_of(held, End("committee")) == [GB, TX]
    assert sides_of(held, end("sg")) == []


def test_a_part_and_its_whole_recognise_nothing_of_one_another() -> None:
    assert ways(provisions(agreement(TX, US, GB))) == {
        (a, b) for a, b in product(("gb", "us", "US-TX"), repeat=2) if "gb" in (a, b) and a != b
    }


def test_conditions_stand_only_in_their_direction() -> None:
    there, either = Condition("there", end("gb"), end("US-TX")), Condition("either")
    found = {
        each.origins[0]: each.terms.conditions for each in provisions(agreement(GB, TX, conditions=[there, either]))
    }
    assert found == {GB: ("there", "either"), TX: ("either",)}


def test_what_one_member_asks_beside_is_a_provision_of_its_own() -> None:
    more = Condition("more", destination=end("sg"))
    found = provisions(agreement(GB, US, SG, HK, runs="seats", conditions=[more]))
    assert [(each.origins, each.destinations, each.terms.conditions) for each in found] == [
        ((GB, HK, SG, US), (GB, HK, US), ()),
        ((GB, HK, US), (SG,), ("more",)),
    ]
    assert len(ways(found)) == 12


def test_a_way_whose_effect_nobody_names_is_not_recorded_and_stays() -> None:
    found = provisions(agreement(GB, US, effect=Effect((), ("Cooperation", "合作"), ("page",), "low")))
    assert [each.terms.effect for each in found] == [Effect(("not-recorded",), None, ("page",), "low")] * 2


def test_a_direction_may_say_what_holds_on_its_way_alone() -> None:
    back = Effect(("not-recorded",), None, ("rule",), "high")
    rows = [Named(end("gb"), end("US-TX")), Named(end("US-TX"), end("gb"), back)]
    found = {each.origins[0]: each.terms.effect for each in provisions(agreement(GB, TX, directions=rows))}
    assert found == {GB: LICENCE, TX: back}


def test_bodies_of_one_side_make_no_second_way() -> None:
    held = agreement(GB, US)
    held = replace(held, places=[*held.places, Place("p9", "second-body", US)])
    assert len(provisions(held)) == 2


@cache
def of_the_tables() -> dict[tuple[str, str, str], Provision]:
    """(agreement, from, to) → what holds on the way, of the real tables, by hand below."""
    found = {}
    for each in agreements(read_facts(tables() / "facts")):
        for held in provisions(each):
            for origin, destination in product(held.origins, held.destinations):
                if origin != destination:
                    way = (origin.region or origin.jurisdiction, destination.region or destination.jurisdiction)
                    found[each.id, *way] = held
    return found


@pytest.mark.parametrize(
    ("agreement_id", "origin", "destination", "recognised"),
    [
        ("engc-idaho-comity", "gb", "US-ID", {"registration"}),
        ("engc-idaho-comity", "US-ID", "gb", None),
        ("engc-idaho-comity", "gb", "us", None),
        ("texas-engcan-agreement", "ca", "US-TX", {"registration"}),
        ("texas-engcan-agreement", "US-TX", "ca", {"not-recorded"}),
        ("kpea-texas-mra-2016", "US-TX", "kr", {"registration"}),
        ("kpea-texas-mou-2014", "kr", "US-TX", {"examination"}),
        ("kpea-texas-mou-2014", "US-TX", "kr", None),
        ("engcan-cti-mra-2006", "fr", "ca", {"degree"}),
        ("engcan-cti-mra-2006", "ca", "fr", {"degree"}),
        ("cse-hkie-mra-2023", "cn", "hk", {"not-recorded"}),
        ("cse-iem-mou", "cn", "my", None),
        ("pqrc-istructe-mou", "cn", "gb", {"membership"}),
        ("pqrc-istructe-mou", "gb", "cn", None),
        ("ea-cti-recognition", "fr", "au", {"degree"}),
        ("ea-cti-recognition", "au", "fr", None),
        ("ea-ice-mra", "au", "gb", {"membership"}),
        ("washington-accord", "cn", "us", {"degree", "accreditation"}),
        ("washington-accord", "zm", "us", None),
        ("ipea", "us", "gb", {"registration", "competence-standard"}),
        ("aiet", "nz", "au", None),
        ("eur-ing", "de", "fr", None),
    ],
)
def test_the_tables_by_hand(agreement_id: str, origin: str, destination: str, recognised: set[str] | None) -> None:
    held = of_the_tables().get((agreement_id, origin, destination))
    assert (set(held.terms.effect.recognises) if held else None) == recognised


def test_terms_of_the_tables_stand_in_their_direction() -> None:
    def asked(*way: str) -> str:
        return " ".join(of_the_tables()[way[0], way[1], way[2]].terms.conditions)

    assert "texas-engcan-agreement.residence" in asked("texas-engcan-agreement", "ca", "US-TX")
    assert asked("texas-engcan-agreement", "US-TX", "ca") == ""
    assert asked("ipea", "gb", "pk").count("ipea.") == asked("ipea", "gb", "sg").count("ipea.") + 1


def test_only_an_annex_and_a_renewal_are_one_instrument_with_their_agreement() -> None:
    other = {
        key[0]: held.agreement.instrument
        for key, held in of_the_tables().items()
        if held.agreement.instrument != key[0]
    }
    assert other == {"gdse-hkie-annex": "gdse-hkie-framework-2023", "ea-ei-mra-2009": "ea-ei-mra"}
