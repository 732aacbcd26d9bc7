"""Describes the running service and its dataset in RDF: SPARQL Service Description, VoID, DCAT.

Everything is counted or read from what runs; nothing is written down twice. `root` is the address at which the
service is reached, without a slash at its end.
"""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from accord_atlas import __version__
from accord_atlas.loaders.description import DATASET, INTO, dataset_triples, partition
from accord_atlas.ontology import licence
from accord_atlas.ontology.names import term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.graphs import iri
from accord_atlas.service.core.rdf import FORMATS
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dataset.files import WHOLE, File
from accord_atlas.service.dataset.statistics import Extent, statistics
from accord_atlas.service.sparql.formats import RESULTS
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.titles import graph_title

SPDX = "http://spdx.org/rdf/terms#"
MEDIA = "https://www.iana.org/assignments/media-types/"
MISNAMED = {"https://www.w3.org/ns/formats/data/JSON-LD": "http://www.w3.org/ns/formats/JSON-LD"}
"""What the engine calls a format, where http://www.w3.org/ns/formats/ has another IRI for it."""
SIMPLE = ox.NamedNode("http://www.w3.org/ns/entailment/Simple")
LICENSE = licence.DATA
Value = ox.NamedNode | ox.BlankNode | ox.Literal | Words | int | str
"""What can be said: a term, a text in both languages, a number, an IRI."""
Facts = Sequence[tuple[str, Value]]


def service_description(atlas: Atlas, limits: Limits, root: str) -> Iterator[ox.Quad]:
    """What the SPARQL service can do, and the graphs that it has (http://www.w3.org/TR/sparql11-service-description/)."""
    service, dataset, default = f"{root}/sparql", f"{root}/sparql#dataset", f"{root}/sparql#default-graph"
    counted = statistics(atlas)
    yield from _say(service, "sd:Service", _abilities(service, f"{root}/help/engine", dataset, limits))
    update: Facts = [
        ("sd:endpoint", f"{root}/update"),
        ("sd:supportedLanguage", term("sd:SPARQL11Update")),
        ("sd:feature", term("sd:UnionDefaultGraph")),
        ("sd:defaultDataset", dataset),
        ("rdfs:label", message("sparql-update-name")),
        ("rdfs:comment", message("sparql-update-about")),
    ]
    yield from _say(f"{root}/update", "sd:Service", update)
    yield from _say(
        dataset,
        "sd:Dataset",
        [("sd:defaultGraph", default), *(("sd:namedGraph", f"{dataset}.{each.name}") for each in counted.graphs)],
    )
    yield from _say(default, "sd:Graph", [("void:triples", counted.held)])
    for each in counted.graphs:
        named = f"{dataset}.{each.name}"
        facts: Facts = [("sd:name", iri(each.name)), ("sd:graph", f"{named}.graph"), ("sd:entailmentRegime", SIMPLE)]
        yield from _say(named, "sd:NamedGraph", facts)
        yield from _say(f"{named}.graph", "sd:Graph", [("rdfs:label", graph_title(each.name)), *_extent(each)])


def _abilities(service: str, help_page: str, dataset: str, limits: Limits) -> Facts:
    results = (ox.QueryResultsFormat.from_media_type(offer.media_type) for offer in RESULTS)
    known = [*(form.iri for form in results if form), *(form.iri for form in FORMATS.values())]
    forms = [MISNAMED.get(name, name) for name in known]
    federation: Facts = [("sd:feature", term("sd:BasicFederatedQuery"))] if limits.allowed else []
    return [
        ("sd:endpoint", service),
        ("sd:supportedLanguage", term("sd:SPARQL11Query")),
        ("sd:feature", term("sd:UnionDefaultGraph")),
        *federation,
        *(("sd:resultFormat", form) for form in forms),
        ("sd:defaultEntailmentRegime", SIMPLE),
        ("sd:defaultDataset", dataset),
        ("rdfs:label", message("sparql-name")),
        ("rdfs:comment", bounds(limits)),
        ("dcterms:description", message("sparql-engine")),
        ("rdfs:seeAlso", help_page),
    ]


def bounds(limits: Limits) -> Words:
    """The limits of a query in words."""
    numbers = {"memory": limits.memory, "rows": limits.rows, "size": limits.size}
    grouped = {name: f"{number:,}" for name, number in numbers.items()}
    return message("sparql-bounds", seconds=f"{limits.seconds:g}", **grouped)


