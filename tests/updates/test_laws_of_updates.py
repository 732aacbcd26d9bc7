"""What an update says is held to the laws as a build holds it, and the release is the one that a build would make."""

import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.updates.conftest import GRAPH, Keeper

from accord_atlas.loaders.build import build as build_release
from accord_atlas.loaders.layers import kept
from accord_atlas.loaders.mentioned import concerning
from accord_atlas.loaders.validation import broken_by, broken_laws, broken_shapes
from accord_atlas.ontology.names import BASE, prefixes

pytestmark = pytest.mark.long
TURTLE = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes().items()) + f"@base <{BASE}> .\n"
SAYINGS = {
    "a note": ('<id/organization/cse-cn> skos:note "Spoke with them."@en .', 0),
    "a thing of another world": ('<urn:a> <urn:p> [ <urn:q> "x" ] .', 0),
    "an agreement without a name": ("<id/agreement/ours> a aa:Agreement .", 1),
    "a second label": ('<id/organization/cse-cn> rdfs:label "Another name"@en .', 1),
    "a term that is not declared": ("<urn:a> aa:inventedHere 1 .", 1),
    "a class of another world on ours": ("<id/organization/cse-cn> a <urn:Club> .", 0),
    "a property on the wrong thing": ("<id/jurisdiction/cn> aa:status concept:participation-status.authorised .", 1),
    "a second start": ('<id/participation/ipea.cse-cn> aa:start "1901"^^edtf:EDTF .', 1),
    "a code taken twice": ('<id/jurisdiction/cn> skos:notation "MY" .', 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(build: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=build / "accord.nq", format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(("said", "least"), SAYINGS.values(), ids=SAYINGS)
def test_what_a_change_breaks_is_what_is_broken_then(whole: ox.Store, said: str, least: int) -> None:
    home = ox.NamedNode(f"{GRAPH}notes")
    parsed = ox.parse(TURTLE + said, format=ox.RdfFormat.TURTLE)
    quads = [ox.Quad(quad.subject, quad.predicate, quad.object, home) for quad in parsed]
    whole.extend(quads)
    try:
        all_of_it = {(each.rule, each.where) for each in chain(broken_shapes(whole), broken_laws(whole))}
        near = {(each.rule, each.where) for each in broken_by(whole, quads)}
    finally:
        for quad in quads:
            whole.remove(quad)
    assert near == all_of_it
    assert len(near) >= least
    assert concerning(quads) or not near


def test_an_update_makes_the_release_that_a_build_makes(
    build: Path, tmp_path: Path, serving_in: Callable[..., Keeper]
) -> None:
    folder = tmp_path / "real"
    shutil.copytree(build / "releases", folder / "releases")
    curated = next((folder / "releases").iterdir()).name
    (folder / "current").symlink_to(f"releases/{curated}")
    for name in ("accord.nq", "manifest.json"):
        (folder / name).symlink_to(f"current/{name}")
    keeper = serving_in(folder)
    note = "<http://www.w3.org/2004/02/skos/core#note>"
    text = f"INSERT {{ GRAPH <{GRAPH}notes> {{ ?a {note} 'seen'@en }} }} WHERE {{ ?a a <ontology#Agreement> }}"
    made = keeper.update(text).json()
    assert made["layers"][0]["added"] > 100
    refused = keeper.update(f"INSERT DATA {{ GRAPH <{GRAPH}notes> {{ <id/agreement/ours> a <ontology#Agreement> }} }}")
    assert refused.status_code == 422
    assert refused.json()["findings"][0]["where"].endswith("/agreement/ours")
    elsewhere = tmp_path / "elsewhere"
    assert build_release(elsewhere, layers=list(kept(folder).values())).id == made["release"]
