"""The marks that begin a clause in Chinese official documents, and in English announcements: how each looks and ranks.

The order is that of GB/T 9704 (一、 over （一） over 1. over （1）), the chapters and articles of regulations above,
第一，, ① and (a) below. Marks are looked for in folded text, so the width of brackets and digits does not matter.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from accord_atlas.loaders.notice.text import CIRCLED, Stream

NUMERAL = "[〇零一二三四五六七八九十百]{1,7}"
DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


class Level(IntEnum):
    """How high a mark ranks; a clause lies within the nearest one before it that ranks higher."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    CHINESE = 5
    CHINESE_BRACKETED = 6
    ARABIC = 7
    ARABIC_BRACKETED = 8
    ARABIC_HALF_BRACKETED = 9
    ORDINAL = 10
    CIRCLED = 11
    LETTERED = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as found: its level, its number, how it is shown in a clause number, and where its text begins."""

    level: Level
    number: int
    shown: str
    end: int


TITLED = {"部分": Level.PART, "编": Level.PART, "章": Level.CHAPTER, "节": Level.SECTION, "条": Level.ARTICLE}
FORMS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.CHINESE_BRACKETED, re.compile(rf"\(({NUMERAL})\)[、.]?|({NUMERAL})\)")),
    (Level.CHINESE, re.compile(rf"({NUMERAL})[、.]")),
    (Level.ARABIC_BRACKETED, re.compile(r"\((\d{1,2})\)[、.]?")),
    (Level.ARABIC_HALF_BRACKETED, re.compile(r"(\d{1,2})\)")),
    (Level.ARABIC, re.compile(r"(\d{1,2})[、.]")),
    (Level.ORDINAL, re.compile(rf"第({NUMERAL}|\d{{1,2}})[,、]")),
    (Level.CIRCLED, re.compile(f"([{CIRCLED}])")),
    (Level.LETTERED, re.compile(r"\(([a-z])\)")),
)
ORDINAL = re.compile(rf"第({NUMERAL}|\d{{1,3}})(部分|编|章|节|条)")
ENGLISH_ARTICLE = re.compile(r"(?:Article|ARTICLE)(\d{1,3})(?!\d)(?!of|and|or|to|[,)])")
ARTICLES = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE})
ANNEX = re.compile(rf"附件(?:({NUMERAL}|\d{{1,2}}):?)?(?!:)")
ENUMERATOR = {
    Level.CHINESE: "{zh}[、.]",
    Level.CHINESE_BRACKETED: r"\({zh}\)",
    Level.ARABIC: r"{n}[、.](?!\d)",
    Level.ARABIC_BRACKETED: r"\({n}\)",
    Level.ARABIC_HALF_BRACKETED: r"(?<![\d(]){n}\)",
    Level.ORDINAL: "第{zh}[,、]",
    Level.CIRCLED: "{circled}",
}
BEFORE_ENUMERATOR = {Level.CHINESE: ";。,:", Level.ARABIC: ";。,:", Level.ORDINAL: ";。:"}
"""What stands before the next item of a running enumeration; before brackets also 、 or 和, as in (1)…和(2)…"""

REFERS = re.compile("的|项(?!目)|款(?!项)|条(?![件例目])|至(?![少今迟])|规定|所[列述称]|[,、。;)》”—~-]")
REFERS_TO_ARTICLE = re.compile(REFERS.pattern + "|第|中")


def value(numeral: str) -> int:
    """The number that 十二, 〇, 一百二十 or 12 writes."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    total = unit = 0
    for c in numeral:
        if c in "十百":
            total += (unit or 1) * (10 if c == "十" else 100)
            unit = 0
        else:
            unit = unit * 10 + DIGITS[c] if unit else DIGITS[c]
    return total + unit


