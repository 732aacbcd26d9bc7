"""How a problem is told, as RFC 9457 has it."""

from accord_atlas.service.core.shape import Shape


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
