"""What is wrong with a query in itself, as the worker's reply says it, told to whoever asked."""

import logging

from accord_atlas.ontology.names import prefixes
from accord_atlas.service.core.errors import MalformedQuery, NotAcceptable, QueryFailed
from accord_atlas.service.core.jsonld import NOT_CARRIED
from accord_atlas.service.core.rdf import GRAPHS
from accord_atlas.service.sparql.diagnose import CHINESE
from accord_atlas.service.sparql.formats import RESULTS
from accord_atlas.service.sparql.ipc import Reply
from accord_atlas.service.sparql.limits import engine_failed
from accord_atlas.service.sparql.xml import FORMATS as XML

log = logging.getLogger("accord_atlas")


def refuse(reply: Reply) -> None:
    """Raise the AtlasError for a query that does not parse, cannot be evaluated or written; a result passes."""
    if reply.outcome == "syntax":
        raise malformed(reply)
    if reply.outcome == "error" and NOT_CARRIED in reply.message:
        raise NotAcceptable(
            "The result holds triple terms (RDF 1.2), which JSON-LD cannot carry; ask for another format.",
            "结果含有三元组项（RDF 1.2），JSON-LD 无法表示；请选用其他格式。",
            expected=[offer.name for offer in GRAPHS if offer.name != "jsonld"],
        )
    if reply.outcome == "not-carried":
        raise _not_carried(reply)
    if reply.outcome == "failed":
        log.error("a query could not be answered: %s", reply.message)
        raise engine_failed()
    if reply.outcome != "ok":
        raise QueryFailed(
            f"The query could not be evaluated: {reply.message or reply.outcome}.",
            f"查询无法执行：{reply.message or reply.outcome}。",
        )


def _not_carried(reply: Reply) -> NotAcceptable:
    """XML has no place for something in the result."""
    what_en, what_zh = {
        "character": ("a character that XML cannot hold (a control character)", "XML 不能容纳的字符（控制字符）"),
        "property": (
            "a property whose IRI ends in no name, such as http://example.org/2024, which RDF/XML cannot write",
            "以非名称结尾的属性 IRI（如 http://example.org/2024），RDF/XML 无法书写",
        ),
    }[reply.message]
    return NotAcceptable(
        f"The result holds {what_en}; ask for another format.",
        f"结果含有{what_zh}；请选用其他格式。",
        expected=[offer.name for offer in (GRAPHS if reply.kind == "graph" else RESULTS) if offer.name not in XML],
    )


def malformed(reply: Reply) -> MalformedQuery:
    """What a text that is no query is told: where it stops making sense, and why."""
    mistake = reply.mistake
    if mistake is None:
        return MalformedQuery(f"This is not a SPARQL query: {reply.message}.", f"不是 SPARQL 查询：{reply.message}。")
    line, column, found = mistake["line"], mistake["column"], mistake["found"]
    prefix = mistake["prefix"]
    why_en, why_zh = _why(mistake["why"], prefix, mistake["expected"])
    what_en, what_zh = (f"at `{found}`", f"“{found}”处") if found else ("where the query ends", "查询结尾处")
    return MalformedQuery(
        f"The query cannot be read at line {line}, column {column}, {what_en}. {why_en}".strip(),
        f"查询在第 {line} 行第 {column} 列{what_zh}无法读取。{why_zh}",
        line=line,
        column=column,
        found=found,
        expected=mistake["expected"] or None,
        hint=reply.message[:500],
        declaration=_declaration(prefix),
    )


def _why(why: str | None, prefix: str | None, expected: list[str]) -> tuple[str, str]:
    if prefix is not None:
        known = _declaration(prefix)
        add_en, add_zh = (f" Add: {known}", f"请添加：{known}") if known else ("", "")
        return f"The prefix `{prefix}:` is not declared.{add_en}", f"前缀 {prefix}: 未声明。{add_zh}"
    if why:
        return f"{why.removesuffix('.')}.", f"{CHINESE.get(why, why)}。"
    if expected:
        signs = " ".join(expected)
        return f"A keyword or one of these could stand there: {signs}", f"此处可用关键字或：{signs}"
    return "", ""


def _declaration(prefix: str | None) -> str | None:
    """The line that declares a prefix that the atlas knows."""
    space = prefixes().get(prefix or "")
    return f"PREFIX {prefix}: <{space}>" if space else None
