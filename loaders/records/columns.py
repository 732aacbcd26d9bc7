"""What the cells of several fact tables are alike: references, confidence, sources, codes."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from accord_atlas.loaders.cells import Form, Id, Many, Ref, countries, matching

Confidence = Literal["high", "medium", "low"]
SchemeName = Literal["notice-2022", "gba-fields", "tcas-326-2021", "apec-discipline", "other"]
Level = Literal["professional-engineer", "technologist", "technician", "other"]
ParticipationStatus = Literal[
    "authorised", "provisional", "former", "party", "applicant", "suspended", "withdrawn", "unknown"
]
OUR_MAPPING: Final = "our mapping"

AgreementId = Annotated[Id, Ref("agreements")]
JurisdictionId = Annotated[Id, Ref("jurisdictions")]
ObservationId = Annotated[Id, Ref("observations")]
OrganizationId = Annotated[Id, Ref("organizations")]
SourceId = Annotated[Id, Ref("sources")]
SpecialtyId = Annotated[Id, Ref("specialties")]
StandardId = Annotated[Id, Ref("standards")]
TitleId = Annotated[Id, Ref("titles")]
Sources = Annotated[Many[SourceId], Field(min_length=1)]
"""The sources of one statement, all of which say it; one at least."""


def _economy(cell: str) -> str:
    # ISO 3166-1 reserves EU by exception: it is no country, yet agreements have it as a party.
    if cell not in countries() and cell != "eu":
        raise ValueError("an ISO 3166-1 alpha-2 code in lower case, such as pk, or eu")
    return cell


def _like(pattern: str, said: str) -> tuple[Form, AfterValidator]:
    """What a cell of that pattern carries; `said` says it in words."""
    return Form(pattern, said), matching(re.compile(pattern), said)


Economy = Annotated[str, Form("[a-z]{2}", "ISO 3166-1 alpha-2 in lower case, or eu"), AfterValidator(_economy)]
Capitals = Annotated[str, *_like("[A-Z]{2}", "two capital letters, such as PK")]
IscedF = Annotated[str, *_like("[0-9]{3,4}", "an ISCED-F 2013 code of three or four digits, such as 0713")]
Amount = Annotated[str, *_like("[0-9]+(/[0-9]+)?", "a number or a share, such as 2 or 2/3")]
Count = Annotated[str, *_like("[0-9]+", "a whole number in plain digits, such as 23")]
