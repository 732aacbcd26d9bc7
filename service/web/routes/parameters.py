"""Query parameters that several addresses share, with their words, and how a JSON answer leaves."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Query, Request, Response

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.core.shape import Among
from accord_atlas.service.web.paging import linked
from accord_atlas.service.web.responses import Body, respond

JSON = "application/json; charset=utf-8"
Built = TypeVar("Built", bound=Envelope)

AsOf = Annotated[
    str | None,
    Query(
        description=(
            "Day YYYY-MM-DD; the data date where none is given, all times with `any`. "
            "日期，缺省为数据日期；any 表示不限时间。"
        ),
        examples=["2019-01-01"],
    ),
]
AsOfOrAll = Annotated[
    str | None,
    Query(description="Day YYYY-MM-DD; all times where none is given. 日期，缺省不限时间。", examples=["2019-01-01"]),
]
Lang = Annotated[
    Annotated[str, Among(*LANGUAGES)] | None,
    Query(description="Language of labels and headings: en or zh. 标题与名称的语言。", examples=["zh"]),
]


def answered(request: Request, atlas: Atlas, make: Callable[[], Built]) -> Response:
    """The JSON answer with the headers that only it can tell, or 304 without its being made."""

    def made() -> Body:
        answer = make()
        return Body(answer.json_bytes(), answer.completeness, linked(request, answer))

    return respond(request, atlas, JSON, made)
