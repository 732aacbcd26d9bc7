"""What every kind of answer says to a browser, and what it takes from a request: nothing that would harm another.

Kinds are listed once: a page, a help page, data in each kind of form, files, redirects, problems, answers given again
from memory, and what the server says before there is a request at all.
"""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.conftest import released

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.refusals import PROBLEMS, refusal

HTML = {"Accept": "text/html"}
KINDS: dict[str, tuple[str, dict[str, str], int]] = {
    "page": ("/", HTML, 200),
    "page of a thing": ("/id/organization/pec", HTML, 200),
    "help": ("/help/en/", HTML, 200),
    "documentation": ("/docs", HTML, 200),
    "preview in a frame": ("/reconcile/flyout/entity?id=organization/pec", HTML, 200),
    "list": ("/api/queries/organizations", {}, 200),
    "list, again": ("/api/queries/organizations", {}, 200),
    "table": ("/api/queries/organizations?format=csv", {}, 200),
    "workbook": ("/api/queries/organizations?format=xlsx", {}, 200),
    "graph": ("/id/organization/pec", {"Accept": "text/turtle"}, 200),
    "query": ("/sparql?query=ASK%7B%7D", {}, 200),
    "context": ("/context.jsonld", {}, 200),
    "picture": ("/favicon.svg", {}, 200),
    "metrics": ("/metrics", {}, 200),
    "health": ("/health", {}, 200),
    "feed": ("/api/changes", {}, 200),
    "redirect": ("/id/organization/pec/", {}, 307),
    "chosen language": ("/language/zh?next=/", {}, 303),
    "missing page": ("/nowhere", HTML, 404),
    "missing thing": ("/id/organization/none", {}, 404),
    "refused": ("/api/queries/organizations?colour=red", {}, 422),
    "wrong method": ("/update", {}, 405),
    "wrong host": ("/", {"Host": "a b"}, 400),
}


@pytest.fixture(scope="module")
def client(tiny_client: TestClient) -> TestClient:
    return tiny_client


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """The application on a small release of its own, with these settings."""
    running: list[TestClient] = []

    def start(**settings: Any) -> TestClient:
        made = TestClient(create_app(Settings(build=released(tmp_path / "b"), follow_seconds=0, **settings)))
        running.append(made.__enter__())
        return made

    yield start
    for each in running:
        each.__exit__()


def ask(client: TestClient, kind: str, **more: str) -> httpx.Response:
    path, headers, status = KINDS[kind]
    answer: httpx.Response = client.get(path, headers={**headers, **more}, follow_redirects=False)
    assert answer.status_code == status, (kind, answer.text[:300])
    return answer


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_is_safe_in_a_browser(client: TestClient, kind: str) -> None:
    """A strict policy, no guessing of types, no address told to others, one cookie at most, and no credentials."""
    answer = ask(client, kind, Origin="https://evil.example")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "frame-ancestors" in policy
    scripts = policy.get("script-src", "'none'")
    assert "unsafe-inline" not in scripts or "sha256-" in scripts
    assert not re.search(r"https?://|\*|unsafe-eval", scripts)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert "server" not in answer.headers
    cookies = answer.headers.get_list("set-cookie")
    assert [each.split("=")[0] for each in cookies] == (["lang"] if kind == "chosen language" else [])
    assert all("SameSite=lax" in each for each in cookies)


@pytest.mark.parametrize("status", PROBLEMS)
def test_what_is_said_before_there_is_a_request_is_safe_too(status: int) -> None:
    head = refusal(status, "x").partition(b"\r\n\r\n")[0].decode().lower()
    assert "x-content-type-options: nosniff" in head
    assert "content-security-policy: default-src 'none'" in head
    assert "server:" not in head


def test_https_only_is_said_by_setting_and_needs_a_public_address(
    client: TestClient, opened: Callable[..., TestClient], accord: Callable[..., Any]
) -> None:
    assert "strict-transport-security" not in ask(client, "page").headers
    secure = opened(public_url="https://atlas.example.org", hsts_seconds=31536000)
    for kind in ("page", "list", "list, again", "missing page", "redirect"):
        assert ask(secure, kind).headers["strict-transport-security"] == "max-age=31536000"
    for public in ("", "http://atlas.example.org"):
        done = accord("info", ACCORD_HSTS_SECONDS="60", ACCORD_PUBLIC_URL=public)
        assert (done.returncode, "ACCORD_HSTS_SECONDS" in done.stderr) == (2, True)


