"""A table as text: each row a line that no reader takes for the beginning of a clause."""

from collections.abc import Iterable


def row(cells: Iterable[str]) -> str:
    """A row: its cells between bars; empty where no cell says anything."""
    held = [" ".join(cell.split()) for cell in cells]
    return f"| {' | '.join(held)} |" if any(held) else ""
