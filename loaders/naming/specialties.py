"""Names of specialties: `Water supply engineering (Philippine list)` → 供水工程（菲律宾名录）, and back."""

from collections.abc import Mapping

from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.naming.phrases import JOINTS, Unknown, cut, joined_en, listed, pieces
from accord_atlas.loaders.naming.titles import BRACKETS
from accord_atlas.loaders.naming.words import Meaning, chinese, english


def specialty_zh(name: str, places: Mapping[str, Meaning], bodies: Mapping[str, Name]) -> str:
    """The Chinese name of a specialty; Unknown for a word that no table has."""
    bare, inside = name, ""
    if brackets := BRACKETS.fullmatch(name):
        bare, inside = brackets["title"], f"（{_whose_zh(brackets['inside'], places, bodies)}）"
    found = pieces(bare, english("field"))
    return listed([piece.meaning.zh if piece.meaning else None for piece in found]) + inside


def _whose_zh(words: str, places: Mapping[str, Meaning], bodies: Mapping[str, Name]) -> str:
    """Whose list a discipline stands in: `HKIE discipline` → 香港工程师学会界别."""
    owner, _, kind = words.rpartition(" ")
    meaning, body, place = english("list").get(kind.lower()), bodies.get(owner.lower()), places.get(owner.lower())
    whose = body.zh if body else place.zh if place else None
    if meaning is None or not whose:
        raise Unknown(words)
    return whose + meaning.zh


def specialty_en(name: str, places: Mapping[str, Name], bodies: Mapping[str, Name]) -> str:
    """The English name of a specialty; Unknown with what is left where a part is no known word.

    `places` and `bodies` are by their Chinese names.
    """
    bare, inside = name, ""
    if brackets := BRACKETS.fullmatch(name):
        bare, inside = brackets["title"], f" ({_whose_en(brackets['inside'], places, bodies)})"
    words = joined_en(cut(bare, {**chinese("field"), **JOINTS}))
    return words[:1].upper() + words[1:] + inside


def _whose_en(words: str, places: Mapping[str, Name], bodies: Mapping[str, Name]) -> str:
    """Whose list a discipline stands in: 香港工程师学会界别 → `HKIE discipline`."""
    for zh, en in chinese("list").items():
        owner = words.removesuffix(zh)
        found = bodies.get(owner) or places.get(owner)
        if words.endswith(zh) and found and found.en:
            return f"{found.en} {en}"
    raise Unknown(words)
