"""igraph with random numbers that are the same on every run; it takes them from one place for the whole process."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import igraph

SEED = 20220228
_one_at_a_time = Lock()


@contextmanager
def seeded() -> Iterator[None]:
    """Within it, igraph draws the same random numbers each time."""
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(SEED))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