def test_another_site_reads_and_never_as_somebody(opened: Callable[..., TestClient]) -> None:
    """Any site may read, for data are public; what changes something needs a token that no browser adds by itself."""
    client = opened()
    config: Settings = client.app.state.settings  # type: ignore[attr-defined]
    token = Tokens.of(config).add("li-ming", ["update"])
    client.cookies.set("token", token)
    client.cookies.set("Authorization", f"Bearer {token}")
    for path in ("/update", "/rdf-graph-store?default", "/api/layers/use", "/api/imports"):
        answer = client.post(path, headers={"Origin": "https://evil.example"}, content=b"", auth=("li-ming", token))
        assert answer.status_code in (401, 403, 415), (path, answer.text)
        assert "access-control-allow-credentials" not in answer.headers


ELSEWHERE = ("//evil.example", "/\\evil.example", "https://evil.example", "https:evil.example", "\\\\evil.example")
SPLIT = ("/\t/evil.example", "/%0d%0aSet-Cookie:a=b", "/\r\nSet-Cookie: a=b", "/\u2028//evil.example", "javascript:a")
LEADING = (
    *("/language/zh?next={}", "/id/{}/", "/{}/", "/help/{}", "/help/en/{}", "/help/en/x/{}/", "/id/ORGANIZATION/{}"),
    *("/dossier/{}", "/workbench/{}", "/ontology/{}", "/releases/{}/", "/graph/{}/", "/api/queries/{}/"),
    *("/paths?to={}", "/routes?next={}", "/.well-known/void?x={}", "/releases/latest/manifest.json?x={}"),
)


@pytest.mark.parametrize("address", LEADING)
def test_no_redirect_leads_elsewhere_or_brings_a_header(client: TestClient, address: str) -> None:
    for value in (*ELSEWHERE, *SPLIT):
        for written in {quote(value, safe=""), quote(value, safe="/:")}:
            url = f"http://evil.example{address.format(written)}"
            answer = client.get(url, follow_redirects=False)
            client.cookies.clear()  # a language that was chosen is not for the tests that follow
            assert "a=b" not in str(answer.headers.get("set-cookie"))
            if 300 <= answer.status_code < 400:
                where = answer.headers["location"]
                assert re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", where), (written, where)
                assert urlsplit(where).netloc == ""


INJECTED = (
    *("a\r\nSet-Cookie: a=b", "a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\x85b"),
    *("\x1b[31mred\x1b[0m", "a\x00b", "\u202eb"),
)


@pytest.mark.parametrize("value", INJECTED, ids=ascii)
def test_nothing_that_is_sent_breaks_a_line_of_header_or_log(
    client: TestClient, caplog: pytest.LogCaptureFixture, value: str
) -> None:
    """In a path, a parameter, a query, a file's name, a header: each answer's head is whole, and so is each line."""
    written = quote(value)
    raw = value.encode()
    with caplog.at_level(logging.DEBUG, "accord_atlas"):
        answers = [
            client.get(f"/{written}"),
            client.get(f"/id/organization/{written}"),
            client.get(f"/api/queries/organizations?lang={written}"),
            client.get(f"/api/queries/{written}?{written}={written}"),
            client.get("/sparql", params={"query": f"SELECT * {{ ?s ?p '{value}' }}"}),
            client.get(f"/releases/{written}/dataset.nq.gz"),
            client.get("/health", headers={"X-Request-Id": raw, "User-Agent": raw, "Cookie": b"lang=" + raw}),
            client.post("/api/imports", files={"file": (value, b"x")}),
        ]
    for answer in answers:
        assert answer.status_code < 500, answer.text
        for name, said in answer.headers.raw:
            assert not re.search(rb"[\x00-\x1f\x7f]|\xe2\x80[\xa8\xa9]", name + said), (answer.url, said)
        assert "a=b" not in str(answer.headers.get("set-cookie"))
    for record in caplog.records:
        assert not re.search("[\x00-\x1f\x7f\x85\u2028\u2029\u202e]", record.getMessage().rstrip("\n")), record


