"""What ten million visits a day and ten billion statements would take: `python -m tests.benchmarks.capacity`.

Every figure is computed from what `make bench` and `make growth` measured (`results/*.json`) and from the assumptions
that are named here and shown beside the result; nothing else goes in.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from statistics import mean, median
from typing import Any, Final

from tests.benchmarks.engines.targets import SAME
from tests.benchmarks.shown import RESULTS, figure, table, write

DAY: Final = 86_400.0
MILLION: Final = 1e6
GIB: Final = 1024.0
MISSES: Final = (
    "question about a body",
    "entity",
    "neighbours in the network",
    "search",
    "accession",
    "routes between countries",
    "dossier of a country",
    "SPARQL lookup",
)
"""Kinds of request that visitors make, each as often as the others, where no kept answer serves."""


@dataclass(frozen=True)
class Assumed:
    """What is assumed and not measured."""

    visits: float = 10e6
    """visits a day"""
    answers: float = 12.0
    """answers a visit asks for (pages and what they load)"""
    kept: float = 0.9
    """share of answers that a process has kept"""
    peak: float = 4.0
    """the busiest minute over the mean of the day"""
    busy: float = 0.5
    """share of its cores that a machine uses at the peak, so that one may fail"""
    cores: float = 8.0
    """cores of a machine"""
    memory: float = 32.0
    """GiB of a machine"""
    price: float = 0.05
    """price of a core with its memory for an hour, in euros"""
    statements: float = 10e9
    """statements of the large world"""


SAID: Final = {
    "visits": "visits a day",
    "answers": "answers that a visit asks for, pages and what they load",
    "kept": "share of answers that the process has kept",
    "peak": "busiest minute over the mean of the day",
    "busy": "share of its cores that a machine uses at the peak",
    "cores": "cores of a machine",
    "memory": "GiB of memory of a machine",
    "price": "euros for a core with its memory, an hour",
    "statements": "statements of the large world",
}


def note(engines: Mapping[str, Any], growth: Mapping[str, Any], assumed: Assumed) -> tuple[dict[str, float], str]:
    """The figures, and the note in Markdown."""
    sizes = growth["sizes"]
    hit = median(row["cpu_ms"] for row in engines["measured"] if (row["workload"], row["clients"]) == (SAME, 8))
    miss = _miss(sizes[0])
    each = assumed.kept * hit + (1 - assumed.kept) * miss
    rate = assumed.visits * assumed.answers / DAY * assumed.peak
    cores = rate * each / 1000 / assumed.busy
    found = {
        "cpu_ms_kept": hit,
        "cpu_ms_made": miss,
        "cpu_ms_mean": each,
        "answers_per_s_at_peak": rate,
        "cores": cores,
        "machines": cores / assumed.cores,
        "euros_per_million_answers": cores * assumed.price * 24 / (assumed.visits * assumed.answers) * MILLION,
        **_large(sizes, engines, assumed),
    }
    taken = table(["assumed", ""], [[SAID[f.name], f"{getattr(assumed, f.name):,g}"] for f in fields(assumed)])
    return found, f"{_visits(found, assumed)}\n{_world(found, assumed)}\nAssumed, and not measured:\n\n{taken}"


def _miss(size: Mapping[str, Any]) -> float:
    """CPU in milliseconds of an answer that is made, over the kinds that visitors ask for."""
    costs: list[float] = [
        row["cpu_ms"] for row in size["requests"] if row["kind"] in MISSES and row["clients"] == 1 and "cpu_ms" in row
    ]
    return mean(costs)


def _large(sizes: list[Any], engines: Mapping[str, Any], assumed: Assumed) -> dict[str, float]:
    """What the large world takes if everything goes on as between the two largest that were measured."""
    last, before = sizes[-1], sizes[-2] if len(sizes) > 1 else {**sizes[-1], "quads": 0, "memory_mib_started": 0}
    more = (last["quads"] - before["quads"]) / MILLION
    slope = (last["memory_mib_started"] - before["memory_mib_started"]) / more
    millions = assumed.statements / MILLION
    native = engines["engines"].get("oxigraph", {})
    disk = native.get("disk_bytes", 0) / engines["statements"]
    return {
        "mib_per_million": slope,
        "gib_of_one_server": slope * millions / GIB,
        "largest_world_of_a_machine": assumed.memory * GIB / slope * MILLION,
        "build_cpu_hours": last["build_cpu_s"] / last["quads"] * assumed.statements / 3600,
        "disk_gib_native": disk * assumed.statements / 2**30,
    }


def _visits(found: Mapping[str, float], assumed: Assumed) -> str:
    machines = max(2, -(-found["machines"] // 1))
    rows = [
        ["answers a second at the peak", figure(found["answers_per_s_at_peak"])],
        ["CPU for an answer that is kept, ms", figure(found["cpu_ms_kept"])],
        ["CPU for an answer that is made, ms", figure(found["cpu_ms_made"])],
        ["CPU for an answer in the mean, ms", figure(found["cpu_ms_mean"])],
        ["cores", figure(found["cores"])],
        ["machines behind a balancer, two at least", f"{machines:.0f}"],
        ["euros for a million answers", figure(found["euros_per_million_answers"])],
        ["times as many cores where nothing is kept", figure(found["cpu_ms_made"] / found["cpu_ms_mean"])],
    ]
    said = (
        "The share of answers that are kept decides. A proxy cache in front, which the tags allow, takes repeated\n"
        "answers off the machines wholly."
    )
    return f"{table([f'{assumed.visits:,.0f} visits a day', ''], rows)}\n{said}\n"


def _world(found: Mapping[str, float], assumed: Assumed) -> str:
    ends = {
        f"memory of a machine of {assumed.memory:g} GiB": found["largest_world_of_a_machine"],
        "a build of one day in one process": assumed.statements / found["build_cpu_hours"] * 24,
    }
    first = min(ends, key=lambda name: ends[name])
    rows = [
        ["memory of a server for a million statements, MiB", figure(found["mib_per_million"])],
        ["memory of a server that holds all, GiB", figure(found["gib_of_one_server"])],
        ["disk of the native engine, at the density of the packaged release, GiB", figure(found["disk_gib_native"])],
        ["build in one process, CPU hours", figure(found["build_cpu_hours"])],
        *([f"statements at which ends: {name}", f"{most:,.0f}"] for name, most in ends.items()),
    ]
    said = (
        f"First breaks: {first}. Beyond that the release lies in an engine outside (`ACCORD_STORE`), on disk or in a\n"
        "cluster; what then grows is what the table of growth marks as bending."
    )
    return f"{table([f'{assumed.statements:,.0f} statements, as between the largest measured', ''], rows)}\n{said}\n"


def main() -> int:
    """Compute and show; what is missing is named."""
    missing = [name for name in ("engines", "growth") if not (RESULTS / f"{name}.json").is_file()]
    if missing:
        print(f"not measured yet: {', '.join(missing)} (make bench, make growth)")
        return 0
    engines, growth = (json.loads((RESULTS / f"{name}.json").read_text("utf-8")) for name in ("engines", "growth"))
    found, text = note(engines, growth, Assumed())
    write("capacity", found, {}, {"capacity": text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
