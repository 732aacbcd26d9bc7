"""Damages files: bytes of any, members of packages, cells of tables; and draws texts that nobody expects."""

import csv
import io
import zipfile
from random import Random
from typing import Final

HOSTILE: Final = [
    "",
    " ",
    "\0",
    "\ufeff",
    "\u202ea",
    "=1+1",
    '=HYPERLINK("http://x/y")',
    "@SUM(1)",
    "-2+3",
    "\t=1",
    "9" * 400,
    "1e999",
    "NaN",
    "2026-02-30",
    "0000",
    "9999~",
    "99999999999-01",
    "13/13/13",
    "46000",
    "1.5",
    "二〇二六年二月三十日",
    "约2020年",
    "至今",
    "甲" * 5000,
    "a" * 40_000,
    "../../etc/passwd",
    "<a/>",
    "&x;",
    '"',
    "a\nb",
    "\r",
    "{}",
    "[]",
    "null",
    "true",
    "ipea",
    "iem-my",
    "https://w3id.org/accord-atlas/id/agreement/ipea",
    "file:///etc/passwd",
    "\ud7ff",
    "😀",
    "#REF!",
    "%s%n",
    "{0.__class__}",
]
XML: Final = [
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
    b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    b"<" * 3000,
    b"<a>" * 3000,
    b"\xff\xfe<\x00",
    b"",
]


def chosen(draw: Random, *kinds: str) -> str:
    """A hostile text, or any run of characters; of `kinds` now and then."""
    match draw.randrange(4 if kinds else 3):
        case 0:
            return draw.choice(HOSTILE)
        case 1:
            return "".join(chr(_character(draw)) for _ in range(draw.choice((1, 3, 20))))
        case 2:
            return draw.choice(HOSTILE) + draw.choice(HOSTILE)
        case _:
            return bytes(damaged(draw, draw.choice(kinds).encode())).decode("utf-8", "replace")


def _character(draw: Random) -> int:
    return draw.choice(
        (draw.randrange(32, 127), draw.randrange(0x20), draw.randrange(0xA0, 0xD800), draw.randrange(0x10000, 0x11000))
    )


def damaged(draw: Random, data: bytes) -> bytes:
    """The same file after a few accidents: bytes changed, lost, doubled, cut off, put in."""
    held = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 5, 20))):
        at = draw.randrange(len(held) + 1)
        match draw.randrange(6):
            case 0:
                held[at : at + 1] = draw.randbytes(1)
            case 1:
                del held[at : at + draw.choice((1, 4, 60))]
            case 2:
                held[at:at] = held[at : at + draw.choice((1, 30, 300))]
            case 3:
                held[at:at] = draw.choice(HOSTILE).encode("utf-8", "surrogatepass")[:200]
            case 4:
                held[at:at] = draw.choice((b"\0", b"\xff\xfe", b"<", b"&", b"{", b"[" * 3000, b'"', b"\r\n", b"PK\3\4"))
            case _ if draw.random() < 0.3:
                del held[at:]
    return bytes(held)


def repacked(draw: Random, data: bytes) -> bytes:
    """A package of which one member is damaged within, lost, doubled, replaced or huge; any other file damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(part.filename, package.read(part)) for part in package.infolist()]
    except (zipfile.BadZipFile, OSError):
        return damaged(draw, data)
    at = draw.randrange(len(parts))
    name, content = parts[at]
    match draw.randrange(6):
        case 0:
            del parts[at]
        case 1:
            parts[at] = (name, draw.choice(XML))
        case 2:
            parts[at] = (draw.choice(["../../x", "/etc/passwd", name.upper(), "", "a" * 300, "中.csv"]), content)
        case 3:
            parts[at] = (name, bytes(draw.choice((1_000, 3_000_000))))
        case _:
            parts[at] = (name, damaged(draw, content))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    made = file.getvalue()
    return damaged(draw, made) if draw.random() < 0.2 else made


def table(draw: Random, data: bytes) -> bytes:
    """A table as CSV with hostile cells, rows that are too short or too long, columns that nobody knows."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""))) or [[""]]
    for _ in range(draw.choice((1, 2, 6))):
        row = draw.choice(rows)
        match draw.randrange(5):
            case 0 if row:
                del row[draw.randrange(len(row))]
            case 1:
                row.append(chosen(draw))
            case 2:
                rows.insert(draw.randrange(len(rows)), list(draw.choice(rows)))
            case _ if row:
                row[draw.randrange(len(row))] = chosen(draw)
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8", "replace")
