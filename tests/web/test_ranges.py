"""`Range` as RFC 9110 §14 has it, whatever a client writes there: numbers of any length, parts beyond the file."""

import csv
import io
import re

import httpx
import pandas as pd
import polars as pl
import pytest

FILE = "/graph/ontology.nt.gz"
MANY = "9" * 5000
ZEROS = "0" * 5000


def label(value: object) -> str:
    """The name of a case."""
    return f"{value[:16]} of {len(value)}" if isinstance(value, str) else ""


@pytest.fixture(scope="module")
def whole(server: httpx.Client) -> bytes:
    return server.get(FILE, timeout=120).content  # the first who asks waits until the downloads are made


def ask(server: httpx.Client, wanted: str, **more: str) -> httpx.Response:
    return server.get(
        FILE, headers={"Range": wanted, **{name.replace("_", "-"): value for name, value in more.items()}}
    )


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-4", slice(5)),
        ("BYTES=0-4", slice(5)),
        ("bytes=5-", slice(5, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes= 0-4", slice(5)),
        ("bytes=0-4,", slice(5)),
        ("bytes=, ,0-4", slice(5)),
        ("bytes=0-4,2-9", slice(10)),
        (f"bytes=0-{MANY}", slice(None)),
        (f"bytes=-{MANY}", slice(None)),
        (f"bytes={ZEROS}-{ZEROS}4", slice(5)),
        (f"bytes=-{ZEROS}5", slice(-5, None)),
        (f"bytes=0-4,{MANY}-", slice(5)),
        ("bytes=99999999-,0-4", slice(5)),
        ("bytes=-0,0-4", slice(5)),
    ],
    ids=label,
)
def test_a_part_is_sent(server: httpx.Client, whole: bytes, wanted: str, part: slice) -> None:
    answer = ask(server, wanted)
    first, last, _ = part.indices(len(whole))
    assert (answer.status_code, answer.content) == (206, whole[part])
    assert answer.headers["content-range"] == f"bytes {first}-{last - 1}/{len(whole)}"


def test_several_parts_are_sent_together(server: httpx.Client, whole: bytes) -> None:
    answer = ask(server, f"bytes=0-1,{MANY}-{MANY},10-12")
    assert answer.status_code == 206
    assert answer.headers["content-type"].startswith("multipart/byteranges")
    assert whole[:2] in answer.content
    assert f"Content-Range: bytes 10-12/{len(whole)}".encode() in answer.content


@pytest.mark.parametrize(
    "wanted",
    ["bytes=99999999-", f"bytes={MANY}-", f"bytes={MANY}-{MANY}9", "bytes=-0", f"bytes=-{ZEROS}", "bytes=,-0"],
    ids=label,
)
def test_a_part_beyond_the_file_is_told(server: httpx.Client, whole: bytes, wanted: str) -> None:
    answer = ask(server, wanted)
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(whole)}")
    said = answer.json()
    assert str(len(whole)) in said["detail"]
    assert server.get(said["type"].partition("/accord-atlas")[2]).status_code == 200


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=",
        "bytes=-",
        "bytes=,",
        "bytes=5-1",
        f"bytes={MANY}9-{MANY}",
        "bytes=0-1,5-1",
        "bytes=0-1,x",
        "bytes=0x1-2",
        "items=0-4",
        "0-4",
        "bytes",
        "bytes=0 - 4",
        "bytes=+0-4",
        "bytes=1_0-20",
        "bytes=0-4;1",
        "bytes =0-4",
        "",
    ],
    ids=label,
)
def test_what_is_no_range_of_bytes_is_passed_over(server: httpx.Client, whole: bytes, wanted: str) -> None:
    answer = ask(server, wanted)
    assert (answer.status_code, answer.content) == (200, whole)


def test_two_ranges_in_two_lines_are_none(server: httpx.Client, whole: bytes) -> None:
    answer = server.get(FILE, headers=[("Range", "bytes=0-4"), ("Range", "bytes=2-9")])
    assert (answer.status_code, answer.content) == (200, whole)


def test_a_part_of_what_the_client_knows_only(server: httpx.Client, whole: bytes) -> None:
    known = server.get(FILE).headers
    for same in (known["etag"], known["last-modified"]):
        assert ask(server, "bytes=0-4", If_Range=same).status_code == 206
    for other in ('"other"', f"W/{known['etag']}", "Thu, 01 Jan 1970 00:00:00 GMT"):
        for wanted in ("bytes=0-4", f"bytes={MANY}-"):
            answer = ask(server, wanted, If_Range=other)
            assert (answer.status_code, answer.content) == (200, whole)


ANSWER = "/api/queries/members?agreement=ipea&format=csv"


def test_a_part_of_an_answer(server: httpx.Client) -> None:
    """The parts are of the plain form, under its tag; another tag, or several parts, give the whole."""
    plain = {"Accept-Encoding": "identity"}
    answer = server.get(ANSWER, headers=plain)
    tag, whole = answer.headers["etag"], answer.content
    assert answer.headers["accept-ranges"] == "bytes"
    for headers in (plain, {}):
        part = server.get(ANSWER, headers={**headers, "Range": "bytes=10-19", "If-Range": tag})
        assert (part.status_code, part.content, part.headers["etag"]) == (206, whole[10:20], tag)
        assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert server.get(ANSWER, headers={"Range": "bytes=-7"}).content == whole[-7:]
    for more in ({"If-Range": '"other"'}, {"Range": "bytes=0-1,5-6"}, {"Range": "lines=1-2"}):
        again = server.get(ANSWER, headers={"Range": "bytes=0-1", **more})
        assert (again.status_code, again.content) == (200, whole)
    beyond = server.get(ANSWER, headers={"Range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond.content) == (416, b"")
    assert beyond.headers["content-range"] == f"bytes */{len(whole)}"
    head = server.head(ANSWER, headers=plain)
    assert (head.headers["content-length"], head.headers["accept-ranges"]) == (str(len(whole)), "bytes")
    assert server.get(ANSWER, headers={"Range": "bytes=0-1", "If-None-Match": tag}).status_code == 304


def test_data_frames_are_read_by_address(server: httpx.Client) -> None:
    """pandas, polars; and what R's `read.csv` needs: UTF-8 without a mark, one head of names, quotes doubled."""
    address = f"{server.base_url}{ANSWER}"
    frame = pl.read_csv(address)
    assert frame.height == pl.scan_csv(address).collect().height == len(pd.read_csv(address)) > 10
    labelled = pd.read_csv(f"{address}&lang=zh")
    assert labelled.iloc[:, 0].str.contains("[\u4e00-\u9fff]").any()
    data = server.get(ANSWER).content
    assert not data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    assert all(re.fullmatch("[a-z][a-z0-9_.]*", name) for name in head)
    assert {len(row) for row in rows} == {len(head)}
    assert b'\\"' not in data
