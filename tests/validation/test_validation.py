"""What is wrong is said so that a person can mend it: by message and by thing, with the row, in both languages."""

import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from accord_atlas.loaders.build import read_sources, validate
from accord_atlas.loaders.foreign import check_file
from accord_atlas.loaders.foreign_guard import Unreadable
from accord_atlas.loaders.validation import Findings
from accord_atlas.service.answers.validation import ValidationReport
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.validation.answer import files_report, report
from accord_atlas.service.validation.page import page
from accord_atlas.service.validation.text import text

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus" / "validation"
FILES = sorted(path for path in CORPUS.iterdir() if path.with_name(f"{path.name}.expected.json").is_file())


def checked(path: Path, build: Path) -> ValidationReport:
    return files_report([path], build / "accord.nq", lambda _: None)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_files_of_others_are_held_to_the_shapes(path: Path, build: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.expected.json").read_text("utf-8"))
    found = checked(path, build)
    assert (2 if found.unreadable else 1 if found.errors else 0) == expected["code"]
    if found.unreadable:
        assert found.unreadable[0].reason.json_value() == expected["reason"]
    else:
        said = [[each.severity, each.thing, each.property, each.message.en] for each in found.problems]
        assert sorted(said, key=str) == sorted(expected["findings"], key=str)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.jsonld", '{"http://example.org/a":' * 20_000 + "1" + "}" * 20_000),
        ("deep.ttl", "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 50_000 + "1" + ")>>" * 50_000 + " ."),
        ("large.nt", "".join(f"<urn:a> <urn:b> <urn:c{n}> .\n" for n in range(200_001))),
    ],
)
def test_a_hostile_file_ends_in_a_sentence(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(Unreadable) as refused:
        check_file(path)
    assert refused.value.en
    assert refused.value.zh


def test_a_class_of_a_file_is_no_class_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "chain.ttl"
    links = "".join(
        f"<urn:c{n}> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <urn:c{n + 1}> .\n" for n in range(3000)
    )
    path.write_text(links + "<urn:x> a <urn:c0> .", "utf-8")
    assert [each.constraint for each in check_file(path).found] == ["nothing-of-ours"]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "loaders" / "tables", tmp_path / "tables")
    return tmp_path / "tables"


def replaced(table: Path, before: str, after: str) -> int:
    """Changes a cell; the line on which it stands."""
    content = table.read_text("utf-8")
    assert content.count(before) == 1
    table.write_text(content.replace(before, after), "utf-8")
    return content[: content.index(before)].count("\n") + 1


def test_a_broken_law_names_the_row_to_mend(tables: Path) -> None:
    row = "ipea,pec,pk,,member,authorised,,{}-06-29"
    line = replaced(tables / "facts" / "parties.csv", row.format(2018), row.format(1903))
    with pytest.raises(Findings) as broken:
        validate(lambda _: None, tables)
    places = {
        each.place and (Path(each.place.file).name, each.place.line, each.place.key) for each in broken.value.found
    }
    assert places == {("parties.csv", line, "ipea|pec|pk|authorised")}


def test_rows_without_ids_are_found_by_what_the_loader_makes_of_them() -> None:
    from accord_atlas.loaders.whereabouts import MADE_OF, _made

    sources = read_sources()
    everything: set[str] = Everything()
    found = {table.file.rpartition("/")[2].removesuffix(".csv") for _, table, _ in _made(sources.facts, everything)}
    assert found == set(MADE_OF)


class Everything(set[str]):
    def __contains__(self, _: object) -> bool:
        return True


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.fetched += [value or "" for name, value in attributes if name in {"src", "href"} and value]
        assert tag not in {"script", "link", "img", "iframe"}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_both_groupings_hold_every_problem_in_every_form(build: Path) -> None:
    found = checked(CORPUS / "faulty.ttl", build)
    for groups in (found.by_message, found.by_thing):
        assert sorted(index for group in groups for index in group.problems) == list(range(len(found.problems)))
    assert [each.severity for each in found.problems] == ["error"] * found.errors + ["warning"] * found.warnings
    for language in LANGUAGES:
        reader = Reader()
        reader.feed(page(found, language))
        assert all(address.startswith("#") for address in reader.fetched)
        for each in found.problems:
            assert each.message[language] in reader.words
            assert each.message[language] in text(found, language)
    assert re.search("[\u4e00-\u9fff]", text(found, "zh"))


def test_words_of_a_file_are_words_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('[] a <https://w3id.org/accord-atlas/ontology#Agreement> ; '
                    '<http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>" .', "utf-8")  # fmt: skip
    made = page(files_report([path], None, lambda _: None), "en")
    assert "<script>" not in made
    assert "&lt;script&gt;" in made


def test_nothing_wrong_is_one_line() -> None:
    assert text(report([]), "en") == "All is well: nothing is wrong.\n"
    assert text(report([]), "zh") == "全部通过，未发现问题。\n"


def test_the_command_says_it_by_its_exit_code(accord: Run, build: Path, tmp_path: Path) -> None:
    def code(*names: str) -> int:
        files = [str(CORPUS / name) for name in names]
        done = accord("validate", *files, "--format", "html", "-o", str(tmp_path / "r.html"), "--build", str(build))
        return done.returncode

    assert (code("membership.ttl"), code("faulty.ttl"), code("faulty.ttl", "broken.ttl")) == (0, 1, 2)
    assert "line 2" in (tmp_path / "r.html").read_text("utf-8")
