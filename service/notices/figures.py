"""The figures of a clause: numbers with their units, how exactly they are meant, and for which year."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from accord_atlas.loaders.notice.marks import value as numeral_value
from accord_atlas.service.answers.notice import Figure
from accord_atlas.service.notices.english import Placed, english_figures

HAN: Final = "一二两三四五六七八九十百"
NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|[{HAN}]+"
UNITS: Final = {
    "amount": "元|美元|欧元|港元|英镑",
    "percentage": "%|个百分点",
    "duration": "年(?![底初级度])|个月|个工作日|工作日|天|分钟|学时|课时|小时|学分",
    "count": "人次|批次|人才|人|名|位|个|家|项|所|次|场|门|种|类|批|期|篇|件|份|条|倍|支|座|对|组|套|国",
}
SCALES: Final = {"万": 10_000, "亿": 100_000_000, "千": 1_000}
FIGURE: Final = re.compile(
    rf"(?P<before>不少于|不低于|不小于|至少有?|最少有?|达到?|超过|突破|不超过|不高于|不多于|至多|约为?|大约|近)?"
    rf"(?:(?P<percent>百分之|[{HAN}]+分之)(?P<parts>{NUMBER})|(?:(?P<lowest>\d+)(?:至|到|[—–~-]))?(?P<number>{NUMBER})(?P<scale>[万亿千]{{0,2}})(?P<more>多|余)?(?P<scale2>[万亿]?)"
    rf"(?P<unit>{'|'.join(UNITS[kind] for kind in ('percentage', 'amount', 'duration', 'count'))}))"
    rf"(?P<after>及?以上|以内|以下|左右|上下)?"
)
YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[、—–~-])")
RANK: Final = re.compile(r"前(?P<number>[三五十]|\d{1,3})(?P<unit>位|名|强|列)?(?![个年月日天批次季期周点%\d])")
HAN_LETTER: Final = re.compile("[\u4e00-\u9fff]")
SENTENCE: Final = re.compile("[。!?;]")
ENDS_A_REFERENCE: Final = re.compile(r"第$|〔\d{4}〕$|\[\d{4}\]$")
AT_LEAST: Final = frozenset(
    {"不少于", "不低于", "不小于", "至少", "最少", "至少有", "最少有", "超过", "突破", "及以上", "以上"}
)
ABOUT: Final = frozenset({"约", "约为", "大约", "近", "左右", "上下"})


def figures(text: str, clause: str) -> list[Placed]:
    """The figures of a clause's folded text, in order."""
    found = [one for match in FIGURE.finditer(text) if (one := _figure(text, clause, match))]
    ranks = [_rank(text, clause, match) for match in RANK.finditer(text)]
    english = english_figures(text, clause) if not HAN_LETTER.search(text) else []
    every = [*found, *ranks] if not english else [*english]
    return list(_respectively(text, sorted(every, key=lambda one: one.start)))


def _rank(text: str, clause: str, match: re.Match[str]) -> Placed:
    """前三: the last place that is still meant."""
    figure = Figure(
        clause=clause,
        words=match[0],
        kind="rank",
        value=_number(match["number"]) or 0,
        comparator="=",
        unit=match["unit"] or "",
        year=_year(text, match.start()),
    )
    return Placed(match.start(), match.end(), figure)


def _figure(text: str, clause: str, match: re.Match[str]) -> Placed | None:
    words = match[0]
    start = match.start("percent") if match["percent"] else match.start("lowest" if match["lowest"] else "number")
    # 一个, 一批, 一国 count nothing: there, 一 is an article.
    if ENDS_A_REFERENCE.search(text[max(0, start - 6) : start]) or match["number"] == "一":
        return None
    if match["unit"] and match["unit"].startswith("年") and re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    # 5至8个 are at least five.
    number = _number(match["parts"] or match["lowest"] or match["number"])
    whole = _number(match["percent"].removesuffix("分之")) if match["percent"] else 100
    if number is None or not whole:
        return None
    number *= 100 / whole
    for scale in (*(match["scale"] or ""), match["scale2"] or ""):
        number *= SCALES.get(scale, 1)
    figure = Figure(
        clause=clause,
        words=words,
        kind="percentage" if match["percent"] else _kind(match["unit"]),
        value=number,
        comparator=_comparator(match),
        unit="%" if match["percent"] else match["unit"],
        year=_year(text, match.start()),
    )
    return Placed(match.start(), match.end(), figure)


def _kind(unit: str) -> str:
    return next(kind for kind, form in UNITS.items() if re.fullmatch(form, unit))


def _number(written: str) -> float | None:
    """The number that digits or Chinese numerals write; None for what is no number (一十一百)."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    try:
        return float(numeral_value(written.replace("两", "二")))
    except KeyError:
        return None


def _comparator(match: re.Match[str]) -> str:
    """How exactly it is meant; 多 and 余 say more than the number, "at most" has no sign and stays in the words."""
    if {match["before"], match["after"]} & AT_LEAST or match["more"] or match["lowest"]:
        return ">="
    # 近3年 are the last three years, not about three.
    lately = match["before"] == "近" and (match["unit"] or "").startswith("年")
    return "~" if {match["before"], match["after"]} & ABOUT and not lately else "="


def _year(text: str, before: int) -> int | None:
    """The last year that the same sentence, else the one before it, names before a position."""
    ends = [0, 0, *(found.end() for found in SENTENCE.finditer(text, 0, before))]
    for start, end in ((ends[-1], before), (ends[-2], ends[-1])):
        named = [int(found[1]) for found in YEAR.finditer(text, start, end)]
        if named:
            return named[-1]
    return None


def _respectively(text: str, found: Sequence[Placed]) -> Iterator[Placed]:
    """Figures with their years, where years and figures are listed in turn: 到2022年、2025年分别达到80名、800名."""
    years: dict[int, int] = {}
    for match in re.finditer(r"((?:(?:19|20)\d\d年[、和及]?){2,})[^。;]{0,40}?分别[^。;\d]{0,12}", text):
        named = [int(year) for year in re.findall(r"\d{4}", match[1])]
        listed = [number for number, one in enumerate(found) if one.start >= match.end() - len("达到")][: len(named)]
        if len(listed) == len(named):
            years |= dict(zip(listed, named, strict=True))
    for number, one in enumerate(found):
        year = years.get(number, one.figure.year)
        yield Placed(one.start, one.end, one.figure.model_copy(update={"year": year}))
