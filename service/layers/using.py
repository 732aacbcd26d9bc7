"""Puts layers into use, or takes one away, in a process of its own: `python -m …layers.using BUILD use a b`.

Each line of its output is a JSON object: `step` (what it is at), and at the end `release` or `problem`. It changes the
build folder as a build does: all of it or nothing, whenever it is ended.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from accord_atlas.loaders import build as building
from accord_atlas.loaders.extras import MissingExtra
from accord_atlas.loaders.layers import kept, remove
from accord_atlas.loaders.tables import TableErrors
from accord_atlas.loaders.validation import Findings
from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.layers import JobFinding, JobProblem
from accord_atlas.service.core.errors import BadSetting, NoRelease, NotFound, NotInstalled
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.shape import Words
from accord_atlas.service.core.signing import signer
from accord_atlas.service.text.messages import message, names

Progress = Callable[[str], None]
MOST: int = 200
"""Findings that are told one by one."""


def use(build: Path, wanted: Sequence[str], progress: Progress) -> str:
    """Put the release with exactly these layers into use, in this order; its id.

    NotFound names what is not kept; TableErrors, Findings, OSError as a build, and nothing has changed then.
    """
    known = kept(build)
    for name in wanted:
        if name not in known:
            raise unknown(name, known)
    sign = signer(settings())
    return building.use(build, [known[name] for name in dict.fromkeys(wanted)], progress, sign=sign)


def take_away(build: Path, name: str, progress: Progress) -> str | None:
    """Remove a layer; where the release in use holds it, one without it is put into use first, whose id is given."""
    known = kept(build)
    if name not in known:
        raise unknown(name, known)
    try:
        layers = Release.open(build).layers
    except NoRelease:
        layers = ()
    found = use(build, [each for each in layers if each != name], progress) if name in layers else None
    remove(build, name)
    return found


def unknown(name: str, known: Sequence[str] | dict[str, Any]) -> NotFound:
    """There is no layer of a name."""
    listed = list(known)
    return NotFound(
        f"There is no layer {name[:64]!r} here; kept: {', '.join(listed) or 'none'}.",
        f"没有名为 {name[:64]!r} 的层；现有：{'、'.join(listed) or '无'}。",
        parameter="layers",
        value=name[:64],
        expected=listed,
    )


def step_words(step: str) -> Words:
    """What a step of a build is called; one that has no name of ours is told as it is."""
    name = f"job-{step.replace(' ', '-')}"
    if step.startswith("rule "):
        name = "job-rule"
    elif step.startswith("waiting"):
        name = "job-waiting"
    return message(name) if name in names("job-") else Words(en=step, zh=step)


def problem(error: Exception) -> JobProblem | None:
    """Why nothing was changed, where that can be told."""
    if isinstance(error, Findings):
        told = [JobFinding(rule=f.rule, where=f.where, text=Words(en=f.en, zh=f.zh)) for f in error.found]
        return _of_data(told)
    if isinstance(error, TableErrors):
        return _of_data(
            [
                JobFinding(
                    rule=Path(each.file).stem,
                    where=": ".join(str(part) for part in (each.line, each.column, each.value) if part is not None),
                    text=Words(en=f"expected {each.expected}", zh=f"应为：{each.expected}"),
                )
                for each in error.errors
            ]
        )
    if isinstance(error, NotFound | BadSetting):
        return _problem(error.slug, error.title, Words(**error.detail))
    if isinstance(error, MissingExtra):
        return _problem(NotInstalled.slug, NotInstalled.title, Words(en=error.en, zh=error.zh))
    if isinstance(error, OSError):
        return _problem("unavailable", None, message("job-problem-disk", reason=error.strerror or type(error).__name__))
    return None


def ended() -> JobProblem:
    """What is told of work whose process ended without a word."""
    return _problem("interrupted", None, message("job-problem-ended"))


def _of_data(findings: list[JobFinding]) -> JobProblem:
    said = message("job-problem-findings", count=len(findings))
    return _problem("breaks-laws", None, said, findings[:MOST])


def _problem(slug: str, title: Any, detail: Words, findings: Sequence[JobFinding] = ()) -> JobProblem:  # noqa: ANN401
    named = Words(**title) if title else message("job-failed")
    return JobProblem(type=f"{BASE}problem/{slug}", title=named, detail=detail, findings=list(findings))


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say, and tell of it line by line; 0 where it is done."""
    build, kind, *wanted = arguments

    def tell(**said: Any) -> None:  # noqa: ANN401
        print(json.dumps(said, ensure_ascii=False), flush=True)

    def progress(step: str) -> None:
        tell(step=step)

    try:
        done = use(Path(build), wanted, progress) if kind == "use" else take_away(Path(build), wanted[0], progress)
    except (Findings, TableErrors, NotFound, BadSetting, MissingExtra, OSError) as error:
        told = problem(error)
        tell(problem=told.json_value() if told else None)
        return 1
    tell(release=done)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
