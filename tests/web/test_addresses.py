"""Absolute addresses come from the setting, or from the request, whose tag and `Vary` say so; odd hosts are refused."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.conftest import Served

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

DESCRIBED = ("/sparql", "/dataset", "/.well-known/void")
ABSOLUTE = re.compile(r"https?://[^\s<>\"]+")
PROXY = ("10.1.2.3", 4711)


Open = Callable[..., TestClient]


@pytest.fixture(scope="module")
def served(tiny: Path) -> Iterator[Open]:
    """Opens the smallest release under some settings, for a client at some address; each once."""
    running: dict[str, TestClient] = {}
    with ExitStack() as stack:

        def client(address: tuple[str, int] = PROXY, **set_to: Any) -> TestClient:
            key = repr((address, sorted(set_to.items())))
            if key not in running:
                app = create_app(Settings(build=tiny, sparql_workers=1, **set_to))
                visitor = TestClient(app, client=address, follow_redirects=False, raise_server_exceptions=False)
                running[key] = stack.enter_context(visitor)
            return running[key]

        yield client


def turtle(client: httpx.Client, path: str, host: str = "", **headers: str) -> httpx.Response:
    named = {"Accept": "text/turtle", **({"Host": host} if host else {})}
    return client.get(path, headers={**named, **{name.replace("_", "-"): value for name, value in headers.items()}})


def own(text: str) -> set[str]:
    """The beginnings of the addresses of this service's own in a text."""
    found = [url for url in ABSOLUTE.findall(text) if re.search(r"/(sparql|dataset\.|graph/[a-z]+\.)", url)]
    return {
        re.sub(r"/(sparql|dataset\.|graph/).*", "", url)
        for url in found
        if "//www.w3.org/" not in url and "//w3id.org/" not in url
    }


@pytest.mark.parametrize("path", DESCRIBED)
@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"]
)
def test_without_the_setting_they_come_from_the_request_and_the_tag_says_so(
    tiny_client: TestClient, path: str, accept: str
) -> None:
    wanted = ("http://one.example/", "http://two.example/", "https://one.example/", "http://one.example:8080/")
    answers = {at: tiny_client.get(at.rstrip("/") + path, headers={"Accept": accept}) for at in wanted}
    for at, answer in answers.items():
        assert own(answer.text) == {at.rstrip("/")}
        assert {"Accept", "Host"} <= set(answer.headers["vary"].split(", "))
    tags = {answer.headers["etag"] for answer in answers.values()}
    assert len(tags) == len(wanted)
    first = answers[wanted[0]].headers["etag"]
    assert tiny_client.get(wanted[1].rstrip("/") + path, headers={"Accept": accept, "If-None-Match": first}).is_success
    again = tiny_client.get(wanted[0].rstrip("/") + path, headers={"Accept": accept, "If-None-Match": first})
    assert again.status_code == 304
    assert "Host" in again.headers["vary"]


@pytest.mark.parametrize("path", DESCRIBED)
def test_with_the_setting_they_come_from_it_whatever_the_request_says(served: Open, path: str) -> None:
    client = served(public_url="https://atlas.example.org/atlas/")
    answers = [turtle(client, f"/atlas{path}", host) for host in ("evil.example", "atlas.example.org", "127.0.0.1:80")]
    for answer in answers:
        assert own(answer.text) == {"https://atlas.example.org/atlas"}
        assert "Host" not in answer.headers["vary"]
    assert len({answer.headers["etag"] for answer in answers}) == 1


