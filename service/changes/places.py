"""Which countries and regions an event is about besides those of its bodies: those it names, those that agreed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from accord_atlas.service.domain.network.model import PARTICIPATION, Model, Node

SIDES = 2
"""An agreement of more sides is about each of them only where it is said so."""


class Places:
    """The jurisdictions of a model, as sentences name them and as they stand in agreements of two sides."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def of(self, text: str, agreement: Node | None) -> tuple[Node, ...]:
        """Those that an English sentence names, and the two sides of the agreement that it is about."""
        named = (found for match in self._pattern.findall(text) if (found := self._named.get(match)))
        sides = self._sides.get(agreement.id, ()) if agreement else ()
        return tuple({node.id: node for node in (*named, *sides)}.values())

    @cached_property
    def _named(self) -> Mapping[str, Node | None]:
        """English name → jurisdiction; None for what is no jurisdiction but may hold the name of one (New Mexico)."""
        found: dict[str, Node | None] = {}
        for kind in ("region", "organization", "jurisdiction"):
            for node in self._model.nodes.values():
                if node.kind == kind and node.en:
                    # Sentences say Hong Kong where lists say Hong Kong, China.
                    for name in (node.en, node.en.partition(",")[0]) if kind == "jurisdiction" else (node.en,):
                        found[name] = node if kind == "jurisdiction" else None
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of the names as whole words, the longest first."""
        names = sorted(self._named, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)")

    @cached_property
    def _sides(self) -> Mapping[str, Iterable[Node]]:
        found: dict[str, dict[str, Node]] = defaultdict(dict)
        for agreement, side in self._parties():
            found[agreement][side.id] = side
        return {agreement: tuple(sides.values()) for agreement, sides in found.items() if len(sides) <= SIDES}

    def _parties(self) -> Iterator[tuple[str, Node]]:
        for edge in self._model.edges:
            if edge.relation == PARTICIPATION and edge.jurisdiction in self._model.nodes:
                yield edge.target, self._model.nodes[edge.jurisdiction]
