"""The provisions of an agreement derived again, with sides that are only supposed: the rules of the build, not others.

`loaders/provisions` says which way agreements run and what holds on each way; here the release gives what it reads.
Sides are IRIs: of a jurisdiction, or of a region as a part of one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accord_atlas.loaders.provisions.derivation import terms
from accord_atlas.loaders.provisions.model import Agreement as Model
from accord_atlas.loaders.provisions.model import Condition, Effect, End, Named, Place, Side, Terms, Way
from accord_atlas.loaders.provisions.reading import runs_of
from accord_atlas.loaders.provisions.ways import ways
from accord_atlas.ontology.categories import ordered
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.membership import is_full
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.provisions import SCHEME, Provision, provisions


def with_bodies(atlas: Atlas, agreement: Agreement, bodies: Sequence[str]) -> list[Provision]:
    """The provisions that an agreement open to accession has once these bodies (IRIs) are full members as well.

    Those that it has stay; beside them, one for each set of terms between a new side and the sides there are.
    """
    read, known = reading(atlas), models(atlas)[agreement.iri]
    joining = [Place("", body, _home(read, body)) for body in bodies]
    model = replace(known, places=[*known.places, *joining])
    new = {place.side for place in joining} - set(known.sides)
    found: dict[tuple[Side, Terms, bool], list[Side]] = {}
    for way, named in ways(model).items():
        for side, other, out in ((way.origin, way.destination, True), (way.destination, way.origin, False)):
            # A way between two new sides is one of the first of them only.
            if side in new and (out or other not in new):
                found.setdefault((side, terms(model, way, named), out), []).append(other)
    made = [_provision(atlas, agreement, *key, others) for key, others in found.items()]
    return [*provisions(atlas).by_agreement.get(agreement.iri, ()), *made]


def models(atlas: Atlas) -> Mapping[str, Model]:
    """What the build derived the provisions of each agreement from that is open to accession, by its IRI."""
    return atlas.once(_models)


def ways_of(model: Model) -> Iterator[tuple[Way, Terms]]:
    """Each way of an agreement with what holds on it."""
    yield from ((way, terms(model, way, named)) for way, named in ways(model).items())


def side_of(side: Side) -> str:
    """The IRI of a side."""
    return side.region or side.jurisdiction


def _models(atlas: Atlas) -> dict[str, Model]:
    open_ = (each for each in agreements(atlas).values() if takes_members(atlas, each))
    return {each.iri: _model(reading(atlas), each) for each in open_}


def _model(read: Reading, agreement: Agreement) -> Model:
    def rows(kind: str) -> list[str]:
        return [iri for iri, of in read.entities(kind, "aa:agreement") if of == agreement.iri]

    effect = Effect(_notations(read, agreement.iri, "aa:recognises"))
    return Model(
        agreement.iri,
        runs_of(read.notation(agreement.iri, "aa:kind") or ""),
        effect,
        places=[
            Place(
                each.iri,
                each.organization,
                _side(read, each.side),
                full=is_full(read.notation(each.iri, "aa:was") or each.status),
            )
            for each in agreement.participations
            if each.side
        ],
        directions=[_direction(read, iri) for iri in rows("direction")],
        conditions=[Condition(iri, _end(read, iri, "from"), _end(read, iri, "to")) for iri in rows("condition")],
    )


def _direction(read: Reading, iri: str) -> Named:
    things = _notations(read, iri, "aa:recognises")
    return Named(_end(read, iri, "from"), _end(read, iri, "to"), Effect(things) if things else None)


def _end(read: Reading, iri: str, which: str) -> End:
    """An end of a row: what it names, and of a body its place."""
    body = read.text(iri, f"aa:{which}Organization")
    place, region = (read.text(iri, f"aa:{which}{part}") for part in ("Jurisdiction", "Region"))
    if body is None:
        return End(None, place, region)
    return End(body, place or read.text(body, "aa:jurisdiction"), region or read.text(body, "aa:region"))


def _notations(read: Reading, iri: str, curie: str) -> tuple[str, ...]:
    things = {read.text(value.value, "skos:notation") for value in read.all(curie).get(iri, ())}
    return tuple(thing for thing in ordered(SCHEME) if thing in things)


def _home(read: Reading, body: str) -> Side:
    return Side(read.text(body, "aa:jurisdiction") or "", read.text(body, "aa:region") or "")


def _side(read: Reading, iri: str) -> Side:
    whole = read.text(iri, "aa:jurisdiction")
    return Side(whole, iri) if whole else Side(iri)


def _provision(
    atlas: Atlas, agreement: Agreement, side: Side, held: Terms, out: bool, others: Sequence[Side]
) -> Provision:
    ends = (frozenset({side_of(side)}), frozenset(map(side_of, others)))
    origins, destinations = ends if out else ends[::-1]
    like = next(iter(provisions(atlas).by_agreement.get(agreement.iri, ())), None)
    return Provision(
        iri="",
        agreement=agreement.iri,
        instrument=like.instrument if like else agreement.iri,
        origins=origins,
        destinations=destinations,
        recognises=held.effect.recognises,
        conditions=held.conditions,
        specialties=like.specialties if like else (),
        sources=like.sources if like else (),
        confidence=like.confidence if like else None,
    )
