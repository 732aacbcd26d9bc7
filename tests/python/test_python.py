"""The atlas in Python: typed answers, data frames, a graph, from wherever it is opened."""

import builtins
import gzip
import inspect
import pickle
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import networkx as nx
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import rdflib

import accord_atlas
from accord_atlas.loaders.extras import MissingExtra
from accord_atlas.service.answers.search import SearchAnswer
from accord_atlas.service.answers.tabled import Rows
from accord_atlas.service.core.errors import (
    BadParameter,
    NoRelease,
    ReadOnly,
    Unavailable,
    UnknownEntity,
)
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.shape import Label
from accord_atlas.service.python.remote import RemoteAtlas
from accord_atlas.service.python.stubs import STUB, stub
from accord_atlas.service.python_api import AtlasApi

HERE = Path(__file__).parent
NAMES = "PREFIX aa: <https://w3id.org/accord-atlas/ontology#> SELECT ?o WHERE { ?o aa:acronym 'PEC' }"


@pytest.fixture(scope="module")
def atlas_(build: Path) -> AtlasApi:
    return accord_atlas.open(build)


def test_rows_become_data_frames(atlas_: AtlasApi) -> None:
    """With a language names, without one ids and notations, as in the CSV files; the same in every library."""
    members = atlas_.questions.members(agreement="ipea", as_of=date(2019, 1, 1))
    frame = members.to_pandas(lang="zh")
    assert isinstance(frame, pd.DataFrame)
    assert frame.shape == (len(members.rows), len(members.columns))
    assert "巴基斯坦工程理事会" in set(frame["organization"])
    assert {"正式"} & set(frame["status"]) or frame["status"].str.contains("[\u4e00-\u9fff]").all()
    plain = members.to_polars()
    assert isinstance(plain, pl.DataFrame)
    assert "pec" in plain["organization"].to_list()
    assert "authorised" in plain["status"].to_list()
    table = members.to_arrow()
    assert isinstance(table, pa.Table)
    assert table.to_pylist() == plain.to_dicts() == members.to_records()
    assert atlas_.due(limit=3).to_pandas().shape[0] == 3
    dossier = atlas_.dossier("my")
    assert len(dossier.to_pandas(table="participations")) == len(dossier.participations)
    with pytest.raises(BadParameter, match="participations"):
        dossier.to_pandas(table="participation")


def test_an_answer_says_what_it_is_and_shows_itself(atlas_: AtlasApi) -> None:
    answer = atlas_.search("PEC", limit=2)
    assert repr(answer) == f"<SearchAnswer: 2 results, 0 near, release {atlas_.release.id}, truncated>"
    nasty = answer.results[0].entity.model_copy(update={"label": Label(en="<script>&", zh=None)})
    result = answer.results[0].model_copy(update={"entity": nasty})
    shown = answer.model_copy(update={"results": [result]})._repr_html_()
    assert "&lt;script&gt;&amp;" in shown
    assert "<script" not in shown
    assert answer["results"] == answer.json_value()["results"]
    with pytest.raises(KeyError, match="results"):
        answer["result"]


def test_answers_can_be_pickled(atlas_: AtlasApi) -> None:
    members = atlas_.query("members", agreement="ipea")
    for answer in (members, members.rows[0], atlas_.recognition("cn", "my"), atlas_.sparql(NAMES)):
        again = pickle.loads(pickle.dumps(answer))
        assert (type(again), again) == (type(answer), answer)


def test_questions_are_listed_and_tell_of_themselves(atlas_: AtlasApi) -> None:
    assert {"members", "shared_agreements"} <= set(atlas_.questions) <= set(dir(atlas_.questions))
    members = atlas_.questions.members
    assert [*inspect.signature(members).parameters] == ["agreement", "status", "as_of", "certainty"]
    text = inspect.getdoc(members) or ""
    assert "agreement (required, e.g. ipea): Agreement · 协议" in text
    assert "Members of an agreement" in repr(atlas_.questions)
    assert "协议成员" in atlas_.questions._repr_html_()
    rows = atlas_.questions.conditions(from_="cn").rows
    assert rows == atlas_.query("conditions", **{"from": "cn"}).rows
    assert STUB.read_text("utf-8") == stub(), "run `python -m accord_atlas.service.python.stubs`"


