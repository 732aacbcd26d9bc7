"""The sentences of the accession planner, in both languages. Nothing on record is said to be just that."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from accord_atlas.service.accession.precedents import Precedent
from accord_atlas.service.accession.rules import Rule, next_step
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.recognition.standing import Compact, Standing, concept_label, reading
from accord_atlas.service.recognition.words import Words, name, text

Met = Literal["met", "unmet", "not-recorded"]


def met(rule: Rule, *, eligible: bool, members: int) -> tuple[Met, Words]:
    """Whether a rule is met as far as the release shows, and how that is known."""
    match rule.kind:
        case "eligibility" if eligible:
            return "met", {"en": "The economy is on record in the forum.", "zh": "已有该经济体为论坛成员的记载。"}
        case "eligibility":
            return "unmet", {
                "en": "The jurisdiction is not on record as an economy of the forum.",
                "zh": "未见该国家或地区为论坛经济体的记载。",
            }
        case "nominations":
            return "not-recorded", {
                "en": f"No nomination is on record; {members} bodies may nominate.",
                "zh": f"未见提名的记载；有 {members} 个机构可以提名。",
            }
        case "vote-share" if rule.share:
            return "not-recorded", {
                "en": f"No vote is on record; {rule.needed(members)} of {members} members are needed.",
                "zh": f"未见表决的记载；{members} 个成员中须有 {rule.needed(members)} 个赞成。",
            }
        case "vote-share":
            return "not-recorded", {
                "en": "The share of votes needed is not recorded.",
                "zh": "所需表决比例未见记载。",
            }
    return "not-recorded", {
        "en": "Whether the candidate meets this is not recorded.",
        "zh": "申请机构是否满足该条件，未见记载。",
    }


def missing(atlas: Atlas, rules: list[Rule], present: Standing | None, *, eligible: bool) -> Iterator[Words]:
    """What is still missing, step by step; nothing for a body that is in."""
    ahead = next_step(rules, present.status if present else None)
    for rule in rules if ahead else ():
        past = present is not None and rule.step != "authorised"
        if not past and not (rule.kind == "eligibility" and eligible):
            label = text(atlas, rule.iri, "rdfs:label") or {"en": None, "zh": None}
            step = concept_label(atlas, "rule-step", rule.step)
            yield {"en": f"{step['en']}: {label['en']}", "zh": f"{step['zh']}：{label['zh']}"}


def precedent(atlas: Atlas, found: Precedent) -> Words:
    """One precedent in a sentence."""
    who = name(atlas, found.authorised.organization)
    months = f"{found.least}" if found.least == found.most else f"{found.least}–{found.most}"
    start, end = found.provisional.start, found.authorised.start
    return {
        "en": f"{who['en']}: provisional {start}, full {end} ({months} months)",
        "zh": f"{who['zh']}：{start} 成为预备成员，{end} 成为正式成员（历时 {months} 个月）",
    }


def summary(
    atlas: Atlas, compact: Compact, candidate: str, present: Standing | None, day: date, *, eligible: bool
) -> Words:
    """The state of the accession in one sentence."""
    who, what = name(atlas, candidate), name(atlas, compact.iri)
    if present:
        status = concept_label(atlas, "participation-status", present.status)
        return {
            "en": f"On {day}, {who['en']} stands in the {what['en']} as {status['en']}.",
            "zh": f"在 {day}，{who['zh']}在{what['zh']}中的地位为{status['zh']}。",
        }
    if not eligible:
        forum = name(atlas, reading(atlas).text(compact.iri, "aa:limitedTo"))
        return {
            "en": f"The {what['en']} takes bodies of economies of {forum['en']} only; "
            f"the jurisdiction of {who['en']} is not on record as one.",
            "zh": f"{what['zh']}只接受{forum['zh']}经济体的机构；未见{who['zh']}所在国家或地区为其经济体的记载。",
        }
    return {
        "en": f"On {day}, {who['en']} is not on record in the {what['en']}, "
        "neither as a provisional nor as a full member.",
        "zh": f"在 {day}，未见{who['zh']}加入{what['zh']}的记载（预备成员、正式成员均未见）。",
    }
