"""Names of ours: composed by rule where a row has one language only, marked as ours, refused where no rule gives one.

`corpus/naming/names.csv` has names that the rules must give, word by word, `refused.csv` beside it names that no rule
may give, each with the word at which it stops; `counts.csv` says how many names of the tables are ours.
"""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store
from tests.typed import as_a

from accord_atlas.loaders.build import assemble, read_sources
from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.naming.bodies import body_en, body_zh
from accord_atlas.loaders.naming.composing import Known
from accord_atlas.loaders.naming.phrases import Unknown
from accord_atlas.loaders.naming.specialties import specialty_en, specialty_zh
from accord_atlas.loaders.naming.titles import title_en, title_zh
from accord_atlas.loaders.naming.words import agreement_kinds, words
from accord_atlas.loaders.statements import quads
from accord_atlas.loaders.tables import TableErrors
from accord_atlas.loaders.vocabularies import concepts
from accord_atlas.ontology.names import concept, entity, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
CORPUS = Path(__file__).parents[1] / "corpus" / "naming"
Case = dict[str, str]


def cases(name: str) -> list[Case]:
    return list(csv.DictReader((CORPUS / name).read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def known(facts: Facts) -> Known:
    return Known(facts.tables)


def composed(known: Known, case: Case) -> str:
    """The name of a case in the other language."""
    where, name = known.jurisdictions.get(case["jurisdiction"]), case["name"]
    match case["kind"], case["to"]:
        case "body", "zh":
            return body_zh(name, known.places, where)
        case "body", _:
            return body_en(name, where, known.jurisdictions)
        case "title", "zh":
            return title_zh(name, known.places, known.bodies_en(), where)
        case "title", _:
            return title_en(name, known.bodies_zh(), known.places_zh(), where)
        case _, "zh":
            return specialty_zh(name, known.places, known.bodies_en())
        case _:
            return specialty_en(name, known.places_zh(), known.bodies_zh(short=True))


@pytest.mark.parametrize("case", cases("names.csv"), ids=lambda case: case["name"])
def test_a_rule_gives_the_name(known: Known, case: Case) -> None:
    assert composed(known, case) == case["expected"]


@pytest.mark.parametrize("case", cases("refused.csv"), ids=lambda case: case["name"])
def test_no_rule_invents_a_name(known: Known, case: Case) -> None:
    with pytest.raises(Unknown) as raised:
        composed(known, case)
    assert case["expected"] in raised.value.word


def test_known_names_of_bodies_mostly_come_out_as_they_stand(facts: Facts, known: Known) -> None:
    """The rules are those by which the names in the table were made: what they give, they give alike."""
    given: list[bool] = []
    for row in facts.organizations.values():
        try:
            given.append(body_zh(row.name_en, known.places, known.where(row)) == row.name_zh)
        except Unknown:
            continue
    assert len(given) > 200
    assert sum(given) / len(given) > 0.75


def changed(folder: Path, table: str, *lines: str) -> Path:
    """The real tables with further rows in one of them."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))
    return folder


def row(table: str, **cells: str) -> str:
    """A line of a table with these cells, the others blank."""
    header = (FOLDER / f"{table}.csv").read_text("utf-8").splitlines()[0].split(",")
    return ",".join(f'"{cells.get(column, "")}"' for column in header)


def named(folder: Path, kind: str, slug: str, english: bool) -> tuple[str, bool]:
    """What an entity is called in a language, and whether that is marked as ours and stands without a claim."""
    store, subject = Store(), entity(kind, slug)
    store.bulk_extend(quads(fact_statements(read_facts(folder))))
    language = "en" if english else "zh"
    labels = [as_a(Literal, quad.object) for quad in store.quads_for_pattern(subject, term("rdfs:label"), None)]
    (label,) = (one for one in labels if one.language == language)
    kinds = store.quads_for_pattern(subject, term("aa:englishNameKind" if english else "aa:nameKind"), None)
    ours = [quad.object for quad in kinds] == [concept("name-kind", "ours")]
    claims = list(store.quads_for_pattern(None, term("rdf:object"), label))
    return label.value, ours and not claims


BODY = {"source": "pec-ipea-list", "confidence": "high"}
MEMO = {"kind": "memorandum", "scope": "bilateral", "level": "professional-engineer", "status": "signed", **BODY}


@pytest.mark.parametrize(
    ("table", "kind", "cells", "expected"),
    [
        (
            "organizations",
            "organization",
            {"name_en": "Engineers Board of Zambia", "kind": "regulator", "jurisdiction": "zm"},
            "赞比亚工程师局",
        ),
        (
            "organizations",
            "organization",
            {"name_zh": "湖北省工程师学会", "kind": "regional-society", "jurisdiction": "cn"},
            "Hubei Society of Engineers",
        ),
        (
            "titles",
            "title",
            {"name_en": "Senior Chartered Engineer", "jurisdiction": "lk", "level": "senior", "kind": "certificate"},
            "高级特许工程师（斯里兰卡）",
        ),
        (
            "titles",
            "title",
            {"name_zh": "注册土木工程师", "jurisdiction": "cn", "level": "senior", "kind": "licence"},
            "Registered Civil Engineer (China)",
        ),
        (
            "specialties",
            "specialty",
            {"en": "Hydrogen and battery engineering", "scheme": "other", "basis": "pec-ipea-list"},
            "氢能与电池工程",
        ),
        (
            "specialties",
            "specialty",
            {"zh": "焊接工程", "scheme": "other", "basis": "pec-ipea-list"},
            "Welding engineering",
        ),
        (
            "agreements",
            "agreement",
            {"title_en": "CSE-NSE memorandum", "signed": "2026-05", **MEMO},
            "中国工程师联合体—尼日利亚工程师学会谅解备忘录（2026年）",
        ),
        (
            "standards",
            "standard",
            {"title_zh": "某规范", "number": "T/CSEE 9-2026", "issuer": "csee", "status": "current"},
            "Standard of the Chinese Society for Electrical Engineering (T/CSEE 9-2026)",
        ),
    ],
)
def test_a_new_row_gets_its_name_and_it_is_marked_as_ours(
    tmp_path: Path, table: str, kind: str, cells: dict[str, str], expected: str
) -> None:
    folder = changed(tmp_path, table, row(table, id="newly-added", **(BODY | cells)))
    assert named(folder, kind, "newly-added", expected.isascii()) == (expected, True)


def test_an_agreement_is_called_by_its_parties_in_both_languages(tmp_path: Path) -> None:
    changed(tmp_path, "agreements", row("agreements", id="newly-added", signed="2026-05-01", **MEMO))
    with (tmp_path / "parties.csv").open("a", encoding="utf-8") as file:
        for body, place in (("ebk", "ke"), ("cse-cn", "cn")):
            line = row("parties", agreement="newly-added", organization=body, jurisdiction=place, role="party",
                       status="party", **BODY)  # fmt: skip
            file.write(f"{line}\n")
    assert named(tmp_path, "agreement", "newly-added", english=False) == (
        "中国工程师联合体—肯尼亚工程师局谅解备忘录（2026年）",
        True,
    )
    assert named(tmp_path, "agreement", "newly-added", english=True) == (
        "EBK-CSE Memorandum of Understanding (2026)",
        True,
    )


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        (
            "organizations",
            {"name_en": "Zorblax Guild", "kind": "regulator"},
            r'organizations\.csv:\d+: name_zh: "": expected a Chinese name; no rule gives one: Zorblax',
        ),
        (
            "organizations",
            {"kind": "regulator", "acronym": "XYZ"},
            r'organizations\.csv:\d+: name_en: "": expected an English name; no rule gives one: blank in both',
        ),
        (
            "organizations",
            {"name_zh": "某某会", "kind": "regulator"},
            r'organizations\.csv:\d+: name_en: "": expected an English name; no rule gives one: 某某会',
        ),
        (
            "titles",
            {"name_en": "Grand Wizard", "level": "senior", "kind": "licence"},
            r'titles\.csv:\d+: name_zh: "": expected a Chinese name; no rule gives one: Grand',
        ),
        (
            "specialties",
            {"en": "Xylography", "scheme": "other", "basis": "pec-ipea-list"},
            r'specialties\.csv:\d+: zh: "": expected a Chinese name; no rule gives one: Xylography',
        ),
        (
            "agreements",
            {"title_en": "Atlantis Accord", **MEMO},
            r'agreements\.csv:\d+: title_zh: "": expected a Chinese name; no rule gives one: its parties',
        ),
        (
            "agreements",
            {"title_en": "x", "title_zh": "某协议", "title_conferred": "Grand Wizard", **MEMO},
            r'agreements\.csv:\d+: title_conferred: "Grand Wizard": expected a title of titles\.csv, or words',
        ),
        (
            "agreements",
            {
                "title_en": "CSE-PEC MRA",
                "signed": "2026",
                "kind": "mutual-recognition-agreement",
                "note": "Date not seen",
            },
            r"agreements\.csv:\d+: note: .* expected what is so, not how it was looked for",
        ),
    ],
)
def test_what_no_rule_names_is_refused_with_its_cell(
    tmp_path: Path, table: str, cells: dict[str, str], expected: str
) -> None:
    base = MEMO if table == "agreements" else BODY
    folder = changed(tmp_path, table, row(table, **(base | cells | {"id": "newly-added"})))
    with pytest.raises(TableErrors, match=expected):
        read_facts(folder)


def test_every_kind_of_agreement_has_its_words() -> None:
    assert agreement_kinds().keys() == concepts("agreement-kind").keys()


def test_a_word_stands_once_in_its_part() -> None:
    told = Counter((word.part, word.en.lower()) for word in words() if word.part != "tail")
    assert [word for word, number in told.items() if number > 1] == []


@pytest.fixture(scope="module")
def release() -> Store:
    return assemble(read_sources(), lambda _: None)


TEXTS = (
    "rdfs:label aa:note aa:effectNote aa:scopeNote aa:degreeRequirement aa:examinationRequirement aa:finding aa:grants"
)
OPEN = {"Claim"}
"""Claims repeat what single sources say."""


def test_nothing_in_the_release_is_named_or_remarked_on_in_one_language_only(release: Store) -> None:
    query = """SELECT ?class ?s ?p (COUNT(DISTINCT ?language) AS ?languages) WHERE {
        VALUES ?p { TEXTS } ?s a ?class ; ?p ?text . BIND (LANG(?text) AS ?language)
        } GROUP BY ?class ?s ?p HAVING (COUNT(DISTINCT ?language) < 2)""".replace("TEXTS", TEXTS)
    prefixes = {"aa": str(term("aa:"))[1:-1], "rdfs": str(term("rdfs:"))[1:-1]}
    found = release.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    lacking = [(as_named(one["class"]), str(one["s"]), str(one["p"])) for one in found]  # type: ignore[union-attr]
    assert [one for one in lacking if one[0] not in OPEN] == []


def as_named(node: object) -> str:
    return str(node).strip("<>").rpartition("#")[2]


def test_which_names_are_ours(facts: Facts) -> None:
    """Counts by table, language and kind, against the table; whoever adds a name of ours sees it here."""
    found = Counter((name.table, "en" if name.english else "zh", name.kind) for name in facts.names_zh)
    told = {(one["table"], one["language"], one["kind"]): int(one["names"]) for one in cases("counts.csv")}
    assert dict(found) == told
