"""What an answer costs in CPU when it is made anew: the application is asked without a server and keeps no answers.

`python -m tests.benchmarks.cpu --rounds 15` prints a line for each address: the median of the process's CPU time. With
`--against FILE` (what an earlier run wrote by `--json FILE`) it puts the earlier figure beside it.
"""

import argparse
import asyncio
import gc
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.types import Message
from tests.benchmarks.side_by_side import ADDRESSES as SHARED

from accord_atlas.queries.question import questions
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

EMPTY: Final = "/health"
WHOLE: Final = tuple(f"/api/queries/{name}" for name in ("agreements", "provisions", "seats", "sources", "history"))
GIVEN: Final = (
    "agreements?organization=pec",
    "agreements?jurisdiction=pk",
    "agreements?organization=pec&as_of=2026-01-01",
    "members?agreement=ipea&as_of=2019-01-01",
    "partners?organization=cast",
    "partners?organization=cast&as_of=2026-01-01",
    "shared-agreements?a=cast&b=pec",
    "seats?agreement=ipea",
    "seats?jurisdiction=us",
    "provisions?agreement=engc-idaho-comity",
    "provisions?from=jurisdiction/gb&to=jurisdiction/us",
    "history?organization=pec",
    "history?agreement=ipea",
    "history?jurisdiction=my",
    "conditions?agreement=ipea",
    "organizations?jurisdiction=my",
    "titles?jurisdiction=sg",
    "evidence?entity=organization/pec",
    "targets?year=2025",
    "target-outcomes?as_of=2026-01-01",
    "sources?source=hkie-ipea",
)
FEATURES: Final = (
    "/api/entities/jurisdiction/my",
    "/api/entities/agreement/ipea",
    "/api/profile/jurisdiction/my",
    "/api/profile/agreement/ipea",
    "/api/compare?of=my,sg,th",
    "/api/scenario?join=ipea:cse-cn&from=cn",
    "/api/scenario/best?organization=cse-cn",
    "/api/ask?q=who%20can%20nominate%20cse-cn%20to%20ipea",
    "/api/evidence/organization/pec",
    "/api/network?focus=cse-cn",
    "/api/gaps?jurisdiction=cn",
)
ADDRESSES: Final = tuple(
    dict.fromkeys(
        [
            EMPTY,
            *(address for address in SHARED if not address.startswith("/sparql")),
            *FEATURES,
            *WHOLE,
            *(f"/api/queries/{given}" for given in GIVEN),
            *(
                f"/api/queries/{name}"
                for name, question in questions().items()
                if not any(p.required for p in question.parameters)
            ),
        ]
    )
)


async def ask(app: FastAPI, address: str, headers: Iterable[tuple[bytes, bytes]] = ()) -> tuple[int, bytes]:
    """The status and the body of an answer, asked as a server asks an application."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost"), *headers],
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
    }
    status, body, gone = 0, bytearray(), asyncio.Event()
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            await gone.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    gone.set()
    return status, bytes(body)


async def costs(app: FastAPI, addresses: Iterable[str], rounds: int, warm: int = 2) -> dict[str, float]:
    """Milliseconds of CPU of each address, medians over the rounds, after some that do not count."""
    found = {}
    for address in addresses:
        took = []
        for turn in range(warm + rounds):
            begun = process_time()
            status, _ = await ask(app, address)
            spent = (process_time() - begun) * 1000
            if status != 200:
                raise ValueError(f"{status} for {address}")
            if turn >= warm:
                took.append(spent)
        found[address] = median(took)
    return found


async def measured(config: Settings, addresses: Iterable[str], rounds: int) -> dict[str, float]:
    """The costs on an application of its own, which keeps no finished answers."""
    app = create_app(config.model_copy(update={"answer_bytes": 0}))
    async with app.router.lifespan_context(app):
        gc.collect()
        return await costs(app, addresses, rounds)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="", help="addresses that contain this")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--against", type=Path, help="figures of an earlier run")
    given = parser.parse_args()
    found = asyncio.run(measured(Settings(), [a for a in ADDRESSES if given.only in a], given.rounds))
    before = json.loads(given.against.read_text()) if given.against else {}
    for address, now in found.items():
        earlier = f"{before[address]:>8.1f}" if address in before else " " * 8
        print(f"{address:<75}{earlier}{now:>8.1f}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
