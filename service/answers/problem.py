"""How a problem is told, as RFC 9457 has it."""

from typing import Annotated

from pydantic import Field

from accord_atlas.service.core.shape import OneOf, Shape


class Problem(Shape):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: str | None = None
    value: str | None = None
    expected: str | list[str] | None = None
    nearest: list[str] | None = None
    reason: Annotated[str, OneOf("candidate-bar")] | None = Field(
        default=None, description="Of a body that cannot enter an agreement: why."
    )
