"""The sentences of recognition, in both languages. Recognition is not licensure; no record is not a no."""

from typing import Final

from accord_atlas.service.atlas import Atlas
from accord_atlas.service.recognition.coverage import Match
from accord_atlas.service.recognition.nearest import Near
from accord_atlas.service.recognition.routes import Asked, Route
from accord_atlas.service.recognition.standing import Compact, Standing, concept_label, reading

Words = dict[str, str | None]
"""The same words in both languages; None where the source has them in the other only."""

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


def text(atlas: Atlas, iri: str, prop: str) -> Words | None:
    """The text of a property in both languages; None where it has none."""
    found = {getattr(v, "language", None) or "en": v.value for v in reading(atlas).all(prop).get(iri, ())}
    return {"en": found.get("en"), "zh": found.get("zh")} if found else None


def name(atlas: Atlas, iri: str | None) -> dict[str, str]:
    """What a sentence calls an entity in each language: its label, else the one of the other language."""
    named = atlas.labels[iri or ""]
    return {"en": named.text("en"), "zh": named.text("zh")}


def body(atlas: Atlas, standing: Standing) -> dict[str, str]:
    """What a sentence calls the body of a standing; a jurisdiction's where the source names none."""
    if standing.organization:
        return name(atlas, standing.organization)
    place = name(atlas, standing.jurisdiction)
    return {"en": f"the body of {place['en']} (not named in the source)", "zh": f"{place['zh']}的机构（来源未载明）"}


def span(standing: Standing) -> dict[str, str]:
    """Since when and until when, as the source writes it."""
    match standing.start, standing.end:
        case None, None:
            return {"en": "start not recorded", "zh": "起始时间未见记载"}
        case start, None:
            return {"en": f"since {start}", "zh": f"自 {start} 起"}
        case None, end:
            return {"en": f"until {end}, start not recorded", "zh": f"至 {end} 止，起始时间未见记载"}
        case start, end:
            return {"en": f"{start} to {end}", "zh": f"{start} 至 {end}"}


def step(atlas: Atlas, standing: Standing) -> Words:
    """One step of a route: which body stands in which agreement, how, since when."""
    who, what, when = body(atlas, standing), name(atlas, standing.agreement), span(standing)
    status = concept_label(atlas, "participation-status", standing.status)
    return {
        "en": f"{who['en']} – {what['en']}: {status['en']}, {when['en']}",
        "zh": f"{who['zh']}——{what['zh']}：{status['zh']}，{when['zh']}",
    }


def state(compact: Compact) -> Words:
    """The state of the agreement itself."""
    signed_en = f"Signed {compact.signed}" if compact.signed else "Date of signature not recorded"
    signed_zh = f"{compact.signed} 签署" if compact.signed else "签署日期未见记载"
    match compact.status, compact.in_force:
        case _, str(day):
            return {"en": f"{signed_en}; in operation since {day}.", "zh": f"{signed_zh}；自 {day} 起实施。"}
        case "in-force", _:
            return {"en": f"{signed_en}; a source shows it in operation.", "zh": f"{signed_zh}；有来源表明其正在实施。"}
        case "signed", _:
            return {"en": f"{signed_en}; entry into force not recorded.", "zh": f"{signed_zh}；是否生效未见记载。"}
        case "lapsed" | "superseded", _:
            ended_en = f"ended {compact.ended}" if compact.ended else "no longer in operation"
            ended_zh = f"于 {compact.ended} 终止" if compact.ended else "已不再实施"
            return {"en": f"{signed_en}; {ended_en}.", "zh": f"{signed_zh}；{ended_zh}。"}
        case _:
            return {
                "en": f"{signed_en}; it existed, but whether it is in operation is not recorded.",
                "zh": f"{signed_zh}；曾有该协议，现是否实施未见记载。",
            }


def register(atlas: Atlas, jurisdiction: str, match: Match) -> Words:
    """What is known of a specialty in the register of one side."""
    place = name(atlas, jurisdiction)
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
    return {"en": f"{place['en']}: the specialty {en[match]}.", "zh": f"{place['zh']}：该专业{zh[match]}。"}


