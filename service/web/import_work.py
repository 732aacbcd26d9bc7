"""Imports, each in a process of its own."""

import asyncio
import tempfile
from pathlib import Path

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.request import ImportRequest
from accord_atlas.service.imports.work import ANSWER, MARKED, put
from accord_atlas.service.web.one_by_one import Called, OneByOne

MODULE = "accord_atlas.service.imports.work"
CALLED = Called(Words(en="import", zh="导入"), Words(en="imports", zh="导入"), undone=Words(en="kept", zh="保存"))


class ImportWork:
    """The imports of one service."""

    def __init__(self, config: Settings) -> None:
        self._build = config.build
        self._work = OneByOne(MODULE, config.upload_seconds, CALLED)

    async def run(self, request: ImportRequest, *, who: str | None, marked: str | None) -> tuple[bytes, bytes | None]:
        """The answer as JSON, and the marked copy where a language for it is given.

        Busy where too many wait, LimitReached where it takes too long; its process is then ended.
        """
        async with self._work.turn():
            with tempfile.TemporaryDirectory(prefix="accord-import-") as made:
                folder = Path(made)
                await asyncio.to_thread(put, folder, self._build, request, who=who, marked=marked)
                await self._work.done(str(folder))
                answer = (folder / ANSWER).read_bytes()
                return answer, (folder / MARKED).read_bytes() if marked else None
