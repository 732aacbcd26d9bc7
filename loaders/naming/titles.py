"""Names of titles: `Chartered Engineer (Ireland)` → 特许工程师（爱尔兰）, 注册工程师 → `Registered Engineer`.

Both languages say the words of a title in the same order; the place stands behind in brackets, also where only the row
has it.
"""

import re
from collections.abc import Mapping
from typing import Final

from accord_atlas.loaders.naming.bodies import headline
from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.naming.phrases import JOINTS, Unknown, cut, joined_en, listed, pieces, segments
from accord_atlas.loaders.naming.words import Meaning, chinese, english

MEMBER: Final = re.compile(r"(?i)(?P<grade>[\w ]*?(?:member|fellow)) of (?:the )?(?P<body>.+)")
SECTION: Final = re.compile(r"(?i)(?P<title>.+), (?P<place>.+) (?:section|register)")
BORNE: Final = ("师", "员", "会士", "专家", "执照", "证书", "名册", "许可")
"""What a title ends on in Chinese: who bears it, or the paper that gives it."""
BRACKETS: Final = re.compile(r"(?P<title>.+?)\s*[(（](?P<inside>[^)）]+)[)）]")


def title_zh(name: str, places: Mapping[str, Meaning], bodies: Mapping[str, Name], where: Name | None) -> str:
    """The Chinese name of a title; Unknown for a word that no table has.

    `bodies` has bodies by their English names and acronyms in lower case; `where` is the place of the row.
    """
    if member := MEMBER.fullmatch(name):
        body = bodies.get(member["body"].lower())
        if body and body.zh:
            return body.zh + _graded(member["grade"], places)[0]
    if section := SECTION.fullmatch(name):
        place = places.get(section["place"].lower())
        if place is None:
            raise Unknown(section["place"])
        return f"{_graded(section['title'], places)[0]}（{_full(place.zh)}名册）"
    bare, inside = name, ""
    if brackets := BRACKETS.fullmatch(name):
        bare, inside = brackets["title"], _inside(brackets["inside"], places, bodies)
    said, found = _graded(bare, places)
    inside = inside or found or (where.zh if where and where.zh else "")
    return f"{said}（{_full(inside)}）" if inside else said


def _full(place: str) -> str:
    """In brackets the places are called as elsewhere: 中国香港, although their bodies say 香港."""
    return {"香港": "中国香港", "澳门": "中国澳门"}.get(place, place)


def _inside(words: str, places: Mapping[str, Meaning], bodies: Mapping[str, Name]) -> str:
    """A place, a body, or letters such as IntPE(XX), which say nothing of their own."""
    if place := places.get(words.lower()):
        return place.zh
    if body := bodies.get(words.lower()):
        return body.zh or ""
    if words.isupper() or re.fullmatch(r"[A-Z]\w*", words):
        return ""
    raise Unknown(words)


def _graded(name: str, places: Mapping[str, Meaning]) -> tuple[str, str]:
    """The words of a title in Chinese, and the place that they name."""
    found = pieces(name, {**english("grade", "field", "lead"), **places})
    where = [piece.meaning.zh for piece in found if piece.meaning and piece.meaning.part in ("people", "place")]
    told = [
        listed([piece.meaning.zh if piece.meaning else None for piece in part if _kept(piece.meaning)])
        for part in reversed(segments(found))
    ]
    said = "".join(told)
    if not said.endswith(BORNE):
        raise Unknown(name)
    return said, where[0] if where else ""


def _kept(meaning: Meaning | None) -> bool:
    return meaning is None or meaning.part not in ("people", "place")


def title_en(name: str, bodies: Mapping[str, Name], places: Mapping[str, Name], where: Name | None) -> str:
    """The English name of a title; Unknown with what is left where a part is no known word.

    `bodies` and `places` are by their Chinese names.
    """
    bare, inside = name, ""
    if brackets := BRACKETS.fullmatch(name):
        owner = brackets["inside"].removesuffix("名册")
        found = places.get(owner) or bodies.get(owner)
        if found is None or not found.en:
            raise Unknown(brackets["inside"])
        bare, inside = brackets["title"], found.en
        if owner != brackets["inside"]:
            return f"{_words(bare)}, {inside} section"
    for zh, body in sorted(bodies.items(), key=lambda item: -len(item[0])):
        if bare.startswith(zh) and body.en:
            grade = " ".join(cut(bare[len(zh) :], chinese("grade", "field")))
            return f"{grade.capitalize()} of the {body.en.removeprefix('The ')}"
    inside = inside or (where.en if where and where.en else "")
    return f"{_words(bare)} ({inside})" if inside else _words(bare)


def _words(name: str) -> str:
    return headline(joined_en(cut(name, {**chinese("grade", "field"), **JOINTS})))
