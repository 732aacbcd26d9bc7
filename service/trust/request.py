"""A query of the protocol, read: BadRequest for what is malformed, NotFound for what is not known here (its rule)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from pydantic import ValidationError

from accord_atlas.ontology.names import BASE, kind_and_slug
from accord_atlas.service.answers.trust import TrustQuery
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadRequest, NotFound, UnknownEntity
from accord_atlas.service.core.identifiers import suggest
from accord_atlas.service.core.labels import Named

Action = Literal["recognise", "vote"]
RECOGNITION: Final[tuple[Action, ...]] = ("recognise",)
AUTHORIZATION: Final[tuple[Action, ...]] = ("recognise", "vote")
SPELLINGS: Final = {"recognize": "recognise"}
PARTIES: Final = ("organization", "jurisdiction")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|\+00:00)")


@dataclass(frozen=True, slots=True)
class TrustRequest:
    """Who is asked about, who is asked, for what, on which level of practice, on which day; the query as it came."""

    entity: Named
    authority: Named
    action: Action
    level: str
    day: date
    asked: TrustQuery


def recognition_query(atlas: Atlas, body: bytes) -> TrustRequest:
    """A query for recognition by a body, a country or region, or an agreement."""
    return _read(atlas, body, (*PARTIES, "agreement"), RECOGNITION)


def authorization_query(atlas: Atlas, body: bytes) -> TrustRequest:
    """A query for authorisation by an agreement."""
    return _read(atlas, body, ("agreement",), AUTHORIZATION)


def _read(atlas: Atlas, body: bytes, authorities: tuple[str, ...], actions: tuple[Action, ...]) -> TrustRequest:
    try:
        asked = TrustQuery.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "body"
        raise BadRequest(f"`{where}`: {first['msg']}.", f"{where} 无效：{first['msg']}。", parameter=where) from error
    named = SPELLINGS.get(asked.action, asked.action)
    action = next((known for known in actions if known == named), None)
    if action is None:
        raise NotFound(
            f"There is no action {asked.action!r} here; known: {', '.join(actions)}.",
            f"此处没有动作 {asked.action!r}；可用：{'、'.join(actions)}。",
            parameter="action",
            expected=list(actions),
        )
    return TrustRequest(
        _party(atlas, "entity_id", asked.entity_id, PARTIES),
        _party(atlas, "authority_id", asked.authority_id, authorities),
        action,
        _level(atlas, asked.resource),
        _day(atlas, asked),
        asked,
    )


def _party(atlas: Atlas, parameter: str, given: str, kinds: tuple[str, ...]) -> Named:
    kind, _ = kind_and_slug(given) or ("", "")
    if kind in kinds and given in atlas.labels:
        return atlas.labels[given]
    close = [BASE + "id/" + each.replace(":", "/") for each in suggest(atlas, given, kinds)] if len(given) < 200 else []
    expected = [f"{BASE}id/{each}/…" for each in kinds]
    raise UnknownEntity(
        f"`{parameter}` is {given[:200]!r}, which is not known here; expected {' or '.join(expected)}.",
        f"{parameter} 为 {given[:200]!r}，此处没有该标识；应为 {' 或 '.join(expected)}。",
        parameter=parameter,
        expected=expected,
        nearest=[each for each in close if each in atlas.labels] or None,
    )


def _level(atlas: Atlas, given: str) -> str:
    levels = [name for name in concepts(atlas)["level"] if name != "other"]
    notation = given.removeprefix(f"{BASE}id/concept/level.")
    if notation in levels:
        return notation
    raise NotFound(
        f"There is no resource {given[:200]!r} here; known: {', '.join(levels)}.",
        f"此处没有资源 {given[:200]!r}；可用：{'、'.join(levels)}。",
        parameter="resource",
        expected=levels,
    )


def _day(atlas: Atlas, asked: TrustQuery) -> date:
    if asked.context is None or not asked.context.time:
        return atlas.release.data_date
    given = asked.context.time
    try:
        if not MOMENT.fullmatch(given):
            raise ValueError
        return datetime.fromisoformat(given[:19].replace("t", "T")).date()
    except ValueError:
        raise BadRequest(
            f"`context.time` is {given[:200]!r}; expected RFC 3339 with Z, as 2025-06-19T11:30:00Z.",
            f"context.time 为 {given[:200]!r}，应为带 Z 的 RFC 3339 时间，例如 2025-06-19T11:30:00Z。",
            parameter="context.time",
        ) from None