def dataset_description(atlas: Atlas, files: Sequence[File], root: str) -> Iterator[ox.Quad]:
    """What the release holds and where it can be had: VoID with its counts, DCAT with files and checksums."""
    counted = statistics(atlas)
    for triple in dataset_triples():
        yield ox.Quad(triple.subject, triple.predicate, triple.object)
    yield from _say(DATASET, None, _dataset(atlas, files, root))
    yield from _uses(DATASET, counted.whole)
    yield from _within(atlas)
    for each in counted.graphs:
        part = iri(each.name)
        own = [file for file in files if file.subject == f"graph/{each.name}"]
        yield from _say(DATASET, None, [("void:subset", part), ("dcterms:hasPart", part)])
        facts: Facts = [
            ("dcterms:title", graph_title(each.name)),
            ("dcterms:description", message("dataset-part", about=graph_title(each.name))),
            ("dcterms:license", LICENSE),
            ("dcterms:publisher", f"{DATASET}#publisher"),
            ("dcterms:isPartOf", DATASET),
            *_extent(each),
            *_links(own, root),
        ]
        yield from _say(part, "void:Dataset", [*facts, *_making(atlas, each.name)])
        yield from _say(part, "dcat:Dataset", [])
        yield from _uses(part, each)
    yield from _linksets(atlas)
    yield from _access(root)
    for file in _described(files):
        yield from _distribution(file, root)


def _within(atlas: Atlas) -> Iterator[ox.Quad]:
    """The prefixes, and what the properties of each class lead to, as the release itself describes them."""
    parts = (f"{DATASET}#prefix/", f"{DATASET}#class/")
    wanted = term("sh:declare"), term("void:propertyPartition")
    for quad in atlas.store.quads(graph=ox.NamedNode(iri(INTO))):
        about = getattr(quad.subject, "value", "")
        if (
            quad.predicate in wanted
            or about.startswith(parts[0])
            or (about.startswith(parts[1]) and "/property/" in about)
        ):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _making(atlas: Atlas, graph: str) -> Facts:
    """Who made the layer that a graph is of, and when; nothing of any other graph."""
    made = next((each for each in atlas.release.made if f"layer.{each['name']}" == graph), {})
    facts: list[tuple[str, Value]] = []
    if who := made.get("who"):
        facts.append(("dcterms:creator", ox.Literal(str(who))))
    if when := made.get("when"):
        facts.append(("dcterms:created", ox.Literal(str(when), datatype=term("xsd:dateTime"))))
    return facts


def _dataset(atlas: Atlas, files: Sequence[File], root: str) -> Facts:
    whole = statistics(atlas).whole
    return [
        ("dcterms:identifier", ox.Literal(atlas.release.id)),
        ("dcat:version", ox.Literal(atlas.release.id)),
        *(("dcterms:description", graph_title(f"layer.{name}")) for name in atlas.release.layers),
        *([("prov:wasDerivedFrom", f"{root}/releases/{base}/accord.nq")] if (base := atlas.release.base) else []),
        ("dcterms:modified", ox.Literal(atlas.release.data_date.isoformat(), datatype=term("xsd:date"))),
        ("dcat:landingPage", f"{root}/dataset"),
        ("foaf:homepage", f"{root}/"),
        ("void:sparqlEndpoint", f"{root}/sparql"),
        *_extent(whole),
        *_links([file for file in files if file.subject == WHOLE], root),
    ]


def _extent(extent: Extent) -> Facts:
    """VoID's counts."""
    return [
        ("void:triples", extent.triples),
        ("void:distinctSubjects", extent.subjects),
        ("void:distinctObjects", extent.objects),
        ("void:classes", len(extent.classes)),
        ("void:properties", len(extent.properties)),
    ]


def _uses(subject: str, extent: Extent) -> Iterator[ox.Quad]:
    """How often each class and each property is used."""
    for kind, members in extent.classes.items():
        part = partition(subject, "class", kind)
        yield from _say(subject, None, [("void:classPartition", part)])
        yield from _say(part, "void:Dataset", [("void:class", kind), ("void:entities", members)])
    for used in extent.properties:
        part = partition(subject, "property", used.iri)
        yield from _say(subject, None, [("void:propertyPartition", part)])
        counts: Facts = [("void:triples", used.triples), ("void:distinctSubjects", used.subjects)]
        counts = [("void:property", used.iri), *counts, ("void:distinctObjects", used.objects)]
        yield from _say(part, "void:Dataset", counts)


