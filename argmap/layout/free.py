"""Finds a spot for a new card among cards that stand where the reader put them."""

from collections.abc import Iterator, Mapping
from itertools import islice

from argmap.layout.axes import Axes
from argmap.layout.hanging import IN, OUT
from argmap.layout.kin import linked_nodes
from argmap.layout.occupancy import Occupancy
from argmap.layout.placement import Point, Sizes
from argmap.layout.spacing import CARD_GAP, LINKED_GAP, PART_GAP, ROW_GAP
from argmap.model.graph import ArgumentMap

#: How many spots around a neighbour are tried before the card goes beside everything.
_TRIES = 600


def free_spot(map: ArgumentMap, sizes: Sizes, places: Mapping[str, Point], id: str) -> Point:
    """Give a place for a card near what it is linked to, touching no card; (0, 0) on an empty canvas."""
    standing = {other: place for other, place in places.items() if other != id}
    if not standing:
        return 0.0, 0.0
    occupancy = Occupancy(standing, sizes)
    for spot in islice(_spots(map, sizes, standing, id), _TRIES):
        if occupancy.is_free((*spot, *sizes[id]), LINKED_GAP - 1.0):
            return spot
    return _beside(sizes, standing, upright=Axes.of(map.info.direction).upright)


def _spots(map: ArgumentMap, sizes: Sizes, places: Mapping[str, Point], id: str) -> Iterator[Point]:
    """Give spots around the first neighbour, the nearest first, in the row where the card belongs."""
    near = next((other for other in linked_nodes(map, id) if other in places), None)
    if near is None:
        return
    axes, gap = Axes.of(map.info.direction), ROW_GAP[map.info.direction]
    anchor, own = axes.extent(sizes[near]), axes.extent(sizes[id])
    across, depth = axes.layout(places[near], anchor)
    middle = across + (anchor[0] - own[0]) / 2
    step = (own[0] + CARD_GAP) / 2
    side = _side(map, id, near)
    for row in range(10):
        out = row * (own[1] + gap)
        lower = {
            IN: depth - gap - own[1] - out,
            OUT: depth + anchor[1] + gap + out,
            0: depth + out,
        }[side]
        for i in range(30):
            yield axes.scene(middle + step * i, lower, own)
            yield axes.scene(middle - step * i, lower, own)


def _side(map: ArgumentMap, id: str, near: str) -> int:
    """Say whether a card leads to its neighbour (IN), follows from it (OUT) or stands beside it (0)."""
    if any(link.target == near for link in map.links_from(id)):
        return IN
    return OUT if any(link.target == id for link in map.links_from(near)) else 0


def _beside(sizes: Sizes, places: Mapping[str, Point], *, upright: bool) -> Point:
    """Give a place right of all cards, or below them where rows are columns."""
    if upright:
        return max(x + sizes[id][0] for id, (x, _) in places.items()) + PART_GAP, min(
            y for _, y in places.values()
        )
    return min(x for x, _ in places.values()), max(
        y + sizes[id][1] for id, (_, y) in places.items()
    ) + PART_GAP
