"""Decisions on proposals, each in a process of its own."""

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.shape import Words
from accord_atlas.service.proposals.decision import Ruling
from accord_atlas.service.proposals.work import got, put
from accord_atlas.service.web.one_by_one import Called, OneByOne

MODULE = "accord_atlas.service.proposals.work"
CALLED = Called(
    Words(en="decision", zh="审定"), Words(en="decisions", zh="审定"), undone=Words(en="written", zh="写入")
)


class Decisions:
    """The decisions of one service."""

    def __init__(self, config: Settings) -> None:
        self._build = config.build
        self._work = OneByOne(MODULE, config.upload_seconds, CALLED)

    async def run(self, name: str, ruling: Ruling) -> bytes:
        """The answer as JSON; Busy where too many wait, LimitReached where it takes too long and is ended."""
        async with self._work.turn():
            return got(await self._work.done(asked=put(self._build, name, ruling)))
