"""What the data on a jurisdiction lack, in sentences: a gap in the record says nothing about the world."""

from collections.abc import Iterator

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.parts import Subject
from accord_atlas.service.text.sentences import name

Words = dict[str, str]


def gaps(atlas: Atlas, subject: Subject) -> list[Words]:
    """Every gap that can be told from the record, the widest first."""
    held = [s for c in agreements(atlas).values() for s in c.of(subject.jurisdiction)]
    return [
        *_nothing(atlas, subject, held),
        *_undated(atlas, held),
        *_unnamed(atlas, held),
        *_unclear(atlas, held),
        *_weak(atlas, held),
        *_disciplines(atlas, subject, held),
        *_names(atlas, subject),
    ]


def _listing(atlas: Atlas, participations: list[Participation]) -> tuple[str, str]:
    named = [name(atlas, agreement) for agreement in dict.fromkeys(s.agreement for s in participations)]
    return ", ".join(n["en"] for n in named), "、".join(n["zh"] for n in named)


def _nothing(atlas: Atlas, subject: Subject, held: list[Participation]) -> Iterator[Words]:
    place = name(atlas, subject.jurisdiction)
    if not held:
        yield {
            "en": f"No agreement of a body of {place['en']} is on record. That is not evidence that there is none.",
            "zh": f"未收录{place['zh']}机构参加的任何协议；这不表明没有此类协议。",
        }


def _undated(atlas: Atlas, held: list[Participation]) -> Iterator[Words]:
    undated = [s for s in held if s.start is None]
    if undated:
        en, zh = _listing(atlas, undated)
        yield {"en": f"Start not recorded: {en}.", "zh": f"起始时间未见记载：{zh}。"}


def _unnamed(atlas: Atlas, held: list[Participation]) -> Iterator[Words]:
    unnamed = [s for s in held if s.organization is None]
    if unnamed:
        en, zh = _listing(atlas, unnamed)
        yield {"en": f"The source names no body: {en}.", "zh": f"来源未载明机构：{zh}。"}


def _unclear(atlas: Atlas, held: list[Participation]) -> Iterator[Words]:
    unclear = [s for s in held if s.status == "unknown"]
    if unclear:
        en, zh = _listing(atlas, unclear)
        yield {"en": f"Named in it, standing unclear: {en}.", "zh": f"见于记载但地位不明：{zh}。"}


def _weak(atlas: Atlas, held: list[Participation]) -> Iterator[Words]:
    weak = [s for s in held if s.confidence == "low"]
    if weak:
        en, zh = _listing(atlas, weak)
        yield {"en": f"Rests on weak sources only: {en}.", "zh": f"仅有可信度低的来源：{zh}。"}


def _disciplines(atlas: Atlas, subject: Subject, held: list[Participation]) -> Iterator[Words]:
    read = reading(atlas)
    listed = {
        read.text(iri, "aa:agreement")
        for iri, place in read.entities("discipline", "aa:jurisdiction")
        if place == subject.jurisdiction
    }
    registers = [
        s
        for s in held
        if keeps_registers(agreements(atlas)[s.agreement].basis) and s.full and s.agreement not in listed
    ]
    if registers:
        en, zh = _listing(atlas, registers)
        yield {"en": f"Disciplines of its register not recorded: {en}.", "zh": f"名册所设专业未见记载：{zh}。"}


def _names(atlas: Atlas, subject: Subject) -> Iterator[Words]:
    read = reading(atlas)
    bodies = [iri for iri, place in read.entities("organization", "aa:jurisdiction") if place == subject.jurisdiction]
    nameless = [atlas.labels[iri] for iri in bodies if atlas.labels[iri].zh is None]
    if nameless:
        yield {
            "en": f"No Chinese name on record: {', '.join(n.text('en') for n in nameless)}.",
            "zh": f"未见中文名称：{'、'.join(n.text('en') for n in nameless)}。",
        }
