"""Entities over HTTP: facts, counted neighbours, their pages, lineage."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.answers.entity import EntityAnswer, LineageAnswer, NeighboursAnswer
from accord_atlas.service.answers.values import RelationOrProperty
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.identifiers import at
from accord_atlas.service.core.pages import page
from accord_atlas.service.core.shape import Among
from accord_atlas.service.entities.answer import entity_answer
from accord_atlas.service.entities.neighbours import relation_names
from accord_atlas.service.entities.pages import LARGEST_PAGE, PAGE, Chosen, lineage_answer, neighbours_answer
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.paging import Offset
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.parameters import AsOfOrAll, answered

router = APIRouter(prefix="/api/entities/{kind}/{slug}", tags=["relations"], dependencies=[Depends(strict)])
KindOfEntity = Annotated[str, Among(*KINDS)]
Kind = Annotated[KindOfEntity, Path(description="Kind of entity. 实体类别。", examples=["organization"])]
Slug = Annotated[str, Path(description="Identifier. 标识。", examples=["pec"])]


@router.get("", summary="One entity · 单个实体", response_model=EntityAnswer)
def entity(request: Request, atlas: Current, kind: Kind, slug: Slug, as_of: AsOfOrAll = None) -> Response:
    """Its facts with evidence, in groups; its neighbours counted by relation and direction; its history.

    分组列出的事实与依据；按关系和方向计数的关联实体；大事记。
    """
    on = day(as_of, parameter="as_of") if as_of else None
    named = at(atlas, kind, slug)
    return answered(request, atlas, lambda: entity_answer(atlas, named, on))


@router.get("/neighbours", summary="Its neighbours, page by page · 关联实体", response_model=NeighboursAnswer)
def neighbours(
    request: Request,
    atlas: Current,
    kind: Kind,
    slug: Slug,
    relation: Annotated[RelationOrProperty | None, Query(description="One relation only. 仅某种关系。")] = None,
    forward: Annotated[bool | None, Query(description="One direction only. 仅某一方向。")] = None,
    as_of: AsOfOrAll = None,
    offset: Offset = 0,
    limit: Annotated[int, Query(description=f"Most per page, up to {LARGEST_PAGE}. 每页上限。")] = PAGE,
) -> Response:
    """Neighbours with the relation that joins them; `Link: rel="next"` leads to the next page.

    关联实体及其关系；Link 头部给出下一页地址。
    """
    on = day(as_of, parameter="as_of") if as_of else None
    named = at(atlas, kind, slug)
    if relation is not None:
        among(relation, "relation", relation_names(atlas, named))
    chosen = Chosen(relation, forward, page(limit, offset, LARGEST_PAGE))
    return answered(request, atlas, lambda: neighbours_answer(atlas, named, on, chosen))


@router.get("/lineage", summary="Where it comes from, what comes from it · 渊源", response_model=LineageAnswer)
def lineage(request: Request, atlas: Current, kind: Kind, slug: Slug) -> Response:
    """Parents, federations, predecessors and wider terms, and their opposites, over all generations.

    上级、前身、上位概念及其反向，逐代列出。
    """
    named = at(atlas, kind, slug)
    return answered(request, atlas, lambda: lineage_answer(atlas, named))
