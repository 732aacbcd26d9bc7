"""HTTP caching: strong tags per representation and coding, 304, HEAD, and what an answer varies by."""

import gzip

import httpx
import pytest

MEMBERS = "/api/queries/members?agreement=ipea"
PATHS = [MEMBERS, "/api/queries", "/id/agreement/ipea", "/ontology"]


@pytest.mark.parametrize("coding", ["gzip", "identity"])
@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_the_client_has_is_not_sent_again(server: httpx.Client, path: str, coding: str) -> None:
    first = server.get(path, headers={"Accept-Encoding": coding})
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert tag.endswith('-gzip"') == (coding == "gzip")
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = server.get(path, headers={"Accept-Encoding": coding, "If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["accord-release"] == first.headers["accord-release"]
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert server.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_its_body(server: httpx.Client, path: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    head, got = server.head(path, headers=plain), server.get(path, headers=plain)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("etag", "content-type", "content-length", "vary", "accord-release", "accord-completeness"):
        assert head.headers[name] == got.headers[name]


def test_each_form_language_and_parameter_has_a_tag_of_its_own(server: httpx.Client) -> None:
    requested = [
        "&format=json",
        "&format=csv",
        "&format=csv&lang=zh",
        "&format=csv&lang=en",
        "&as_of=2010-01-01",
        "&format=xlsx",
    ]
    tags = [server.get(MEMBERS + more).headers["etag"] for more in requested]
    assert len(set(tags)) == len(requested)


def test_a_page_has_a_tag_per_language(server: httpx.Client) -> None:
    tags = {
        server.get(MEMBERS, headers={"Accept": "text/html", "Accept-Language": tag}).headers["etag"]
        for tag in ("en", "zh")
    }
    assert len(tags) == 2


def test_the_order_of_parameters_does_not_matter(server: httpx.Client) -> None:
    paths = (
        "/api/queries/members?agreement=ipea&as_of=2010-01-01",
        "/api/queries/members?as_of=2010-01-01&agreement=ipea",
    )
    assert len({server.get(path).headers["etag"] for path in paths}) == 1


def test_what_an_answer_varies_by(server: httpx.Client) -> None:
    data = server.get(MEMBERS).headers["vary"]
    assert "Accept" in data.split(", ")
    assert "Accept-Encoding" in data
    assert "Cookie" not in data
    assert "Accept-Language" in server.get(MEMBERS, headers={"Accept": "text/html"}).headers["vary"]


def test_gzip_is_sent_only_to_those_who_take_it(server: httpx.Client) -> None:
    for accepted, coding in (("gzip", "gzip"), ("*", "gzip"), ("gzip;q=0", None), ("identity", None), ("br", None)):
        with server.stream("GET", MEMBERS, headers={"Accept-Encoding": accepted}) as answer:
            raw = b"".join(answer.iter_raw())
            assert answer.headers.get("content-encoding") == coding
            assert (gzip.decompress(raw) if coding else raw).startswith(b'{"question"')


def test_tags_in_several_lines_are_one_list(server: httpx.Client) -> None:
    tag = server.get(MEMBERS).headers["etag"]
    lines = [("If-None-Match", '"other"'), ("If-None-Match", tag)]
    assert server.get(MEMBERS, headers=lines).status_code == 304


def test_small_answers_are_not_compressed(server: httpx.Client) -> None:
    assert "content-encoding" not in server.get("/health").headers


def test_a_problem_is_not_kept(server: httpx.Client) -> None:
    answer = server.get("/api/queries/members")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_other_sites_may_read_answers_and_their_headers(server: httpx.Client) -> None:
    answer = server.get(MEMBERS, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Accord-Release" in answer.headers["access-control-expose-headers"]
    preflight = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    assert server.options(MEMBERS, headers=preflight).status_code == 200
    conditional = server.options(MEMBERS, headers={**preflight, "Access-Control-Request-Headers": "if-none-match"})
    assert conditional.status_code == 200
