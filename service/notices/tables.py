"""The tables of a document that a person accepts: laid out as a layer is, to be proved, kept and built in."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from accord_atlas.loaders.layers import Cells
from accord_atlas.loaders.notice.records import NOTICE_TABLES
from accord_atlas.loaders.notice.segment import HEAD, HEAD_SHOWN, TAIL_SHOWN, Clause
from accord_atlas.ontology.names import SLUG, entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.notices.names import folded
from accord_atlas.service.notices.request import Accepted, AcceptedItem
from accord_atlas.service.text.messages import message

Tables = dict[str, list[Cells]]
TABLES: Final = {"target": "targets", "intention": "intentions", "task": "tasks"}
LONGEST: Final = 20
"""Characters of what is taken for a heading rather than for a sentence."""
HAN: Final = re.compile("[\u4e00-\u9fff]")
UNNUMBERED: Final = "无文号"


def tables(atlas: Atlas, accepted: Accepted, clauses: Sequence[Clause], today: date) -> Tables:
    """The rows of the document, its source, its clauses and what is accepted of it, by table of a layer."""
    document = accepted.document
    found: Tables = {f"notice-{name}": [] for name in NOTICE_TABLES}
    found["sources"] = [_source(accepted, _publisher(atlas, accepted), today)]
    if document.issuer_id and not document.issuer:
        found["organizations"] = [_issuer(accepted)]
    head = next((one for one in clauses if one.number == HEAD_SHOWN), clauses[0])
    proofs = [document.number, document.label_zh, document.label_en]
    printed = [one for one in proofs if one and folded(one) in head.text] or [head.text[:LONGEST]]
    found["notice-documents"] = [
        {
            "id": document.slug,
            "number": document.number or UNNUMBERED,
            "label_en": document.label_en,
            "label_zh": document.label_zh,
            "issuer": document.issuer_id,
            "issued": document.issued,
            "source": document.slug,
            "confidence": "high",
            "clause": f"{document.slug}.{head.id.partition('.')[2] or HEAD}",
            "printed": "|".join(printed),
        }
    ]
    found["notice-clauses"] = [_clause(document.slug, one) for one in clauses]
    for item in accepted.items:
        found[f"notice-{TABLES[item.kind]}"].append(_row(document.slug, item))
    return found


def _publisher(atlas: Atlas, accepted: Accepted) -> str:
    document = accepted.document
    if SLUG.fullmatch(document.issuer) and (iri := entity("organization", document.issuer).value) in atlas.labels:
        return atlas.labels[iri].entity.label.text("en")
    return document.issuer_en or document.issuer_zh


def _issuer(accepted: Accepted) -> Cells:
    """The issuer as a body, where the atlas does not have it."""
    document = accepted.document
    return {
        "id": document.issuer_id,
        "name_en": document.issuer_en,
        "name_zh": document.issuer_zh,
        "kind": document.issuer_kind,
        "jurisdiction": "cn" if HAN.search(document.issuer_zh) else "",
        "source": document.slug,
        "confidence": "medium",
    }


def _source(accepted: Accepted, publisher: str, today: date) -> Cells:
    """The document as a source: read today, speaking for the day on which it was issued."""
    document = accepted.document
    named = document.number or document.label_zh
    return {
        "id": document.slug,
        "url": document.url,
        "publisher": publisher,
        "title": document.label_zh,
        "language": "zh" if HAN.search(document.label_zh) else "en",
        "vintage": document.issued,
        "retrieved": today.isoformat(),
        "kind": "official",
        "reliability": "high",
        "note": "" if document.url else f"{named}: a copy kept by those who recorded it; it has no address.",
    }


def _clause(document: str, clause: Clause) -> Cells:
    heading = _heading(clause)
    return {
        "id": _placed(document, clause.id),
        "document": document,
        "number": clause.number,
        "parent": _placed(document, clause.parent) if clause.parent else "",
        "heading_en": heading["en"],
        "heading_zh": heading["zh"],
        "sha256": clause.digest,
    }


def _heading(clause: Clause) -> Mapping[str, str]:
    """What a clause is about, without its text: a heading that documents of the genre share, else its place."""
    if clause.number in (HEAD_SHOWN, TAIL_SHOWN):
        words = message("notice-head" if clause.number == HEAD_SHOWN else "notice-tail")
    elif (shared := folded(clause.heading)) in headings():
        return {"zh": shared, "en": headings()[shared]}
    else:
        short = len(shared) <= LONGEST and shared == clause.text
        words = message("notice-heading-of" if short else "notice-words-of")
        if short:
            return {"zh": shared if HAN.search(shared) else words.zh, "en": words.en if HAN.search(shared) else shared}
    return {"en": words.en, "zh": words.zh}


@cache
def headings() -> Mapping[str, str]:
    """Headings that documents of the genre share → what they are in English."""
    with files("accord_atlas.service.notices").joinpath("headings.csv").open(encoding="utf-8") as lines:
        return {row["zh"]: row["en"] for row in csv.DictReader(lines)}


def _placed(document: str, clause: str) -> str:
    """The id of a clause in the document of that name."""
    return f"{document}.{clause.partition('.')[2]}"


def _row(document: str, item: AcceptedItem) -> Cells:
    shared = {
        "id": f"{document}.{item.id}",
        "label_en": item.label_en,
        "label_zh": item.label_zh,
        "clause": _placed(document, item.clause),
        "printed": "|".join(item.printed),
        "body_clause": _placed(document, item.body_clause) if item.body_clause and item.organizations else "",
        "body_printed": "|".join(item.body_printed) if item.organizations else "",
    }
    own = {"target": _target, "intention": _intention, "task": _task}[item.kind](item)
    return {**shared, **own}


def _target(item: AcceptedItem) -> Cells:
    return {
        "metric": item.metric,
        "comparator": item.comparator,
        "value": "" if item.value is None else str(item.value),
        "unit": item.unit,
        "year": "" if item.year is None else str(item.year),
        "specialty": next(iter(item.specialties), ""),
        "organizations": "|".join(item.organizations),
        "region": next(iter(item.regions), ""),
    }


def _intention(item: AcceptedItem) -> Cells:
    return {
        "kind": item.intention,
        "actor": next(iter(item.organizations), ""),
        "organization": item.organization,
        "jurisdiction": item.jurisdiction,
        "agreement": item.agreement,
        "open_list": str(item.open_list).lower(),
    }


def _task(item: AcceptedItem) -> Cells:
    track = "regional" if item.regions else "sector" if item.specialties else "organisation"
    return {
        "track": track,
        "assigned_to": "|".join(item.organizations),
        "regions": "|".join(item.regions),
        "specialties": "|".join(item.specialties),
        "due": item.due,
    }
