"""What the cells of several fact tables are alike: references, confidence, sources, codes."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from accord_atlas.loaders.cells import Form, Id, Many, Ref, matching

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


def _like(pattern: str, said: str) -> tuple[Form, AfterValidator]:
    """What a cell of that pattern carries; `said` says it in words."""
    return Form(pattern, said), matching(re.compile(pattern), said)


TwoLetters = Annotated[str, *_like("[a-z]{2}", "two letters of ISO 3166-1 in lower case, such as pk")]
Capitals = Annotated[str, *_like("[A-Z]{2}", "two capital letters, such as PK")]
Iso3 = Annotated[str, *_like("[A-Z]{3}", "three capital letters of ISO 3166-1, such as PAK")]
Numeric = Annotated[str, *_like("[0-9]{3}", "three digits of ISO 3166-1, such as 586")]
RegionCode = Annotated[str, *_like("[A-Z]{2}-[A-Z0-9]{1,3}", "an ISO 3166-2 code, such as CN-GD")]
RegionId = Annotated[RegionCode, Ref("regions")]
"""A subdivision that has its names in `regions.csv`."""
IscedF = Annotated[str, *_like("[0-9]{3,4}", "an ISCED-F 2013 code of three or four digits, such as 0713")]
Amount = Annotated[str, *_like("[0-9]+(/[0-9]+)?", "a number or a share, such as 2 or 2/3")]
Count = Annotated[str, *_like("[0-9]+", "a whole number in plain digits, such as 23")]
