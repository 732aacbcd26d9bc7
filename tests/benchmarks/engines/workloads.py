"""What the engines are asked: one thing, a thousand rows, an aggregate over all; again and again, or ever anew."""

import json
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

import pyoxigraph as ox

PAGES: Final = ("/api/queries/members?agreement=ipea", "/api/dossier/my", "/api/accession/ipea/cse-cn", "/api/gaps")
"""Answers of the service that are asked for again and again."""
EMPTY: Final = "/health"
"""The emptiest answer of the same server."""
SOURCE: Final = "https://w3id.org/accord-atlas/ontology#source"
ROWS: Final = 1000
SOURCES: Final = 20
"""How many sources are asked about: those of which just about a thousand rows can be told."""


@dataclass(frozen=True)
class Workload:
    """A kind of question; `new` are never asked before."""

    kind: str
    new: bool

    @property
    def name(self) -> str:
        """What tables call it."""
        return f"{self.kind}, {'never asked' if self.new else 'repeated'}"


WORKLOADS: Final = tuple(Workload(kind, new) for new in (False, True) for kind in ("lookup", "1000 rows", "aggregate"))


class Questions:
    """Questions about the things in a file of triples; the same seed asks the same."""

    def __init__(self, triples: Path, seed: int) -> None:
        said: Counter[str] = Counter()
        resting: dict[str, set[str]] = {}
        for each in ox.parse(path=triples, format=ox.RdfFormat.N_TRIPLES):
            if isinstance(each.subject, ox.NamedNode) and "/id/" in each.subject.value:
                said[each.subject.value] += 1
                if each.predicate.value == SOURCE and isinstance(each.object, ox.NamedNode):
                    resting.setdefault(each.object.value, set()).add(each.subject.value)
        told = {source: sum(said[thing] for thing in things) for source, things in resting.items()}
        self._things, self._drawn, self._number = list(said), Random(seed), count(1)
        self._sources = sorted(told, key=lambda source: abs(told[source] - ROWS))[:SOURCES]

    def anew(self, seed: int) -> "Questions":
        """Other questions about the same things: by another seed none is the same."""
        other = copy(self)
        other._drawn, other._number = Random(seed), count(seed * 10_000_000)
        return other

    def one(self, kind: str) -> str:
        """A question that was not asked before; engines may well know the text of its shape."""
        n = next(self._number)
        if kind == "lookup":
            return f"SELECT ?p{n} ?o{n} WHERE {{ <{self._drawn.choice(self._things)}> ?p{n} ?o{n} }}"
        if kind == "1000 rows":
            source = self._drawn.choice(self._sources)
            return f"SELECT ?s{n} ?p{n} ?o{n} WHERE {{ ?s{n} <{SOURCE}> <{source}> . ?s{n} ?p{n} ?o{n} }}"
        return f"SELECT ?c{n} (COUNT(?s{n}) AS ?n{n}) WHERE {{ ?s{n} a ?c{n} }} GROUP BY ?c{n}"

    def asked(self, workload: Workload) -> Iterator[str]:
        """Questions without an end."""
        same = self.one(workload.kind)
        while True:
            yield self.one(workload.kind) if workload.new else same


def rows(answer: bytes) -> list[tuple[Any, ...]]:
    """The rows of an answer, in an order of their own, so that answers can be compared."""
    found = json.loads(answer)
    names = found["head"]["vars"]
    return sorted(
        tuple(
            (cell.get("type", "").replace("typed-", ""), cell.get("value"), cell.get("xml:lang", "").lower())
            for cell in (row.get(name, {}) for name in names)
        )
        for row in found["results"]["bindings"]
    )
