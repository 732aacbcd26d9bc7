"""What a dossier comes to, in a line each: routes, shared agreements, who may nominate, what the notice intended."""

from collections.abc import Iterator
from typing import Any

from accord_atlas.queries.question import Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.parts import Subject, together
from accord_atlas.service.text.sentences import place

Json = dict[str, Any]


def points(atlas: Atlas, subject: Subject, answer: Json) -> Iterator[Text]:
    """The points of a dossier whose parts and routes are in `answer`, in the order of their weight."""
    if subject.jurisdiction != subject.counterpart:
        yield answer["routes"]["outbound"]["summary"]
        yield answer["routes"]["inbound"]["summary"]
        yield from _shared(atlas, subject, answer)
    yield from _nomination(atlas, subject, answer)
    outcomes = concepts(atlas)["outcome"]
    for row in answer["intentions"]:
        aim, outcome = atlas.labels[row["intention"]["iri"]], outcomes[row["outcome"]]
        yield {
            "en": f"Intended by the 2022 notice: {aim.text('en')} – {outcome.text('en')}.",
            "zh": f"2022年通知的意向：{aim.text('zh')}——{outcome.text('zh')}。",
        }


def _shared(atlas: Atlas, subject: Subject, answer: Json) -> Iterator[Text]:
    kinds = concepts(atlas)["agreement-kind"]
    shared = [
        (atlas.labels[row["agreement"]["iri"]], kinds[row["kind"]])
        for row in answer["agreements"]
        if together(atlas, row["agreement"]["iri"], subject)
    ]
    if shared:
        other = place(atlas, subject.counterpart, subject.jurisdiction)
        en = "; ".join(f"{label.text('en')} ({kind.text('en')})" for label, kind in shared)
        zh = "、".join(f"{label.text('zh')}（{kind.text('zh')}）" for label, kind in shared)
        yield {"en": f"Agreements shared with {other['en']}: {en}.", "zh": f"与{other['zh']}共同参加的协议：{zh}。"}


def _nomination(atlas: Atlas, subject: Subject, answer: Json) -> Iterator[Text]:
    """That full members may nominate and vote, where the counterpart is not on record in an agreement with rules."""
    ruled = {of for _, of in reading(atlas).entities("rule", "aa:agreement")}
    held = [
        atlas.labels[near["agreement"]["iri"]]
        for near in answer["routes"]["outbound"]["nearest"]
        if near["missing"] == "other-side" and near["agreement"]["iri"] in ruled
    ]
    if held:
        here = place(atlas, subject.jurisdiction, subject.counterpart)
        there = place(atlas, subject.counterpart, subject.jurisdiction)
        yield {
            "en": f"A body of {here['en']} is a full member of: {'; '.join(each.text('en') for each in held)}. "
            f"As such it may nominate a body of {there['en']}, and votes on its entry.",
            "zh": f"{here['zh']}有机构是{'、'.join(each.text('zh') for each in held)}的正式成员，"
            f"可提名{there['zh']}的机构加入并参加表决。",
        }
