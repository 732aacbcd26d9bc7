"""The release in use, wherever it is; the library for HTTP is needed only where the setting `store` is set."""

from pathlib import Path

from accord_atlas.service.core.release import Release
from accord_atlas.service.core.remote.held import Held
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.store import Store


def used(config: Settings, build: Path | None = None) -> Release:
    """The release in use in the engine of the settings, else in a build folder; NoRelease says what is missing."""
    if not config.store:
        return Release.open(build or config.build)
    # Here and below: what embeds its store needs none of it.
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.marker import opened

    return opened(endpoint(config), build or config.build, config.store_page)


def published(config: Settings) -> dict[str, Release]:
    """Id → every release that the engine of the settings holds whole."""
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.marker import Marker

    marker = Marker.read(endpoint(config))
    return {name: marker.release(name, config.build) for name in marker.manifests}


def remote_store(held: Held, config: Settings) -> Store:
    """The store of a release that an engine elsewhere holds."""
    from accord_atlas.service.core.remote.endpoint import endpoint
    from accord_atlas.service.core.remote.store import RemoteStore

    return RemoteStore(endpoint(config), held, config.store_page)
