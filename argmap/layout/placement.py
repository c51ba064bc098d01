"""Where every card stands and in which row: the result of a layout, nothing about how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.model.records import Direction

Point = tuple[float, float]
Size = tuple[float, float]
Sizes = Mapping[str, Size]
Row = tuple[int, int]
Box = tuple[float, float, float, float]


class Standing(NamedTuple):
    """Where a card stood, in which row, and at which node it hung."""

    place: Point
    row: Row
    parent: str | None


@dataclass
class Placement:
    """Places of cards (upper left corner) and their rows.

    `rows` maps a node to (part number, row number): row 0 holds the pivot, negative rows
    what leads to it, positive rows what it leads to. `sizes` are those it was made for, and
    `parents` tells at which node another hangs; `past` says where cards stood that have
    been removed since, for undo. These help `settle` and may be empty.
    """

    places: dict[str, Point]
    rows: dict[str, Row]
    direction: Direction
    sizes: dict[str, Size] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    past: dict[str, Standing] = field(default_factory=dict)

    def standing(self, id: str) -> Standing:
        """Give where a placed card stands."""
        return Standing(self.places[id], self.rows[id], self.parents.get(id))

    def bounds(self, sizes: Sizes) -> Box | None:
        """Give left, top, width, height of all cards together, or None for no cards."""
        if not self.places:
            return None
        left = min(x for x, _ in self.places.values())
        top = min(y for _, y in self.places.values())
        right = max(x + sizes[id][0] for id, (x, _) in self.places.items())
        bottom = max(y + sizes[id][1] for id, (_, y) in self.places.items())
        return left, top, right - left, bottom - top
