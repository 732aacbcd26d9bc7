"""Fixtures for the tests of questions, rules and laws.

Strategy: questions are asked of the real release, in pyoxigraph and, where said so, in rdflib. What they should
answer is reckoned from the CSV tables, by code that shares nothing with the loaders. What the real data cannot show
(a target met late, a broken law) is tried by adding a few statements to the release and taking them away again.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from tests.typed import as_a

from accord_atlas.ontology.names import BASE, entity, term
from accord_atlas.queries.question import Parameter, questions, rules

TABLES = Path(__file__).parents[2] / "loaders" / "tables"
KINDS = (
    "agreement claim clause concept document event forum-member intention jurisdiction notice-provision observation "
    "organization organization-name outcome participation region review rule search source specialty standard "
    "succession target title"
)
PREFIXES = "".join(f"@prefix {name}: <{BASE}id/{name}/> .\n" for name in KINDS.split()) + (
    f"@prefix aa: <{BASE}ontology#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
)

ADDED = term("graph:added")
Rows = list[dict[str, str | None]]
Adding = Callable[[str], AbstractContextManager[ox.Store]]


def value_term(parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal | tuple[ox.Literal, ...]:
    """A value as a person writes it: a slug (`kind/slug` where any kind may stand), notations, a day, a number."""
    match parameter.type:
        case "entity":
            kind, _, slug = value.rpartition("/")
            return entity(kind or parameter.kind[0], slug)
        case "date":
            return ox.Literal(value, datatype=term("xsd:date"))
        case "integer":
            return ox.Literal(int(value))
        case "concepts":
            return tuple(map(ox.Literal, value.split(",")))
        case _:
            return ox.Literal(value)


def short(value: ox.NamedNode | ox.Literal | None) -> str | None:
    """`organization/pec` for an entity, the text of a literal, None for what is not bound."""
    return None if value is None else value.value.removeprefix(f"{BASE}id/")


@pytest.fixture(scope="session")
def bind() -> Callable[..., str]:
    """`bind("members", agreement="ipea")`: the query of a stored question with its values bound."""

    def bound(name: str, **given: str) -> str:
        parameters = {parameter.name: parameter for parameter in questions()[name].parameters}
        return questions()[name].bind({key: value_term(parameters[key], value) for key, value in given.items()})

    return bound


@pytest.fixture(scope="session")
def ask_in(bind: Callable[..., str]) -> Callable[..., Rows]:
    """`ask_in(store, "members", agreement="ipea")`: the rows of a stored question, each cell in its short form."""

    def requested(store: ox.Store, name: str, **given: str) -> Rows:
        found = store.query(bind(name, **given), use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{column: short(row[column]) for column in names} for row in found]

    return requested


@pytest.fixture(scope="session")
def ask(store: ox.Store, ask_in: Callable[..., Rows]) -> Callable[..., Rows]:
    """The same of the real release: `ask("members", agreement="ipea")`."""
    return partial(ask_in, store)


@pytest.fixture(scope="session")
def store(build: Path) -> ox.Store:
    """The real release in the engine that serves it."""
    running = ox.Store()
    running.bulk_load(path=build / "accord.nq", format=ox.RdfFormat.N_QUADS)
    return running


@pytest.fixture(scope="session")
def dataset(build: Path) -> rdflib.Dataset:
    """The real release as rdflib reads it."""
    running = rdflib.Dataset()
    running.parse(build / "accord.nq", format="nquads")
    return running


@pytest.fixture(scope="session")
def union(dataset: rdflib.Dataset) -> rdflib.Graph:
    """The union of all its graphs, which is what questions are asked of."""
    merged = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        merged.add((subject, predicate, value))
    return merged


@pytest.fixture(scope="session")
def table() -> Callable[[str], list[dict[str, str]]]:
    """`table("facts/parties")`: the rows of a curated table as they stand in its file."""

    def read(name: str) -> list[dict[str, str]]:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def over(table: Callable[[str], list[dict[str, str]]]) -> frozenset[str]:
    """The agreements that are over: those with an end, and those that a dated one of the same parties replaced."""
    parties: dict[str, set[tuple[str, str]]] = {}
    for row in table("facts/parties"):
        parties.setdefault(row["agreement"], set()).add((row["organization"], row["jurisdiction"]))
    dated = {row["id"] for row in table("facts/agreements") if row["signed"] or row["in_force"]}
    replaced = {
        row["other"]
        for row in table("facts/agreement-relations")
        if row["relation"] == "replaces"
        and row["agreement"] in dated
        and parties.get(row["agreement"]) == parties.get(row["other"])
    }
    return frozenset(replaced | {row["id"] for row in table("facts/agreements") if row["ended"]})


@pytest.fixture
def adding(store: ox.Store) -> Adding:
    """The release with a few statements more, written in Turtle, and with what the rules then derive."""

    @contextmanager
    def added(turtle: str) -> Iterator[ox.Store]:
        store.load(PREFIXES + turtle, ox.RdfFormat.TURTLE, to_graph=ADDED)
        try:
            for rule in rules().values():
                triples = list(as_a(ox.QueryTriples, store.query(rule.query, use_default_graph_as_union=True)))
                store.extend(ox.Quad(t.subject, t.predicate, t.object, ADDED) for t in triples)
            yield store
        finally:
            store.remove_graph(ADDED)

    return added
