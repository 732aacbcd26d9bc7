"""Work that takes longer than a request may: one at a time, each in a process of its own, whoever listens.

A job goes on when its client has gone, and ends with the service: what it does is all of it or nothing. It is done
when the service answers from the release that it put into use.
"""

import asyncio
import json
import logging
import re
import secrets
import sys
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from accord_atlas.service.answers.layers import JobAnswer, JobKind, JobProblem
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import Busy, NotFound
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.layers.using import ended, step_words
from accord_atlas.service.text.messages import message
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.peers import Peers

log = logging.getLogger("accord_atlas")
WAITING: Final = 8
"""Jobs that may wait or run; more are answered 503."""
TOLD: Final = 200
"""Jobs that are remembered after their end."""
LINE: Final = 1 << 24
"""Bytes of a line that a job may tell."""
LOOK: Final = 0.1
NAME: Final = re.compile("[0-9a-f]{16}")
FOLLOWED: Final = 120.0
"""Seconds within which the service has gone over to a release; it has said in its log why, where it has not."""


class Jobs:
    """The jobs of a service since it began."""

    def __init__(self, config: Settings, releases: OpenReleases, peers: Peers) -> None:
        self._config, self._releases, self._peers = config, releases, peers
        peers.answering["job"] = self._told
        self._jobs: OrderedDict[str, JobAnswer] = OrderedDict()
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, kind: JobKind, layers: Sequence[str], who: str) -> JobAnswer:
        """A job that goes on by itself from now; Busy where enough wait. To be called in the event loop."""
        if len(self._tasks) >= WAITING:
            raise Busy(
                "Enough work waits already; ask again when some of it is done.",
                "等待的作业已满，请在部分作业完成后再试。",
                headers={"Retry-After": "30"},
            )
        job = JobAnswer(
            id=secrets.token_hex(8),
            kind=kind,
            who=who,
            layers=list(layers),
            state="running",
            step=message("job-waiting" if self._turn.locked() else "job-begun"),
            release=None,
            problem=None,
        )
        self._jobs[job.id] = job
        while len(self._jobs) > TOLD + WAITING:
            self._jobs.popitem(last=False)
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    async def of(self, id: str) -> JobAnswer:
        """A job of any process as it is now; NotFound where there was none of this id since the service began."""
        if id in self._jobs:
            return self._jobs[id]
        if NAME.fullmatch(id):
            for told in filter(None, await self._peers.ask("job", id)):
                return JobAnswer.model_validate_json(told)
        raise NotFound(
            f"There is no job {id[:64]!r}; jobs are forgotten when the service starts anew.",
            f"没有作业 {id[:64]!r}；服务重新启动后不再保留作业记录。",
        )

    async def _told(self, id: str) -> bytes:
        """What another process is told of a job; nothing of one that is not of this process."""
        return self._jobs[id].json_bytes() if id in self._jobs else b""

    async def stop(self) -> None:
        """End all that run or wait."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _now(self, job: JobAnswer, **now: Any) -> None:  # noqa: ANN401
        self._jobs[job.id] = self._jobs[job.id].model_copy(update=now)

    async def _run(self, job: JobAnswer) -> None:
        async with self._turn:
            try:
                said = await self._done(job)
            except OSError as error:
                log.error("job %s could not begin: %s", job.id, error)
                said = {}
            if "release" not in said:
                told = said.get("problem")
                problem = JobProblem.model_validate(told) if told else ended()
                self._now(job, state="failed", step=message("job-failed"), problem=problem)
                return
            release = said["release"]
            if release and self._config.follow_seconds:
                self._now(job, step=message("job-going-over"))
                await self._followed(release)
            step = message("job-done" if job.kind == "use" else "job-removed")
            self._now(job, state="done", step=step, release=release)
            log.info("job %s of %s: %s %s", job.id, job.who, job.kind, ", ".join(job.layers) or "none")

    async def _done(self, job: JobAnswer) -> dict[str, Any]:
        """Run the process of a job to its end; the last thing that it told."""
        command = (sys.executable, "-m", "accord_atlas.service.layers.using", str(self._config.build), job.kind)
        process = await asyncio.create_subprocess_exec(
            *command, *job.layers, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, limit=LINE
        )
        assert process.stdout is not None
        said: dict[str, Any] = {}
        try:
            async for line in process.stdout:
                with suppress(ValueError):
                    said = json.loads(line)
                if "step" in said:
                    self._now(job, step=step_words(said["step"]))
            await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return said

    async def _followed(self, release: str) -> None:
        """Wait until the service answers from a release, or has had time enough to."""
        for _ in range(round(FOLLOWED / LOOK)):
            if isinstance(used := self._releases.state, Atlas) and used.release.id == release:
                return
            await asyncio.sleep(LOOK)
