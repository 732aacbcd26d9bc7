"""What the interface's document says by itself: to readers without scripts, search engines, previews and caches."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from rdflib.namespace import RDF, SDO
from tests.ui.pages import PAGES
from tests.web.test_pages import Links

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web import page_content
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.routes import ui

HTML = {"Accept": "text/html"}
INDEX = Path(__file__).parents[2] / "service" / "ui" / "index.html"
"""The document before it is built; what the service fills is the same in both."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Document(Links):
    """A page in which elements without content may be closed at once."""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


@pytest.fixture(scope="module", autouse=True)
def _built() -> Iterator[None]:
    text = INDEX.read_text("utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ui, "document", lambda: text)
        yield


@pytest.fixture(scope="module")
def client(build: Path) -> Iterator[TestClient]:
    """The application with this document; one of its own, for answers are kept."""
    with TestClient(create_app(Settings(build=build))) as running:
        yield running


@pytest.fixture(scope="module")
def public(build: Path) -> Iterator[TestClient]:
    """The application as it is below a path of a public address."""
    config = Settings(build=build, public_url="https://example.org/atlas")
    with TestClient(create_app(config), base_url="http://example.org") as running:
        yield running


def get(client: TestClient, path: str, lang: str = "en") -> str:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}", headers=HTML)
    assert answer.status_code == 200, path
    text: str = answer.text
    return text


def one(pattern: str, text: str) -> str:
    """The only match."""
    found = re.findall(pattern, text, re.DOTALL)
    assert len(found) == 1, (pattern, found)
    return str(found[0])


def data(text: str) -> list[dict[str, Any]]:
    """The nodes of the page's JSON-LD."""
    graph: list[dict[str, Any]] = json.loads(one(r'<script type="application/ld\+json">(.*?)</script>', text))["@graph"]
    return graph


def node(text: str, kind: str) -> dict[str, Any]:
    return next(each for each in data(text) if each["@type"] == kind)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_says_in_both_languages_what_it_is_and_what_it_shows(
    public: TestClient, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    said = {}
    for lang, name in (("en", "Accord Atlas"), ("zh", "工程师互认图谱")):
        text = get(public, path, lang)
        assert Document(text).open == []
        assert f'<html lang="{lang}">' in text
        title, description = one("<title>(.*?)</title>", text), one('<meta name="description" content="(.*?)"', text)
        assert title.endswith(f" · {name}")
        assert len(description) >= 5
        assert one("<h1>(.*?)</h1>", text)
        own = one('<link rel="canonical" href="(.*?)"', text)
        others = dict(re.findall('<link rel="alternate" hreflang="(.*?)" href="(.*?)"', text))
        assert set(others) == {"en", "zh", "x-default"}
        assert own == others[lang] == one('property="og:url" content="(.*?)"', text)
        assert own.startswith("https://example.org/atlas/")
        assert "lang=" not in others["x-default"]
        assert node(text, "BreadcrumbList")["itemListElement"][0]["item"] == "https://example.org/atlas/"
        said[lang] = (title, description, one("<main>(.*)</main>", text))
        inside = [link for link in Document(text).links if link.startswith("/")]
        assert all(link.startswith("/atlas/") for link in inside)
    assert not caplog.records
    assert said["en"][0] != said["zh"][0]
    assert said["en"][2] != said["zh"][2]


def test_no_two_pages_have_one_title(client: TestClient) -> None:
    own = {re.split(r"&view=|\?tab=|\?tour=", path)[0] for path in PAGES.values()}
    titles = [one("<title>(.*?)</title>", get(client, path)) for path in sorted(own)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/id/organization/cse-cn", ["Chinese Society of Engineers", "Pakistan", "Standing on the day"]),
        ("/id/source/hkie-ipea", ["HKIE", "International Professional Engineers Agreement"]),
        ("/dossier/MY?lang=en", ["Malaysia", "Washington Accord"]),
        ("/routes?from=CN&to=sg", ["IES-CAST", "Recognition is not a licence"]),
        ("/routes?tab=accession&agreement=IPEA&candidate=cse-cn", ["Who could nominate"]),
        ("/compare?of=MY,TH", ["Malaysia", "Thailand"]),
        ("/scenario?join=ipea:cse-cn", ["None of this is on record"]),
        ("/scenario?organization=cse-cn", ["APEC Engineers Agreement"]),
        ("/targets", ["no evidence found"]),
        ("/map?of=my", ["Dublin Accord"]),
        ("/network?focus=agreement/ipea", ["Engineering New Zealand"]),
        ("/matrix", ["Washington Accord", "presumed"]),
        ("/glossary", ["Degrees of certainty", "No source vouches for the day"]),
        ("/data", ["MIT", "dataset.nq.gz"]),
        ("/sparql?question=members&p.agreement=ipea", ["Engineering New Zealand"]),
        ("/dossier", ["Malaysia"]),
    ],
)
def test_what_a_page_shows_stands_in_its_document(client: TestClient, path: str, words: list[str]) -> None:
    body = one("<main>(.*)</main>", client.get(path, headers={**HTML, "Accept-Language": "en"}).text)
    assert [word for word in words if word not in body] == []


