"""Decides in a process of its own, so that a service goes on answering: `python -m …proposals.work`.

What to decide comes as JSON on standard input (`put`); the answer, or the error, leaves as JSON (`got`).
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from accord_atlas.service.core import errors
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.proposals.decision import Ruling, decide


def put(build: Path, name: str, ruling: Ruling) -> bytes:
    """What is to be decided, as the process reads it."""
    return json.dumps({"build": str(build), "name": name, "ruling": asdict(ruling)}).encode()


def got(said: bytes) -> bytes:
    """The answer that a process wrote, as JSON; its error is raised here."""
    found = json.loads(said)
    if "error" in found:
        kind = getattr(errors, found["error"], AtlasError)
        error: AtlasError = kind.__new__(kind)
        AtlasError.__init__(error, found["en"], found["zh"], **found["extras"])
        raise error
    return json.dumps(found["answer"], ensure_ascii=False).encode()


def work(said: bytes) -> bytes:
    """Decide, and say what came of it."""
    asked = json.loads(said)
    try:
        atlas = Atlas.open(config=Settings(build=Path(asked["build"])))
        answer = decide(atlas, asked["name"], Ruling(**asked["ruling"]))
    except AtlasError as error:
        told = {"error": type(error).__name__, "en": error.detail["en"], "zh": error.detail["zh"]}
        return json.dumps({**told, "extras": error.extras}, default=str).encode()
    return json.dumps({"answer": answer.json_value()}, ensure_ascii=False).encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(work(sys.stdin.buffer.read()))
