"""Runs the comparison: all engines up, their answers compared, then asked by turns in rounds."""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from tests.benchmarks.engines.rivals import ENGINES, OURS, SPARQL_JSON, Absent, Place, Running, running
from tests.benchmarks.engines.workloads import EMPTY, PAGES, WORKLOADS, Questions, rows
from tests.benchmarks.load import Measured, Refused, body, measure, memory

from accord_atlas.service.core.release import Release

CLIENTS: Final = (1, 8)
SLOW: Final = 2.0
"""Seconds of one answer from which on an engine is not asked for it again: that answer is its measure."""
COMPARED: Final = 3
"""Questions of each kind whose answers are compared."""
Progress = Callable[[str], None]


def run(build: Path, scratch: Path, rounds: int, seconds: float, names: Sequence[str], progress: Progress) -> Any:
    """All figures of a run, as JSON has them."""
    scratch.mkdir(parents=True, exist_ok=True)
    release = Release.open(build)
    place = Place(scratch, build, triples(release.path, scratch / f"{release.id}.nt"))
    found: dict[str, Any] = {
        "release": release.id,
        "statements": release.statements,
        "cores": os.cpu_count(),
        "rounds": rounds,
        "seconds": seconds,
        "engines": {},
        "measured": [],
    }
    with ExitStack() as open_engines:
        up: list[Running] = []
        for engine in (each for each in ENGINES if not names or each.name in names):
            progress(f"starting {engine.name}")
            about: dict[str, Any] = {"what": engine.what}
            found["engines"][engine.name] = about
            try:
                up.append(open_engines.enter_context(running(engine, place)))
                about |= {"ready_seconds": up[-1].ready, "memory_mib_before": memory(up[-1].process)}
                held = list((scratch / f"{engine.name}-store").rglob("*"))
                about |= {"disk_bytes": sum(each.stat().st_size for each in held if each.is_file())} if held else {}
            except Absent as absent:
                about["absent"] = str(absent)
                progress(f"  absent: {absent}")
        slow, unequal = compared(up, Questions(place.triples, seed=1), progress)
        found["slow"] = [{"engine": name, "kind": kind, "seconds": took} for (name, kind), took in slow.items()]
        found["unequal"] = [{"engine": name, "kind": kind} for name, kind in unequal]
        for turn in range(rounds):
            progress(f"round {turn + 1} of {rounds}")
            order = up if turn % 2 else up[::-1]
            found["measured"] += _round(order, place, turn, seconds, {*slow, *unequal})
        for one in up:
            found["engines"][one.engine.name]["memory_mib_after"] = memory(one.process)
    return found


def triples(quads: Path, place: Path) -> Path:
    """The statements of a release without their graphs, each once."""
    if not place.exists():
        lines = {f"{q.subject} {q.predicate} {q.object} .\n" for q in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS)}
        part = place.with_suffix(".part")
        part.write_text("".join(sorted(lines)), "utf-8")
        part.replace(place)
    return place


def compared(
    up: Sequence[Running], questions: Questions, progress: Progress
) -> tuple[dict[tuple[str, str], float], set[tuple[str, str]]]:
    """By engine and kind of question: seconds of an answer where that is too slow to time, and where answers differ."""
    slow: dict[tuple[str, str], float] = {}
    unequal: set[tuple[str, str]] = set()
    for kind in dict.fromkeys(each.kind for each in WORKLOADS):
        for query in (questions.one(kind) for _ in range(COMPARED)):
            expected = None
            for one in up:
                key = (one.engine.name, kind)
                if key in slow or key in unequal:
                    continue
                begun = time.perf_counter()
                try:
                    answer = rows(body(one.root, one.engine.path(query), SPARQL_JSON))
                except (Refused, OSError) as error:
                    progress(f"  {one.engine.name}, {kind}: {error}")
                    unequal.add(key)
                    continue
                took = time.perf_counter() - begun
                expected = answer if expected is None else expected
                if answer != expected:
                    progress(f"  {one.engine.name}, {kind}: another answer")
                    unequal.add(key)
                elif took > SLOW:
                    slow[key] = took
    return slow, unequal


def _round(up: Sequence[Running], place: Place, turn: int, seconds: float, left: set[tuple[str, str]]) -> list[Any]:
    """One measurement of every engine in every workload, the same questions for each."""
    found: list[Any] = []
    for clients in CLIENTS:
        for workload in WORKLOADS:
            # The same seed for each engine, another for each round: what is new is new to every engine.
            for one in up:
                if (one.engine.name, workload.kind) in left:
                    continue
                questions = _questions(place, turn, clients).asked(workload)
                paths = map(one.engine.path, questions)
                measured = measure(one.root, one.process, paths, clients, seconds, SPARQL_JSON)
                found.append(_said(one.engine.name, workload.name, clients, turn, measured))
        ours = next((one for one in up if one.engine is OURS), None)
        if ours is None:
            continue
        for name, pages in (("pages of the API, repeated", PAGES), ("empty answer", (EMPTY,))):
            measured = measure(ours.root, ours.process, cycle(pages), clients, seconds, "application/json")
            found.append(_said(OURS.name, name, clients, turn, measured))
    return found


_made: dict[Path, Questions] = {}


def _questions(place: Place, turn: int, clients: int) -> Questions:
    """The questions of a round, from the beginning."""
    first = _made.setdefault(place.triples, Questions(place.triples, seed=0))
    return first.anew(1000 * (turn + 1) + clients)


def _said(engine: str, workload: str, clients: int, turn: int, measured: Measured) -> dict[str, Any]:
    return {
        "engine": engine,
        "workload": workload,
        "clients": clients,
        "round": turn,
        "rate": measured.rate,
        "p50_ms": measured.p50,
        "p99_ms": measured.p99,
        "cpu_ms": measured.cpu,
        "bytes": measured.size,
        "answers": measured.answers,
    }
