"""Proposed corrections: the row that a thing is recorded in, proposals filed with a token, read, and decided on."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from accord_atlas.loaders.proposals import keep
from accord_atlas.service.answers.proposals import ProposalAnswer, ProposalsAnswer, ProposalState
from accord_atlas.service.answers.records import RecordAnswer
from accord_atlas.service.core.identifiers import at
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.proposals.answer import proposal_answer, proposals_answer
from accord_atlas.service.proposals.decision import Ruling
from accord_atlas.service.proposals.request import Wish, proposal
from accord_atlas.service.records.answer import record_answer
from accord_atlas.service.web.decisions import Decisions
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.permissions import holder, permitted
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.entities_api import Kind, Slug

router = APIRouter(prefix="/api", tags=["upkeep"], dependencies=[Depends(strict)])
DECIDE: Final = "proposals"
FILE: Final = "imports"
UNKEPT: Final = {"Cache-Control": "no-store"}
"""What is proposed changes while a release stays, and is therefore asked for anew."""


class Source(BaseModel):
    """The page that a proposal rests on."""

    model_config = ConfigDict(extra="forbid")
    url: str
    title: str = ""
    date: str = Field(default="", description="EDTF: the day that it speaks for. 来源所述时点。")


class Proposed(BaseModel):
    """One cell that should say something else."""

    model_config = ConfigDict(extra="forbid")
    about: str = Field(description="The thing, e.g. participation/ipea.iem-my.my.authorised. 对象。")
    column: str = Field(description="The column of its row (GET /api/records/<kind>/<slug>). 列。")
    new: str = Field(description="What it should say, as tables write it; empty to say nothing. 应为的值。")
    old: str | None = Field(default=None, description="What it said when it was looked at. 查看时的值。")
    reason: str = Field(description="Why. 理由。")
    source: Source | None = None
    who: str = Field(default="", description="Who proposes it. 提出者。")


class Decided(BaseModel):
    """What a reviewer decides."""

    model_config = ConfigDict(extra="forbid")
    decision: Literal["accept", "refuse"]
    into: str = Field(default="", description="The layer that takes an accepted change. 写入的层。")
    note: str = Field(default="", description="A remark; of a refusal, why. 说明；不予采纳时为理由。")
    confidence: Literal["high", "medium", "low"] = Field(
        default="medium", description="How surely its source speaks. 来源的可信度。"
    )
    dry_run: bool = Field(default=False, description="Say what would change, decide nothing. 只列出变化。")


def filer(request: Request) -> str:
    """The name of whoever files a proposal: a token to decide on them is good for that, too."""
    who = holder(request)
    return who.name if who.may(DECIDE) else who.demand(FILE)


@router.get("/records/{kind}/{slug}", summary="The row of a thing · 所在行", response_model=RecordAnswer)
def record(request: Request, atlas: Current, kind: Kind, slug: Slug) -> Response:
    """The row that records a thing: its cells in words, what may stand in each, whether corrections are taken here.

    收录该对象的源表行：各格内容与可取值，以及此处是否接受更正建议。
    """
    tokens: Tokens = request.app.state.tokens
    takes = any(each.may(DECIDE) for each in tokens.holders())
    return _json(record_answer(atlas, at(atlas, kind, slug), takes=takes))


@router.get("/proposals", summary="Proposed corrections · 更正建议", response_model=ProposalsAnswer)
def proposed(
    atlas: Current,
    state: Annotated[ProposalState | None, Query(description="Only those in a state. 状态。")] = None,
) -> Response:
    """Proposed corrections, those filed last first, and how many are in each state.

    更正建议，最新者在前，并列出各状态的数量。
    """
    return _json(proposals_answer(atlas, state))


@router.get("/proposals/{id}", summary="A proposed correction · 一项更正建议", response_model=ProposalAnswer)
def one(atlas: Current, id: str) -> Response:
    """What it would replace by what, on which evidence, and what was decided on it.

    一项更正建议的原值、新值、依据与审定经过。
    """
    return _json(proposal_answer(atlas, id))


@router.post("/proposals", summary="Propose a correction · 提出更正", response_model=ProposalAnswer, status_code=201)
def file(atlas: Current, wish: Proposed, who: Annotated[str, Depends(filer)]) -> Response:
    """Keep a proposal: the value must be one that its cell can hold, and `old` what is recorded now.

    提交更正建议：新值须符合该格的要求，old 须与现有记录一致。
    """
    page = wish.source or Source(url="")
    given = Wish(
        about=wish.about,
        column=wish.column,
        new=wish.new,
        reason=wish.reason,
        old=wish.old,
        url=page.url,
        title=page.title,
        date=page.date,
        who=wish.who,
    )
    filed = proposal(atlas, given, who)
    keep(atlas.settings.build, filed)
    return _json(proposal_answer(atlas, filed.id), 201)


@router.post("/proposals/{id}/decision", summary="Decide on a correction · 审定", response_model=ProposalAnswer)
async def decide(request: Request, id: str, said: Decided, who: Annotated[str, Depends(permitted(DECIDE))]) -> Response:
    """Accept a proposal into a layer, or refuse it; held to all laws, and written whole or not at all.

    将更正建议采纳入层，或不予采纳；按全部规则检验，要么全部写入，要么全不写入。
    """
    ruling = Ruling(said.decision, who, said.note, said.into, said.confidence, said.dry_run)
    decisions: Decisions = request.app.state.decisions
    return Response(await decisions.run(id, ruling), headers=UNKEPT, media_type="application/json")


def _json(answer: Shape, status: int = 200) -> Response:
    return Response(answer.json_bytes(), status, UNKEPT, media_type="application/json")
