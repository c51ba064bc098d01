"""Answers which cards a rectangle touches, from a grid of cells; knows no rows and no links."""

from collections.abc import Iterator, Mapping
from math import floor

from argmap.layout.placement import Box, Point, Sizes

#: Edge of a grid cell: a few cards, so that most rectangles ask a handful of cells.
_CELL = 512.0


class Occupancy:
    """Which cards stand where; cards can be added."""

    def __init__(self, places: Mapping[str, Point], sizes: Sizes) -> None:
        self._boxes: dict[str, Box] = {}
        self._cells: dict[tuple[int, int], list[str]] = {}
        for id, place in places.items():
            self.add(id, (*place, *sizes[id]))

    def add(self, id: str, box: Box) -> None:
        """Let a card stand at left, top with width, height."""
        self._boxes[id] = box
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(id)

    def touched(self, box: Box, gap: float = 0.0) -> Iterator[str]:
        """Give the cards nearer than `gap` to a rectangle; one may come more than once."""
        box = (box[0] - gap, box[1] - gap, box[2] + 2 * gap, box[3] + 2 * gap)
        for cell in _cells(box):
            for id in self._cells.get(cell, ()):
                if overlap(box, self._boxes[id]):
                    yield id

    def is_free(self, box: Box, gap: float = 0.0) -> bool:
        """Say whether no card is nearer than `gap` to a rectangle."""
        return next(self.touched(box, gap), None) is None


def overlap(one: Box, other: Box) -> bool:
    """Say whether two rectangles (left, top, width, height) share more than an edge."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, width, height = box
    for x in range(floor(left / _CELL), floor((left + width) / _CELL) + 1):
        for y in range(floor(top / _CELL), floor((top + height) / _CELL) + 1):
            yield x, y
