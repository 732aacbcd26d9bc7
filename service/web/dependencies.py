"""What routes take as parameters: `Current` is the release that answers."""

from typing import Annotated

from fastapi import Depends, Request

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.web.open_releases import OpenReleases
from accord_atlas.service.web.query_parameters import LAYERS, RELEASE


def current(request: Request) -> Atlas:
    """The release that the request names by `release` or `layers`, else the one in use; decided once for each request.

    NoRelease where the server could open none, NotFound where the named one is not kept.
    """
    releases: OpenReleases = request.app.state.releases
    return releases.of(request.query_params.get(RELEASE), request.query_params.get(LAYERS))


Current = Annotated[Atlas, Depends(current)]
"""A route's parameter of this type receives the opened release."""
