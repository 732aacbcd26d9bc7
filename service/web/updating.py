"""Takes updates one after the other, and answers each when queries are answered from a release that holds it.

Each is tried aside, on the release in use and what those before it have done. All that wait at the same time are made
one release, held to the laws, and decided together by one rename; where the laws refuse that, each is tried alone.
"""

import asyncio
import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from accord_atlas.loaders import updates
from accord_atlas.loaders.extras import require
from accord_atlas.loaders.integrity import QUADS
from accord_atlas.loaders.journal import RELEASE
from accord_atlas.loaders.layers import NAME, kept, spoken
from accord_atlas.loaders.places import KEPT, home
from accord_atlas.loaders.updates import Change, Moved, Staged
from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.update import LayerChange, UpdateAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.signing import signer
from accord_atlas.service.core.tokens import Holder
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.process import Died
from accord_atlas.service.sparql.updating import refusals
from accord_atlas.service.sparql.updating.bounds import Bounds
from accord_atlas.service.sparql.updating.process import running
from accord_atlas.service.sparql.updating.release_worker import Made, Making, changes
from accord_atlas.service.sparql.updating.stopped import reason
from accord_atlas.service.sparql.updating.worker import Job, Kind, Outcome
from accord_atlas.service.web.following import Follower
from accord_atlas.service.web.sparql_intake import Texts
from accord_atlas.service.web.sparql_service import SparqlService, SparqlServices

log = logging.getLogger("accord_atlas")
TRIES = 5
"""How often an update is begun anew where another release was put into use meanwhile."""


LONGEST = 10
"""How many times as long as an update the making of its release may take."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request wants done, and who sends it."""

    kind: Kind
    body: bytes
    holder: Holder
    graph: str = ""
    format: str = ""
    using: Sequence[str] = ()
    using_named: Sequence[str] = ()

    @property
    def may(self) -> list[str] | None:
        """The layers to which the sender may write; None for all."""
        if self.holder.may("update"):
            return None
        scoped = (scope.partition(":") for scope in self.holder.scopes)
        return [name for scope, _, name in scoped if scope == "update" and name]


@dataclass(slots=True)
class _Waiting:
    """A request that waits for its turn, or for the release with what it has done."""

    wanted: Wanted
    answer: asyncio.Future[UpdateAnswer]
    layers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def told(self, release: str) -> None:
        """Answer it."""
        if not self.answer.done():
            listed = [LayerChange(name=name, **counts) for name, counts in sorted(self.layers.items())]
            self.answer.set_result(UpdateAnswer(release=release, layers=listed))

    def refused(self, error: BaseException) -> None:
        """Refuse it."""
        if not self.answer.done():
            self.answer.set_exception(error)


@dataclass(slots=True)
class _Round:
    """Updates that are made one release: what they start from, where they are tried, what they have changed so far."""

    service: SparqlService
    folder: Path
    layers: dict[str, str]
    tables: list[str]
    before: dict[str, str]
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)