def test_the_tag_changes_with_the_setting(served: Open) -> None:
    tags = set()
    for public in ("", "https://atlas.example.org", "https://other.example.org"):
        client = served(public_url=public)
        tags.add(turtle(client, "/dataset").headers["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("set_to", "path", "home"),
    [
        ({"root_path": "/atlas"}, "/atlas", "http://testserver/atlas"),
        ({"public_url": "https://a.example"}, "", "https://a.example"),
        ({"public_url": "https://a.example:8443/x/y"}, "/x/y", "https://a.example:8443/x/y"),
        ({"public_url": "https://a.example/atlas", "root_path": "/atlas"}, "/atlas", "https://a.example/atlas"),
        ({"public_url": "https://a.example", "root_path": "/atlas"}, "/atlas", "https://a.example/atlas"),
        ({"public_url": "http://[2001:db8::1]:8000"}, "", "http://[2001:db8::1]:8000"),
    ],
)
def test_a_path_of_a_proxys_goes_with_them(served: Open, set_to: dict[str, str], path: str, home: str) -> None:
    client = served(**set_to)
    assert own(turtle(client, f"{path}/dataset").text) == {home}
    assert own(turtle(client, f"{path}/sparql").text) == {home}
    servers = client.get(f"{path}/openapi.json").json().get("servers", [{"url": ""}])
    assert [server["url"] for server in servers] == [home if "public_url" in set_to else path]


@pytest.mark.parametrize("path", ["/dataset/", "/api/queries/", "/id/organization/pec/"])
@pytest.mark.parametrize("set_to", [{}, {"public_url": "https://a.example/atlas"}], ids=["bare", "public"])
def test_a_redirect_names_no_host(served: Open, path: str, set_to: dict[str, str]) -> None:
    client = served(**set_to)
    root = "/atlas" if set_to else ""
    answer = client.get(f"http://evil.example{root}{path}?x=1")
    where = answer.headers["location"]
    assert answer.status_code == 307
    assert where == f"{root}/{path.strip('/')}?x=1"


HOSTILE = ["a b", "a<b>", "x/y", "x?y", "x#y", "u@h", "h:x", "h:99999", "h:1:2", '"', "", "a,b", "[::1", "h%20", "x\\y"]


@pytest.mark.parametrize("host", HOSTILE)
def test_what_is_no_host_is_refused(tiny_client: TestClient, host: str) -> None:
    for path in (*DESCRIBED, "/", "/health"):
        answer = tiny_client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "bad-host")
    assert tiny_client.get("/problem/bad-host").status_code == 200


def test_two_hosts_are_none(tiny_client: TestClient) -> None:
    assert tiny_client.get("/dataset", headers=[("Host", "a.example"), ("Host", "b.example")]).status_code == 400


