"""Words for the terms that the atlas borrows from RDF, RDFS, OWL, SKOS and others, which the release does not label."""

from collections.abc import Mapping
from functools import cache

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import Text

WORDS: Mapping[str, tuple[str, str]] = {
    "rdf:type": ("class", "类别"),
    "rdf:subject": ("subject of the claim", "主张的主体"),
    "rdf:predicate": ("property of the claim", "主张的属性"),
    "rdf:object": ("value of the claim", "主张的值"),
    "rdfs:label": ("name", "名称"),
    "rdfs:domain": ("domain", "定义域"),
    "rdfs:range": ("range", "值域"),
    "rdfs:subClassOf": ("subclass of", "上位类"),
    "rdfs:subPropertyOf": ("subproperty of", "上位属性"),
    "rdfs:isDefinedBy": ("defined by", "定义于"),
    "owl:inverseOf": ("inverse of", "逆属性"),
    "owl:versionInfo": ("version", "版本"),
    "owl:versionIRI": ("address of this version", "版本地址"),
    "skos:prefLabel": ("preferred term", "首选术语"),
    "skos:altLabel": ("other name", "其他名称"),
    "skos:hiddenLabel": ("name to find it by", "检索用名"),
    "skos:definition": ("definition", "定义"),
    "skos:notation": ("notation", "代码"),
    "skos:inScheme": ("in scheme", "所属体系"),
    "skos:broader": ("broader", "上位概念"),
    "skos:related": ("related", "相关概念"),
    "skos:closeMatch": ("close match", "近似匹配"),
    "skos:relatedMatch": ("related match", "相关匹配"),
    "schema:domainIncludes": ("used on", "用于"),
    "schema:rangeIncludes": ("takes", "取值"),
    "dcterms:title": ("title", "标题"),
    "dcterms:description": ("description", "说明"),
    "dcterms:license": ("licence", "许可"),
    "dcterms:source": ("source", "来源"),
    "dcterms:date": ("date", "日期"),
    "dcterms:issued": ("date of publication", "发布日期"),
    "dcterms:subject": ("subject", "主题"),
    "dcterms:identifier": ("identifier", "标识"),
    "dcterms:isPartOf": ("part of", "所属整体"),
    "dcterms:replaces": ("takes the place of", "取代"),
    "foaf:name": ("name", "名称"),
    "org:memberOf": ("member of", "所属组织"),
    "org:subOrganizationOf": ("part of the organization", "上级组织"),
    "prov:wasDerivedFrom": ("derived from", "来源于"),
    "eli:date_document": ("date of the document", "文件日期"),
    "schema:name": ("name", "名称"),
    "schema:alternateName": ("other name", "其他名称"),
    "schema:url": ("website", "网址"),
    "schema:value": ("value", "数值"),
    "schema:unitText": ("unit", "单位"),
    "schema:foundingDate": ("founded", "成立日期"),
    "schema:dissolutionDate": ("dissolved", "解散日期"),
    "schema:parentOrganization": ("parent", "上级机构"),
}


@cache
def external_terms() -> Mapping[str, Text]:
    """IRI → its words in both languages."""
    return {term(curie).value: {"en": en, "zh": zh} for curie, (en, zh) in WORDS.items()}
