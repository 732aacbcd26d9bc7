"""What a reader of the first sentence must not overlook: routes that are doubtful, or for some specialties only."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.coverage import own_list
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.routes import Route
from accord_atlas.service.text.messages import message


def caveats(atlas: Atlas, request: RecognitionRequest, found: Sequence[Route]) -> Iterator[Words]:
    """The caveats of these routes, in a sentence each."""
    numbers = {
        "caveat-unclear": sum(route.agreement.status == "unknown" for route in found),
        "caveat-possible": sum(route.sureness.certainty == "possible" for route in found),
        # Who asks for a specialty is told of each agreement how its list meets it.
        "caveat-listed": sum(request.specialty is None and bool(own_list(atlas, route.agreement)) for route in found),
    }
    for name, number in numbers.items():
        if number:
            yield message(name, routes=len(found), number=str(number))
