"""The release as tables: each file opened by its own library, and equal to the release."""

import csv
import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import httpx
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from accord_atlas.ontology.names import KINDS, ONTOLOGY
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.dataset.table_description import About
from accord_atlas.service.dataset.table_files import csv_of, write_tables
from accord_atlas.service.dataset.tables import Table, table_name, tables

pytestmark = pytest.mark.long
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def held(atlas: Atlas) -> dict[str, Table]:
    return {table.name: table for table in tables(atlas.release.path)}


@pytest.fixture(scope="module")
def folder(atlas: Atlas, held: dict[str, Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    about = About(atlas.release.id, atlas.release.data_date.isoformat())
    write_tables(list(held.values()), about, made)
    return made


def rows_of(table: Table) -> Rows:
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def rows_in(package: frictionless.Package, name: str) -> list[Any]:
    resource: Any = package.get_resource(name)
    return list(resource.read_rows())


def test_each_thing_of_the_release_is_a_row(held: dict[str, Table], atlas: Atlas) -> None:
    """Counted and read by SPARQL, which knows nothing of the tables."""
    classes = " ".join(f"aa:{name}" for kind, name in KINDS.items() if kind != "question")
    query = f"SELECT ?c (COUNT(DISTINCT ?t) AS ?n) {{ VALUES ?c {{ {classes} }} ?t a ?c }} GROUP BY ?c"
    counted = {row["c"].value: int(row["n"].value) for row in atlas.store.select(f"PREFIX aa: <{ONTOLOGY}> {query}")}
    assert {kind: len(held[table_name(kind)].rows) for kind in KINDS if ONTOLOGY + KINDS[kind] in counted} == {
        kind: counted[ONTOLOGY + KINDS[kind]] for kind in KINDS if ONTOLOGY + KINDS[kind] in counted
    }
    parties = atlas.store.select(
        f"""PREFIX aa: <{ONTOLOGY}> SELECT ?p ?a ?s ?day {{ ?p a aa:Participation ; aa:agreement ?a ; aa:status ?s .
        OPTIONAL {{ ?p aa:startEarliest ?day }} }}"""
    )
    said = {
        (row["p"].value.rpartition("/")[2], row["a"].value.rpartition("/")[2]): (
            row["s"].value.rpartition("participation-status.")[2],
            row["day"].value if row["day"] else None,
        )
        for row in parties
    }
    assert said == {
        (r["id"], r["agreement"]): (r["status"], r["start_earliest"]) for r in rows_of(held["participations"])
    }
    ipea = next(row for row in rows_of(held["agreements"]) if row["id"] == "ipea")
    assert (ipea["label_zh"], ipea["kind_zh"]) == (
        atlas.labels["https://w3id.org/accord-atlas/id/agreement/ipea"].zh,
        atlas.labels[_concept("agreement-kind", ipea["kind"])].zh,
    )
    linked = len(held["links"].rows)
    assert linked == len({tuple(row) for row in held["links"].rows}) > 20_000


def _concept(scheme: str, notation: str) -> str:
    return f"https://w3id.org/accord-atlas/id/concept/{scheme}.{notation}"


def test_the_workbook_in_openpyxl(held: dict[str, Table], folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "dataset.xlsx", read_only=True)
    assert book.sheetnames == ["Contents · 目录", "Columns · 字段", *held]
    for name, table in held.items():
        head, *rows = book[name].iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        assert [list(row) for row in rows] == [list(row) for row in table.rows], name


def test_the_package_in_frictionless(held: dict[str, Table], folder: Path) -> None:
    """Valid with its types, its keys and what they lead to; the values are those of the tables."""
    assert zipfile.ZipFile(folder / "dataset.csv.zip").testzip() is None
    package = frictionless.Package(str(folder / "tables" / "datapackage.json"))
    report = package.validate(parallel=False)
    assert report.valid, report.flatten(["title", "message"])[:5]
    for resource in package.resources:
        table = held[Path(str(resource.path)).stem]
        (task,) = (each for each in report.tasks if each.name == resource.name)
        assert len(table.rows) == task.stats["rows"]
    read = [row.to_dict(json=True) for row in rows_in(package, "targets")]
    assert read == rows_of(held["targets"])


def test_csv_on_the_web_describes_the_same_files(held: dict[str, Table], folder: Path) -> None:
    """As a reader of the standard takes it: the heads are the names of columns, the cells of their types."""
    import csvw

    group = csvw.TableGroup.from_file(folder / "tables" / "csv-metadata.json")
    assert {table.local_name.removesuffix(".csv") for table in group.tables} == set(held)
    for name in ("agreements", "participations", "targets"):
        read = next(table for table in group.tables if table.local_name == f"{name}.csv")
        assert len(list(read.iterdicts(strict=True))) == len(held[name].rows)
    keys = {key.reference.resource.string for table in group.tables for key in table.tableSchema.foreignKeys}
    assert {"agreements.csv", "organizations.csv", "sources.csv"} <= keys


def test_sqlite_with_its_keys_and_duckdb(held: dict[str, Table], folder: Path) -> None:
    with closing(sqlite3.connect(f"file:{folder / 'dataset.sqlite'}?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for name, table in held.items():
            order = ", ".join(f'"{key}"' for key in table.key)
            read = base.execute(f'SELECT * FROM "{name}" ORDER BY {order}').fetchall()
            assert read == sorted((tuple(row) for row in table.rows), key=lambda row: row[: len(table.key)]), name
        joined = base.execute(
            "SELECT count(*) FROM participations p JOIN agreements a ON p.agreement = a.id "
            "JOIN organizations o ON p.participant = o.id WHERE a.id = 'ipea'"
        ).fetchone()
    with duckdb.connect() as engine:
        same = engine.sql(
            f"SELECT count(*) FROM '{folder}/tables/participations.parquet' p "
            f"JOIN '{folder}/tables/organizations.csv' o ON p.participant = o.id WHERE p.agreement = 'ipea'"
        ).fetchall()
    assert same == [joined]
    assert joined[0] > 15


def test_parquet_in_arrow_and_polars(held: dict[str, Table], folder: Path) -> None:
    with zipfile.ZipFile(folder / "dataset.parquet.zip") as archive:
        assert {name.removesuffix(".parquet") for name in archive.namelist()} == set(held)
        for name, table in held.items():
            read = pq.read_table(io.BytesIO(archive.read(f"{name}.parquet")))
            days = {column.name for column in table.columns if column.type == "date"}
            rows = [
                {key: value.isoformat() if key in days and value else value for key, value in row.items()}
                for row in read.to_pylist()
            ]
            assert rows == rows_of(table), name
    frame = pl.read_parquet(folder / "tables" / "segments.parquet")
    assert frame.schema["from"] == pl.Date
    assert frame.height == len(held["segments"].rows)


def test_a_key_that_leads_nowhere_is_none_and_the_files_are_made(tmp_path: Path) -> None:
    """A layer may name things that it says nothing of; formulas, quotes and line breaks stay what they are."""
    base = "https://w3id.org/accord-atlas/"
    nasty = '=1+1 "x", \n | 名'
    quads = "".join(
        f"<{base}id/agreement/x> {rest} <{base}graph/facts> .\n"
        for rest in (
            f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ONTOLOGY}Agreement>",
            f"<http://www.w3.org/2000/01/rdf-schema#label> {ox.Literal(nasty, language='zh')}",
            f"<{ONTOLOGY}administeredBy> <{base}id/organization/nobody>",
        )
    )
    (tmp_path / "accord.nq").write_text(quads, "utf-8")
    made = tables(tmp_path / "accord.nq")
    (table, _) = made
    assert rows_of(table) == [
        {
            "id": "x",
            "label_en": None,
            "label_zh": nasty,
            "administered_by": "nobody",
            "administered_by_en": None,
            "administered_by_zh": None,
        }
    ]
    write_tables(made, About("0", "2026-01-01"), tmp_path)
    assert next(csv.DictReader(io.StringIO(csv_of(table).decode(), newline="")))["label_zh"] == nasty
    assert openpyxl.load_workbook(tmp_path / "dataset.xlsx")["agreements"]["C2"].value == nasty
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as base_:
        assert base_.execute("SELECT label_zh FROM agreements").fetchone() == (nasty,)


def ready(server: httpx.Client) -> None:
    """Wait until the files are made, which a process does that gives way to all others."""
    for _ in range(10):
        if server.get("/dataset.sha256", timeout=120).status_code == 200:
            return
    raise AssertionError("the files were never made")


def test_files_are_listed_described_and_had_in_parts(server: httpx.Client, tmp_path: Path) -> None:
    ready(server)
    page = server.get("/dataset?lang=zh", headers={"Accept": "text/html"}, timeout=180).text
    described = server.get("/dataset?format=ttl").text
    hashes = {line.split()[1]: line.split()[0] for line in server.get("/dataset.sha256").text.splitlines()}
    release = server.get("/api/vocabulary").headers["accord-release"]
    for form in ("xlsx", "csv.zip", "sqlite", "parquet.zip", "ttl.gz", "jsonld.gz", "trig.gz", "nq.gz"):
        name = f"dataset.{form}"
        assert f"/{name}" in page
        assert f"/{name}#sha256" in described
        head = server.head(f"/{name}")
        part = server.get(f"/{name}", headers={"Range": "bytes=0-15", "If-Range": head.headers["etag"]})
        assert (part.status_code, len(part.content)) == (206, 16)
        kept = server.get(f"/releases/{release}/{name}")
        assert "immutable" in kept.headers["cache-control"]
        assert (len(kept.content), kept.content[:16]) == (int(head.headers["content-length"]), part.content)
        assert name in hashes
    assert server.get("/tables/agreement.csv").status_code == 404


def test_tables_are_read_by_their_address(server: httpx.Client, held: dict[str, Table]) -> None:
    ready(server)
    address = f"{server.base_url}/tables"
    rows = len(held["agreements"].rows)
    assert len(pd.read_csv(f"{address}/agreements.csv")) == rows
    assert pl.read_csv(f"{address}/agreements.csv").height == rows
    assert pd.read_parquet(f"{address}/agreements.parquet")["label_zh"].notna().all()
    assert pl.scan_parquet(f"{address}/agreements.parquet").select("id").collect().height == rows
    package = frictionless.Package(f"{address}/datapackage.json")
    assert len(rows_in(package, "targets")) == len(held["targets"].rows)
