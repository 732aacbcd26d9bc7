"""The finished answers of a running service, as bytes, within a budget."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

OVERHEAD: Final = 1000
"""Bytes that the keeping of an answer costs beside its body, about."""
SHARE: Final = 8
"""No answer takes more than this part of the budget."""

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


@dataclass(slots=True)
class Variants:
    """The answers at one address: by which request headers they vary, and each by what those say."""

    names: frozenset[str]
    answers: dict[Key, Finished] = field(default_factory=dict)

    def key(self, said: Mapping[str, str]) -> Key:
        """What tells a request with these headers from others."""
        return tuple(said.get(name, "") for name in sorted(self.names))


class Kept:
    """The finished answers of one application within a budget of bytes; what was not asked for longest goes first."""

    def __init__(self, budget: int) -> None:
        self.budget, self.size = budget, 0
        self.hits = self.misses = self.evictions = 0
        self._variants: OrderedDict[Key, Variants] = OrderedDict()

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
        self.size += answer.size - (variants.answers[key].size if key in variants.answers else 0)
        variants.answers[key] = answer
        while self.size > self.budget:
            self._forget(next(iter(self._variants)))

    def _forget(self, request: Key) -> None:
        gone = self._variants.pop(request).answers.values()
        self.size -= sum(answer.size for answer in gone)
        self.evictions += len(gone)