def _linksets(atlas: Atlas) -> Iterator[ox.Quad]:
    for number, links in enumerate(statistics(atlas).linksets, 1):
        subject = f"{DATASET}#links/{number}"
        facts: Facts = [
            ("void:subjectsTarget", DATASET),
            ("void:objectsTarget", links.namespace),
            ("void:linkPredicate", links.property),
            ("void:triples", links.triples),
        ]
        yield from _say(subject, "void:Linkset", facts)
        yield from _say(links.namespace, "void:Dataset", [("void:uriSpace", ox.Literal(links.namespace))])
        yield from _say(DATASET, None, [("void:subset", subject)])


def _links(files: Sequence[File], root: str) -> Facts:
    """The files of one subject: VoID's dumps are of RDF, tables are distributions alone."""
    dumps: Facts = [("void:dataDump", f"{root}/{file.download}") for file in files if file.packed]
    return [*dumps, *(("dcat:distribution", f"{root}/{file.download}#distribution") for file in files)]


def _described(files: Sequence[File]) -> Iterator[File]:
    """The files that are described: those of the whole and of its graphs; single tables have a data package."""
    return (file for file in files if file.packed or file.subject == WHOLE)


def _access(root: str) -> Iterator[ox.Quad]:
    service = f"{root}/sparql#service"
    facts: Facts = [
        ("dcterms:title", message("sparql-name")),
        ("dcat:endpointURL", f"{root}/sparql"),
        ("dcat:endpointDescription", f"{root}/sparql?format=ttl"),
        ("dcat:servesDataset", DATASET),
        ("dcterms:license", LICENSE),
        ("dcterms:publisher", f"{DATASET}#publisher"),
        ("dcat:version", ox.Literal(__version__)),
        ("dcterms:conformsTo", "http://www.w3.org/TR/sparql11-protocol/"),
    ]
    yield from _say(service, "dcat:DataService", facts)


def _distribution(file: File, root: str) -> Iterator[ox.Quad]:
    address = f"{root}/{file.download}"
    subject, checksum = f"{address}#distribution", f"{address}#sha256"
    packed: Facts = [("dcat:compressFormat", f"{MEDIA}application/gzip")] if file.packed else []
    facts: Facts = [
        ("dcterms:title", ox.Literal(file.download)),
        ("dcterms:license", LICENSE),
        ("dcterms:description", message("dataset-file", format=file.format)),
        ("dcat:downloadURL", address),
        ("dcat:accessURL", address),
        ("dcat:mediaType", f"{MEDIA}{file.media_type}"),
        *packed,
        ("dcat:byteSize", ox.Literal(str(file.packed_size), datatype=term("xsd:nonNegativeInteger"))),
        (f"{SPDX}checksum", checksum),
    ]
    yield from _say(subject, "dcat:Distribution", facts)
    digest = ox.Literal(file.packed_sha256, datatype=term("xsd:hexBinary"))
    algorithm = ox.NamedNode(f"{SPDX}checksumAlgorithm_sha256")
    checked: Facts = [(f"{SPDX}algorithm", algorithm), (f"{SPDX}checksumValue", digest)]
    yield from _say(checksum, f"{SPDX}Checksum", checked)


def _say(subject: str, kind: str | None, facts: Facts) -> Iterator[ox.Quad]:
    """Statements about one subject; names are prefixed, or full where the project has no prefix for them."""
    node = ox.NamedNode(subject)
    if kind:
        yield ox.Quad(node, term("rdf:type"), _name(kind))
    for name, value in facts:
        for spoken in _terms(value):
            yield ox.Quad(node, _name(name), spoken)


def _terms(value: Value) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
    if isinstance(value, Words):
        yield from (ox.Literal(said, language=language) for language, said in (("en", value.en), ("zh", value.zh)))
    elif isinstance(value, int):
        yield ox.Literal(value)
    elif isinstance(value, str):
        yield ox.NamedNode(value)
    else:
        yield value


def _name(name: str) -> ox.NamedNode:
    return ox.NamedNode(name) if name.startswith("http") else term(name)
