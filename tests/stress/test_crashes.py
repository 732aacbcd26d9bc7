"""Killed at fifty moments drawn by chance: whatever writes to a build folder, little and much (`make crash`)."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.loaders.crashing import old
from tests.loaders.test_crashes import CASES, killed_anywhere, nothing, one_layer

MOMENTS = 50


@pytest.mark.parametrize(
    ("command", "start"),
    [*CASES, ("large layer", one_layer), ("large build", nothing), ("large build", old)],
    ids=lambda case: getattr(case, "__name__", case),
)
def test_killed_at_fifty_moments(tmp_path: Path, command: str, start: Callable[[Path], object]) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"{command}: seed {seed}")
    killed_anywhere(tmp_path, command, start, MOMENTS, seed)
