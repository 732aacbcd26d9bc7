"""What a person accepts of the drafts of a document, for HTTP, the command line and Python alike."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from accord_atlas.service.answers.notice import NoticeAbout, NoticeItem
from accord_atlas.service.core.errors import BadParameter

ITEMS_AT_MOST: Final = 2000
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]


class AcceptedDocument(BaseModel):
    """The document as a person names it; `issuer` is the id of a body of the atlas."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: Text
    number: Text = ""
    label_en: Text = ""
    label_zh: Text = ""
    issuer: Text = ""
    issuer_zh: Text = ""
    issuer_en: Text = ""
    issuer_kind: Text = ""
    """Names and kind of an issuer that the atlas does not have; it is then recorded with the document."""
    issued: Text = ""
    url: Text = ""

    @property
    def issuer_id(self) -> str:
        """The id of the issuer: of the atlas, else the one that it would have."""
        return self.issuer or (f"issuer-{self.slug}" if self.issuer_kind else "")


class AcceptedItem(BaseModel):
    """A row as a person accepts it; bodies, agreements, places and specialties are ids of the atlas."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Text
    kind: Literal["target", "intention", "task"]
    clause: Text = Field(description="The id of its clause; what stands before the first dot is the document.")
    label_en: Text = ""
    label_zh: Text = ""
    metric: Text = ""
    comparator: Text = ""
    value: int | None = None
    unit: Text = ""
    year: int | None = None
    intention: Text = ""
    organizations: tuple[Text, ...] = ()
    organization: Text = ""
    jurisdiction: Text = ""
    agreement: Text = ""
    specialties: tuple[Text, ...] = ()
    regions: tuple[Text, ...] = ()
    due: Text = ""
    open_list: bool = False
    printed: tuple[Text, ...] = ()
    body_clause: Text = ""
    body_printed: tuple[Text, ...] = ()


class Accepted(BaseModel):
    """A document and the rows that a person accepts of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: AcceptedDocument
    items: Annotated[tuple[AcceptedItem, ...], Field(max_length=ITEMS_AT_MOST)]


def accepted(text: str) -> Accepted:
    """What a JSON text accepts; BadParameter says what is wrong with it first."""
    try:
        return TypeAdapter(Accepted).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "JSON"
        raise BadParameter(
            "accepted",
            text[:80],
            f"`accepted` at {place}: {first['msg']}.",
            f"accepted 的 {place} 不符合要求：{first['msg']}。",
        ) from None


def as_drafted(about: NoticeAbout, items: list[NoticeItem]) -> Accepted:
    """The drafts as they are, those that lack something left out."""
    document = AcceptedDocument(
        slug=about.slug,
        number=about.number or "",
        label_en=about.title.en,
        label_zh=about.title.zh,
        issuer=about.issuer.id if about.issuer else "",
        issuer_zh="" if about.issuer else about.issuer_words or "",
        issuer_kind=about.issuer_kind or "",
        issued=about.issued or "",
    )
    return Accepted(document=document, items=tuple(_item(one) for one in items if not one.missing))


def _item(one: NoticeItem) -> AcceptedItem:
    return AcceptedItem(
        id=one.id,
        kind=one.kind,  # type: ignore[arg-type]
        clause=one.clause,
        label_en=one.label.en,
        label_zh=one.label.zh,
        metric=one.metric or "",
        comparator=one.comparator or "",
        value=one.value,
        unit=one.unit or "",
        year=one.year,
        intention=one.intention or "",
        organizations=tuple(each.id for each in one.organizations),
        organization=one.organization.id if one.organization else "",
        jurisdiction=one.jurisdiction.id if one.jurisdiction else "",
        agreement=one.agreement.id if one.agreement else "",
        specialties=tuple(each.id for each in one.specialties),
        regions=tuple(each.id for each in one.regions),
        due=one.due or "",
        open_list=one.open_list,
        printed=tuple(one.printed),
        body_clause=one.body_clause or "",
        body_printed=tuple(one.body_printed),
    )
