"""The command `accord`, run as a person or a script runs it."""

import csv
import io
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest
import typer
from fastapi.testclient import TestClient

from accord_atlas.queries.question import questions
from accord_atlas.service.cli.commands import COMMANDS
from accord_atlas.service.core.atlas import Atlas

Run = Callable[..., subprocess.CompletedProcess[str]]
MEMBERS = ("query", "members", "agreement=ipea", "as_of=2008-01-01")
ACCORD = str(Path(sys.executable).with_name("accord"))


@pytest.fixture
def process(build: Path, tmp_path: Path) -> Run:
    """Runs the installed script as a process of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        held = {**os.environ, "LC_ALL": "C.UTF-8", "ACCORD_BUILD": str(build), **environment}
        return subprocess.run(
            [ACCORD, *arguments], capture_output=True, text=True, env=held, cwd=tmp_path, timeout=120, check=False
        )

    return run


def refused(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """A refusal: its exit code, a line or two on standard error that has these words, nothing on standard output."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert 1 <= len(done.stderr.splitlines()) <= 2
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "srj", "xml", "ttl", "md"])
def test_the_same_answer_as_over_http(accord: Run, client: TestClient, form: str) -> None:
    done = accord(*MEMBERS, "--format", form)
    assert done.returncode == 0, done.stderr
    over_http = client.get(
        f"/api/queries/members?agreement=ipea&as_of=2008-01-01&format={form}", headers={"Accept-Language": "en"}
    )
    assert done.stdout.strip() == over_http.text.strip()


def test_a_table_for_people(accord: Run, atlas: Atlas) -> None:
    done = accord(*MEMBERS)
    assert "Engineers Australia" in done.stdout
    assert "Organization" in done.stdout
    assert atlas.release.id not in done.stdout
    assert f"15 rows, complete, as of 2008-01-01; release {atlas.release.id}" in done.stderr


def test_the_language_is_that_of_the_option_or_the_locale(accord: Run) -> None:
    by_option, by_locale = accord(*MEMBERS, "--lang", "zh"), accord(*MEMBERS, LC_ALL="zh_CN.UTF-8")
    assert "澳大利亚工程师协会" in by_option.stdout
    assert "共 15 行" in by_option.stderr
    assert by_locale.stdout == by_option.stdout
    assert accord("--lang", "zh", *MEMBERS).stdout == by_option.stdout
    assert accord("--lang=zh", *MEMBERS).stdout == by_option.stdout
    assert "Engineers Australia" in accord(*MEMBERS, "--lang", "en", LC_ALL="zh_CN.UTF-8").stdout


def test_csv_has_slugs_unless_a_language_is_asked_for(accord: Run) -> None:
    plain = list(csv.reader(io.StringIO(accord(*MEMBERS, "-f", "csv", LC_ALL="zh_CN.UTF-8").stdout)))
    assert plain[0][0] == "organization"
    assert plain[1][:4] == ["engineers-australia", "au", "founder", "authorised"]
    chinese = list(csv.reader(io.StringIO(accord(*MEMBERS, "-f", "csv", "--lang", "zh").stdout)))
    assert chinese[1][:4] == ["澳大利亚工程师协会", "澳大利亚", "创始成员", "正式成员"]


def test_excel_goes_into_a_file(accord: Run, tmp_path: Path) -> None:
    done = accord(*MEMBERS, "--format", "xlsx", "--output", "members.xlsx", "--lang", "zh")
    assert done.returncode == 0
    assert openpyxl.load_workbook(tmp_path / "members.xlsx").worksheets[0]["A2"].value == "澳大利亚工程师协会"