@pytest.mark.parametrize(
    ("call", "near"),
    [
        (lambda a: a.questions.members(agrement="ipea"), "agreement"),
        (lambda a: a.recognition("cn", "my", specialtty="x"), "specialty"),
        (lambda a: a.network(projecton="none"), "projection"),
        (lambda a: a.targets(yaer=2025), "year"),
    ],
)
def test_a_mistyped_parameter_is_told_the_nearest(atlas_: AtlasApi, call: Callable[[Any], Any], near: str) -> None:
    with pytest.raises(BadParameter, match=f"did you mean {near}") as told:
        call(atlas_)
    assert told.value.extras["nearest"][0] == near
    with pytest.raises(AttributeError, match="nearest: members"):
        atlas_.questions.member  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.long
def test_a_type_checker_finds_what_is_wrong_and_nothing_else(tmp_path: Path) -> None:
    """Of this file's calls; with the settings of the project, so that what is known of it is used."""
    text = (HERE / "calls.txt").read_text("utf-8")
    lines = text.splitlines()
    (tmp_path / "calls.py").write_text(text, "utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", "--no-pretty", str(tmp_path / "calls.py")],
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        timeout=600,
    ).stdout
    wrong = lines.index("# wrong") + 2
    found = {int(line.split(":")[1]) for line in said.splitlines() if "calls.py" in line and ": error:" in line}
    assert found == set(range(wrong, len(lines) + 1)), said


