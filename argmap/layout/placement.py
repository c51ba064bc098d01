"""Where every card stands and in which row: the result of a layout, nothing about how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.model.records import Direction

Point = tuple[float, float]
Size = tuple[float, float]
Sizes = Mapping[str, Size]
Box = tuple[float, float, float, float]


@dataclass
class Placement:
    """Places of cards (upper left corner) and their rows.

    `rows` maps a node to (part number, row number): row 0 holds the pivot, negative rows
    what leads to it, positive rows what it leads to. `sizes` are those it was made for.
    """

    places: dict[str, Point]
    rows: dict[str, tuple[int, int]]
    direction: Direction
    sizes: dict[str, Size] = field(default_factory=dict)

    def bounds(self, sizes: Sizes) -> Box | None:
        """Give left, top, width, height of all cards together, or None for no cards."""
        if not self.places:
            return None
        left = min(x for x, _ in self.places.values())
        top = min(y for _, y in self.places.values())
        right = max(x + sizes[id][0] for id, (x, _) in self.places.items())
        bottom = max(y + sizes[id][1] for id, (_, y) in self.places.items())
        return left, top, right - left, bottom - top
