"""The accession planner as a page of Markdown in one language, to be taken into a meeting."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from accord_atlas.queries.question import Text
from accord_atlas.service.accession.ties import weights
from accord_atlas.service.accession.words import UNNAMED, called
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.exports.markdown import about, bullets, page, plain, table
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.dates import spoken

Json = dict[str, Any]
CLOSE = 1.0
"""Score from which a member has a row of its own; the others are named in one sentence."""
FIRST = 3
"""How many of those with the closest ties the key points name."""
TITLE: Final[Text] = {"en": "{candidate}: joining the {agreement}", "zh": "{candidate}加入{agreement}：会前参阅"}
HEADINGS: Final[dict[str, Text]] = {
    "points": {"en": "Key points", "zh": "要点"},
    "background": {"en": "What is on record so far", "zh": "已有记载"},
    "nominators": {"en": "Who could nominate", "zh": "可能的提名机构"},
    "supporters": {"en": "Who could support the next step", "zh": "可争取支持的正式成员"},
    "votes": {"en": "Who votes", "zh": "表决"},
    "requirements": {"en": "What is asked, and what is known of it", "zh": "加入条件与已知情况"},
    "precedents": {"en": "How long others took", "zh": "先例"},
    "unknown": {"en": "What is not known", "zh": "尚不清楚的事项"},
    "sources": {"en": "Sources", "zh": "来源"},
}
COLUMNS: Final[dict[Language, list[str]]] = {
    "en": ["Body", "Country or region", "Full member since", "Ties to the candidate", "Score"],
    "zh": ["机构", "国家和地区", "成为正式成员时间", "与申请机构的联系", "得分"],
}
ASKED: Final[dict[Language, list[str]]] = {
    "en": ["Step", "What is asked", "What is known", "Source"],
    "zh": ["阶段", "条件", "已知情况", "来源"],
}


def markdown(atlas: Atlas, answer: Json, language: Language) -> str:
    """The page of an answer of `ask_accession`."""
    names = {key: _name(atlas, answer[key], language) for key in ("candidate", "agreement")}
    parts = {
        "points": bullets(_points(atlas, answer, language)),
        "background": bullets(plain(each["text"][language]) for each in answer["background"]),
        _nominating(answer): _nominators(atlas, answer, language) if answer["eligible"] else iter(()),
        "votes": _votes(atlas, answer, language) if answer["eligible"] else iter(()),
        "requirements": _requirements(atlas, answer, language),
        "precedents": bullets(plain(each["text"][language]) for each in answer["precedents"]),
        "unknown": bullets(plain(each[language]) for each in answer["unknowns"]),
        "sources": bullets(listed(atlas, answer["evidence"], language)),
    }
    head = [f"**{plain(answer['summary'][language])}**", "", about(atlas, answer["as_of"], language)]
    return page(
        TITLE[language].format(**names), [("", head), *((HEADINGS[name][language], parts[name]) for name in parts)]
    )


def _nominating(answer: Json) -> str:
    """Which heading the members have: a provisional member has its nomination behind it."""
    return "supporters" if answer["status"] == "provisional" else "nominators"


def _name(atlas: Atlas, cell: Json | None, language: Language) -> str:
    return plain(atlas.labels[cell["iri"]].text(language)) if cell else ""


def _body(atlas: Atlas, cell: Json, language: Language, *, seated: bool = False) -> str:
    """The name of a member; that the source names none, and of which country unless that stands beside it."""
    if seated and cell["kind"] == "jurisdiction":
        return UNNAMED[language]
    return plain(called(atlas, cell)[language])


def _names(atlas: Atlas, cells: list[Json], language: Language) -> str:
    """Names in a row; English ones hold commas of their own."""
    return ("、" if language == "zh" else "; ").join(_body(atlas, each, language) for each in cells)


def _seated(atlas: Atlas, members: list[Json], language: Language) -> str:
    """Members with their countries or regions, in the order of these."""
    ordered = sorted(members, key=lambda member: _name(atlas, member["jurisdiction"], "en"))
    pairs = [
        (_body(atlas, m["organization"], language, seated=True), _name(atlas, m["jurisdiction"], language))
        for m in ordered
    ]
    if language == "zh":
        return "、".join(f"{place}（{body}）" for body, place in pairs)
    return "; ".join(f"{body} ({place})" for body, place in pairs)


def _points(atlas: Atlas, answer: Json, language: Language) -> Iterator[str]:
    """What to know before the meeting, in a few lines."""
    zh = language == "zh"
    asked = next((r for r in answer["requirements"] if r["kind"] == "nominations" and r["amount"]), None)
    if not answer["eligible"]:
        yield (
            "未见其所在国家或地区为有关论坛经济体的记载，据现有记载不具备准入条件。"
            if zh
            else "Its country or region is not on record as an economy of the forum: it is not eligible on the record."
        )
    elif answer["nominators"]:
        first = _names(
            atlas, [n["organization"] for n in answer["nominators"] if n["score"] >= CLOSE][:FIRST], language
        )
        if asked and answer["status"] != "provisional":
            yield (
                f"须由{asked['amount']}个正式成员提名；未见已有提名的记载。"
                if zh
                else f"{asked['amount']} full members must nominate; no nomination is on record."
            )
        if first:
            yield f"联系最紧密的正式成员：{first}。" if zh else f"The full members with the closest ties: {first}."
    if answer["eligible"]:
        yield plain(answer["votes"]["text"][language])
    if answer["precedents"]:
        number = len(answer["precedents"])
        yield (
            f"起止日期均有记载的先例{number}个，见下。"
            if zh
            else f"{number} precedent{'s' * (number > 1)} with both dates on record, see below."
        )
    for each in answer["same_jurisdiction"]:
        text = plain(each["text"][language])
        yield (
            f"同一国家或地区另有机构在其中：{text}。"
            if zh
            else f"Another body of its country or region is in it: {text}."
        )
    ahead = [r for r in answer["requirements"] if answer["status"] != "provisional" or r["step"] == "authorised"]
    open_ = sum(r["met"] == "not-recorded" and r["kind"] == "condition" for r in ahead)
    if open_ and answer["status"] != "authorised":
        yield (
            f"{open_}项实质条件是否满足未见记载，须由申请机构自行说明。"
            if zh
            else f"Whether {open_} condition{'s' * (open_ > 1)} of substance {'are' if open_ > 1 else 'is'} met "
            "is not recorded; the candidate must show it."
        )


def _nominators(atlas: Atlas, answer: Json, language: Language) -> Iterator[str]:
    close = [n for n in answer["nominators"] if n["score"] >= CLOSE]
    if close:
        yield from table(COLUMNS[language], (_nominator(atlas, each, language) for each in close))
        yield ""
    rest = [n for n in answer["nominators"] if n["score"] < CLOSE]
    if rest:
        names = _seated(atlas, rest, language)
        yield (
            f"{'其余' if close else ''}{len(rest)}个正式成员联系较少或未见记载：{names}。"
            if language == "zh"
            else f"{'Other full' if close else 'Full'} members with few ties or none on record ({len(rest)}): {names}."
        )
    if close:
        yield ""
        yield SCORE[language].format(rule=_weights(language))


SCORE: Final[Text] = {
    "en": "The score only puts the list in order. It adds up, for each kind of tie: {rule}.",
    "zh": "得分仅用于排序，按各类联系累加：{rule}。",
}


def _weights(language: Language) -> str:
    each = (
        f"{weight.label['zh']}每项{weight.value:g}分（至多计{weight.most}项）"
        if language == "zh"
        else f"{weight.label['en']}, {weight.value:g} each (at most {weight.most})"
        for weight in weights().values()
    )
    return "；".join(each) if language == "zh" else "; ".join(each)


def _nominator(atlas: Atlas, found: Json, language: Language) -> list[str]:
    since = spoken(found["start"])[language] if found["start"] else {"en": "not recorded", "zh": "未见记载"}[language]
    parts = [
        _ties(atlas, list(held), language) for _, held in groupby(_ordered(found["ties"]), lambda tie: tie["kind"])
    ]
    joined = ("；" if language == "zh" else "; ").join(parts)
    place = _name(atlas, found["jurisdiction"], language)
    return [_body(atlas, found["organization"], language, seated=True), place, since, joined, f"{found['score']:g}"]


def _ordered(ties: list[Json]) -> list[Json]:
    """The ties by kind, the weightiest kind first, and within a kind as they are."""
    order = list(weights())
    return sorted(ties, key=lambda tie: order.index(tie["kind"]))


def _ties(atlas: Atlas, ties: list[Json], language: Language) -> str:
    """All ties of one kind in one phrase: named where they are close, counted where they are loose."""
    label, kind = str(ties[0]["label"][language]), ties[0]["kind"]
    if kind == "jurisdiction-agreement":
        return f"{label}（{len(ties)}项）" if language == "zh" else f"{label} ({len(ties)})"
    if kind == "intention":
        return label
    named = []
    for tie in ties:
        when = spoken(tie["since"])[language] if tie["since"] else {"en": "undated", "zh": "日期不详"}[language]
        if kind == "accord" and tie["since"]:
            when = {"en": f"since {when}", "zh": f"{when}起"}[language]
        name = _name(atlas, tie["entity"], language)
        named.append(f"{name}（{when}）" if language == "zh" else f"{name} ({when})")
    joined = "、".join(named) if language == "zh" else ", ".join(named)
    return f"{label}：{joined}" if language == "zh" else f"{label}: {joined}"


def _votes(atlas: Atlas, answer: Json, language: Language) -> Iterator[str]:
    votes = answer["votes"]
    yield plain(votes["text"][language])
    near = sum(n["score"] >= CLOSE for n in answer["nominators"])
    if votes["needed"] and near:
        lacking = max(0, votes["needed"] - near)
        yield ""
        yield _near(near, lacking, language)
    if answer["nominators"]:
        yield ""
        names = _seated(atlas, answer["nominators"], language)
        yield f"已收录的正式成员：{names}。" if language == "zh" else f"The full members on record: {names}."


def _near(near: int, lacking: int, language: Language) -> str:
    """How far those with closer ties would carry a vote."""
    if language == "zh":
        rest = f"即使全部赞成，仍须另争取至少{lacking}个" if lacking else "如全部赞成，即达到所需数目"
        return f"其中与申请机构联系较多的（上表所列）有{near}个；{rest}。"
    rest = f"at least {lacking} more would still be needed" if lacking else "that would be enough"
    have, these = ("has", "it") if near == 1 else ("have", "all of these")
    return f"{near} of them {have} closer ties (the table above); if {these} agreed, {rest}."


def _behind(answer: Json, rule: Json) -> bool:
    """Whether the candidate has the step of a rule behind it."""
    status, step = str(answer["status"]), str(rule["step"])
    return status == "authorised" or (status == "provisional" and step != "authorised")


def _requirements(atlas: Atlas, answer: Json, language: Language) -> Iterator[str]:
    rows = []
    for rule in answer["requirements"]:
        step = concept_label(atlas, "rule-step", rule["step"])[language] or rule["step"]
        text, why = plain(rule["demand"][language] or ""), plain(rule["why"][language])
        if rule["kind"] == "condition" and not _behind(answer, rule):
            why = {"en": "not recorded", "zh": "未见记载"}[language]
        rows.append([step, text, why, _name(atlas, rule["source"], language)])
    yield from table(ASKED[language], rows)
