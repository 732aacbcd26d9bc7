"""The types of controlled values, which OpenAPI has as enums; each is one or several schemes of the ontology."""

from typing import Annotated, Literal

from accord_atlas.service.core.shape import OneOf, OneOfOrLink

RelationName = Annotated[str, OneOf("relation")]
RelationOrProperty = Annotated[str, OneOfOrLink("relation")]
"""A relation of the network; of an entity that is none of its nodes (a participation, a claim), a property."""
ChangeKind = Annotated[str, OneOf("change-kind")]
NameType = Annotated[str, OneOf("name-type")]
StandingReason = Annotated[str, OneOf("standing-reason")]
"""Why something is as sure as it is on a day."""
Confidence = Annotated[str, OneOf("confidence")]
Rank = Annotated[str, OneOf("rank")]
Role = Annotated[str, OneOf("role")]
ParticipationStatus = Annotated[str, OneOf("participation-status")]
Level = Annotated[str, OneOf("level")]
"""Whom an agreement is for."""
RecognitionDirection = Annotated[str, OneOf("recognition-direction")]
"""Which of two sides recognises engineers of the other."""
NetworkDifference = Annotated[str, OneOf("network-difference")]
"""What became of a node or an edge of the network between two days."""
EntityStatus = Annotated[str, OneOf("agreement-status", "standard-status")]
"""The status of an agreement or of a standard, which are the entities that have one."""
Category = Annotated[
    str,
    OneOf(
        "agreement-kind", "event-kind", "intention-kind", "organization-kind", "notice-provision-kind", "region-kind"
    ),
]
"""What kind of agreement, event, … an entity is."""
FactGroup = Literal["names", "kind", "time", "place", "relations", "content", "evidence", "bounds"]
"""A group of an entity's facts; `entities/groups.csv` says which properties are in which."""