def test_what_is_missing_names_its_extra(atlas_: AtlasApi, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = atlas_.search("PEC")
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for turn in (answer.to_polars, answer.to_arrow):
        with pytest.raises(MissingExtra, match=r"accord-atlas\[frames\]") as told:
            turn()
        assert isinstance(told.value, ImportError)


def test_the_graph_is_a_view_with_sparql_that_refuses_changes(atlas_: AtlasApi) -> None:
    graph = atlas_.graph()
    assert isinstance(graph, rdflib.Dataset)
    assert len(graph) > 100_000
    query = "SELECT ?l { ?s aa:acronym 'PEC' ; rdfs:label ?l }"
    assert "巴基斯坦工程理事会" in {str(row[0]) for row in graph.query(query)}  # type: ignore[index]
    pec = rdflib.URIRef("https://w3id.org/accord-atlas/id/organization/pec")
    acronym = rdflib.URIRef("https://w3id.org/accord-atlas/ontology#acronym")
    assert graph.value(pec, acronym) == rdflib.Literal("PEC", datatype=rdflib.XSD.string)
    with pytest.raises(ReadOnly):
        graph.add((pec, acronym, rdflib.Literal("x")))
    with pytest.raises(ReadOnly):
        graph.remove((pec, acronym, None))  # type: ignore[arg-type]


def test_it_opens_folders_files_archives_and_ids(
    atlas_: AtlasApi, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = accord_atlas.open(tiny).release
    quads = small.path
    with gzip.open(tmp_path / "accord.nq.gz", "wb", 1) as packed:
        packed.write(atlas_.release.path.read_bytes())
    with zipfile.ZipFile(tmp_path / "release.zip", "w") as archive:
        archive.write(quads, "release/accord.nq")
        archive.write(quads.with_name("manifest.json"), "release/manifest.json")
    with tarfile.open(tmp_path / "release.tar", "w") as tape:
        tape.add(quads.parent, "release")
    monkeypatch.setenv("ACCORD_BUILD", str(tiny))
    settings.cache_clear()
    places = (quads, quads.parent, tmp_path / "release.zip", tmp_path / "release.tar", None, small.id)
    for place in places:
        with accord_atlas.open(place) as opened:
            assert isinstance(opened, AtlasApi)
            assert (opened.release.id, opened.release.data_date) == (small.id, small.data_date)
    # Statements alone say no day of their own: it is the last on which one of their sources was read.
    alone = accord_atlas.open(tmp_path / "accord.nq.gz")
    assert isinstance(alone, AtlasApi)
    assert (alone.release.id, alone.release.data_date) == (atlas_.release.id, atlas_.release.data_date)
    (tmp_path / "notes.txt").write_text("no statements")
    for wrong in (tmp_path / "notes.txt", tmp_path / "nothing"):
        with pytest.raises(NoRelease, match=str(tmp_path)):
            accord_atlas.open(wrong)
    settings.cache_clear()


@pytest.mark.long
def test_a_service_gives_the_same_answers(atlas_: AtlasApi, server: httpx.Client) -> None:
    """Of each kind, equal as objects; its errors are the same errors."""
    remote = accord_atlas.open(str(server.base_url))
    assert isinstance(remote, RemoteAtlas)
    asked: list[Callable[[Any], Any]] = [
        lambda a: a.questions.members(agreement="ipea", as_of="2019-01-01"),
        lambda a: a.search("PEC", kind=["organization"]),
        lambda a: a.entity("pec"),
        lambda a: a.entity("agreement/ipea"),
        lambda a: a.evidence("ipea"),
        lambda a: a.neighbours("cast", "parent", forward=False, limit=5),
        lambda a: a.lineage("cast"),
        lambda a: a.due(kind="participation", limit=5),
        lambda a: a.paths("cast", "pec", exclude=["jurisdiction"]),
        lambda a: a.changes("2019-01-01", "2020-01-01"),
        lambda a: a.changes_since(),
        lambda a: a.recognition("cn", "my", as_of=date(2026, 1, 1)),
        lambda a: a.accession("ipea", "cse-cn"),
        lambda a: a.scenario("ipea:cse-cn"),
        lambda a: a.scenario_best("cse-cn", limit=2),
        lambda a: a.ask("谁是IPEA的成员？"),
        lambda a: a.compare(["ipea", "apec-engineer"]),
        lambda a: a.profile("pec"),
        lambda a: a.dossier("my"),
        lambda a: a.targets(year=2025),
        lambda a: a.gaps(jurisdiction="my"),
        lambda a: a.vocabulary(),
    ]
    for ask in asked:
        here, there = ask(atlas_), ask(remote)
        assert (type(there), there.json_value()) == (type(here), here.json_value())
    parts: list[dict[str, Any]] = [{"focus": "ipea"}, {"projection": "jurisdictions", "measures": "degree"}]
    for graph in parts:
        assert nx.utils.graphs_equal(atlas_.network(**graph), remote.network(**graph))
    assert nx.utils.graphs_equal(
        atlas_.network_between("2010-01-01", "2019-01-01"), remote.network_between("2010-01-01", "2019-01-01")
    )
    there = remote.sparql(NAMES)
    assert isinstance(there, Rows)
    assert there.to_records() == [{"o": "pec"}]
    assert remote.sparql("ASK { ?s ?p ?o }") is True
    with pytest.raises(UnknownEntity):
        remote.entity("no-such-body")
    with pytest.raises(BadParameter) as told:
        remote.questions.members(agreement="ipea", as_of="2019")
    assert told.value.extras["parameter"] == "as_of"
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1:9"):
        accord_atlas.open("http://127.0.0.1:9").releases()


def test_opening_is_quiet(build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is printed or written where one works."""
    monkeypatch.chdir(tmp_path)
    said: list[object] = []
    monkeypatch.setattr(builtins, "print", lambda *words: said.append(words))
    assert isinstance(accord_atlas.open(build).search("PEC"), SearchAnswer)
    assert (said, list(tmp_path.iterdir())) == ([], [])
