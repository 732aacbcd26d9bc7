"""What was read out of a document as a page of Markdown, as a table of its clauses, and as RDF."""

import csv
import io
import re
from collections.abc import Iterable

from rdflib import DCTERMS, RDF, RDFS, SDO, Graph, Literal, URIRef

from accord_atlas.ontology.names import ONTOLOGY, entity
from accord_atlas.service.answers.notice import Candidate, Draft, Figure, NoticeAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.markdown import bullets, page, plain, table
from accord_atlas.service.text.messages import sentence

HAN = re.compile("[\u4e00-\u9fff]")
CLAUSE_COLUMNS = ("number", "title", "level", "id", "parent", "line", "sha256", "candidates")


def markdown(answer: NoticeAnswer, language: Language) -> str:
    """Clauses with what they may name, figures, drafts, and what to look at."""

    def words(name: str) -> str:
        return sentence(language, f"notice-{name}")

    clauses = (
        [plain(one.number), plain(one.title), ", ".join(plain(_named(each)) for each in one.candidates)]
        for one in answer.clauses
    )
    figures = ([plain(one.clause), plain(one.words), _figure(one)] for one in answer.figures)
    drafts = ([words(one.kind), plain(one.clause), plain(one.words), _bodies(one)] for one in answer.drafts)
    warnings = (
        f"{sentence(language, 'notice-line', line=one.line)} {plain(one.text[language])}"
        if one.line
        else plain(one.text[language])
        for one in answer.warnings
    )
    return page(
        plain(answer.number or words("document")),
        [
            ("", [words("drafted")]),
            (words("warnings"), bullets(warnings)),
            (words("clauses"), table([words("number"), words("heading"), words("names")], clauses)),
            (words("figures"), table([words("number"), words("words"), words("value")], figures)),
            (words("drafts"), table([words("kind"), words("number"), words("words"), words("responsible")], drafts)),
        ],
    )


def clause_rows(answer: NoticeAnswer) -> Iterable[Iterable[str]]:
    """The clauses as rows of a table, the first naming the columns."""
    yield CLAUSE_COLUMNS
    for one in answer.clauses:
        named = "|".join(each.id or each.words for each in one.candidates)
        yield one.number, one.title, str(one.level), one.id, one.parent or "", str(one.line), one.sha256, named


def clauses_csv(answer: NoticeAnswer) -> bytes:
    """The same as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(clause_rows(answer))
    return text.getvalue().encode()


def graph(answer: NoticeAnswer) -> Graph:
    """The structure as RDF in the terms of the release: the document, its clauses, what they may mention.

    A clause's level is how often `within` leads on from it; its order in the document is `schema:position`.
    """
    made = Graph()
    made.bind("aa", ONTOLOGY)
    made.bind("dcterms", DCTERMS)
    made.bind("schema", SDO)
    document = URIRef(entity("document", answer.document).value)
    made.add((document, RDF.type, URIRef(f"{ONTOLOGY}Document")))
    if answer.number:
        made.add((document, URIRef(f"{ONTOLOGY}number"), Literal(answer.number)))
    for order, one in enumerate(answer.clauses, 1):
        clause = _clause(one.id)
        made.add((clause, RDF.type, URIRef(f"{ONTOLOGY}Clause")))
        made.add((clause, URIRef(f"{ONTOLOGY}number"), Literal(one.number)))
        made.add((clause, RDFS.label, Literal(one.title, lang="zh" if HAN.search(one.title) else "en")))
        made.add((clause, URIRef(f"{ONTOLOGY}textDigest"), Literal(one.sha256)))
        made.add((clause, URIRef(f"{ONTOLOGY}document"), document))
        made.add((clause, SDO.position, Literal(order)))
        if one.parent:
            made.add((clause, URIRef(f"{ONTOLOGY}within"), _clause(one.parent)))
        for each in one.candidates:
            if each.label:
                made.add((clause, DCTERMS.references, URIRef(each.label.iri)))
    return made


def _clause(slug: str) -> URIRef:
    return URIRef(entity("clause", slug).value)


def _named(candidate: Candidate) -> str:
    return f"{candidate.words} ({candidate.id})" if candidate.id else f"{candidate.words} (?)"


def _figure(figure: Figure) -> str:
    sign = {">=": "≥ ", "~": "≈ "}.get(figure.comparator, "")
    year = f" ({figure.year})" if figure.year else ""
    return f"{sign}{figure.value:,.10g} {plain(figure.unit)}{year}"


def _bodies(draft: Draft) -> str:
    return ", ".join(plain(_named(each)) for each in draft.responsible)
