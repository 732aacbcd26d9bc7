"""Writes pages: Jinja templates in which each phrase stands in both languages, `{{ t("Home", "首页") }}`."""

import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from accord_atlas import __version__
from accord_atlas.ontology.names import BASE, prefixes
from accord_atlas.service.core.language import Language


@cache
def environment() -> Environment:
    """The templates of the service; a name that a page does not have is an error, not a blank."""
    made = Environment(
        loader=PackageLoader("accord_atlas.service.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["prose"] = prose
    return made


def prose(text: str) -> Markup:
    """Plain text as HTML, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text)))  # nosec B704 # escaped before


def page(request: Request, template: str, language: Language, **context: Any) -> bytes:  # noqa: ANN401
    """The page in a language, as UTF-8.

    In templates `t(en, zh)` picks the phrase, `root` stands before links, `local` turns an IRI of ours into the
    address at which this server has it, and `prefixed_name` writes an IRI as a prefixed name.
    """
    root = request.scope.get("root_path", "")
    return fragment(template, language, root, switch=_switch(request, language, root), **context).encode()


def fragment(template: str, language: Language, root: str, **context: Any) -> str:  # noqa: ANN401
    """A template in a language, without a request; `root` is the path under which a proxy serves the atlas."""

    def t(en: str | None, zh: str | None) -> str:
        wanted, other = (zh, en) if language == "zh" else (en, zh)
        return wanted or other or ""

    def local(iri: str) -> str:
        return f"{root}/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else iri

    own = {"t": t, "lang": language, "root": root, "local": local, "prefixed_name": prefixed_name}
    return environment().get_template(template).render(**own, version=__version__, **context)


def prefixed_name(iri: str) -> str:
    """An IRI as a prefixed name, where a prefix of ours fits it."""
    for prefix, space in prefixes().items():
        if iri.startswith(space) and iri != space:
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _switch(request: Request, language: Language, root: str) -> str:
    """The address that remembers the other language and comes back to this page."""
    shown = request.url.remove_query_params("lang")
    back = root + shown.path.removeprefix(root) + (f"?{shown.query}" if shown.query else "")
    return f"{root}/language/{'en' if language == 'zh' else 'zh'}?{urlencode({'next': back})}"
