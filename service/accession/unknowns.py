"""What the record leaves open of an accession, beyond single conditions."""

from collections.abc import Iterator
from typing import Any

from accord_atlas.queries.question import Text
from accord_atlas.service.accession.words import called
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.text.dates import spoken

Json = dict[str, Any]


def unknowns(atlas: Atlas, answer: Json) -> Iterator[Text]:
    """A sentence for each thing that is not known, in the order in which a reader would ask."""
    yield _members(answer["coverage"])
    for each in answer["doubtful"]:
        text = each["text"]
        yield {"en": f"May vote or not: {text['en']}.", "zh": f"能否表决不明：{text['zh']}。"}
    inside = answer["status"] == "authorised"
    for rule in () if inside else answer["requirements"]:
        if rule["kind"] == "vote-share" and rule["amount"] is None:
            step = concept_label(atlas, "rule-step", rule["step"])
            yield {
                "en": f"The vote needed for {step['en']} is not recorded.",
                "zh": f"成为{step['zh']}所需的表决比例未见记载。",
            }
    undated = [called(atlas, each["organization"]) for each in answer["nominators"] if not each["start"]]
    if undated:
        # English names hold commas of their own.
        yield {
            "en": f"Start of full membership not recorded: {'; '.join(each['en'] for each in undated)}.",
            "zh": f"成为正式成员的时间未见记载：{'、'.join(each['zh'] for each in undated)}。",
        }
    if answer["status"] is None:
        yield {"en": "Whether an application has been made is not recorded.", "zh": "是否已提出申请，未见记载。"}
    if not inside:
        yield {
            "en": "Whether any member has offered to nominate or to support is not recorded.",
            "zh": "是否已有成员表示愿意提名或支持，未见记载。",
        }


def _members(coverage: Json) -> Text:
    known, stated = coverage["known"], coverage["stated"]
    if not known and stated is None:
        return {
            "en": "No full member is on record, nor how many there are.",
            "zh": "正式成员及其总数均未见记载。",
        }
    if stated is None:
        return {
            "en": f"How many full members there are is not recorded; the {known} on record come from several sources "
            "and may be incomplete.",
            "zh": f"正式成员总数未见记载；已收录的{known}个由各来源汇集，可能不全。",
        }
    when = spoken(coverage["stated_on"]) if coverage["stated_on"] else None
    en, zh = (f" ({when['en']})", f"（{when['zh']}）") if when else ("", "")
    return {
        "en": f"{known} full members are on record; a source states {stated}{en}. "
        "The list comes from several sources and may be incomplete.",
        "zh": f"正式成员已收录{known}个，另有来源载为{stated}个{zh}；名单由各来源汇集，可能不全。",
    }
