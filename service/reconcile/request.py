"""What a client asks: batches of queries, and values of properties, each read from its JSON and bounded.

BadRequest says what is not as the specification has it, TooLarge what is more than is taken.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadRequest, TooLarge
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.reconcile.properties import Property, kinds_of, properties, property_of

BATCH: Final = 50
"""Queries of one batch."""
IDS: Final = 1000
COLUMNS: Final = 50
"""Entities and properties of one extension."""
MOST: Final = 50
"""Candidates of one query."""
CANDIDATES: Final = 10
VALUES: Final = 50
"""Properties of a query, and values of one of them."""
CERTAINTIES: Final = ("certain", "presumed", "possible")
BOTH: Final = "both"

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Query:
    """One query: a name (blank: none), the kinds that count (none: any), and what else is known of what is meant.

    An entity among the values of `known` is there by its id.
    """

    name: str
    kinds: tuple[str, ...]
    limit: int
    known: tuple[tuple[Property, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A property that is asked for: how many of its values (0: all), in which language, of which day, how sure."""

    property: Property
    limit: int
    language: str
    day: date
    certainties: frozenset[str]


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """Ids of entities, as they were given, and the columns."""

    ids: tuple[str, ...]
    columns: tuple[Column, ...]


def batch(atlas: Atlas, text: str) -> dict[str, Query]:
    """The queries of a batch by their keys."""
    given = _object(_json(text, "queries"), "queries")
    if len(given) > BATCH:
        raise TooLarge(
            f"A batch has at most {BATCH} queries; this one has {len(given):,}.",
            f"每批最多 {BATCH} 条查询；收到 {len(given):,} 条。",
            limit="batchSize",
            value=BATCH,
        )
    return {key: _query(atlas, key, _object(each, key)) for key, each in given.items()}


def extension(atlas: Atlas, text: str, language: Language) -> ExtensionRequest:
    """Which values of which entities are asked for."""
    given = _object(_json(text, "extend"), "extend")
    ids, asked = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids) or not isinstance(asked, list):
        raise _malformed(
            "extend", "`ids` (a list of texts) and `properties` (a list)", "ids（文本列表）与 properties（列表）"
        )
    for what, members, most in (("ids", ids, IDS), ("properties", asked, COLUMNS)):
        if len(members) > most:
            raise TooLarge(
                f"At most {most:,} `{what}` are taken at once; these are {len(members):,}.",
                f"{what} 一次最多 {most:,} 个；收到 {len(members):,} 个。",
                limit=what,
                value=most,
            )
    columns = tuple(_column(atlas, _object(each, "properties"), language) for each in asked)
    return ExtensionRequest(tuple(dict.fromkeys(ids)), columns)


def _query(atlas: Atlas, key: str, given: Mapping[str, Any]) -> Query:
    name, limit, known = given.get("query", ""), given.get("limit", CANDIDATES), given.get("properties") or []
    if not isinstance(name, str) or not isinstance(known, list):
        raise _malformed(key, "`query` as text and `properties` as a list", "query 为文本、properties 为列表")
    if not name.strip() and not known:
        raise _malformed(key, "a `query` that is not blank, or `properties`", "非空的 query 或 properties")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1:
        raise _malformed(key, "a `limit` of at least 1", "不小于 1 的 limit")
    types = given.get("type") or []
    return Query(
        name.strip(),
        tuple(dict.fromkeys(_kind(each) for each in (types if isinstance(types, list) else [types]))),
        min(int(limit), MOST),
        tuple(_known(atlas, _object(each, "properties")) for each in known[:VALUES]),
    )


def _kind(given: object) -> str:
    wanted = given.get("id", "") if isinstance(given, dict) else given
    known = kinds_of()
    if not isinstance(wanted, str) or wanted not in known:
        names = [name for name in known if name[0].isupper()]
        raise BadRequest(
            f"There is no type {wanted!r}; known: {', '.join(names)}.",
            f"没有类型 {wanted!r}；可用类型：{'、'.join(names)}。",
            value=str(wanted),
            expected=names,
            nearest=nearest(str(wanted), names),
        )
    return known[wanted]


def _known(atlas: Atlas, given: Mapping[str, Any]) -> tuple[Property, tuple[Value, ...]]:
    if "v" not in given:
        raise _malformed("properties", "`pid` and `v`", "pid 与 v")
    values = given["v"] if isinstance(given["v"], list) else [given["v"]]
    bare = [each.get("id") if isinstance(each, dict) else each for each in values[:VALUES]]
    read = [each for each in bare if isinstance(each, str | int | float | bool)]
    if len(read) < len(bare):
        raise _malformed(
            "v", "texts, numbers, truth values or entities with an `id`", "文本、数值、布尔值或带 id 的实体"
        )
    return _property(atlas, given.get("pid")), tuple(each for each in read if each != "")


def _property(atlas: Atlas, given: object) -> Property:
    found = property_of(atlas, given) if isinstance(given, str) else None
    if found is None:
        names = [each.id for each in properties(atlas)]
        raise BadRequest(
            f"There is no property {given!r}.",
            f"没有属性 {given!r}。",
            value=str(given),
            expected=names,
            nearest=nearest(str(given), names),
        )
    return found


def _column(atlas: Atlas, given: Mapping[str, Any], language: Language) -> Column:
    settings = _object(given.get("settings") or {}, "settings")
    limit, spoken = str(settings.get("limit") or 0), settings.get("language") or language
    sure = settings.get("certainty") or ",".join(CERTAINTIES[:2])
    if not limit.isdecimal() or len(limit) > 6:
        raise _malformed("limit", "a whole number", "整数")
    if spoken not in {*LANGUAGES, BOTH}:
        raise _malformed("language", "en, zh or both", "en、zh 或 both")
    if not isinstance(sure, str) or not {*sure.split(",")} <= {*CERTAINTIES}:
        raise _malformed("certainty", ", ".join(CERTAINTIES), "、".join(CERTAINTIES))
    when = settings.get("as_of")
    return Column(
        _property(atlas, given.get("id")),
        int(limit),
        str(spoken),
        day(str(when), parameter="as_of") if when else atlas.release.data_date,
        frozenset(sure.split(",")),
    )


def _json(text: str, parameter: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest(
            f"`{parameter}` is no JSON: {error}.", f"{parameter} 不是有效的 JSON：{error}。", parameter=parameter
        ) from error


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _malformed(name, "a JSON object", "JSON 对象")
    return value


def _malformed(where: str, en: str, zh: str) -> BadRequest:
    return BadRequest(f"`{where}`: expected {en}.", f"{where}：应为{zh}。", parameter=where, expected=en)
