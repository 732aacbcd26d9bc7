"""The results of SPARQL queries as rows of cells."""

import pyoxigraph as ox

from accord_atlas.service.answers.tabled import Rows
from accord_atlas.service.core.cells import cell
from accord_atlas.service.core.labels import Labels


def rows_of(body: bytes, labels: Labels) -> Rows | bool:
    """The rows, or the truth, of a result in JSON; an IRI is an entity, named as far as the labels know it."""
    results = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return Rows({name: cell(row[name], "text", labels) for name in names} for row in results)
