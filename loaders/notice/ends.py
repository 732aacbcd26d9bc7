"""Where the body of an official document ends: attachments, signature, contacts; and where its annexes begin."""

import re
from collections.abc import Mapping

from accord_atlas.loaders.notice.marks import Level, Mark
from accord_atlas.loaders.notice.text import Stream

ENDS = re.compile("[。.!?;:…][”’）)」』]*$")
CLOSING = re.compile(r"附(?:件\d{0,2})?:|\(?联系(?:人|方式|电话)|特此(?:通知|通告|公告|函)|\(?此件|\(?此页")
ATTACHED = re.compile(r"附(?:件\d{0,2})?:")
YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年"
DATE = re.compile(YEAR + r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
DATED = re.compile(DATE.pattern + "$")
POINTS_ON = re.compile("[见按据照及和与、《“(填]$")
SIGNATURE = re.compile("(?:^|(?<=[。;!?:)”]))[^。,;:!?、]{0,60}$")


def ended(before: str) -> bool:
    """Whether a text ends with a sentence, a clause of a list, or the colon that announces one."""
    return ENDS.search(before) is not None


def annexes(text: Stream, marks: Mapping[int, Mark]) -> list[int]:
    """Where the annexes begin: a line 附件1 behind a sentence, the signature or the list of attachments; then 附件2."""
    listed = min((p for p in text.begins_line if p and ATTACHED.match(text.folded, p)), default=len(text.folded))
    found: list[int] = []
    for position in sorted(p for p, mark in marks.items() if mark.level is Level.ANNEX and p):
        before = text.folded[max(0, position - 16) : position]
        follows = found and marks[position].number == marks[found[-1]].number + 1
        apart = position > listed or ended(before) or DATED.search(before)
        if (follows or apart) and not POINTS_ON.search(before):
            found.append(position)
    return found


def tail(text: Stream, marks: Mapping[int, Mark], begin: int, end: int) -> int | None:
    """Where attachments, signature and contacts begin behind the last clause of the part from `begin` to `end`."""
    clauses = [p for p, mark in marks.items() if begin <= p < end and mark.level is not Level.ANNEX]
    if not clauses:
        return None
    high = [p for p in clauses if marks[p].level <= Level.CHINESE_BRACKETED]
    after = max(high, default=min(clauses))
    closing = [p for p in text.begins_line if after < p < end and CLOSING.match(text.folded, p)]
    signed = _signature(text, after, min(closing, default=end))
    return min([*closing, *signed], default=None)


def _signature(text: Stream, after: int, end: int) -> list[int]:
    """Where issuer and date begin that stand alone before `end`; nothing where there are none."""
    dates = [found for found in DATE.finditer(text.folded, after, end) if found.end() == end]
    if not dates or dates[-1].start() not in text.begins_line:
        return []
    date = dates[-1].start()
    alone = SIGNATURE.search(text.folded[after:date])
    if alone and after + alone.start() in text.begins_line and alone.start():
        return [after + alone.start()]
    return [max(p for p in text.begins_line if after < p < date)] if _lines(text, after, date) else [date]


def _lines(text: Stream, after: int, until: int) -> int:
    return sum(after < p < until for p in text.begins_line)
