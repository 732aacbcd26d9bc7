"""The files as they are have nothing wrong; what can be wrong is found, named, and mended where it can be."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from accord_atlas.ontology import lint
from accord_atlas.ontology.files import context_file, ontology_files, shapes_files

TEXTS = ontology_files() | shapes_files()
QUERIES = lint.bodies()
ACCORD = TEXTS["accord.ttl"]
A_TERM = '    rdfs:isDefinedBy <https://w3id.org/accord-atlas/ontology> ;\n    aa:neededBy "members" .\n'


def found(path: str, text: str) -> list[tuple[str, str]]:
    """What lint says, as file and term, where one file has another text."""
    return [(p.file, p.term) for p in lint.check(TEXTS | {path: text}, QUERIES, context_file())]


def test_the_ontology_is_clean() -> None:
    assert lint.problems() == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint.main([]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("accord.ttl", ACCORD.replace("    rdfs:label", "  rdfs:label", 1), ("accord.ttl", "")),
        ("accord.ttl", ACCORD + "\nthis is no Turtle", ("accord.ttl", "")),
        ("accord.ttl", ACCORD + "\naa:Agreement aa:note [ a aa:Event ] .\n", ("accord.ttl", "")),
        ("accord.ttl", ACCORD + f"\naa:idle\n    a owl:Class ;\n{A_TERM}", ("accord.ttl", "aa:idle")),
        ("accord.ttl", ACCORD.replace('"members"', '"no-such-question"'), ("accord.ttl", "aa:Participation")),
        ("accord.ttl", ACCORD.replace('"members"', '"lead-societies"'), ("accord.ttl", "aa:Participation")),
        ("accord.ttl", ACCORD.replace("aa:Forum\n", "aa:Fora\n"), ("accord.ttl", "aa:Forum")),
        ("accord.ttl", ACCORD.replace("rdfs:range aa:Title", "rdfs:range xsd:date"), ("context.jsonld", "")),
        ("alignments/gist.ttl", "<urn:x> a <urn:y> .", ("alignments/gist.ttl", "")),
        (
            "alignments/gist.ttl",
            TEXTS["alignments/gist.ttl"].replace("\ngist:Agreement a owl:Class .\n", ""),
            ("alignments/gist.ttl", "<https://w3id.org/semanticarts/ns/ontology/gist/Agreement>"),
        ),
        (
            "alignments/gist.ttl",
            TEXTS["alignments/gist.ttl"].replace("aa:A", "aa:X"),
            ("alignments/gist.ttl", "aa:Xgreement"),
        ),
        ("shapes/claims.ttl", TEXTS["shapes/claims.ttl"].replace("aa:rank", "aa:rnk"), ("shapes/claims.ttl", "aa:rnk")),
        (
            "vocabularies/role.ttl",
            TEXTS["vocabularies/role.ttl"].replace('skos:notation "party"', 'skos:notation "partner"'),
            ("vocabularies/role.ttl", "concept:role.party"),
        ),
        (
            "vocabularies/role.ttl",
            TEXTS["vocabularies/role.ttl"].replace('skos:notation "role"', 'skos:notation "roles"'),
            ("vocabularies/role.ttl", "scheme:role"),
        ),
        ("vocabularies/part.ttl", TEXTS["vocabularies/role.ttl"], ("vocabularies/part.ttl", "concept:role.party")),
    ],
    ids=[
        "not canonical",
        "not Turtle",
        "blank node",
        "unused term",
        "no such question",
        "question that does not mention it",
        "kind without a class",
        "context that does not follow",
        "alignment in another form",
        "term of others not declared",
        "term of ours not declared, in an alignment",
        "term of ours not declared, in a shape",
        "concept whose notation is another",
        "scheme whose notation is another",
        "scheme in a file of another name",
    ],
)
def test_what_is_wrong_is_found(path: str, text: str, problem: tuple[str, str]) -> None:
    assert text != TEXTS.get(path)
    assert problem in found(path, text)


def test_every_problem_is_told_in_both_languages() -> None:
    broken = ACCORD.replace('"members"', '"no-such-question"') + "\n"
    for problem in lint.check(TEXTS | {"accord.ttl": broken}, QUERIES, ""):
        assert problem.en
        assert any("一" <= c <= "鿿" for c in problem.zh)


def test_fix_mends_form_needs_and_context(tmp_path: Path) -> None:
    with as_file(files("accord_atlas.ontology")) as folder:
        root = Path(shutil.copytree(folder, tmp_path / "ontology"))
    lint.fix(root)
    assert lint.fix(root) == []
    kept = (root / "accord.ttl").read_text("utf-8")
    (root / "accord.ttl").write_text(kept.replace('"members"', '"no-such-question"'), "utf-8")
    (root / "context.jsonld").unlink()
    role = root / "vocabularies" / "role.ttl"
    role.write_text("# not canonical\n" + role.read_text("utf-8"), "utf-8")
    assert {Path(path).name for path in lint.fix(root)} == {"accord.ttl", "context.jsonld", "role.ttl"}
    assert (root / "accord.ttl").read_text("utf-8") == kept
    assert role.read_text("utf-8") == TEXTS["vocabularies/role.ttl"]
    assert (root / "context.jsonld").read_text("utf-8") == context_file()
