"""One truth: on any day, every surface says of a body and an agreement the same standing, as surely, for the same
reason; asked from the outside, over HTTP. What `members` says is the measure; `tests/queries` holds that to the
segments of the release.
"""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.loaders import places
from accord_atlas.loaders.facts import Facts, read_facts
from accord_atlas.ontology.categories import ordered
from accord_atlas.service.domain.membership import is_full

pytestmark = pytest.mark.long
Place = tuple[str | None, str | None]
"""An organization and a jurisdiction, as members name them."""
Said = tuple[str, str, str]
"""Status, certainty, reason."""
DAYS = [str(date(1990, 1, 1) + timedelta(days=random.Random(1998).randrange(40) + 670 * step)) for step in range(20)]


@cache
def facts() -> Facts:
    return read_facts(places.tables() / "facts")


def get(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    answer = client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def ask(client: TestClient, question: str, **parameters: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = get(client, f"/api/queries/{question}", **parameters)["rows"]
    return rows


def slug(cell: dict[str, Any] | None) -> str | None:
    return cell["id"].rpartition("/")[2] if cell else None


def said(row: dict[str, Any]) -> Said:
    return row["status"], row["certainty"], row["reason"]


def together(one: Said, other: Said) -> tuple[str, str]:
    """Two standings are as sure as the weaker of them, for its reason."""
    certainties, reasons = ordered("certainty"), ordered("standing-reason")
    return max((each[1:] for each in (one, other)), key=lambda e: (certainties.index(e[0]), reasons.index(e[1])))


class Members:
    """Who is in which agreement on a day, as the stored question says."""

    def __init__(self, client: TestClient, day: str) -> None:
        self.of: dict[str, Counter[tuple[Place, Said]]] = {}
        for agreement in facts().agreements:
            rows = ask(client, "members", agreement=agreement, as_of=day)
            self.of[agreement] = Counter(((slug(r["organization"]), slug(r["jurisdiction"])), said(r)) for r in rows)

    def held(self, agreement: str, organization: str | None) -> list[Said]:
        return [stands for (place, stands) in self.of[agreement] if place[0] == organization]

    def home(self, jurisdiction: str) -> Counter[tuple[str, str | None, Said]]:
        return Counter(
            (agreement, place[0], stands)
            for agreement, found in self.of.items()
            for (place, stands) in found.elements()
            if place[1] == jurisdiction
        )


@pytest.fixture(scope="module", params=DAYS)
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def members(client: TestClient, day: str) -> Members:
    return Members(client, day)


def test_every_participation_on_every_surface_of_lists(client: TestClient, members: Members, day: str) -> None:
    everywhere = {a: Counter((p[0], s) for p, s in found.elements()) for a, found in members.of.items()}
    by_agreements: dict[str, Counter[tuple[str | None, Said]]] = defaultdict(Counter)
    for row in ask(client, "agreements", as_of=day):
        if row["status"]:
            by_agreements[str(slug(row["agreement"]))][slug(row["organization"]), said(row)] += 1
    # That question lists bodies: of unnamed ones with the same standing it has one row.
    assert {a: set(found) for a, found in by_agreements.items()} == {a: set(f) for a, f in everywhere.items() if f}
    for row in ask(client, "recognition-matrix", as_of=day):
        where = (slug(row["organization"]), slug(row["jurisdiction"]))
        assert (where, said(row)) in members.of[str(slug(row["agreement"]))]
    drawn: dict[str, Counter[tuple[str | None, Said]]] = defaultdict(Counter)
    for edge in get(client, "/api/network", relations="participation", as_of=day, limit="20000")["edges"]:
        kind, _, body = edge["source"].partition("/")
        drawn[edge["target"].partition("/")[2]][body if kind == "organization" else None, said(edge)] += 1
    assert dict(drawn) == {agreement: found for agreement, found in everywhere.items() if found}


def test_every_participation_in_dossiers_and_on_its_own_page(client: TestClient, members: Members, day: str) -> None:
    homes = sorted({row.jurisdiction for row in facts().parties if row.jurisdiction})
    for home in random.Random(day).sample(homes, 8):
        rows = get(client, f"/api/dossier/{home}", as_of=day)["participations"]
        told = Counter((str(slug(r["agreement"])), slug(r["organization"]), said(r)) for r in rows if r["certainty"])
        assert told == members.home(home), home
    for row in random.Random(day).sample(facts().parties, 40):
        parts = (row.agreement, row.organization, row.jurisdiction, row.status)
        page = get(client, f"/api/entities/participation/{'.'.join(p for p in parts if p)}", as_of=day)["standing"]
        mine = ((row.organization, row.jurisdiction), said(page))
        assert (mine in members.of[row.agreement]) == bool(page["certainty"])


def test_partners_and_shared_agreements_are_as_sure_as_the_weaker_side(
    client: TestClient, members: Members, day: str
) -> None:
    pick = random.Random(day)
    small = {key for key, row in facts().agreements.items() if row.scope in ("bilateral", "regional")}
    for body in pick.sample(sorted({row.organization for row in facts().parties if row.organization}), 10):
        found = {
            (slug(r["agreement"]), slug(r["partner"]), r["certainty"], r["reason"])
            for r in ask(client, "partners", organization=body, as_of=day)
        }
        expected = {
            (agreement, place[0], *together(own, theirs))
            for agreement in small
            for own in members.held(agreement, body)
            for (place, theirs) in members.of[agreement]
            if place[0] != body
        }
        assert found == expected, body
        others = sorted({other for _, other, *_ in found if other})
        for other in others[:2]:
            shared = {
                (slug(r["agreement"]), r["status_a"], r["status_b"], r["certainty"], r["reason"])
                for r in ask(client, "shared-agreements", a=body, b=other, as_of=day)
            }
            assert shared == {
                (agreement, own[0], theirs[0], *together(own, theirs))
                for agreement in members.of
                for own in members.held(agreement, body)
                for theirs in members.held(agreement, other)
            }


def test_routes_and_briefs_rest_on_the_same_standings(client: TestClient, members: Members, day: str) -> None:
    pick = random.Random(day)
    homes = sorted({row.jurisdiction for row in facts().parties if row.jurisdiction})
    for _ in range(8):
        origin, destination = pick.sample(homes, 2)
        answer = get(client, "/api/recognition", **{"from": origin, "to": destination, "as_of": day})
        for route in answer["routes"]:
            sides: dict[str, list[Said]] = defaultdict(list)
            for step in route["steps"]:
                where = (slug(step["organization"]), slug(step["jurisdiction"]))
                assert (where, said(step)) in members.of[str(slug(route["agreement"]))]
                assert is_full(step["status"])
                sides[step["side"]].append(said(step))
            surest = [min(side, key=_doubt) for side in sides.values()]
            assert (route["certainty"], route["reason"]) == together(*surest)
    for agreement in ("ipea", "washington-accord", "apec-engineer", "ieta"):
        brief = get(client, f"/api/accession/{agreement}/cse-cn", as_of=day)
        for seat in (*brief["votes"]["seats"], *brief["votes"]["possible"]):
            for held in seat["participations"]:
                where = (slug(held["organization"]), slug(held["jurisdiction"]))
                assert (where, said(held)) in members.of[agreement]
        voting = {slug(r["jurisdiction"]) for r in ask(client, "seats", agreement=agreement, as_of=day) if r["votes"]}
        assert {slug(seat["jurisdiction"]) for seat in brief["votes"]["seats"]} == voting
        assert brief["votes"]["members"] == len(voting)


def _doubt(stands: Said) -> tuple[int, int]:
    return ordered("certainty").index(stands[1]), ordered("standing-reason").index(stands[2])


def test_pairs_of_body_and_agreement_that_have_nothing_on_record(client: TestClient) -> None:
    """Two hundred random ones: no surface says that the body is in the agreement, on any day."""
    pick = random.Random(200)
    known = {(row.agreement, row.organization) for row in facts().parties}
    bodies, agreements = sorted(facts().organizations), sorted(facts().agreements)
    pairs = [(pick.choice(agreements), pick.choice(bodies)) for _ in range(260)]
    none = [pair for pair in pairs if pair not in known][:200]
    assert len(none) == 200
    for agreement, body in none:
        day = pick.choice(DAYS)
        assert body not in {slug(r["organization"]) for r in ask(client, "members", agreement=agreement, as_of=day)}
        mine = ask(client, "agreements", organization=body, as_of=day)
        assert agreement not in {slug(r["agreement"]) for r in mine}
        assert agreement not in {slug(r["agreement"]) for r in ask(client, "partners", organization=body, as_of=day)}
        near = get(client, f"/api/entities/organization/{body}/neighbours", relation="participation", limit="500")
        assert agreement not in {slug(each["entity"]) for each in near["neighbours"]}
        found = get(client, "/api/paths", **{"from": body, "to": f"agreement/{agreement}", "as_of": day, "k": "1"})
        assert all(len(path["steps"]) > 1 for path in found["paths"])
