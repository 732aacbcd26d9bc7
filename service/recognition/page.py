"""Recognition between two jurisdictions as a page of Markdown in one language."""

from collections.abc import Iterator
from typing import Any, Final

from accord_atlas.queries.question import Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.domain.sources import sources
from accord_atlas.service.exports.markdown import about, bullets, page, plain
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.sentences import place

Json = dict[str, Any]
TITLE: Final[Text] = {
    "en": "Recognition of engineers: from {origin} to {destination}",
    "zh": "工程师资格互认：{origin}至{destination}",
}
HEADINGS: Final[dict[str, Text]] = {
    "nearest": {"en": "What comes nearest", "zh": "最接近的途径"},
    "ties": {"en": "Ties that recognise nobody", "zh": "不含互认的合作关系"},
    "sources": {"en": "Sources", "zh": "来源"},
}
LABELS: Final[dict[str, Text]] = {
    "standing": {"en": "Who stands in it", "zh": "双方地位"},
    "conditions": {"en": "Terms and what is known of them", "zh": "条件与已知情况"},
    "remaining": {"en": "What remains to be done", "zh": "尚须办理"},
    "certainty": {"en": "How sure", "zh": "确定程度"},
}
CERTAINTY: Final[dict[str, Text]] = {
    "certain": {"en": "the sources vouch for that day", "zh": "来源足以证明所问时点的情况"},
    "presumed": {
        "en": "recorded before that day, and no source says that it ended",
        "zh": "记载早于所问时点，且无来源称其已终止",
    },
    "possible": {"en": "the dates on record leave it open", "zh": "所记日期不足以确定"},
}
"""What the degrees of certainty mean, in the words of a page."""


def markdown(atlas: Atlas, answer: Json, language: Language) -> str:
    """The page of an answer of `ask_recognition`."""
    ends = {
        name: plain(place(atlas, answer[key]["iri"], answer[other]["iri"])[language])
        for name, key, other in (("origin", "from", "to"), ("destination", "to", "from"))
    }
    parts: list[tuple[str, Iterator[str]]] = [("", _head(atlas, answer, language))]
    for number, route in enumerate(answer["routes"], start=1):
        basis = concept_label(atlas, "basis", route["basis"])[language] or route["basis"]
        agreement = plain(atlas.labels[route["agreement"]["iri"]].text(language))
        mark = "：" if language == "zh" else ": "
        parts.append((f"{number}. {basis[0].upper()}{basis[1:]}{mark}{agreement}", _route(atlas, route, language)))
    parts.append((HEADINGS["nearest"][language], bullets(plain(near["text"][language]) for near in answer["nearest"])))
    parts.append((HEADINGS["ties"][language], bullets(_tie(atlas, tie, language) for tie in answer["ties"])))
    found = sources(atlas, answer)
    parts.append((HEADINGS["sources"][language], bullets(listed(atlas, found, language))))
    return page(TITLE[language].format(**ends), parts)


def _head(atlas: Atlas, answer: Json, language: Language) -> Iterator[str]:
    yield f"**{plain(answer['summary'][language])}**"
    yield ""
    yield about(atlas, answer["as_of"], language)
    if specialty := answer["specialty"]:
        named = plain(atlas.labels[specialty["iri"]].text(language))
        yield ""
        yield {"en": f"Specialty: {named}.", "zh": f"专业：{named}。"}[language]


def _route(atlas: Atlas, route: Json, language: Language) -> Iterator[str]:
    yield plain(route["recognises"][language])
    for name, lines in (
        ("standing", [step["text"] for step in route["steps"]]),
        ("conditions", [condition["text"] for condition in route["conditions"]]),
        ("remaining", [step["text"] for step in route["remaining"]]),
    ):
        yield ""
        yield f"**{LABELS[name][language]}**"
        yield ""
        yield from bullets(plain(line[language] or line["en"] or "") for line in lines)
    label = concept_label(atlas, "certainty", route["certainty"])[language]
    meaning = CERTAINTY[route["certainty"]][language]
    yield ""
    yield {
        "en": f"**{LABELS['certainty']['en']}**: {label} ({meaning}).",
        "zh": f"**{LABELS['certainty']['zh']}**：{label}（{meaning}）。",
    }[language]


def _tie(atlas: Atlas, tie: Json, language: Language) -> str:
    named, kind = plain(atlas.labels[tie["agreement"]["iri"]].text(language)), tie["kind_label"][language]
    when = spoken(tie["signed"]) if tie["signed"] else None
    en = f"{named} ({kind}; {'signed ' + when['en'] if when else 'date of signature not recorded'})"
    zh = f"{named}（{kind}；{when['zh'] + '签署' if when else '签署日期未见记载'}）"
    return {"en": en, "zh": zh}[language]
