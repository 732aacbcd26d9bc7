"""What is made from the graph's own files and from the running application: words, terms, laws, addresses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from accord_atlas.ontology.files import ontology_files
from accord_atlas.queries.question import Question, Text
from accord_atlas.queries.question import checks as laws
from accord_atlas.queries.question import rules as conclusions
from accord_atlas.service.cli.words import localised, t
from accord_atlas.service.web.app import create_app

AA: Final = Namespace("https://w3id.org/accord-atlas/ontology#")
SUBJECTS: Final[Mapping[str, Text]] = {
    "operation": {"en": "Operation", "zh": "运行"},
    "questions": {"en": "Stored questions", "zh": "预设问题"},
    "linked data": {"en": "Linked data", "zh": "关联数据"},
    "SPARQL": {"en": "SPARQL", "zh": "SPARQL"},
    "what follows": {"en": "What follows from the data", "zh": "分析与推断"},
    "trust registry": {"en": "Trust registry", "zh": "信任登记"},
    "agents": {"en": "Agents", "zh": "智能体"},
    "upkeep": {"en": "Upkeep", "zh": "维护"},
    "layers": {"en": "Layers", "zh": "本地层"},
    "relations": {"en": "Things and their relations", "zh": "实体与关系"},
    "reconciliation": {"en": "Reconciliation", "zh": "名称匹配"},
    "dataset": {"en": "The dataset", "zh": "数据集"},
}
"""What each subject of the OpenAPI document is called."""


def graph() -> Graph:
    """The ontology with its vocabularies."""
    whole = Graph()
    for text in ontology_files().values():
        whole.parse(data=text, format="turtle")
    return whole


def vocabulary() -> Iterator[str]:
    """Each scheme with its values and what they mean."""
    whole = graph()
    schemes = {str(whole.value(each, SKOS.notation)): each for each in whole.subjects(RDF.type, SKOS.ConceptScheme)}
    for name, scheme in sorted(schemes.items()):
        label = _said(whole, scheme, SKOS.prefLabel)
        yield f"\n## {label[0].upper()}{label[1:]} {{#{name}}}\n"
        yield f"`{name}` — {_said(whole, scheme, SKOS.definition)}\n"
        yield t("| Value | Word | Meaning |", "| 取值 | 名称 | 含义 |")
        yield "| --- | --- | --- |"
        for value in sorted(whole.subjects(SKOS.inScheme, scheme), key=lambda one: _place(whole, one)):
            word, meaning = _said(whole, value, SKOS.prefLabel), _said(whole, value, SKOS.definition)
            yield f"| `{whole.value(value, SKOS.notation)}` | {cell(word)} | {cell(meaning)} |"


def _place(whole: Graph, value: Node) -> tuple[int, str]:
    """Where a value stands in its scheme: by its position, then by its notation."""
    position = whole.value(value, AA.position)
    return int(str(position)) if position else 0, str(whole.value(value, SKOS.notation))


def terms() -> Iterator[str]:
    """Classes and properties of the ontology with their definitions; what is deprecated is said to be."""
    whole = graph()
    kinds = ((OWL.Class, t("Classes", "类")), (OWL.ObjectProperty, t("Links", "对象属性")))
    for kind, title in (*kinds, (OWL.DatatypeProperty, t("Values", "数据属性"))):
        yield f"\n## {title}\n"
        yield t("| Term | Word | Meaning |", "| 术语 | 名称 | 含义 |")
        yield "| --- | --- | --- |"
        for term in sorted(each for each in whole.subjects(RDF.type, kind) if isinstance(each, URIRef)):
            if not term.startswith(AA):
                continue
            gone = t(" (deprecated)", "（已弃用）") if whole.value(term, OWL.deprecated) else ""
            word, meaning = _said(whole, term, RDFS.label), _said(whole, term, SKOS.definition)
            yield f"| `aa:{term.removeprefix(AA)}`{gone} | {cell(word)} | {cell(meaning)} |"


def _said(whole: Graph, thing: Node, by: URIRef) -> str:
    """What is said of a thing in the language spoken."""
    words: Text = {
        each.language: str(each) for each in whole.objects(thing, by) if isinstance(each, Literal) and each.language
    }
    return localised(words) if words else ""


def rules() -> Iterator[str]:
    """What is concluded from what is recorded, and what every release is held to."""
    parts = (
        (t("Rules: what is concluded", "规则：由记录推出什么"), conclusions()),
        (t("Laws: what a release is held to", "约束：发布版必须满足什么"), laws()),
    )
    for title, found in parts:
        yield f"\n## {title}\n"
        for each in sorted(found.values(), key=_name):
            yield f"\n### {localised(each.title)} {{#{each.name}}}\n"
            yield f"{localised(each.description)}\n"


def _name(one: Question) -> str:
    return one.name


def addresses() -> Iterator[str]:
    """Each address of the API by subject, with what it takes."""
    document = create_app().openapi()
    subjects: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if path.startswith("/api/queries/"):
                continue  # the page of questions
            subjects.setdefault(operation["tags"][0], []).append(_address(path, method, operation))
    for subject, found in subjects.items():
        yield f"\n## {localised(SUBJECTS.get(subject, {'en': subject, 'zh': subject}))}\n"
        yield t("| Address | What | Parameters |", "| 地址 | 含义 | 参数 |")
        yield "| --- | --- | --- |"
        yield from found


def _address(path: str, method: str, operation: Mapping[str, Any]) -> str:
    taken = [f"`{each['name']}`" for each in operation.get("parameters", ()) if each["in"] == "query"]
    return f"| `{method.upper()} {path}` | {cell(_half(operation))} | {' '.join(taken) or '–'} |"


def _half(said: Mapping[str, Any]) -> str:
    """The half of a summary in the language spoken: both stand in it, English first."""
    english, _, chinese = str(said.get("summary", "")).partition(" · ")
    return t(english, chinese or english)


def cell(text: str) -> str:
    """Text in a cell of a table: on one line, with no bar of its own."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")
