"""The sentences on what is supposed, made of the messages in `scenario.ftl`: the answer first, then what limits it."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.supposition import Joining, Signing, Step, holds
from accord_atlas.service.scenario.differences import Difference, Worlds
from accord_atlas.service.scenario.members import has_members, other_bodies
from accord_atlas.service.scenario.requirements import Needed
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import joined, message
from accord_atlas.service.text.sentences import definite, first, listing, name, place


def summary(atlas: Atlas, worlds: Worlds) -> Words:
    """What the steps would open, in a few sentences."""
    if all(holds(atlas, step, worlds.day) for step in worlds.steps):
        return message("scenario-holds")
    return joined(_summary(atlas, worlds), "words-separator")


def _summary(atlas: Atlas, worlds: Worlds) -> Iterator[Words]:
    gained = [each for each in worlds.gained if counts(each)]
    engineers = [each for each in gained if each.route.provision.engineers]
    for found, named in ((engineers, "scenario-opens"), (_others(gained, engineers), "scenario-opens-degrees")):
        for level in dict.fromkeys(each.level for each in found):
            yield from _opened(atlas, worlds, [each for each in found if each.level == level], named)
    if not gained:
        yield from _nothing(atlas, worlds)
    if unsaid := sum(not counts(each) for each in worlds.gained):
        yield message("scenario-unsaid", number=unsaid)
    if doubtful := sum(each.route.sureness.certainty == "possible" for each in gained):
        yield message("scenario-possible", number=doubtful)
    if worlds.changed:
        yield message("scenario-changed", number=len(worlds.changed))
    yield message("scenario-supposed")


def _nothing(atlas: Atlas, worlds: Worlds) -> Iterator[Words]:
    """That nothing would open, and why; that it is not known, where no member is on record."""
    joins = [step for step in worlds.steps if isinstance(step, Joining)]
    silent = [step for step in joins if not has_members(atlas, step, worlds.day)]
    if len(silent) < len(worlds.steps):
        yield message("scenario-nothing", **_said(atlas, worlds))
    yield from (message("scenario-no-members", agreement=name(atlas, step.agreement)) for step in silent)
    yield from (line for step in joins if (line := other_bodies(atlas, step, worlds.day)))


def counts(found: Difference) -> bool:
    """Whether a source says what is recognised on the route."""
    return found.route.provision.recorded


def _others(every: Sequence[Difference], some: Sequence[Difference]) -> list[Difference]:
    return [each for each in every if each not in some]


def _opened(atlas: Atlas, worlds: Worlds, found: Sequence[Difference], named: str) -> Iterator[Words]:
    """Where a level would be recognised, how much of it is new, and whether it runs back."""
    out = {each.jurisdiction: each for each in found if each.direction == "outbound"}
    back = dict.fromkeys(each.jurisdiction for each in found if each.direction == "inbound")
    if out:
        new = [iri for iri, each in out.items() if each.first]
        level = next(iter(out.values())).level
        places = _places(atlas, out, worlds.origin)
        yield message(named, **_said(atlas, worlds), level=level, number=len(out), places=places)
        if len(new) == len(out):
            yield message("scenario-all-first", number=len(out))
        else:
            places = _places(atlas, new, worlds.origin)
            yield message("scenario-first", number=len(new), total=len(out), places=places)
    yield message(
        "scenario-back",
        same="yes" if out and set(back) == set(out) else "no",
        place=place(atlas, worlds.origin),
        number=len(back),
        places=_places(atlas, back, worlds.origin),
    )


def _said(atlas: Atlas, worlds: Worlds) -> dict[str, Words]:
    return {"steps": first(steps(atlas, worlds.steps, worlds.origin)), "origin": place(atlas, worlds.origin)}


def _places(atlas: Atlas, found: Iterable[str], beside: str) -> Words:
    return listing((place(atlas, iri, beside) for iri in found), "list-separator")


def steps(atlas: Atlas, found: Sequence[Step], origin: str | None = None) -> Words:
    """The steps inside a sentence; a body is named where there are several, or it is not of the origin."""
    bodies = {each.organization if isinstance(each, Joining) else each.one for each in found}
    homes = {reading(atlas).text(body, "aa:jurisdiction") for body in bodies}
    alone = len(bodies) == 1 and homes == {origin}
    return listing((step(atlas, each, named=not alone) for each in found), "both-separator")


def step(atlas: Atlas, found: Step, *, named: bool = True) -> Words:
    """One step inside a sentence."""
    if isinstance(found, Signing):
        one, other = (definite(name(atlas, body)) for body in (found.one, found.other))
        return message("scenario-agreement", one=one, other=other)
    agreement = name(atlas, found.agreement)
    if not named:
        return message("scenario-joining", agreement=agreement)
    return message("scenario-entry", agreement=agreement, body=definite(name(atlas, found.organization)))


def supposed(atlas: Atlas, worlds: Worlds, found: Step, *, so: bool) -> Words:
    """What is supposed, as a statement; that it is so already, where it is."""
    day = spoken(worlds.day)
    if isinstance(found, Signing):
        one, other = (definite(name(atlas, body)) for body in (found.one, found.other))
        said = message("scenario-signs", one=first(one), other=other, day=day)
    else:
        body = first(definite(name(atlas, found.organization)))
        said = message("scenario-joins", body=body, agreement=name(atlas, found.agreement), day=day)
    return message("scenario-so-already", step=said) if so else said


def assumption(atlas: Atlas, worlds: Worlds, found: Step) -> Words:
    """What is assumed of a step beside that it is taken."""
    day = spoken(worlds.day)
    if isinstance(found, Signing):
        one, other = (definite(name(atlas, body)) for body in (found.one, found.other))
        return message("scenario-assumes-sign", one=one, other=other, day=day)
    body = definite(name(atlas, found.organization))
    return message("scenario-assumes-join", body=body, agreement=name(atlas, found.agreement), day=day)


def why(atlas: Atlas, found: Step, needs: Needed | None, *, so: bool) -> Words:
    """Why a step may be taken, as far as is known."""
    if isinstance(found, Signing):
        one, other = (definite(name(atlas, body)) for body in (found.one, found.other))
        return message("scenario-why-between-two", one=one, other=other)
    agreement, body = name(atlas, found.agreement), definite(name(atlas, found.organization))
    if so:
        return message("scenario-why-holds", agreement=agreement, body=first(body))
    if needs is None or needs.planned is None:
        return message("scenario-why-unknown", agreement=agreement, body=body)
    read = reading(atlas)
    given: dict[str, Words | int] = {"agreement": agreement, "body": body, "conditions": len(needs.open)}
    if (forum := read.text(found.agreement, "aa:limitedTo")) is None:
        return message("scenario-why-open", **given)
    home = place(atlas, read.text(found.organization, "aa:jurisdiction"))
    return message("scenario-why-forum", **given, forum=name(atlas, forum), place=home)
