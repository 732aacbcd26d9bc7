"""The targets in their formats: a table of one row each, a workbook with the figures beside them, a page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, cast

from accord_atlas.queries.question import Column, Text
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.exports.markdown import about, bullets, page, plain
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.text import scalar, to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.text.dates import spoken

Json = dict[str, Any]
TITLE: Final[Text] = {"en": "Targets and intentions of the notice", "zh": "通知的目标与意向落实情况"}
DESCRIPTION: Final[Text] = {
    "en": "What became of each, on what evidence, and what would count as evidence. No evidence means: none on record.",
    "zh": "每项目标与意向的落实情况、依据以及何种材料可作依据。“未见证据”仅表示此处未收录。",
}
COLUMNS: Final = (
    Column("target", "entity", {"en": "Target or intention", "zh": "目标或意向"}),
    Column("metric", "concept", {"en": "Metric or kind", "zh": "指标或类型"}, "metric|intention-kind"),
    Column("comparator", "text", {"en": "Comparator", "zh": "比较符"}),
    Column("value", "number", {"en": "Value", "zh": "目标值"}),
    Column("unit", "text", {"en": "Unit", "zh": "单位"}),
    Column("year", "number", {"en": "Due year", "zh": "目标年份"}),
    Column("specialty", "entity", {"en": "Specialty", "zh": "专业"}),
    Column("organization", "entity", {"en": "Organization", "zh": "机构"}),
    Column("jurisdiction", "entity", {"en": "Country or region", "zh": "国家和地区"}),
    Column("region", "entity", {"en": "Region", "zh": "地区"}),
    Column("clause", "entity", {"en": "Clause", "zh": "条款"}),
    Column("outcome", "concept", {"en": "Outcome", "zh": "落实结果"}, "outcome"),
    Column("observed", "entity", {"en": "Observed", "zh": "所见"}),
    Column("observed_on", "date", {"en": "Observed on", "zh": "时间"}),
    Column("reason", "text", {"en": "Reason", "zh": "理由"}),
    Column("source", "entity", {"en": "Source", "zh": "来源"}),
    Column("counts_as", "text", {"en": "What would count as evidence", "zh": "何种材料可作依据"}),
    Column("does_not_count", "text", {"en": "What would not", "zh": "何种材料不可作依据"}),
    Column("beside", "text", {"en": "Known beside it, and what it may be compared with", "zh": "相关情况与可比说明"}),
)
WORDED: Final = frozenset({"reason", "counts_as", "does_not_count"})
"""Columns whose cells are words in both languages."""


def csv_of(atlas: Atlas, answer: Json, language: Language | None) -> bytes:
    """The targets as CSV; without a language with slugs and names of columns, and words in English."""
    held = table(atlas, answer, language or "en")
    if language is None:
        rows = [
            [t[c.name] if c.name in CODED else v for c, v in zip(COLUMNS, row, strict=True)]
            for t, row in zip(answer["targets"], held.rows, strict=True)
        ]
        held = replace(held, rows=rows)
    return to_csv(held, language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: Json, language: Language) -> bytes:
    """The targets as a workbook in a language."""
    return to_xlsx([table(atlas, answer, language)], language, concepts(atlas))


def table(atlas: Atlas, answer: Json, language: Language) -> Table:
    """The targets as a table with the words in a language."""
    rows = [[_cell(atlas, target, column.name, language) for column in COLUMNS] for target in answer["targets"]]
    lines = [
        ({"en": "As of", "zh": "时点"}, answer["as_of"]),
        ({"en": "Release", "zh": "发布版"}, answer["release"]),
        ({"en": "Address", "zh": "地址"}, "/api/targets"),
    ]
    return Table("targets", TITLE, DESCRIPTION, COLUMNS, rows, lines)


CODED: Final = {"metric", "unit"}
"""Columns that have codes in a file without a language."""


def _cell(atlas: Atlas, target: Json, name: str, language: Language) -> Cell:
    if name == "beside":
        return ("；" if language == "zh" else "; ").join(beside(atlas, target, language)) or None
    value = target[name]
    if name == "unit":
        return UNITS[value][language] if value in UNITS else cast("Cell", value)
    if name in WORDED:
        return str(value[language] or value["en"])
    if name == "metric":
        scheme = "metric" if target["kind"] == "target" else "intention-kind"
        return concept_label(atlas, scheme, value)[language]
    return cast("Cell", value)


def beside(atlas: Atlas, target: Json, language: Language) -> Iterator[str]:
    """What stands beside a target, a line each: value, what it counts, when, and what it may be set against."""
    zh = language == "zh"
    for figure in target["figures"]:
        label = figure["metric_label"][language]
        when = spoken(figure["date"])[language] if figure["date"] else ("日期不详" if zh else "undated")
        with_ = figure["comparable_with"]
        limits = (with_[language] or with_["en"]) if with_ else None
        value = f"{figure['value']:,}"
        tail = (f"；可比说明：{limits}" if zh else f"; on comparing: {limits}") if limits else ""
        yield f"{label}{value}（{when}{tail}）" if zh else f"{label}: {value} ({when}{tail})"
    for each in target["happenings"]:
        named = atlas.labels[each["entity"]["iri"]].text(language)
        when = spoken(each["date"])[language] if each["date"] else ("日期不详" if zh else "undated")
        yield f"{named}（{each['kind'][language]}，{when}）" if zh else f"{named} ({each['kind']['en']}, {when})"


def markdown(atlas: Atlas, answer: Json, language: Language) -> str:
    """The targets as a page, by outcome."""
    order = [*concepts(atlas)["outcome"]]
    order.sort(key=lambda outcome: ("met", "late", "missed", "not-comparable", "no-evidence", "not-due").index(outcome))
    parts: list[tuple[str, Iterator[str] | list[str]]] = [
        ("", [_counted(atlas, answer, language), "", _about(atlas, answer, language)])
    ]
    for outcome in order:
        held = [target for target in answer["targets"] if target["outcome"] == outcome]
        label = concept_label(atlas, "outcome", outcome)[language]
        parts.append(
            (
                f"{label}（{len(held)}）" if language == "zh" else f"{label} ({len(held)})",
                _targets(atlas, held, language),
            )
        )
    sources = {"en": "Sources", "zh": "来源"}[language]
    parts.append((sources, bullets(listed(atlas, map(SourceEntry.model_validate, answer["evidence"]), language))))
    return page(TITLE[language], parts)


def _about(atlas: Atlas, answer: Json, language: Language) -> str:
    return about(atlas, answer["as_of"], language)


def _counted(atlas: Atlas, answer: Json, language: Language) -> str:
    """How many have which outcome, in a sentence."""
    labels = {name: concept_label(atlas, "outcome", name)[language] for name in answer["outcomes"]}
    total, zh = sum(answer["outcomes"].values()), language == "zh"
    if zh:
        each = "，".join(f"{labels[name]}{number}项" for name, number in answer["outcomes"].items())
        return f"**共{total}项：{each}。**" if total else "**没有符合条件的目标或意向。**"
    each = ", ".join(f"{number} {labels[name]}" for name, number in answer["outcomes"].items())
    return f"**{total} in all: {each}.**" if total else "**No target or intention fits.**"


def _targets(atlas: Atlas, held: list[Json], language: Language) -> Iterator[str]:
    for number, target in enumerate(held):
        if number:
            yield ""
        yield from _target(atlas, target, language)


UNITS: Final[dict[str, Text]] = {
    "persons": {"en": "persons", "zh": "人"},
    "organisations": {"en": "organisations", "zh": "个"},
    "fields": {"en": "fields", "zh": "个"},
    "groups": {"en": "groups", "zh": "个"},
}
"""The units of the notice's numbers in both languages."""


