"""Networks in Python: graphs of networkx that every writer of networkx takes as they are.

A MultiDiGraph, or a Graph for the projections `organizations` and `jurisdictions`. Node ids are `kind/slug`. Attributes
are text, numbers and truth values, days in ISO 8601, lists with `|` between; what is not known is left out, and dates
as sources write them are `start_written` and `end_written`. `graph.graph` holds release, as_of (`any`: all times),
projection, completeness and, where there are no edges, reason_en and reason_zh.
"""

import networkx as nx

from accord_atlas.service.answers.network import Measure, NetworkAnswer, NetworkComparison, Projection
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.comparison import both, comparison_answer
from accord_atlas.service.network.exports.flat import portable
from accord_atlas.service.network.request import between_days, selection
from accord_atlas.service.network.request import measures as read_measures
from accord_atlas.service.python.api import Api, Given, Many, Moment
from accord_atlas.service.python.spoken import spoken


class Networks(Api):
    """The network, as a graph of its own for each who asks."""

    @spoken
    def network(
        self,
        *,
        as_of: Moment | None = None,
        kinds: Many | None = None,
        relations: Many | None = None,
        statuses: Many | None = None,
        agreements: Many | None = None,
        specialty: str | None = None,
        focus: Many | None = None,
        depth: int = 1,
        hubs: bool = False,
        projection: Projection = "none",
        measures: "Many | list[Measure] | None" = None,
        limit: int = 5000,
    ) -> "nx.Graph[str]":
        """The network as a networkx graph; see the head of this module for its attributes."""

        def made(a: Atlas) -> NetworkAnswer:
            part = selection(
                a,
                as_of=as_of,
                kinds=kinds,
                relations=relations,
                statuses=statuses,
                agreements=agreements,
                specialty=specialty,
                focus=focus,
                depth=depth,
                hubs=hubs,
                projection=projection,
                limit=limit,
            )
            return network_answer(a, NetworkRequest(part, read_measures(measures)))

        given: Given = {"as_of": as_of, "kinds": kinds, "relations": relations, "statuses": statuses, "hubs": hubs}
        more: Given = {"agreements": agreements, "specialty": specialty, "focus": focus, "depth": depth}
        last: Given = {"projection": projection, "measures": measures, "limit": limit}
        return portable(self._give(NetworkAnswer, made, "network", {**given, **more, **last}))

    @spoken
    def network_between(
        self,
        start: Moment,
        end: Moment | None = None,
        *,
        kinds: Many | None = None,
        relations: Many | None = None,
        statuses: Many | None = None,
        agreements: Many | None = None,
        specialty: str | None = None,
        focus: Many | None = None,
        depth: int = 1,
        hubs: bool = False,
        projection: Projection = "none",
        limit: int = 5000,
    ) -> "nx.Graph[str]":
        """The network of two days (the data date by default) as one graph, the `difference` on nodes and edges.

        `joined`, `left`, `changed` or `stayed`; attributes as those of `network`.
        """

        def made(a: Atlas) -> NetworkComparison:
            part = selection(
                a,
                kinds=kinds,
                relations=relations,
                statuses=statuses,
                agreements=agreements,
                specialty=specialty,
                focus=focus,
                depth=depth,
                hubs=hubs,
                projection=projection,
                limit=limit,
            )
            return comparison_answer(a, between_days(a, part, start, end))

        given: Given = {"from": start, "to": end, "kinds": kinds, "relations": relations, "statuses": statuses}
        more: Given = {"agreements": agreements, "specialty": specialty, "focus": focus, "depth": depth, "hubs": hubs}
        last: Given = {"projection": projection, "limit": limit}
        return portable(both(self._give(NetworkComparison, made, "network/compare", {**given, **more, **last})))
