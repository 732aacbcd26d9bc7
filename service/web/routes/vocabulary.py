"""Words and files of the ontology: the vocabulary as one answer, the JSON-LD context, the SHACL shapes."""

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.ontology.files import context_file, shapes_files
from accord_atlas.service.answers.schema import SchemaAnswer
from accord_atlas.service.answers.vocabulary import VocabularyAnswer
from accord_atlas.service.entities.schema import schema
from accord_atlas.service.vocabulary.answer import vocabulary
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import respond

router = APIRouter(tags=["dataset"], dependencies=[Depends(strict)])


@router.get("/api/vocabulary", summary="All controlled words · 全部受控词", response_model=VocabularyAnswer)
def words(request: Request, atlas: Current) -> Response:
    """Every controlled value, kind of entity, relation, question and column by its names in both languages.

    受控值、实体类型、关系、预设问题及其列的中英文名称与定义，一次取全；同一版本内不变。
    """
    return respond(request, atlas, "application/json", lambda: vocabulary(atlas).json_bytes())


@router.get("/api/schema", summary="Kinds and their properties · 各类实体的属性", response_model=SchemaAnswer)
def kinds_and_properties(request: Request, atlas: Current) -> Response:
    """Which properties the things of each kind have in this release, with what for values, and how many have them.

    各类实体在本版数据中实际具有的属性、取值类型及数量；据此可编写查询，同一版本内不变。
    """
    return respond(request, atlas, "application/json", lambda: schema(atlas).json_bytes())


@router.get("/context.jsonld", summary="The JSON-LD context · JSON-LD 上下文", response_class=Response)
def context(request: Request, atlas: Current) -> Response:
    """The terms and prefixes by which JSON-LD documents about the atlas can be written in short."""
    return respond(request, atlas, "application/ld+json", lambda: context_file().encode())


@router.get("/shapes.ttl", summary="The SHACL shapes · SHACL 形状", response_class=Response)
def shapes(request: Request, atlas: Current) -> Response:
    """The shapes to which every release is held, all in one Turtle file."""
    return respond(request, atlas, "text/turtle; charset=utf-8", lambda: "\n".join(shapes_files().values()).encode())
