"""The Reconciliation Service API 0.2 over HTTP, for OpenRefine and other clients.

Clients add parameters of their own (a time against caches, what their widgets know), which are passed over here; what
the specification names is read strictly.
"""

from collections.abc import Callable
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool

from accord_atlas.ontology.names import ONTOLOGY
from accord_atlas.service.answers.reconcile import (
    Extension,
    Flyout,
    ProposedProperties,
    ReconcileManifest,
    ReconcileResult,
    Suggestions,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadRequest, TooLarge, UnknownEntity, WrongMediaType
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.core.terms import definition
from accord_atlas.service.reconcile.answer import (
    entity_of,
    extended,
    features,
    glance,
    proposed,
    results,
    suggested_entities,
    suggested_properties,
    suggested_types,
)
from accord_atlas.service.reconcile.manifest import manifest
from accord_atlas.service.reconcile.matching import described
from accord_atlas.service.reconcile.properties import kinds_of, property_of
from accord_atlas.service.reconcile.request import batch, extension
from accord_atlas.service.text.messages import message
from accord_atlas.service.web.addresses import root, vary
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.html import fragment, page
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.responses import of_release, respond

PATH: Final = "/reconcile"
router = APIRouter(prefix=PATH, tags=["reconciliation"])
JSON: Final = "application/json"
HTML: Final = "text/html; charset=utf-8"
FORM: Final = "application/x-www-form-urlencoded"
LARGEST: Final = 1 << 20
"""Bytes of a form."""
FRAMED: Final = (
    "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors http: https:"
)
"""A preview holds words and one link, so that any page may frame it."""
FIELDS: Final = ("queries", "extend")
BATCHES: Final = TypeAdapter(dict[str, ReconcileResult])
Wanted = Annotated[str | None, Query(description="JSON, as the specification has it. 按规范的 JSON。")]
Cursor = Annotated[int, Query(description="How many to skip. 跳过的个数。", ge=0)]
Prefix = Annotated[str, Query(description="What was typed. 已输入的文字。")]


@router.get(
    "",
    summary="Reconciliation service: what it is, or what is asked by `queries` or `extend` · 名称匹配服务",
    response_model=ReconcileManifest | dict[str, ReconcileResult] | Extension,
)
def service(
    request: Request, atlas: Current, language: Spoken, queries: Wanted = None, extend: Wanted = None
) -> Response:
    """What the service is and can do; with `queries` the candidates, with `extend` the values that are asked for.

    服务清单；给出 queries 时返回候选，给出 extend 时返回所求属性值。
    """
    if queries is None and extend is None:
        return _given(
            request,
            atlas,
            language,
            lambda: manifest(atlas, root(request), language, chosen="lang" in request.query_params),
            of_address=True,
        )
    made = _asked(atlas, language, queries, extend)
    return respond(request, atlas, JSON, made, language=language)


@router.post(
    "",
    summary="Match names, or fetch values · 匹配名称或取回属性值",
    response_model=dict[str, ReconcileResult] | Extension,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                FORM: {"schema": {"type": "object", "properties": {name: {"type": "string"} for name in FIELDS}}}
            },
        }
    },
)
async def answered(request: Request, atlas: Current, language: Spoken) -> Response:
    """The candidates of a batch of `queries`, or the values of an `extend`, sent as a form.

    以表单提交 queries（一批查询）或 extend（取值），返回候选或属性值。
    """
    given = await _form(request)
    body = await run_in_threadpool(lambda: _asked(atlas, language, given.get("queries"), given.get("extend"))())
    headers = {**of_release(atlas.release), "Content-Language": language, "Cache-Control": "no-store"}
    return Response(body, headers=headers, media_type=JSON)


@router.get("/suggest/entity", summary="Entities by the beginning of a name · 实体联想", response_model=Suggestions)
def entities(
    request: Request,
    atlas: Current,
    language: Spoken,
    prefix: Prefix = "",
    cursor: Cursor = 0,
    type: Annotated[str | None, Query(description="Only of this type. 仅限该类型。")] = None,
) -> Response:
    """Entities by the beginning of any of their names, or by their id.

    按名称开头或标识联想实体。
    """
    kinds = [kind] if (kind := kinds_of().get(type or "")) else []
    return _given(request, atlas, language, lambda: suggested_entities(atlas, prefix, cursor, kinds, language))


