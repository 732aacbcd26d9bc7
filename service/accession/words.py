"""The sentences of the accession planner, in both languages. Nothing on record is said to be just that."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal

from accord_atlas.service.accession.precedents import Precedent
from accord_atlas.service.accession.rules import Rule, behind, next_step
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.english import capitalised, with_article
from accord_atlas.service.text.sentences import Words, body, name, span, text

Met = Literal["yes", "no", "not-recorded"]
DEGREES: Final = {"authorised": "a full (authorised) member", "provisional": "a provisional member"}
"""What a sentence calls a member of a status; other statuses have their own names."""


UNNAMED: Final[Mapping[str, str]] = {"en": "body not named in the source", "zh": "来源未载明机构"}


def called(atlas: Atlas, member: Mapping[str, Any]) -> dict[str, str]:
    """What a member is called: its name, or the country or region whose body the source does not name."""
    named = name(atlas, member["iri"])
    if member["kind"] != "jurisdiction":
        return named
    return {"en": f"{named['en']} ({UNNAMED['en']})", "zh": f"{named['zh']}（{UNNAMED['zh']}）"}


def met(rule: Rule, status: str | None, *, eligible: bool, members: int) -> tuple[Met, Words]:
    """Whether a rule is met by a body of a status, as far as the release shows, and how that is known."""
    if behind(rule, status) and not (rule.kind == "eligibility" and eligible):
        en, zh = {"authorised": ("full", "正式")}.get(status or "", ("provisional", "预备"))
        return "not-recorded", {
            "en": f"The body is a {en} member already; how this was met is not recorded.",
            "zh": f"该机构已是{zh}成员；当时如何满足，未见记载。",
        }
    match rule.kind:
        case "eligibility" if eligible:
            return "yes", {"en": "The economy is on record in the forum.", "zh": "已有该经济体为论坛成员的记载。"}
        case "eligibility":
            return "no", {
                "en": "The jurisdiction is not on record as an economy of the forum.",
                "zh": "未见该国家或地区为论坛经济体的记载。",
            }
        case "nominations" | "vote-share" if not members:
            return "not-recorded", {"en": "No full member is on record.", "zh": "正式成员未见记载。"}
        case "nominations":
            return "not-recorded", {
                "en": f"No nomination is on record; {_counted(members)} may nominate.",
                "zh": f"未见提名的记载；现有{members}个正式成员可以提名。",
            }
        case "vote-share" if rule.share:
            return "not-recorded", {
                "en": f"No vote is on record; needed: {rule.needed(members)} of {_counted(members)}.",
                "zh": f"未见表决的记载；{members}个正式成员中须有{rule.needed(members)}个赞成。",
            }
        case "vote-share":
            return "not-recorded", {
                "en": "The share of votes needed is not recorded.",
                "zh": "所需表决比例未见记载。",
            }
        case "secretariat":
            return "not-recorded", {"en": "No such step is on record.", "zh": "未见办理的记载。"}
    return "not-recorded", {
        "en": "Whether the candidate meets this is not recorded.",
        "zh": "申请机构是否满足，未见记载。",
    }


def _counted(members: int) -> str:
    """The full members on record, as many as they are."""
    return f"the {members} full members" if members > 1 else "the only full member on record"


def missing(atlas: Atlas, rules: list[Rule], present: Participation | None, *, eligible: bool) -> Iterator[Words]:
    """What is still missing, step by step; nothing for a body that is in."""
    ahead = next_step(rules, present.status if present else None)
    for rule in rules if ahead else ():
        past = behind(rule, present.status if present else None)
        if not past and not (rule.kind == "eligibility" and eligible):
            step, asked = concept_label(atlas, "rule-step", rule.step), demand(atlas, rule)
            yield {"en": f"{step['en']}: {asked['en']}", "zh": f"{step['zh']}：{asked['zh']}"}
    if ahead and not any(rule.step == "authorised" for rule in rules):
        step = concept_label(atlas, "rule-step", "authorised")
        yield {"en": f"{step['en']}: what it takes is not recorded", "zh": f"{step['zh']}：所需条件未见记载"}


def demand(atlas: Atlas, rule: Rule) -> Words:
    """What a rule asks for; of a vote whose share is not recorded, just that."""
    if rule.kind == "vote-share" and not rule.share:
        return {
            "en": "A vote of the full members; the share needed is not recorded",
            "zh": "须经正式成员表决，所需比例未见记载",
        }
    return text(atlas, rule.iri, "rdfs:label") or {"en": None, "zh": None}


def votes(atlas: Atlas, step: str | None, rule: Rule | None, members: int) -> Words:
    """How many votes the next step takes, in a sentence."""
    if step is None:
        return {"en": "The body is a full member; no vote is ahead.", "zh": "该机构已是正式成员，无须再经表决。"}
    name_ = concept_label(atlas, "rule-step", step)
    if not members:
        return {
            "en": f"For {name_['en']}, no full member who could vote is on record.",
            "zh": f"成为{name_['zh']}须经表决，但有表决权的正式成员未见记载。",
        }
    needed = rule.needed(members) if rule else None
    if needed is None or rule is None:
        return {
            "en": f"For {name_['en']}, the vote needed is not recorded; full members on record: {members}.",
            "zh": f"成为{name_['zh']}所需的表决比例未见记载；已收录正式成员{members}个。",
        }
    return {
        "en": f"For {name_['en']}, {needed} of the {members} full members on record must agree ({rule.share}).",
        "zh": f"成为{name_['zh']}，须经已收录的{members}个正式成员中至少{needed}个同意（{rule.share}）。",
    }


def duration(months: int) -> dict[str, str]:
    """A number of months in years and months."""
    years, rest = divmod(months, 12)
    en = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in ((years, "year"), (rest, "month")) if n]
    zh = [f"{n}{unit}" for n, unit in ((years, "年"), (rest, "个月")) if n]
    return {"en": " ".join(en) or "less than a month", "zh": "".join(zh) or "不足一个月"}


def precedent(atlas: Atlas, found: Precedent) -> Words:
    """One precedent in a sentence."""
    who = name(atlas, found.authorised.organization)
    start, end = spoken(found.provisional.start or ""), spoken(found.authorised.start or "")
    least, most = duration(found.least), duration(found.most)
    en, zh = least["en"], least["zh"]
    if found.least != found.most:
        en, zh = f"between {en} and {most['en']}", f"{zh}至{most['zh']}"
    return {
        "en": f"{who['en']}: provisional {start['en']}, full {end['en']} ({en})",
        "zh": f"{who['zh']}：{start['zh']}成为预备成员，{end['zh']}成为正式成员（历时{zh}）",
    }


def summary(
    atlas: Atlas,
    agreement: Agreement,
    candidate: str,
    present: Participation | None,
    day: date,
    *,
    eligible: bool,
    others: list[Participation],
    past: Participation | None = None,
) -> Words:
    """The state of the accession in a sentence or two; `past` is a place that the body is on record to have had."""
    who, what, when = name(atlas, candidate), name(atlas, agreement.iri), spoken(day)
    who = {**who, "en": with_article(who["en"])}
    if present:
        status, since = concept_label(atlas, "participation-status", present.status), span(present)
        done = present.status == "authorised"
        return {
            "en": f"As of {when['en']}, {who['en']} is on record in the {what['en']} "
            f"as {DEGREES.get(present.status, status['en'])}, {since['en']}."
            + (" No accession is ahead." if done else ""),
            "zh": f"截至{when['zh']}，{who['zh']}在{what['zh']}中为{status['zh']}，{since['zh']}。"
            + ("无须再办理加入。" if done else ""),
        }
    if not eligible:
        forum = name(atlas, reading(atlas).text(agreement.iri, "aa:limitedTo"))
        return {
            "en": f"The {what['en']} takes bodies of economies of {forum['en']} only; "
            f"the jurisdiction of {who['en']} is not on record as one.",
            "zh": f"{what['zh']}只接受{forum['zh']}经济体的机构；未见{who['zh']}所在国家或地区为其经济体的记载。",
        }
    taken = [body(atlas, participation) for participation in others]
    verb = "are" if len(taken) > 1 else "is"
    named = capitalised(", ".join(with_article(b["en"]) for b in taken))
    en = f" {named} of the same jurisdiction {verb} on record in it." if taken else ""
    zh = f"同一国家或地区已有{'、'.join(b['zh'] for b in taken)}在其中的记载。" if taken else ""
    if past:
        since = span(past)
        return {
            "en": f"As of {when['en']}, {who['en']} is on record in the {what['en']} as a former member only "
            f"({since['en']}{'' if past.end else '; when it left is not recorded'}).{en}",
            "zh": f"截至{when['zh']}，{who['zh']}在{what['zh']}中仅有曾为成员的记载"
            f"（{since['zh']}{'' if past.end else '；退出时间未见记载'}）。{zh}",
        }
    return {
        "en": f"As of {when['en']}, {who['en']} is not on record in the {what['en']}, "
        f"neither as a provisional nor as a full member.{en}",
        "zh": f"截至{when['zh']}，未见{who['zh']}加入{what['zh']}的记载（预备成员、正式成员均未见）。{zh}",
    }
