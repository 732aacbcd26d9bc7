"""The named graphs of the release, by name and in words."""

from collections.abc import Mapping
from functools import cache

from accord_atlas.ontology.names import BASE, graph
from accord_atlas.queries.question import Text, rules
from accord_atlas.service.core.atlas import Atlas

GRAPHS = f"{BASE}graph/"
SOURCES: Mapping[str, Text] = {
    "ontology": {"en": "Ontology, vocabularies and alignments", "zh": "本体、受控词表及其对齐"},
    "facts": {"en": "Curated facts with their sources", "zh": "经整理、有来源的事实"},
    "notice": {"en": "What the 2022 pilot notice says, clause by clause", "zh": "2022年试点通知逐条内容"},
    "world": {"en": "Countries and regions (ISO 3166)", "zh": "国家和地区及其行政区划（ISO 3166）"},
    "questions": {"en": "The stored questions", "zh": "预设问题"},
}


@cache
def title(name: str) -> Text:
    """What a graph holds; a graph that a rule derived is named after its rule, any other by its own name."""
    if name in SOURCES:
        return SOURCES[name]
    rule = rules().get(name.removeprefix("derived."))
    if rule is None:
        return {"en": name, "zh": name}
    return {"en": f"Derived: {rule.title['en']}", "zh": f"推导：{rule.title['zh']}"}


def names(atlas: Atlas) -> tuple[str, ...]:
    """The names of the release's graphs, the last part of their IRIs, in alphabetical order."""
    return atlas.once(_names)


def iri(name: str) -> str:
    """The IRI of the graph with that name."""
    return graph(name).value


def _names(atlas: Atlas) -> tuple[str, ...]:
    found = (row["g"] for row in atlas.store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
    return tuple(sorted(str(node.value).removeprefix(GRAPHS) for node in found))
