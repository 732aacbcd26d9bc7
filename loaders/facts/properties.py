"""Which property a cell becomes, for what is said of single cells."""

from typing import Final

KINDS: Final = {
    "agreements": "agreement",
    "events": "event",
    "observations": "observation",
    "organization-names": "organization-name",
    "organizations": "organization",
    "parties": "participation",
    "specialties": "specialty",
    "standards": "standard",
    "titles": "title",
}
PROPERTIES: Final[dict[tuple[str, str], tuple[tuple[str, str | None], ...]]] = {
    ("agreements", "requirements"): (("aa:requirement", None),),
    ("agreements", "signed"): (("aa:signed", None),),
    ("agreements", "status"): (("aa:status", None),),
    ("agreements", "title_en"): (("rdfs:label", "en"),),
    ("agreements", "title_zh"): (("rdfs:label", "zh"),),
    ("organization-names", "name_en"): (("aa:name", "en"),),
    ("organization-names", "name_zh"): (("aa:name", "zh"),),
    ("organizations", "acronym"): (("aa:acronym", None),),
    ("organizations", "founded"): (("aa:founded", None),),
    ("organizations", "name_en"): (("rdfs:label", "en"),),
    ("organizations", "name_local"): (("aa:localName", None),),
    ("organizations", "name_zh"): (("rdfs:label", "zh"),),
    ("organizations", "parent"): (("aa:parent", None),),
    ("organizations", "website"): (("aa:website", None),),
    ("parties", "end"): (("aa:end", None),),
    ("parties", "start"): (("aa:start", None),),
    ("specialties", "en"): (("rdfs:label", "en"), ("skos:prefLabel", "en")),
    ("specialties", "zh"): (("rdfs:label", "zh"), ("skos:prefLabel", "zh")),
    ("standards", "issued"): (("aa:issued", None),),
    ("standards", "replaces"): (("aa:replaces", None),),
    ("standards", "title_en"): (("rdfs:label", "en"),),
    ("standards", "title_zh"): (("rdfs:label", "zh"),),
    ("titles", "name_en"): (("rdfs:label", "en"),),
    ("titles", "name_zh"): (("rdfs:label", "zh"),),
}
"""Table and column → the properties that a cell becomes, each with the language of its words where it has several."""
