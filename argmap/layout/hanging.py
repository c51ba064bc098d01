"""Turns the web of links into trees: at which node every other hangs, and on which side of the pivot.

No places are given here. What is done once is marked, so rings and self-links end.
"""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.layout.web import Web

#: The side of what leads to the pivot, and of what it leads to.
IN, OUT = -1, 1


class Spot(NamedTuple):
    """A place in a list of siblings: what is put there goes last in `siblings`."""

    parent: int
    side: int
    siblings: list[int]


class Hanging:
    """The trees of a map: parent, side and row of every node, and their children in order."""

    def __init__(self, web: Web) -> None:
        count = len(web.ids)
        self.web = web
        self.parent = [-1] * count
        self.row = [0] * count
        self.via = [-1] * count
        self._below: dict[tuple[int, int], list[int]] = {}
        self._beside: dict[int, list[int]] = {}
        self._placed = bytearray(count)
        self._done = bytearray(len(web.target))
        self._trail: list[int] = []

    def hang(self, pivot: int) -> list[int]:
        """Hang the part of the map that `pivot` is in; give its nodes, parents before children."""
        self._trail = [pivot]
        self._placed[pivot] = 1
        for node in self._trail:
            self._hang_premises(node)
        leading = [pivot]
        for node in leading:
            leading += self._hang_targets(node)
        if all(self._done):
            return self._trail  # as in most maps: nothing hangs any other way
        for node in self._trail:
            self._hang_premises(node)
            for _ in self._hang_targets(node):
                pass
        return self._trail

    def children(self, node: int, side: int) -> list[int]:
        """Give what hangs at a node on one side, in order."""
        below = self._below.get((node, side), [])
        if not self._beside:
            return below
        stack, ordered = below[::-1], []
        while stack:
            ordered.append(child := stack.pop())
            stack += reversed(self._beside.get(child, ()))
        return ordered

    def _hang_premises(self, node: int) -> None:
        if links := [link for link in self.web.into[node] if not self._done[link]]:
            spot = self._under(node, IN)
            for link in links:
                self._put_premises(link, spot, fixed=False)

    def _hang_targets(self, node: int) -> Iterator[int]:
        """Hang what a node leads to, with its fellow premises and undercuts; give what is new of it."""
        for link in self.web.leads[node]:
            if self._done[link]:
                continue
            spot, target = self._under(node, OUT), self.web.conclusion[link]
            is_new = not self._placed[target]
            hit = self.web.target[link]
            for end in (target, *(self.web.premises[~hit] if hit < 0 else ())):
                if not self._placed[end]:
                    self._put(end, spot)
            if is_new:
                yield target
            self._put_premises(link, spot if is_new else self._next_to(node, spot), fixed=True)

    def _put_premises(self, link: int, spot: Spot, *, fixed: bool) -> None:
        """Put what is new of a link's premises, then its undercuts and theirs, in one row.

        Where no premise is new, and the spot is not fixed, an undercut goes next to a premise.
        """
        stack = [(link, spot, fixed)]
        while stack:
            link, spot, fixed = stack.pop()
            if self._done[link]:
                continue
            self._done[link] = 1
            premises = self.web.premises[link]
            fresh = [node for node in premises if not self._placed[node]]
            for node in fresh:
                self._put(node, spot, link)
            undercuts = self.web.onto[link]
            if undercuts and not fresh and not fixed:
                free = (node for node in premises if self.parent[node] >= 0)
                spot = self._next_to(next(free, premises[0]), spot)
            stack += [(undercut, spot, False) for undercut in reversed(undercuts)]

    def _put(self, node: int, spot: Spot, via: int = -1) -> None:
        self._placed[node] = 1
        self.parent[node] = spot.parent
        self.row[node] = self.row[spot.parent] + spot.side
        self.via[node] = via
        spot.siblings.append(node)
        self._trail.append(node)

    def _under(self, node: int, side: int) -> Spot:
        """Give the spot for a child; `side` counts at a pivot only, elsewhere trees grow outward."""
        row = self.row[node]
        side = side if row == 0 else (OUT if row > 0 else IN)
        return Spot(node, side, self._below.setdefault((node, side), []))

    def _next_to(self, node: int, spot: Spot) -> Spot:
        """Give the spot right after a node; a pivot has none, so its child then."""
        if self.parent[node] < 0:
            return self._under(node, spot.side)
        side = OUT if self.row[node] > 0 else IN
        return Spot(self.parent[node], side, self._beside.setdefault(node, []))
