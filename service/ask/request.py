"""Reads a question in words, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from typing import Final

from accord_atlas.service.core.errors import BadParameter

LONGEST: Final = 300
"""Characters of a question."""


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question in words."""

    query: str


def ask_request(query: str) -> AskRequest:
    """The request; BadParameter where there is no question, or more than one can be read."""
    if not query.strip() or len(query) > LONGEST:
        raise BadParameter(
            "q",
            query[:LONGEST],
            f"`q` must have 1 to {LONGEST} characters that are not blank.",
            f"q 应为 1 至 {LONGEST} 个非空字符。",
            expected=f"1 to {LONGEST} characters",
        )
    return AskRequest(query)
