"""Reads identifiers: a slug (`ipea`), a prefixed name (`agreement:ipea`), a path (`agreement/ipea`) or an IRI.

Capitals or not (`IPEA`, `MY`), an identifier is the same. Only identifiers are taken: a name is answered with the
identifiers of what a search finds by it, and nothing is offered where a search finds nothing near.
"""

from collections.abc import Collection, Sequence

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE, KINDS, SLUG, entity, kind_and_slug, prefixes
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, UnknownEntity
from accord_atlas.service.core.labels import Named

NEAR = 0.6
"""The score of a search from which what it finds is near."""
LEAST_SLIP = 5
"""Characters from which an identifier may be a mistyped one."""
ONE_SLIP = 1
NAMED_SO = frozenset({"organization", "agreement", "jurisdiction", "document", "title", "specialty", "standard"})
"""Kinds whose identifiers people write by hand."""
EXPECTED = "a slug such as ipea, a prefixed name such as agreement:ipea, or an IRI"


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
    kind = lower(kind)
    if kind not in KINDS:
        raise UnknownEntity(
            f"There is no kind of entity {kind!r}; known: {', '.join(KINDS)}.",
            f"没有名为 {kind!r} 的实体类别；可用类别：{'、'.join(KINDS)}。",
            value=kind,
            expected=list(KINDS),
        )
    if SLUG.fullmatch(lower(slug)) and exists(atlas, iri := entity(kind, lower(slug)).value):
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
    """The identifiers of what a search for a text surely finds, best first; none where nothing is near.

    Slugs where one kind is asked for, else prefixed names.
    """
    # Here and below, because only what is written wrong is searched for.
    from accord_atlas.service.core.finding.entries import engine

    tail = value.rpartition("/")[2].rpartition(":")[2]
    named = _elsewhere(atlas, tail, kinds)
    found = atlas.once(engine).search(named or tail.replace("-", " "), kinds=kinds, limit=limit)
    parts = [kind_and_slug(each.iri) or ("", "") for each in found if not each.weak and each.score >= NEAR]
    parts = parts or _mistyped(atlas, lower(tail), kinds, limit)
    return [slug if len(kinds) == 1 else f"{kind}:{slug}" for kind, slug in parts]


def _mistyped(atlas: Atlas, slug: str, kinds: Collection[str], limit: int) -> list[tuple[str, str]]:
    """(kind, slug) of the identifiers that differ from one by a letter, the most alike first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = {(named.kind, named.slug): named.slug for named in atlas.labels.of_kind(*kinds) if named.kind in NAMED_SO}
    found = process.extract(slug, known, scorer=OSA.distance, score_cutoff=ONE_SLIP, limit=limit)
    return [(kind or "", name) for _, _, (kind, name) in found] if len(slug) >= LEAST_SLIP else []


def lower(identifier: str) -> str:
    """An identifier without capitals; only ASCII has them here, so that no letter turns into one."""
    return identifier.lower() if identifier.isascii() else identifier


def _elsewhere(atlas: Atlas, slug: str, kinds: Collection[str]) -> str | None:
    """The name of a place that a slug means where no place is asked for: what is there is near."""
    if kinds and "jurisdiction" not in kinds and SLUG.fullmatch(lower(slug)):
        iri = entity("jurisdiction", lower(slug)).value
        return atlas.labels[iri].text("en") if exists(atlas, iri) else None
    return None


def _iri(atlas: Atlas, value: str, kinds: Sequence[str], parameter: str) -> str | None:
    """The IRI that the identifier stands for, existing or not; None for one of no known form."""
    if value.startswith(("http://", "https://")):
        return _known_case(value) if _is_iri(value) else None
    head, mark, tail = value.partition(":") if ":" in value else value.partition("/")
    head = lower(head)
    if mark == ":" and head in prefixes() and tail:
        return _known_case(prefixes()[head] + tail) if _is_iri(prefixes()[head] + tail) else None
    if mark == "/" and head in KINDS and SLUG.fullmatch(lower(tail)):
        return entity(head, lower(tail)).value
    if mark or not SLUG.fullmatch(lower(value)):
        return None
    return _of_slug(atlas, lower(value), kinds, parameter)


def _known_case(iri: str) -> str:
    """An IRI of an entity without capitals; any other as it is."""
    return f"{BASE}id/{lower(iri.removeprefix(BASE + 'id/'))}" if iri.startswith(BASE + "id/") else iri


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
