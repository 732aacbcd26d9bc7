"""`/mcp`: the Model Context Protocol over streamable HTTP, as a plain ASGI route."""

from typing import Any, Final

from fastapi import APIRouter, Response
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from accord_atlas.service.core.errors import WrongMethod
from accord_atlas.service.web.agents import AgentDoor
from accord_atlas.service.web.openapi import PROBLEM

METHODS: Final = "POST, OPTIONS"


class AgentRoute(APIRoute):
    """A route that is documented like the others and answered by the library of the protocol."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on; nothing is kept between requests, so that there is nothing to listen to or to end."""
        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers={"Allow": METHODS})(scope, receive, send)
            return
        if scope["method"] != "POST":
            raise WrongMethod(
                "Here agents ask by POST, in the Model Context Protocol. Add this address to your client as an MCP "
                "server of the type streamable HTTP.",
                "此处供智能体以 Model Context Protocol 经 POST 访问；请在客户端中将本地址添加为 streamable HTTP 类型的 "
                "MCP 服务器。",
                headers={"Allow": METHODS},
            )
        door: AgentDoor = scope["app"].state.agents
        await door.answer(scope, receive, send)


router = APIRouter(tags=["agents"], route_class=AgentRoute)
MESSAGE: Final[dict[str, Any]] = {"type": "object", "description": "A message of JSON-RPC 2.0. JSON-RPC 2.0 消息。"}

REFUSED: Final[dict[str, Any]] = {
    "description": "An error of JSON-RPC, as the protocol has them, or a problem. JSON-RPC 错误，或问题详情。",
    "content": {"application/json": {}, **PROBLEM["content"]},
}


@router.post(
    "/mcp",
    summary="Model Context Protocol · 智能体接口",
    response_class=Response,
    responses={200: {"content": {"application/json": {}}}, 202: {"description": "Taken. 已收到。"}, "4XX": REFUSED},
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": MESSAGE}}}},
)
async def mcp() -> None:
    """Tools and resources for agents (streamable HTTP, without sessions).

    供智能体使用的工具与资源（streamable HTTP，无会话）。
    """


@router.api_route("/mcp", methods=["GET", "DELETE", "OPTIONS"], include_in_schema=False)
async def other() -> None:
    """What else clients try."""