def test_a_disk_that_is_full_leaves_what_was_there(accord: Run, tmp_path: Path) -> None:
    there = tmp_path / "members.csv"
    there.write_text("what was there before")
    there.chmod(0o640)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, limits[1]))
    try:
        done = accord(*MEMBERS, "-f", "csv", "-o", "members.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    refused(done, 4, "File too large")
    assert there.read_text() == "what was there before"
    assert [path.name for path in tmp_path.iterdir()] == ["members.csv"]
    assert accord(*MEMBERS, "-f", "csv", "-o", "members.csv").returncode == 0
    assert there.read_text().startswith("organization,")
    assert there.stat().st_mode & 0o777 == 0o640


def test_devices_and_links_are_written_through(accord: Run, tmp_path: Path) -> None:
    assert accord(*MEMBERS, "-f", "csv", "-o", os.devnull).returncode == 0
    refused(accord(*MEMBERS, "-f", "csv", "-o", "/dev/full"), 4, "No space left")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert accord(*MEMBERS, "-f", "csv", "-o", "link.csv").returncode == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("organization,")


def test_every_question_is_a_command_with_help(process: Run) -> None:
    listed = process("query", "--help").stdout
    for name in questions():
        assert f" {name} " in listed
    reply = process("query", "members", "--help", "--lang", "zh").stdout
    for words in ("一项协议现有和曾有的成员", "agreement=ipea", "协议", "必填", "certainty", "确定程度"):
        assert words in reply.replace("\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "membrs"), ["membrs", "members"]),
        (("query", "members"), ["agreement", "required"]),
        (("query", "members", "agreement=ipeaa"), ["ipeaa", "ipea"]),
        (("query", "members", "ipea"), ["name=value"]),
        (("query", "members", "=ipea"), ["name=value"]),
        (("query", "members", "agreement=ipea", "agreement=ipea"), ["twice"]),
        (("query", "members", "agreement=ipea", "as_of=2008"), ["YYYY-MM-DD"]),
        (("query", "members", "agreement=ipea", "when=2008-01-01"), ["when"]),
        (("query", "members", "agreement=ipea", "--format", "pdf"), ["pdf", "csv"]),
        (("query", "members", "agreement=ipea", "--lang", "fr"), ["fr", "zh"]),
        (("query", "members", "agreement=ipea", "--colour"), ["--colour"]),
        (("sparql",), ["--file"]),
        (("sparql", "ASK {}", "--file", "x.rq"), ["--file"]),
        (("sparql", "SELECT * {"), ["line 1, column 11", "where the query ends"]),
        (("sparql", "SELECT * {\n ?x aa:y ?z }"), ["line 2, column 5", "PREFIX aa:"]),
        (("sparql", "ASK {} \udcff"), ["not UTF-8"]),
        (("sparql", "SELECT (<urn:f>(1) AS ?x) {}"), ["could not be evaluated", "urn:f"]),
        (("sparql", "SELECT * {?s ?p ?o}", "--format", "ttl"), ["ttl", "csv"]),
        (("sparql", "CONSTRUCT WHERE {?s ?p ?o}", "--format", "csv"), ["csv", "ttl"]),
        (("info", "--format", "csv"), ["csv", "json"]),
        (("serve", "--port", "70000"), ["65535"]),
        (("nonsense",), ["nonsense", "accord --help"]),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_in_a_line_or_two(accord: Run, arguments: tuple[str, ...], words: list[str]) -> None:
    refused(accord(*arguments), 2, *words)


@pytest.mark.parametrize(
    "arguments", [("info",), MEMBERS, ("sparql", "ASK {}"), ("serve", "--port", "0")], ids=" ".join
)
def test_without_a_release_each_command_says_how_to_make_one(accord: Run, arguments: tuple[str, ...]) -> None:
    refused(accord(*arguments, ACCORD_BUILD="/nowhere/at/all"), 3, "/nowhere/at/all", "accord build")
    refused(accord(*arguments, ACCORD_BUILD="/nowhere/at/all", LC_ALL="zh_CN.UTF-8"), 3, "请运行 accord build")


def test_other_failures(accord: Run) -> None:
    refused(accord("sparql", "--file", "missing.rq"), 4, "missing.rq")
    refused(accord(*MEMBERS, "-f", "csv", "-o", "no/such/folder/x.csv"), 2, "no/such/folder", "--parents")
    refused(accord("info", ACCORD_PORT="many"), 2, "ACCORD_PORT")


def test_sparql_in_each_form(accord: Run, tmp_path: Path) -> None:
    rows = "PREFIX a: <https://w3id.org/accord-atlas/id/agreement/> SELECT ?p {a:ipea ?p ?o} ORDER BY ?p LIMIT 2"
    assert len(json.loads(accord("sparql", rows, "-f", "json").stdout)["results"]["bindings"]) == 2
    assert accord("sparql", rows, "-f", "csv").stdout.splitlines()[0] == "p"
    assert "?p" in accord("sparql", rows, "-f", "tsv").stdout
    assert "<sparql" in accord("sparql", rows, "-f", "xml").stdout
    assert "http://purl.org/dc/terms/" in accord("sparql", rows).stdout
    assert accord("sparql", "ASK {?s ?p ?o}").stdout == "yes\n"
    assert accord("sparql", "ASK {?s ?p ?o}", "--lang", "zh").stdout == "是\n"
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE {<https://w3id.org/accord-atlas/id/agreement/ipea> a ?c}")
    assert "<https://w3id.org/accord-atlas/ontology#Agreement>" in accord("sparql", "--file", "q.rq").stdout
    assert accord("sparql", "--file", "q.rq", "--format", "nt").stdout.count("\n") == 2


def test_a_query_in_a_file_as_some_editors_write_it(accord: Run, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("ASK {}".encode("utf-8-sig"))
    assert accord("sparql", "--file", "q.rq").stdout == "yes\n"
    (tmp_path / "q.rq").write_bytes("ASK { ?s ?p '机构' }".encode("gb18030"))
    refused(accord("sparql", "--file", "q.rq"), 2, "not UTF-8")


def test_a_relative_iri_is_what_it_is_on_the_endpoint(accord: Run) -> None:
    assert accord("sparql", "ASK { <id/agreement/ipea> ?p ?o }").stdout == "yes\n"


def test_sparql_reads_standard_input(build: Path) -> None:
    done = subprocess.run(
        [ACCORD, "sparql", "--file", "-", "--build", str(build)],
        input="ASK {}",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in {"yes", "是"}


def test_info_tells_what_the_manifest_says(accord: Run, atlas: Atlas) -> None:
    reply = json.loads(accord("info", "--format", "json").stdout)
    assert reply["release"] == atlas.release.id
    assert reply["statements"] == atlas.release.statements
    assert isinstance(reply["age_days"], int)
    assert atlas.release.id in accord("info").stdout


def test_settings_are_listed_with_their_meaning(accord: Run) -> None:
    listed = json.loads(accord("info", "--settings", "--format", "json", ACCORD_PORT="8123").stdout)
    assert {"name": "ACCORD_PORT", "value": 8123, "en": "Port to listen on.", "zh": "监听端口。"} in listed
    assert "监听端口" in accord("info", "--settings", "--lang", "zh").stdout


def test_what_the_terminal_has_no_letters_for_is_no_error(process: Run) -> None:
    """A console of another encoding gets question marks for them."""
    reply = process("query", "lead-societies", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert reply.returncode == 0
    assert "?" in reply.stdout


def test_a_reader_that_leaves_early_is_no_error(build: Path) -> None:
    query = "SELECT * {?s ?p ?o}"
    piped = f"{ACCORD} sparql '{query}' -f csv --build {build} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_is_in_one_language(process: Run, language: str) -> None:
    for command in ((), ("build",), ("query",), ("serve",), ("notice", "check")):
        reply = process(*command, "--help", LC_ALL="zh_CN.UTF-8" if language == "zh" else "C.UTF-8")
        assert reply.returncode == 0
        assert any("\u4e00" <= c <= "\u9fff" for c in reply.stdout) == (language == "zh")


def test_each_command_stands_in_the_module_that_registers_it() -> None:
    for module in {command.module for command in COMMANDS.values()}:
        app = typer.Typer()
        import_module(f"accord_atlas.service.cli.{module}").register(app)
        named = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
        listed = [name for name, command in COMMANDS.items() if command.module == module]
        assert sorted([*named, *(str(group.name) for group in app.registered_groups)]) == sorted(listed)


def test_a_build_says_what_it_made(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [ACCORD, "build", "--out", str(tmp_path / "b")],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    release = json.loads((tmp_path / "b" / "manifest.json").read_text())["release"]
    assert done.stdout == f"{release}  {tmp_path / 'b'}\n"
    assert "ontology" in done.stderr
    assert "statements in" in done.stderr


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A checkout in which one cell of one table is wrong."""
    root = Path(__file__).parents[2]
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "loaders" / "tables", tmp_path / "loaders" / "tables")
    table = tmp_path / "loaders" / "tables" / "facts" / "parties.csv"
    table.write_text(table.read_text("utf-8").replace(",provisional,,2003,", ",provisionel,,2003,", 1), "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["build", "validate"])
def test_wrong_data_are_findings_and_nothing_is_written(spoilt: Path, command: str) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([ACCORD, command], capture_output=True, text=True, env=environment, cwd=spoilt, check=False)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "parties.csv:" in said
    assert "provisionel" in said
    assert "Traceback" not in done.stderr
    assert not (spoilt / "build" / "accord.nq").exists()