def _aim(target: Json, language: Language) -> str:
    """What a target asks for: `: at least 100 persons`."""
    unit = UNITS.get(target["unit"], {"en": target["unit"], "zh": target["unit"]})[language]
    least, value = target["comparator"] == ">=", f"{target['value']:,}"
    if language == "zh":
        return f"：{'不少于' if least else ''}{value}{unit}"
    return f": {'at least ' if least else ''}{value} {unit}"


def _target(atlas: Atlas, target: Json, language: Language) -> Iterator[str]:
    zh = language == "zh"
    named = plain(atlas.labels[target["target"]["iri"]].text(language))
    clause = plain(atlas.labels[target["clause"]["iri"]].text(language)) if target["clause"] else ""
    aim = _aim(target, language) if target["kind"] == "target" else ""
    yield f"**{named}**{aim}" + (f"（{clause}）" if zh and clause else f" ({clause})" if clause else "")
    yield ""
    reason = target["reason"][language] or target["reason"]["en"]
    yield f"- {'判定理由：' if zh else 'Why: '}{plain(reason)}"
    if isinstance(target["observed"], dict):
        when = spoken(target["observed_on"])[language] if target["observed_on"] else ""
        seen = plain(atlas.labels[target["observed"]["iri"]].text(language))
        yield f"- {'所见：' if zh else 'Observed: '}{seen}{f'（{when}）' if zh else f' ({when})'}"
    elif target["observed"] is not None:
        when = spoken(target["observed_on"])[language] if target["observed_on"] else ""
        seen = scalar(target["observed"])
        yield f"- 所见数据：{seen}（{when}）" if zh else f"- Figure observed: {seen} ({when})"
    if target["outcome"] not in {"met", "late"}:
        yield f"- {'可作依据：' if zh else 'What would count: '}{target['counts_as'][language]}"
    lines = list(beside(atlas, target, language))
    if lines:
        yield f"- {'相关情况：' if zh else 'Known beside it: '}{plain(('；' if zh else '; ').join(lines))}"
        if target["outcome"] not in {"met", "late"}:
            yield f"- {'不可作依据：' if zh else 'What would not: '}{target['does_not_count'][language]}"
