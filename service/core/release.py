"""A release on disk: the file of statements and the manifest that says what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from accord_atlas.loaders import packaged
from accord_atlas.loaders.integrity import QUADS, NotWhole, verified
from accord_atlas.loaders.places import home
from accord_atlas.service.core.errors import NoRelease

if TYPE_CHECKING:
    from accord_atlas.service.core.remote.held import Held


@dataclass(frozen=True, slots=True)
class Release:
    """One immutable state of the data.

    `id` is the hash of its content, `path` the N-Quads file, `data_date` the day that the data speak for: answers
    that need a day use it, never the clock. `folder` is the place at which it was asked for; `path` is where it lies,
    and stays, whatever is built there meanwhile. `held` says how an engine elsewhere holds it (see `remote`); None
    where it is read from its file.
    """

    id: str
    path: Path
    manifest: Mapping[str, Any]
    data_date: date
    statements: int
    folder: Path
    held: "Held | None" = None

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the local layers that it was built with, in their order; none of the curated data alone."""
        return tuple(each["name"] for each in self.made)

    @property
    def made(self) -> tuple[Mapping[str, Any], ...]:
        """What is known of the making of each of these layers: `name`, `who`, `when`, `files`."""
        return tuple(self.manifest.get("layers") or ())

    @property
    def base(self) -> str | None:
        """The id of the release that the same tables give without layers; None where it has none of its own."""
        return self.manifest.get("base")

    @classmethod
    def open(cls, build: Path) -> Self:
        """The release in a build folder, proved to be what its id says; NoRelease says what differs or is missing.

        In the user's own folder the release that came with the package lies ready.
        """
        _lay_out(build)
        place = home(build)
        try:
            manifest = verified(place)
        except FileNotFoundError as error:
            raise NoRelease(
                "There is no release: run `accord build`, or set ACCORD_BUILD to where one lies.",
                "没有发布版：请运行 accord build，或用 ACCORD_BUILD 指定其所在目录。",
                where=build,
            ) from error
        except NotWhole as error:
            raise NoRelease(
                f"The release is damaged: {error.en}. Run `accord build` again.",
                f"发布版已损坏：{error.zh}。请重新运行 accord build。",
                where=build,
            ) from error
        except OSError as error:
            raise NoRelease(
                f"The release cannot be read ({error.strerror}). Run `accord build` again.",
                f"无法读取发布版（{error.strerror}）。请重新运行 accord build。",
                where=build,
            ) from error
        day = date.fromisoformat(manifest["data_date"])
        return cls(manifest["release"], place / QUADS, manifest, day, manifest["statements"], build)


def _lay_out(build: Path) -> None:
    try:
        packaged.lay_out(build)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NoRelease(
            f"The release that came with the package cannot be unpacked there ({reason}): set ACCORD_BUILD to a folder "
            "that can be written.",
            f"无法将随包发布版解压到该目录（{reason}）：请用 ACCORD_BUILD 指定可写目录。",
            where=build,
        ) from error
