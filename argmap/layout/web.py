"""The map's sound links as numbers, for walking it fast; no places and no sizes.

Nodes and links are numbered in their order. A target that is a link is kept as `~number`.
"""

from collections.abc import Iterable
from operator import attrgetter

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link

_IN_ORDER = attrgetter("order", "id")


class Web:
    """Nodes and sound links by number, each list in the order the map gives."""

    def __init__(self, map: ArgumentMap) -> None:
        self.ids = [node.id for node in sorted(map.nodes.values(), key=_IN_ORDER)]
        self.number = {id: i for i, id in enumerate(self.ids)}
        links = sorted((link for link in map.links.values() if _is_sound(map, link)), key=_IN_ORDER)
        self.into: list[list[int]] = [[] for _ in self.ids]
        self.leads: list[list[int]] = [[] for _ in self.ids]
        self.onto: list[list[int]] = [[] for _ in links]
        self.premises = [[self.number[id] for id in map.premises(link)] for link in links]
        self.target = self._targets(links)
        self._join()
        self.conclusion = self._conclusions()

    def neighbours(self, node: int) -> list[int]:
        """Give the links a node is an end of, those into it first."""
        return self.into[node] + self.leads[node]

    def parts(self, besides: Iterable[int] = ()) -> list[list[int]]:
        """Give the nodes of each connected part, parts and nodes by their number.

        `besides` are the nodes of parts that are left out.
        """
        seen = bytearray(len(self.ids))
        for node in besides:
            seen[node] = 1
        reached = bytearray(len(self.target))
        found = []
        for start in range(len(self.ids)):
            if not seen[start]:
                seen[start] = 1
                found.append(self._connected(start, seen, reached))
        return found

    def _connected(self, start: int, seen: bytearray, reached: bytearray) -> list[int]:
        part = [start]
        for node in part:
            links = [link for link in self.neighbours(node) if not reached[link]]
            while links:
                link = links.pop()
                if reached[link]:
                    continue
                reached[link] = 1
                links += self.onto[link]
                target = self.target[link]
                if target < 0:
                    links.append(~target)
                ends = self.premises[link] if target < 0 else [*self.premises[link], target]
                for end in ends:
                    if not seen[end]:
                        seen[end] = 1
                        part.append(end)
        part.sort()
        return part

    def _targets(self, links: list[Link]) -> list[int]:
        numbers = {link.id: ~i for i, link in enumerate(links)}
        return [self.number[t] if (t := link.target) in self.number else numbers[t] for link in links]

    def _join(self) -> None:
        for link, target in enumerate(self.target):
            (self.into[target] if target >= 0 else self.onto[~target]).append(link)
            for premise in self.premises[link]:
                self.leads[premise].append(link)

    def _conclusions(self) -> list[int]:
        """Give the node at the end of every link's chain of targets, each chain walked once."""
        found = list(self.target)
        for link, target in enumerate(self.target):
            chain, end = [link], target
            while end < 0:
                chain.append(~end)
                end = found[~end]
            for passed in chain:
                found[passed] = end
        return found


def _is_sound(map: ArgumentMap, link: Link) -> bool:
    # Nearly every link runs from nodes to a node, which is quicker to see than to ask.
    if link.target in map.nodes:
        return bool(link.premises) and map.nodes.keys() >= link.premises.keys()
    return map.is_sound(link)
