"""Lines are put in order in little memory, and what is told of them is what stands there."""

import random
from hashlib import sha256
from pathlib import Path

import pytest

from accord_atlas.loaders.sorting import sort_lines


@pytest.mark.parametrize("lines", [0, 1, 1_000])
@pytest.mark.parametrize("run_bytes", [100, 1 << 20])
def test_each_line_once_and_in_order(tmp_path: Path, lines: int, run_bytes: int) -> None:
    drawn = random.Random(lines)
    written = [f"{drawn.randrange(700)} {'é' * drawn.randrange(9)}\n".encode() for _ in range(lines)]
    source, place = tmp_path / "unsorted", tmp_path / "sorted"
    source.write_bytes(b"".join(written))
    found = sort_lines(source, place, run_bytes)
    content = b"".join(sorted(set(written)))
    assert place.read_bytes() == content
    assert (found.size, found.lines, found.sha256) == (len(content), len(set(written)), sha256(content).hexdigest())
    assert list(tmp_path.iterdir()) == [place]
