"""An opened release: what every answer is made from.

Routes take it as a parameter of type `Current`; the command line and Python open one with `Atlas.open`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any, Self, TypeVar, cast

from accord_atlas.loaders.integrity import remembered
from accord_atlas.service.core.copies import copy_of
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.labels import Labels
from accord_atlas.service.core.leaving import for_all
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.remote.opening import remote_store, used
from accord_atlas.service.core.settings import Settings, settings
from accord_atlas.service.core.snapshot import COPIES, NOTES
from accord_atlas.service.core.store import CopiedStore, EmbeddedStore, Store

T = TypeVar("T")


class Atlas:
    """A release, the store that holds it, and its label index.

    What is computed once for a release (a search index, a network) is asked for with `once`.
    """

    def __init__(self, release: Release, store: Store, config: Settings) -> None:
        self.release = release
        self.store = store
        self.settings = config
        self.labels = Labels.by_need(store) if isinstance(store, CopiedStore) else Labels.of(store)
        self._made: dict[Callable[..., Any], Any] = {}
        self._making: dict[Callable[..., Any], RLock] = {}

    @classmethod
    def open(cls, build: Path | None = None, config: Settings | None = None) -> Self:
        """Open the release in a build folder (default: the setting `build`); NoRelease says what is missing.

        Where the setting `store` names an engine elsewhere, the release is the one that it holds. For few answers: a
        copy of the release on disk is asked, where there is one or it is worth while to make one. What answers for
        long reads the release into memory (`of`).
        """
        config = config or settings()
        copies = (build or config.sparql_folder or config.build) / COPIES
        with remembered(copies / NOTES):
            release = used(config, build)
            copied = None if release.held else copy_of(release, copies)
        return cls(release, copied, config) if copied else cls.of(release, config)

    @classmethod
    def serving(cls, config: Settings) -> Self:
        """Open the release of the settings for many answers: as `open`, but read into memory."""
        return cls.of(used(config), config)

    @classmethod
    def of(cls, release: Release, config: Settings) -> Self:
        """A release with its statements read, or asked elsewhere; NoRelease where they are no N-Quads."""
        if release.held:
            return cls(release, remote_store(release.held, config), config)
        try:
            return cls(release, EmbeddedStore.load(release.path), config)
        except (SyntaxError, OSError) as error:
            name = release.path.name
            reason = error.msg if isinstance(error, SyntaxError) else error.strerror or type(error).__name__
            raise NoRelease(
                f"{name} cannot be read ({reason}). Run `accord build` again.",
                f"无法读取 {name}（{reason}）。请重新运行 accord build。",
                where=release.folder,
            ) from error

    def once(self, make: Callable[["Atlas"], T]) -> T:
        """What `make` computes from this release: made at first use, then kept; `make` is a module's function."""
        # A lock for each: who waits for one thing is not kept by the making of another.
        if make not in self._made:
            with self._making.setdefault(make, RLock()):
                if make not in self._made:
                    with for_all():
                        self._made[make] = make(self)
        return cast("T", self._made[make])

    def in_memory(self) -> Store:
        """The store, for what reads most of the release: a copy on disk gives way to memory at once."""
        if isinstance(self.store, CopiedStore):
            self.store.read()
        return self.store

    def moved(self, release: Release) -> Self:
        """The same atlas, whose release lies elsewhere, or will."""
        self.release = release
        return self

    def supposing(self, instead: Mapping[Callable[["Atlas"], Any], Any]) -> "Atlas":
        """A view of this release in which some of what `once` gives is something else: what is only supposed.

        All the rest is this atlas's own and stays so; nothing that is supposed reaches the store or what is kept here.
        """
        return _Supposing(self, instead)


class _Supposing(Atlas):
    """An atlas beneath which another one lies."""

    def __init__(self, beneath: Atlas, instead: Mapping[Callable[[Atlas], Any], Any]) -> None:
        self.release, self.store = beneath.release, beneath.store
        self.settings, self.labels = beneath.settings, beneath.labels
        self._beneath, self._instead = beneath, instead

    def once(self, make: Callable[[Atlas], T]) -> T:
        """What is supposed instead, else what the atlas beneath has or makes."""
        return cast("T", self._instead[make]) if make in self._instead else self._beneath.once(make)
