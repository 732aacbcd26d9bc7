"""What changed, asked between two days or two releases, and its answer as JSON and as a table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from accord_atlas.queries.question import Column, ColumnType, Text
from accord_atlas.service.changes.change import STATUS, Happening, document, kinds, kinds_of_change, told
from accord_atlas.service.changes.comparison import GraphDifference, compare
from accord_atlas.service.changes.releases import Listed, release, releases
from accord_atlas.service.changes.timeline import between, concerning, happenings
from accord_atlas.service.core.arguments import items, several
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import Concepts, concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dataset.graphs import title
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.network import request as asking
from accord_atlas.service.network.build import network
from accord_atlas.service.network.model import Model
from accord_atlas.service.text.messages import message

CONCERNED = ("organization", "agreement", "jurisdiction")


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed between two days or two releases.

    `undated` counts happenings without a date (between days only); `added` and `removed` count statements of the data,
    `graphs` graph by graph (between releases only). `concerning` (ids of nodes) and `what` are what the changes were
    narrowed down to.
    """

    start: str
    end: str
    changes: tuple[Happening, ...]
    days: bool
    undated: int | None = None
    added: int | None = None
    removed: int | None = None
    graphs: tuple[GraphDifference, ...] = ()
    concerning: tuple[str, ...] = ()
    what: tuple[str, ...] = ()


def changed(
    atlas: Atlas,
    start: str,
    end: str | None = None,
    *,
    concerned: str | Iterable[str] | None = None,
    what: str | Iterable[str] | None = None,
) -> Changed:
    """What changed between two days, or between two releases (`end`: the data date, or the release in use).

    `concerned` are identifiers of organizations, agreements, jurisdictions; BadParameter says what is wrong.
    """
    ends = (start, end if end is not None else _now(atlas, start))
    nodes = frozenset(asking.node(atlas, item, "concerning", CONCERNED) for item in items(concerned))
    wanted = frozenset(several(what, "what", kinds_of_change()))

    def kept(told: Iterable[Happening]) -> tuple[Happening, ...]:
        return tuple(h for h in concerning(told, nodes) if not wanted or h.what in wanted)

    if _is_day(ends[0]):
        found = _between_days(*ends, kept(atlas.once(happenings)))
    else:
        found = _between_releases(atlas, *ends)
        found = replace(found, changes=kept(found.changes))
    return replace(found, concerning=tuple(sorted(nodes)), what=tuple(sorted(wanted)))


def _now(atlas: Atlas, start: str) -> str:
    return atlas.release.data_date.isoformat() if _is_day(start) else atlas.release.id


def _is_day(value: str) -> bool:
    """Whether a value is meant as a day: releases are named by hexadecimal digits without hyphens."""
    return "-" in value or (value.isdigit() and len(value) < 8)


def _between_days(start: str, end: str, told: Iterable[Happening]) -> Changed:
    first, last = day(start, parameter="from"), day(end, parameter="to")
    if first > last:
        raise BadParameter(
            "to",
            end,
            f"`to` is {end}, which is before `from` ({start}); expected a later day.",
            f"to 为 {end}，早于 from（{start}），应为更晚的日期。",
            expected=f"a day from {start} on",
        )
    period = between(told, first, last)
    return Changed(start, end, period.happenings, True, undated=period.undated)


def _between_releases(atlas: Atlas, start: str, end: str) -> Changed:
    return compared(atlas, release(atlas, start, "from"), release(atlas, end, "to"))


def compared(atlas: Atlas, earlier: Release, later: Release) -> Changed:
    """What differs between two releases, whichever is open."""
    return atlas.once(_comparisons).between(earlier, later)


