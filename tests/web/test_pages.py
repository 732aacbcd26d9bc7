"""Pages for people: every phrase in both languages, nothing from elsewhere, every link leads somewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.routes import ui

PLAIN = [
    "/api/queries?format=html",
    "/api/queries/members?agreement=ipea&as_of=2008-01-01&format=html",
    "/api/queries/targets?year=2025&format=html",
    "/id/organization/cse-cn.html",
    "/ontology?format=html",
    "/problem/bad-parameter",
]
PHRASE = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*")[^,]*,\s*("(?:[^"\\]|\\.)*")""")
TEMPLATES = [
    file for file in files("accord_atlas.service.web").joinpath("templates").iterdir() if file.name.endswith(".html")
]


class Links(HTMLParser):
    """Collects what a page links to and loads, and checks that its elements nest."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})
    OPTIONAL = frozenset({"option", "li", "dt", "dd", "tr", "td", "th", "p"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.open: list[str] = []
        self.inline: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in {"script", "img"} or (tag == "link" and given.get("rel") in {"stylesheet", "icon"}):
            self.loads.append(given.get("src") or given.get("href") or "inline")
        self.inline += [name for name in given if name.startswith("on") or name == "style"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"


@pytest.fixture(scope="module")
def unbuilt(build: Path) -> Iterator[TestClient]:
    """The application as it is where the interface was not built; one of its own, for answers are kept."""
    with pytest.MonkeyPatch.context() as patch, TestClient(create_app(Settings(build=build))) as running:
        patch.setattr(ui, "document", lambda: None)
        yield running


@pytest.fixture
def plain(unbuilt: TestClient) -> Iterator[TestClient]:
    """It, without the cookies of another test."""
    yield unbuilt
    unbuilt.cookies.clear()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", ["/", *PLAIN])
def test_a_page_is_whole_and_loads_nothing_from_elsewhere(plain: TestClient, path: str, language: str) -> None:
    answer = plain.get(path, params={**dict(httpx.URL(path).params), "lang": language}, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    page = Links(answer.text)
    assert page.open == []
    assert page.inline == []
    assert all(load.startswith("/") for load in page.loads)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["content-language"] == language


@pytest.mark.parametrize("path", ["/", *PLAIN])
def test_every_link_of_a_page_leads_somewhere(plain: TestClient, path: str) -> None:
    page = Links(plain.get(path, headers={"Accept": "text/html"}).text)
    own = sorted({link.partition("#")[0] for link in [*page.links, *page.loads] if not link.startswith("http")} - {""})
    assert own
    for link in own[:150]:
        address = link if link.startswith("/") else f"{path.partition('?')[0]}{link}"
        answer = plain.get(address, headers={"Accept": "*/*"})
        assert answer.status_code == 200, f"{path} → {address}: {answer.status_code}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_every_phrase_stands_in_both_languages(template: Traversable) -> None:
    text = template.read_text("utf-8")
    words = re.sub(r"{[{%].*?[%}]}|<[^>]*>", "", text)
    assert "t(" in text or template.name.startswith("_") or not re.search("[A-Za-z]{2}", words)
    for english, chinese in PHRASE.findall(text):
        assert not re.search("[\u4e00-\u9fff]", english)
        if re.search("[A-Za-z]{2}", english):
            assert re.search("[\u4e00-\u9fff]", chinese), f"{english} has no Chinese beside it"


def test_the_reader_s_language_is_found(plain: TestClient) -> None:
    path = "/api/queries?format=html"
    assert plain.get(path).headers["content-language"] == "en"
    assert plain.get(path, headers={"Accept-Language": "zh-TW,zh;q=0.9"}).headers["content-language"] == "zh"
    assert plain.get(path, headers={"Accept-Language": "fr, en;q=0.1"}).headers["content-language"] == "en"
    header = {"Accept-Language": "en"}
    assert plain.get(path, headers={**header, "Cookie": "lang=zh"}).headers["content-language"] == "zh"
    assert plain.get(path + "&lang=en", headers={"Cookie": "lang=zh"}).headers["content-language"] == "en"


def test_a_language_that_was_chosen_is_remembered(plain: TestClient) -> None:
    page = Links(plain.get("/problem/bad-parameter?lang=en").text)
    switch = next(link for link in page.links if link.startswith("/language/"))
    assert switch == "/language/zh?next=%2Fproblem%2Fbad-parameter"
    answer = plain.get(switch, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/problem/bad-parameter")
    assert answer.headers["set-cookie"].startswith("lang=zh;")
    assert plain.get("/problem/bad-parameter").headers["content-language"] == "zh"


@pytest.mark.parametrize(
    "back", ["//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example", "elsewhere", ""]
)
def test_choosing_a_language_leads_nowhere_else(plain: TestClient, back: str) -> None:
    answer = plain.get("/language/en", params={"next": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_form_that_was_left_half_empty_is_asked_as_it_is_meant(plain: TestClient) -> None:
    path = "/api/queries/members?agreement=ipea&status=&as_of=&lang=zh&format=html"
    answer = plain.get(path)
    assert answer.status_code == 200
    assert "共 23 行" in answer.text


def test_text_from_the_data_is_never_markup(tiny_client: TestClient) -> None:
    page = tiny_client.get("/id/organization/nspe.html").text
    assert "National Society &lt;of&gt; Professional Engineers" in page
    assert "<of>" not in page


def test_a_name_that_a_language_lacks_is_shown_in_the_other_and_marked(tiny_client: TestClient) -> None:
    page = tiny_client.get("/id/jurisdiction/us.html?lang=zh").text
    assert 'lang="en" title="未收录中文名称" class="other">National Society' in page
