"""The vocabulary: what every controlled word is called, in both languages, with its definition."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.questions import ColumnEntry
from accord_atlas.service.answers.values import RelationName
from accord_atlas.service.core.shape import Kind, Label, Shape, Words


class Concept(Shape):
    """A controlled value."""

    notation: str = Field(description="What stands in answers, e.g. `authorised`.")
    iri: str
    label: Label
    definition: Label


class Scheme(Shape):
    """A set of controlled values."""

    id: str = Field(description="What parameters and columns name as their `scheme`, e.g. `participation-status`.")
    iri: str
    label: Label
    definition: Label
    concepts: list[Concept]


class KindOfEntity(Shape):
    """A kind of entity, named like its class in the ontology."""

    kind: Kind
    iri: str = Field(description="The class.")
    label: Label
    definition: Label


class Relation(Shape):
    """A relation of the network, as read from either end."""

    relation: RelationName
    label: Words = Field(description="As read from its source, e.g. “takes part in”.")
    inverse: Words = Field(description="As read from its target, e.g. “has as participant”.")


class Term(Shape):
    """A class or a property of the ontology."""

    name: str = Field(description="With its prefix, as in queries: `aa:signed`.")
    iri: str
    label: Label


class ParameterTitle(Shape):
    """What a parameter of a stored question is called."""

    name: str
    title: Words


class ColumnTitle(Shape):
    """What a column that no stored question has is called."""

    name: str
    title: Words


class QuestionTitles(Shape):
    """What a stored question, its parameters and its columns are called."""

    name: str
    title: Words
    parameters: list[ParameterTitle]
    columns: list[ColumnEntry]


class VocabularyAnswer(Envelope):
    """Every word that is named once for all: by the ontology's schemes and classes, and by the questions' headers."""

    schemes: list[Scheme] = Field(description="In alphabetical order, as are their concepts.")
    kinds: list[KindOfEntity]
    relations: list[Relation]
    terms: list[Term]
    questions: list[QuestionTitles]
    columns: list[ColumnTitle] = Field(description="The columns of other tables that no stored question has.")
