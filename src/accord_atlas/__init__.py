"""Accord Atlas: a knowledge graph about the mutual recognition of professional engineers.

`open()` opens a release and gives the same answers in Python as the service gives over HTTP.
"""

from pathlib import Path
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from accord_atlas.service.python_api import AtlasApi, RemoteAtlas

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


@overload
def open(place: Path | None = None) -> "AtlasApi": ...
@overload
def open(place: Path | str | None) -> "AtlasApi | RemoteAtlas": ...
def open(place: Path | str | None = None) -> "AtlasApi | RemoteAtlas":
    """Open an atlas: by default that of the setting `ACCORD_BUILD`.

    `place` is a folder (of builds, or of one release), a file (`accord.nq`, `accord.nq.gz`, a zip or tar archive of a
    release), the id of a kept release, or the address of a service (`https://…`), whose answers are the same.
    NoRelease says what is missing, Unavailable that no service answers.
    """
    # Here, so that `import accord_atlas` alone loads nothing.
    from accord_atlas.service.python_api import opened

    return opened(place)
