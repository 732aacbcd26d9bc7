"""Files of others, as attackers would write them: nothing that is read makes the atlas call, open or unpack anything.

Each names an address that a listener hears, and a file with a secret. That the readers take the harmless form of the
same file shows that they would have come to the harmful part.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.sparql.test_sandbox import listener

from accord_atlas.loaders.foreign import check_file
from accord_atlas.loaders.foreign_guard import Unreadable
from accord_atlas.loaders.notice import NoticeError, open_document
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.imports.answer import import_answer
from accord_atlas.service.imports.request import import_request

SECRET = "the-secret-of-the-house"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/"'
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
EXTERNAL = {
    "entity-file": '<!DOCTYPE x [<!ENTITY s SYSTEM "file://{file}">]>',
    "entity-http": '<!DOCTYPE x [<!ENTITY s SYSTEM "{url}">]>',
    "entity-public": '<!DOCTYPE x [<!ENTITY s PUBLIC "-//X//X" "{url}">]>',
    "parameter-entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "{url}"> %p; <!ENTITY s "x">]>',
    "outside-dtd": '<!DOCTYPE x SYSTEM "{url}" [<!ENTITY s "x">]>',
    "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY s "&l12;">]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY l "{"a" * 100_000}"><!ENTITY s "{"&l;" * 5_000}">]>',
}
XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{target}"/>'
INCLUDES = {f"xinclude-{name}": XINCLUDE.format(target=f"{{{name}}}") for name in ("file", "url")}
STYLE = '<?xml-stylesheet type="text/xsl" href="{url}"?>'


def rdf_xml(head: str, body: str = "&s;") -> str:
    return f'{head}<rdf:RDF {RDF}><rdf:Description rdf:about="urn:a"><e:b>{body}</e:b></rdf:Description></rdf:RDF>'


TEXTS: dict[str, str] = {
    **{f"{name}.rdf": rdf_xml(head) for name, head in EXTERNAL.items()},
    **{f"{name}.rdf": rdf_xml("", body) for name, body in INCLUDES.items()},
    "stylesheet.rdf": rdf_xml(STYLE, "x"),
    "context.jsonld": '{{"@context": "{url}", "@id": "urn:a", "name": "x"}}',
    "context-in-list.jsonld": '{{"@context": [{{"name": "urn:n"}}, "{url}"], "@id": "urn:a", "name": "x"}}',
    "context-of-a-file.jsonld": '{{"@context": "file://{file}", "@id": "urn:a", "name": "x"}}',
    "imported-context.jsonld": '{{"@context": {{"@version": 1.1, "@import": "{url}"}}, "@id": "urn:a", "urn:n": "x"}}',
    "scoped-context.jsonld": '{{"@context": {{"n": {{"@id": "urn:n", "@context": "{url}"}}}}, "n": {{"urn:x": 1}}}}',
    "owl-imports.ttl": "<urn:a> <http://www.w3.org/2002/07/owl#imports> <{url}> , <file://{file}> .",
    "shapes-graph.ttl": "<urn:a> <http://www.w3.org/ns/shacl#shapesGraph> <{url}> .",
    "see-also.trig": "<{url}> {{ <urn:a> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <{url}> }}",
}
PAGES = {
    "loads.html": (
        '<html><head><link rel=stylesheet href="{url}"><meta http-equiv=refresh content="0;{url}"><base href="{url}">'
        '</head><body><p>One</p><img src="{url}"><iframe src="file://{file}"></iframe><object data="{url}"></object>'
        '<svg><image href="{url}"/><use href="file://{file}"/></svg></body></html>'
    ),
    **{f"{name}.html": f"{head}<html><body><p>&s;</p></body></html>" for name, head in EXTERNAL.items()},
    **{f"{name}.html": f"<html><body><p>One {body}</p></body></html>" for name, body in INCLUDES.items()},
}
PARTS = {**{n: (h, "&s;") for n, h in EXTERNAL.items()}, **{n: ("", b) for n, b in INCLUDES.items()}}


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A package with its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return made.getvalue()


def harmful(main: str, head: str, body: str) -> Callable[[str, bytes], bytes]:
    """Puts a declaration before one part, and its use where that part has the word ONE."""

    def change(part: str, content: bytes) -> bytes:
        if part != main:
            return content
        text = content.decode()
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        return (text[:start] + head + text[start:].replace("ONE", body)).encode()

    return change


def document() -> bytes:
    made, file = docx.Document(), io.BytesIO()
    made.add_paragraph("ONE")
    made.save(file)
    return file.getvalue()


def book(cell: str = "ONE") -> bytes:
    made, file = openpyxl.Workbook(), io.BytesIO()
    sheet = made.worksheets[0]
    sheet.title = "parties"
    sheet.append(["agreement", "organization", "note"])
    sheet.append(["ipea", "cse-cn", cell])
    made.save(file)
    return file.getvalue()


def linked(content: bytes, part: str, kind: str, url: str) -> bytes:
    """A package that says that a thing of it lies elsewhere."""
    there = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{url}" TargetMode="External"/></Relationships>'
    return repacked(content, lambda p, c: c.replace(b"</Relationships>", there.encode()) if p == part else c)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


@pytest.fixture
def lures(tmp_path: Path) -> Iterator[tuple[dict[str, str], list[bytes]]]:
    """What harmful files name, and what was heard at the address."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    with listener() as (url, heard):
        yield {"url": url, "file": str(secret)}, heard


