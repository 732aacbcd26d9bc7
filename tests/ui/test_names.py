"""One thing has one name: on the page, in Markdown, in the workbook, on the command line."""

import io
import subprocess
from collections.abc import Callable
from typing import Any

import httpx
import openpyxl
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
both = pytest.mark.parametrize("lang", ["en", "zh"])


def words(server: httpx.Client) -> dict[str, dict[str, Any]]:
    """Every controlled word: `basis.tie` for a value, `members.status` and `column.gains` for titles."""
    said = server.get("/api/vocabulary").json()
    values = {f"{s['id']}.{c['notation']}": c["label"] for s in said["schemes"] for c in s["concepts"]}
    titles = {f"{q['name']}.{c['name']}": c["title"] for q in said["questions"] for c in q["columns"]}
    return {**values, **titles, **{f"column.{c['name']}": c["title"] for c in said["columns"]}}


def headings(workbook: bytes, sheet: int = 0) -> set[str]:
    rows = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[sheet].iter_rows(max_row=3, values_only=True)
    return {str(cell) for row in rows for cell in row if cell is not None}


@both
def test_the_columns_and_values_of_a_stored_question(visit: Any, server: httpx.Client, accord: Run, lang: str) -> None:
    named = words(server)
    status, full = named["members.status"][lang], named["participation-status.authorised"][lang]
    requested = {"agreement": "ipea", "lang": lang}
    markdown = server.get("/api/queries/members", params={**requested, "format": "md"}).text
    assert status in markdown
    assert full in markdown
    assert status in headings(server.get("/api/queries/members", params={**requested, "format": "xlsx"}).content)
    command = accord("query", "members", "agreement=ipea", "--lang", lang)
    assert status in command.stdout, command.stderr
    assert full in command.stdout
    with visit("/sparql?question=members&p.agreement=ipea", lang=lang) as page:
        page.get_by_role("columnheader", name=status).first.wait_for()
        page.get_by_role("cell", name=full).first.wait_for()


@both
def test_a_basis_of_recognition(visit: Any, server: httpx.Client, accord: Run, lang: str) -> None:
    answer = server.get("/api/recognition", params={"from": "cn", "to": "hk"}).json()
    basis = words(server)[f"basis.{answer['routes'][0]['basis']}"][lang]
    shown = basis[0].upper() + basis[1:]
    markdown = server.get("/api/recognition", params={"from": "cn", "to": "hk", "format": "md", "lang": lang}).text
    assert shown in markdown
    assert shown in accord("recognition", "cn", "hk", "--format", "md", "--lang", lang).stdout
    with visit("/routes?from=cn&to=hk", lang=lang) as page:
        page.locator("article").first.get_by_text(basis).first.wait_for()


@both
def test_the_columns_of_a_dossier(visit: Any, server: httpx.Client, lang: str) -> None:
    named = words(server)
    titles = [named[name][lang] for name in ("members.organization", "members.status", "members.certainty")]
    markdown = server.get("/api/dossier/my", params={"format": "md", "lang": lang}).text
    workbook = server.get("/api/dossier/my", params={"format": "xlsx", "lang": lang}).content
    sheets = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets
    written = {str(cell) for sheet in sheets for row in sheet.iter_rows(max_row=3, values_only=True) for cell in row}
    with visit("/dossier/my", lang=lang) as page:
        page.get_by_role("columnheader").first.wait_for()
        seen = page.get_by_role("columnheader").all_inner_texts()
    for title in titles:
        assert title in markdown
        assert title in written
        assert title in seen


@both
def test_a_kind_of_entity(visit: Any, server: httpx.Client, lang: str) -> None:
    kind = next(k for k in server.get("/api/vocabulary").json()["kinds"] if k["kind"] == "intention")["label"][lang]
    target = server.get("/api/targets").json()["targets"]
    intention = next(one["target"] for one in target if one["kind"] == "intention")
    address = f"/id/intention/{intention['id']}"
    read = server.get(address, params={"format": "html", "lang": lang}, headers={"Accept": "text/html"}).text
    assert kind in read
    with visit(address, lang=lang) as page:
        assert page.locator("main .kind").inner_text() == kind
