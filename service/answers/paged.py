"""The shape of a list that may be given page by page, and how an answer is brought down to one page."""

from typing import Final, TypeVar

from pydantic import Field

from accord_atlas.service.core.pages import Page
from accord_atlas.service.core.shape import Shape

Built = TypeVar("Built", bound="MayBePaged")
TOTAL: Final = "How many there are over all pages."
OFFSET: Final = "How many come before this page."
LIMIT: Final = "How many a page has at most."
NEXT: Final = "The offset of the next page; null on the last."


class Paged(Shape):
    """What a page says of the list that it is from."""

    total: int = Field(description=TOTAL)
    offset: int = Field(description=OFFSET)
    limit: int = Field(description=LIMIT)
    next: int | None = Field(description=NEXT)


class MayBePaged(Shape):
    """The same of an answer that is whole where no page is asked for; these fields are then left out."""

    total: int | None = Field(default=None, description=TOTAL)
    offset: int | None = Field(default=None, description=OFFSET)
    limit: int | None = Field(default=None, description=LIMIT)
    next: int | None = Field(default=None, description=NEXT)


def paged(answer: Built, listed: str, page: Page) -> Built:
    """An answer with a page of one of its lists; the answer itself where all of it is wanted."""
    if page.limit is None:
        return answer
    whole = getattr(answer, listed)
    cut = {} if page.holds(len(whole)) else {"completeness": "truncated"}
    return answer.model_copy(update={listed: page.of(whole), **cut, **page.fields(len(whole))})
