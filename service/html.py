"""Writes pages: Jinja templates in which each phrase stands in both languages, `{{ t("Home", "首页") }}`."""

from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from accord_atlas import __version__
from accord_atlas.service.language import Language


@cache
def environment() -> Environment:
    """The templates of the service; a name that a page does not have is an error, not a blank."""
    return Environment(
        loader=PackageLoader("accord_atlas.service", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, template: str, language: Language, **context: Any) -> bytes:  # noqa: ANN401
    """The page in a language, as UTF-8; `t(en, zh)` in the template picks the phrase, `root` prefixes links."""

    def t(en: str | None, zh: str | None) -> str:
        wanted, other = (zh, en) if language == "zh" else (en, zh)
        return wanted or other or ""

    other_language = request.url.include_query_params(lang="en" if language == "zh" else "zh")
    text = (
        environment()
        .get_template(template)
        .render(
            t=t,
            lang=language,
            switch=f"{other_language.path}?{other_language.query}",
            root=request.scope.get("root_path", ""),
            version=__version__,
            **context,
        )
    )
    return text.encode()
