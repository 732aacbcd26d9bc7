"""Addresses at which other stores take changes: here they say why nothing is taken."""

from fastapi import APIRouter

from accord_atlas.service.sparql.protocol import read_only

router = APIRouter(include_in_schema=False)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@router.api_route("/update", methods=METHODS)
@router.api_route("/rdf-graph-store", methods=METHODS)
def refused() -> None:
    """Refuse SPARQL updates and the Graph Store Protocol."""
    raise read_only()
