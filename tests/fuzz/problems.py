"""The one judge of refusals: every fuzzer of this folder gives it what is not a success."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.web.problems import PROBLEM, problem

MEMBERS: Final = ("type", "title", "status", "detail", "instance")
TYPE: Final = re.compile(r"https://w3id\.org/accord-atlas/problem/[a-z0-9]+(-[a-z0-9]+)*")
INSIDE: Final = re.compile(
    r"""Traceback\ \(most\ recent|
        ^\s*File\ ".*",\ line\ \d+|
        <(?:class|function|module|coroutine|bound\ method|generator)\ |
        \bobject\ at\ 0x[0-9a-f]+|
        \b(?:[a-z_]+\.)+[A-Z]\w*(?:Error|Exception)\b|
        \b(?:Attribute|Index|Key|Name|Recursion|Type|Unicode\w*|Value|ZeroDivision|Assertion|OS)Error\b|
        \b(?:service|loaders|accord_atlas|site-packages)[/.]\w+\.py\b|
        (?:^|[\s'"`(])/(?:home|root|tmp|usr|var|opt|work|proc)/\w""",
    re.VERBOSE | re.MULTILINE,
)
"""What only the inside of the house knows: traces, places in code, the look of Python's objects, paths of a machine."""
HAN: Final = re.compile("[\u4e00-\u9fff]")


def faults(status: int, headers: Mapping[str, str], body: bytes, *, sent: str = "", language: str = "") -> list[str]:
    """What is wrong with a refusal; `sent` is what the client sent, which it may read again in the answer."""
    kind = headers.get("content-type", "")
    if kind.startswith("text/html") or (kind.startswith("application/json") and b'"jsonrpc"' in body):
        # A page for a browser; and agents are told by the rules of their own protocol.
        told = _told(body.decode("utf-8", "replace"), sent)
        return [f"tells {told!r}"] if told else []
    if not kind.startswith("application/problem+json"):
        return [f"{status} as {kind}"]
    try:
        said = json.loads(body.decode())
    except ValueError:
        return ["no JSON"]
    found = [f"no {member}" for member in MEMBERS if not said.get(member)]
    if said.get("status") != status:
        found.append(f"says {said.get('status')}, is {status}")
    if not TYPE.fullmatch(str(said.get("type"))):
        found.append(f"type {said.get('type')}")
    if told := _told(json.dumps(said, ensure_ascii=False), sent):
        found.append(f"tells {told!r}")
    tongue = headers.get("content-language", "")
    if tongue not in {"en", "zh"} or (language and tongue != language):
        found.append(f"language {tongue}")
    elif tongue == "zh" and not all(HAN.search(str(said.get(member))) for member in ("title", "detail")):
        found.append(f"no Chinese: {said.get('title')} {said.get('detail')}")
    return found


def _told(text: str, sent: str) -> str | None:
    return next((found[0] for found in INSIDE.finditer(text) if found[0].strip(" '\"`(") not in sent), None)


def sound(answer: Any, *, sent: str = "", language: str = "") -> None:
    """Assert that an answer of a client is a success, or a refusal as it must be."""
    if answer.status_code < 400:
        return
    assert answer.status_code != 500, f"{answer.text} for {sent[:600]!r}"
    if answer.request.method == "HEAD":
        return
    headers = {name.lower(): value if isinstance(value, str) else value[0] for name, value in answer.headers.items()}
    assert not (wrong := faults(answer.status_code, headers, answer.content, sent=sent, language=language)), (
        f"{wrong}: {answer.text[:600]} for {sent[:600]!r}"
    )


def told(error: AtlasError, *, sent: str = "") -> None:
    """Assert that what the house refuses by an error is a sound problem in each language."""
    for language in LANGUAGES:
        body = json.dumps(problem(error, language, "/"), ensure_ascii=False).encode()
        headers = {"content-type": PROBLEM, "content-language": language}
        assert not (wrong := faults(error.status, headers, body, sent=sent)), (wrong, body.decode()[:600], sent[:600])
