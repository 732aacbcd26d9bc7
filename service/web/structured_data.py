"""What pages say about things in the words of schema.org, for search engines: JSON-LD.

Which class of ours is which of schema.org's stands in the alignments of the ontology and is read from the release; only
what they cannot say (it depends on a category, or on what China is called beside a place) is decided here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from accord_atlas import __version__
from accord_atlas.ontology import licence
from accord_atlas.ontology.names import BASE, KINDS, ONTOLOGY, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.core.rdf import FORMATS
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import CHINA, MAINLAND, text

Node = dict[str, Any]
SCHEMA: Final = "https://schema.org/"
DATASET: Final = f"{BASE}dataset"
ALIGNED: Final = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:closeMatch")
UNALIGNED: Final = {"agreement": "CreativeWork"}
"""Kinds that no class of schema.org is aligned with: an agreement is a text that two or more have agreed on."""
GOVERNMENT: Final = frozenset({"government-body", "regulator"})
DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}")
"""A date as both EDTF and schema.org write it; doubtful ones are not repeated here."""
NAMES: Final = ("skos:altLabel", "aa:acronym", "aa:localName", "aa:formerTitle")
DATED: Final = ("aa:founded", "aa:dissolved", "aa:signed", "aa:issued")
CREATED: Final = {"aa:signed": "dateCreated", "aa:issued": "datePublished"}


def alignments(atlas: Atlas) -> Mapping[str, str]:
    """IRI of a class or property of ours → the name that schema.org has for it."""
    return atlas.once(_alignments)


def _alignments(atlas: Atlas) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for curie in reversed(ALIGNED):  # the closest comes last
        for iri, values in reading(atlas).all(curie).items():
            names = [value.value.removeprefix(SCHEMA) for value in values if value.value.startswith(SCHEMA)]
            if names and iri.startswith(ONTOLOGY):
                found[iri] = names[0]
    return found


def type_of(atlas: Atlas, iri: str) -> str:
    """The class of schema.org that an entity belongs to."""
    kind = (kind_and_slug(iri) or ("", ""))[0]
    if kind == "organization" and reading(atlas).notation(iri, "aa:kind") in GOVERNMENT:
        return "GovernmentOrganization"
    if kind == "jurisdiction" and iri not in MAINLAND and reading(atlas).text(iri, "aa:isoCode"):
        return "Country"
    return alignments(atlas).get(ONTOLOGY + KINDS.get(kind, ""), UNALIGNED.get(kind, "Thing"))


def thing(atlas: Atlas, iri: str, language: Language, base: str) -> Node:
    """An entity: its class, names, dates, where it belongs; `base` is the address of the atlas."""
    named, read = atlas.labels[iri], reading(atlas)
    names = [value.value for curie in NAMES for value in read.all(curie).get(iri, ())]
    names += [label for label in (named.en, named.zh) if label]
    own = named.text(language)
    node = {**_short(atlas, iri, language), "url": f"{base}/id/{named.kind}/{named.slug}"}
    node["alternateName"] = [name for name in dict.fromkeys(names) if name != own]
    node["identifier"] = read.text(iri, "aa:isoCode")
    node["sameAs"] = [address for address in (read.text(iri, "aa:website"), read.text(iri, "aa:url")) if address]
    node |= _dates(atlas, iri)
    if named.kind == "organization":
        node["parentOrganization"] = _pointed(atlas, iri, "aa:parent", language)
        node["location"] = _pointed(atlas, iri, "aa:jurisdiction", language)
    elif iri in MAINLAND:
        node["containedInPlace"] = _short(atlas, CHINA, language)
    elif named.kind == "agreement":
        parties = {each.organization for each in agreements(atlas)[iri].participations if each.organization}
        node["about"] = [_short(atlas, each, language) for each in sorted(parties)]
    elif named.kind == "concept":
        node["inDefinedTermSet"] = _pointed(atlas, iri, "skos:inScheme", language)
        node["termCode"] = read.text(iri, "skos:notation")
    meaning = text(atlas, iri, "skos:definition")
    node["description"] = meaning.text(language) if meaning else None
    return node


def _short(atlas: Atlas, iri: str, language: Language) -> Node:
    return {"@type": type_of(atlas, iri), "@id": iri, "name": atlas.labels[iri].text(language)}


def _pointed(atlas: Atlas, iri: str, curie: str, language: Language) -> Node | None:
    other = reading(atlas).text(iri, curie)
    return _short(atlas, other, language) if other else None


def _dates(atlas: Atlas, iri: str) -> Node:
    dates: Node = {}
    for curie in DATED:
        written = reading(atlas).text(iri, curie)
        name = CREATED.get(curie) or alignments(atlas).get(term(curie).value)
        if written and name and DATE.fullmatch(written):
            dates[name] = written
    return dates


def dataset(atlas: Atlas, language: Language, base: str) -> Node:
    """The release as a dataset: its version, its licence, its files."""
    name = sentence(language, "site-name")
    return {
        "@type": "Dataset",
        "@id": DATASET,
        "url": f"{base}/data",
        "name": sentence(language, "dataset-name"),
        "alternateName": [sentence(other, "site-name") for other in LANGUAGES],
        "description": sentence(language, "dataset-about"),
        "inLanguage": list(LANGUAGES),
        "version": atlas.release.id,
        "dateModified": atlas.release.data_date.isoformat(),
        "license": licence.DATA,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": sentence(language, "site-authors")},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": name, "url": f"{base}/dataset"},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": sentence(language, "site-whole", format=form),
                "contentUrl": f"{base}/dataset.{form}.gz",
                "encodingFormat": FORMATS[form].media_type,
            }
            for form in ("nq", "trig")
        ],
    }


def site(atlas: Atlas, language: Language, base: str) -> Node:
    """The atlas as a web site that can be searched."""
    return {
        "@type": "WebSite",
        "@id": f"{base}/#site",
        "url": f"{base}/",
        "name": sentence(language, "site-name"),
        "alternateName": [sentence(other, "site-name") for other in LANGUAGES if other != language],
        "inLanguage": list(LANGUAGES),
        "dateModified": atlas.release.data_date.isoformat(),
        "version": __version__,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{base}/search?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def trail(steps: Sequence[tuple[str, str]], base: str) -> Node:
    """The way to a page, (name, path) from the start page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": f"{base}{path}"}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def document(nodes: Iterable[Node]) -> Node:
    """The nodes as one JSON-LD document, without what is blank."""
    return {"@context": SCHEMA.rstrip("/"), "@graph": [_told(node) for node in nodes]}


def _told(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "", {})}
