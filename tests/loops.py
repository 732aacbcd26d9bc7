"""Runs asynchronous work where another loop may run already: the one by which this process drives browsers."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of the work, done in a loop and a thread of its own."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, work).result()
