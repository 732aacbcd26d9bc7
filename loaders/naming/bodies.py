"""Names of bodies: `Engineers Board of Kenya` → 肯尼亚工程师局, 湖北省工程师学会 → `Hubei Society of Engineers`.

In Chinese the place comes first, then what says how far the body reaches, then what it is of, from the last `of` to the
first, and at the end what kind of body it is. A place that the English name leaves out comes from the row.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.naming.phrases import JOINTS, Piece, Unknown, cut, joined_en, listed, pieces, segments
from accord_atlas.loaders.naming.words import Meaning, chinese, english
from accord_atlas.loaders.records import Jurisdiction, Region

HAN: Final = re.compile("[\u3400-\u9fff]")
OWN_PLACES: Final = {"中国香港": "香港", "中国澳门": "澳门"}
"""What bodies of these places call it in their own names."""
NO_STATES: Final = frozenset(["香港", "澳门", "中国台北"])
"""Places of which no rule makes a name with 中国 or 全国 at its head."""
USUAL: Final = {"学会协会": "学会联合会", "协会协会": "协会联合会", "组织协会": "组织联合会", "化学学会": "化学会"}
"""Words as no rule for single words gives them."""
SHORTEST: Final = 4
"""Characters of the shortest kind that says what the body is of, such as 工程学会."""
OWN_NAMES: Final = {"香港": "Hong Kong", "澳门": "Macao", "中国": "Chinese"}
"""What bodies of these places call it in their English names."""
PEOPLE: Final = frozenset(["工程师", "专业工程师", "工程技术专家", "工程技术员", "建筑师", "测量师", "科学家"])
"""Of whom an English name says `Society of …`."""


def places_of(rows: Iterable[Jurisdiction | Region]) -> dict[str, Meaning]:
    """Latin names of places in lower case → what they are at the head of a Chinese name."""
    named = {
        called.lower(): Meaning("place", OWN_PLACES.get(row.name_zh, row.name_zh))
        for row in rows
        for called in (row.name_en, *row.aliases)
        if not HAN.search(called)
    }
    return named | {phrase: Meaning("place", meaning.zh) for phrase, meaning in english("people", "place").items()}


def body_zh(name: str, places: Mapping[str, Meaning], default: Name | None) -> str:
    """The Chinese name of a body; Unknown for a word that no table has, or where no word says what kind of body it is.

    `default` is the place that the name of the row's own cells gives, used where the name itself has none.
    """
    bare, inside = _without_brackets(name, places)
    found = pieces(bare, {**english("lead", "head", "field"), **places})
    where = [piece.meaning.zh for piece in found if piece.meaning and piece.meaning.part in ("people", "place")]
    where = list(dict.fromkeys([*where, *inside]))
    own = OWN_PLACES.get(default.zh or "", default.zh) if default else None
    where = where or ([own] if own else [])
    kind = _kind(found, name)
    leads = list(dict.fromkeys(piece.meaning.zh for piece in found if piece.meaning and piece.meaning.part == "lead"))
    if own in NO_STATES and ("中国" in where or leads):
        raise Unknown(name)
    return "".join([*where, *_reach(leads, where, kind), kind])


def _kind(found: list[Piece], name: str) -> str:
    """What the body is of and what kind of body it is, such as 工程师注册委员会; Unknown where no word says that."""
    said = "".join(listed(_chinese_of(part)) for part in reversed(segments(found)))
    heads = {meaning.zh for meaning in english("head").values()}
    of_nothing = said in heads and len(said) < SHORTEST
    if of_nothing or not any(said.endswith(head) for head in heads):
        raise Unknown(name)
    for unusual, usual in USUAL.items():
        said = said.replace(unusual, usual)
    return said


def _reach(leads: list[str], where: list[str], kind: str) -> list[str]:
    """What says how far it reaches: 全国 for those that have members, 国家 for offices; no 州 twice."""
    members = kind.endswith(("理事会", "学会", "协会", "联合会", "公会"))
    told = ["全国" if lead == "国家" and members else lead for lead in leads]
    return [lead for lead in told if not (where and where[-1].endswith(lead))]


def _without_brackets(name: str, places: Mapping[str, Meaning]) -> tuple[str, list[str]]:
    """The name without what stands in brackets, which must be a place."""
    inside: list[str] = []
    for words in re.findall(r"\(([^)]*)\)", name):
        meaning = places.get(words.lower())
        if meaning is None:
            raise Unknown(words)
        inside.append(meaning.zh)
    return re.sub(r"\([^)]*\)", " ", name), inside


def _chinese_of(part: list[Piece]) -> list[str | None]:
    """The Chinese words of a segment: what it is of before the kind of body, without place and reach."""
    kept = [
        piece
        for before, piece, after in zip([None, *part], part, [*part[1:], None], strict=False)
        if (_told(piece) if piece.meaning else before and after and _told(before) and _told(after))
    ]
    fields = [piece for piece in kept if piece.meaning is None or piece.meaning.part != "head"]
    heads = [piece for piece in kept if piece.meaning and piece.meaning.part == "head"]
    told: list[str | None] = [piece.meaning.zh if piece.meaning else None for piece in [*fields, *heads]]
    return told


def _told(piece: Piece) -> bool:
    """Whether a phrase is part of what the body is of, and no joint, place or reach."""
    return piece.meaning is not None and piece.meaning.part in ("field", "head")


def body_en(name: str, default: Name | None, places: Mapping[str, Name]) -> str:
    """The English name of a body, by how its Chinese one begins (the place) and ends (the kind of body).

    Unknown with what is left where a part is no known word.
    """
    where, rest = _begins(name, default, places)
    tails = chinese("tail")
    tail = next((rest[start:] for start in range(len(rest)) if rest[start:] in tails), None)
    if tail is None:
        raise Unknown(rest)
    field = rest[: -len(tail)]
    words, kind = headline(joined_en(cut(field, {**chinese("lead", "field"), **JOINTS}))), tails[tail]
    head, of, people = kind.partition(" of ")
    if field and of:
        return f"{where} {head} of {words} {people}".strip()
    if field in PEOPLE:
        return f"{where} {kind} of {words}".strip()
    return " ".join(part for part in (where, words, kind) if part)


def headline(words: str) -> str:
    """With capitals, but for the small words between others."""
    return " ".join(word if word in ("and", "of", "for") else word[:1].upper() + word[1:] for word in words.split())


def _begins(name: str, default: Name | None, places: Mapping[str, Name]) -> tuple[str, str]:
    """The place at the head of a Chinese name in English, and the rest; a name without one has that of its row."""
    known = {one.zh: one.en for one in places.values() if one.en and one.zh}
    known |= {zh: en for zh, en in chinese("place").items() if zh not in known} | OWN_NAMES
    short = {zh.rstrip("省市州"): en for zh, en in known.items() if len(zh) > 2}
    for zh in sorted({**short, **known}, key=len, reverse=True):
        if name.startswith(zh):
            return ({**short, **known})[zh], name[len(zh) :]
    if default is None:
        return "", name
    return OWN_NAMES.get(OWN_PLACES.get(default.zh or "", default.zh or ""), default.en or ""), name