@pytest.mark.parametrize(
    "path",
    [
        "/routes?from=nowhere&to=sg",
        "/compare?of=my",
        "/compare?of=<script>,my",
        "/scenario?join=ipea",
        "/targets?year=soon",
        "/dossier/my?as_of=yesterday&with=my",
        "/id/jurisdiction/my?as_of=2026-99-99",
        "/map?of=zz",
        "/network?focus=zz,yy",
        "/sparql?question=none",
        "/sparql?question=members&p.agreement=zz",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?q=" + "工" * 300,
        "/matrix?as_of=2026-13-01&unknown=%22%3E%3Cscript%3E",
        "/data?tab=%22onload=",
    ],
)
def test_no_parameter_breaks_a_page(client: TestClient, path: str) -> None:
    text = get(client, path)
    assert one("<h1>(.*?)</h1>", text)
    assert (
        text.count("<script") == len(re.findall(r'<script (type="application/ld\+json"|src=|type="module")', text)) == 3
    )
    assert Document(text).inline == []


def test_things_are_said_in_the_words_of_schema_org(client: TestClient) -> None:
    body = node(get(client, "/id/organization/cse-cn"), "Organization")
    assert body["foundingDate"] == "2021-03-18"
    assert body["parentOrganization"]["@id"].endswith("/organization/cast")
    assert "中国工程师联合体" in body["alternateName"]
    assert node(get(client, "/id/jurisdiction/my"), "Country")["identifier"] == "MY"
    place = node(get(client, "/id/jurisdiction/hk"), "AdministrativeArea")
    assert place["containedInPlace"]["@id"].endswith("/jurisdiction/cn")
    agreement = node(get(client, "/id/agreement/ies-cast-mra-2022", "zh"), "CreativeWork")
    assert agreement["dateCreated"] == "2022-06-30"
    assert any(party["@id"].endswith("/organization/ies") for party in agreement["about"])
    word = node(get(client, "/id/concept/certainty.presumed"), "DefinedTerm")
    assert word["termCode"] == "presumed"
    assert word["description"].startswith("No source vouches")
    assert node(get(client, "/id/organization/pec"), "GovernmentOrganization")["location"]["name"] == "Pakistan"


