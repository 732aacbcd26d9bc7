"""Headers, parameters and bodies as no client would send them: an answer, or a refusal that tells what is wrong."""

import time
from ipaddress import ip_network
from random import Random
from typing import Any, Final
from urllib.parse import quote

import httpx
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.fuzz.conftest import Draws
from tests.fuzz.damage import chosen, damaged
from tests.fuzz.problems import sound

from accord_atlas.service.web.addresses import forwarded

SECONDS: Final = 10
"""Of the processor for one answer on a machine that does much else."""
HEADERS: Final[dict[str, list[str]]] = {
    "Accept": [
        "text/csv;q=0.5, */*;q=0.1",
        ";",
        ",",
        'text/html;profile="http://x/y"',
        "application/ld+json;q=2",
        "*/*;q=",
        '"',
    ],
    "Accept-Language": ["zh-CN,zh;q=0.9", "en", "*", "en;q=x", ";;", "zh-"],
    "Accept-Encoding": ["gzip", "gzip;q=0, *", "br;q=1.5", ";"],
    "Accept-Datetime": ["Thu, 01 Jan 2026 00:00:00 GMT", "yesterday", "Thu, 99 Foo 99999"],
    "Range": [
        "bytes=0-9",
        "bytes=-5",
        "bytes=9-1",
        "bytes=" + "0-0," * 300,
        "bytes=" + "9" * 5000 + "-",
        "lines=1-2",
        "bytes=-",
    ],
    "If-Range": ['"x"', "W/", "Thu, 01 Jan 2026 00:00:00 GMT"],
    "If-None-Match": ['"x"', "*", 'W/"x", "y"', '"', ","],
    "If-Modified-Since": ["Thu, 01 Jan 2026 00:00:00 GMT", "0", "Thu, 01 Jan 99999 00:00:00 GMT"],
    "Cookie": ["lang=zh", "lang=en; theme=dark", "lang", "=; ;=", 'lang="\\', "lang=zh" * 500],
    "Authorization": ["Bearer x", "Bearer", "Basic " + "=" * 50, "bearer  x", ""],
    "X-Request-Id": ["abc", "a b", "../x", "9" * 500],
    "X-Forwarded-For": ["10.0.0.1", "::1%eth0", "[::1]:80, 1.2.3.4:99", ",,", "unknown"],
    "X-Forwarded-Host": ["example.org", "a:99999", "[::1", "a,b"],
    "X-Forwarded-Proto": ["https", "gopher", "https,http"],
    "Forwarded": ["for=1.2.3.4;host=x;proto=https", 'for="[', ";;"],
    "Origin": ["https://example.org", "null", "x"],
    "traceparent": ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0-0-0"],
    "Prefer": ["return=minimal", ";="],
    "Content-Type": [
        "application/json",
        "multipart/form-data",
        "a/b; charset=x",
        ";",
        "application/json; charset=utf-16",
    ],
}
PLACES: Final = [
    "/api/queries/members?agreement=ipea",
    "/id/agreement/ipea",
    "/id/agreement/ipea.ttl",
    "/id/agreement",
    "/sparql",
    "/dataset.nq",
    "/api/search?q=cast",
    "/",
    "/ontology",
    "/api/layers",
    "/health",
    "/nowhere",
    "/docs",
    "/context.jsonld",
    "/api/imports/tables",
    "/rdf-graph-store?graph=https://w3id.org/accord-atlas/graph/facts",
    "/reconcile",
    "/help",
]
FORM: Final = "multipart/form-data; boundary=b"


def part(name: str, content: str) -> str:
    """A form with one part."""
    return f"--b\r\nContent-Disposition: form-data; {name}\r\n\r\n{content}\r\n--b--\r\n"


BODIES: Final[dict[str, list[tuple[str, str]]]] = {
    "/api/proposals": [("application/json", '{"kind":"agreement","slug":"ipea","field":"name","value":"x"}')],
    "/api/layers/use": [("application/json", '{"layers":["own"]}')],
    "/recognition": [("application/json", '{"from":"cn","to":"my"}')],
    "/mcp": [("application/json", '{"jsonrpc":"2.0","id":1,"method":"tools/list"}')],
    "/reconcile": [("application/x-www-form-urlencoded", "queries=" + quote('{"q0":{"query":"CAST"}}'))],
    "/update": [
        ("application/sparql-update", "INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> <urn:c> } }"),
        ("application/x-www-form-urlencoded", "update=" + quote("CLEAR ALL")),
    ],
    "/api/notices": [(FORM, part('name="file"; filename="a.txt"', "一、甲"))],
    "/api/notices/accept": [(FORM, part('name="accepted"', '{"rows":[]}'))],
    "/api/imports": [(FORM, part('name="layer"', "own"))],
}