UNKEYED = (
    *("X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Forwarded-Prefix", "X-Forwarded-Server"),
    *("X-Host", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Forwarded", "X-Forwarded-Scheme"),
    *("X-Forwarded-Port", "Referer", "User-Agent", "X-Requested-With", "Range", "Content-Type", "Authorization"),
)
KEPT = ("/api/queries/organizations", "/id/organization/pec", "/dataset", "/", "/api/vocabulary")


@pytest.fixture(scope="module")
def poisoned(tiny: Path) -> Iterator[TestClient]:
    """An application of its own, which nobody has asked for anything."""
    with TestClient(create_app(Settings(build=tiny, follow_seconds=0))) as running:
        yield running


@pytest.mark.parametrize("path", KEPT)
def test_no_header_poisons_what_others_get(client: TestClient, poisoned: TestClient, path: str) -> None:
    """Sent first, so that it would be kept: who asks plainly next gets what was always said, and so at any order."""
    plain = client.get(path)
    for header in UNKEYED:
        value = "bytes=0-3" if header == "Range" else "evil.example"
        sent = poisoned.get(path, headers={header: value})
        assert "evil.example" not in sent.text, header
        again = poisoned.get(path)
        assert (again.status_code, again.content) == (plain.status_code, plain.content), header
        assert again.headers.get("etag") == plain.headers.get("etag")


def test_what_differs_by_a_header_says_so_and_is_kept_apart(client: TestClient) -> None:
    """Also where an answer lies ready: each is asked for twice, in turns."""
    said: dict[tuple[str, str, str], tuple[str, bytes]] = {}
    for _ in range(2):
        for accept in ("application/json", "text/csv", "text/html", "*/*"):
            for language in ("en", "zh"):
                for origin in ("", "https://a.example"):
                    headers = {"Accept": accept, "Accept-Language": language, **({"Origin": origin} if origin else {})}
                    answer = client.get("/api/queries/organizations", headers=headers)
                    what = (answer.headers["content-type"], answer.content)
                    assert said.setdefault((accept, language, origin), what) == what
                    assert "accept" in answer.headers["vary"].lower()
    first = client.get("/api/queries/organizations?lang=en&format=json")
    other = client.get("/api/queries/organizations?format=json&lang=en")
    assert (first.content, first.headers["etag"]) == (other.content, other.headers["etag"])


STEPS = ("..", "%2e%2e", "..%2f..", "%2e%2e%2f", "..%5c..", "..\\..", "%252e%252e", "....//", "..;", "%c0%ae%c0%ae")
WANTED = ("etc/passwd", "tokens.json", "accord.nq", "%00", "app.py", "proc/self/environ")
DOORS = (
    *("/static/{}", "/help/en/{}", "/help/{}", "/docs/assets/{}", "/ui/{}", "/releases/{}", "/releases/{}/dataset.nq"),
    *("/releases/latest/{}", "/dataset.{}", "/tables/{}", "/graph/{}", "/ontology/{}", "/ontology.{}"),
    *("/sitemap/{}.xml",),
    *("/api/layers/{}.trig", "/api/jobs/{}", "/api/proposals/{}", "/problem/{}", "/id/organization/{}", "/id.{}"),
    "/api/queries/organizations?release={}",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An application beside whose release a secret lies."""
    build = released(tmp_path_factory.mktemp("house") / "build")
    (build / "tokens.json").write_text('{"tokens": []}  # secret-of-the-house')
    with TestClient(create_app(Settings(build=build))) as running:
        yield running


@pytest.mark.parametrize("door", DOORS)
def test_no_path_leads_out_of_its_folder(house: TestClient, door: str) -> None:
    """Files that lie there really: tokens beside the release, this very program, the system's own."""
    for step in STEPS:
        for depth in (1, 4):
            for wanted in WANTED:
                path = "/".join([step] * depth + [wanted])
                answer = house.get(door.format(path), follow_redirects=False)
                assert answer.status_code in (200, 301, 302, 303, 307, 308, 400, 404, 405, 410, 422), (path, answer)
                for secret in ("root:x:", "secret-of-the-house", "create_app", "PATH="):
                    assert secret not in answer.text, path


@pytest.mark.parametrize("name", ["../x", "..", "a/b", "/etc/x", "a\\b", ".hidden", "a\x00b", "x" * 300, "ｘ", "a\nb"])
def test_no_name_of_a_layer_or_file_leads_out_of_its_folder(opened: Callable[..., TestClient], name: str) -> None:
    client = opened()
    config: Settings = client.app.state.settings  # type: ignore[attr-defined]
    token = Tokens.of(config).add("li-ming", ["layers", "imports", "update"])
    client.headers["Authorization"] = f"Bearer {token}"
    around = set(config.build.parent.iterdir())
    row = b"agreement,organization\nipea,cse-cn\n"
    graph = f"https://w3id.org/accord-atlas/graph/layer.{name}"
    answers = [
        client.put(f"/api/layers/{quote(name, safe='')}", files={"file": ("parties.csv", row)}),
        client.put("/rdf-graph-store", params={"graph": graph}, content=b"", headers={"Content-Type": "text/turtle"}),
        client.post("/api/layers/use", json={"layers": [name]}),
        client.post("/api/imports", files={"file": (name, row)}, data={"layer": name}),
    ]
    assert all(400 <= answer.status_code < 500 for answer in answers), [answer.text[:200] for answer in answers]
    assert set(config.build.parent.iterdir()) == around
    assert not (config.build / "layers").exists() or not list((config.build / "layers").glob("[!.]*"))
