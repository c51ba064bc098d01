"""Where everything goes on a canvas that is written: cards, frames of groups, and junctions of links."""

from collections.abc import Mapping
from typing import Any

from argmap.formats.annotations import shown
from argmap.formats.jsoncanvas.boxes import Box, box_of
from argmap.layout.frames import frames
from argmap.layout.pivot import arrange
from argmap.layout.sizes import wrap
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node

#: Cards are as wide as argmap's own; letters and lines are about as Obsidian draws them.
_WIDTH = 260.0
_TEXT_WIDTH = 220.0
_LETTER = 8.0
_LINE = 24.0
_PADDING = 36.0
_IDEOGRAPHS = "\u2e80"
#: A junction is as small as a node with one sign in it can be.
_JUNCTION = 50.0
_APART = 80.0


class Places:
    """Rectangles for the cards, the junctions and the groups of a map."""

    def __init__(self, map: ArgumentMap, kept: Mapping[str, Mapping[str, Any]]) -> None:
        self._map = map
        self._sizes = {id: _size(node, kept.get(id, {})) for id, node in map.nodes.items()}
        self._corners = self._placed()
        self.cards = {id: Box(*self._corners[id], *self._sizes[id]) for id in map.nodes}
        self.junctions: dict[str, Box] = {}

    def add_junction(self, link: Link) -> None:
        """Give a link a junction half-way between its premises and its target, which must have its place."""
        premises = [self.cards[id].middle for id in link.premises]
        x, y = (sum(axis) / len(premises) for axis in zip(*premises, strict=True))
        end = (self.cards.get(link.target) or self.junctions[link.target]).middle
        left, top = ((one + other - _JUNCTION) / 2 for one, other in zip((x, y), end, strict=True))
        self.junctions[link.id] = Box(left, top, _JUNCTION, _JUNCTION)

    def groups(self) -> list[tuple[str, Box]]:
        """Give the frames of all groups, outer ones first; those with no cards stand below the map."""
        found = [
            (one.group, Box(one.x, one.y, one.w, one.h))
            for one in frames(self._map, self._corners, self._sizes)
        ]
        shown = {group for group, _ in found}
        y = max(
            (box.y + box.height for box in [*self.cards.values(), *(box for _, box in found)]), default=0.0
        )
        for i, group in enumerate(sorted(self._map.groups.keys() - shown)):
            found.append((group, Box(i * (_WIDTH + _APART), y + _APART, _WIDTH, _APART)))
        return found

    def _placed(self) -> dict[str, tuple[float, float]]:
        stored = {id: node.at for id, node in self._map.nodes.items() if node.at is not None}
        if self._map.info.arrangement == "free" and len(stored) == len(self._sizes):
            return stored
        made = arrange(self._map, self._sizes).places
        return {**made, **stored} if self._map.info.arrangement == "free" else made


def side(one: Box, other: Box, *, is_upright: bool) -> str:
    """Say on which side of a rectangle another one is, in the direction of the map where that can be told."""
    across, down = (b - a for a, b in zip(one.middle, other.middle, strict=True))
    is_beside = abs(across) >= (one.width + other.width) / 2
    is_under = abs(down) >= (one.height + other.height) / 2
    if is_under and (is_upright or not is_beside):
        return "bottom" if down > 0 else "top"
    return "right" if across > 0 else "left"


def _size(node: Node, kept: Mapping[str, Any]) -> tuple[float, float]:
    """Give a card the size it had on the canvas it comes from, or else what its text needs."""
    old = box_of({"x": 0, "y": 0, **kept})
    if old is not None and old.width and old.height:
        return old.width, old.height
    return _WIDTH, _PADDING + _LINE * max(1, len(wrap(shown(node), _TEXT_WIDTH, _advance)))


def _advance(text: str) -> float:
    return _LETTER * (len(text) + sum(letter >= _IDEOGRAPHS for letter in text))
