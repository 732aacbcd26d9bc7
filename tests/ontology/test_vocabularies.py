"""Every value that a table may hold has its concept, in both languages."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyoxigraph import Literal, Store, Triple

from accord_atlas.loaders import places
from accord_atlas.ontology.names import concept, entity, term
from accord_atlas.queries.question import Column, Parameter, questions

TABLES = places.tables()
SCHEME_OF = {
    ("accession-rules", "kind"): "rule-kind",
    ("accession-rules", "step"): "rule-step",
    ("agreements", "kind"): "agreement-kind",
    ("agreements", "level"): "level",
    ("agreements", "scope"): "agreement-scope",
    ("agreements", "status"): "agreement-status",
    ("agreement-relations", "relation"): "agreement-relation",
    ("agreements", "recognises"): "recognised-thing",
    ("conditions", "kind"): "condition-kind",
    ("conflicts", "rank"): "rank",
    ("coverage", "status"): "coverage-status",
    ("events", "kind"): "event-kind",
    ("federation-members", "kind"): "federation-membership-kind",
    ("names-zh", "kind"): "name-kind",
    ("observations", "measure"): "measure",
    ("organizations", "kind"): "organization-kind",
    ("outcomes", "verdict"): "verdict",
    ("parties", "role"): "role",
    ("parties", "status"): "participation-status",
    ("parties", "was"): "participation-status",
    ("reviews", "kind"): "review-kind",
    ("sources", "kind"): "source-kind",
    ("sources", "language"): "language",
    ("sponsorships", "role"): "sponsorship-role",
    ("standards", "status"): "standard-status",
    ("successions", "kind"): "succession-kind",
    ("title-equivalences", "direction"): "equivalence-direction",
    ("title-equivalences", "relation"): "title-relation",
    ("titles", "kind"): "title-kind",
    ("titles", "level"): "title-level",
}
NO_CONCEPTS = {
    *(("cell-sources", "table"), ("conflicts", "property"), ("coverage", "complete"), ("forums", "forum")),
    *(("names-zh", "column"), ("names-zh", "table"), ("observations", "comparator")),
}
"""Columns of listed values that are no controlled values: names of our own properties, tables and columns, of an
entity, yes and no; and symbols, which a law holds to their scheme (`comparator-is-known`)."""
CONFIDENCE = ("confidence", "effect_confidence", "reliability")
STATED = {
    "certainty": "certain presumed possible",
    "intention-kind": "sign-agreement win-support recognise-standards apply-to-join",
    "metric": "registered-engineers participating-societies recognised-fields-added recognised-fields "
    "access-type-professionals non-access-type-recognitions pilot-groups members-admitted-abroad "
    "foreign-members-admitted",
    "outcome": "met late missed not-due not-comparable no-evidence",
    "pilot-kind": "region industry",
    "task-track": "regional sector organisation",
}
"""Values that the stored questions answer with."""


def columns() -> Iterator[tuple[str, str, dict[str, Any]]]:
    package = json.loads((TABLES / "facts" / "datapackage.json").read_text("utf-8"))
    for table in package["resources"]:
        for field in table["schema"]["fields"]:
            yield table["name"], field["name"], field.get("constraints", {})


def rows(path: str) -> list[dict[str, str]]:
    folder, _, name = path.partition("/")
    written = (TABLES / folder / name).read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(written, newline="")))


@pytest.fixture(scope="module")
def written(triples: dict[str, set[Triple]]) -> set[tuple[str, str]]:
    """Address and notation of every concept in the files."""
    return {
        (str(triple.subject), triple.object.value)
        for path, said in triples.items()
        if path.startswith("vocabularies/")
        for triple in said
        if triple.predicate == term("skos:notation") and isinstance(triple.object, Literal)
    }


def test_every_listed_value_of_the_fact_tables_has_its_concept(written: set[tuple[str, str]]) -> None:
    listed = [(table, column, limits["enum"]) for table, column, limits in columns() if "enum" in limits]
    assert len(listed) > 20
    for table, column, values in listed:
        if (table, column) in NO_CONCEPTS:
            continue
        scheme = "confidence" if column in CONFIDENCE else SCHEME_OF[table, column]
        missing = [value for value in values if (str(concept(scheme, value)), value) not in written]
        assert not missing, f"{table}.{column}: add to ontology/vocabularies/{scheme}.ttl: {missing}"


@pytest.mark.parametrize(
    ("path", "column", "scheme"),
    [
        ("facts/observations.csv", "metric", "metric"),
        ("facts/specialties.csv", "isced_f", "isced-f"),
        ("notice/targets.csv", "metric", "metric"),
        ("notice/targets.csv", "unit", "unit"),
        ("notice/provisions.csv", "kind", "notice-provision-kind"),
        ("notice/places.csv", "kind", "region-kind"),
        ("notice/intentions.csv", "kind", "intention-kind"),
        ("notice/tasks.csv", "track", "task-track"),
    ],
)
def test_every_value_in_use_has_its_concept(path: str, column: str, scheme: str, written: set[tuple[str, str]]) -> None:
    values = {row[column] for row in rows(path)} - {""}
    assert values
    missing = {value for value in values if (str(concept(scheme, value)), value) not in written}
    assert not missing, f"{path}: add to ontology/vocabularies/{scheme}.ttl: {sorted(missing)}"


@pytest.mark.parametrize("scheme", sorted(STATED))
def test_every_value_that_a_question_answers_with_has_its_concept(scheme: str, written: set[tuple[str, str]]) -> None:
    for value in STATED[scheme].split():
        assert (str(concept(scheme, value)), value) in written


def test_every_scheme_that_a_question_names_exists(release: Store) -> None:
    parts: list[Parameter | Column] = []
    for question in questions().values():
        parts += [*question.parameters, *question.columns]
    named = {scheme for part in parts for scheme in (part.scheme or "").split("|") if scheme}
    assert "participation-status" in named
    for scheme in named:
        assert (entity("scheme", scheme), term("rdf:type"), term("aa:Scheme")) in {
            (quad.subject, quad.predicate, quad.object)
            for quad in release.quads_for_pattern(entity("scheme", scheme), term("rdf:type"), None)
        }, scheme


def test_the_schemes_of_specialties_have_names_though_their_specialties_come_from_the_tables(
    written: set[tuple[str, str]],
) -> None:
    schemes = {scheme for row in rows("facts/specialties.csv") for scheme in row["scheme"].split("|")}
    assert schemes
    for scheme in schemes:
        assert (str(entity("scheme", scheme)), scheme) in written


def test_labels_of_a_scheme_are_told_apart(triples: dict[str, set[Triple]]) -> None:
    for path, said in triples.items():
        if path.startswith("vocabularies/"):
            labels = [str(t.object) for t in said if t.predicate == term("rdfs:label")]
            assert sorted(labels) == sorted(set(labels)), path


def test_label_and_preferred_label_are_one(triples: dict[str, set[Triple]]) -> None:
    for path, said in triples.items():
        if path.startswith("vocabularies/"):
            label, preferred = (
                {(t.subject, t.object) for t in said if t.predicate == term(p)}
                for p in ("rdfs:label", "skos:prefLabel")
            )
            assert label == preferred, path


def test_what_stands_near_a_metric_stands_near_both_ways(triples: dict[str, set[Triple]]) -> None:
    near = {(t.subject, t.object) for t in triples["vocabularies/metric.ttl"] if t.predicate == term("skos:related")}
    assert near
    assert near == {(other, one) for one, other in near}
