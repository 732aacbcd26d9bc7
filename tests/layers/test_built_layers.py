"""A release with layers: what it stands on, which statements are whose, and that the laws hold for RDF as well."""

import json
import shutil
from pathlib import Path

import pytest

from accord_atlas.loaders.build import build as build_release
from accord_atlas.loaders.layers import Layer
from accord_atlas.loaders.validation import Findings
from accord_atlas.ontology.names import entity, graph, term

pytestmark = pytest.mark.long
ROW = {
    "agreement": "ipea",
    "organization": "cse-cn",
    "jurisdiction": "cn",
    "role": "member",
    "status": "provisional",
    "start": "2026-03-01",
    "source": "iea-secretariat",
    "confidence": "medium",
}
MADE = {"who": "li-ming", "when": "2026-11-28T00:00:00+00:00", "files": []}


def rdf(name: str, *triples: str) -> bytes:
    return "".join(f"{triple} {graph(f'layer.{name}')} .\n" for triple in triples).encode()


def test_a_release_with_layers_stands_on_the_curated_one(build: Path, tmp_path: Path) -> None:
    home = tmp_path / "build"
    shutil.copytree(build / "releases", home / "releases")
    (curated,) = [path.name for path in (home / "releases").iterdir()]
    note = f'{entity("organization", "cse-cn")} {term("skos:note")} "Member since last week"@en'
    layers = [Layer("rows", {"parties": [ROW]}, MADE), Layer("a-note", {}, MADE, rdf("a-note", note))]
    written = build_release(home, layers=layers)
    assert written.manifest["base"] == curated
    assert [(each["name"], each["who"]) for each in written.manifest["layers"]] == [
        ("rows", "li-ming"),
        ("a-note", "li-ming"),
    ]
    assert json.loads((home / "manifest.json").read_text("utf-8"))["release"] == written.id
    content = (home / "accord.nq").read_text("utf-8")
    assert f"{note} {graph('layer.a-note')} ." in content
    assert written.manifest["graphs"]["layer.rows"] > 5
    before = set((home / "releases" / curated / "accord.nq").read_text("utf-8").splitlines())
    standing = str(graph("standing"))
    assert any(standing in line and "cse-cn" in line for line in set(content.splitlines()) - before)


def test_a_law_that_a_layer_breaks_stops_the_build(build: Path, tmp_path: Path) -> None:
    home = tmp_path / "build"
    shutil.copytree(build / "releases", home / "releases")
    bad = f"{entity('agreement', 'ours')} {term('rdf:type')} {term('aa:Agreement')}"
    with pytest.raises(Findings):
        build_release(home, layers=[Layer("bad", {}, MADE, rdf("bad", bad))])
    assert not (home / "current").exists()
