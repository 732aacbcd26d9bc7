"""The release in use, wherever it is; the library for HTTP is needed only where the setting `store` is set."""

from pathlib import Path
from typing import TYPE_CHECKING

from accord_atlas.service.core.kept import ID, unknown
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.store import Store

if TYPE_CHECKING:
    from accord_atlas.service.core.remote.held import Held


def used(config: Settings, build: Path | None = None) -> Release:
    """The release in use in the engine of the settings, else in a build folder; NoRelease says what is missing."""
    if not config.store:
        return Release.open(build or config.build)
    # Here and below: what embeds its store needs none of it.
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.marker import opened

    return opened(endpoint(config), build or config.build, config.store_page)


def in_use(config: Settings) -> str | None:
    """The id of the release that the engine of the settings says is in use; None where it says nothing."""
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.marker import Marker

    return Marker.read(endpoint(config)).used


def published(current: Release, wanted: str, config: Settings) -> Release:
    """The release with an id, or the only one whose id begins so, of those that the engine holds whole; or NotFound."""
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.marker import Marker

    marker = Marker.read(endpoint(config))
    known = sorted({*marker.manifests, current.id})
    begun = [name for name in known if name.startswith(wanted)] if ID.fullmatch(wanted) else []
    if len(begun) != 1:
        raise unknown(wanted, known)
    return current if begun[0] == current.id else marker.release(begun[0], config.build)


def remote_store(held: "Held", config: Settings) -> Store:
    """The store of a release that an engine elsewhere holds."""
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.store import RemoteStore

    return RemoteStore(endpoint(config), held, config.store_page)
