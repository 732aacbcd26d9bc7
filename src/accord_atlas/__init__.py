"""Accord Atlas: a knowledge graph about the mutual recognition of professional engineers.

`open()` opens a release and gives the same answers in Python as the service gives over HTTP.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord_atlas.service.python_api import AtlasApi

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(build: Path | str | None = None) -> "AtlasApi":
    """Open the release in a build folder (default: the setting `ACCORD_BUILD`); NoRelease says what is missing."""
    # Here, so that `import accord_atlas` alone loads nothing.
    from accord_atlas.service.python_api import AtlasApi

    return AtlasApi.open(Path(build) if build is not None else None)
