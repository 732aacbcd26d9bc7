"""The addresses of changes and of feeds of them."""

from hashlib import sha256
from urllib.parse import urlencode

from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.changes import Change, ChangesAnswer
from accord_atlas.service.changes.request import ChangesRequest


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
    return f"{BASE}change/{sha256((between + '|'.join(parts)).encode()).hexdigest()[:16]}"


def feed_address(request: ChangesRequest) -> str:
    """The address of the feed that answers a request."""
    given = {
        "from": request.start,
        "to": request.end,
        "concerning": ",".join(request.concerning),
        "what": ",".join(request.kinds),
    }
    return f"{BASE}api/diff?{urlencode({name: value for name, value in given.items() if value}, safe='/,')}"
