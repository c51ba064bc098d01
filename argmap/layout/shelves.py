"""Puts the parts of a map beside each other on shelves, pivots on one line; knows only their extents."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from argmap.layout.spacing import PART_GAP, SHELF_LENGTH, SHELF_RATIO


@dataclass(frozen=True)
class Extent:
    """How far a part reaches along the row and in depth, counted from its pivot's middle."""

    start: float
    end: float
    near: float
    far: float

    @property
    def length(self) -> float:
        """Give the room a part takes on a shelf."""
        return self.end - self.start + PART_GAP


def shelve(extents: Sequence[Extent], *, upright: bool, mirrored: bool) -> list[tuple[float, float]]:
    """Give (across, depth) of every part's pivot, the first at (0, 0).

    Parts keep their order. Shelves follow each other downwards or to the right.
    """
    spots: list[tuple[float, float]] = []
    depth = 0.0
    before: list[Extent] = []
    for shelf in _shelves(extents, upright=upright):
        if before:
            step = max(_far(e, mirrored=mirrored) for e in before)
            step += PART_GAP + max(_far(e, mirrored=not mirrored) for e in shelf)
            depth += -step if mirrored else step
        across = spots[0][0] + extents[0].start if spots else shelf[0].start
        for extent in shelf:
            spots.append((across - extent.start, depth))
            across += extent.length
        before = shelf
    return spots


def _far(extent: Extent, *, mirrored: bool) -> float:
    """Give how far a part reaches towards the shelf that follows."""
    return -extent.near if mirrored else extent.far


def _shelves(extents: Sequence[Extent], *, upright: bool) -> list[list[Extent]]:
    """Fill shelves in order, each as long as makes the whole about the shape of a screen."""
    area = sum(e.length * (e.far - e.near + PART_GAP) for e in extents)
    ratio = SHELF_RATIO if upright else 1 / SHELF_RATIO
    most = max(sqrt(area * ratio), SHELF_LENGTH * min(ratio, 1.0), *(e.length for e in extents), 0.0)
    shelves: list[list[Extent]] = []
    room = 0.0
    for extent in extents:
        if not shelves or extent.length > room:
            shelves.append([])
            room = most
        shelves[-1].append(extent)
        room -= extent.length
    return shelves
