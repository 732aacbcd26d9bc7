"""The vocabulary of a release as one answer: schemes, kinds of entities, relations, questions and their columns."""

from typing import Final

from accord_atlas.ontology.names import KINDS, ONTOLOGY, entity
from accord_atlas.queries.question import Question, Text, questions
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.questions import ColumnEntry
from accord_atlas.service.answers.vocabulary import (
    ColumnTitle,
    Concept,
    KindOfEntity,
    ParameterTitle,
    QuestionTitles,
    Relation,
    Scheme,
    Term,
    VocabularyAnswer,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Label, Words
from accord_atlas.service.core.terms import definition
from accord_atlas.service.domain.network.relations import relations
from accord_atlas.service.text.messages import message, names

COLUMN: Final = "column-"
"""How the names of messages begin that title columns."""


def vocabulary(atlas: Atlas) -> VocabularyAnswer:
    """Every controlled word of the release with both its names; made once for a release."""
    return atlas.once(_made)


def _made(atlas: Atlas) -> VocabularyAnswer:
    return VocabularyAnswer(
        **envelope(atlas, None, whole=True),
        schemes=list(_schemes(atlas)),
        kinds=[_kind(atlas, kind) for kind in KINDS],
        relations=[
            Relation(relation=each.name, label=each.label, inverse=each.inverse) for each in relations().values()
        ],
        terms=[
            Term(name=f"aa:{named.slug}", iri=named.iri, label=_label(named))
            for named in sorted(atlas.labels.of_ontology(), key=lambda named: named.slug)
        ],
        questions=[_question(question) for question in questions().values()],
        columns=[
            ColumnTitle(name=name.removeprefix(COLUMN).replace("-", "_"), title=message(name)) for name in names(COLUMN)
        ],
    )


def _schemes(atlas: Atlas) -> list[Scheme]:
    """The schemes whose members are controlled values: those of specialties and the like hold entities."""
    found = []
    for name, members in concepts(atlas).items():
        iri = entity("scheme", name).value if name and "|" not in name else ""
        held = [_concept(atlas, notation, named) for notation, named in members.items() if named.kind == "concept"]
        if iri and held:
            label, meaning = _label(atlas.labels[iri]), definition(atlas, iri)
            found.append(Scheme(id=name, iri=iri, label=label, definition=meaning, concepts=held))
    return found


def _concept(atlas: Atlas, notation: str, named: Named) -> Concept:
    meaning = definition(atlas, named.iri)
    return Concept(notation=notation, iri=named.iri, label=_label(named), definition=meaning)


def _kind(atlas: Atlas, kind: str) -> KindOfEntity:
    iri = ONTOLOGY + KINDS[kind]
    return KindOfEntity(kind=kind, iri=iri, label=_label(atlas.labels[iri]), definition=definition(atlas, iri))


def _question(question: Question) -> QuestionTitles:
    return QuestionTitles(
        name=question.name,
        title=_words(question.title),
        parameters=[ParameterTitle(name=each.name, title=_words(each.title)) for each in question.parameters],
        columns=[
            ColumnEntry(name=each.name, type=each.type, title=_words(each.title), scheme=each.scheme)
            for each in question.columns
        ],
    )


def _label(named: Named) -> Label:
    return Label(en=named.en, zh=named.zh)


def _words(text: Text) -> Words:
    return Words(en=text["en"], zh=text["zh"])
