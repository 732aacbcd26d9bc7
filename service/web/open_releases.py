"""The releases that a server has open: the one in use, and those kept ones that were asked for last."""

from collections import OrderedDict
from threading import Lock, RLock

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, NoRelease
from accord_atlas.service.core.kept import NO_LAYERS, answering, parted, with_layers
from accord_atlas.service.core.remote.opening import published
from accord_atlas.service.core.settings import Settings


class OpenReleases:
    """What routes ask for a release; may be asked from any thread."""

    def __init__(self, current: Atlas | NoRelease, config: Settings) -> None:
        self._current = current
        self._config = config
        self._others: OrderedDict[str, Atlas] = OrderedDict()
        self._lock = Lock()
        self._opening = RLock()

    @property
    def current(self) -> Atlas:
        """The release in use; NoRelease where there is none."""
        if isinstance(self._current, NoRelease):
            raise self._current
        return self._current

    @property
    def state(self) -> Atlas | NoRelease:
        """The release in use, or why there is none."""
        return self._current

    @property
    def open(self) -> frozenset[str]:
        """The ids of those that are open."""
        with self._lock:
            return frozenset(
                each.release.id for each in (self._current, *self._others.values()) if isinstance(each, Atlas)
            )

    def of(self, wanted: str | None, layers: str | None = None) -> Atlas:
        """The release that a request names by its id, or by its layers; by default the one in use.

        NotFound where it is not kept, OldFormat where it cannot be asked, NoRelease where it is damaged, BadParameter
        where it is named by both, and has other layers.
        """
        if layers and not wanted:
            return self.of(with_layers(self.current.release, layers).id)
        found = self._of(wanted)
        if layers and frozenset(parted(layers)) != frozenset(found.release.layers):
            held = ",".join(found.release.layers) or NO_LAYERS
            raise BadParameter(
                "layers",
                layers,
                f"The release {found.release.id} has the layers {held}; leave out `release` or `layers`.",
                f"发布版 {found.release.id} 所含的层为 {held}；release 与 layers 请只用其一。",
                expected=held,
            )
        return found

    def _of(self, wanted: str | None) -> Atlas:
        current = self.current
        if not wanted or wanted == current.release.id:
            return current
        if known := self._known(wanted):
            return known
        # One after the other: who waits finds it open, and never are more opened than may be.
        with self._opening:
            release = (
                published(current.release, wanted, self._config)
                if self._config.store
                else answering(current.release, wanted)
            )
            if release.id == current.release.id:
                return current
            known = self._known(release.id)
            return known or self._take(Atlas.of(release, self._config))

    def switch(self, to: Atlas) -> None:
        """Put a release into use; the one before it stays open, for those who have begun with it."""
        with self._lock:
            before, self._current = self._current, to
            self._others.pop(to.release.id, None)
        if isinstance(before, Atlas) and before.release.id != to.release.id:
            self._take(before)

    def hold(self, atlas: Atlas) -> None:
        """Have one at hand that is about to be put into use, for those who name it."""
        if not isinstance(self._current, Atlas) or self._current.release.id != atlas.release.id:
            self._take(atlas)

    def fail(self, reason: NoRelease) -> None:
        """Say why there is none, where none has been in use yet."""
        if isinstance(self._current, NoRelease):
            self._current = reason

    def _known(self, wanted: str) -> Atlas | None:
        with self._lock:
            if wanted in self._others:
                self._others.move_to_end(wanted)
            return self._others.get(wanted)

    def _take(self, atlas: Atlas) -> Atlas:
        with self._lock:
            self._others[atlas.release.id] = atlas
            while len(self._others) > self._config.releases_open:
                self._others.popitem(last=False)
        return atlas
