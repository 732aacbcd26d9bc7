"""What commands print: answers to standard output, everything else to standard error."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from accord_atlas.service.cli.words import t, wanted_parents

DONE, FINDINGS, USAGE, NO_RELEASE, FAILED = range(5)
"""Exit codes: all well · the data break a rule · wrong use or value · no release to read · anything else."""
INTERRUPTED = 130
"""What a shell says of a command that Ctrl-C ended."""

WIDE = 10_000
"""Columns of a table that no terminal limits: nothing is wrapped or cut on its way into a pipe."""


def out() -> Console:
    """Standard output; plain and as wide as needed where it is not a terminal."""
    return Console() if sys.stdout.isatty() else Console(width=WIDE, no_color=True)


def note(text: str) -> None:
    """A line to standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(text, style="dim"))


def fail(text: str, code: int) -> NoReturn:
    """Say what went wrong in a line or two and end with an exit code."""
    if text:
        print(f"accord: {text}", file=sys.stderr)
    raise SystemExit(code)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool] = ()) -> None:
    """Print a table; cells are shown as they are, never read as markup."""
    drawn = RichTable(header_style="bold")
    for number, heading in enumerate(headings):
        right = number < len(numeric) and numeric[number]
        drawn.add_column(heading, justify="right" if right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    out().print(drawn)


def write(content: bytes, output: Path | None, *, binary: bool = False, final_newline: bool = False) -> None:
    """Write bytes to a file or to standard output; a binary form is never thrown onto a terminal."""
    if final_newline and not content.endswith(b"\n"):
        content += b"\n"
    if output is not None:
        put(content, output)
        note(t(f"written: {output}", f"已写入：{output}"))
    elif binary and sys.stdout.isatty():
        fail(t("this format needs --output FILE", "该格式需用 --output 指定文件"), USAGE)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def put(content: bytes, output: Path) -> None:
    """Write a file beside its place and move it there: an end in the middle leaves what was there before; OSError.

    What is no file (a device, a pipe) is written as it is, and so is a file in a folder that takes no new ones.
    A folder that is not there is made where `--parents` says so or the person at the terminal does.
    """
    place = output.resolve()
    if not place.parent.is_dir():
        _make(place.parent)
    staged = place.with_name(f".{place.name}.{os.getpid()}")
    if place.exists() and not place.is_file():
        output.write_bytes(content)
        return
    try:
        file = staged.open("xb")
    except PermissionError:
        output.write_bytes(content)
        return
    try:
        with file:
            file.write(content)
        if place.exists():
            staged.chmod(place.stat().st_mode)
        staged.replace(place)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def _make(folder: Path) -> None:
    """Make a folder for a file, if that is wanted; else the command ends."""
    if not wanted_parents():
        missing = t(f"there is no folder {folder}", f"没有目录 {folder}")
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            fail(t(f"{missing}; --parents makes it", f"{missing}；加 --parents 即创建"), USAGE)
        if not typer.confirm(t(f"{missing}. Make it?", f"{missing}。是否创建？"), err=True):
            fail("", USAGE)
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows the step that is under way: one live line on a terminal, a line a step elsewhere."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda step: console.print(f"  {step}", markup=False)
        return
    with console.status("…") as status:
        yield lambda step: status.update(Text(step))


def close_pipe() -> None:
    """Whoever read our output has left: end without a word, as other tools do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
