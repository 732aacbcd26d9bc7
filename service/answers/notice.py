"""The shapes of what is read out of a document of the genre: its clauses, and what each may be about."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Among, Entity, OneOf, Shape, SymbolOf, Words

FIGURE_KINDS = ("count", "amount", "percentage", "duration")
DRAFT_KINDS = ("target", "intention", "task")


class Candidate(Shape):
    """What words of a clause may name; a person decides."""

    kind: str = Field(description="The kind of entity that they name, e.g. `organization`.")
    id: str | None = Field(description="Its id; null of what the atlas does not have.")
    label: Entity | None = Field(default=None, description="The entity, where the atlas has it.")
    words: str = Field(description="The words that it rests on, as printed.")
    others: list[Entity] = Field(default_factory=list, description="What else of the same name it may be.")


class Figure(Shape):
    """A number with its unit, and the year for which it is said."""

    clause: str = Field(description="The number of its clause.")
    words: str = Field(description="As printed.")
    kind: Annotated[str, Among(*FIGURE_KINDS)]
    value: float
    comparator: Annotated[str, SymbolOf("comparator")] = Field(description="`>=` of 不少于, 以上; `~` of 约, 左右.")
    unit: str = Field(description="As printed: 名, 个, 万元.")
    year: int | None = Field(description="The year that the sentence names before it; null where it names none.")


class Draft(Shape):
    """A target, an intention or a task that a clause may state: something to accept or to change."""

    kind: Annotated[str, Among(*DRAFT_KINDS)]
    clause: str
    words: str = Field(description="The sentence that it rests on, as printed.")
    intention: Annotated[str, OneOf("intention-kind")] | None = Field(default=None, description="Of an intention.")
    responsible: list[Candidate] = Field(description="The bodies that the clause or one around it charges with it.")
    concerns: list[Candidate] = Field(description="The agreements, places and specialties in its words.")
    figures: list[Figure]


class ReadClause(Shape):
    """A clause of the document."""

    number: str = Field(description="As people cite it: 三（二）1（1）.")
    title: str = Field(description="Its first line or sentence, as printed.")
    level: int = Field(description="How deep it lies: 1 of 一、 or 第一章; 0 of the head and the end of a document.")
    id: str
    parent: str | None
    line: int = Field(description="Where it begins in the text, the first line being 1.")
    sha256: str = Field(description="Of its own text, folded by NFKC and without white space.")
    candidates: list[Candidate]


class Warning(Shape):
    """What a reader should look at: a number that is missing, a page without text."""

    line: int | None
    text: Words


class NoticeAnswer(Envelope):
    """What a document of the genre says, as far as rules can read it.

    Nothing of it is a fact before a person accepts it.
    """

    document: str = Field(description="The slug that ids begin with.")
    number: str | None = Field(description="Its number, as 科协办函外字〔2022〕16号; null where it has none.")
    clauses: list[ReadClause]
    figures: list[Figure]
    drafts: list[Draft]
    warnings: list[Warning]
