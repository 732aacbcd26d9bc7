"""The files of the ontology that are not part of the release: its JSON-LD context and its SHACL shapes."""

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.ontology.files import context_file, shapes_files
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import respond

router = APIRouter(tags=["dataset"], dependencies=[Depends(strict)])


@router.get("/context.jsonld", summary="The JSON-LD context · JSON-LD 上下文", response_class=Response)
def context(request: Request, atlas: Current) -> Response:
    """The terms and prefixes by which JSON-LD documents about the atlas can be written in short."""
    return respond(request, atlas, "application/ld+json", lambda: context_file().encode())


@router.get("/shapes.ttl", summary="The SHACL shapes · SHACL 形状", response_class=Response)
def shapes(request: Request, atlas: Current) -> Response:
    """The shapes to which every release is held, all in one Turtle file."""
    return respond(request, atlas, "text/turtle; charset=utf-8", lambda: "\n".join(shapes_files().values()).encode())
