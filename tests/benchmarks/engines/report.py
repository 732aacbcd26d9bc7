"""What a run of the comparison says: the targets, every figure, and two charts."""

from collections.abc import Mapping
from statistics import median
from typing import Any

from tests.benchmarks.engines.targets import ratio, verdicts
from tests.benchmarks.shown import bars, figure, table, write


def report(found: dict[str, Any]) -> None:
    """Keep what was found, and show it in the README."""
    found["targets"] = verdicts(found)
    cases = list(dict.fromkeys((row["workload"], row["clients"]) for row in found["measured"]))
    names = [name for name, about in found["engines"].items() if "absent" not in about]
    rates = {f"{workload}, {clients} clients": _rates(found, workload, clients, names) for workload, clients in cases}
    eight = {case: held for case, held in rates.items() if case.endswith(" 8 clients")}
    charts = {"engines": bars("Answers a second, 8 clients (logarithmic scale)", eight)}
    text = "\n".join([_about(found), _targets(found), _figures(found, cases, names), _ratios(found, cases, names)])
    write("engines", found, charts, {"engines": text})


def _rates(found: Mapping[str, Any], workload: str, clients: int, names: list[str]) -> dict[str, float]:
    return {name: held for name in names if (held := _middle(found, workload, clients, name, "rate"))}


def _middle(found: Mapping[str, Any], workload: str, clients: int, engine: str, of: str) -> float | None:
    each = [
        row[of]
        for row in found["measured"]
        if (row["workload"], row["clients"], row["engine"]) == (workload, clients, engine)
    ]
    return median(each) if each else None


def _about(found: Mapping[str, Any]) -> str:
    head = ["engine", "what it is", "ready after, s", "memory before, MiB", "after, MiB"]
    rows = []
    for name, about in found["engines"].items():
        if "absent" in about:
            rows.append([name, f"{about['what']}; absent: {about['absent']}", "–", "–", "–"])
        else:
            held = (about[key] for key in ("ready_seconds", "memory_mib_before", "memory_mib_after"))
            rows.append([name, about["what"], *map(figure, held)])
    run = f"Release `{found['release']}`, {found['statements']:,} statements; {found['cores']} cores, which the asking"
    shared = f"shares; {found['rounds']} rounds of {figure(found['seconds'])} s each, engines by turns."
    notes = [f"{each['engine']}: {each['kind']}, one answer took {figure(each['seconds'])} s" for each in found["slow"]]
    notes += [f"{each['engine']}: {each['kind']}, another answer or none; not timed" for each in found["unequal"]]
    listed = "".join(f"* {note}\n" for note in notes)
    return f"{run} {shared}\n\n{table(head, rows)}\n{listed}\n![Answers a second](results/engines.svg)\n"


def _targets(found: Mapping[str, Any]) -> str:
    rows = []
    for each in found["targets"]:
        if each["ratio"] is None:
            reached, told = "–", each["why"]
        else:
            reached = f"{each['ratio']:.2f} ({each['lowest']:.2f}–{each['highest']:.2f})"
            told = "reached" if each["ratio"] >= each["least"] else "**not reached**"
        rows.append([f"{each['workload']} / {each['other']}", each["clients"], f"≥ {each['least']:g}", reached, told])
    head = ["this service / other, answers a second", "clients", "target", "median (min–max)", "verdict"]
    return f"Targets:\n\n{table(head, rows)}"


def _figures(found: Mapping[str, Any], cases: list[tuple[str, int]], names: list[str]) -> str:
    head = ["workload", "clients", "engine", "answers/s", "p50, ms", "p99, ms", "CPU for each, ms", "kB"]
    rows = []
    for workload, clients in cases:
        for name in names:
            if _middle(found, workload, clients, name, "rate"):
                told = [
                    _middle(found, workload, clients, name, of) or 0 for of in ("rate", "p50_ms", "p99_ms", "cpu_ms")
                ]
                size = (_middle(found, workload, clients, name, "bytes") or 0) / 1000
                rows.append([workload, clients, name, *map(figure, told), figure(size)])
    return f"Every figure (medians over the rounds):\n\n{table(head, rows)}"


def _ratios(found: Mapping[str, Any], cases: list[tuple[str, int]], names: list[str]) -> str:
    others = [name for name in names if name != "accord"]
    rows = []
    for workload, clients in cases:
        held = [(ratio(found, workload, clients, o), ratio(found, workload, clients, o, "cpu_ms")) for o in others]
        if any(rate for rate, _ in held):
            rows.append([workload, clients, *(f"{rate or '–'}; CPU {cpu or '–'}" for rate, cpu in held)])
    head = ["this service / other", "clients", *others]
    told = "Ratios, of answers a second and of answers for the same CPU, median (min–max) over the rounds:"
    return f"{told}\n\n{table(head, rows)}"
