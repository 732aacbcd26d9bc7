"""`/api/running`: what the service works on at this moment, and its end, for who runs it."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.service.answers.running import RunningAnswer, RunningEntry
from accord_atlas.service.web.permissions import permitted
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.parameters import JSON
from accord_atlas.service.web.running import Running

router = APIRouter(prefix="/api", tags=["operation"], dependencies=[Depends(strict)])
Who = Annotated[str, Depends(permitted("admin"))]
UNKEPT: Final = {"Cache-Control": "no-store", "Content-Type": JSON}
SECURED: Final[dict[str, Any]] = {"security": [{"token": []}]}


@router.get("/running", summary="What runs now · 正在运行的请求", response_model=RunningAnswer, openapi_extra=SECURED)
async def running(request: Request, _: Who) -> Response:
    """Answers of the API and of `/sparql` that are being made at this moment, in all server processes.

    It needs a token with the scope `admin`, waits for no turn, and says nothing about who asked.

    各服务进程此刻正在生成的 API 与 /sparql 应答；须持有 admin 权限的令牌，不排队，也不透露请求者。
    """
    return Response((await _running(request).answer()).json_bytes(), headers=UNKEPT)


@router.delete(
    "/running/{id}", summary="End what runs · 终止正在运行的请求", response_model=RunningEntry, openapi_extra=SECURED
)
async def end(request: Request, _: Who, id: str) -> Response:
    """End the work on an answer; whoever waits for it is told so (503).

    A query ends at once with its process. Work of the API ends where it next looks whether it is still wanted.

    终止某项应答的生成，等待者得到 503。查询随其进程立即终止；API 的工作在下一个检查点终止。
    """
    return Response((await _running(request).end(id)).json_bytes(), headers=UNKEPT)


def _running(request: Request) -> Running:
    found: Running = request.app.state.running
    return found
