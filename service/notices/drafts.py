"""Drafts of what a clause states: targets by their figures, intentions and tasks by their verbs; a person decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.notice import Candidate, Draft
from accord_atlas.service.notices.english import Placed
from accord_atlas.service.notices.names import Found

SENTENCE: Final = re.compile(r"\|(?:(?!\|\|).)+\||(?:[^。!?;.|]|[.](?![A-Z(]|$))+[。!?;.]?")
"""A sentence, or the row of a table; a full stop ends one only where a capital or a bracket begins the next."""
TARGETED: Final = re.compile(
    "达到?|新增|组建|遴选|推动|签署|不少于|不低于|至少|登记|注册|培养|培训|完成|实现|建成|建设|扩大到|增加到|覆盖|以上|"
    "力争|争取|(?<!不)超过|突破|(?i:atleast|nofewerthan|no(?:t)?lessthan|willbe|shallbe|target|reach)"
)
INTENTIONS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile("(?:签署|签订|商签|续签|达成)[^。;]{0,40}(?:协议|协定|备忘录)"), "sign-agreement"),
    (re.compile("(?:争取|赢得|获得|寻求)[^。;]{0,20}(?:支持|提名)"), "win-support"),
    (re.compile("(?:申请|启动|推动|力争|争取|积极)[^。;]{0,12}加入"), "apply-to-join"),
    (re.compile("(?:标准|能力评价|认证)[^。;、,]{0,8}(?:互认|等效)"), "recognise-standards"),
    (re.compile("(?i:(?:sign|conclude)(?!ed)[^.;]{0,60}(?:agreement|memorandum|accord))"), "sign-agreement"),
    (re.compile("(?i:(?:seek|win)[^.;]{0,40}(?:support|nomination))"), "win-support"),
    (re.compile("(?i:(?:apply|applying|seek|seeking|aim|intend|plan|prepare)to(?:join|accedeto))"), "apply-to-join"),
)
"""Words of an intention → its kind."""
WANTED: Final = re.compile(
    "争取|力争|启动|拟|计划|推动|推进|加强|积极|探索|逐步|将|筹备|准备|支持|will|shall|intend|plan|seek|aimto"
)
"""Without one of these, 签署 tells what was done."""
VERBS: Final = re.compile(
    r"^(?:(?:根据|按照|结合|针对|围绕|面向|在)[^。;]{2,60}?,)?(?:\d{4}年(?:底前?|前)?,?|到\d{4}年,?|由[^,。;]{2,30}(?:牵头|负责|会同)[^,。;]{0,20},?|会同[^,。;]{2,20}|[^,。;:]{2,14}[应要需将]|"
    r"各[^,。;:]{2,10}(?:应当?|要))*(?:要|应|应当|积极|大力|全面|进一步|逐步|切实|认真|联合)?"
    r"(?:推动|推进|开展|建立|健全|加强|制定|完善|组织|实施|鼓励|支持|探索|启动|依托|结合|编制|研究|做好|落实|强化|优化|扩大|"
    r"培育|培养|举办|建设|发布|出台|加快|促进|统筹|协调|配合|提供|报送|总结|梳理|借鉴|选派|设立|成立|搭建|拓展|深化|参与)"
)
ENGLISH_TASK: Final = re.compile(r"[A-Z][^.;,:|]{2,90}?(?:will|shall|must|agreesto|agreeto|isto|areto)[a-z]")
HEADED_TASK: Final = 9
"""Characters of a sentence that is no more than the heading of those behind it: 加强培训。"""
WITH: Final = re.compile(r"(?:与|同|和|向|邀请|加入|对照|关于|with|join)[^。;:]{0,24}$")
"""What stands before a body that is not charged but dealt with."""
CHARGED: Final = re.compile("由(?P<who>[^,。;]{2,40}?)(?:牵头|负责|承担|组织|会同|实施|具体)")
PAIR: Final = 2
"""Characters of a verb."""
CLOSE: Final = 14
"""Characters before a figure in which a verb makes it a target."""
HEADED: Final = 40
"""Characters of a heading that only names who is charged with what stands below it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A clause as it was read: its number and that of the clause around it, its folded text, what stands in it."""

    number: str
    parent: str | None
    id: str
    text: str
    names: Sequence[Found]
    figures: Sequence[Placed]
    leaf: bool
    body: int
    """Where its words begin behind its heading; 0 where it has no heading of its own line."""


def drafts(clauses: Sequence[Read]) -> Iterator[tuple[Read, Draft]]:
    """The drafts of all clauses with the clause of each, in their order."""
    known = {clause.id: clause for clause in clauses}
    for clause in clauses:
        for match in SENTENCE.finditer(clause.text, clause.body):
            for draft in _of_sentence(clause, match.start(), match.end(), known):
                yield clause, draft


def task_phrase(words: str) -> str:
    """What a task says is to be done: from its verb to the end of that part of the sentence."""
    verb = VERBS.match(words)
    start = max(verb.end() - PAIR, 0) if verb else 0
    return re.split("[,。;:、!?]", words[start:])[0]


def _of_sentence(clause: Read, start: int, end: int, known: Mapping[str, Read]) -> Iterator[Draft]:
    words = clause.text[start:end]
    inside = [found.candidate for found in clause.names if start <= found.start < end]
    figures = [
        one.figure for one in clause.figures if start <= one.start < end and _aimed_at(clause.text, one, start, end)
    ]
    kind, intention = None, None
    if figures:
        kind = "target"
    elif WANTED.search(words):
        intention = next((name for form, name in INTENTIONS if form.search(words)), None)
        kind = "intention" if intention else None
    if kind is None and clause.leaf and _is_task(clause, words):
        kind = "task"
    if kind:
        given = {"intention": intention} if intention else {}
        yield Draft(
            kind=kind,
            clause=clause.number,
            words=words,
            responsible=list(_responsible(clause, start, end, known)),
            concerns=[one for one in inside if one.kind != "organization" or intention],
            figures=figures if kind == "target" else [],
            **given,
        )


def _is_task(clause: Read, words: str) -> bool:
    """Whether a sentence says what is to be done; one that only heads others does not."""
    heads = len(words) <= HEADED_TASK and words != clause.text[clause.body :]
    return not heads and bool(VERBS.match(words) or ENGLISH_TASK.match(words))


def _aimed_at(text: str, one: Placed, start: int, end: int) -> bool:
    """Whether a figure is something to reach: by a verb close before it, or by its year and a verb of the sentence."""
    if one.figure.kind == "duration" or text[one.start - 1 : one.start] == "费":
        return False
    before = text[max(start, one.start - CLOSE) : one.end]
    dated = one.figure.year is not None and TARGETED.search(text[start:end])
    return bool(dated or TARGETED.search(before))


def _responsible(clause: Read, start: int, end: int, known: Mapping[str, Read]) -> Iterator[Candidate]:
    """The bodies that the sentence charges (由…牵头), else those that the heading of it or of one around names."""
    for match in CHARGED.finditer(clause.text, start, end):
        named = [f.candidate for f in clause.names if match.start("who") <= f.start < match.end("who")]
        bodies = [one for one in named if one.kind == "organization"]
        if bodies:
            yield from bodies
            return
    around: Read | None = clause
    while around:
        heading = around.text[: around.body] or re.split("[。!?;:]", around.text)[0]
        bodies = [
            f.candidate
            for f in around.names
            if f.candidate.kind == "organization" and f.start < len(heading) and not WITH.search(heading[: f.start])
        ]
        headed = not (around is clause and VERBS.match(heading)) and len(heading) <= HEADED
        if bodies and (headed or CHARGED.search(heading)):
            yield from bodies
            return
        around = known.get(around.parent or "")
