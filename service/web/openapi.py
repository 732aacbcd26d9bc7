"""The API's description: what FastAPI finds, with the errors as they really are."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from accord_atlas.service.answers.problem import Problem
from accord_atlas.service.web.query_parameters import LAYERS, RELEASE

COMPONENTS = "#/components/schemas/"
PROBLEM: dict[str, Any] = {
    "description": "A problem, told so that it can be mended · 问题详情（RFC 9457）",
    "content": {"application/problem+json": {"schema": {"$ref": f"{COMPONENTS}Problem"}}},
}
DATED_BY_RELEASE = ("/api/", "/id/", "/sparql")
"""Where the addresses begin whose answers come from a release that may be named."""
RELEASE_PARAMETER = {
    "name": RELEASE,
    "in": "query",
    "required": False,
    "description": "The id of a kept release, which answers instead of the one in use. 由该编号的历史发布版作答。",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{8,64}$"},
    "allowEmptyValue": True,
}
LAYERS_PARAMETER = {
    "name": LAYERS,
    "in": "query",
    "required": False,
    "description": "Names of local layers between commas, or `none` for the curated data alone: the kept release with "
    "exactly these answers. 本地层名称，以逗号分隔；none 表示仅核定数据。由恰好包含这些层的发布版作答。",
    "schema": {"type": "string"},
    "allowEmptyValue": True,
}
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token of `accord tokens add`. 由 accord tokens add 签发的令牌。",
}
"""What an operation that changes something asks for."""
LINKS: dict[tuple[str, str, str], dict[str, tuple[str, str, dict[str, str]]]] = {
    ("/api/layers/use", "post", "202"): {"job": ("/api/jobs/{id}", "get", {"id": "$response.body#/id"})},
    ("/api/layers/{name}", "delete", "202"): {"job": ("/api/jobs/{id}", "get", {"id": "$response.body#/id"})},
    ("/api/layers/{name}", "put", "200"): {
        "removed": ("/api/layers/{name}", "delete", {"name": "$request.path.name"}),
        "file": ("/api/layers/{name}.{form}", "get", {"name": "$request.path.name"}),
    },
    ("/api/proposals", "post", "201"): {
        "proposal": ("/api/proposals/{id}", "get", {"id": "$response.body#/proposal/id"}),
        "decision": ("/api/proposals/{id}/decision", "post", {"id": "$response.body#/proposal/id"}),
    },
    ("/api/search", "get", "200"): {
        "entity": (
            "/api/entities/{kind}/{slug}",
            "get",
            {"kind": "$response.body#/results/0/entity/kind", "slug": "$response.body#/results/0/entity/id"},
        ),
    },
}
"""Where an answer leads: of an operation and its status, the names of links with operation and parameters of each."""
UNUSED = ("HTTPValidationError", "ValidationError")
"""How FastAPI itself would tell a bad parameter; `problems.py` tells it as a problem."""


class Service(FastAPI):
    """An application whose every operation says that its errors are problem documents.

    `outermost` stands before all that the framework does with a request, once it is set.
    """

    outermost: Callable[[Scope, Receive, Send], Awaitable[None]] | None = None
    under_way = 0
    """Requests that are being answered."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await (self.outermost or self.inner)(scope, receive, send)
            return
        self.under_way += 1
        try:
            await (self.outermost or self.inner)(scope, receive, send)
        finally:
            self.under_way -= 1

    async def inner(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request by the framework."""
        await super().__call__(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document; made once."""
        known = self.openapi_schema is not None
        made = super().openapi()
        if not known:
            schemas = made.setdefault("components", {}).setdefault("schemas", {})
            made["components"]["securitySchemes"] = {"token": TOKEN}
            schemas["Problem"] = Problem.model_json_schema(ref_template=COMPONENTS + "{model}")
            for name in UNUSED:
                schemas.pop(name, None)
            for path, operations in made["paths"].items():
                for method, operation in operations.items():
                    _tell(operation["responses"])
                    for parameter in operation.get("parameters", []):
                        _settle(parameter)
                    if path.startswith(DATED_BY_RELEASE) and (method == "get" or path == "/sparql"):
                        operation.setdefault("parameters", []).extend([RELEASE_PARAMETER, LAYERS_PARAMETER])
            for (path, method, status), links in LINKS.items():
                made["paths"][path][method]["responses"][status]["links"] = {
                    name: {"operationId": made["paths"][to][by]["operationId"], "parameters": parameters}
                    for name, (to, by, parameters) in links.items()
                }
        return made


def _tell(responses: dict[str, Any]) -> None:
    """Put the problem in the place of what FastAPI says of errors."""
    if UNUSED[0] in str(responses.get("422", "")):
        del responses["422"]
    responses.setdefault("default", PROBLEM)


def _settle(parameter: dict[str, Any]) -> None:
    """Say what a parameter may be on the wire, where FastAPI says what it is in Python.

    Nothing in an address is `null`; the members of a list stand in one parameter, between commas, unless its route has
    it otherwise; and what need not be given may be given empty, as a form sends it.
    """
    schema = parameter.get("schema", {})
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if len(kinds) == 1:
        del schema["anyOf"]
        parameter["schema"] = schema = {**kinds[0], **schema}
    if schema.get("type") == "array" and "explode" not in parameter:
        parameter |= {"style": "form", "explode": False}
    if parameter["in"] == "query" and not parameter.get("required") and "minLength" not in schema:
        parameter["allowEmptyValue"] = True
