"""What is aimed at beside other engines, and how far it is reached in a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

Row = Mapping[str, Any]
SAME: Final = "pages of the API, repeated"


@dataclass(frozen=True)
class Target:
    """Answers a second of this service over those of another, in a workload with so many clients: so much at least."""

    workload: str
    clients: int
    other: str
    least: float


@dataclass(frozen=True)
class Ratio:
    """A ratio over the rounds of a run: in the middle, at its least, at its most."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


TARGETS: Final = (
    Target("lookup, repeated", 8, "oxigraph", 1.0),
    Target("1000 rows, repeated", 8, "oxigraph", 2.0),
    Target("aggregate, repeated", 8, "oxigraph", 5.0),
    Target("lookup, never asked", 1, "oxigraph", 0.35),
    Target("lookup, never asked", 8, "oxigraph", 0.3),
    Target("1000 rows, never asked", 8, "oxigraph", 0.8),
    Target("aggregate, never asked", 8, "oxigraph", 1.0),
    *(
        Target(f"{kind}, {how}", clients, other, 10.0)
        for other in ("rdflib-endpoint", "prez")
        for clients in (1, 8)
        for how in ("repeated", "never asked")
        for kind in ("lookup", "1000 rows", "aggregate")
    ),
    Target(SAME, 8, "empty answer", 0.5),
)


def ratio(found: Mapping[str, Any], workload: str, clients: int, other: str, of: str = "rate") -> Ratio | None:
    """This service over another engine, round by round; None where one of them was not measured.

    Where an answer of the other was too slow to be asked for again, that one answer is its measure. `of` says of
    which figure; what an answer costs is compared the other way round, so that more is always better for us.
    """
    ours = _by_round(found["measured"], workload, clients, "accord", of)
    if other == "empty answer":
        theirs = _by_round(found["measured"], other, clients, "accord", of)
    else:
        theirs = _by_round(found["measured"], workload, clients, other, of)
    kind = workload.partition(",")[0]
    slow = next((s["seconds"] for s in found["slow"] if (s["engine"], s["kind"]) == (other, kind)), None)
    if slow and of == "rate":
        theirs = dict.fromkeys(ours, 1 / slow)
    each = [ours[turn] / theirs[turn] for turn in ours if theirs.get(turn) and ours[turn]]
    each = [1 / one for one in each] if of == "cpu_ms" else each
    return Ratio(median(each), min(each), max(each)) if each else None


def _by_round(measured: Sequence[Row], workload: str, clients: int, engine: str, of: str) -> dict[int, float]:
    return {
        row["round"]: row[of]
        for row in measured
        if (row["workload"], row["clients"], row["engine"]) == (workload, clients, engine)
    }


def verdicts(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every target with its ratio and whether it is reached; the reason where it was not measured."""
    said = []
    for target in TARGETS:
        reached = ratio(found, target.workload, target.clients, target.other)
        row: dict[str, Any] = {
            "workload": target.workload,
            "clients": target.clients,
            "other": target.other,
            "least": target.least,
            "ratio": reached and reached.middle,
            "lowest": reached and reached.least,
            "highest": reached and reached.most,
        }
        if reached is None:
            row["why"] = why_not(found, target)
        said.append(row)
    return said


def why_not(found: Mapping[str, Any], target: Target) -> str:
    """Why there is no ratio."""
    engine = found["engines"].get(target.other)
    if engine is None:
        return "not asked for in this run"
    if "absent" in engine:
        return f"absent: {engine['absent']}"
    return "its answer differs" if any(u["engine"] == target.other for u in found["unequal"]) else "not measured"
