"""What building, starting, holding and asking a release costs as it grows: `python -m tests.benchmarks.growth`.

Every request is one that was not made before, so that no kept answer helps: what is asked of bodies goes through the
bodies, what is asked on a day through the days.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, Final
from urllib.parse import quote

import pyoxigraph as ox
from tests.benchmarks.engines.rivals import OURS, Place, running
from tests.benchmarks.engines.workloads import EMPTY
from tests.benchmarks.load import Refused, cpu_seconds, measure, memory, settle
from tests.benchmarks.shown import figure, lines, table, write
from tests.benchmarks.worlds import PACKAGED

from accord_atlas.loaders.places import build_folder
from accord_atlas.service.core.release import Release
from accord_atlas.service.web.sparql_service import FILES_AFTER

SIZES: Final = (PACKAGED, 1_000_000, 10_000_000)
CLIENTS: Final = (1, 8, 64)
UNKNOWN: Final = "unknown identifier"
KINDS: Final[Mapping[str, str]] = {
    "empty answer": EMPTY,
    "question about a body": "/api/queries/agreements?organization={body}&as_of={day}",
    "question about an agreement": "/api/queries/members?agreement=ipea&as_of={day}",
    "entity": "/api/entities/organization/{body}?as_of={day}",
    "entity in Turtle": "/id/organization/{body}?format=ttl",
    "neighbours in the network": "/api/network?focus={body}&depth=1&as_of={day}",
    "search": "/api/search?q={name}",
    UNKNOWN: "/api/queries/members?agreement=ipee&as_of={day}",
    "accession": "/api/accession/ipea/cse-cn?as_of={day}",
    "routes between countries": "/api/recognition?from=pk&to=my&as_of={day}",
    "dossier of a country": "/api/dossier/my?as_of={day}",
    "gaps, all of them": "/api/gaps?as_of={day}",
    "matrix, all of it": "/api/queries/recognition-matrix?as_of={day}",
    "SPARQL lookup": "/sparql?format=json&query={lookup}",
    "SPARQL aggregate over all": "/sparql?format=json&query={aggregate}",
}
"""Kind of request → its address, with what changes from one to the next."""
PATIENCE: Final = 1800.0
"""Seconds in which a server must have made ready what it makes ahead."""


def built(size: int, home: Path) -> dict[str, Any]:
    """Build a world of that size in a process of its own; what that cost, by stage."""
    command = [sys.executable, "-m", "tests.benchmarks.growth", "--world", str(size), "--home", str(home)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def build_world(size: int, home: Path) -> None:
    """Build a world and print what it cost."""
    import resource
    import tempfile

    from tests.benchmarks.worlds import copies, tables

    from accord_atlas.loaders import build

    stages: dict[str, float] = {}
    now: list[Any] = ["reading", 0.0]

    def progress(what: str) -> None:
        clock = time.process_time()
        stages[now[0]] = stages.get(now[0], 0.0) + clock - now[1]
        now[:] = ["rules" if what.startswith("rule ") else what, clock]

    with tempfile.TemporaryDirectory(prefix="accord-world-") as made:
        tables(copies(size), Path(made))
        now[1] = begun = time.process_time()
        written = build.build(home, progress, root=Path(made))
        progress("end")
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    quads = written.manifest["statements"]
    print(json.dumps({"quads": quads, "build_cpu_s": spent, "stages": stages, "build_peak_mib": peak}))


def loaded(home: Path) -> float:
    """Quads a second of CPU that the engine takes into memory from a release."""
    release, store = Release.open(home), ox.Store()
    begun = time.process_time()
    store.bulk_load(path=release.path, format=ox.RdfFormat.N_QUADS)
    return release.statements / (time.process_time() - begun)


def addresses(home: Path) -> dict[str, Callable[[], Iterator[str]]]:
    """Kind of request → addresses without an end."""
    bodies, names = _bodies(Release.open(home).path)

    def asked(pattern: str) -> Iterator[str]:
        drawn = Random(pattern)
        days = (date(1990, 1, 1) + timedelta(days=n) for n in cycle(drawn.sample(range(13_000), 13_000)))
        for number, day in enumerate(days):
            body, name = drawn.choice(bodies), drawn.choice(names)
            told = {"body": body, "day": day, "name": quote(f"{name} {number % 97}")}
            told["lookup"] = quote(f"SELECT ?p{number} ?o WHERE {{ <{ID}organization/{body}> ?p{number} ?o }}")
            told["aggregate"] = quote(
                f"SELECT ?c{number} (COUNT(*) AS ?n) WHERE {{ ?s a ?c{number} }} GROUP BY ?c{number}"
            )
            yield pattern.format(**told)

    return {kind: partial(asked, pattern) for kind, pattern in KINDS.items()}


ID: Final = "https://w3id.org/accord-atlas/id/"


def _bodies(quads: Path) -> tuple[list[str], list[str]]:
    """The slugs of bodies, and their first names."""
    head, label = f"<{ID}organization/".encode(), b"<http://www.w3.org/2000/01/rdf-schema#label>"
    found: dict[str, str] = {}
    with quads.open("rb") as lines_of:
        for line in lines_of:
            if line.startswith(head) and label in line and b"@en " in line:
                slug = line[len(head) : line.index(b">")].decode()
                found.setdefault(slug, line.split(b'"')[1].decode("utf-8", "replace"))
    return list(found), list(found.values())


def asked(home: Path, scratch: Path, seconds: float, progress: Callable[[str], None]) -> dict[str, Any]:
    """Start a server on a release and ask it; what that cost."""
    found: dict[str, Any] = {"requests": []}
    with running(OURS, Place(scratch, home, home)) as up:
        found |= {"start_s": up.ready, "start_cpu_s": cpu_seconds(up.process)}
        progress("  until nothing is made ahead any more")
        found |= {"settled_s": settle(up.process, FILES_AFTER + 5, PATIENCE), "settled_cpu_s": cpu_seconds(up.process)}
        found |= {"memory_mib_started": memory(up.process)}
        for kind, paths in addresses(home).items():
            progress(f"  {kind}")
            asking = partial(measure, up.root, up.process, expected=422 if kind == UNKNOWN else 200, accept="*/*")
            for clients in CLIENTS:
                row: dict[str, Any] = {"kind": kind, "clients": clients}
                found["requests"].append(row)
                try:
                    if clients == CLIENTS[0]:
                        asking(paths(), clients=1, seconds=0)  # what is prepared once is
                    measured = asking(paths(), clients=clients, seconds=seconds)
                except (Refused, OSError) as error:
                    row["refused"] = str(error)
                    continue
                row |= {"cpu_ms": measured.cpu, "p50_ms": measured.p50, "p99_ms": measured.p99, "rate": measured.rate}
                row |= {"bytes": measured.size, "away": measured.away / (measured.away + measured.answers)}
        found["memory_mib_asked"] = memory(up.process)
    return found


def report(found: dict[str, Any]) -> None:
    """Keep what was found, and show it in the README."""
    sizes = found["sizes"]
    curves = {kind: [(one["quads"], cost) for one in sizes if (cost := _of(one, kind, 1, "cpu_ms"))] for kind in KINDS}
    stages = list(dict.fromkeys(stage for one in sizes for stage in one["stages"]))
    built_ = {stage: [(one["quads"], one["stages"].get(stage, 0.0)) for one in sizes] for stage in stages}
    charts = {
        "growth-requests": lines("CPU for an answer, ms, one client", "quads", curves),
        "growth-build": lines("CPU of a build by stage, s", "quads", built_),
    }
    text = "\n".join([_machine(sizes), _bends(sizes), _clients(sizes)])
    write("growth", found, charts, {"growth": text})


def _of(one: Mapping[str, Any], kind: str, clients: int, what: str) -> float | None:
    rows = (row for row in one["requests"] if (row["kind"], row["clients"]) == (kind, clients))
    value = next((row.get(what) for row in rows), None)
    return None if value is None else float(value)


def _machine(sizes: list[Any]) -> str:
    said = {
        "build, CPU s": "build_cpu_s",
        "build, peak MiB": "build_peak_mib",
        "into the store, quads/s": "load_per_s",
        "first answer after, s": "start_s",
        "start, CPU s": "start_cpu_s",
        "all made ahead, CPU s": "settled_cpu_s",
        "memory when started, MiB": "memory_mib_started",
        "memory after all requests, MiB": "memory_mib_asked",
    }
    rows = [[name, *(figure(one[key]) for one in sizes)] for name, key in said.items()]
    for stage in dict.fromkeys(stage for one in sizes for stage in one["stages"]):
        rows.append([f"build: {stage}, CPU s", *(figure(one["stages"].get(stage, 0.0)) for one in sizes)])
    head = ["", *(f"{one['quads']:,} quads" for one in sizes)]
    return f"{table(head, rows)}\n![CPU of a build](results/growth-build.svg)\n"


def _bends(sizes: list[Any]) -> str:
    """CPU for one answer, and whether it grew by more than the answer did."""
    rows, (first, last) = [], (sizes[0], sizes[-1])
    for kind in KINDS:
        costs = [_of(one, kind, 1, "cpu_ms") for one in sizes]
        grown = [_of(last, kind, 1, what) for what in ("cpu_ms", "bytes")]
        was = [_of(first, kind, 1, what) for what in ("cpu_ms", "bytes")]
        told = ["–", "–", ""]
        if all(grown) and all(was):
            cost, size = ((a or 0) / (b or 1) for a, b in zip(grown, was, strict=True))
            verdict = "flat" if cost < 2 else "with its answer" if cost < 2 * size else "**bends**"
            told = [f"× {figure(cost)}", f"× {figure(size)}", verdict]
        rows.append([kind, *("–" if cost is None else figure(cost) for cost in costs), *told])
    head = ["CPU for an answer, ms", *(f"{one['quads']:,}" for one in sizes), "cost grew", "answer grew", ""]
    return f"{table(head, rows)}\n![CPU for an answer](results/growth-requests.svg)\n"


def _clients(sizes: list[Any]) -> str:
    rows = [[kind, *(_typical(one, kind, clients) for one in sizes for clients in CLIENTS)] for kind in KINDS]
    head = ["median time, ms", *(f"{one['quads']:,}, {clients} clients" for one in sizes for clients in CLIENTS)]
    return table(head, rows)


def _typical(one: Mapping[str, Any], kind: str, clients: int) -> str:
    """The median time of an answer, and how many asked in vain."""
    time_, away = (_of(one, kind, clients, what) for what in ("p50_ms", "away"))
    if time_ is None:
        return "all turned away"
    return figure(time_) + (f" ({away:.0%} turned away)" if away else "")


def main() -> int:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, action="append", default=[], help="quads; may be given again")
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--scratch", type=Path, default=build_folder() / "bench")
    parser.add_argument("--world", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.world:
        build_world(given.world, given.home)
        return 0

    def progress(what: str) -> None:
        print(what, file=sys.stderr, flush=True)

    given.scratch.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {"cores": os.cpu_count(), "sizes": []}
    for size in given.size or SIZES:
        progress(f"{size:,} quads")
        home = given.scratch / f"world-{size}"
        one = built(size, home)
        one |= {"load_per_s": loaded(home), **asked(home, given.scratch, given.seconds, progress)}
        found["sizes"].append(one)
        report(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
