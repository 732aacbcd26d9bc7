"""What stands behind the facts: claims, conflicts and their ranks, bounds and labels of our own, on the real tables."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store
from tests.typed import as_a, text

from accord_atlas.loaders.dates import span
from accord_atlas.loaders.facts import fact_statements, read_facts
from accord_atlas.loaders.facts.labels import alias
from accord_atlas.loaders.statements import quads
from accord_atlas.ontology.names import BASE, prefixes

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
PREFIXES = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in prefixes().items())
Answers = list[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def store() -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(read_facts(FOLDER))))
    return loaded


def ask(store: Store, query: str, **entities: str) -> Answers:
    """The rows of a query as strings, entities by their path below `id/`; `$name` stands for an entity."""
    for name, path in entities.items():
        query = query.replace(f"${name}", f"<{BASE}id/{path}>")
    rows = as_a(QuerySolutions, store.query(PREFIXES + query, use_default_graph_as_union=True))
    return [tuple(None if cell is None else text(cell).removeprefix(f"{BASE}id/") for cell in row) for row in rows]


def ranks(store: Store, subject: str, prop: str) -> set[tuple[str | None, ...]]:
    """(value, source, rank) of every claim about a property of a subject."""
    query = f"""SELECT ?value (STRAFTER(STR(?s), "/source/") AS ?source) ?rank WHERE {{
        ?c rdf:subject $subject ; rdf:predicate {prop} ; rdf:object ?value ; aa:source ?s ; aa:rank ?r
        BIND (STRAFTER(STR(?r), "/rank.") AS ?rank) }}"""
    return set(ask(store, query, subject=subject))


@pytest.mark.long
def test_every_sourced_statement_has_a_claim(store: Store) -> None:
    """All but bookkeeping, bounds, labels of our own, and what rests on no source but ourselves."""
    unclaimed = """SELECT DISTINCT ?class ?p WHERE {
        ?s a ?class ; ?p ?o .
        FILTER (?class NOT IN (aa:Claim, aa:Jurisdiction, aa:Region, aa:Search, aa:Source))
        FILTER NOT EXISTS { ?s aa:basis "our mapping" }
        FILTER (!EXISTS { ?s aa:nameKind ?kind } || !isLiteral(?o) || LANG(?o) != "zh")
        FILTER (!EXISTS { ?s aa:englishNameKind ?kind } || !isLiteral(?o) || LANG(?o) != "en")
        FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"""
    found = {(str(c).rpartition("#")[2], str(p).rpartition("#")[2]) for c, p in ask(store, unclaimed)}
    shared = {"type", "source", "confidence", "note", "notation", "speaksFor", "nameKind", "englishNameKind"}
    bounds = {f"{side}{end}" for side in ("start", "end", "date") for end in ("Earliest", "Latest")}
    ours = {
        *("AgreementRelation", "CoverageList", "Direction", "DisciplineListing", "FederationMembership", "Forum"),
        *("ForumMembership", "Observation", "OrganizationName", "Participation", "Review", "Sponsorship"),
        *("Succession", "TitleEquivalence"),
    }
    assert {(c, p) for c, p in found if p not in shared | bounds} == {(name, "label") for name in ours}


def test_a_claim_has_one_of_each_and_a_reason_if_it_is_contested(store: Store) -> None:
    ones = ("rdf:subject", "rdf:predicate", "rdf:object", "aa:source", "aa:confidence", "aa:rank", "aa:observedOn")
    for prop in ones:
        query = f"SELECT ?c WHERE {{ ?c a aa:Claim OPTIONAL {{ ?c {prop} ?o }} }} GROUP BY ?c HAVING (COUNT(?o) != 1)"
        assert ask(store, query) == []
    assert ask(store, "SELECT ?c { ?c aa:contested ?x FILTER NOT EXISTS { ?c aa:why ?why } }") == []
    assert ask(store, "SELECT ?c { ?c aa:why ?x FILTER NOT EXISTS { ?c aa:contested ?what } }") == []


def test_deprecated_values_are_claimed_but_not_said(store: Store) -> None:
    deprecated = "?c aa:rank concept:rank.deprecated ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
    rows = (FOLDER / "conflicts.csv").read_text("utf-8").count(",deprecated,")
    assert len(ask(store, f"SELECT ?c {{ {deprecated} }}")) == rows > 10
    assert ask(store, f"SELECT ?c {{ {deprecated} . ?s ?p ?o }}") == []


@pytest.mark.parametrize(
    ("subject", "prop", "claims"),
    [
        (
            "participation/ipea.ecsa.za.authorised",
            "aa:start",
            {
                ("2001", "washingtonaccord-org-emf", "preferred"),
                ("2002-05 or earlier", "iei-letter-2002", "normal"),
                ("2005 or earlier", "nap-book-2005", "normal"),
                ("2007", "pec-ipea-list", "deprecated"),
            },
        ),
        (
            "standard/t-cas-326-2021",
            "aa:effective",
            {("2021-10-25", "newton-tcas-326-2021", "preferred"), ("2018-11-30", "newton-tcas-326-2021", "deprecated")},
        ),
        (
            "agreement/ipea",
            "aa:signed",
            {("2001-06-25", "hkie-ipea", "preferred"), ("1997", "engcan-apec-ipea", "normal")},
        ),
        (
            # The value is ours and of a row of another source: the preferred source counts, and one claim stands.
            "participation/dublin-accord.cctt.ca.former",
            "aa:start",
            {("2002", "accreditation-org-dublin-old", "preferred"), ("2001", "accreditation-org-dublin", "deprecated")},
        ),
        (
            "participation/dublin-accord.cctt.ca.former",
            "aa:end",
            {("2023", "accreditation-org-dublin", "normal"), ("2022", "accreditation-org-dublin", "deprecated")},
        ),
        (
            "participation/dublin-accord.engc.gb.authorised",
            "aa:status",
            {
                ("concept/participation-status.authorised", "accreditation-org-dublin", "preferred"),
                ("conditional in 2024", "ai-dublin-accord", "deprecated"),
                ("recognition due to run out in June, review under way", "bindt-dublin", "normal"),
            },
        ),
        (
            "organization/cse-cn",
            "rdfs:label",
            {
                ("Chinese Society of Engineers", "cse-regulations", "preferred"),
                ("中国工程师联合体", "cse-regulations", "normal"),
                ("China Society of Engineers", "cast-newsletter-52", "normal"),
                ("中国工程学会", "app-pk-2025", "deprecated"),
            },
        ),
    ],
)
def test_values_that_compete_stand_side_by_side_with_their_ranks(
    store: Store, subject: str, prop: str, claims: set[tuple[str, str, str]]
) -> None:
    assert ranks(store, subject, prop) == claims


@pytest.mark.parametrize(
    ("participation", "prop", "values"),
    [
        ("dublin-accord.bem.my.provisional", "start", {"2017-06", "2017-08"}),
        ("ipea.cie-tw.tw.authorised", "start", {"2007 or earlier", "2009"}),
        ("washington-accord.ptc-ph.ph.authorised", "start", {"2022 or earlier", "2024", "2024-01 or earlier"}),
        ("washington-accord.aeer.ru.authorised", "status", {"authorised in June 2024", "named as member in May 2023"}),
    ],
)
def test_a_conflict_about_a_body_with_two_rows_finds_the_right_one(
    store: Store, participation: str, prop: str, values: set[str]
) -> None:
    query = f'SELECT ?value WHERE {{ ?c rdf:subject $subject ; aa:contested "{prop}" ; rdf:object ?value }}'
    assert {value for (value,) in ask(store, query, subject=f"participation/{participation}")} == values


def test_only_dates_are_typed_as_dates(store: Store) -> None:
    query = "SELECT DISTINCT ?o WHERE { ?c aa:contested ?x ; rdf:object ?o FILTER (DATATYPE(?o) = edtf:EDTF) }"
    dates = {value for (value,) in ask(store, query)}
    assert "1999-11" in dates
    assert all(value and value[0].isdigit() and " " not in value for value in dates)


def test_an_end_that_its_own_source_is_too_old_to_know_rests_on_the_full_membership(store: Store) -> None:
    row = "participation/washington-accord.cast.cn.provisional"
    assert ranks(store, row, "aa:start") == {("2013-06-19", "jetro-2013-06-20", "normal")}
    assert ranks(store, row, "aa:end") == {
        ("2016-06-02", "cis-wa-2019", "normal"),
        ("2016-06-02", "abeek-washington-2024", "normal"),
    }
    late_enough = "participation/washington-accord.pec.pk.provisional"
    assert ranks(store, late_enough, "aa:end") == {("2017-06-21", "nation-pk-2017-06-30", "normal")}


def test_no_end_rests_on_a_source_of_a_time_before_it(store: Store) -> None:
    query = "SELECT ?end ?seen WHERE { ?c rdf:predicate aa:end ; rdf:object ?end ; aa:observedOn ?seen }"
    ends = ask(store, query)
    assert len(ends) > 20
    for end, seen in ((str(end), str(seen)) for end, seen in ends):
        known, until = span(seen).latest, span(end).earliest
        # An inferred end rests on nobody's word: the sources show the place before it, or its absence after it.
        assert known is not None
        assert until is not None
        assert known >= until or end.endswith("?"), (end, seen)


@pytest.mark.parametrize(
    ("slug", "start", "end"),
    [
        ("ipea.hkie.hk.authorised", ("1997-01-01", "1997-12-31"), (None, None)),
        ("ipea.ncees.us.authorised", (None, None), (None, None)),
        ("ipea.usciep.us.former", ("2001-01-01", "2001-12-31"), (None, None)),
        ("washington-accord.asiin.de.former", (None, None), ("2012-01-01", "2014-12-31")),
        ("washington-accord.ptc-ph.ph.provisional", ("2013-06-19", "2013-06-19"), ("2024-06-01", "2024-06-30")),
        ("ea-ice-mra.ice-uk.gb.former", (None, None), ("2023-05-30", "2023-05-30")),
        ("cse-pec-mra-2025.pec.pk.party", ("2025-06-01", "2025-06-30"), (None, None)),
        ("cse-iem-mou.iem-my.my.party", (None, None), (None, None)),
    ],
)
def test_bounds_of_participations(
    store: Store, slug: str, start: tuple[str | None, str | None], end: tuple[str | None, str | None]
) -> None:
    """They are those of the dates that are written; what follows where none is, the segments of standing say."""
    names = ("startEarliest", "startLatest", "endEarliest", "endLatest")
    optional = " ".join(f"OPTIONAL {{ $subject aa:{name} ?{name} }}" for name in names)
    query = f"SELECT ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {{ {optional} }}"
    assert ask(store, query, subject=f"participation/{slug}") == [(*start, *end)]


@pytest.mark.parametrize(
    ("subject", "en", "zh"),
    [
        (
            "participation/ipea.pec.pk.authorised",
            "PEC – International Professional Engineers Agreement (authorised)",
            "巴基斯坦工程理事会 – 国际职业工程师协议（正式成员）",
        ),
        (
            "participation/ipea.bperb.bd.provisional",
            "BPERB – International Professional Engineers Agreement (provisional)",
            "孟加拉国专业工程师注册委员会 – 国际职业工程师协议（预备成员）",
        ),
        (
            "participation/washington-accord.mm.provisional",
            "Myanmar – Washington Accord (provisional)",
            "缅甸 – 华盛顿协议（预备成员）",
        ),
        (
            "participation/abet-engcan-mra.abet.us.party",
            "ABET – ABET-Engineers Canada agreement on engineering programmes (party)",
            "美国工程与技术认证委员会 – 美国工程与技术认证委员会—加拿大工程师协会工程专业认证互认协议（当事方）",
        ),
        (
            "observation/ipea-signing-economies-2001",
            "Economies at signature: 11 (IEA, 2001-06)",
            "签署时经济体数：11（国际工程联盟，2001-06）",
        ),
        (
            "observation/gd-titles-2022-07",
            "Professional titles granted: 16 (Guangdong, 2022-07)",
            "职称授予人数：16（广东省，2022-07）",
        ),
        (
            "discipline/ipea.apec-civil.tw",
            "Civil engineering – International Professional Engineers Agreement (Chinese Taipei)",
            "土木工程 – 国际职业工程师协议（中国台北）",
        ),
        (
            "forum-member/apec.pg",
            "Asia-Pacific Economic Cooperation (APEC) – Papua New Guinea",
            "亚太经济合作组织（APEC） – 巴布亚新几内亚",
        ),
    ],
)
def test_labels_of_our_own(store: Store, subject: str, en: str, zh: str | None) -> None:
    found = ask(store, "SELECT (LANG(?l) AS ?in) ?l WHERE { $subject rdfs:label ?l }", subject=subject)
    assert {row[0]: row[1] for row in found} == {"en": en, **({"zh": zh} if zh else {})}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("CCPE", "en"),
        ("IEI (Ireland)", "en"),
        ("中国科协", "zh"),
        ("АИОР", None),
        ("日本技術士会のこと", None),
        ("MÜDEK", None),
    ],
)
def test_an_alias_has_the_language_that_its_letters_show(name: str, language: str | None) -> None:
    assert alias(name).language == language
