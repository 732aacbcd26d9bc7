"""The report as one page of HTML that stands alone: no script, nothing to fetch, good to print."""

from collections.abc import Iterator
from html import escape
from typing import Final

from accord_atlas.service.answers.validation import ProblemFound, ValidationReport
from accord_atlas.service.core.language import Language
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.validation.text import placed, summary

STYLE: Final = """
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d2328; --muted: #5b646c; --line: #dcd8cf;
  --accent: #0e5a64; --seal: #a3271f; --warn: #8a5300; }
@media (prefers-color-scheme: dark) { :root { --paper: #13171a; --ink: #e9e7e1; --muted: #9aa3aa; --line: #343b41;
  --accent: #7cc4cf; --seal: #f0897f; --warn: #e0ab5b; } }
@media print { :root { --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; } li, section { break-inside: avoid; } }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.3rem; margin: 1.8rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; } .lead { font-size: 1.1rem; } nav a { margin-inline-end: 1.5rem; }
a { color: var(--accent); } ul { margin: .2rem 0 0; padding-inline-start: 1.3rem; } li { margin: .15rem 0; }
section section { border-top: 1px solid var(--line); padding: .6rem 0; }
.muted { color: var(--muted); font-size: .875rem; } .error { color: var(--seal); } .warning { color: var(--warn); }
.kind { border: 1px solid currentcolor; border-radius: .25rem; font-size: .8rem; padding: 0 .35rem; font-weight: 400; }
code { font-size: .875rem; }
"""


def page(report: ValidationReport, language: Language) -> str:
    """The page, with both groupings and a way between them."""
    title = sentence(language, "validation-title")
    lead = escape(summary(report, language))
    body = "".join([*_files(report, language), *_ways(report, language), *_parts(report, language)])
    return (
        f'<!doctype html>\n<html lang="{"zh-Hans" if language == "zh" else "en"}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
        f'<body><main><h1>{escape(title)}</h1><p class="lead">{lead}</p>{body}</main></body></html>\n'
    )


def _files(report: ValidationReport, language: Language) -> Iterator[str]:
    for file in report.files:
        said = sentence(language, "validation-read", file=file.file, statements=file.statements)
        yield f'<p class="muted">{escape(said)}</p>'
    for bad in report.unreadable:
        said = sentence(language, "validation-unreadable", file=bad.file, reason=bad.reason[language])
        yield f'<p class="error">{escape(said)}</p>'


def _ways(report: ValidationReport, language: Language) -> Iterator[str]:
    if report.problems:
        links = (
            f'<a href="#{name}">{escape(sentence(language, f"validation-{name}"))}</a>'
            for name in ("by-message", "by-thing")
        )
        yield f"<nav>{''.join(links)}</nav>"


def _parts(report: ValidationReport, language: Language) -> Iterator[str]:
    if not report.problems:
        return
    yield f'<section id="by-message"><h2>{escape(sentence(language, "validation-by-message"))}</h2>'
    for group in report.by_message:
        kind = escape(sentence(language, f"validation-{group.severity}"))
        heading = f'<span class="kind {group.severity}">{kind}</span> {escape(group.message[language])}'
        held = [report.problems[index] for index in group.problems]
        yield _section(
            f"{heading} <span class=muted>{len(held)}</span>", [(each.thing, each) for each in held], language
        )
    yield f'</section><section id="by-thing"><h2>{escape(sentence(language, "validation-by-thing"))}</h2>'
    for things in report.by_thing:
        where = placed(things.place, language) if things.place else things.file or ""
        heading = f"<code>{escape(things.thing)}</code> <span class=muted>{escape(where)}</span>"
        found = [report.problems[index] for index in things.problems]
        yield _section(heading, [(each.message[language], each) for each in found], language)
    yield "</section>"


def _section(heading: str, lines: list[tuple[str, ProblemFound]], language: Language) -> str:
    items = "".join(f"<li>{escape(begun)}{_details(each, language)}</li>" for begun, each in lines)
    return f"<section><h3>{heading}</h3><ul>{items}</ul></section>"


def _details(problem: ProblemFound, language: Language) -> str:
    parts = [f"<code>{escape(problem.property)}</code>"] if problem.property else []
    parts += [escape(problem.found[language])] if problem.found else []
    parts += [escape(placed(problem.place, language))] if problem.place else []
    parts += [escape(problem.file)] if problem.file else []
    return f' <span class="muted">{" · ".join(parts)}</span>' if parts else ""
