"""The report as text for a terminal, by message and by thing."""

from collections.abc import Iterator

from accord_atlas.service.answers.validation import Place, ProblemFound, ValidationReport
from accord_atlas.service.core.language import Language
from accord_atlas.service.text.messages import sentence


def text(report: ValidationReport, language: Language) -> str:
    """All of it; one line where nothing is wrong."""
    return "\n".join([*_head(report, language), *_by_message(report, language), *_by_thing(report, language)]) + "\n"


def summary(report: ValidationReport, language: Language) -> str:
    """How much is wrong, in a sentence."""
    if not (report.errors or report.warnings or report.unreadable):
        return sentence(language, "validation-well")
    return sentence(
        language,
        "validation-summary",
        errors=report.errors,
        warnings=report.warnings,
        unreadable=len(report.unreadable),
    )


def placed(place: Place, language: Language) -> str:
    """The row to mend: file, line, column, key."""
    where = place.file if place.line is None else f"{place.file}:{place.line}"
    parts = [where]
    parts += [sentence(language, "validation-column", column=place.column)] if place.column else []
    parts += [sentence(language, "validation-key", key=place.key)] if place.key else []
    return sentence(language, "parts-separator").join(parts)


def _head(report: ValidationReport, language: Language) -> Iterator[str]:
    yield summary(report, language)
    for file in report.files:
        yield sentence(language, "validation-read", file=file.file, statements=file.statements)
    for bad in report.unreadable:
        yield sentence(language, "validation-unreadable", file=bad.file, reason=bad.reason[language])


def _by_message(report: ValidationReport, language: Language) -> Iterator[str]:
    if report.problems:
        yield from ("", sentence(language, "validation-by-message"))
    for number, group in enumerate(report.by_message, 1):
        severity = sentence(language, f"validation-{group.severity}")
        yield f"{number}. [{severity}] {group.message[language]} ({len(group.problems)})"
        for index in group.problems:
            problem = report.problems[index]
            at = [problem.place.file, str(problem.place.line)] if problem.place else []
            # A cell that cannot be read is no thing yet: its place, which follows, says it all.
            yield f"   - {_line(problem, '' if problem.thing == ':'.join(at) else problem.thing, language)}"


def _by_thing(report: ValidationReport, language: Language) -> Iterator[str]:
    if report.problems:
        yield from ("", sentence(language, "validation-by-thing"))
    for group in report.by_thing:
        where = placed(group.place, language) if group.place else group.file
        yield f"{group.thing}  ({where})" if where and where != group.thing else group.thing
        for index in group.problems:
            problem = report.problems[index]
            yield f"   - {_line(problem, problem.message[language], language)}"


def _line(problem: ProblemFound, begun: str, language: Language) -> str:
    parts = [begun] if begun else []
    parts += [problem.property] if problem.property else []
    parts += [problem.found[language]] if problem.found else []
    parts += [placed(problem.place, language)] if problem.place else [problem.file] if problem.file else []
    return " · ".join(dict.fromkeys(parts))