def lured(text: str, names: dict[str, str]) -> str:
    """With the lures in their places; braces that are doubled, or none of these, stay."""
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def held(said: object, heard: list[bytes]) -> None:
    assert heard == []
    assert SECRET not in str(said)
    assert len(str(said)) < 1_000_000, "what was to be large came to be"


@pytest.mark.parametrize("name", TEXTS)
def test_rdf_of_others_calls_and_opens_nothing(
    name: str, tmp_path: Path, lures: tuple[dict[str, str], list[bytes]]
) -> None:
    path = tmp_path / name
    text = TEXTS[name].replace("{{", "{").replace("}}", "}") if name.endswith(("jsonld", "trig")) else TEXTS[name]
    path.write_text(lured(text, lures[0]), "utf-8")
    try:
        said: object = check_file(path)
    except Unreadable as error:
        said = (error.en, error.zh)
    held(said, lures[1])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_others_calls_and_opens_nothing(
    name: str, tmp_path: Path, lures: tuple[dict[str, str], list[bytes]]
) -> None:
    path = tmp_path / name
    path.write_text(lured(PAGES[name], lures[0]), "utf-8")
    held(read(path), lures[1])


@pytest.mark.parametrize("name", [*PARTS, "template", "image", "bomb", "none"])
def test_a_word_document_calls_and_opens_nothing(
    name: str, tmp_path: Path, lures: tuple[dict[str, str], list[bytes]]
) -> None:
    content = document()
    if name in PARTS:
        head, body = (lured(each, lures[0]) for each in PARTS[name])
        content = repacked(content, harmful(WORD, head, body))
    elif name == "bomb":
        content = repacked(content, harmful(WORD, "", "0" * 300_000_000))
    elif name != "none":
        kind = {"template": "attachedTemplate", "image": "image"}[name]
        content = linked(content, "word/_rels/document.xml.rels", kind, lures[0]["url"])
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    said = read(path)
    held(said, lures[1])
    assert ("ONE" in said) == (name in {"none", "template", "image"})


@pytest.mark.parametrize("name", [*PARTS, "elsewhere", "web-service", "bomb", "none"])
def test_a_workbook_calls_and_opens_nothing(name: str, atlas: Atlas, lures: tuple[dict[str, str], list[bytes]]) -> None:
    url = lures[0]["url"]
    content = book()
    if name in PARTS:
        head, body = (lured(each, lures[0]) for each in PARTS[name])
        part = "xl/sharedStrings.xml"
        content = repacked(content, harmful(part, head, body))
    elif name == "bomb":
        content = repacked(content, harmful("xl/sharedStrings.xml", "", "0" * 300_000_000))
    elif name == "elsewhere":
        content = linked(content, "xl/_rels/workbook.xml.rels", "externalLink", url)
    elif name == "web-service":
        content = book(f'=WEBSERVICE("{url}")')
    answer = import_answer(atlas, import_request([("parties.xlsx", content)]))
    held(answer.json_value(), lures[1])


def read(path: Path) -> str:
    """What is read of a document, or why it is not."""
    try:
        return open_document(path).text
    except NoticeError as error:
        return f"{error.en} {error.zh}"
