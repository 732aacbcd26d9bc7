"""What routes take as parameters: `Current` is the release that the server has open."""

from typing import Annotated

from fastapi import Depends, Request

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease


def current(request: Request) -> Atlas:
    """The release that the server has open; NoRelease where it could open none."""
    found: Atlas | NoRelease = request.app.state.atlas
    if isinstance(found, NoRelease):
        raise found
    return found


Current = Annotated[Atlas, Depends(current)]
"""A route's parameter of this type receives the opened release."""
