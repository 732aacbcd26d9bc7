"""The shapes of what is read out of a document of the genre: its clauses, and what each may be about."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Among, Entity, OneOf, Shape, SymbolOf, Words

FIGURE_KINDS = ("count", "amount", "percentage", "duration", "rank")
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


class NoticeItem(Shape):
    """A row that the document may give: a target (one number), an intention or a task, to accept, change or drop."""

    id: str = Field(description="Its id behind that of the document: `registered-engineers.2032`.")
    kind: Annotated[str, Among(*DRAFT_KINDS)]
    clause: str = Field(description="The id of its clause.")
    number: str = Field(description="The number of its clause.")
    words: str = Field(description="The sentence that it rests on, as printed.")
    label: Words = Field(description="What it is called: composed, to be changed.")
    metric: Annotated[str, OneOf("metric")] | None = Field(default=None, description="What a target counts.")
    comparator: Annotated[str, SymbolOf("comparator")] | None = None
    value: int | None = None
    unit: Annotated[str, OneOf("unit")] | None = None
    year: int | None = None
    intention: Annotated[str, OneOf("intention-kind")] | None = None
    organizations: list[Entity] = Field(default_factory=list, description="Those charged with it, who leads first.")
    organization: Entity | None = Field(default=None, description="The body abroad that an intention is about.")
    jurisdiction: Entity | None = None
    agreement: Entity | None = None
    specialties: list[Entity] = Field(default_factory=list)
    regions: list[Entity] = Field(default_factory=list)
    due: str | None = Field(default=None, description="Of a task: by when, EDTF.")
    open_list: bool = Field(default=False, description="Whether the clause adds 等 (and others).")
    printed: list[str] = Field(description="Words and figures of its clause that must be found in a copy.")
    body_clause: str | None = Field(default=None, description="The clause around it that names who is charged.")
    body_printed: list[str] = Field(default_factory=list, description="The words of that clause that name them.")
    missing: list[str] = Field(default_factory=list, description="Fields that a person must fill in.")
    unknown: list[str] = Field(default_factory=list, description="Names in its words that the atlas does not have.")


class NoticeAbout(Shape):
    """What the document is, as far as its head and its end say."""

    slug: str = Field(description="The id that it would have.")
    number: str | None
    title: Words
    issuer: Entity | None
    issuer_words: str | None = Field(description="The words that name the issuer.")
    issuer_kind: Annotated[str, OneOf("organization-kind")] | None = Field(
        description="Of an issuer that the atlas does not have: its kind, by the last word of its name."
    )
    issued: str | None = Field(description="EDTF.")
    missing: list[str]


class Mark(Shape):
    """Where words of a clause's text name something or give a figure; places are counted in Unicode characters."""

    start: int
    end: int
    candidate: int | None = Field(description="The place among the candidates of the clause, the first being 0.")
    figure: int | None = Field(description="The place among the figures of the document.")


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
    text: str = Field(description="Its own words, as printed, with white space between Latin words only.")
    body: int = Field(description="Where its words begin behind a heading on a line of its own; 0 where it has none.")
    marks: list[Mark] = Field(description="Where its candidates stand in that text.")


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
    about: NoticeAbout
    items: list[NoticeItem] = Field(description="The rows that the drafts would give.")
    warnings: list[Warning]


class NoticeProblem(Shape):
    """One thing to settle before the rows can be kept."""

    item: str | None = Field(
        description="The id of the row as it was sent, `document` for the document; null of the whole."
    )
    field: str | None
    value: str | None
    reason: Words


class NoticeChange(Shape):
    """One thing that a release with the layer would say besides."""

    kind: Annotated[str, Among("document", "source", *DRAFT_KINDS)]
    id: str
    text: Words


class NoticeAcceptAnswer(Envelope):
    """What the accepted rows would add, or what is in the way. With problems nothing is kept."""

    document: str
    clauses: int = Field(description="Clauses that are recorded, each by the digest of its text.")
    proved: int = Field(description="Facts that the document proves, of those that were sent.")
    changes: list[NoticeChange]
    problems: list[NoticeProblem]
    layer: str | None = Field(default=None, description="The layer in which they are kept now; null of a dry run.")