@pytest.mark.parametrize("host", ["a.example", "A.EXAMPLE:81", "x_y-z.example.", "127.0.0.1:8000", "[::1]:80", "[::1]"])
def test_every_host_is_answered_where_none_is_named(tiny_client: TestClient, host: str) -> None:
    assert own(turtle(tiny_client, "/dataset", host).text) == {f"http://{host}"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("atlas.example.org", 200),
        ("ATLAS.example.ORG.:8443", 200),
        ("one.intern", 200),
        ("a.b.below.example", 200),
        ("[::1]:80", 200),
        ("below.example", 421),
        ("evil.example", 421),
        ("atlas.example.org.evil.example", 421),
        ("evilatlas.example.org", 421),
        ("127.0.0.1", 421),
    ],
)
def test_with_allowed_hosts_others_are_refused(served: Open, host: str, status: int) -> None:
    hosts = "one.intern *.below.example [::1]"
    client = served(public_url="https://atlas.example.org", allowed_hosts=hosts)
    for path in ("/dataset", "/sparql?query=ASK%7B%7D", "/", "/api/queries", "/nowhere"):
        answer = client.get(path, headers={"Host": host})
        assert (answer.status_code == 421) == (status == 421)
    # A balancer asks by an address of its own choice.
    assert client.get("/health", headers={"Host": host}).status_code == 200
    if status == 421:
        for lang, said in (("en", "does not answer for the host"), ("zh", "应答")):
            reply = client.get("/dataset", headers={"Host": host, "Accept-Language": lang, "Origin": "http://a.b"})
            assert said in reply.json()["detail"]
            assert host in reply.json()["detail"]
            assert "ACCORD_ALLOWED_HOSTS" in reply.json()["detail"]
        assert reply.headers["access-control-allow-origin"] == "*"
        page = client.get("/", headers={"Host": host, "Accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (421, "text/html; charset=utf-8")


SPOOFED = {
    "X_Forwarded_Host": "evil.example",
    "X_Forwarded_Proto": "https",
    "Forwarded": "host=evil.example;proto=https",
}


@pytest.mark.parametrize("client", [PROXY, ("127.0.0.1", 1), ("::1", 1), ("testclient", 1)])
def test_nobody_is_believed_unless_named(served: Open, client: tuple[str, int]) -> None:
    running = served(client)
    plain, spoofed = turtle(running, "/dataset"), turtle(running, "/dataset", **SPOOFED)
    assert own(spoofed.text) == {"http://testserver"}
    assert (spoofed.headers["etag"], spoofed.headers["vary"]) == (plain.headers["etag"], plain.headers["vary"])


def test_a_real_server_believes_nobody_either(tiny: Path) -> None:
    with Served("--port", "0", build=tiny) as (_, address), httpx.Client(base_url=address, timeout=60) as client:
        assert own(turtle(client, "/dataset", "a.example", **SPOOFED).text) == {"http://a.example"}


@pytest.mark.parametrize("trusted", ["10.1.2.3", "192.168.0.0/16 10.0.0.0/8", "::1 10.1.2.3/8"])
@pytest.mark.parametrize(
    ("said", "home"),
    [
        ({"X_Forwarded_Host": "a.example", "X_Forwarded_Proto": "https"}, "https://a.example"),
        (
            {"X_Forwarded_Host": "evil.example, a.example:81", "X_Forwarded_Proto": "http, https"},
            "https://a.example:81",
        ),
        ({"X_Forwarded_Proto": "https"}, "https://testserver"),
        ({"X_Forwarded_Proto": "javascript"}, "http://testserver"),
        ({"X_Forwarded_For": "1.2.3.4"}, "http://testserver"),
    ],
)
def test_a_proxy_that_is_named_is_believed(served: Open, trusted: str, said: dict[str, str], home: str) -> None:
    client = served(trusted_proxies=trusted)
    answer = turtle(client, "/dataset", **said)
    assert own(answer.text) == {home}
    assert {"Host", "X-Forwarded-Host", "X-Forwarded-Proto"} <= set(answer.headers["vary"].split(", "))
    assert client.get("/dataset", headers={"X-Forwarded-Host": "a b"}).status_code == 400
    client = served(("192.0.2.1", 1), trusted_proxies=trusted)
    assert own(turtle(client, "/dataset", **said).text) == {"http://testserver"}


def test_what_a_trusted_proxy_forwards_must_be_allowed(served: Open) -> None:
    client = served(trusted_proxies="10.0.0.0/8", allowed_hosts="a.example")
    assert turtle(client, "/dataset", "inner", X_Forwarded_Host="a.example").status_code == 200
    assert turtle(client, "/dataset", "a.example", X_Forwarded_Host="evil.example").status_code == 421


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            ("public_url", url)
            for url in ("atlas.example", "ftp://a.example", "https://a b", "https://a/?x", "https://u@a")
        ),
        *(("allowed_hosts", host) for host in ("https://a.example", "a.example:80", "*", "a/b")),
        *(("trusted_proxies", proxy) for proxy in ("proxy", "10.0.0.0/99", "*")),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(accord: Callable[..., Any], name: str, value: str) -> None:
    done = accord("info", **{f"ACCORD_{name.upper()}": value})
    assert done.returncode == 2
    assert f"ACCORD_{name.upper()}" in done.stderr


def test_two_paths_that_disagree_are_refused(accord: Callable[..., Any]) -> None:
    done = accord("info", ACCORD_PUBLIC_URL="https://a.example/one", ACCORD_ROOT_PATH="/two")
    assert done.returncode == 2
    assert "/one" in done.stderr
    assert "/two" in done.stderr
