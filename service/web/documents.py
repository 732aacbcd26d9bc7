"""How a typed answer leaves in one of its formats, and what OpenAPI says of these formats."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from fastapi import Query, Request, Response
from fastapi.params import Query as QueryParameter

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.media_types import DOCX, XLSX, Offer
from accord_atlas.service.exports.documents import from_page
from accord_atlas.service.web.paging import linked
from accord_atlas.service.web.responses import Body, respond

JSON: Final = Offer("json", "application/json")
PAGE: Final = Offer("md", "text/markdown", ("text/plain",), aliases=("markdown",))
CSV: Final = Offer("csv", "text/csv")
WORD: Final = Offer("docx", DOCX, charset=False)
WORKBOOK: Final = Offer("xlsx", XLSX, charset=False)
Built = TypeVar("Built", bound=Envelope)
Writers = Mapping[str, Callable[[Built], str | bytes]]
"""Name of a format → what writes the answer in it; Word documents, and workbooks without a writer, follow the page."""


def format_parameter(offers: Sequence[Offer]) -> QueryParameter:
    """The query parameter `format` with these formats; `choose` reads it."""
    names = [name for offer in offers for name in (offer.name, *offer.aliases)]
    found: QueryParameter = Query(
        description="Format, instead of `Accept`. 格式。",
        examples=[offers[-1].name],
        json_schema_extra={"enum": [*names]},
    )
    return found


def other_formats(offers: Sequence[Offer]) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of the answer beside its JSON: the other formats."""
    return {200: {"content": {offer.media_type: {} for offer in offers if offer is not JSON}}}


def document(
    request: Request,
    atlas: Atlas,
    language: Language,
    form: Offer,
    build: Callable[[], Built],
    writers: Writers[Built],
    *,
    name: str,
) -> Response:
    """An answer as JSON or as the writer of its format has it; `name` is that of the file, without its ending.

    What is wrong with the request must be told before: `build` runs only when the body is needed.
    """

    def made() -> Body:
        answer = build()
        still_wanted()
        content = _written(atlas, answer, form, writers, language)
        whole = content if isinstance(content, bytes) else content.encode()
        return Body(whole, answer.completeness, linked(request, answer))

    headers = {"Content-Disposition": f'inline; filename="{name}.{form.name}"'}
    spoken = None if form is JSON else language
    return respond(request, atlas, form.content_type, made, language=spoken, headers=headers)


def _written(atlas: Atlas, answer: Built, form: Offer, writers: Writers[Built], language: Language) -> str | bytes:
    """The answer in a format: by its writer, or made from its page."""
    if form.name in writers:
        return writers[form.name](answer)
    if form is JSON:
        return answer.json_bytes()
    page = writers[PAGE.name](answer)
    return from_page(atlas, page if isinstance(page, str) else page.decode(), form.name, language)
