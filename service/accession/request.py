"""Reads a request for accession, for HTTP, the command line and Python alike."""

from datetime import date

from accord_atlas.service.accession.answer import accession
from accord_atlas.service.answers.envelope import Json, envelope
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import resolve


def ask_accession(atlas: Atlas, agreement: str, organization: str, *, as_of: str | date | None = None) -> Json:
    """What `organization` still lacks to enter `agreement`; BadParameter says what is wrong with a parameter."""
    joined = resolve(atlas, agreement, ("agreement",), parameter="agreement")
    candidate = resolve(atlas, organization, ("organization",), parameter="organization")
    moment = data_day(atlas, as_of)
    return {**envelope(atlas, moment, whole=True), **accession(atlas, joined.iri, candidate.iri, moment)}
