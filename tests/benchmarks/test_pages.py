"""Pages: what their documents cost the server."""

from typing import Any

import pytest

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.web.page_address import PageAddress
from accord_atlas.service.web.page_document import page_document

WARM = 10.0
"""Milliseconds that a document may take that was asked for before; held by `make bench`, where nothing else runs."""
BUILT = '<html lang="en"><title>Accord Atlas · 工程师互认图谱</title><div id="app"></div>'
ADDRESSES = {
    "start page": PageAddress("/"),
    "body": PageAddress("/id/organization/cse-cn"),
    "country": PageAddress("/id/jurisdiction/my"),
    "dossier of China": PageAddress("/dossier/cn"),
    "routes": PageAddress("/routes", (("from", "cn"), ("to", "sg"))),
    "accession": PageAddress("/routes", (("tab", "accession"), ("agreement", "ipea"), ("candidate", "cse-cn"))),
    "scenario": PageAddress("/scenario", (("join", "ipea:cse-cn"),)),
    "targets": PageAddress("/targets"),
    "matrix": PageAddress("/matrix"),
    "glossary": PageAddress("/glossary"),
}


@pytest.mark.parametrize(("name", "address"), ADDRESSES.items(), ids=ADDRESSES)
def test_a_document_is_made_once(atlas: Atlas, clock: Any, name: str, address: PageAddress, *, full: bool) -> None:
    for language in LANGUAGES:

        def made(root: str, language: Any = language) -> str:
            return page_document(atlas, BUILT, address, language, base="", root=root)

        made("/other")  # what is prepared once for the release is
        first, page = clock.once(lambda made=made: made(""))
        again = min(clock.once(lambda made=made: made(""))[0] for _ in range(5))
        clock.ms(f"{name} ({language}), made", first)
        clock.ms(f"{name} ({language}), again", again)
        clock.note(f"{name} ({language})", f"{len(page.encode()) / 1000:,.0f} kB")
        assert "<main>" in page
        assert again < first
        assert again < WARM or not full
