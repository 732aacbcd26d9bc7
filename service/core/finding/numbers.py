"""Numbers of clauses and documents: the many ways in which one is written, brought to one.

The notice counts 一、（一）1.（1）; people write 三（二）1, 第3.2.1条, clause 3.2.1.
"""

import re

from accord_atlas.service.core.finding.text import pieces

FIGURES = {sign: str(value) for value, sign in enumerate("一二三四五六七八九十", 1)}
MARKS = "条款 章 节 条 款 项 点 段 部分 编"
NAMED = re.compile(r"^(?:clauses?|articles?|sections?|paragraphs?|paras?|items?|parts?|条款|§)")
SIGN = "|".join(MARKS.split())
DIGIT = "".join(FIGURES)
STEP = rf"第?[(\[]?((?<![0-9])[0-9]{{1,2}}(?![0-9])|[{DIGIT}])[)\]]?(?:{SIGN})?"
STEPS = re.compile(rf"(?:{STEP}[.,、·]?)+")
NUMBERED = re.compile(r"第? *([0-9]+) *号(?:文件|文|通知)?(?![A-Za-z\u4e00-\u9fff])")
TELLING = re.compile(rf"[第(\[.]|[{DIGIT}][、0-9]|{SIGN}")
"""What a number has that stands without a word for clause."""


def clause_number(folded: str) -> str | None:
    """The number of a clause that a folded text is, its steps joined by points (`3.2.1`); None where it is none."""
    text = "".join(folded.split())
    bare = NAMED.sub("", text)
    if not STEPS.fullmatch(bare) or (bare == text and not TELLING.search(bare)):
        return None
    return ".".join(FIGURES.get(step, step) for step in re.findall(STEP, bare))


def plain_number(folded: str) -> str:
    """A folded text in which the number of a document stands as documents have it: 第16号文 as 16号."""
    return NUMBERED.sub(r" \1号", folded)


def beginnings(folded: str) -> list[str]:
    """A document's number as people write it in one piece, from its beginning on: tcas, tcas326, tcas3262021."""
    words = pieces(folded).words
    return ["".join(words[:count]) for count in range(2, len(words) + 1)]
