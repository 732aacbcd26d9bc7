"""A request to suppose something, and how it is read for HTTP, the command line and Python alike.

What is impossible is refused here, by the rules of accession: a body that could never apply, a country outside the
forum, an agreement that takes nobody in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.core.arguments import items
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.pages import Page, page
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.supposition import Joining, Signing, Step
from accord_atlas.service.scenario.possibility import check

Many = str | Iterable[str]
MOST_STEPS: Final = 12
"""How many steps may be supposed at once."""
BEST, MOST_BEST = 10, 50
"""How many next steps are given, where no number is asked for and at most."""
ONE = r"(https?://[^:]+|(?:agreement:|organization:)?[^:]+)"
PAIR = re.compile(f"{ONE}:{ONE}")
"""Two identifiers with a colon between them; each may have the prefix of its kind, or be an address."""


@dataclass(frozen=True, slots=True)
class ScenarioRequest:
    """What is supposed from a day on, and for whose engineers (IRI of a jurisdiction) it is asked."""

    steps: tuple[Step, ...]
    origin: str
    day: date

    @property
    def joins(self) -> list[Joining]:
        """The accessions among the steps."""
        return [step for step in self.steps if isinstance(step, Joining)]

    @property
    def signs(self) -> list[Signing]:
        """The agreements of two bodies among the steps."""
        return [step for step in self.steps if isinstance(step, Signing)]


@dataclass(frozen=True, slots=True)
class BestRequest:
    """Whose (IRI of a body) next steps are wanted, how many of them, on which day."""

    organization: str
    page: Page
    day: date


def scenario_request(
    atlas: Atlas,
    join: Many | None,
    origin: str | None = None,
    *,
    sign: Many | None = None,
    as_of: str | date | None = None,
) -> ScenarioRequest:
    """Reads `agreement:organization` and `body:body` pairs; without an origin, the place of the first body is taken.

    BadParameter (or NotACandidate) says what is wrong with one, or why it is impossible.
    """
    day = data_day(atlas, as_of)
    steps: list[Step] = [_joining(atlas, pair) for pair in items(join)]
    steps += [_signing(atlas, pair) for pair in items(sign)]
    steps = list(dict.fromkeys(steps))
    if not 0 < len(steps) <= MOST_STEPS:
        raise _number(len(steps))
    for step in steps:
        check(atlas, step, day)
    first = steps[0].organization if isinstance(steps[0], Joining) else steps[0].one
    home = reading(atlas).text(first, "aa:jurisdiction") or ""
    place = resolve(atlas, origin, ("jurisdiction",), parameter="from").iri if origin else home
    return ScenarioRequest(tuple(steps), place, day)


def best_request(
    atlas: Atlas, organization: str, *, limit: int = BEST, offset: int = 0, as_of: str | date | None = None
) -> BestRequest:
    """Reads a body in any form and how many steps are wanted."""
    body = resolve(atlas, organization, ("organization",), parameter="organization").iri
    return BestRequest(body, page(limit, offset, MOST_BEST), data_day(atlas, as_of))


def _joining(atlas: Atlas, pair: str) -> Joining:
    agreement, organization = _pair(pair, "join", "agreement:organization", "ipea:cse-cn")
    return Joining(
        resolve(atlas, agreement, ("agreement",), parameter="join").iri,
        resolve(atlas, organization, ("organization",), parameter="join").iri,
    )


def _signing(atlas: Atlas, pair: str) -> Signing:
    one, other = _pair(pair, "sign", "organization:organization", "cse-cn:iem-my")
    found = [resolve(atlas, each, ("organization",), parameter="sign").iri for each in (one, other)]
    return Signing(*found)


def _pair(text: str, parameter: str, form: str, example: str) -> tuple[str, str]:
    found = PAIR.fullmatch(text)
    if found is None:
        raise BadParameter(
            parameter,
            text,
            f"`{parameter}` has {text!r}; expected pairs {form}, e.g. {example}, with commas between them.",
            f"{parameter} 含有 {text!r}，应为 {form} 形式的成对标识，例如 {example}，以逗号分隔。",
            expected=form,
        )
    return found[1], found[2]


def _number(steps: int) -> BadParameter:
    forms_en = "`join` (ipea:cse-cn) or `sign` (cse-cn:iem-my)"
    forms_zh = "join（ipea:cse-cn）或 sign（cse-cn:iem-my）"
    return BadParameter(
        "join",
        str(steps) if steps else None,
        f"{steps} steps are supposed, at most {MOST_STEPS} may be."
        if steps
        else f"Nothing is supposed; give {forms_en}.",
        f"所设想的步骤为{steps}项，至多{MOST_STEPS}项。" if steps else f"未给出所设想的内容；请给出 {forms_zh}。",
        expected=f"1 to {MOST_STEPS}",
    )