def numeral(number: int) -> str:
    """The Chinese numeral of a number below a thousand: 12 → 十二."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    ones = "零一二三四五六七八九"
    head = f"{ones[hundreds]}百" if hundreds else ""
    if not rest:
        return head or "零"
    if not tens:
        return f"{head}零{ones[units]}" if head else ones[units]
    ten = "十" if tens == 1 and not head else f"{ones[tens]}十"
    return head + ten + (ones[units] if units else "")


def mark_at(text: Stream, position: int) -> Mark | None:
    """The mark that stands at a position of the text, if one does; a decimal or a year is none."""
    found = ANNEX.match(text.folded, position)
    if found and (found.end() in text.begins_line or found.end() == len(text.folded)):
        number = value(found[1]) if found[1] else 0
        return Mark(Level.ANNEX, number, f"附件{found[1] or ''}", found.end())
    found = ORDINAL.match(text.folded, position)
    if found:
        return Mark(TITLED[found[2]], value(found[1]), found[0], found.end())
    found = ENGLISH_ARTICLE.match(text.folded, position)
    if found:
        return Mark(Level.ARTICLE, int(found[1]), f"Article {found[1]}", found.end())
    for level, form in FORMS:
        found = form.match(text.folded, position)
        if found:
            return _numbered(text, level, found)
    return None


def _numbered(text: Stream, level: Level, found: re.Match[str]) -> Mark | None:
    """The mark of a match, unless its digits go on as a decimal or it opens a list such as 1、2号."""
    if level is Level.CIRCLED:
        return Mark(level, CIRCLED.index(found[0]) + 1, found[0], found.end())
    written = found[found.lastindex or 1]
    if level is Level.LETTERED:
        return Mark(level, ord(written) - ord("a") + 1, found[0], found.end())
    number, end = value(written), found.end()
    rest = text.folded[end:]
    if level is Level.ARABIC and end not in text.after_gap and _goes_on(found[0], rest):
        return None
    following = re.match(NUMERAL if level in (Level.CHINESE, Level.CHINESE_BRACKETED) else r"\d+", rest)
    if following and end not in text.after_gap and value(following[0]) == number + 1:
        return None
    brackets = {
        Level.CHINESE_BRACKETED: "（{}）",
        Level.ARABIC_BRACKETED: "（{}）",
        Level.ARABIC_HALF_BRACKETED: "{}）",
        Level.ORDINAL: "第{}",
    }
    return Mark(level, number, brackets.get(level, "{}").format(written), end)


def _goes_on(mark: str, rest: str) -> bool:
    """Whether `1.` is the beginning of 1.5 rather than of a clause; 1.2022年 is a clause that begins with a year."""
    return mark.endswith(".") and rest[:1].isdigit() and not re.match(r"(19|20)\d\d年", rest)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an enumeration: where it stands, its mark, and whether it runs on within a sentence."""

    position: int
    mark: Mark
    runs_on: bool


def next_item(text: Stream, mark: Mark, until: int) -> Item | None:
    """The next item of a mark's enumeration before `until`.

    It runs on where it does not begin a line, or where a comma, 、 or 和 leads to it although it does.
    """
    number = mark.number + 1
    if mark.level not in ENUMERATOR or not 0 < number < 1000:
        return None
    circled = CIRCLED[number - 1] if number <= len(CIRCLED) else "$^"
    form = ENUMERATOR[mark.level].format(zh=numeral(number), n=number, circled=circled)
    leads = BEFORE_ENUMERATOR.get(mark.level, ";。,:、和及与")
    for found in re.compile(form).finditer(text.folded, mark.end, until):
        item = Mark(mark.level, number, found[0], found.end())
        begins, before = found.start() in text.begins_line, text.folded[found.start() - 1]
        if (begins or before in leads) and not refers(text, item):
            return Item(found.start(), item, not begins or (before in leads and before in ",、和及与"))
    return None


def refers(text: Stream, mark: Mark) -> bool:
    """Whether what follows a mark shows that it is a reference, such as （二）的要求 or 第二条规定."""
    form = REFERS_TO_ARTICLE if mark.level in ARTICLES else REFERS
    return form.match(text.folded, mark.end) is not None
