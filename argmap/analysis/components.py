"""Puts a graph in order: what can be done in one pass, and the rings left over. No map, no strengths."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, TypeVar

#: What stands for a vertex: an id or a number.
Vertex = TypeVar("Vertex", str, int)


def arrange(
    vertices: Iterable[Vertex], followers: Mapping[Vertex, Sequence[Vertex]]
) -> tuple[list[Vertex], list[list[Vertex]]]:
    """Give the vertices that no ring leads to, in order, then the rest as components in order.

    n vertices and e edges take O(n + e). A component is sorted; most are single vertices
    downstream of a ring.
    """
    waiting = dict.fromkeys(vertices, 0)
    waiting.update(Counter(chain.from_iterable(followers.values())))
    ordered = _in_order(waiting, followers)
    if len(ordered) == len(waiting):
        return ordered, []
    return ordered, _Components({id for id, count in waiting.items() if count}, followers).find()


def _in_order(waiting: dict[Vertex, int], followers: Mapping[Vertex, Sequence[Vertex]]) -> list[Vertex]:
    """Take vertices as soon as nothing is missing (Kahn 1962); counts `waiting` down."""
    ready = [id for id, count in waiting.items() if not count]
    for id in ready:  # grows while it is gone through
        for target in followers[id]:
            left = waiting[target] - 1
            waiting[target] = left
            if not left:
                ready.append(target)
    return ready


@dataclass(slots=True)
class _Components(Generic[Vertex]):
    """Strongly connected components by Tarjan 1972, with a stack of its own: maps run deep."""

    left: set[Vertex]
    followers: Mapping[Vertex, Sequence[Vertex]]
    index: dict[Vertex, int] = field(default_factory=dict)
    reach: dict[Vertex, int] = field(default_factory=dict)
    open: list[Vertex] = field(default_factory=list)
    is_open: set[Vertex] = field(default_factory=set)
    found: list[list[Vertex]] = field(default_factory=list)

    def find(self) -> list[list[Vertex]]:
        for id in sorted(self.left):
            if id not in self.index:
                self._walk(id)
        self.found.reverse()
        return self.found

    def _walk(self, start: Vertex) -> None:
        trail = [(start, iter(self._enter(start)))]
        while trail:
            id, targets = trail[-1]
            target = next(targets, None)
            if target is None:
                trail.pop()
                self._leave(id, trail[-1][0] if trail else id)
            elif target not in self.index:
                trail.append((target, iter(self._enter(target))))
            elif target in self.is_open:
                self.reach[id] = min(self.reach[id], self.index[target])

    def _enter(self, id: Vertex) -> Sequence[Vertex]:
        self.index[id] = self.reach[id] = len(self.index)
        self.open.append(id)
        self.is_open.add(id)
        return [target for target in self.followers[id] if target in self.left]

    def _leave(self, id: Vertex, parent: Vertex) -> None:
        self.reach[parent] = min(self.reach[parent], self.reach[id])
        if self.reach[id] != self.index[id]:
            return
        place = _last_place(self.open, id)
        component = self.open[place:]
        del self.open[place:]
        self.is_open.difference_update(component)
        self.found.append(sorted(component))


def _last_place(row: list[Vertex], id: Vertex) -> int:
    place = len(row) - 1
    while row[place] != id:
        place -= 1
    return place
