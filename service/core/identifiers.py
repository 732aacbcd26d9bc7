"""Reads identifiers: a slug (`ipea`), a prefixed name (`agreement:ipea`), a path (`agreement/ipea`) or an IRI.

Only exact identifiers are taken; one that the release does not have is answered with the nearest that it has,
looked for in slugs, names in both languages, former and local names, and acronyms.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

import pyoxigraph as ox
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from accord_atlas.ontology.names import KINDS, SLUG, entity, kind_and_slug, prefixes, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, UnknownEntity
from accord_atlas.service.core.labels import Named

EXPECTED = "a slug such as ipea, a prefixed name such as agreement:ipea, or an IRI"
ALTERNATIVES = ("skos:altLabel", "skos:hiddenLabel", "aa:acronym", "aa:localName")
COMPARED = 200
"""Characters of an unknown identifier that are compared with those there are: the time grows with their number."""


def resolve(atlas: Atlas, value: str, kinds: Sequence[str] = (), *, parameter: str) -> Named:
    """The entity that an identifier in a parameter names; `kinds` are the kinds it may have (none: any).

    BadParameter says which form is expected, or that the kind is wrong, or names the nearest existing entities.
    """
    iri = _iri(atlas, value, kinds, parameter)
    if iri is None:
        close = suggest(atlas, value, kinds)
        raise BadParameter(
            parameter,
            value,
            f"`{parameter}` is {value!r}; expected {EXPECTED}{_hint_en(close)}.",
            f"{parameter} 为 {value!r}，应为标识（ipea）、带前缀的名称（agreement:ipea）或 IRI{_hint_zh(close)}。",
            expected=EXPECTED,
            nearest=close,
        )
    if not exists(atlas, iri):
        raise _unknown(atlas, value, kinds, parameter)
    kind = (kind_and_slug(iri) or ("", ""))[0]
    if kinds and kind not in kinds:
        raise BadParameter(
            parameter,
            value,
            f"`{parameter}` is {value!r}, which is of the kind {kind or 'none'}; expected {' or '.join(kinds)}.",
            f"{parameter} 为 {value!r}，其类别是 {kind or '无'}，应为 {'、'.join(kinds)}。",
            expected=kinds,
            nearest=suggest(atlas, value, kinds),
        )
    return atlas.labels[iri]


def at(atlas: Atlas, kind: str, slug: str) -> Named:
    """The entity at an address `<kind>/<slug>`; UnknownEntity names the nearest existing ones."""
    if kind not in KINDS:
        raise UnknownEntity(
            f"There is no kind of entity {kind!r}; known: {', '.join(KINDS)}.",
            f"没有名为 {kind!r} 的实体类别；可用类别：{'、'.join(KINDS)}。",
            value=kind,
            expected=list(KINDS),
        )
    if SLUG.fullmatch(slug) and exists(atlas, iri := entity(kind, slug).value):
        return atlas.labels[iri]
    close = suggest(atlas, slug, (kind,))
    raise UnknownEntity(
        f"There is no {atlas.labels.kind(kind).text('en').lower()} {slug!r} in this release{_hint_en(close)}.",
        f"本发布版中没有标识为 {slug!r} 的{atlas.labels.kind(kind).text('zh')}{_hint_zh(close)}。",
        value=slug,
        nearest=close or None,
    )


def exists(atlas: Atlas, iri: str) -> bool:
    """Whether the release says anything about an IRI."""
    return iri in atlas.labels or next(atlas.store.quads(ox.NamedNode(iri)), None) is not None


def suggest(atlas: Atlas, value: str, kinds: Collection[str] = (), limit: int = 3) -> list[str]:
    """The identifiers that come closest, best first: slugs where one kind is asked for, else prefixed names."""
    wanted = kinds or [kind for kind in KINDS if kind != "claim"]
    names = atlas.once(_names)
    tail = value.rpartition("/")[2].rpartition(":")[2][:COMPARED]
    texts = {text: iri for kind in wanted for text, iri in names.get(kind, ())}
    same = [text for text in texts if text.casefold() == tail.casefold()]
    # Two letters stand in almost every name: what is much shorter than what was written is not near it.
    telling = [text for text in texts if len(text) * 3 > len(tail)]
    found = process.extract(tail, telling, scorer=fuzz.WRatio, processor=default_process, limit=4 * limit)
    parts = dict.fromkeys(kind_and_slug(texts[text]) or ("", "") for text in (*same, *(text for text, *_ in found)))
    return [slug if len(wanted) == 1 else f"{kind}:{slug}" for kind, slug in parts][:limit]


def _iri(atlas: Atlas, value: str, kinds: Sequence[str], parameter: str) -> str | None:
    """The IRI that the identifier stands for, existing or not; None for one of no known form."""
    if value.startswith(("http://", "https://")):
        return value if _is_iri(value) else None
    head, mark, tail = value.partition(":") if ":" in value else value.partition("/")
    if mark == ":" and head in prefixes() and tail:
        return prefixes()[head] + tail if _is_iri(prefixes()[head] + tail) else None
    if mark == "/" and head in KINDS and SLUG.fullmatch(tail):
        return entity(head, tail).value
    if mark or not SLUG.fullmatch(value):
        return None
    return _of_slug(atlas, value, kinds, parameter)


def _is_iri(value: str) -> bool:
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return True


def _of_slug(atlas: Atlas, slug: str, kinds: Sequence[str], parameter: str) -> str:
    """The IRI of a slug: of the kinds asked for, the first that has it."""
    candidates = [entity(kind, slug).value for kind in kinds or KINDS]
    found = [iri for iri in candidates if exists(atlas, iri)]
    if len(found) > 1 and not kinds:
        names = [":".join(kind_and_slug(iri) or ()) for iri in found]
        raise BadParameter(
            parameter,
            slug,
            f"{slug!r} names several things; write one of {', '.join(names)}.",
            f"{slug!r} 对应多个实体，请写明其中之一：{'、'.join(names)}。",
            expected=names,
        )
    return (found or candidates)[0]


def _names(atlas: Atlas) -> dict[str, list[tuple[str, str]]]:
    """Kind → (text, IRI) for each slug and name that an entity has."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in atlas.labels.of_kind():
        texts = (name.slug, name.en, name.zh)
        found[name.kind or ""] += [(text, name.iri) for text in texts if text]
    for prop in ALTERNATIVES:
        for quad in atlas.store.quads(None, term(prop)):
            iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
            if isinstance(quad.object, ox.Literal) and (parts := kind_and_slug(iri)):
                found[parts[0]].append((quad.object.value, iri))
    return dict(found)


def _unknown(atlas: Atlas, value: str, kinds: Sequence[str], parameter: str) -> BadParameter:
    close = suggest(atlas, value, kinds)
    what_en = " or ".join(atlas.labels.kind(kind).text("en").lower() for kind in kinds) or "thing"
    what_zh = "、".join(atlas.labels.kind(kind).text("zh") for kind in kinds) or "实体"
    return BadParameter(
        parameter,
        value,
        f"`{parameter}` is {value!r}: there is no such {what_en} in this release{_hint_en(close)}.",
        f"{parameter} 为 {value!r}：本发布版中没有该标识的{what_zh}{_hint_zh(close)}。",
        nearest=close,
    )


def _hint_en(close: Sequence[str]) -> str:
    return f"; nearest: {', '.join(close)}" if close else ""


def _hint_zh(close: Sequence[str]) -> str:
    return f"；相近的有：{'、'.join(close)}" if close else ""