def unnamed(atlas: Atlas, standing: Standing) -> Words:
    """That the source names only the jurisdiction."""
    place = name(atlas, standing.jurisdiction)
    return {
        "en": f"The source names {place['en']}, not the body that applies the agreement there.",
        "zh": f"来源只载明{place['zh']}，未载明在当地执行该协议的机构。",
    }


def missing(atlas: Atlas, asked: Asked, near: Near) -> Words:
    """What the agreement lacks to be a route on the day."""
    what = name(atlas, near.compact.iri)
    match near.missing:
        case "not-full":
            en, zh = _weak(atlas, near)
        case "not-yet":
            later = [s for s in (near.near, near.far) if s and s.extent.start_earliest]
            start = max(s.extent.start_earliest for s in later if s.extent.start_earliest)
            said = next((s.start for s in later if s.extent.start_earliest == start and s.start), start.isoformat())
            en, zh = f"not before {said}, after the day asked about", f"{said} 方才开始，晚于所问时点"
        case "lapsed":
            ended = near.compact.ended or next((s.end for s in (near.near, near.far) if s and s.end), None)
            en = (
                f"no longer on that day (ended {ended})"
                if ended
                else "no longer on that day (date of end not recorded)"
            )
            zh = f"所问时点已经终止（{ended}）" if ended else "所问时点已经终止（终止日期未见记载）"
        case "other-side" | "own-side":
            place = name(atlas, asked.destination if near.missing == "other-side" else asked.origin)
            en = f"one accession is missing: no body of {place['en']} is on record in it"
            zh = f"尚缺一方加入：未见{place['zh']}的机构加入的记载"
        case "not-eligible":
            place = name(atlas, asked.destination if near.near else asked.origin)
            forum = name(atlas, reading(atlas).text(near.compact.iri, "aa:limitedTo"))
            en = f"open to economies of {forum['en']} only, and {place['en']} is not on record as one"
            zh = f"仅限{forum['zh']}经济体，未见{place['zh']}为其经济体的记载"
    return {"en": f"{what['en']}: {en}.", "zh": f"{what['zh']}：{zh}。"}


def _weak(atlas: Atlas, near: Near) -> tuple[str, str]:
    """Which sides stand in the agreement, but not as it requires."""
    full = {"authorised", "party"}
    weak = [s for s in (near.near, near.far) if s and s.status not in full]
    parts = [(body(atlas, s), concept_label(atlas, "participation-status", s.status)) for s in weak]
    en = "; ".join(f"{who['en']} stands in it as {status['en']}" for who, status in parts)
    zh = "；".join(f"{who['zh']}在其中的地位为{status['zh']}" for who, status in parts)
    return en or "not as the agreement requires", zh or "未达到协议要求的地位"


def summary(atlas: Atlas, asked: Asked, found: list[Route]) -> Words:
    """The answer in one sentence."""
    origin, destination, day = name(atlas, asked.origin), name(atlas, asked.destination), asked.day.isoformat()
    if asked.origin == asked.destination:
        return {
            "en": f"{origin['en']} is both sides: recognition between jurisdictions does not arise.",
            "zh": f"双方同为{origin['zh']}：不涉及不同国家和地区之间的互认。",
        }
    professional = [route for route in found if route.compact.basis != "education-accord"]
    if professional:
        count = len({route.compact.iri for route in professional})
        return {
            "en": f"On {day}, {count} recorded agreement{'s' * (count > 1)} can carry an engineer's qualification "
            f"from {origin['en']} to {destination['en']}.",
            "zh": f"在 {day}，有 {count} 项已收录的协议可使{origin['zh']}工程师的资格在{destination['zh']}得到承认。",
        }
    start, end = origin, destination
    degree = " Degrees are recognised under an education accord." if found else ""
    degree_zh = "学历可依教育认证协议得到承认。" if found else ""
    return {
        "en": f"On {day}, no agreement on record recognised engineers of {start['en']} in {end['en']}."
        f"{degree} What is not recorded may exist.",
        "zh": f"在 {day}，未见{end['zh']}承认{start['zh']}工程师资格的协议记载。{degree_zh}未收录不等于不存在。",
    }
