"""What of the engine's must end in the thread that made it."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from accord_atlas.service.core.leaving import WAITING, Left, Waiting
from accord_atlas.service.core.store import EmbeddedStore


class Leaving(Event):
    """Says at the second look that the visitor has left."""

    looks = 0

    def is_set(self) -> bool:
        self.looks += 1
        return self.looks > 1


def test_who_leaves_during_a_query_takes_nothing_of_it_to_another_thread(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error ends in the thread of the event loop; what it held of the engine could not be freed there."""
    unraisable: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    store = EmbeddedStore.load(tiny / "accord.nq")

    def asked() -> None:
        WAITING.set(Waiting(Leaving()))
        store.select("SELECT * { ?s ?p ?o }")

    with ThreadPoolExecutor(1) as threads:
        error = threads.submit(asked).exception()
    assert isinstance(error, Left)
    error.__traceback__ = None
    assert unraisable == []
