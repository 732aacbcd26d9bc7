"""The redirects for w3id.org, run by a real Apache, lead to the service: each form of each identifier is answered."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.long
SOURCE = Path(__file__).parents[2] / "w3id" / "accord-atlas"
PUBLIC = "https://accord-atlas.example.org/"
MODULES = "/usr/lib/apache2/modules"
LOADED = ("mpm_event", "authz_core", "rewrite", "headers", "alias")


@pytest.fixture(scope="module")
def w3id(server: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An Apache that serves the folder as w3id.org does, with the address of the service put in; its own address."""
    found = shutil.which("apache2", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        assert not os.environ.get("CI"), "CI must have apache2"
        pytest.skip("apache2 is needed to try the redirects of w3id.org")
    folder = tmp_path_factory.mktemp("w3id")
    site = folder / "site" / "accord-atlas"
    site.mkdir(parents=True)
    rules = (SOURCE / ".htaccess").read_text("utf-8")
    assert rules.count(PUBLIC) == 2
    (site / ".htaccess").write_text(rules.replace(PUBLIC, f"{str(server.base_url).rstrip('/')}/"), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    (folder / "apache.conf").write_text(
        f"""ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
{modules}
User nobody
DocumentRoot {folder}/site
<Directory {folder}/site>
  AllowOverride All
  Require all granted
</Directory>
""",
        "utf-8",
    )
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.getuid() and each != Path(each.anchor) and each.name != "tmp":
            each.chmod(each.stat().st_mode | 0o055)
    process = subprocess.Popen([found, "-X", "-f", str(folder / "apache.conf")], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/accord-atlas"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        ("id/organization/pec", "text/turtle", "text/turtle"),
        ("id/organization/pec", "application/ld+json", "application/ld+json"),
        ("id/organization/pec", "text/html", "text/html"),
        ("id/organization/pec.nt", "*/*", "application/n-triples"),
        ("id/organization", "text/turtle", "text/turtle"),
        ("id", "text/turtle", "text/turtle"),
        ("ontology", "application/rdf+xml", "application/rdf+xml"),
        ("ontology.ttl", "*/*", "text/turtle"),
        ("ontology.owl", "*/*", "application/rdf+xml"),
        ("graph/questions", "application/n-quads", "application/n-quads"),
        ("dataset", "text/turtle", "text/turtle"),
        ("graph/questions.nt.gz", "*/*", "application/gzip"),
        ("context.jsonld", "*/*", "application/ld+json"),
        ("shapes.ttl", "*/*", "text/turtle"),
        ("sparql?query=ASK%20%7B%20%3Fs%20a%20%3Ft%20%7D&format=csv", "*/*", "text/csv"),
    ],
)
def test_an_identifier_leads_to_what_it_names(w3id: str, path: str, accept: str, kind: str) -> None:
    answer: Any = httpx.get(f"{w3id}/{path}", headers={"Accept": accept}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(kind)
    first = answer.history[0]
    assert (first.status_code, first.headers["access-control-allow-origin"]) == (302, "*")
    assert first.headers["location"].endswith(f"/{path}")


def test_a_query_by_post_keeps_its_body(w3id: str) -> None:
    answer = httpx.post(f"{w3id}/sparql", data={"query": "ASK { ?s a ?t }", "format": "csv"}, follow_redirects=True)
    assert answer.history[0].status_code == 307
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
