"""What is recorded of the things of each kind: which properties, with what for values, and how often."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.entity import Group
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import FactGroup
from accord_atlas.service.core.shape import Kind, Label, Shape

ValueType = Literal["entity", "concept", "date", "day", "year", "number", "boolean", "words", "text", "address"]
"""What a property holds: a thing, a controlled value, a date as it was written (EDTF), a day that can be compared
(`xsd:date`), a year (`xsd:gYear`), a number, yes or no, words with a language, text without one, an address."""


class PropertyOfKind(Shape):
    """A property as things of one kind have it."""

    name: str = Field(description="With its prefix, as in queries: `aa:signed`.")
    iri: str
    label: Label
    definition: Label
    group: FactGroup = Field(description="One of `groups`: what about a thing it tells.")
    type: ValueType
    kinds: list[Kind] = Field(description="Kinds of the things that it leads to, the most frequent first.")
    schemes: list[str] = Field(description="Schemes of its controlled values.")
    things: int = Field(description="How many things of the kind have it.")
    values: int = Field(description="How many values they have together.")


class SchemaOfKind(Shape):
    """What is recorded of the things of one kind."""

    kind: Kind
    name: str = Field(description="The class with its prefix, as in queries: `aa:Agreement`.")
    iri: str
    label: Label
    definition: Label
    things: int = Field(description="How many of them there are.")
    named: bool = Field(description="Whether they have names (`rdfs:label`).")
    standing: list[str] = Field(
        description="What the segments in which they stand in time say (`aa:certainty` …); none where they have none."
    )
    properties: list[PropertyOfKind] = Field(
        description="Group by group, in the order in which a reader looks at them."
    )


class SchemaAnswer(Envelope):
    """The release by kinds and properties: what can be asked of it, counted as it is."""

    groups: list[Group]
    kinds: list[SchemaOfKind] = Field(description="Only kinds of which the release has things.")
