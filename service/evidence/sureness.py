"""How surely something stands on a day, in a sentence."""

from datetime import date

from accord_atlas.service.answers.statements import Sureness
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.standing import timeline
from accord_atlas.service.domain.timeline import AFTER, CERTAINTY, REASON
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import text


def sureness(atlas: Atlas, iri: str, day: date, observed_on: str | None) -> Sureness | None:
    """How surely something stands on a day and why; None where it surely does not, or nothing is derived of it.

    `observed_on` (EDTF) is the time that its sources speak for.
    """
    segment = timeline(atlas, iri).at(day)
    if segment is None:
        return None
    certainty = concept_words(atlas, CERTAINTY, segment.certainty)
    if segment.reason == AFTER and observed_on:
        said = message("evidence-why-after", day=spoken(day), certainty=certainty, spoken=spoken(observed_on))
    else:
        definition = _definition(atlas, segment.reason)
        said = message("evidence-why", day=spoken(day), certainty=certainty, definition=definition)
    return Sureness(certainty=segment.certainty, reason=segment.reason, text=said)


def _definition(atlas: Atlas, reason: str) -> Words:
    named = concepts(atlas)[REASON].get(reason)
    found = text(atlas, named.iri, "skos:definition") if named else None
    if found is None:
        return Words(en=reason, zh=reason)
    en = found.text("en")
    # It follows a colon.
    return Words(en=en[:1].lower() + en[1:], zh=found.text("zh"))
