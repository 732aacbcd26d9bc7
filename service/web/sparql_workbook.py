"""A query's result as a workbook: made of a worker's JSON, one at a time, since it costs the serving process."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from fastapi import Request

from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.exports.results_workbook import MOST_BYTES, MOST_ROWS, to_workbook
from accord_atlas.service.exports.table import about_release
from accord_atlas.service.sparql.limits import Limits
from accord_atlas.service.sparql.messages import Answer
from accord_atlas.service.text.messages import message
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.sparql_service import SparqlService

NAMED: Mapping[str, str] = {"Content-Disposition": 'attachment; filename="accord-query.xlsx"'}


def bounds(limits: Limits) -> Limits:
    """The limits of a result of which a workbook is made."""
    return replace(limits, rows=min(limits.rows, MOST_ROWS), size=min(limits.size, MOST_BYTES))


def reader(request: Request) -> Language:
    """The language of its headings: what the address says, else what the browser prefers."""
    requested = request.query_params.get("lang")
    return next((known for known in LANGUAGES if known == requested), None) or guess(request)


async def made(
    service: SparqlService, answer: Answer, query: str, language: Language
) -> tuple[Answer, Mapping[str, str]]:
    """The answer with a workbook as its body, and what its headers say beside the usual; the JSON is let go of."""
    release = service.atlas.release
    about = [
        (message("about-query"), query.strip()),
        *about_release(release.id, release.layers),
        (message("about-data-date"), release.data_date.isoformat()),
    ]
    try:
        async with service.workbooks:
            results = await asyncio.to_thread(answer.body.read)
            book = await asyncio.to_thread(to_workbook, results, language, about, cut=answer.reply.limit is not None)
    finally:
        answer.close()
    body = BytesIO(book.content)
    told = {**NAMED, **({"Accord-Completeness": "truncated"} if book.shortened else {})}
    if limit := answer.reply.limit:
        told["Accord-Limit"] = f"workbook_{limit}={service.limits.rows if limit == 'rows' else service.limits.size}"
    return Answer(answer.reply, body, len(book.content), answer.waited, lambda: None), told
