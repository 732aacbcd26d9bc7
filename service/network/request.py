"""Reads requests for networks and paths: identifiers in any form, lists, days, numbers within their limits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.network import Measure
from accord_atlas.service.core.arguments import among, items, number, several
from accord_atlas.service.core.as_of import data_day, day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import lower, resolve
from accord_atlas.service.core.labels import Named
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.relations import properties
from accord_atlas.service.domain.network.relations import relations as all_relations
from accord_atlas.service.network.paths import MOST_PATHS, PathRequest
from accord_atlas.service.network.selection import PROJECTIONS, Selection

ANY = "any"
"""Stands in `as_of` for all times."""
DEEPEST = 6
"""The largest `depth`: more steps reach the whole network."""
LARGEST = 20_000
"""The largest `limit` of nodes."""
FIRST_KINDS = ("organization", "agreement", "jurisdiction", "specialty", "title", "document", "region")
MEASURES: tuple[Measure, ...] = get_args(Measure)
"""What may be measured, in the order of the answer."""


def node_kinds() -> tuple[str, ...]:
    """The kinds of entity that stand in the network; a bare slug means the first kind that has it."""
    present = {kind for p in properties() for kind in (p.source, p.target)}
    return (*FIRST_KINDS, *sorted(present - set(FIRST_KINDS)))


def node(atlas: Atlas, value: str, parameter: str, of_kinds: tuple[str, ...] = ()) -> str:
    """The node id of an identifier; BadParameter names the nearest that exist, or the kinds that the network has."""
    named = entity(atlas, value, parameter, of_kinds)
    found = f"{named.kind}/{named.slug}"
    if found in atlas.once(network).nodes:
        return found
    raise BadParameter(
        parameter,
        value,
        f"`{parameter}` is {value!r}, of the kind {named.kind}, which the network does not hold as a node.",
        f"{parameter} 为 {value!r}，其类别 {named.kind} 不是网络中的节点。",
        expected=node_kinds(),
    )


def entity(atlas: Atlas, value: str, parameter: str, of_kinds: tuple[str, ...] = ()) -> Named:
    """The entity of an identifier; a bare slug means the first kind of `node_kinds` that has it, if one has."""
    nodes = atlas.once(network).nodes
    first = next((kind for kind in of_kinds or node_kinds() if f"{kind}/{lower(value)}" in nodes), None)
    return resolve(atlas, value, (first,) if first else of_kinds, parameter=parameter)


def iri(node_id: str) -> str:
    """The IRI of a node."""
    return f"{BASE}id/{node_id}"


def moment(atlas: Atlas, value: str | date | None) -> date | None:
    """The day of a request; None for `any`; the release's data date where none is given."""
    if value is None:
        return atlas.release.data_date
    if isinstance(value, date):
        return value
    return None if value == ANY else day(value, parameter="as_of")


def measures(value: str | Iterable[str] | None) -> tuple[Measure, ...]:
    """The measures of a request; BadParameter for one that there is not."""
    return several(value, "measures", MEASURES)


def selection(
    atlas: Atlas,
    *,
    as_of: str | date | None = None,
    kinds: str | Iterable[str] | None = None,
    relations: str | Iterable[str] | None = None,
    statuses: str | Iterable[str] | None = None,
    agreements: str | Iterable[str] | None = None,
    specialty: str | None = None,
    focus: str | Iterable[str] | None = None,
    depth: int = 1,
    hubs: bool = False,
    projection: str = "none",
    limit: int = 5000,
) -> Selection:
    """The selection that the parameters of a request describe; BadParameter says what is wrong with one."""
    return Selection(
        as_of=moment(atlas, as_of),
        kinds=frozenset(several(kinds, "kinds", node_kinds())),
        relations=frozenset(several(relations, "relations", all_relations())),
        statuses=frozenset(several(statuses, "statuses", concepts(atlas).get("participation-status", {}))),
        agreements=frozenset(node(atlas, item, "agreements", ("agreement",)) for item in items(agreements)),
        specialty=node(atlas, specialty, "specialty", ("specialty",)) if specialty else None,
        focus=tuple(dict.fromkeys(node(atlas, item, "focus") for item in items(focus))),
        depth=number(depth, "depth", 0, DEEPEST),
        hubs=hubs,
        projection=among(projection, "projection", PROJECTIONS),
        limit=number(limit, "limit", 1, LARGEST),
    )


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """One selection on two days, the earlier first."""

    before: Selection
    after: Selection


def between_days(atlas: Atlas, part: Selection, start: str | date, end: str | date | None = None) -> ComparisonRequest:
    """The request that compares a selection on two days; BadParameter where the second is before the first."""
    first, last = data_day(atlas, start, "from"), data_day(atlas, end, "to")
    if last < first:
        raise BadParameter(
            "to",
            str(end),
            f"`to` is {last}, which is before `from` ({first}); expected a later day.",
            f"to 为 {last}，早于 from（{first}），应为更晚的日期。",
            expected=f"a day from {first} on",
        )
    return ComparisonRequest(replace(part, as_of=first), replace(part, as_of=last))


def exclusions(atlas: Atlas, value: str | Iterable[str] | None) -> frozenset[str]:
    """What a path is not to pass: kinds, names of relations, or identifiers of entities."""
    words = {*node_kinds(), *all_relations()}
    return frozenset(item if item in words else node(atlas, item, "exclude") for item in items(value))


def path_request(
    atlas: Atlas,
    source: str,
    target: str,
    *,
    as_of: str | date | None = None,
    k: int = 3,
    exclude: str | Iterable[str] | None = None,
    hubs: bool = False,
) -> PathRequest:
    """The request for paths that the parameters of a request describe; BadParameter says what is wrong with one."""
    ends = node(atlas, source, "from"), node(atlas, target, "to")
    if ends[0] == ends[1]:
        raise BadParameter(
            "to",
            target,
            f"`from` and `to` are the same entity, {ends[0]}; expected two different ones.",
            f"from 与 to 是同一实体 {ends[0]}，应为两个不同的实体。",
        )
    barred = exclusions(atlas, exclude)
    for end, parameter in zip(ends, ("from", "to"), strict=True):
        if end in barred:
            raise BadParameter(
                "exclude",
                end,
                f"`exclude` holds {end}, which is `{parameter}` of the path.",
                f"exclude 含有路径的一端（{parameter}）{end}。",
            )
    number(k, "k", 1, MOST_PATHS)
    return PathRequest(*ends, moment(atlas, as_of), min(k, MOST_PATHS + 1), barred, hubs)
