"""What is asked of the workers, and what they answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from accord_atlas.service.sparql.ipc import Reply


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: the text, the formats for the two kinds of result, and the dataset where the request names one.

    `rows` and `size` (bytes) bound the result where it is to be smaller than the service's limits allow.
    """

    text: str
    results: str = "json"
    graph: str = "ttl"
    gzip: bool = False
    default_graphs: Sequence[str] | None = None
    named_graphs: Sequence[str] | None = None
    rows: int | None = None
    size: int | None = None


class Answer:
    """A reply and its body, which is read once; `close` gives its place in the spool back."""

    def __init__(self, reply: Reply, body: IO[bytes], length: int, waited: float, returned: Callable[[], None]) -> None:
        self.reply, self.body, self.length, self.waited = reply, body, length, waited
        self._returned = returned

    def close(self) -> None:
        """Let go of the body; more than once does no harm."""
        if not self.body.closed:
            self.body.close()
            self._returned()
