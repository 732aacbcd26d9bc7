"""The notice as statements in graph `notice`: the document, its clauses, and what each clause says.

Every fact is claimed by the notice and points to its clause; labels, notes and digests are ours and claim nothing.
"""

from collections.abc import Iterable, Iterator

from accord_atlas.loaders.facts.entities import Pair, each, edtf, link, links
from accord_atlas.loaders.notice.reading import Notice
from accord_atlas.loaders.notice.records import (
    Clause,
    Document,
    Fact,
    Intention,
    NoticeProvision,
    NoticeSpecialty,
    Place,
    Target,
    Task,
)
from accord_atlas.loaders.notice.segment import HEAD_SHOWN
from accord_atlas.loaders.statements import Evidence, Statement, describe, plain, text, typed
from accord_atlas.ontology.names import concept, entity, term

GRAPH = "notice"


def notice_statements(notice: Notice) -> Iterator[Statement]:
    """Everything that the notice's tables say, each statement of a fact with the clause that it rests on."""
    for document in notice.documents.values():
        yield from _said(notice, document, "document", "aa:Document", _document(document), _about_document(document))
    for clause in notice.clauses.values():
        yield from _clause(notice, clause)
    for place in notice.places:
        yield from _said(notice, place, "region", "aa:Region", _place(place), [_label(place.label_en, "en")])
    for specialty in notice.specialties:
        about = [*_about_specialty(specialty), ("aa:source", _evidence(notice, specialty.clause).source)]
        yield from _said(notice, specialty, "specialty", "aa:Specialty", _specialty(specialty), about)
    for task in notice.tasks:
        yield from _said(notice, task, "task", "aa:Task", _task(task), _about(task))
    for target in notice.targets:
        yield from _said(notice, target, "target", "aa:Target", _target(target), _about(target))
    for intention in notice.intentions:
        yield from _said(notice, intention, "intention", "aa:Intention", _intention(intention), _about(intention))
    for provision in notice.provisions:
        yield from _said(
            notice, provision, "notice-provision", "aa:NoticeProvision", _provision(provision), _about(provision)
        )


def _said(
    notice: Notice, fact: Fact, kind: str, of: str, claimed: Iterable[Pair], about: Iterable[Pair]
) -> Iterator[Statement]:
    """A fact's statements: what its clause says, then what we add."""
    subject = entity(kind, fact.id)
    yield from describe(subject, [("rdf:type", term(of)), *about, ("aa:note", text(fact.note, "en"))], into=GRAPH)
    yield from describe(subject, claimed, into=GRAPH, evidence=[_evidence(notice, fact.clause)])


def _evidence(notice: Notice, clause: str) -> Evidence:
    """The notice as a source, speaking for the date on which it was issued, at a clause."""
    document = notice.documents[notice.clauses[clause].document]
    source, said_in = entity("source", document.source), entity("clause", clause)
    return Evidence(source, document.confidence, observed_on=document.issued, clause=said_in)


def _document(row: Document) -> list[Pair]:
    return [
        _label(row.label_zh, "zh"),
        ("aa:number", plain(row.number)),
        ("aa:issuer", entity("organization", row.issuer)),
        ("aa:issued", edtf(row.issued)),
    ]


def _about_document(row: Document) -> list[Pair]:
    return [_label(row.label_en, "en"), ("aa:source", entity("source", row.source))]


def _clause(notice: Notice, row: Clause) -> Iterator[Statement]:
    subject = entity("clause", row.id)
    about: list[Pair] = [
        ("rdf:type", term("aa:Clause")),
        _label(_shown(row, row.heading_en), "en"),
        _label(_shown(row, row.heading_zh), "zh"),
        ("aa:textDigest", plain(row.sha256)),
    ]
    claimed: list[Pair] = [
        ("aa:number", plain(row.number)),
        ("aa:document", entity("document", row.document)),
        ("aa:within", link("clause", row.parent)),
    ]
    yield from describe(subject, about, into=GRAPH)
    yield from describe(subject, claimed, into=GRAPH, evidence=[_evidence(notice, row.id)])


def _shown(row: Clause, heading: str) -> str:
    """A clause as people cite it, by its number, with what it is about; the head has no number of its own."""
    return heading if row.number == HEAD_SHOWN else f"{row.number} {heading}"


def _place(row: Place) -> list[Pair]:
    return [
        _label(row.label_zh, "zh"),
        ("aa:kind", concept("region-kind", row.kind)),
        *each("aa:jurisdiction", links("jurisdiction", row.jurisdictions)),
        ("aa:within", link("region", row.within)),
    ]


def _specialty(row: NoticeSpecialty) -> list[Pair]:
    return [
        _label(row.label_zh, "zh"),
        ("skos:prefLabel", text(row.label_zh, "zh")),
        ("skos:inScheme", entity("scheme", row.scheme)),
    ]


def _about_specialty(row: NoticeSpecialty) -> list[Pair]:
    return [
        _label(row.label_en, "en"),
        ("skos:prefLabel", text(row.label_en, "en")),
        ("skos:notation", plain(row.id)),
    ]


def _about(row: Task | Target | Intention | NoticeProvision) -> list[Pair]:
    return [_label(row.label_en, "en"), _label(row.label_zh, "zh"), ("aa:clause", entity("clause", row.clause))]


def _task(row: Task) -> list[Pair]:
    return [
        ("aa:track", concept("task-track", row.track)),
        *each("aa:assignedTo", links("organization", row.assigned_to)),
        *each("aa:region", links("region", row.regions)),
        *each("aa:place", links("region", row.places)),
        *each("aa:specialty", links("specialty", row.specialties)),
        ("aa:due", edtf(row.due)),
        ("aa:reliesOn", link("standard", row.relies_on)),
        ("aa:addressee", link("organization", row.addressee)),
    ]


def _target(row: Target) -> list[Pair]:
    return [
        ("aa:metric", concept("metric", row.metric)),
        ("aa:comparator", plain(row.comparator)),
        ("aa:value", typed(row.value, "xsd:integer")),
        ("aa:unit", plain(row.unit)),
        ("aa:year", typed(row.year, "xsd:gYear")),
        ("aa:baseline", typed(row.baseline, "xsd:integer")),
        ("aa:specialty", link("specialty", row.specialty)),
        *each("aa:organization", links("organization", row.organizations[:1])),
        *each("aa:assignedTo", links("organization", row.organizations)),
        ("aa:region", link("region", row.region)),
    ]


def _intention(row: Intention) -> list[Pair]:
    return [
        ("aa:kind", concept("intention-kind", row.kind)),
        ("aa:actor", link("organization", row.actor)),
        ("aa:organization", link("organization", row.organization)),
        ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
        ("aa:agreement", link("agreement", row.agreement)),
        ("aa:openList", typed(str(row.open_list).lower(), "xsd:boolean")),
    ]


def _provision(row: NoticeProvision) -> list[Pair]:
    return [
        ("aa:kind", concept("notice-provision-kind", row.kind)),
        ("aa:item", link("region", row.region)),
        ("aa:item", link("specialty", row.industry)),
        ("aa:specialty", link("specialty", row.specialty)),
        ("aa:organization", link("organization", row.organization)),
    ]


def _label(words: str, language: str) -> Pair:
    return "rdfs:label", text(words, language)
