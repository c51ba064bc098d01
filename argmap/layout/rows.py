"""The rows of a placement laid open for changes: who stands in which, and from where to where.

Numbers are (across, depth) as in `axes`. A card that nobody moves keeps its place to the last bit.
"""

from collections.abc import Iterable
from math import inf

from argmap.layout.axes import Axes
from argmap.layout.placement import Placement, Point, Row, Size, Sizes
from argmap.layout.spacing import ROUNDING, ROW_GAP


class Rows:
    """A placement that is being changed, with its cards by row."""

    def __init__(self, before: Placement, sizes: Sizes, ids: Iterable[str]) -> None:
        self.axes = Axes.of(before.direction)
        self.gap = ROW_GAP[before.direction]
        self.placement = Placement({}, {}, before.direction)
        self.members: dict[Row, list[str]] = {}
        self._sizes = sizes
        for id in ids:
            row = before.rows[id]
            self.placement.places[id] = before.places[id]
            self.placement.rows[id] = row
            self.members.setdefault(row, []).append(id)
        gone = (before.places.keys() & before.rows.keys()) - self.row.keys()
        self.placement.past = before.past | {id: before.standing(id) for id in gone}
        self.placement.parents = {id: parent for id, parent in before.parents.items() if id in self.row}

    @property
    def row(self) -> dict[str, Row]:
        """Give the row of every card."""
        return self.placement.rows

    def extent(self, id: str) -> Size:
        """Give a card's extent along the row and in depth."""
        return self.axes.extent(self._sizes[id])

    def start(self, id: str) -> float:
        """Give where a card begins along the row."""
        return self.placement.places[id][0 if self.axes.upright else 1]

    def end(self, id: str) -> float:
        """Give where a card ends along the row."""
        return self.start(id) + self.extent(id)[0]

    def lower(self, id: str) -> float:
        """Give where a card begins in depth."""
        return self.axes.layout(self.placement.places[id], self.extent(id))[1]

    def upper(self, id: str) -> float:
        """Give where a card ends in depth."""
        return self.lower(id) + self.extent(id)[1]

    def in_order(self, row: Row) -> list[str]:
        """Give the cards of a row as they stand along it."""
        return sorted(self.members.get(row, ()), key=lambda card: (self.start(card), card))

    def take(self, id: str, place: Point, row: Row) -> None:
        """Put a card into a row, at a place in the scene."""
        self.placement.places[id] = place
        self.placement.rows[id] = row
        self.members.setdefault(row, []).append(id)

    def put(self, id: str, row: Row, across: float, old: Point | None) -> None:
        """Put a card into a row, in line with the others there, or where it stood if none is there."""
        extent = self.extent(id)
        edge = self._edge(row, None if old is None else self.axes.layout(old, extent)[1], extent[1])
        place = self.axes.scene(across, edge - extent[1] if row[1] < 0 else edge, extent)
        if old and max(abs(place[0] - old[0]), abs(place[1] - old[1])) < ROUNDING:
            place = old
        self.take(id, place, row)

    def shift(self, id: str, across: float, depth: float = 0.0) -> None:
        """Move a card."""
        x, y = self.placement.places[id]
        depth = -depth if self.axes.mirrored else depth
        self.placement.places[id] = (x + across, y + depth) if self.axes.upright else (x + depth, y + across)

    def hold(self, id: str, old: Size) -> None:
        """Keep a resized card's edge towards the pivot where it was; a pivot keeps its corner."""
        row = self.row[id][1]
        # A place is the upper left corner; where the edge to keep is the opposite one, the corner moves.
        if row and (row > 0) == self.axes.mirrored:
            growth = self.extent(id)[1] - self.axes.extent(old)[1]
            self.shift(id, 0.0, growth if row > 0 else -growth)

    def push_outward(self, row: Row) -> None:
        """Move all rows beyond a row as far out as its cards need."""
        for side in (1, -1):
            beyond = [r for r in self.members if r[0] == row[0] and r[1] * side > row[1] * side]
            if row[1] * side < 0 or not beyond:
                continue
            nearest = min(beyond, key=lambda r: r[1] * side)
            lack = (
                self._outer(row, side) + self.gap - min(self._inner(id, side) for id in self.members[nearest])
            )
            if lack > ROUNDING:
                for id in [id for r in beyond for id in self.members[r]]:
                    self.shift(id, 0.0, side * lack)

    def _edge(self, row: Row, lower: float | None, depth: float) -> float:
        """Give the depth of a row's edge towards the pivot; an empty row is where its first card was."""
        side = 1 if row[1] >= 0 else -1
        if members := self.members.get(row):
            return side * self._inner(members[0], side)
        if row[1] == 0:
            return lower or 0.0
        inside = [r for r in self.members if r[0] == row[0] and r[1] * side < row[1] * side]
        wanted = -inf if lower is None else lower if side > 0 else -lower - depth
        nearest = max(inside, key=lambda r: r[1] * side, default=None)
        return side * (wanted if nearest is None else max(wanted, self._outer(nearest, side) + self.gap))

    def _inner(self, id: str, side: int) -> float:
        """Give how far out a card begins on a side."""
        return self.lower(id) if side > 0 else -self.upper(id)

    def _outer(self, row: Row, side: int) -> float:
        """Give how far out a row ends on a side."""
        return max(self._inner(id, side) + self.extent(id)[1] for id in self.members[row])