class Comparisons:
    """Compares releases; what was read of one, and what was compared, is kept."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._models: dict[str, Model] = {atlas.release.id: atlas.once(network)}
        self._found: dict[tuple[str, str], Changed] = {}

    def between(self, earlier: Release, later: Release) -> Changed:
        """What leads from one release to the other."""
        key = (earlier.id, later.id)
        if key not in self._found:
            found = compare(earlier, later, (self._model(earlier), self._model(later)))
            self._found[key] = Changed(
                *key, found.changes, False, added=found.added, removed=found.removed, graphs=found.graphs
            )
        return self._found[key]

    def _model(self, of: Release) -> Model:
        if of.id not in self._models:
            self._models[of.id] = network(Atlas.of(of, self._atlas.settings))
        return self._models[of.id]


def _comparisons(atlas: Atlas) -> Comparisons:
    return Comparisons(atlas)


def changed_document(atlas: Atlas, found: Changed) -> dict[str, Any]:
    """The changes as JSON."""
    told_in = partial(document, concepts=concepts(atlas))
    return {
        "release": atlas.release.id,
        "as_of": found.end if found.days else None,
        "completeness": "complete",
        "from": found.start,
        "to": found.end,
        "between": "days" if found.days else "releases",
        "undated": found.undated,
        "statements": None if found.days else _statements(found),
        "changes": [told_in(change) for change in found.changes],
    }


def _statements(found: Changed) -> dict[str, Any]:
    graphs = [
        {
            "name": each.name,
            "label": dict(title(each.name)),
            "added": each.added,
            "removed": each.removed,
            "added_examples": list(each.added_examples),
            "removed_examples": list(each.removed_examples),
        }
        for each in found.graphs
    ]
    return {"added": found.added, "removed": found.removed, "graphs": graphs}


def releases_document(atlas: Atlas) -> dict[str, Any]:
    """The releases at hand as JSON."""
    return {
        "release": atlas.release.id,
        "as_of": None,
        "completeness": "complete",
        "releases": [_listed(each) for each in releases(atlas)],
    }


def _listed(each: Listed) -> dict[str, Any]:
    return {
        "id": each.release.id,
        "built": each.built,
        "statements": each.release.statements,
        "data_date": each.release.data_date.isoformat(),
        "current": each.current,
    }


COLUMNS: tuple[tuple[str, ColumnType, str, str], ...] = (
    ("date", "date", "Date", "时间"),
    ("what", "text", "What", "变化"),
    ("subject", "entity", "Whom it concerns", "主体"),
    ("object", "entity", "In what", "所涉对象"),
    ("jurisdiction", "entity", "Country or region", "国家或地区"),
    ("before", "text", "Before", "变化前"),
    ("after", "text", "After", "变化后"),
    ("certainty", "text", "Certainty", "确定程度"),
    ("source", "entity", "Source", "来源"),
    ("sentence", "text", "In words", "文字说明"),
)


SCHEMES = {"what": "change-kind", "before": STATUS, "after": STATUS, "certainty": "certainty"}
"""Columns of controlled values; a name or a date before and after stays as it is."""


def vocabulary(atlas: Atlas) -> Concepts:
    """The controlled values of the release, and those of changes."""
    return {**concepts(atlas), "change-kind": kinds()}


def changed_table(atlas: Atlas, found: Changed, language: str) -> Table:
    """The changes as a table, one row each, with the sentence in the language."""
    said = changed_document(atlas, found)
    rows: list[list[TableCell]] = [
        [change[name] if name != "sentence" else change["sentence"][language] for name, *_ in COLUMNS]
        for change in said["changes"]
    ]
    title: Text = {"en": f"Changes {found.start} to {found.end}", "zh": f"变化 {found.start} 至 {found.end}"}
    about: Text = (
        {"en": "What happened in the world, as this release tells it.", "zh": "据本发布版，两个日期之间发生的变化。"}
        if found.days
        else {"en": "What differs between two releases of the data.", "zh": "两个发布版数据之间的差异。"}
    )
    columns = [Column(name, kind, {"en": en, "zh": zh}, SCHEMES.get(name)) for name, kind, en, zh in COLUMNS]
    lines = [(message("about-release"), atlas.release.id)]
    return Table("changes", Words(**title), Words(**about), columns, rows, lines)


def sentence(atlas: Atlas, happening: Happening) -> Text:
    """A happening in words."""
    return told(happening, concepts(atlas))
