"""Where the cards of the map being edited stand, kept up with every change. Stores nothing in the map."""

from collections.abc import Iterable, Set
from dataclasses import replace

import msgspec

from argmap.layout.insertion import free_spot, settle
from argmap.layout.pivot import arrange
from argmap.layout.placement import Placement, Point
from argmap.layout.sizes import CardFit, TextMeasure, fit_card
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node
from argmap.picture.flow import Rect


class Arrangement:
    """Sizes and places of all cards.

    In a map arranged by argmap the places are derived; in one arranged by hand they are
    each node's `at`, and a card without one gets a free spot.
    """

    def __init__(self, map: ArgumentMap, measure: TextMeasure) -> None:
        self._map = map
        self._measure = measure
        self._remembered: dict[str, Point] = {}
        self.fits: dict[str, CardFit] = {}
        self.sizes: dict[str, tuple[float, float]] = {}
        self.placement = Placement({}, {}, map.info.direction)
        self._fit(map.nodes.values())
        self.tidy()

    @property
    def is_free(self) -> bool:
        """Whether cards are placed by hand."""
        return self._map.info.arrangement == "free"

    def rect_of(self, id: str) -> Rect:
        """Give a card's place and size: x, y, width, height in scene units."""
        return (*self.placement.places[id], *self.sizes[id])

    def tidy(self, hidden: Set[str] = frozenset()) -> None:
        """Lay the whole map out anew, as it would open; hidden cards take no room."""
        if self.is_free:
            self._read_places()
            return
        before = self.placement.places
        self.placement = arrange(_without(self._map, hidden), self.sizes)
        for id in hidden:
            self.placement.places[id] = before.get(id, (0.0, 0.0))

    def neat_places(self) -> dict[str, Point]:
        """Give the places a tidy layout would choose, also for a map arranged by hand."""
        return dict(arrange(self._map, self.sizes).places)

    def remember(self, id: str, place: Point) -> None:
        """Put a card here, if there is room, once it is on the map."""
        self._remembered[id] = place

    def placed(self, change: Change) -> Change:
        """Give a change in which new cards of a map arranged by hand have a place of their own."""
        new = [
            r
            for before, r in change.deltas.values()
            if before is None and isinstance(r, Node) and r.at is None
        ]
        if not (self.is_free and new):
            return change
        ahead = ArgumentMap(self._map.records(), self._map.info)
        ahead.write(change)
        sizes, places, deltas = dict(self.sizes), dict(self.placement.places), dict(change.deltas)
        for node in new:
            fit = fit_card(node, self._measure)
            sizes[node.id] = (fit.width, fit.height)
            at = self._remembered.get(node.id) or free_spot(ahead, sizes, places, node.id)
            places[node.id] = at
            deltas[node.id] = (None, msgspec.structs.replace(node, at=at))
        return Change(deltas)

    def follow(self, change: Change, hidden: Set[str] = frozenset()) -> set[str]:
        """Keep up with a change that is already in the map; give the ids of cards that moved or grew."""
        resized = self._resize(change)
        before = self.placement.places
        if self._has_turned(change):
            self.tidy(hidden)
        elif self.is_free:
            self._read_places()
        elif resized or self._set_free(change):
            self._settle(hidden)
        places = self.placement.places
        if places is before:
            return resized
        return resized | {id for id, place in places.items() if before.get(id) != place}

    def _settle(self, hidden: Set[str]) -> None:
        """Make room for what is new, among the cards in sight; what is hidden waits where it was."""
        before = self.placement
        if hidden:
            shown = {id: place for id, place in before.places.items() if id not in hidden}
            self.placement = replace(before, places=shown)
        self.placement = settle(_without(self._map, hidden), self.sizes, self.placement, self._remembered)
        for id in hidden:
            self.placement.places[id] = before.places.get(id, (0.0, 0.0))

    def _set_free(self, change: Change) -> set[str]:
        """Forget the places of cards that stood alone and are linked now: they go where they belong."""
        new = [
            after for before, after in change.deltas.values() if before is None and isinstance(after, Link)
        ]
        ids = {link.id for link in new}
        ends = {end for link in new if (end := self._map.conclusion(link))}
        loose = {
            premise
            for link in new
            for premise in link.premises
            if premise in self._map.nodes and self._is_linked_by(premise, ids)
        }
        loose -= ends
        if not loose:
            return loose
        now = self.placement
        self.placement = replace(
            now,
            places={id: place for id, place in now.places.items() if id not in loose},
            rows={id: row for id, row in now.rows.items() if id not in loose},
            parents={id: parent for id, parent in now.parents.items() if id not in loose},
        )
        for id in loose:
            self._remembered.pop(id, None)
        return loose

    def _is_linked_by(self, id: str, links: Set[str]) -> bool:
        """Say whether nothing but these links joins a card to anything."""
        return {*self._map.link_ids_into(id), *self._map.link_ids_from(id)} <= links

    def _resize(self, change: Change) -> set[str]:
        """Measure what changed again; give the cards that came, went or have another size."""
        resized = set()
        for id, (before, after) in change.deltas.items():
            if isinstance(after, Node):
                old = self.sizes.get(id)
                self._fit([after])
                if self.sizes[id] != old:
                    resized.add(id)
            elif isinstance(before, Node):
                self._remembered[id] = self.placement.places[id]
                del self.fits[id], self.sizes[id]
                resized.add(id)
        return resized

    def _has_turned(self, change: Change) -> bool:
        before, after = change.deltas.get(INFO, (None, None))
        if not isinstance(before, MapInfo) or not isinstance(after, MapInfo):
            return False
        return (before.direction, before.arrangement, before.main) != (
            after.direction,
            after.arrangement,
            after.main,
        )

    def _read_places(self) -> None:
        """Take the places stored in a map that is arranged by hand."""
        known = self.placement.places
        places = {id: node.at for id, node in self._map.nodes.items() if node.at is not None}
        for id in self._map.nodes:
            if id not in places:
                places[id] = known.get(id) or free_spot(self._map, self.sizes, places, id)
        has_turned = self.placement.direction != self._map.info.direction
        if places != known or self.placement.rows or has_turned:
            self.placement = Placement(places, {}, self._map.info.direction, dict(self.sizes))

    def _fit(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            fit = self.fits[node.id] = fit_card(node, self._measure)
            self.sizes[node.id] = (fit.width, fit.height)


def _without(map: ArgumentMap, hidden: Set[str]) -> ArgumentMap:
    if not hidden:
        return map
    kept = (record for record in map.records() if record.id not in hidden)
    return ArgumentMap(kept, map.info)
