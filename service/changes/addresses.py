"""What a change is called in every feed and answer, and the addresses of feeds."""

from hashlib import sha256
from typing import Final
from urllib.parse import urlencode

from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.changes import Change, ChangesAnswer
from accord_atlas.service.changes.change import Change as Happening
from accord_atlas.service.changes.request import ChangesRequest, NewsRequest

OF_A_RELEASE: Final = frozenset({"added", "removed", "renamed", "dates-changed", "relation-added", "relation-removed"})
"""Kinds of change that happen in the data alone, hence in one release after another; the others happen once."""


def change_address(answer: ChangesAnswer, change: Change) -> str:
    """The address of one change, the same in every feed.

    What happened in the world does not hang on the days of the request; what differs between two releases does on them.
    """
    between = "" if answer.between == "days" else f"{answer.start}|{answer.end}|"
    parts = (
        change.earliest.isoformat() if change.earliest and change.date else "",
        change.date or "",
        change.kind,
        change.subject.id,
        change.object.id if change.object else "",
        f"{change.before}|{change.after}|{change.relation}",
    )
    return f"{BASE}change/{_hashed(between + '|'.join(parts))}"


def identity(change: Happening, release: str) -> str:
    """Sixteen hexadecimal digits for something new; of what happens in the data alone, another in each release."""
    others = [node.id if node else "" for node in (change.object, change.jurisdiction)]
    parts = [change.kind, change.subject.id, *others, change.date or "", change.relation or ""]
    if change.kind in OF_A_RELEASE:
        parts += [str(change.before), str(change.after), release]
    return _hashed("|".join(parts))


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def feed_address(request: ChangesRequest) -> str:
    """The address of the feed that answers a request for changes."""
    return BASE + _address("api/diff", {"from": request.start, "to": request.end}, request)


def news_address(request: NewsRequest, since: str | None, form: str) -> str:
    """The path of the answer on what is new, below the address of the service; without `since` if none was given."""
    return _address("api/changes", {"since": since or "", "format": form}, request)


def _address(path: str, given: dict[str, str], request: ChangesRequest | NewsRequest) -> str:
    given |= {"concerning": ",".join(request.concerning), "what": ",".join(request.kinds)}
    query = urlencode({name: value for name, value in given.items() if value}, safe="/,")
    return f"{path}?{query}" if query else path
