"""What an update has changed."""

from collections.abc import Sequence

from pydantic import Field

from accord_atlas.service.core.shape import Shape


class LayerChange(Shape):
    """What came and went in a layer."""

    name: str = Field(description="The layer's name; its graph is `…/graph/layer.<name>`.")
    added: int = Field(description="Statements that came.")
    removed: int = Field(description="Statements that went.")
    statements: int = Field(description="Statements that it holds now; without any it is gone.")


class UpdateAnswer(Shape):
    """The outcome of an update: everything it says is done, and read by queries."""

    release: str = Field(description="The release that queries are answered from now; it holds what was said.")
    layers: Sequence[LayerChange] = Field(description="The layers that were written to.")
