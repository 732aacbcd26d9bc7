"""Publishes the stored questions in the data themselves, in the shape that SIB's SPARQL examples have.

Editors and clients that read `sh:SPARQLExecutable` from an endpoint thus show our questions without knowing us.
"""

from collections.abc import Iterator, Mapping

from accord_atlas.loaders.statements import Statement, Value, describe, plain, text
from accord_atlas.ontology.names import KINDS, entity, term
from accord_atlas.queries.question import Question, questions

INTO = "questions"


def question_statements(stored: Mapping[str, Question] | None = None) -> Iterator[Statement]:
    """Each stored question as a `sh:SPARQLSelectExecutable` with title and description in both languages.

    `stored` (default: all stored questions) maps names to questions. `sh:select` holds the query without its header.
    """
    for question in (questions() if stored is None else stored).values():
        yield from describe(entity("question", question.name), _facts(question), into=INTO)


def _facts(question: Question) -> Iterator[tuple[str, Value | None]]:
    yield "rdf:type", term(f"aa:{KINDS['question']}")
    yield "rdf:type", term("sh:SPARQLExecutable")
    yield "rdf:type", term("sh:SPARQLSelectExecutable")
    for language in ("en", "zh"):
        yield "rdfs:label", text(question.title[language], language)
        yield "rdfs:comment", text(question.description[language].strip(), language)
    yield "sh:select", plain(question.query)
    for keyword in dict.fromkeys((question.subject, *(kind for p in question.parameters for kind in p.kind))):
        yield "schema:keywords", plain(keyword)
