"""The two axes a layout thinks in, and how each direction turns them into the scene.

`across` runs along a row, left to right or top to bottom; `depth` runs from evidence
through the pivot to what follows from it.
"""

from dataclasses import dataclass

from argmap.layout.placement import Point, Size
from argmap.model.records import Direction


@dataclass(frozen=True)
class Axes:
    """Turns places between scene (x, y) and layout (across, depth); both are lower corners."""

    upright: bool
    mirrored: bool

    @classmethod
    def of(cls, direction: Direction) -> "Axes":
        """Give the axes of a direction; rows lie flat in `up` and `down`."""
        return cls(upright=direction in {"up", "down"}, mirrored=direction in {"up", "left"})

    def extent(self, size: Size) -> Size:
        """Give a card's extent (across, depth) for its width and height."""
        return size if self.upright else (size[1], size[0])

    def scene(self, across: float, depth: float, extent: Size) -> Point:
        """Give the upper left corner of the card whose lower corner is (across, depth)."""
        if self.mirrored:
            depth = -depth - extent[1]
        return (across, depth) if self.upright else (depth, across)

    def layout(self, place: Point, extent: Size) -> Point:
        """Give (across, depth) of the lower corner of a card: the inverse of `scene`."""
        across, depth = place if self.upright else (place[1], place[0])
        return (across, -depth - extent[1]) if self.mirrored else (across, depth)
