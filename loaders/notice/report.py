"""Shows what a check of the notice found, as text for people and as plain values for programs."""

from collections.abc import Mapping
from typing import Any

from accord_atlas.loaders.notice.check import CheckedClause, CheckedFact, NoticeReport

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "proved": "{number}: {proved} of {facts} facts proved; {same} of {clauses} clauses as recorded.",
        "lost": "Facts that no longer hold:",
        "differing": "Clauses that differ:",
        "shaken": "Clause changed, fact still stands:",
        "fact": "{number}  {fact} ({table}:{line})  {label}",
        "why": "{fact}: {why}",
        "not-found": "expected {words}; the clause does not have it",
        "instead": "expected {words}; the clause has {instead}",
        "no-clause": "expected this clause; the copy does not have it",
        "clause": "{number}  {id}: {why}",
        "placed": "{number}  {id} (line {line} of the copy): {why}",
        "changed": "the text is not the one that was recorded",
        "missing": "the copy does not have it",
        "extra": "the record has no such clause",
        "renumbered": "the text stands under another number, {now}",
        "quoted": "“{words}”",
        "and": " and ",
    },
    "zh": {
        "proved": "{number}：共 {facts} 条事实，证实 {proved} 条；共 {clauses} 个条款，{same} 个与记录一致。",
        "lost": "不再成立的事实：",
        "differing": "与记录不同的条款：",
        "shaken": "条款有变、事实仍成立：",
        "fact": "{number}  {fact}（{table}:{line}）  {label}",
        "why": "{fact}：{why}",
        "not-found": "应有{words}，该条款中没有",
        "instead": "应有{words}，该条款中为{instead}",
        "no-clause": "应有该条款，此文本中没有",
        "clause": "{number}  {id}：{why}",
        "placed": "{number}  {id}（文本第 {line} 行）：{why}",
        "changed": "文字与记录不符",
        "missing": "此文本中没有该条款",
        "extra": "记录中没有该条款",
        "renumbered": "该文字在此文本中的编号为 {now}",
        "quoted": "“{words}”",
        "and": "、",
    },
}


def render(report: NoticeReport, lang: str = "en") -> str:
    """The report as lines of text in `en` or `zh`: the count, then what no longer holds, differs, or still stands."""
    words = WORDS[lang]
    gone = sum(clause.finding != "extra" for clause in report.differing)
    counts = {"proved": report.proved, "facts": report.facts, "same": report.clauses - gone, "clauses": report.clauses}
    lines = [words["proved"].format(number=report.number, **counts)]
    for title, rows in (
        ("lost", [_lost(fact, lang) for fact in report.lost]),
        ("differing", [_differing(clause, lang) for clause in report.differing]),
        ("shaken", [_fact(fact, lang) for fact in report.shaken]),
    ):
        if rows:
            lines += [words[title], *(f"  {row}" for row in rows)]
    return "\n".join(lines)


def _fact(fact: CheckedFact, lang: str) -> str:
    return WORDS[lang]["fact"].format(
        number=fact.number, fact=fact.fact, table=fact.table, line=fact.line, label=fact.label[lang]
    )


def _lost(fact: CheckedFact, lang: str) -> str:
    words = WORDS[lang]
    if fact.missing is None:
        why = words["no-clause"]
    else:
        form = words["instead" if fact.instead else "not-found"]
        why = form.format(words=_quoted(fact.missing, words), instead=_quoted(fact.instead, words))
    return words["why"].format(fact=_fact(fact, lang), why=why)


def _quoted(several: tuple[str, ...], words: Mapping[str, str]) -> str:
    return words["and"].join(words["quoted"].format(words=one) for one in several)


def _differing(clause: CheckedClause, lang: str) -> str:
    words = WORDS[lang]
    form = words["clause" if clause.line is None else "placed"]
    why = words[clause.finding].format(now=clause.now)
    return form.format(number=clause.number, id=clause.id, line=clause.line, why=why)


def report_json(report: NoticeReport) -> dict[str, Any]:
    """The report as plain values.

    `lost`: facts that no longer hold, with what was looked for in vain (`missing`, null where the clause is gone) and
    what stands there with other figures (`instead`); `shaken`: facts that stand although their clause has changed;
    `differing`: clauses that are not as recorded.
    """
    return {
        "document": report.document,
        "number": report.number,
        "ok": report.ok,
        "facts": report.facts,
        "proved": report.proved,
        "clauses": report.clauses,
        "lost": [
            {
                **_plain(fact),
                "missing": None if fact.missing is None else list(fact.missing),
                "instead": list(fact.instead),
            }
            for fact in report.lost
        ],
        "shaken": [_plain(fact) for fact in report.shaken],
        "differing": [
            {
                "id": clause.id,
                "number": clause.number,
                "finding": clause.finding,
                "line": clause.line,
                "recorded": clause.recorded,
                "now": clause.now,
            }
            for clause in report.differing
        ],
    }


def _plain(fact: CheckedFact) -> dict[str, Any]:
    return {
        "table": fact.table,
        "line": fact.line,
        "fact": fact.fact,
        "label": dict(fact.label),
        "clause": fact.clause,
        "number": fact.number,
    }
