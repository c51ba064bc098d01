"""Where along a card's edge the lines that bear on it arrive: apart, and in the order they come in."""

from collections.abc import Callable, Iterable

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link
from argmap.picture.flow import Box

#: The most that two lines without signs arriving at one card keep apart, and what is free at corners.
PORT_SPACE = 24.0
PORT_MARGIN = 16.0


class Ports:
    """Keeps the ports of each card until a line to it, or a card it comes from, changes."""

    def __init__(
        self,
        map: ArgumentMap,
        box_of: Callable[[str], Box],
        looks_back: Callable[[str], bool],
        room_for: Callable[[Link], float],
    ) -> None:
        self._map = map
        self._box_of = box_of
        self._looks_back = looks_back
        self._room_for = room_for
        self._known: dict[str, dict[str, float]] = {}

    def port(self, link: Link) -> float:
        """Give where across the edge of its target a link arrives."""
        ports = self._known.get(link.target)
        if ports is None:
            ports = self._known[link.target] = self._spread(link.target)
        return ports[link.id]

    def forget(self, nodes: Iterable[str]) -> None:
        """Drop the ports of these cards."""
        for id in nodes:
            self._known.pop(id, None)

    def _spread(self, target: str) -> dict[str, float]:
        box = self._box_of(target)
        sides: dict[bool, list[tuple[float, str]]] = {True: [], False: []}
        for link in self._map.links_into(target):
            if self._map.is_sound(link):
                starts = [self._box_of(id) for id in link.premises]
                middle = sum(start.middle for start in starts) / len(starts)
                sides[self._is_at_back(link, starts[0], box)].append((middle, link.id))
        ports: dict[str, float] = {}
        for arriving in sides.values():
            arriving.sort()
            room = (box.high - box.low - 2 * PORT_MARGIN) / max(1, len(arriving) - 1)
            wanted = max((self._room_for(self._map.links[id]) for _, id in arriving), default=0.0)
            space = min(wanted, max(room, 0))
            for place, (_, id) in enumerate(arriving):
                ports[id] = box.middle + (place - (len(arriving) - 1) / 2) * space
        return ports

    def _is_at_back(self, link: Link, start: Box, box: Box) -> bool:
        """Say on which side a link arrives; from a card that stands beside, that depends on its row."""
        is_beside = start.back < box.front and start.front > box.back
        if is_beside and len(link.premises) == 1 and link.target not in link.premises:
            return self._looks_back(next(iter(link.premises)))
        return start.front <= box.back