@pytest.mark.parametrize("path", ["/", "/data"])
def test_the_dataset_can_be_found_and_had(public: TestClient, atlas: Atlas, path: str) -> None:
    text = get(public, path)
    found = node(text, "Dataset")
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["version"] == atlas.release.id
    for each in found["distribution"]:
        address = each["contentUrl"].removeprefix("https://example.org/atlas")
        # Files are made by a process that gives way to all others: a busy machine takes long.
        assert any(public.head(address).status_code == 200 for _ in range(5)), address
    target = node(text, "WebSite")["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://example.org/atlas/search?q={search_term_string}"


@pytest.mark.parametrize("path", ["/", "/id/agreement/ipea", "/id/organization/pec", "/dossier/my"])
def test_a_parser_of_rdf_reads_the_data_of_a_page(public: TestClient, path: str) -> None:
    held = {"@context": {"@vocab": str(SDO)}, "@graph": data(get(public, path))}
    graph = Graph().parse(data=json.dumps(held), format="json-ld")
    assert (None, RDF.type, SDO.BreadcrumbList) in graph
    used = {str(term) for term in (*graph.predicates(), *graph.objects(None, RDF.type))} - {str(RDF.type)}
    known = {f"{SDO}{name}" for name in (*SDO.__annotations__, "query-input")}
    assert used - known == set()


def test_an_address_of_its_own_never_comes_from_an_unknown_host(client: TestClient, public: TestClient) -> None:
    text = client.get("/id/agreement/ipea", headers={**HTML, "Host": "evil.example"}).text
    assert "evil.example" not in text
    assert one('<link rel="canonical" href="(.*?)"', text) == "/id/agreement/ipea"
    assert "https://example.org/atlas/id/agreement/ipea" in public.get("/id/agreement/ipea", headers=HTML).text


def test_a_page_has_a_tag_by_address_and_language_and_is_not_sent_twice(client: TestClient) -> None:
    tags = {}
    for path in (
        "/",
        "/targets",
        "/id/agreement/ipea",
        "/id/agreement/ipea?as_of=2010-01-01",
        "/sparql",
        "/dossier/my",
    ):
        for lang in ("en", "zh"):
            answer = client.get(path, headers={**HTML, "Accept-Language": lang})
            assert {"Accept", "Accept-Language", "Cookie"} <= set(answer.headers["vary"].split(", "))
            assert answer.headers["cache-control"] == "no-cache"
            assert answer.headers["content-language"] == lang
            again = client.get(path, headers={**HTML, "Accept-Language": lang, "If-None-Match": answer.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            tags[path, lang] = answer.headers["etag"]
    assert len(set(tags.values())) == len(tags)


def test_a_release_that_is_not_kept_leaves_the_interface_alone(client: TestClient) -> None:
    answer = client.get("/targets?release=none&lang=zh", headers=HTML)
    assert answer.status_code == 200
    assert '<html lang="zh">' in answer.text
    assert '<div id="app"></div>' in answer.text
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "There is no such page"),
        ("/network/deeper", "There is no such page"),
        ("/id/organization/pecc", "pec"),
        ("/id/nothing/pec", "no kind of entity"),
        ("/dossier/malaysia", "my"),
    ],
)
def test_where_there_is_no_page_the_interface_says_so(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path, params={"lang": "en"}, headers=HTML)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert '<div id="app">' in answer.text
    assert said in one("<main>(.*)</main>", answer.text)
    assert 'name="robots" content="noindex"' in answer.text
    assert "canonical" not in answer.text
    assert (
        client.get(path, headers={"Accept": "application/json"})
        .headers["content-type"]
        .startswith("application/problem")
    )


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/entities/organization/none", "/ui/none.js", "/none.png", "/graph/none"]
)
@pytest.mark.parametrize(("lang", "button"), [("en", "Start page"), ("zh", "首页")])
def test_what_is_no_page_is_missed_in_a_few_words(client: TestClient, path: str, lang: str, button: str) -> None:
    answer = client.get(path, headers={**HTML, "Accept-Language": lang})
    assert answer.status_code == 404
    assert button in answer.text
    assert 'id="app"' not in answer.text


def test_capitals_lead_to_the_address(client: TestClient) -> None:
    for path, small in (("/dossier/MY?lang=zh", "/dossier/my?lang=zh"), ("/id/Jurisdiction/MY", "/id/jurisdiction/my")):
        answer = client.get(path, headers=HTML, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, small)
    canonical = one('<link rel="canonical" href="(.*?)"', get(client, "/compare?of=MY,TH"))
    assert canonical.endswith("/compare?of=my,th&amp;lang=en")


def test_no_two_identifiers_differ_by_capitals_alone(atlas: Atlas) -> None:
    slugs = [(named.kind, named.slug) for named in atlas.labels.of_kind()]
    assert len({(kind, slug.lower()) for kind, slug in slugs}) == len(slugs) > 1000
    assert all(slug == slug.lower() for _, slug in slugs)


