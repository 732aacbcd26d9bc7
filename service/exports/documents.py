"""A page as a document for Word or Excel, for every face that offers one."""

from typing import Final

from accord_atlas.loaders.extras import require
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.page_workbook import page_workbook

MADE_FROM_PAGES: Final = ("docx", "xlsx")


def from_page(atlas: Atlas, page: str, form: str, language: Language) -> bytes:
    """The document of a page of Markdown in one of `MADE_FROM_PAGES`; KeyError for another format, MissingExtra."""
    if form == "docx":
        require("documents")
        # Here, because only a document for Word needs the library that writes it.
        from accord_atlas.service.exports.docx import Imprint, to_docx

        return to_docx(page, language, Imprint(atlas.release.id, atlas.release.data_date, atlas.release.layers))
    if form == "xlsx":
        return page_workbook(page, language)
    raise KeyError(form)
