"""The build as its user meets it: the command, run in a copy of the checkout's tables."""

import json
import os
import resource
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACCORD = Path(sys.executable).with_name("accord")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as the build reads: its tables and the file that says what it is."""
    copy = tmp_path / "checkout"
    shutil.copytree(ROOT / "loaders" / "tables", copy / "loaders" / "tables")
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture
def built(checkout: Path, build: Path) -> Path:
    """The same, with a release of those tables."""
    shutil.copytree(build, checkout / "build", symlinks=True)
    return checkout


def accord(
    checkout: Path, *arguments: str, limit: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in that folder, if wanted with a limit in bytes on any file it writes."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [ACCORD, *arguments],
        cwd=checkout,
        env={**os.environ, **environment},
        preexec_fn=limited,
        capture_output=True,
        text=True,
        timeout=300,
    )


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of what it holds."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_release_is_canonical_and_the_manifest_tells_the_truth(checkout: Path) -> None:
    done = accord(checkout, "build")
    assert done.returncode == 0, done.stderr
    content = (checkout / "build" / "accord.nq").read_bytes()
    manifest = json.loads((checkout / "build" / "manifest.json").read_text("utf-8"))
    lines = content.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert not any(line.startswith(b"_:") or b" _:" in line for line in lines)
    assert manifest["release"] == sha256(content).hexdigest()[:16]
    assert manifest["files"]["accord.nq"]["sha256"] == sha256(content).hexdigest()
    assert manifest["statements"] == len(lines) == sum(manifest["graphs"].values())
    assert manifest["data_date"] == "2026-11-27"
    kept = checkout / "build" / "releases" / manifest["release"]
    assert (kept / "accord.nq").read_bytes() == content


def test_no_library_of_names_has_a_part_in_the_build() -> None:
    """What a place is called stands in our tables: another version of a library gives the same release."""
    script = "import sys, accord_atlas.loaders.build; print(*sorted({'babel', 'pycountry'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.long
def test_two_builds_in_two_places_give_the_same_bytes(checkout: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "some where else" / "工程师"
    shutil.copytree(checkout, elsewhere)
    here = accord(checkout, "build", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C")
    there = accord(elsewhere, "build", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8", LANGUAGE="zh_CN")
    assert here.returncode == there.returncode == 0, here.stderr + there.stderr
    assert files(checkout / "build") == files(elsewhere / "build")


@pytest.mark.parametrize(
    ("table", "find", "replace", "reply"),
    [
        (
            "facts/parties.csv",
            "aiet,engnz,nz,,founder,provisional,,2015-06",
            "aiet,engnz,nz,,founder,provisional,,2015-13",
            "2015-13",
        ),
        ("facts/parties.csv", "aiet,engnz,nz,,founder", "aiet,engnx,nz,,founder", "engnx"),
        ("facts/parties.csv", "agreement,organization", "agreement,organisation", "organisation"),
        ("facts/forums.csv", "apec,hk,", "apec,zz,", "zz"),
        ("notice/targets.csv", ",registered-engineers,=", ",registered-enginers,=", "registered-enginers"),
    ],
)
def test_a_bad_cell_is_named_and_the_old_release_stays(
    built: Path, table: str, find: str, replace: str, reply: str
) -> None:
    before = files(built / "build")
    path = built / "loaders" / "tables" / table
    path.write_text(path.read_text("utf-8").replace(find, replace, 1), "utf-8")
    done = accord(built, "build")
    assert done.returncode != 0
    assert Path(table).name in done.stderr
    assert reply in done.stderr
    assert "Traceback" not in done.stderr
    assert files(built / "build") == before


def test_all_bad_cells_are_told_at_once(checkout: Path) -> None:
    for table, find in (("agreements", ",in-force,"), ("parties", ",authorised,"), ("sources", ",member-body,")):
        path = checkout / "loaders" / "tables" / "facts" / f"{table}.csv"
        path.write_text(path.read_text("utf-8").replace(find, ",wrong,", 2), "utf-8")
    done = accord(checkout, "build")
    assert done.returncode != 0
    for table in ("agreements.csv", "parties.csv", "sources.csv"):
        assert done.stderr.count(table) == 2
    assert not (checkout / "build" / "accord.nq").exists()


def test_a_missing_table_and_a_doubled_row_are_named(checkout: Path) -> None:
    events = checkout / "loaders" / "tables" / "facts" / "events.csv"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    events.write_text("".join([*lines, lines[1]]), "utf-8")
    (checkout / "loaders" / "tables" / "facts" / "standards.csv").unlink()
    done = accord(checkout, "build")
    assert done.returncode != 0
    assert "standards.csv" in done.stderr
    assert f"events.csv:{len(lines) + 1}" in done.stderr
    assert not (checkout / "build").exists() or not files(checkout / "build")


def test_a_law_broken_by_well_formed_rows_stops_the_build(checkout: Path) -> None:
    targets = checkout / "loaders" / "tables" / "notice" / "targets.csv"
    changed = targets.read_text("utf-8").replace(",280,", ",281,", 1)
    assert changed != targets.read_text("utf-8")
    targets.write_text(changed, "utf-8")
    done = accord(checkout, "build")
    assert done.returncode != 0
    assert "281" in done.stderr
    assert not (checkout / "build" / "accord.nq").exists()


@pytest.mark.long
def test_a_disk_that_fills_up_leaves_the_old_release_whole(built: Path) -> None:
    before = files(built / "build")
    events = built / "loaders" / "tables" / "facts" / "events.csv"
    events.write_text(events.read_text("utf-8").replace("issued", "published", 1), "utf-8")
    done = accord(built, "build", limit=100_000)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert files(built / "build") == before
