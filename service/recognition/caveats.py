"""What a reader of the first sentence must not overlook: routes that are doubtful, or hold for a part only."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.coverage import own_list
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.routes import Route
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import name


def caveats(atlas: Atlas, request: RecognitionRequest, found: Sequence[Route]) -> Iterator[Words]:
    """The caveats of these routes, in a sentence each."""
    numbers = {
        "caveat-unclear": sum(route.agreement.status == "unknown" for route in found),
        "caveat-possible": sum(route.sureness.certainty == "possible" for route in found),
        # Who asks for a specialty is told of each agreement how its list meets it.
        "caveat-listed": sum(request.specialty is None and bool(own_list(atlas, route.agreement)) for route in found),
    }
    yield from _parts(atlas, request, found)
    for caveat, number in numbers.items():
        if number:
            yield message(caveat, routes=len(found), number=str(number))


def _parts(atlas: Atlas, request: RecognitionRequest, found: Sequence[Route]) -> Iterator[Words]:
    """Which of them hold for a part of either side only: of a state, of a province."""
    for end in ("destination", "origin"):
        numbers: dict[str, int] = {}
        for route in found:
            side = route.way.destination if end == "destination" else route.way.origin
            if side != getattr(request, end):
                numbers[side] = numbers.get(side, 0) + 1
        for side, number in sorted(numbers.items()):
            part = name(atlas, side)
            yield message(f"caveat-part-{end}", routes=len(found), count=number, part=part)
