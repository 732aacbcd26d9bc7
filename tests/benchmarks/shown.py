"""How figures are shown: tables in Markdown, charts in SVG, and the marked parts of the README that they take."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
RESULTS: Final = HERE / "results"
README: Final = HERE / "README.md"
COLOURS: Final = ("#0b5fa5", "#c4501b", "#5a7d2a", "#7a4b94", "#8a6d00", "#3f6f73", "#a03a5b", "#555")
FONT: Final = 'font-family="system-ui, sans-serif" font-size="12"'


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table; all columns but the first are numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def figure(value: float) -> str:
    """A number with three digits that count."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "–"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def write(name: str, found: Mapping[str, Any], charts: Mapping[str, str], marked: Mapping[str, str]) -> None:
    """Keep the figures as JSON and the charts as SVG, and put the texts into the marked parts of the README."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for chart, drawn in charts.items():
        (RESULTS / f"{chart}.svg").write_text(drawn, "utf-8")
    README.write_text(marked_parts(README.read_text("utf-8"), marked), "utf-8")


def marked_parts(text: str, marked: Mapping[str, str]) -> str:
    """A text in which what stands between `<!-- name -->` and `<!-- /name -->` is replaced."""
    for name, part in marked.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, done = pattern.subn(partial(_marked, part), text)
        if done != 1:
            raise ValueError(f"{README.name}: no part marked {name}")
    return text


def _marked(part: str, found: re.Match[str]) -> str:
    return f"{found[1]}\n{part.strip()}\n\n{found[2]}"


def bars(title: str, groups: Mapping[str, Mapping[str, float]]) -> str:
    """Groups of bars on a logarithmic scale, each group's bars by name."""
    names = list(dict.fromkeys(name for group in groups.values() for name in group))
    values = [value for group in groups.values() for value in group.values() if value > 0] or [1.0]
    low, high = _decades(values)
    y, parts = 44, list[str]()
    for group, held in groups.items():
        parts.append(f'<text x="8" y="{y + 12}" font-weight="600">{escape(group)}</text>')
        for name, value in held.items():
            width = 420 * (math.log10(max(value, 10**low)) - low) / (high - low)
            colour = COLOURS[names.index(name) % len(COLOURS)]
            parts.append(f'<rect x="190" y="{y}" width="{width:.1f}" height="14" fill="{colour}"/>')
            parts.append(f'<text x="{196 + width:.1f}" y="{y + 12}">{escape(name)} {figure(value)}</text>')
            y += 18
        y += 12
    return _svg(title, 800, y, parts)


def lines(title: str, across: str, drawn: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Curves on logarithmic scales, each with its name at its end."""
    points = [point for curve in drawn.values() for point in curve if min(point) > 0]
    if not points:
        return _svg(title, 800, 80, [])
    (left, right), (low, high) = _decades([x for x, _ in points]), _decades([y for _, y in points])
    parts = list[str]()

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            60 + 500 * (math.log10(x) - left) / (right - left),
            340 - 290 * (math.log10(y) - low) / (high - low),
        )

    for power in range(low, high + 1):
        _, y = at(10.0**left, 10.0**power)
        parts.append(f'<line x1="60" x2="560" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="54" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for power in range(left, right + 1):
        x, _ = at(10.0**power, 10.0**low)
        parts.append(f'<text x="{x:.1f}" y="358" text-anchor="middle">{10.0**power:,g}</text>')
    parts.append(f'<text x="310" y="376" text-anchor="middle">{escape(across)}</text>')
    taken: list[float] = []
    for number, (name, curve) in enumerate(drawn.items()):
        colour, found = COLOURS[number % len(COLOURS)], [at(*point) for point in curve if min(point) > 0]
        if not found:
            continue
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in found)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = found[-1][1]
        while any(abs(y - other) < 14 for other in taken):
            y += 14
        taken.append(y)
        parts.append(f'<text x="{found[-1][0] + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return _svg(title, 800, max(390, int(max(taken, default=0)) + 20), parts)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {FONT} role="img">'
    name = f"<title>{escape(title)}</title>"
    ground = (
        f'<rect width="{width}" height="{height}" fill="#fff"/><text x="8" y="20" font-size="14">{escape(title)}</text>'
    )
    return "\n".join([head, name, ground, *parts, "</svg>"]) + "\n"
