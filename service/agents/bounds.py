"""Makes an answer as small as a reader of tokens wants it: long lists cut, and said to be; and puts it into words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from accord_atlas.service.core.language import Language
from accord_atlas.service.text.messages import message

MEMBERS: Final = 40
"""Members of a list, where nothing else is asked for."""
MOST: Final = 500
LARGEST: Final = 60_000
"""Characters of an answer as JSON."""
WORDS: Final = 8_000
"""Characters of an answer in words."""
LONGEST: Final = 2_000
"""Characters of one text."""
TURTLE: Final = 30_000
"""Characters of a graph, which is one text."""
UNSAID: Final = frozenset({"release", "layers", "completeness", "as_of", "query", "parameters", "columns", "iri"})
"""What the words leave out: the head says it, or only a program needs it."""

Cut = list[dict[str, Any]]


def bounded(answer: Any, members: int, largest: int = LARGEST) -> tuple[Any, Cut]:  # noqa: ANN401
    """The answer with lists of at most that many members, fewer where it would still be too large; and what was cut."""
    while True:
        cut: Cut = []
        made = _within(answer, members, "", cut)
        if members <= 1 or len(json.dumps(made, ensure_ascii=False)) <= largest:
            return made, cut
        members = max(1, members // 2)


def _within(value: Any, members: int, at: str, cut: Cut) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _within(each, members, f"{at}/{name}", cut) for name, each in value.items()}
    if isinstance(value, list):
        if len(value) > members and not at.endswith("/columns"):
            cut.append({"at": at, "shown": members, "of": len(value)})
        return [
            _within(each, members, f"{at}/{n}", cut)
            for n, each in enumerate(value if at.endswith("/columns") else value[:members])
        ]
    most = TURTLE if at == "/turtle" else LONGEST
    if isinstance(value, str) and len(value) > most:
        cut.append({"at": at, "shown": most, "of": len(value)})
        return value[:most]
    return value


def in_words(title: str, answer: Mapping[str, Any], whole: str, language: Language) -> str:
    """An answer as an outline in one language: what it is, its contents, whether it is all, where the whole stands."""
    head = message(
        "agents-head",
        title=title,
        release=answer.get("release") or "",
        day=answer.get("as_of") or "",
        dated="yes" if answer.get("as_of") else "no",
    ).text(language)
    lines = list(_outline({k: v for k, v in answer.items() if k not in UNSAID | {"cut", "whole"}}, language, 0))
    body, left = "\n".join(lines), ""
    if len(body) > WORDS:
        body, left = body[:WORDS].rsplit("\n", 1)[0], "words"
    completeness = str(answer.get("completeness") or "complete")
    state = "words" if left else completeness
    foot = message("agents-foot", state=state, address=whole).text(language)
    return f"{head}\n{body}\n{foot}"


def _outline(value: Any, language: Language, depth: int) -> Iterator[str]:  # noqa: ANN401
    """Lines of `name: value`, indented; an entity is its name with its identifier."""
    pad = "  " * depth
    if isinstance(value, dict):
        for name, each in value.items():
            said = _said(each, language)
            if said is not None:
                if said:
                    yield f"{pad}{name}: {said}"
            elif each:
                yield f"{pad}{name}:"
                yield from _outline(each, language, depth + 1)
    elif isinstance(value, list):
        for each in value:
            said = _said(each, language)
            if said is not None:
                yield f"{pad}- {said}"
            else:
                inner = _row(each, language)
                if inner:
                    yield f"{pad}- {inner}"
                else:
                    yield f"{pad}-"
                    yield from _outline(each, language, depth + 1)


def _said(value: Any, language: Language) -> str | None:  # noqa: ANN401
    """What is said in one line; None for what takes more, blank for what is not there."""
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, dict):
        if "iri" in value and "label" in value:
            return f"{_text(value['label'], language) or value.get('id')} ({value.get('kind')}/{value.get('id')})"
        if {"en", "zh"} <= value.keys():
            return _text(value, language)
        return None
    if isinstance(value, list):
        said = [_said(each, language) for each in value]
        flat = [each for each in said if each]
        return ("; " if language == "en" else "；").join(flat) if None not in said and len(flat) <= 6 else None
    return str(value)


def _row(value: Any, language: Language) -> str:  # noqa: ANN401
    """A member whose parts are all short, in one line."""
    if not isinstance(value, dict):
        return ""
    parts = {name: _said(each, language) for name, each in value.items() if name not in UNSAID}
    if None in parts.values() or sum(len(part or "") for part in parts.values()) > 600:
        return ""
    return " · ".join(f"{name}: {part}" for name, part in parts.items() if part)


def _text(label: Mapping[str, Any], language: Language) -> str:
    wanted, other = (label.get("zh"), label.get("en")) if language == "zh" else (label.get("en"), label.get("zh"))
    return str(wanted or other or "")


def problem_in_words(problem: Mapping[str, Any], language: Language) -> str:
    """What went wrong, and what to try instead."""
    lines = [str(problem.get("detail") or problem.get("title") or "")]
    for name in ("nearest", "expected"):
        found: Sequence[Any] | str | None = problem.get(name)
        if found:
            listed = ", ".join(map(str, found[:30])) if isinstance(found, list) else str(found)
            lines.append(message(f"agents-{name}", listed=listed).text(language))
    return "\n".join(line for line in lines if line)
