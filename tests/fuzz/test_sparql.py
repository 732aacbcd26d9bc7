"""Queries that nobody would write, of the grammar and real ones spoilt: the service answers, or says why not.

Most go to the processes that answer queries, by the way that the endpoint takes once it has read a request; the others
go over HTTP to a server on the real release.
"""

import asyncio
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import httpx
import pytest
from tests.fuzz.conftest import Draws
from tests.fuzz.grammar import query
from tests.fuzz.problems import sound, told
from tests.sparql.conftest import children, resident, serving

from accord_atlas.ontology.names import BASE
from accord_atlas.queries.question import questions
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.snapshot import snapshot
from accord_atlas.service.sparql.formats import changes, form
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.messages import Query
from accord_atlas.service.sparql.pool import Pool
from accord_atlas.service.web.sparql_answers import check

MEGABYTE = 1 << 20
SECONDS, WORKERS = 1.0, 2
QUICK = 0.3
"""Seconds that a query has that goes to the processes themselves, on the smallest release."""
PART = 1000
SHARE = 20
"""One query of so many goes over HTTP, too."""
RESULTS, GRAPHS = ("json", "xml", "csv", "tsv"), ("ttl", "nt", "nq", "trig", "rdf", "jsonld")
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


def drawn(draw: Random) -> str:
    """A query of the grammar, or a real one spoilt."""
    return query(draw) if draw.random() < 0.5 else spoilt(draw)


async def put(pool: Pool, draw: Random) -> str:
    """Put one query to the processes; what came of it. A refusal is a sound problem in each language."""
    text = drawn(draw)
    asked = Query(text, draw.choice(RESULTS), draw.choice(GRAPHS))
    begun = time.process_time()
    form(text)
    changes(text)
    assert time.process_time() - begun < 1, text
    try:
        answer = await pool.run(asked)
        try:
            check(answer.reply, pool.limits, may_truncate=True)
            assert len(answer.body.read()) == answer.length, text
            return answer.reply.outcome
        finally:
            answer.close()
    except AtlasError as error:
        refused = error
    assert refused.status in OUTCOMES, (refused, text)
    told(refused, sent=text)
    return refused.slug


def descriptors(pid: int) -> int:
    """How many files and pipes a process holds open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def test_any_text_is_answered_or_refused(tiny: Path, tmp_path: Path, draws: Draws) -> None:
    outcomes = Counter[str]()
    given = draws(400)

    async def part(pool: Pool, some: list[Random]) -> None:
        turns = asyncio.Semaphore(3)

        async def one(draw: Random) -> str:
            async with turns:
                return await asyncio.wait_for(put(pool, draw), 60)

        outcomes.update(await asyncio.gather(*map(one, some)))

    async def run() -> list[tuple[int, int, int]]:
        limits = replace(Limits.of(Settings()), folder=tmp_path, seconds=QUICK, workers=WORKERS, rows=2000)
        copy = snapshot(tiny / "accord.nq", "fuzz", tiny / "store")
        pool = Pool(limits, copy.path, BASE)
        held = []
        await pool.start()
        try:
            while some := list(islice(given, PART)):
                await part(pool, some)
                answer = await pool.run(Query(SMALL))
                assert json.loads(answer.body.read())["results"]["bindings"][0]["n"]["value"] == "2"
                answer.close()
                assert pool.spool.held == 0
                assert [path for path in (tmp_path / "spool").rglob("*") if path.is_file()] == []
                workers = pool.pids()
                held.append((max(map(resident, workers)), max(map(descriptors, workers)), descriptors(os.getpid())))
        finally:
            await pool.stop()
            copy.release()
        return held

    held = asyncio.run(run())
    first, last = held[0], held[-1]
    print(f"; {dict(outcomes.most_common())}; a process {first[0] // MEGABYTE} → {last[0] // MEGABYTE} MB", end="")
    assert last[0] < first[0] + 100 * MEGABYTE
    assert last[1] <= first[1] + 3
    assert last[2] <= first[2] + 6
    assert outcomes["ok"] > sum(outcomes.values()) // 20, "some of it asks something"


def asked(client: httpx.Client, draw: Random) -> int:
    """Send one query one way or another; the status of its answer, which is as it must be."""
    text = drawn(draw)
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


@pytest.mark.long
def test_over_http(running: tuple[httpx.Client, int], draws: Draws) -> None:
    client, pid = running
    known, grown, outcomes = small(client), [], Counter[int]()
    with ThreadPoolExecutor(3) as threads:
        given = islice(draws(60 * SHARE), None, None, SHARE)
        while part := list(islice(given, PART)):
            outcomes.update(threads.map(lambda draw: asked(client, draw), part))
            assert small(client) == known
            grown.append(resident(pid))
    time.sleep(1)
    assert len(children(pid)) <= 1 + WORKERS + 3, "processes"
    assert zombies(pid) == []
    print(f"; {dict(outcomes)}, {grown[0] // MEGABYTE} → {grown[-1] // MEGABYTE} MB", end="")
    assert grown[-1] < grown[min(3, len(grown) - 1)] + 60 * MEGABYTE
    assert outcomes[200] > sum(outcomes.values()) // 20, "some of it asks something"