def asked(client: TestClient, sent: str, method: str, address: str, **more: Any) -> httpx.Response:
    """The answer, which is as it must be and came in time."""
    begun = time.process_time()
    answer: httpx.Response = client.request(method, address, **more)
    assert time.process_time() - begun < SECONDS, sent
    sound(answer, sent=f"{sent} {address}")
    return answer


def header(draw: Random, name: str) -> bytes:
    """A value that may stand on a line: of the usual ones, of those damaged, of any characters."""
    value = draw.choice(HEADERS[name]) if draw.random() < 0.5 else chosen(draw, *HEADERS[name])
    return value.encode("utf-8", "replace").replace(b"\r", b"").replace(b"\n", b"").replace(b"\0", b"")[:8000].strip()


def test_headers(visitor: TestClient, draws: Draws) -> None:
    for draw in draws(60):
        headers = [(name, header(draw, name)) for name in draw.sample(sorted(HEADERS), draw.randint(1, 4))]
        method = draw.choice(("GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT"))
        asked(visitor, str(headers), method, draw.choice(PLACES), headers=headers, follow_redirects=False)


def test_proxies(draws: Draws) -> None:
    names = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"]
    for draw in draws(1500):
        lines = [(name.lower().encode(), header(draw, name)) for name in draw.choices(names, k=draw.randint(1, 4))]
        scope = {"type": "http", "client": ("127.0.0.1", 1), "scheme": "http", "headers": lines, "path": "/"}
        assert forwarded(scope, [ip_network("127.0.0.0/8")])["scheme"] in {"http", "https"}


def parameters(app: FastAPI) -> list[tuple[str, list[dict[str, Any]]]]:
    """The addresses of questions and their parameters, as the API tells them."""
    paths = app.openapi()["paths"]
    return [(path, each["get"].get("parameters", [])) for path, each in sorted(paths.items()) if "get" in each]


def value(draw: Random, parameter: dict[str, Any]) -> str:
    """What may stand for a parameter: its example, one of its values, those damaged, or anything."""
    schema = str(parameter.get("schema", {}))
    good = [str(parameter["example"])] if "example" in parameter else []
    good += draw.sample(
        ["ipea", "cast", "cn", "2019-01-01", "1", "-1", "true", "agreement", "ttl", "json", "none", "zh"], 3
    )
    good += [word for word in ("csv", "xlsx", "en", "certain", "organization") if word in schema]
    return draw.choice(good) if draw.random() < 0.5 else chosen(draw, *good)


def test_parameters(visitor: TestClient, draws: Draws) -> None:
    known = parameters(visitor.app)  # type: ignore[arg-type]
    for draw in draws(80):
        path, told = draw.choice(known)
        query = []
        for each in told:
            given = value(draw, each).encode("utf-8", "replace").decode()
            if each["in"] == "path":
                path = path.replace(f"{{{each['name']}}}", quote(given[:200], safe="") or "x")
            elif each.get("required") or draw.random() < 0.3:
                query.append(f"{quote(each['name'])}={quote(given[:3000])}")
        if draw.random() < 0.1:
            query.append(
                chosen(draw, "lang=zh", "a=%ZZ", "%00=%FF")
                .encode("ascii", "ignore")
                .decode()
                .translate(dict.fromkeys([*range(33), 127]))
            )
        address = f"{path}?{'&'.join(query)}"
        asked(
            visitor,
            "&".join(query),
            "GET",
            address,
            follow_redirects=False,
            headers={"Accept-Language": draw.choice(("en", "zh"))},
        )


def test_bodies(visitor: TestClient, draws: Draws) -> None:
    for draw in draws(40):
        path = draw.choice(sorted(BODIES))
        kind, text = draw.choice(BODIES[path])
        body = damaged(draw, text.encode()) if draw.random() < 0.8 else chosen(draw).encode("utf-8", "replace")
        kind = draw.choice(HEADERS["Content-Type"]) if draw.random() < 0.1 else kind
        asked(
            visitor,
            body.decode("utf-8", "replace"),
            "POST",
            path,
            content=body,
            headers={"Content-Type": kind},
        )