def test_robots_are_told_where_the_sitemap_is(public: TestClient) -> None:
    text = public.get("/robots.txt").text
    assert "User-agent: *" in text
    assert "Disallow: /atlas/language/" in text
    assert "Sitemap: https://example.org/atlas/sitemap.xml" in text


@pytest.mark.long
def test_the_sitemap_has_every_page_in_both_languages(public: TestClient, atlas: Atlas) -> None:
    home, day = "https://example.org/atlas", atlas.release.data_date.isoformat()
    index = ElementTree.fromstring(public.get("/sitemap.xml").content)
    parts = [each.text or "" for each in index.iter(f"{SITEMAP}loc")]
    found: list[str] = []
    for part in parts:
        answer = public.get(part.removeprefix(home))
        urls = ElementTree.fromstring(answer.content)
        assert {each.text for each in urls.iter(f"{SITEMAP}lastmod")} == {day}
        for url in urls.iter(f"{SITEMAP}url"):
            links = {each.get("hreflang"): each.get("href") for each in url.iter("{http://www.w3.org/1999/xhtml}link")}
            assert set(links) == {"en", "zh", "x-default"}
            found.append(url.findtext(f"{SITEMAP}loc") or "")
    assert len(set(found)) == len(found)
    listed = {address.removeprefix(home) for address in found}
    everything = {
        f"/id/{each.kind}/{each.slug}" for each in atlas.labels.of_kind() if each.kind not in {"claim", "segment"}
    }
    assert everything | {"/", "/targets", "/glossary", "/dossier/my"} <= listed
    for path in sorted(listed)[:: len(listed) // 25]:
        assert public.get(path, headers=HTML).status_code == 200, path


def test_sitemaps_and_pages_are_sent_packed(server: Any) -> None:
    for path in ("/sitemap/organization.xml", "/llms.txt"):
        with server.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
            raw = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip"
            assert len(raw) < len(gzip.decompress(raw)) / 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_language_models_are_told_what_this_is_and_where(public: TestClient, lang: str) -> None:
    answer = public.get("/llms.txt", params={"lang": lang})
    assert answer.headers["content-type"].startswith("text/markdown")
    lines = answer.text.splitlines()
    assert lines[0] == ("# 工程师互认图谱" if lang == "zh" else "# Accord Atlas")
    assert lines[2].startswith("> ")
    assert sum(line.startswith("## ") for line in lines) == 3
    addresses = re.findall(r"^- \[[^\n]+?\]\((https://example\.org/atlas/[^)]*)\)", answer.text, re.M)
    assert len(addresses) == sum(line.startswith("- ") for line in lines) > 40
    for address in [each for each in addresses if "/api/queries/" not in each and "dataset.nq" not in each]:
        path = address.removeprefix("https://example.org/atlas")
        assert public.get(path, headers=HTML).status_code == 200, address


@pytest.mark.parametrize(
    ("path", "media_type", "begins"),
    [
        ("/favicon.ico", "image/x-icon", b"\x00\x00\x01\x00"),
        ("/favicon.svg", "image/svg+xml", b"<svg"),
        ("/apple-touch-icon.png", "image/png", b"\x89PNG"),
        ("/static/card.png", "image/png", b"\x89PNG"),
    ],
)
def test_signs_and_pictures_are_there(client: TestClient, path: str, media_type: str, begins: bytes) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == media_type
    assert answer.content.startswith(begins)


def test_text_from_the_data_is_no_markup_in_a_document(tiny_client: TestClient) -> None:
    for path in ("/id/organization/nspe", "/network", "/search?q=National"):
        text = tiny_client.get(path, headers=HTML).text
        assert one("<title>(.*?)</title>", text)
        assert "<of>" not in text
    assert "&lt;of&gt;" in tiny_client.get("/network?lang=en", headers=HTML).text


def test_what_cannot_be_said_does_not_take_the_interface_away(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(asked: object) -> None:
        raise KeyError("broken")

    monkeypatch.setitem(page_content.PAGES, "targets", broken)
    text = get(client, "/targets?year=2031")
    assert '<div id="app">' in text
    assert "Who recognises whose engineers" in one("<h1>(.*?)</h1>", text)
    assert "/targets" in caplog.text
