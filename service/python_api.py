"""The atlas in Python: `accord_atlas.open()` gives the same answers as the service, as plain objects.

    import accord_atlas

    atlas = accord_atlas.open()
    atlas.search("中国科协")["results"][0]["entity"]["id"]      # 'cast'
    atlas.query("members", agreement="ipea", as_of="2019-01-01")["rows"]
    atlas.network(projection="organizations")                   # a networkx graph

Answers are dicts in the JSON shapes of the service; errors are those of `accord_atlas.service.errors`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx
import pyoxigraph as ox

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.request import ask_request
from accord_atlas.service.changes.answer import changes_answer, releases_answer
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.request import changes_request, news_request
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.arguments import checked, number
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell, cell
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.request import due_request
from accord_atlas.service.entities.answer import entity_answer
from accord_atlas.service.entities.pages import LARGEST_PAGE, PAGE, Page, lineage_answer, neighbours_answer
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.request import evidence_request
from accord_atlas.service.gaps.answer import gaps
from accord_atlas.service.gaps.request import gaps_request
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.comparison import both, comparison_answer
from accord_atlas.service.network.exports.flat import portable
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.request import between_days, entity, path_request, selection
from accord_atlas.service.network.request import measures as read_measures
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.request import profile_request
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.answer import answer
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.request import LEVEL, recognition_request
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.request import BEST, best_request, scenario_request
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.sparql.local import LocalEngine
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.vocabulary.answer import vocabulary

Json = dict[str, Any]
Many = str | Iterable[str]
"""A list parameter: texts, or one text with commas."""
Moment = str | date


class AtlasApi(Atlas):
    """An opened release with a method for each kind of answer."""

    def query(self, name: str, **parameters: str | date | int) -> Json:
        """The answer of a stored question; UnknownEntity and BadParameter name what comes nearest."""
        question = catalogue.find(name)
        given = [(key, value if isinstance(value, str) else str(value)) for key, value in parameters.items()]
        items = checked(given, {parameter.name for parameter in question.parameters})
        return answer(read_request(self, question, items)).json_value()

    def sparql(self, query: str) -> list[Json] | list[ox.Triple] | bool:
        """Rows of cells for SELECT, triples for CONSTRUCT and DESCRIBE, the truth for ASK; no limits are set.

        The query runs in a process of its own, which no query can end for its caller. BadRequest says where it does
        not parse, Unorderable what to sort by instead.
        """
        reply, body = self.once(_engine).ask(query)
        if reply.kind == "graph":
            return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]
        results = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        if isinstance(results, ox.QueryBoolean):
            return bool(results)
        names = [variable.value for variable in results.variables]
        return [{name: _plain(cell(row[name], "text", self.labels)) for name in names} for row in results]

    def search(self, text: str, *, kind: Many | None = None, jurisdiction: str | None = None, limit: int = 20) -> Json:
        """The entities that a name may mean, best first."""
        wanted = search_request(self, text, kinds=kind, jurisdiction=jurisdiction, limit=limit)
        return search_answer(self, wanted).json_value()

    def entity(self, identifier: str, *, as_of: Moment | None = None) -> Json:
        """One entity: facts with evidence, neighbours counted, history."""
        return entity_answer(self, self._named(identifier), _day(as_of)).json_value()

    def evidence(self, identifier: str, *, as_of: Moment | None = None) -> Json:
        """What each source says of one thing, in sentences, with what is said against it."""
        return evidence_answer(self, evidence_request(self, self._named(identifier), as_of=as_of)).json_value()

    def due(
        self,
        *,
        kind: Many | None = None,
        agreement: Many | None = None,
        jurisdiction: Many | None = None,
        state: str = "all",
        as_of: Moment | None = None,
        offset: int = 0,
        limit: int = PAGE,
    ) -> Json:
        """What to check next, the most urgent first: facts whose last check lies too far back by our rule."""
        wanted = due_request(
            self,
            kind=kind,
            agreement=agreement,
            jurisdiction=jurisdiction,
            state=state,
            as_of=as_of,
            offset=offset,
            limit=limit,
        )
        return due_answer(self, wanted).json_value()

    def neighbours(
        self,
        identifier: str,
        relation: str | None = None,
        *,
        forward: bool | None = None,
        as_of: Moment | None = None,
        offset: int = 0,
        limit: int = PAGE,
    ) -> Json:
        """One page of an entity's neighbours."""
        size = number(limit, "limit", 1, LARGEST_PAGE)
        page = Page(relation, forward, number(offset, "offset", 0, offset), size)
        return neighbours_answer(self, self._named(identifier), _day(as_of), page).json_value()

    def lineage(self, identifier: str) -> Json:
        """An entity's ancestors and descendants."""
        return lineage_answer(self, self._named(identifier)).json_value()

    def paths(
        self,
        source: str,
        target: str,
        *,
        as_of: Moment | None = None,
        k: int = 3,
        exclude: Many | None = None,
        hubs: bool = False,
    ) -> Json:
        """The k best paths between two entities."""
        request = path_request(self, source, target, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
        return paths_answer(self, request).json_value()

    def network(self, *, measures: Many | None = None, **part: Any) -> "nx.Graph[str]":  # noqa: ANN401
        """The network as a networkx graph of its own; parameters as `network.request.selection` and over HTTP.

        A MultiDiGraph, or a Graph for the projections `organizations` and `jurisdictions`. Node ids are `kind/slug`.
        Attributes are text, numbers and truth values, days in ISO 8601, lists with `|` between, so that every writer of
        networkx takes the graph as it is; what is not known is left out, and dates as sources write them are
        `start_written` and `end_written`. `graph.graph` holds release, as_of (`any`: all times), projection,
        completeness and, where there are no edges, reason_en and reason_zh.
        """
        request = NetworkRequest(selection(self, **part), read_measures(measures))
        return portable(network_answer(self, request))

    def network_between(self, start: Moment, end: Moment | None = None, **part: Any) -> "nx.Graph[str]":  # noqa: ANN401
        """The network of two days (the data date by default) as one graph, the `difference` on nodes and edges.

        `joined`, `left`, `changed` or `stayed`; parameters and attributes as those of `network`.
        """
        request = between_days(self, selection(self, **part), start, end)
        return portable(both(comparison_answer(self, request)))

    def changes(
        self,
        start: Moment,
        end: Moment | None = None,
        *,
        concerning: Many | None = None,
        what: Many | None = None,
    ) -> Json:
        """What happened between two days, or what differs between two releases (by id)."""
        last = str(end) if end is not None else None
        request = changes_request(self, str(start), last, concerning=concerning, kinds=what)
        return changes_answer(self, request).json_value()

    def changes_since(
        self, since: Moment | None = None, *, concerning: Many | None = None, what: Many | None = None
    ) -> Json:
        """What is new since a day or a release (by id), whenever it happened; by default of the last year."""
        start = str(since) if since is not None else None
        return news_answer(self, news_request(self, start, concerning=concerning, kinds=what)).json_value()

    def releases(self) -> Json:
        """The releases at hand."""
        return releases_answer(self).json_value()

    def recognition(
        self,
        origin: str,
        destination: str,
        *,
        specialty: str | None = None,
        level: str = LEVEL,
        as_of: Moment | None = None,
    ) -> Json:
        """What one jurisdiction recognises of an engineer of another: ranked routes, what is nearest, ties."""
        request = recognition_request(self, origin, destination, specialty=specialty, level=level, as_of=as_of)
        return recognition_answer(self, request).json_value()

    def accession(self, agreement: str, organization: str, *, as_of: Moment | None = None) -> Json:
        """What a body still lacks to enter an agreement: rules, votes, nominators, precedents."""
        return accession_answer(self, accession_request(self, agreement, organization, as_of=as_of)).json_value()

    def scenario(
        self,
        join: Many | None = None,
        origin: str | None = None,
        *,
        sign: Many | None = None,
        as_of: Moment | None = None,
    ) -> Json:
        """What would open if bodies took part in agreements (`ipea:cse-cn`), or concluded one (`cse-cn:iem-my`)."""
        request = scenario_request(self, join, origin, sign=sign, as_of=as_of)
        return scenario_answer(self, request).json_value()

    def scenario_best(self, organization: str, *, limit: int = BEST, as_of: Moment | None = None) -> Json:
        """The next steps open to a body, ranked by what each opens, needs and leaves unknown."""
        return best_answer(self, best_request(self, organization, limit=limit, as_of=as_of)).json_value()

    def ask(self, question: str) -> Json:
        """A question in words, Chinese or English: what it was taken to ask, the first lines of the answer."""
        return ask_answer(self, ask_request(question)).json_value()

    def compare(self, of: Many, *, as_of: Moment | None = None) -> Json:
        """Two to four countries, bodies or agreements side by side on a day (the data date by default)."""
        return compare_answer(self, compare_request(self, of, as_of=as_of)).json_value()

    def profile(self, of: str, *, counterpart: str | None = None, as_of: Moment | None = None) -> Json:
        """A country, a body or an agreement at a glance, seen from a counterpart's side (China by default)."""
        return profile(self, profile_request(self, of, counterpart=counterpart, as_of=as_of)).json_value()

    def dossier(self, jurisdiction: str, *, counterpart: str | None = None, as_of: Moment | None = None) -> Json:
        """Everything about one jurisdiction, with routes to and from a counterpart (China by default)."""
        request = dossier_request(self, jurisdiction, counterpart=counterpart, as_of=as_of)
        return dossier(self, request).json_value()

    def targets(self, *, as_of: Moment | None = None, **wanted: str) -> Json:
        """The notice's targets and intentions with outcomes.

        `wanted` narrows them down: year, specialty, organization, responsible, jurisdiction, region, outcome.
        """
        return targets(self, targets_request(self, as_of=as_of, **wanted)).json_value()

    def gaps(self, *, jurisdiction: str | None = None, as_of: Moment | None = None) -> Json:
        """Coverage matrix, who is one step short, who is alike, who bridges."""
        return gaps(self, gaps_request(self, jurisdiction=jurisdiction, as_of=as_of)).json_value()

    def vocabulary(self) -> Json:
        """Every controlled value, kind, relation, question and column by its names in both languages."""
        return vocabulary(self).json_value()

    def _named(self, identifier: str) -> Named:
        return entity(self, identifier, "identifier")


def _engine(atlas: Atlas) -> LocalEngine:
    return LocalEngine(atlas.release.path)


def _plain(value: Cell) -> Any:  # noqa: ANN401 - a value of JSON
    return value.json_value() if isinstance(value, Entity) else value


def _day(value: Moment | None) -> date | None:
    return day(value, parameter="as_of") if isinstance(value, str) else value