class Updates:
    """All updates of a running service; to be used in one event loop."""

    def __init__(self, config: Settings, services: SparqlServices, follower: Follower) -> None:
        self.bounds = Bounds.of(config)
        self.texts = Texts(replace(Limits.of(config), text=self.bounds.size))
        self._config, self._services, self._follower = config, services, follower
        self._queue: list[_Waiting] = []
        self._work: asyncio.Task[None] | None = None

    async def done(self, wanted: Wanted) -> UpdateAnswer:
        """Do it, and tell what came of it once queries see it; an AtlasError where nothing was done."""
        if self._config.store:
            raise refusals.elsewhere()
        require("build")
        if len(self._queue) >= self.bounds.queue:
            raise refusals.too_many(self.bounds)
        waiting = _Waiting(wanted, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._run())
        return await waiting.answer

    async def stop(self) -> None:
        """Begin no more; what is being decided is either decided or not."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work

    async def _run(self) -> None:
        while self._queue:
            several, self._queue = self._queue, []
            try:
                await self._together(several)
            except BaseException as error:
                for one in several:
                    one.refused(error if isinstance(error, Exception) else refusals.contended())
                if not isinstance(error, Exception):
                    raise
                if not isinstance(error, AtlasError):
                    log.exception("an update failed")

    async def _together(self, several: Sequence[_Waiting]) -> None:
        """Do these updates in one release; each that is wrong in itself is refused, and the others are done."""
        for _ in range(TRIES):
            try:
                await self._try(several)
                return
            except Moved:
                await self._follower.look()
            except OSError as error:
                log.error("an update could not be written: %s", error)
                raise refusals.no_disk(reason(error)) from error
        raise refusals.contended()

    async def _try(self, several: Sequence[_Waiting]) -> None:
        await asyncio.to_thread(updates.recover, self.bounds.build)
        if await asyncio.to_thread(home, self.bounds.build) != self._services.current.atlas.release.path.parent:
            raise Moved
        service = self._services.current
        with service.users.one(), _place(service) as folder:
            begun = await asyncio.to_thread(_begun, service, Path(folder), self.bounds.build)
            good = []
            for number, one in enumerate(waiting for waiting in several if not waiting.answer.done()):
                try:
                    one.layers = await self._tried(begun, one.wanted, number)
                    good.append(one)
                except AtlasError as error:
                    one.refused(error)
            if not begun.changed:
                for one in good:
                    one.told(service.atlas.release.id)
                return
            await self._released(begun, good)

    async def _tried(self, begun: _Round, wanted: Wanted, number: int) -> Mapping[str, Mapping[str, int]]:
        """Try one update on what those before it have done; what it would change, or an AtlasError."""
        place = begun.folder / str(number)
        place.mkdir()
        job = Job(
            kind=wanted.kind,
            copy=str(_copy(begun.service)),
            folder=str(place),
            base=BASE,
            graphs=refusals.LAYER_GRAPHS,
            name_form=NAME.pattern,
            parent=os.getpid(),
            memory=self.bounds.memory,
            seconds=self.bounds.seconds,
            statements=self.bounds.statements,
            layers=begun.layers,
            tables=begun.tables,
            may=wanted.may,
            graph=wanted.graph,
            format=wanted.format,
            using=list(wanted.using),
            using_named=list(wanted.using_named),
        )
        try:
            async with running("worker", job.frame(), wanted.body, seconds=self.bounds.seconds) as process:
                outcome = Outcome(**json.loads(await process.frame()))
        except TimeoutError:
            raise refusals.timed_out(self.bounds) from None
        except Died as died:
            log.warning("the process of an update ended (%s): %s", died.death, died.words.strip())
            raise refusals.ended(died.death, self.bounds) from None
        finally:
            await asyncio.to_thread(shutil.rmtree, place / "scratch", ignore_errors=True)
        if outcome.stopped == "disk":
            raise OSError(0, str(outcome.said["reason"]))
        if outcome.stopped:
            raise refusals.refusal(outcome.stopped, outcome.said, self.bounds)
        for name, counts in outcome.layers.items():
            if counts["added"] or counts["removed"]:
                begun.layers[name] = str(place / f"{name}.nq")
                begun.changed[name] = {
                    "file": begun.layers[name],
                    "made": _made(wanted.holder.name, counts["statements"]),
                    "before": begun.before.get(name, ""),
                }
        return outcome.layers

    async def _released(self, begun: _Round, good: Sequence[_Waiting]) -> None:
        """Make the release with what has changed, decide for it, put it into use, and answer."""
        with updates.staging(self.bounds.build) as folder:
            making = Making(
                base=str(begun.service.atlas.release.path.parent),
                copy=str(_copy(begun.service)),
                folder=str(folder),
                copies=str(begun.service.limits.folder / "store"),
                parent=os.getpid(),
                changes=begun.changed,
            )
            made, atlas = await self._made_ready(making)
            if made.findings:
                await self._each_alone(good, made)
                return
            staged = Staged(made.release, folder, Path(making.base), made.gone)
            decided = await asyncio.to_thread(changes, making.changes)
            await self._decide(staged, decided, atlas)
        await self._follower.told(staged.release)
        for one in good:
            one.told(staged.release)
        removed = await asyncio.to_thread(updates.tidy, self.bounds.build, self.bounds.releases, self._follower.open)
        if removed:
            log.info("removed %s, which updates had made", ", ".join(removed))

    async def _made_ready(self, making: Making) -> tuple[Made, Atlas]:
        """The release as it would be, opened; or with what the laws find."""
        opening: asyncio.Task[Atlas] | None = None
        try:
            async with running("release_worker", making.frame(), seconds=LONGEST * self.bounds.seconds) as process:
                first = Made(**json.loads(await process.frame()))
                if first.release:
                    opening = asyncio.create_task(asyncio.to_thread(self._opened, Path(making.folder), first.release))
                second = Made(**json.loads(await process.frame())) if first.release else first
        except TimeoutError:
            raise refusals.timed_out(self.bounds) from None
        except Died as died:
            log.error("the release of an update could not be made (%s): %s", died.death, died.words.strip())
            raise refusals.ended("crash", self.bounds) from None
        finally:
            atlas = await opening if opening else None
        if second.failed or atlas is None:
            raise OSError(0, second.failed)
        return second, atlas

    def _opened(self, folder: Path, release: str) -> Atlas:
        """What lies ready, as it will be where it will lie."""
        found = Release.open(folder / RELEASE)
        path = self.bounds.build / KEPT / release / QUADS
        return Atlas.of(found, self._config).moved(replace(found, path=path, folder=self.bounds.build))

    async def _decide(self, staged: Staged, decided: Mapping[str, Change], atlas: Atlas) -> None:
        fresh = await self._services.begun(atlas)
        sign = signer(self._config)
        try:
            async with self._follower.turn:
                await asyncio.shield(asyncio.to_thread(updates.commit, self.bounds.build, staged, decided, sign))
                self._follower.put(fresh)
        except BaseException:
            await fresh.stop()
            raise

    async def _each_alone(self, good: Sequence[_Waiting], made: Made) -> None:
        if len(good) == 1:
            good[0].refused(refusals.breaks(made.findings))
            return
        for one in good:
            try:
                await self._together([one])
            except AtlasError as error:
                one.refused(error)


def _copy(service: SparqlService) -> Path:
    """Where the copy of a service lies; there is none only where an engine elsewhere holds the release."""
    if service.copy is None:
        raise refusals.elsewhere()
    return service.copy.path


def _place(service: SparqlService) -> tempfile.TemporaryDirectory[str]:
    """Where updates are tried: among what queries leave, of which the next server clears away what a dead one left."""
    return tempfile.TemporaryDirectory(prefix=f"{os.getpid()}-", dir=service.limits.folder / "spool")


def _begun(service: SparqlService, folder: Path, build: Path) -> _Round:
    """What updates start from: the release in use, and the layers that are kept."""
    said = {each["name"]: each for each in service.atlas.release.manifest.get("layers", ())}
    found = kept(build)
    layers = {}
    for name, layer in found.items():
        # A layer that is kept and not in use begins from what is kept.
        file = folder / f"{name}.nq"
        if not layer.rows:
            file.write_bytes(b"".join(f"{quad} .\n".encode() for quad in spoken(layer)))
            layers[name] = str(file)
    tables = [name for name, layer in found.items() if layer.rows]
    # One that is in use and kept no more may be written anew, unless facts were derived from its tables.
    tables += [name for name, made in said.items() if name not in found and made.get("by") != "update"]
    return _Round(service, folder, layers, tables, {name: updates.held(build, name) for name in layers})


def _made(who: str, statements: int) -> dict[str, Any]:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return {"who": who, "when": when, "by": "update", "statements": statements, "files": []}


def layer_of(graph: str) -> str | None:
    """The layer whose graph this is; None for any other graph."""
    name = graph.removeprefix(refusals.LAYER_GRAPHS)
    return name if graph.startswith(refusals.LAYER_GRAPHS) and re.fullmatch(NAME, name) else None
