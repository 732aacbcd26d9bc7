"""Queries that nobody would write, of the grammar and real ones spoilt: the service answers, or says why not."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

import httpx
import pytest
from tests.fuzz.conftest import Draws
from tests.fuzz.grammar import query
from tests.fuzz.problems import sound
from tests.sparql.conftest import children, resident, serving

from accord_atlas.queries.question import questions

MEGABYTE = 1 << 20
SECONDS, WORKERS = 1.0, 2
OUTCOMES = {200, 400, 403, 406, 501, 503, 504, 507}
CORPUS = Path(__file__).parents[1] / "corpus" / "sparql"
TOKEN = re.compile(r"""<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'|[?$]\w+|[\w:-]+|\s+|.""", re.DOTALL)
ODD = [
    "\0",
    "\ufeff",
    "\ud7ff",
    "\u202e",
    "😀",
    "\\u0000",
    "\\uD800",
    "{",
    "}",
    "<<",
    "(",
    "'''",
    '"',
    "#",
    "\r",
    "%",
    "中" * 500,
]
ACCEPT = [
    "*/*",
    "application/json",
    "text/csv",
    "text/turtle",
    "application/sparql-results+xml",
    "text/html",
    "a/b",
    ";",
]
SMALL = "SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/accord-atlas/ontology#Agreement> }"


@cache
def real() -> list[list[str]]:
    """All stored questions and all queries of the corpora, as their words."""
    texts = [each.query for each in questions().values()]
    texts += [path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.rq"))]
    return [words for text in texts if (words := TOKEN.findall(text))]


def spoilt(draw: Random) -> str:
    """A real query after a few changes: words lost, doubled, swapped, taken from another query, odd characters."""
    words = list(draw.choice(real()))
    for _ in range(draw.choice((1, 1, 2, 3, 8, 30))):
        at = draw.randrange(len(words) + 1)
        match draw.randrange(8):
            case 0:
                del words[at : at + draw.choice((1, 1, 3, 20))]
            case 1:
                words[at:at] = words[at : at + draw.choice((1, 5, 40))]
            case 2:
                words.insert(at, draw.choice(ODD))
            case 3:
                other = draw.choice(real())
                start = draw.randrange(len(other))
                words[at : at + draw.randint(0, 5)] = other[start : start + draw.choice((1, 1, 4, 30))]
            case 4:
                words[at:at] = [draw.choice(("OPTIONAL", "MINUS", "FILTER EXISTS", "", "GRAPH ?g")), "{"]
                words.append("}")
            case 5:
                words.insert(at, chr(draw.choice((draw.randrange(32), draw.randrange(0x80, 0xD800)))))
            case 6:
                draw.shuffle(words[at : at + 6])
                words[at : at + 6] = reversed(words[at : at + 6])
            case _:
                del words[at:]
    return "".join(words)


@pytest.fixture(scope="module")
def running(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, int]]:
    """A server on the real release whose queries may take a second, and its process id."""
    log = tmp_path_factory.mktemp("fuzz") / "log"
    with serving(build, log, sparql_timeout=SECONDS, sparql_workers=WORKERS, sparql_rows=2000) as (client, process):
        yield client, process.pid


def small(client: httpx.Client) -> str:
    """The answer to a query that nothing may have harmed."""
    answer = client.post("/sparql", data={"query": SMALL})
    assert answer.status_code == 200, answer.text
    value: str = answer.json()["results"]["bindings"][0]["n"]["value"]
    return value


def zombies(pid: int) -> list[int]:
    """The processes below a process that have ended and that nobody has asked about."""
    states = {each: Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[0] for each in children(pid)}
    return [each for each, state in states.items() if state == "Z"]


def asked(client: httpx.Client, draw: Random) -> int:
    """Send one query one way or another; the status of its answer, which is as it must be."""
    text = query(draw) if draw.random() < 0.5 else spoilt(draw)
    headers = {"Accept": draw.choice(ACCEPT), "Accept-Language": draw.choice(("en", "zh"))}
    begun = time.monotonic()
    sent = text.encode("utf-8", "surrogatepass")
    if draw.random() < 0.2 and len(sent) < 4000:
        answer = client.get("/sparql", params={"query": text}, headers=headers)
    else:
        answer = client.post("/sparql", content=sent, headers={**headers, "Content-Type": "application/sparql-query"})
    assert answer.status_code in OUTCOMES, (answer.status_code, answer.text, text)
    sound(answer, sent=text, language=headers["Accept-Language"])
    assert time.monotonic() - begun < SECONDS + 30, text
    return answer.status_code


def test_any_text_is_answered_or_refused(running: tuple[httpx.Client, int], draws: Draws) -> None:
    client, pid = running
    known, grown, outcomes = small(client), [], Counter[int]()
    with ThreadPoolExecutor(3) as threads:
        for part in _parts(draws(300), 1000):
            outcomes.update(threads.map(lambda draw: asked(client, draw), part))
            assert small(client) == known
            grown.append(resident(pid))
    time.sleep(1)
    assert len(children(pid)) <= 1 + WORKERS + 3, "processes"
    assert zombies(pid) == []
    print(f"; {dict(outcomes)}, {grown[0] // MEGABYTE} → {grown[-1] // MEGABYTE} MB", end="")
    assert grown[-1] < grown[min(3, len(grown) - 1)] + 60 * MEGABYTE
    assert outcomes[200] > sum(outcomes.values()) // 20, "some of it asks something"


def _parts(draws: Iterator[Random], size: int) -> Iterator[list[Random]]:
    part: list[Random] = []
    for draw in draws:
        part.append(draw)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
