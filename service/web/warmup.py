"""What takes longest to make is made before anybody asks, so that nobody waits for it."""

import asyncio
import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from fastapi import FastAPI

from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.request import ask_request
from accord_atlas.service.changes.timeline import history
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.dataset.statistics import statistics
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.request import due_request
from accord_atlas.service.entities.schema import schema
from accord_atlas.service.network.layout import positions
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.vocabulary.answer import vocabulary
from accord_atlas.service.web.openapi import Service
from accord_atlas.service.web.page_address import PageAddress
from accord_atlas.service.web.page_content import content

log = logging.getLogger("accord_atlas")
LOOK: Final = 0.05
PATIENCE: Final = 3.0
"""Seconds between two looks whether a request is under way, and for which a step waits at most until none is."""
LOWER: Final = 10
"""By how much what is made ahead is less urgent to the system than what is asked for."""


@asynccontextmanager
async def warm_up(app: FastAPI, atlas: Atlas) -> AsyncIterator[None]:
    """Make it all in a thread beside what goes on; at the end wait for the step that it is at, and no further.

    Nothing may be left running: the engine does not survive an interpreter that ends under it.
    """
    stopped = threading.Event()
    thread = threading.Thread(target=_run, args=(app, atlas, stopped), name="warming")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        await asyncio.to_thread(thread.join)


def _run(app: FastAPI, atlas: Atlas, stopped: threading.Event) -> None:
    start = time.perf_counter()
    _give_way()
    for _ in steps(app, atlas):
        for _ in range(int(PATIENCE / LOOK)):
            if stopped.wait(LOOK):
                return
            if not (isinstance(app, Service) and app.under_way):
                break
    log.info("network, search and statistics are ready (%.1f s)", time.perf_counter() - start)


def _give_way() -> None:
    """Have this thread run when no other wants to, where the system knows threads (Linux)."""
    if sys.platform != "linux":
        return  # elsewhere it would be the whole process
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWER)


def steps(app: FastAPI, atlas: Atlas) -> Iterator[Any]:
    """What takes long, in the order in which visitors are likely to want it."""
    yield None
    yield atlas.in_memory()
    yield vocabulary(atlas)  # the first thing that the interface asks for
    yield app.openapi()
    yield atlas.once(network)
    yield search_answer(atlas, search_request(atlas, "zhongguo"))  # with the syllables that it knows
    yield atlas.once(positions)
    yield atlas.once(history)
    yield agreements(atlas)
    yield ask_answer(atlas, ask_request("IPEA"))
    yield statistics(atlas)
    yield due_answer(atlas, due_request(atlas))
    yield schema(atlas)
    for language in LANGUAGES:
        yield content(atlas, PageAddress("/id/jurisdiction/cn"), language, "")
