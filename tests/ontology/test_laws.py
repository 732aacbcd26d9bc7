"""The laws that hold the data to the ontology: each is broken by a handful of statements, and not by the real data."""

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from accord_atlas.ontology.files import ontology_quads
from accord_atlas.ontology.names import prefixes
from accord_atlas.queries.question import checks

BROKEN = {
    "terms-are-declared": ("organization:x aa:motto 'x' ; a aa:Club .", 2),
    "properties-on-their-classes": ("organization:x a aa:Organization ; aa:signed '2022'^^edtf:EDTF .", 1),
    "values-of-their-classes": (
        """agreement:x a aa:Agreement ; aa:confers organization:x ; aa:signed '2022' .
        organization:x a aa:Organization .
        observation:x a aa:Observation ; aa:value 3 , 2.5 , 'many' .""",
        3,
    ),
    "one-order-per-property": (
        """observation:a aa:value 3 ; aa:year '2022'^^xsd:gYear . observation:b aa:value 2.5 ; aa:year '2023' .
        target:a aa:value 'many' . rule:a aa:period 3 . rule:b aa:period 'P3Y'^^xsd:duration .
        claim:a rdf:object 3 . claim:b rdf:object '2003'^^edtf:EDTF .""",
        3,
    ),
    "needed-by-what-mentions-it": (
        """<https://w3id.org/accord-atlas/id/question/x> a aa:Question ; sh:select 'SELECT * { ?a aa:role ?b }' .
        aa:role aa:neededBy 'x' . aa:rank aa:neededBy 'x' .""",
        1,
    ),
    "one-place-per-code": (
        """jurisdiction:a a aa:Jurisdiction ; aa:isoCode 'AA' ; aa:iso3 'AAA' .
        jurisdiction:b a aa:Jurisdiction ; aa:isoCode 'AA' ; aa:iso3 'BBB' .
        region:a-a a aa:Region ; aa:isoCode 'AAA' .""",
        1,
    ),
    "one-source-per-page": (
        """source:a a aa:Source ; aa:url 'https://a.example/'^^xsd:anyURI .
        source:b a aa:Source ; aa:url 'https://a.example/'^^xsd:anyURI .
        source:c a aa:Source ; aa:publisher 'C' ; aa:vintage '2022' ; aa:note 'no address'@en .
        source:d a aa:Source ; aa:publisher 'C' ; aa:vintage '2022' ; aa:note 'no address'@en .
        source:e a aa:Source ; aa:publisher 'C' ; aa:vintage '2023' ; aa:note 'no address'@en .""",
        2,
    ),
    "no-address-is-explained": ("source:a a aa:Source . source:b a aa:Source ; aa:note 'a book'@en .", 1),
    "encyclopedia-is-not-high": (
        """source:a aa:kind concept:source-kind.encyclopedia ; aa:reliability concept:confidence.high .
        source:b aa:kind concept:source-kind.official ; aa:reliability concept:confidence.high .""",
        1,
    ),
    "one-clause-per-number": (
        """document:x a aa:Document . document:y a aa:Document .
        clause:x.1 a aa:Clause ; aa:document document:x ; aa:number '一' ; aa:textDigest 'a' .
        clause:x.2 a aa:Clause ; aa:document document:x ; aa:number '一' ; aa:textDigest 'b' .
        clause:x.3 a aa:Clause ; aa:document document:x ; aa:number '三' ; aa:textDigest 'b' .
        clause:y.1 a aa:Clause ; aa:document document:y ; aa:number '一' ; aa:textDigest 'a' .""",
        2,
    ),
    "basis-says-what-it-gives": (
        """concept:basis.x skos:inScheme scheme:basis ; skos:notation 'x' ; aa:leavesOpen 'x'@en .
        concept:basis.tie skos:inScheme scheme:basis ; skos:notation 'tie' .""",
        1,
    ),
    "categories-say-what-rules-read": (
        """concept:participation-status.x skos:inScheme scheme:participation-status ; aa:fullMembership true ;
            aa:membership false ; aa:saysEnded false ; aa:votes false ; aa:position 1 .
        concept:participation-status.y skos:inScheme scheme:participation-status ; aa:fullMembership false ;
            aa:membership false ; aa:saysEnded false ; aa:votes true ; aa:position 2 .
        concept:basis.x skos:inScheme scheme:basis ; aa:recognisesEngineers true ; aa:position 9 .
        concept:certainty.x skos:inScheme scheme:certainty .
        concept:certainty.y skos:inScheme scheme:certainty ; aa:position 1 .
        concept:certainty.z skos:inScheme scheme:certainty ; aa:position 1 .
        concept:rule-step.x skos:inScheme scheme:rule-step ; aa:position 9 ;
            aa:leadsToStatus concept:participation-status.unknown .
        concept:organization-kind.x skos:inScheme scheme:organization-kind ; aa:barredBy concept:rule-step.x .""",
        8,
    ),
    "one-category-per-notation": (
        """scheme:x a aa:Scheme . concept:x.a a aa:Category ; skos:inScheme scheme:x ; skos:notation 'a' .
        concept:x.b a aa:Category ; skos:inScheme scheme:x ; skos:notation 'a' .
        specialty:s a aa:Specialty ; skos:inScheme scheme:x ; skos:notation 'a' .""",
        1,
    ),
    "mapping-has-a-basis": (
        """specialty:a aa:iscedF '0713' . specialty:b aa:iscedF '0713' ; aa:basis 'our mapping' .
        specialty:c aa:apecDiscipline specialty:d ; aa:source source:x .""",
        1,
    ),
    "rank-decides-what-is-stated": (
        """claim:a a aa:Claim ; aa:rank concept:rank.preferred ; rdf:subject agreement:x ; rdf:predicate aa:signed ;
            rdf:object '2001'^^edtf:EDTF .
        claim:b a aa:Claim ; aa:rank concept:rank.deprecated ; rdf:subject agreement:x ; rdf:predicate aa:signed ;
            rdf:object '2002'^^edtf:EDTF .
        claim:c a aa:Claim ; aa:rank concept:rank.deprecated ; rdf:subject agreement:x ; rdf:predicate aa:signed ;
            rdf:object '2003'^^edtf:EDTF .
        claim:d a aa:Claim ; aa:rank concept:rank.normal ; rdf:subject agreement:x ; rdf:predicate aa:signed ;
            rdf:object '2003'^^edtf:EDTF .
        claim:e a aa:Claim ; aa:rank concept:rank.preferred ; rdf:subject agreement:x ; rdf:predicate rdfs:label ;
            rdf:object 'in words' .
        agreement:x aa:signed '2002'^^edtf:EDTF , '2003'^^edtf:EDTF .
        concept:rank.preferred skos:notation 'preferred' . concept:rank.deprecated skos:notation 'deprecated' .""",
        2,
    ),
}


def broken(store: Store, law: str) -> int:
    """How many rows a law selects."""
    rows = store.query(checks()[law].query, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    assert [v.value for v in rows.variables] == [column.name for column in checks()[law].columns]
    return sum(1 for _ in rows)


@pytest.mark.parametrize("law", sorted(BROKEN))
def test_a_law_is_broken_by_what_it_forbids_and_by_that_alone(law: str) -> None:
    text, rows = BROKEN[law]
    store = Store()
    if "classes" in law or law == "terms-are-declared":
        store.extend(ontology_quads())
    assert broken(store, law) == 0
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in prefixes().items())
    store.load((head + text).encode(), format=RdfFormat.TURTLE)
    assert broken(store, law) == rows


@pytest.mark.parametrize("law", sorted(BROKEN))
def test_the_release_breaks_no_law(law: str, release: Store) -> None:
    assert broken(release, law) == 0