@router.get("/suggest/type", summary="Types by the beginning of a name · 类型联想", response_model=Suggestions)
def types(request: Request, atlas: Current, language: Spoken, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Types by the beginning of their name or id.

    按名称或标识开头联想类型。
    """
    return _given(request, atlas, language, lambda: suggested_types(atlas, prefix, cursor, language))


@router.get("/suggest/property", summary="Properties by the beginning of a name · 属性联想", response_model=Suggestions)
def properties(request: Request, atlas: Current, language: Spoken, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
    """Properties by the beginning of their name or id.

    按名称或标识开头联想属性。
    """
    return _given(request, atlas, language, lambda: suggested_properties(atlas, prefix, cursor, language))


@router.get("/properties", summary="Properties of a type · 某类型的属性", response_model=ProposedProperties)
def proposals(
    request: Request,
    atlas: Current,
    language: Spoken,
    type: Annotated[str, Query(description="A type, as `Organization`. 类型。", examples=["Organization"])],
    limit: Annotated[int | None, Query(description="How many at most. 个数上限。", ge=0)] = None,
) -> Response:
    """The properties that may be fetched of entities of a type.

    可为某类型实体取回的属性。
    """
    return _given(request, atlas, language, lambda: proposed(atlas, type, limit, language))


@router.get("/flyout/{what}", summary="A small preview · 小预览", response_model=Flyout)
def flyout(
    request: Request,
    atlas: Current,
    language: Spoken,
    what: str,
    id: Annotated[str, Query(description="Of an entity, a type or a property. 实体、类型或属性的标识。")],
) -> Response:
    """What an entity, a type or a property is, as a piece of HTML.

    实体、类型或属性的简介（HTML 片段）。
    """
    body = _term(atlas, what, id, language) or _entity(request, atlas, id, language)
    html = fragment("_glance.html", language, root(request), **body)
    return _given(request, atlas, language, lambda: Flyout(id=id, html=html), of_address=True)


@router.get("/preview", summary="An entity at a glance · 实体预览", response_class=Response)
def preview(
    request: Request,
    atlas: Current,
    language: Spoken,
    id: Annotated[str, Query(description="Of an entity. 实体标识。")],
) -> Response:
    """An entity at a glance, as a page that others may frame.

    可嵌入框架的实体预览页。
    """
    body = _entity(request, atlas, id, language)
    made = fragment("glance.html", language, root(request), **body).encode()
    headers = {"Content-Security-Policy": FRAMED}
    return respond(
        request, atlas, HTML, lambda: made, language=language, basis=root(request), vary=vary(request), headers=headers
    )


@router.get("/about", include_in_schema=False)
def about(request: Request, atlas: Current, language: Spoken) -> Response:
    """How the service is used, and what its features mean."""
    told = {"endpoint": root(request) + PATH, "features": features(language)}
    score = message("reconcile-feature-score").text(language)
    made = page(request, "reconcile.html", language, score=score, **told)
    return respond(request, atlas, HTML, lambda: made, language=language, basis=root(request), vary=vary(request))


def _given(
    request: Request, atlas: Atlas, language: Language, make: Callable[[], Shape], *, of_address: bool = False
) -> Response:
    """An answer as JSON; `of_address` where it holds the address of the service."""
    basis, varies = (root(request), vary(request)) if of_address else ("", "Accept-Language")
    return respond(request, atlas, JSON, lambda: make().json_bytes(), language=language, basis=basis, vary=varies)


def _asked(atlas: Atlas, language: Language, queries: str | None, extend: str | None) -> Callable[[], bytes]:
    """What is asked, read and checked; called, it is answered."""
    if (queries is None) == (extend is None):
        raise BadRequest("Give either `queries` or `extend`.", "请给出 queries 或 extend 之一。", expected=list(FIELDS))
    if queries is not None:
        asked = batch(atlas, queries)
        return lambda: BATCHES.dump_json(results(atlas, asked, language), by_alias=True, exclude_unset=True)
    wanted = extension(atlas, extend or "", language)
    return lambda: extended(atlas, wanted, language).json_bytes()


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; WrongMediaType, TooLarge, BadRequest where it is none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise WrongMediaType(
            f"A batch is sent as {FORM}; this is {kind or 'of no type'}.",
            f"批次须以 {FORM} 提交；收到的类型为 {kind or '（无）'}。",
            expected=FORM,
        )
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise TooLarge(
                f"A form has at most {LARGEST:,} bytes.", f"表单最多 {LARGEST:,} 字节。", limit="bytes", value=LARGEST
            )
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:
        raise BadRequest("The form cannot be read.", "无法解析表单。", reason=str(error)) from error
    return {name: values[0] for name, values in fields.items()}


def _entity(request: Request, atlas: Atlas, given: str, language: Language) -> dict[str, object]:
    iri = entity_of(atlas, given)
    if iri is None:
        raise UnknownEntity(f"There is no entity {given[:200]!r}.", f"没有实体 {given[:200]!r}。", value=given[:200])
    named = atlas.labels[iri]
    other = named.zh if language == "en" else named.en
    return {
        "address": f"{root(request)}/id/{named.kind}/{named.slug}",
        "name": named.text(language),
        "other": other if other != named.text(language) else None,
        "said": described(atlas, iri, language),
        "facts": glance(atlas, iri, language),
    }


def _term(atlas: Atlas, what: str, given: str, language: Language) -> dict[str, object] | None:
    """A type or a property; None where it is neither."""
    if what == "type" and given in kinds_of():
        named = atlas.labels.kind(kinds_of()[given])
        names, meaning, iri = named.words, definition(atlas, named.iri).text(language), named.iri
    elif what == "property" and (prop := property_of(atlas, given)):
        names, meaning, iri = prop.name, prop.meaning.text(language), f"{ONTOLOGY}{prop.id}"
    else:
        return None
    other = names.zh if language == "en" else names.en
    return {"address": iri, "name": names.text(language), "other": other, "said": meaning, "facts": []}
