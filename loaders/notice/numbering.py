"""What is wrong with the numbers of a document: a first one that is missing, a gap, a number used twice.

A slip of the printer and a lost page look alike; a reader is told of both and decides.
"""

from collections.abc import Iterable, Iterator

from accord_atlas.loaders.notice.documents import Caution
from accord_atlas.loaders.notice.marks import Level
from accord_atlas.loaders.notice.segment import Clause


def cautions(clauses: Iterable[Clause]) -> Iterator[Caution]:
    """A caution for each number that does not follow the one before it, in the order of the document.

    Articles are counted through all chapters of a part; everything else within the clause that holds it.
    """
    last: dict[tuple[Level, str | None], tuple[int, str]] = {}
    for clause in clauses:
        if clause.level is None or (clause.level is Level.ANNEX and not clause.ordinal):
            continue
        counted = clause.id.split(".annex")[0] if clause.level is Level.ARTICLE and ".annex" in clause.id else None
        key = (clause.level, counted if clause.level is Level.ARTICLE else clause.parent)
        before, shown = last.get(key, (0, ""))
        last[key] = (clause.ordinal, clause.number)
        if clause.ordinal == before + 1:
            continue
        yield _caution(clause, before, shown)


def _caution(clause: Clause, before: int, shown: str) -> Caution:
    if not before:
        return Caution(
            f"{clause.number} is the first of its level: the first number is missing",
            f"{clause.number} 之前缺少同级第一项",
            clause.line,
        )
    if clause.ordinal > before:
        missing = clause.ordinal - before - 1
        lost = "one number is" if missing == 1 else f"{missing} numbers are"
        return Caution(
            f"between {shown} and {clause.number} {lost} missing",
            f"{shown} 与 {clause.number} 之间缺少 {missing} 项",
            clause.line,
        )
    again = "is used twice" if clause.ordinal == before else f"comes after {shown}"
    return Caution(
        f"the number {clause.number} {again}",
        f"编号 {clause.number} 重复" if clause.ordinal == before else f"编号 {clause.number} 排在 {shown} 之后",
        clause.line,
    )
