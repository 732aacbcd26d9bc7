"""The style guide says what is so: its glossary, its files, the laws that it names."""

import re
from importlib.resources import files

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from tests.typed import as_a

from accord_atlas.ontology.names import term
from accord_atlas.ontology.turtle import short
from accord_atlas.queries.question import checks

FOLDER = files("accord_atlas.ontology")
GUIDES = {name: FOLDER.joinpath(name).read_text("utf-8") for name in ("STYLE.md", "STYLE.zh.md")}
GLOSSARY = re.findall(r"(?m)^\| `((?:aa|concept):[^`]+)` \| ([^|]+) \| ([^|]+) \|", GUIDES["STYLE.md"])


@pytest.mark.parametrize(("name", "english", "chinese"), GLOSSARY)
def test_the_glossary_has_the_labels_of_the_terms(
    name: str, english: str, chinese: str, triples: dict[str, set[Triple]]
) -> None:
    labels = {
        triple.object.language: triple.object.value
        for said in triples.values()
        for triple in said
        if triple.predicate == term("rdfs:label")
        and isinstance(triple.object, Literal)
        and short(as_a(NamedNode, triple.subject)) == name
    }
    assert labels == {"en": english, "zh": chinese}


def test_the_glossary_is_found() -> None:
    assert len(GLOSSARY) > 15


@pytest.mark.parametrize("guide", sorted(GUIDES))
def test_what_the_guide_names_exists(guide: str) -> None:
    for name in re.findall(r"`([a-z]+\.(?:ttl|jsonld|py))`", GUIDES[guide]):
        assert FOLDER.joinpath(name).is_file() or FOLDER.joinpath("shapes", name).is_file(), name
    laws = re.findall(r"`([a-z]+(?:-[a-z]+){2,})`", GUIDES[guide])
    assert laws
    assert set(laws) <= set(checks())


def test_both_guides_have_the_same_sections() -> None:
    counts = {text.count("\n## ") for text in GUIDES.values()}
    assert len(counts) == 1
