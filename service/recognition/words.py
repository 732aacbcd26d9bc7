"""The sentences of recognition, in both languages. Recognition is not licensure; no record is not a no."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.domain.coverage import Match
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.recognition.caveats import caveats
from accord_atlas.service.recognition.nearest import Near
from accord_atlas.service.recognition.routes import Asked, Route
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.english import capitalised, with_article
from accord_atlas.service.text.sentences import Words, body, name, place, span

FIELDS: Final[dict[Match, Words]] = {
    "listed": {"en": "The agreement lists this specialty.", "zh": "协议列有该专业。"},
    "broader": {"en": "The agreement lists a broader field of this specialty.", "zh": "协议列有该专业的上位领域。"},
    "discipline": {
        "en": "The agreement lists the discipline to which we map this specialty; the mapping is ours.",
        "zh": "协议列有与该专业对应的专业领域；对应关系由本图谱给出。",
    },
    "not-listed": {"en": "The recorded list does not have this specialty.", "zh": "所收录的专业清单中没有该专业。"},
    "not-recorded": {
        "en": "Which specialties the agreement covers is not recorded.",
        "zh": "协议涵盖哪些专业，未见记载。",
    },
}


def step(atlas: Atlas, participation: Participation) -> Words:
    """One step of a route: which body stands in which agreement, how, since when."""
    who, what, when = body(atlas, participation), name(atlas, participation.agreement), span(participation)
    status = concept_label(atlas, "participation-status", participation.status)
    return {
        "en": f"{who['en']} – {what['en']}: {status['en']}, {when['en']}",
        "zh": f"{who['zh']}——{what['zh']}：{status['zh']}，{when['zh']}",
    }


def state(agreement: Agreement, day: date) -> Words:
    """The state of the agreement itself, as of a day on which it stands."""
    signed, in_force, ended = (
        spoken(d) if d else None for d in (agreement.signed, agreement.in_force, agreement.ended)
    )
    en = f"Signed {signed['en']}" if signed else "Date of signature not recorded"
    zh = f"{signed['zh']}签署" if signed else "签署日期未见记载"
    if in_force:
        later = (agreement.in_force or "")[:10] > day.isoformat()
        en += f"; came into operation later, {in_force['en']}" if later else f"; in operation since {in_force['en']}"
        zh += f"；其后于{in_force['zh']}起实施" if later else f"；自{in_force['zh']}起实施"
    if ended:
        en, zh = f"{en}; ended later, {ended['en']}", f"{zh}；其后于{ended['zh']}终止"
    elif not in_force:
        said_en, said_zh = STATES.get(agreement.status, STATES["unknown"])
        en, zh = f"{en}; {said_en}", f"{zh}；{said_zh}"
    return {"en": f"{en}.", "zh": f"{zh}。"}


STATES: Final = {
    "in-force": ("a source shows it in operation", "有来源表明其正在实施"),
    "signed": ("entry into force not recorded", "是否生效未见记载"),
    "unknown": ("it existed, but whether it is in operation is not recorded", "曾有该协议，现是否实施未见记载"),
}
"""What is known of an agreement without a recorded entry into force, by its status."""


def listed(atlas: Atlas, specialties: Iterable[str]) -> Words:
    """For which specialties an agreement is, by its own list."""
    named = [atlas.labels[iri] for iri in sorted(specialties)]
    return {
        "en": f"The agreement lists: {'; '.join(each.text('en') for each in named)}.",
        "zh": f"协议所列专业：{'、'.join(each.text('zh') for each in named)}。",
    }


def register(atlas: Atlas, jurisdiction: str, match: Match) -> Words:
    """What is known of a specialty in the register of one side."""
    home = name(atlas, jurisdiction)
    en: dict[Match, str] = {
        "listed": "is a discipline of the register",
        "broader": "falls under a broader discipline of the register",
        "discipline": "corresponds, by our mapping, to a discipline of the register",
        "not-listed": "is not among the recorded disciplines of the register",
        "not-recorded": "may or may not be in the register: its disciplines are not recorded",
    }
    zh: dict[Match, str] = {
        "listed": "属于其名册所设专业",
        "broader": "可归入其名册所设的上位专业",
        "discipline": "按本图谱的对应关系，与其名册所设专业相对应",
        "not-listed": "不在已收录的名册专业之列",
        "not-recorded": "是否在其名册之列尚不清楚：名册所设专业未见记载",
    }
    return {"en": f"{home['en']}: the specialty {en[match]}.", "zh": f"{home['zh']}：该专业{zh[match]}。"}


def unnamed(atlas: Atlas, asked: Asked, participation: Participation) -> Words:
    """That the source names only the jurisdiction."""
    home = place(atlas, participation.jurisdiction, _other(asked, participation.jurisdiction))
    return {
        "en": f"The source names {home['en']}, not the body that applies the agreement there.",
        "zh": f"来源只载明{home['zh']}，未载明在当地执行该协议的机构。",
    }


def _other(asked: Asked, jurisdiction: str | None) -> str:
    """The side that a jurisdiction is asked about with."""
    return asked.destination if jurisdiction == asked.origin else asked.origin


def area(atlas: Atlas, asked: Asked, participation: Participation) -> Words | None:
    """That a body acts for a part of its jurisdiction only; None for one that acts for all of it."""
    region = reading(atlas).text(participation.organization, "aa:region") if participation.organization else None
    if region is None:
        return None
    who, where = body(atlas, participation), name(atlas, region)
    home = place(atlas, participation.jurisdiction, _other(asked, participation.jurisdiction))
    return {
        "en": f"{capitalised(with_article(who['en']))} acts for {where['en']} only, not for the rest of {home['en']}.",
        "zh": f"{who['zh']}仅代表{where['zh']}，不及于{home['zh']}其他地区。",
    }


def missing(atlas: Atlas, asked: Asked, near: Near) -> Words:
    """What the agreement lacks to be a route on the day."""
    what = name(atlas, near.agreement.iri)
    match near.missing:
        case "not-full":
            en, zh = _weak(atlas, near)
        case "not-listed":
            en = "both sides stand in it, but its recorded list does not have the specialty asked for"
            zh = "双方均在其中，但所收录的专业清单中没有所问专业"
        case "not-yet":
            start = _start(near)
            en, zh = f"begins only after the day asked about ({start['en']})", f"晚于所问时点才开始（{start['zh']}）"
        case "lapsed":
            en, zh = _ended(near)
        case "other-side" | "own-side":
            absent = asked.destination if near.missing == "other-side" else asked.origin
            home = place(atlas, absent, _other(asked, absent))
            en = f"one accession is missing: no body of {home['en']} is on record in it"
            zh = f"尚缺一方加入：未见{home['zh']}的机构加入的记载"
        case "not-eligible":
            absent = asked.destination if near.near else asked.origin
            home = place(atlas, absent, _other(asked, absent))
            forum = name(atlas, reading(atlas).text(near.agreement.iri, "aa:limitedTo"))
            en = f"open to economies of {forum['en']} only, and {home['en']} is not on record as one"
            zh = f"仅限{forum['zh']}经济体，未见{home['zh']}为其经济体的记载"
    return {"en": f"{what['en']}: {en}.", "zh": f"{what['zh']}：{zh}。"}


def _weak(atlas: Atlas, near: Near) -> tuple[str, str]:
    """Which sides stand in the agreement, but not as it requires, or in a way that the source leaves open."""
    full = {"authorised", "party"}
    weak = [s for s in (near.near, near.far) if s and s.status not in full]
    parts = [_standing_words(atlas, participation) for participation in weak]
    return (
        "; ".join(en for en, _ in parts) or "the standing of a side is not as it requires",
        "；".join(zh for _, zh in parts) or "有一方的地位未达到要求",
    )


def _standing_words(atlas: Atlas, participation: Participation) -> tuple[str, str]:
    who = body(atlas, participation)
    who = {**who, "en": with_article(who["en"])}
    if participation.status == "unknown":
        return f"the standing of {who['en']} in it is not clear from the sources", f"{who['zh']}在其中的地位不明"
    if participation.status == "former":
        en = f"{who['en']} is on record as a former member only; how it stood on that day is not clear"
        return en, f"{who['zh']}仅有曾为成员的记载，所问时点的地位不明"
    status = concept_label(atlas, "participation-status", participation.status)
    return f"{who['en']} is {status['en']}, not a full member", f"{who['zh']}为{status['zh']}，尚非正式成员"


def _start(near: Near) -> dict[str, str]:
    """When the last of what is needed begins: the agreement or the standings in it."""
    sides = [(s.extent.start_earliest, s.start) for s in (near.near, near.far) if s]
    sides.append((near.agreement.extent.start_earliest, near.agreement.signed or near.agreement.in_force))
    first, written = max((begun, said or begun.isoformat()) for begun, said in sides if begun)
    return spoken(written or first)


def _ended(near: Near) -> tuple[str, str]:
    ended = near.agreement.ended or next((s.end for s in (near.near, near.far) if s and s.end), None)
    if ended is None:
        return "over by that day (date of end not recorded)", "至所问时点已经终止（终止日期未见记载）"
    said = spoken(ended)
    return f"over by that day (ended {said['en']})", f"至所问时点已经终止（{said['zh']}）"


def summary(atlas: Atlas, asked: Asked, found: list[Route]) -> Words:
    """The answer in one sentence or two."""
    origin, destination = (
        place(atlas, asked.origin, asked.destination),
        place(atlas, asked.destination, asked.origin),
    )
    day = spoken(asked.day)
    if asked.origin == asked.destination:
        return {
            "en": f"Both sides are {origin['en']}: recognition between jurisdictions does not arise.",
            "zh": f"双方同为{origin['zh']}：不涉及不同国家和地区之间的互认。",
        }
    level = concept_label(atlas, "level", asked.level)
    professional = [route for route in found if route.agreement.basis != "education-accord"]
    if professional:
        count = len(professional)
        agreements = "1 agreement on record provides" if count == 1 else f"{count} agreements on record provide"
        but = list(caveats(atlas, asked, professional))
        return {
            "en": f"As of {day['en']}, {agreements} for the recognition of a {level['en']} of {origin['en']} "
            f"in {destination['en']}, on terms.{''.join(' ' + each['en'] for each in but)} "
            "Recognition is not a licence to practise.",
            "zh": f"截至{day['zh']}，已收录{count}项协议，可作为{origin['zh']}{level['zh']}资格"
            f"在{destination['zh']}按条件获得承认的依据。{''.join(each['zh'] for each in but)}"
            "资格得到承认不等于取得执业许可。",
        }
    engineer = asked.level == "professional-engineer"
    who, who_zh = ("engineers are", "工程师资格") if engineer else (f"{level['en']}s are", "职业资格")
    degree = f" Degrees are recognised under an accord on education; {who} not." if found else ""
    degree_zh = f"学历可依教育认证协议得到承认，但不及于{who_zh}。" if found else ""
    return {
        "en": f"As of {day['en']}, no agreement is on record under which {destination['en']} recognises "
        f"a {level['en']} of {origin['en']}.{degree} What is not recorded may exist.",
        "zh": f"截至{day['zh']}，未见{destination['zh']}承认{origin['zh']}{level['zh']}资格的协议记载。"
        f"{degree_zh}未收录不等于不存在。",
    }
