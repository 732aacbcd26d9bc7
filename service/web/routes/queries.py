"""The stored questions over HTTP: the catalogue, and one address for each question, made from its file."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.queries.question import Question, questions
from accord_atlas.service.answers.questions import Listing, answer_model
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language, parse
from accord_atlas.service.core.media_types import Offer, choose
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.answer import completeness, table
from accord_atlas.service.questions.formats import FORMATS, SPEAKING, SPEAKING_ON_REQUEST, write
from accord_atlas.service.questions.request import QuestionRequest, read_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.paging import ENTRIES, PARAMETERS, around, asked, links
from accord_atlas.service.web.query_parameters import BOM, check, marked
from accord_atlas.service.web.question_parameters import parameter_entries
from accord_atlas.service.web.responses import Body, respond

router = APIRouter(prefix="/api/queries", tags=["questions"])
GENERAL = ("format", "lang", BOM)
"""Parameters that every question takes beside its own."""


def _language(request: Request, lang: str | None, form: Offer) -> Language | None:
    """The language of the answer; None where the format has none, or none was chosen."""
    chosen = parse(lang) if lang is not None else None
    if form.name in SPEAKING:
        return chosen or guess(request)
    return chosen if form.name in SPEAKING_ON_REQUEST else None


def _page(request: Request, inquiry: QuestionRequest, language: Language) -> bytes:
    """The answer as a page, with the form by which it was inquiry."""
    return page(
        request,
        "question.html",
        language,
        inquiry=inquiry,
        entry=catalogue.entry(inquiry.atlas, inquiry.question),
        table=table(inquiry),
        total=inquiry.total,
        around=around(request, **inquiry.page.fields(inquiry.total)),
        concepts=concepts(inquiry.atlas),
        choices=lambda kinds: sorted(inquiry.atlas.labels.of_kind(*kinds), key=lambda name: name.slug),
        downloads={form.name: _download(inquiry, form.name, language) for form in FORMATS if form.name != "html"},
    )


def _download(inquiry: QuestionRequest, form: str, language: Language) -> str:
    spoken = {"lang": language} if form in SPEAKING | SPEAKING_ON_REQUEST and form != "json" else {}
    return f"/api/queries/{inquiry.question.name}?{urlencode({**inquiry.given, 'format': form, **spoken})}"


def answer(request: Request, atlas: Atlas, question: Question) -> Response:
    """Ask a question with the parameters of the request, in the format that it asks for."""
    own = {parameter.name for parameter in question.parameters}
    given = check(request, own | set(GENERAL) | PARAMETERS)
    form = choose(request.headers.get("accept"), given.get("format"), FORMATS)
    if form.name == "html":  # a form in a browser sends the fields that were left empty, too
        given = {name: value for name, value in given.items() if value}
    language = _language(request, given.get("lang"), form)
    inquiry = read_request(atlas, question, {name: value for name, value in given.items() if name in own}, asked(given))
    name = file_name(question.name, *inquiry.given.values())
    headers = {"Content-Disposition": f'inline; filename="{name}.{form.name}"'}

    def made() -> Body:
        spoken = language or "en"
        content = _page(request, inquiry, spoken) if form.name == "html" else write(inquiry, form.name, language)
        if inquiry.page.limit is None:
            return Body(content)
        return Body(content, completeness(inquiry), links(request, **inquiry.page.fields(inquiry.total)))

    return respond(request, atlas, form.content_type, made, language=language, headers=headers)


@router.get(
    "",
    summary="The stored questions · 预设问题目录",
    response_model=Listing,
    openapi_extra={"parameters": parameter_entries(())},
)
def listing(request: Request, atlas: Current) -> Response:
    """Every stored question with its words, its parameters and their values, its columns and its query."""
    given = check(request, ("format", "lang"))
    form = choose(
        request.headers.get("accept"), given.get("format"), [f for f in FORMATS if f.name in {"json", "html"}]
    )
    said = catalogue.listing(atlas)
    if form.name == "html":
        language = parse(given["lang"]) if "lang" in given else guess(request)
        made = lambda: page(request, "questions.html", language, entries=said.questions)  # noqa: E731
        return respond(request, atlas, form.content_type, made, language=language)
    return respond(request, atlas, form.content_type, said.json_bytes)


def _endpoint(question: Question) -> Callable[..., Response]:
    def endpoint(request: Request, atlas: Current) -> Response:
        return answer(request, atlas, question)

    endpoint.__doc__ = f"{question.description['en'].strip()}\n\n{question.description['zh'].strip()}"
    return endpoint


OTHERS: dict[str, Any] = {form.media_type: {} for form in FORMATS if form.name != "json"}

for _question in questions().values():
    router.add_api_route(
        f"/{_question.name}",
        _endpoint(_question),
        methods=["GET"],
        name=_question.name,
        operation_id=f"question_{_question.name.replace('-', '_')}",
        summary=f"{_question.title['en']} · {_question.title['zh']}",
        response_model=answer_model(_question.name),
        responses={200: {"content": OTHERS}},
        openapi_extra={"parameters": [*parameter_entries(_question.parameters), *ENTRIES]},
        dependencies=[Depends(marked)],
    )


@router.get("/{name}", include_in_schema=False)
def unknown(name: str) -> None:
    """No stored question has that name."""
    raise catalogue.unknown(name)
