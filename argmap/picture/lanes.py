"""Free lanes between the cards of a row, for lines that pass over several rows."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

from argmap.picture.curves import Curve, Strip, bend, through
from argmap.picture.flow import Box, Point

#: A line keeps this far from the cards it passes.
CLEARANCE = 9.0

Row = tuple[int, int]


class Lanes:
    """Knows, row by row, where no card stands. Without rows (cards placed by hand) it knows nothing."""

    def __init__(self, rows: Mapping[str, Row], box_of: Callable[[str], Box]) -> None:
        self._rows = rows
        self._box_of = box_of
        self._cards: dict[Row, list[tuple[float, float]]] = {}
        self._extents: dict[Row, tuple[float, float]] = {}
        self._members: dict[Row, list[str]] = {}

    def are_neighbours(self, one: str, other: str) -> bool:
        """Say whether two cards stand in the same part, in rows side by side."""
        a, b = self._rows.get(one), self._rows.get(other)
        return a is not None and b is not None and a[0] == b[0] and abs(a[1] - b[1]) <= 1

    def thread(self, one: str, other: str, start: Point, end: Point) -> list[Curve]:
        """Lead a line from one card's edge to another's through the lanes of the rows between."""
        a, b = self._rows.get(one), self._rows.get(other)
        if a is None or b is None or a[0] != b[0]:
            return [bend(start, end)]
        curves: list[Curve] = []
        here = start
        step = 1 if b[1] > a[1] else -1
        for number in range(a[1] + step, b[1], step):
            here = self._pass_row((a[0], number), curves, here, end)
        return curves + self._last_leg(here, end, b, is_forward=end[0] > start[0])

    def _pass_row(self, row: Row, curves: list[Curve], here: Point, end: Point) -> Point:
        """Bend into the lane of one row and go through it; give where the line comes out."""
        self._read(row)
        if row not in self._extents:
            return here
        low, high = self._extents[row]
        enter, leave = (low, high) if end[0] > here[0] else (high, low)
        if (enter - here[0]) * (leave - enter) < 0:
            return here
        share = (enter - here[0]) / (end[0] - here[0]) if end[0] != here[0] else 0.5
        lane = self._free_lane(row, here[1] + (end[1] - here[1]) * share)
        curves += through(here, Strip(here[0], enter), (leave, lane))
        return (leave, lane)

    def _last_leg(self, here: Point, end: Point, row: Row, *, is_forward: bool) -> list[Curve]:
        """Bend in the gap before the row of the end, then go straight in to a shorter card."""
        self._read(row)
        low, high = self._extents.get(row, (end[0], end[0]))
        edge = low if is_forward else high
        return through(
            here, Strip(here[0], edge if (edge - here[0]) * (end[0] - here[0]) > 0 else end[0]), end
        )

    def _free_lane(self, row: Row, wanted: float) -> float:
        """Find the place nearest to `wanted` at which no card of the row stands."""
        cards = self._cards.get(row, [])
        place = bisect_left(cards, (wanted, wanted))
        candidates = []
        for index in range(max(0, place - 2), min(len(cards), place + 2) + 1):
            low = cards[index - 1][1] + CLEARANCE if index > 0 else float("-inf")
            high = cards[index][0] - CLEARANCE if index < len(cards) else float("inf")
            if low <= high:
                candidates.append(min(max(wanted, low), high))
        return min(candidates, key=lambda v: abs(v - wanted), default=wanted)

    def _read(self, row: Row) -> None:
        """Read where the cards of a row stand, the first time a line passes it."""
        if row in self._cards:
            return
        if not self._members:
            for id, its_row in self._rows.items():
                self._members.setdefault(its_row, []).append(id)
        boxes = [self._box_of(id) for id in self._members.get(row, ())]
        self._cards[row] = sorted((box.low, box.high) for box in boxes)
        if boxes:
            self._extents[row] = (min(box.back for box in boxes), max(box.front for box in boxes))
