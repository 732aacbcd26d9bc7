"""Which language a reader gets: `?lang=`, else the cookie `lang`, else `Accept-Language`, else the setting."""

from typing import Annotated

from fastapi import Depends, Query, Request

from accord_atlas.service.core.language import LANGUAGES, Language, parse
from accord_atlas.service.core.media_types import preferences
from accord_atlas.service.core.shape import Among


def language(
    request: Request,
    lang: Annotated[
        Annotated[str, Among(*LANGUAGES)] | None,
        Query(description="Headings and labels in en or zh. 标题与名称所用语言。"),
    ] = None,
) -> Language:
    """The reader's language; BadParameter for a `lang` that the atlas does not speak."""
    return guess(request) if lang is None else parse(lang)


def guess(request: Request) -> Language:
    """The language without regard to `?lang=`, from cookie, header or setting; never an error."""
    default: Language = request.app.state.settings.language
    return preferred(request.cookies.get("lang"), request.headers.get("accept-language", "")) or default


def preferred(cookie: str | None, header: str) -> Language | None:
    """The first language spoken here of what a cookie `lang` and an `Accept-Language` name."""
    for candidate in (cookie, *preferences(header)):
        for known in LANGUAGES:
            if (candidate or "").lower().partition("-")[0] == known:
                return known
    return None


Spoken = Annotated[Language, Depends(language)]
"""A route's parameter of this type receives the reader's language."""
