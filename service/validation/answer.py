"""Builds the report on data that were checked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from accord_atlas.loaders.build import Progress, validate
from accord_atlas.loaders.foreign import NOTHING, UNDECLARED, Foreign, check_file
from accord_atlas.loaders.foreign_guard import Unreadable
from accord_atlas.loaders.tables import CellError, TableErrors
from accord_atlas.loaders.validation import Finding, Findings
from accord_atlas.ontology.turtle import short
from accord_atlas.service.answers.validation import (
    CheckedFile,
    MessageGroup,
    Place,
    ProblemFound,
    ThingGroup,
    UnreadableFile,
    ValidationReport,
)
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import joined, message

TITLES: Final = ((0, ": "), (1, "："))
"""Where the title of what a law found stands in each language, and what follows it."""
EXPECTED: Final = {
    "one of ": "validation-cell-one-of",
    "a row of ": "validation-cell-row-of",
    "a value; the cell is blank": "validation-cell-blank",
    "a key of its own": "validation-cell-key",
    "a column of ": "validation-cell-column",
    "a date ": "validation-cell-date",
}
"""How what is expected of a cell begins → the message that says it."""
MISSING: Final = "MinCountConstraintComponent"


def tables_report(progress: Progress) -> ValidationReport:
    """What is wrong with the curated tables; nothing where a release could be made of them."""
    try:
        validate(progress)
    except TableErrors as error:
        return report([_cell(each) for each in error.errors])
    except Findings as error:
        return report([_finding(each) for each in error.found])
    return report([])


def files_report(paths: Iterable[Path], release: Path | None, progress: Callable[[str], None]) -> ValidationReport:
    """What in files of RDF breaks our shapes; `release` is the N-Quads file of one whose things they may name."""
    problems: list[ProblemFound] = []
    read: list[CheckedFile] = []
    unreadable: list[UnreadableFile] = []
    for path in paths:
        progress(str(path))
        try:
            checked = check_file(path, release)
        except Unreadable as error:
            unreadable.append(UnreadableFile(file=str(path), reason=Words(en=error.en, zh=error.zh)))
            continue
        read.append(CheckedFile(file=str(path), statements=checked.statements))
        problems += _merged(_foreign(str(path), each) for each in checked.found)
    return report(problems, read, unreadable)


def report(
    problems: Sequence[ProblemFound],
    files: Sequence[CheckedFile] = (),
    unreadable: Sequence[UnreadableFile] = (),
) -> ValidationReport:
    """The problems in order, errors first, with both groupings."""
    ordered = sorted(problems, key=lambda each: (each.severity, each.file or "", each.thing, each.message.en))
    by_message: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_thing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(ordered):
        by_message[each.severity, each.message.en].append(number)
        by_thing[each.file or "", each.thing].append(number)
    return ValidationReport(
        errors=sum(each.severity == "error" for each in ordered),
        warnings=sum(each.severity == "warning" for each in ordered),
        files=list(files),
        unreadable=list(unreadable),
        problems=ordered,
        by_message=[
            MessageGroup(severity=ordered[held[0]].severity, message=ordered[held[0]].message, problems=held)
            for held in sorted(by_message.values(), key=lambda held: (ordered[held[0]].severity, -len(held)))
        ],
        by_thing=[_thing(ordered, held) for held in by_thing.values()],
    )


def _thing(problems: Sequence[ProblemFound], held: list[int]) -> ThingGroup:
    first = problems[held[0]]
    place = first.place.model_copy(update={"column": None}) if first.place else None
    return ThingGroup(thing=first.thing, iri=first.iri, file=first.file, place=place, problems=held)


def _cell(error: CellError) -> ProblemFound:
    where = error.file if error.line is None else f"{error.file}:{error.line}"
    return ProblemFound(
        severity="error",
        message=_expected(error.expected),
        rule="table",
        file=None,
        thing=where,
        iri=None,
        property=None,
        found=message("validation-stands", value=error.value) if error.value is not None else None,
        place=Place(file=error.file, line=error.line, column=error.column, key=None),
    )


def _expected(expected: str) -> Words:
    """What a cell must be; the loaders say it in words that follow "expected …"."""
    bare, _, near = expected.partition("; nearest: ")
    for begun, key in EXPECTED.items():
        if bare.startswith(begun):
            said = message(key, rest=bare.removeprefix(begun))
            return joined([said, message("validation-near", near=near)], "validation-then") if near else said
    return message("validation-cell", rest=expected)


def _finding(finding: Finding) -> ProblemFound:
    place = finding.place
    return ProblemFound(
        severity="error",
        message=Words(en=finding.asked_en or finding.en, zh=finding.asked_zh or finding.zh),
        rule=finding.rule,
        file=None,
        thing=_short(finding.focus) if finding.focus else finding.where,
        iri=finding.focus or None,
        property=_short(finding.path) if finding.path else None,
        found=_found(finding),
        place=Place(file=place.file, line=place.line, column=place.column, key=place.key) if place else None,
    )


def _found(finding: Finding) -> Words | None:
    if finding.details:
        en, zh = ([f"{each[column]}{colon}{_short(each[2])}" for each in finding.details] for column, colon in TITLES)
        return Words(en="; ".join(en), zh="；".join(zh))
    if finding.value in {"", finding.focus}:
        return None
    return message("validation-stands", value=_short(finding.value))


def _foreign(file: str, found: Foreign) -> ProblemFound:
    return ProblemFound(
        severity="error" if found.severity == "Violation" else "warning",
        message=_asked(found),
        rule=found.constraint,
        file=file,
        thing=found.name,
        iri=found.focus or None,
        property=_short(found.path) if found.path else None,
        found=_stands(found),
        place=None,
    )


def _asked(found: Foreign) -> Words:
    if found.constraint == UNDECLARED:
        key = "validation-undeclared-near" if found.near else "validation-undeclared"
        return message(key, term=_short(found.value), near=found.near)
    if found.constraint == NOTHING:
        return message("validation-nothing-of-ours")
    return Words(en=found.message_en, zh=found.message_zh)


def _stands(found: Foreign) -> Words | None:
    if found.constraint in {UNDECLARED, NOTHING} or (found.value in {found.name, found.focus} and found.value):
        return None
    if found.constraint == MISSING:
        key = "validation-fewer" if found.value else "validation-missing"
        return message(key, value=_short(found.value))
    return message("validation-stands", value=_short(found.value)) if found.value else None


def _merged(problems: Iterable[ProblemFound]) -> list[ProblemFound]:
    """Each message once of a thing, with the first value that breaks it: one shape may be broken in several ways."""
    kept: dict[tuple[str, str, str | None], ProblemFound] = {}
    for each in problems:
        key = each.thing, each.message.en, each.property
        if key not in kept or kept[key].found is None:
            kept[key] = each
    return list(kept.values())


def _short(iri: str) -> str:
    try:
        return short(NamedNode(iri))
    except ValueError:
        return iri
