"""What a document is: its number, title, issuer and day, as its head and its end say, and the id that it would have."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from accord_atlas.loaders.notice.marks import value as numeral_value
from accord_atlas.loaders.notice.segment import HEAD_SHOWN, Clause
from accord_atlas.ontology.names import entity
from accord_atlas.service.answers.notice import NoticeAbout
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import exists
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.notices.names import folded, mentions
from accord_atlas.service.text.messages import message

NUMBER: Final = re.compile(r"[^\W\d_]{1,15}[〔\[(]\d{4}[〕\])]第?\d{1,4}号")
SORT: Final = (
    "简报|措施|公报|分解表|任务书|清单|通知|意见|方案|"
    "公告|通告|函|决定|办法|细则|计划|要点|规定|章程|协议|备忘录|通报|纪要|指南"
)
TITLE: Final = re.compile(rf"(?:关于.{{2,80}}|[^,。:;]{{2,60}})(?:{SORT})(?:\([^()]{{1,20}}\))?$")
DAY: Final = re.compile(
    r"(\d{4}|[〇○零一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日"
)
MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH_DAY: Final = re.compile(rf"(\d{{1,2}})\s+({MONTHS})\s+(\d{{4}})|({MONTHS})\s+(\d{{1,2}}),\s*(\d{{4}})")
HAN: Final = re.compile("[\u4e00-\u9fff]")
ISSUER: Final = re.compile("[\u4e00-\u9fff()·]{3,30}")
KINDS: Final = (
    (re.compile("(?:大学|学院|学校)$"), "university"),
    (re.compile("^(?:中国|中华|全国).*(?:学会|协会|研究会)$"), "national-society"),
    (re.compile("(?:学会|协会|研究会|促进会)$"), "regional-society"),
    (re.compile("(?:联合会|联合体|科协)$"), "federation"),
    (re.compile("(?:公司|集团)$"), "enterprise"),
    (re.compile("(?:局|厅|部|委员会|办公室|办公厅|政府|办)$"), "government-body"),
)
"""The last word of a body's name → its kind."""
BODY: Final = re.compile(
    "[\u4e00-\u9fff]{2,24}?(?:学会|协会|研究会|促进会|联合会|联合体|科协|人民政府|厅|局|委员会|办公室|大学(?!国际|工程))(?=[^办]|$)"
)
"""The name of a body with which a line begins."""
LINES: Final = 12
"""Lines of a head in which a title is looked for."""


def about(atlas: Atlas, text: str, clauses: Sequence[Clause], slug: str) -> NoticeAbout:
    """What the head and the end of a document say of it; what they do not say is listed as missing."""
    head = next((one for one in clauses if one.number == HEAD_SHOWN), None)
    number, issued = document_number(text), _issued(text)
    year = issued[:4] if issued else None
    title = _title(text, number)
    words = _issuer(text, title, number)
    whole = mentions(atlas, words) if words else []
    exact = next((one.candidate.label for one in whole if one.candidate.words == words), None)
    known = exact or (None if words else _first_body(atlas, head))
    dated = year or "?"
    named = message("notice-title", number=number, year=dated) if number else message("notice-untitled", year=dated)
    said = Words(en=named.en, zh=title) if title and HAN.search(title) else Words(en=title or named.en, zh=named.zh)
    lacking = [name for name, given in (("issuer", known or words), ("issued", issued), ("title", title)) if not given]
    return NoticeAbout(
        slug=slug if slug != "document" else _slug(atlas, number, year, known.id if known else None),
        number=number,
        title=said,
        issuer=known,
        issuer_words=words,
        issuer_kind=None if known else _kind(words),
        issued=issued,
        missing=lacking,
    )


def _first_body(atlas: Atlas, head: Clause | None) -> Entity | None:
    """The body that a head names first."""
    found = mentions(atlas, head.text, 0, head.gaps) if head else []
    bodies = (one.candidate.label for one in found if one.candidate.kind == "organization" and one.candidate.label)
    return next(bodies, None)


def _issuer(text: str, title: str | None, number: str | None) -> str | None:
    """The words for the issuer: what stands before 关于 in the title, above the day, or over the document."""
    lines = [line for line in map(folded, text.splitlines()) if line]
    signed = [lines[at - 1] for at, line in enumerate(lines) if at and DAY.fullmatch(line)]
    over = [line.removesuffix("文件") for line in lines[:LINES] if line != number and line.endswith("文件")]
    first = [BODY.match(part) for part in text.strip().splitlines()[0].split()] if text.strip() else []
    before = [title.partition("关于")[0]] if title and "关于" in title else []
    named = [BODY.match(one) for one in (*before, *over)]
    bodies = [match[0] for match in (*named, *first) if match]
    return next((one for one in (*before, *bodies, *signed[::-1]) if ISSUER.fullmatch(one)), None)


def _kind(words: str | None) -> str | None:
    return next((kind for form, kind in KINDS if words and form.search(words)), None)


def document_number(text: str) -> str | None:
    """The number of a document, as printed without blanks: the first line that has one."""
    found = (NUMBER.search(folded(line)) for line in text.splitlines())
    return next((match[0] for match in found if match), None)


def _slug(atlas: Atlas, number: str | None, year: str | None, issuer: str | None) -> str:
    """An id that no document of the atlas has: issuer, year, number in its year."""
    digits = re.findall(r"\d+", number) if number else [year] if year else []
    wanted = "-".join(part for part in (issuer or "notice", *digits) if part)
    wanted = wanted if digits or issuer else "notice-1"
    made, count = wanted, 1
    while exists(atlas, entity("document", made).value):
        count += 1
        made = f"{wanted}-{count}"
    return made


def _title(text: str, number: str | None) -> str | None:
    """The line that ends as titles do, with the line before it where the title begins there; else the first line."""
    lines = [folded(line) if HAN.search(line) else " ".join(line.split()) for line in text.splitlines()]
    head = [line for line in lines if line and line != number][:LINES]
    head = list(_joined(head))
    for at, line in enumerate(head):
        if TITLE.fullmatch(line):
            begun = at and "关于" in head[at - 1] and "关于" not in line and "。" not in head[at - 1]
            return head[at - 1] + line if begun else line
    english = next((line for line in head if not HAN.search(line) and len(line) > LINES), None)
    return english if english and not any(HAN.search(line) for line in head) else None


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those put together between which a title in 《》 or a bracket is open."""
    held = ""
    for line in lines:
        held += line
        if held.count("《") == held.count("》") and held.count("(") == held.count(")"):
            yield held
            held = ""
    yield from [held] if held else []


def _issued(text: str) -> str | None:
    """The last day that stands alone in a line, else the year of the number, else the first day of an English text."""
    alone = [match for line in text.splitlines() if (match := DAY.fullmatch(folded(line)))]
    if alone:
        return "-".join(_written(alone[-1]))
    english = ENGLISH_DAY.search(text)
    if english and not HAN.search(text):
        day, month, year = english.group(1, 2, 3) if english[1] else english.group(5, 4, 6)
        return f"{year}-{MONTHS.split('|').index(month) + 1:02}-{int(day):02}"
    number = document_number(text)
    return re.findall(r"\d{4}", number)[0] if number else None


def _written(match: re.Match[str]) -> Iterator[str]:
    year = match[1] if match[1].isdigit() else "".join(str(numeral_value(c.replace("○", "〇"))) for c in match[1])
    yield year
    yield from (f"{numeral_value(part):02}" for part in match.group(2, 3))
