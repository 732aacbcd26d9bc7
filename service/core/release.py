"""A release on disk: the file of statements and the manifest that says what it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from accord_atlas.loaders.release import MANIFEST, QUADS
from accord_atlas.service.core.errors import NoRelease


@dataclass(frozen=True, slots=True)
class Release:
    """One immutable state of the data.

    `id` is the hash of its content, `path` the N-Quads file, `data_date` the day that the data speak for: answers
    that need a day use it, never the clock.
    """

    id: str
    path: Path
    manifest: Mapping[str, Any]
    data_date: date
    statements: int

    @classmethod
    def open(cls, build: Path) -> Self:
        """The release in a build folder; NoRelease says what is missing and how to make it."""
        path, about = build / QUADS, build / MANIFEST
        try:
            if not path.is_file():
                raise FileNotFoundError(path)
            manifest = json.loads(about.read_text("utf-8"))
            day = date.fromisoformat(manifest["data_date"])
            return cls(manifest["release"], path, manifest, day, int(manifest["statements"]))
        except FileNotFoundError as error:
            raise NoRelease(
                f"There is no release in {build}: run `accord build`, or set ACCORD_BUILD to where one lies.",
                f"{build} 中没有发布版：请运行 accord build，或用 ACCORD_BUILD 指定其所在目录。",
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise NoRelease(
                f"{about} is not the manifest of a release ({error!r}): run `accord build` again.",
                f"{about} 不是有效的发布清单（{error!r}）：请重新运行 accord build。",
            ) from error
