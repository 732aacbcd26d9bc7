"""Tools that operators have: where they are; a test without its tool is skipped, in CI never."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest

DEPLOY: Final = Path(__file__).parents[2] / "deploy"


def tool(name: str, package: str) -> str:
    """The path of a program of Debian, or of one that was installed beside this Python."""
    places = f"{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin"
    found = shutil.which(name, path=places)
    if found is None:
        assert not os.environ.get("CI"), f"{name} is missing: .ci/run installs it"
        pytest.skip(f"{name} is not installed ({package})")
    return found
