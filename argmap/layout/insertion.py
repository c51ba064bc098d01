"""Keeps the map still after an edit: new cards find room where they belong, all others stay.

Only the row a new or grown card is in makes room; rows further out move when a card becomes
deeper than its row, and another part moves when this one grows into it.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from argmap.layout import clearance
from argmap.layout.clearance import Strips
from argmap.layout.free import free_spot
from argmap.layout.grouping import frame_room, group_path
from argmap.layout.kin import Hook, hook, linked_nodes, siblings
from argmap.layout.newcomers import stand_apart
from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement, Point, Row, Sizes
from argmap.layout.rows import Rows
from argmap.layout.slots import Shelf, Span
from argmap.layout.spacing import CARD_GAP, LINKED_GAP
from argmap.model.graph import ArgumentMap

__all__ = ["free_spot", "settle"]

#: A new card may move 8 others, or a twentieth of a large map but not more than 100, before it
#: goes to a place in its row where it moves fewer.
_FEW, _SHARE, _MANY = 8, 20, 100


def settle(
    map: ArgumentMap, sizes: Sizes, before: Placement, remembered: Mapping[str, Point] | None = None
) -> Placement:
    """Place a map after an edit with every card where it was, as far as new ones and growth allow.

    New cards go into their row next to their siblings and push neighbours no further than
    needed. `remembered` are places of cards that were removed and come back: taken if free,
    else the row makes room. The direction stays that of `before`; a placement that does not
    know the rows of its cards is arranged anew.
    """
    kept = [id for id in before.places if id in map.nodes]
    if not kept and not remembered and not before.past:
        return arrange(map, sizes)
    if any(id not in before.rows for id in kept):
        return arrange(map, sizes, before.direction)
    settling = _Settling(map, sizes, before, kept)
    settling.grow([id for id in kept if sizes[id] != before.sizes.get(id)], before)
    old = {id: past.place for id, past in settling.rows.placement.past.items()}
    settling.insert([id for id in map.nodes if id not in before.places], old | dict(remembered or {}))
    settling.rows.placement.sizes = {id: sizes[id] for id in map.nodes}
    return settling.rows.placement


class _Settling:
    """One placement on its way to the next."""

    def __init__(self, map: ArgumentMap, sizes: Sizes, before: Placement, kept: Sequence[str]) -> None:
        self._map = map
        self._sizes = sizes
        self.rows = Rows(before, sizes, kept)
        self._spans: dict[Row, list[Span]] = {}
        self._touched: set[Row] = set()
        self._most = min(max(_FEW, len(kept) // _SHARE), _MANY)
        self._parts = {part for part, _ in self.rows.members}
        # A lone part has nothing to keep clear of, and most maps are of one part.
        self._strips: Strips = clearance.strips(self.rows) if len(self._parts) > 1 else {}

    def grow(self, ids: Sequence[str], before: Placement) -> None:
        """Make room around cards whose size has changed; their edges towards the pivot stay."""
        for id in ids:
            if id in before.sizes:
                self.rows.hold(id, before.sizes[id])
        for row in sorted({self.rows.row[id] for id in ids}):
            spans = self._in(row)
            for i in range(len(spans)):
                self._shift(row, self._shelf(row).widened(i))
            self._touched.add(row)
        self._clear()

    def insert(self, ids: Collection[str], remembered: Mapping[str, Point]) -> None:
        """Place new cards: first what is linked to placed ones, then what stands apart."""
        waiting = set(ids)
        queue = sorted(waiting, key=lambda new: (self._map.nodes[new].order, new))
        order = list(queue)
        for id in queue:
            if id in waiting and (found := self._hook(id)):
                self._hang(id, found, remembered.get(id))
                waiting.discard(id)
                queue += [other for other in linked_nodes(self._map, id) if other in waiting]
        self._clear()
        stand_apart(self._map, self._sizes, self.rows, [id for id in order if id in waiting], remembered)
        for id in ids:
            self.rows.placement.past.pop(id, None)

    def _hook(self, id: str) -> Hook | None:
        """Give where a node belongs: where it hung before it was removed, else what its links say."""
        past = self.rows.placement.past.get(id)
        if past and past.row[0] in self._parts:
            return Hook(past.parent or id, past.row)
        return hook(self._map, self.rows.row, self.rows.placement.parents, id)

    def _hang(self, id: str, found: Hook, place: Point | None) -> None:
        extent, row = self.rows.extent(id), found.row
        spans = self._in(row)
        if place:
            wanted = self.rows.axes.layout(place, extent)[0]
            slot = bisect_left(spans, wanted, key=lambda span: span.start)
        else:
            wanted, slot = self._spot(id, found, extent[0])
        room = self._shelf(row).room(id, extent[0], wanted, slot, self._most)
        self._shift(row, room.moves)
        self.rows.put(id, row, room.start, place)
        if found.parent != id:
            self.rows.placement.parents[id] = found.parent
        spans.insert(bisect_left(spans, room.start, key=lambda span: span.start), self._span(id))
        self._touched.add(row)

    def _spot(self, id: str, found: Hook, breadth: float) -> tuple[float, int]:
        """Give where a card would best begin, and how many cards of its row come before it."""
        rows, spans = self.rows, self._in(found.row)
        family = siblings(self._map, rows.row, rows.placement.parents, found, id)
        place = family.index(id)
        if place:
            before = family[place - 1]
            return rows.end(before) + self._gap(before, id), self._index(found.row, before) + 1
        if len(family) > 1:
            after = family[1]
            return rows.start(after) - self._gap(id, after) - breadth, self._index(found.row, after)
        middle = (rows.start(found.parent) + rows.end(found.parent)) / 2
        return middle - breadth / 2, bisect_left(spans, 2 * middle, key=lambda span: span.start + span.end)

    def _gap(self, before: str, after: str) -> float:
        linked = any(after in link.premises for link in self._map.links_from(before))
        gap = LINKED_GAP if linked else CARD_GAP
        if not self._map.groups:
            return gap
        paths = (group_path(self._map, self._map.nodes[id].group) for id in (before, after))
        return gap + frame_room(*paths, titles=not self.rows.axes.upright)

    def _shelf(self, row: Row) -> Shelf:
        spans = self._in(row)
        if not self._strips or not spans:
            return Shelf(spans, self._gap)
        lower = min(self.rows.lower(span.id) for span in spans)
        upper = max(self.rows.upper(span.id) for span in spans)
        strip = clearance.Strip(spans[0].start, spans[-1].end, lower, upper)
        others = (other for part, found in self._strips.items() if part != row[0] for other in found)
        return Shelf(spans, self._gap, *clearance.limits(others, strip))

    def _in(self, row: Row) -> list[Span]:
        if row not in self._spans:
            self._spans[row] = [self._span(id) for id in self.rows.in_order(row)]
        return self._spans[row]

    def _span(self, id: str) -> Span:
        return Span(id, self.rows.start(id), self.rows.end(id))

    def _index(self, row: Row, id: str) -> int:
        return self._in(row).index(self._span(id))

    def _shift(self, row: Row, moves: Mapping[str, float]) -> None:
        if moves:
            for id, push in moves.items():
                self.rows.shift(id, push)
            self._spans[row][:] = [
                self._span(span.id) if span.id in moves else span for span in self._spans[row]
            ]

    def _clear(self) -> None:
        """Let rows further out and other parts give way to what has been put or has grown."""
        for row in sorted(self._touched, key=lambda row: (row[0], abs(row[1]))):
            self.rows.push_outward(row)
        for part in sorted({part for part, _ in self._touched}) if self._strips else ():
            clearance.clear(self.rows, self._strips, part)
        self._touched.clear()
        self._spans.clear()
