"""The finished answers of a running service, as bytes, within a budget."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.types import Message

from accord_atlas.service.web.metrics import Tally

OVERHEAD: Final = 1000
"""Bytes that the keeping of an answer costs beside its body, about."""
SHARE: Final = 8
"""No answer takes more than this part of the budget."""
READY: Final = 16
"""Requests for an answer, told apart by all that they say, that may be answered without another look."""

Line = tuple[bytes, bytes]
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer as it went out, the route that made it, and the headers of a 304 that stands for it."""

    route: str
    headers: list[Line]
    unchanged: list[Line]
    tag: str
    body: bytes
    exact: bool = False

    @property
    def size(self) -> int:
        """Bytes that it is counted with."""
        return len(self.body) + OVERHEAD


@dataclass(frozen=True, slots=True)
class Ready:
    """A finished answer with all that the way out gave it for one very request; `request` is under which it is kept."""

    request: Key
    start: Message
    body: Message
    tally: Tally


@dataclass(slots=True)
class Variants:
    """The answers at one address: by which request headers they vary, and each by what those say.

    `ready` names the requests for which one lies ready.
    """

    names: frozenset[str]
    answers: dict[Key, Finished] = field(default_factory=dict)
    ready: list[Key] = field(default_factory=list)

    def key(self, said: Mapping[str, str]) -> Key:
        """What tells a request with these headers from others."""
        return tuple(said.get(name, "") for name in sorted(self.names))


class Kept:
    """The finished answers of one application within a budget of bytes; what was not asked for longest goes first."""

    def __init__(self, budget: int) -> None:
        self.budget, self.size = budget, 0
        self.hits = self.misses = self.evictions = 0
        self._variants: OrderedDict[Key, Variants] = OrderedDict()
        self._ready: dict[Key, Ready] = {}

    @property
    def largest(self) -> int:
        """Bytes that an answer may have to be kept."""
        return self.budget // SHARE

    def get(self, request: Key, said: Mapping[str, str]) -> Finished | None:
        """The answer to a request that says this in its headers."""
        variants = self._variants.get(request)
        found = variants.answers.get(variants.key(said)) if variants else None
        if found:
            self._variants.move_to_end(request)
        return found

    def put(self, request: Key, said: Mapping[str, str], names: frozenset[str], answer: Finished) -> None:
        """Keep an answer that varies by these headers."""
        variants = self._variants.setdefault(request, Variants(names))
        if not names <= variants.names:
            # By what the others vary was not known in full: they are made anew.
            self._forget(request)
            variants = self._variants[request] = Variants(names | variants.names)
        key = variants.key(said)
        if key in variants.answers:
            self._cool(variants)
        self.size += answer.size - (variants.answers[key].size if key in variants.answers else 0)
        variants.answers[key] = answer
        self._shrink()

    def ready(self, exactly: Key) -> Ready | None:
        """What lies ready for this very request."""
        found = self._ready.get(exactly)
        if found:
            self._variants.move_to_end(found.request)
        return found

    def lay_ready(self, exactly: Key, ready: Ready) -> None:
        """Have an answer that is kept lie ready for this very request; what is of too many kinds is made up each time.

        Its bytes are those that are kept, and go with them.
        """
        variants = self._variants.get(ready.request)
        if variants and len(variants.ready) < READY and exactly not in self._ready:
            self._ready[exactly] = ready
            variants.ready.append(exactly)
            self.size += OVERHEAD
            self._shrink()

    def _shrink(self) -> None:
        while self.size > self.budget:
            self._forget(next(iter(self._variants)))

    def _cool(self, variants: Variants) -> None:
        for exactly in variants.ready:
            del self._ready[exactly]
        self.size -= OVERHEAD * len(variants.ready)
        variants.ready.clear()

    def _forget(self, request: Key) -> None:
        variants = self._variants.pop(request)
        self._cool(variants)
        gone = variants.answers.values()
        self.size -= sum(answer.size for answer in gone)
        self.evictions += len(gone)
