"""What people open files with who write no Python: LibreOffice Calc, and R by the files' addresses."""

import csv
import io
import re
from pathlib import Path

import httpx
import pytest
from tests.clients.conftest import program, run

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.dataset.table_description import About
from accord_atlas.service.dataset.table_files import csv_of, write_tables
from accord_atlas.service.dataset.tables import tables

pytestmark = pytest.mark.long
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""LibreOffice's words for every sheet as CSV in UTF-8."""
BOOLEAN = re.compile(r"(?<![^,\n])(TRUE|FALSE)(?![^,\n])")
"""What it writes for true and false."""
READ = """
read <- function(address) read.csv(address, fileEncoding = "UTF-8", check.names = FALSE)
m <- read(paste0(root, "/api/queries/members?agreement=ipea&format=csv&lang=zh"))
n <- read(paste0(root, "/api/network?format=csv"))
s <- read(paste0(root, "/sparql?format=csv&query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"))
cat(nrow(m), names(m)[1], m[1, 1], class(m[[5]]), nrow(n), class(n$Weight), s$n, sep = "\\n")
"""


def sheets(book: Path, into: Path) -> dict[str, list[list[str]]]:
    """Name → rows of each sheet, as LibreOffice Calc reads them."""
    office = program("soffice")
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    run(office, profile, "--headless", "--convert-to", SHEETS, "--outdir", str(into / "read"), str(book), seconds=300)
    return {
        file.stem.removeprefix(f"{book.stem}-"): rows(
            BOOLEAN.sub(lambda cell: cell[0].lower(), file.read_text("utf-8"))
        )
        for file in (into / "read").glob("*.csv")
    }


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_libreoffice_opens_the_workbook_of_everything(atlas: Atlas, tmp_path: Path) -> None:
    """Every cell of every table, as it stands in the files of CSV."""
    held = {table.name: rows(csv_of(table).decode()) for table in tables(atlas.release.path)}
    write_tables(tables(atlas.release.path), About(atlas.release.id, atlas.release.data_date.isoformat()), tmp_path)
    read = sheets(tmp_path / "dataset.xlsx", tmp_path)
    contents, columns = read.pop("Contents · 目录"), read.pop("Columns · 字段")
    assert set(read) == set(held)
    for name, found in held.items():
        assert read[name] == found, name
    assert [row[0] for row in contents[1:]] == [*held, atlas.release.id]
    assert len(columns) == 1 + sum(len(found[0]) for found in held.values())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_libreoffice_opens_an_answer(server: httpx.Client, tmp_path: Path, language: str) -> None:
    asked = {"agreement": "ipea", "lang": language}
    (tmp_path / "answer.xlsx").write_bytes(
        server.get("/api/queries/members", params=asked | {"format": "xlsx"}).content
    )
    [table] = [each for name, each in sheets(tmp_path / "answer.xlsx", tmp_path).items() if len(each[0]) > 5]
    assert table == rows(server.get("/api/queries/members", params=asked | {"format": "csv"}).text)
    assert len(table) > 20


def test_r_reads_csv_by_its_address(server: httpx.Client, tmp_path: Path) -> None:
    (tmp_path / "read.R").write_text(f'root <- "{str(server.base_url).rstrip("/")}"\n{READ}', "utf-8")
    said = run(program("Rscript"), "--vanilla", "--encoding=UTF-8", str(tmp_path / "read.R")).splitlines()
    counted = server.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) {?s ?p ?o}", "format": "csv"}).text
    members = rows(server.get("/api/queries/members", params={"agreement": "ipea", "format": "csv", "lang": "zh"}).text)
    edges = rows(server.get("/api/network", params={"format": "csv"}).text)
    sizes = str(len(members) - 1), str(len(edges) - 1)
    assert said == [sizes[0], members[0][0], members[1][0], "character", sizes[1], "integer", counted.split()[1]]
