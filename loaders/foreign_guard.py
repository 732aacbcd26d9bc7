"""What is refused of a third party's RDF before a parser sees it, and what is said of what a parser refuses."""

import re
from typing import Final

import pyoxigraph as ox

ENTITIES: Final = 200
ENTITY: Final = re.compile(rb"<!ENTITY\s+(%\s+)?([^\s\"'>]+)\s+(\"[^\"]*\"|'[^']*'|[^>]*)", re.IGNORECASE)
LONGEST_ENTITY: Final = 500
"""Bytes of an entity of XML: enough for an address, which is what they are for in RDF."""
NESTED: Final = 500
"""How deep brackets may lie in one another; some parsers end the process where they are deeper."""
REMOTE: Final = "LoadDocumentCallback"


class Unreadable(ValueError):
    """Why a file cannot be read, in both languages."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en, self.zh = en, zh


def guard(data: bytes, form: ox.RdfFormat) -> None:
    """Unreadable where the file would do harm to its reader, or lead it elsewhere."""
    if form == ox.RdfFormat.RDF_XML:
        _entities(data)
    elif form == ox.RdfFormat.JSON_LD and _depth(data) > NESTED:
        raise Unreadable(f"it is nested more than {NESTED} deep", f"嵌套超过 {NESTED} 层")


def _entities(data: bytes) -> None:
    found = ENTITY.findall(data)
    if len(found) > ENTITIES:
        raise Unreadable(f"it declares more than {ENTITIES} entities", f"声明的实体超过 {ENTITIES} 个")
    for parameter, name, value in found:
        shown = name.decode("utf-8", "replace")
        if parameter or value[:1] not in {b'"', b"'"}:
            raise Unreadable(f"its entity {shown!r} leads outside the file", f"实体 {shown!r} 指向文件之外")
        if b"&" in value or b"%" in value:
            raise Unreadable(f"its entity {shown!r} is made of other entities", f"实体 {shown!r} 由其他实体构成")
        if len(value) > LONGEST_ENTITY:
            raise Unreadable(f"its entity {shown!r} is too long", f"实体 {shown!r} 过长")


def _depth(data: bytes) -> int:
    """How deep the brackets of a JSON text lie in one another."""
    depth = deepest = 0
    for found in re.finditer(rb'"(?:[^"\\]|\\.)*"|[{\[]|[}\]]', data, re.DOTALL):
        match found[0]:
            case b"{" | b"[":
                depth += 1
                deepest = max(deepest, depth)
            case b"}" | b"]":
                depth -= 1
    return deepest


def shown_error(error: Exception) -> Unreadable:
    """What a parser refused, with the line where it says one."""
    said = str(error)
    if REMOTE in said:
        return Unreadable(
            "its JSON-LD context stands at another address; put the context into the file",
            "其 JSON-LD 上下文位于其他地址，请将上下文写入文件",
        )
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    said = re.sub(r"^Parser error at .*?: |\s*\(line \d+\)$", "", said)
    if line:
        return Unreadable(f"line {line}, column {column}: {said}", f"第 {line} 行第 {column} 列：{said}")
    return Unreadable(said, said)
