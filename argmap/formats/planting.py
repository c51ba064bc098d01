"""Maps as trees, to be written as mind maps and outlines. Knows no format; `trees` reads such trees.

A map is a graph, so what bears on several things stands in full where it comes first, and
everywhere else as a reference to there; that also opens rings. A link with several premises,
or one that is attacked itself, is a box round them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from argmap.model.wording import tr

#: Numbers of deep entries are long; a reference to one begins with its words instead.
_DEEPEST_NUMBER = 12
_START = 60


class Planted(NamedTuple):
    """An entry of a map written as a tree: the card or the box, and the link by which it hangs.

    `number` is what references to it say: “1.2”. A box has no card. `see` is the number in
    the list of the entry where the card stands in full; None where that is this one.
    """

    parent: int | None
    number: str
    node: Node | None
    link: Link | None
    see: int | None

    @property
    def is_box(self) -> bool:
        """Whether this is a box round the premises of its link."""
        return self.node is None


def plant(map: ArgumentMap) -> list[Planted]:
    """Write a map as a tree, every entry after its parent and before what is below it.

    The main node is the first root; the others are nodes that bear on nothing, and one of
    every ring that is left. Only sound links are in it.
    """
    planting = _Planting(map)
    for root in roots(map):
        planting.add_root(root)
    return planting.entries


class Bracket(NamedTuple):
    """A place in a tree as it is written out: where an entry opens, or where it closes."""

    entry: Planted
    opens: bool
    is_leaf: bool


def nested(entries: list[Planted]) -> Iterator[Bracket]:
    """Go through a tree as it is written out; what has nothing in it opens and does not close."""
    full = {entry.parent for entry in entries}
    open_: list[int] = []
    for i, entry in enumerate(entries):
        while open_ and open_[-1] != entry.parent:
            yield Bracket(entries[open_.pop()], opens=False, is_leaf=False)
        yield Bracket(entry, opens=True, is_leaf=i not in full)
        if i in full:
            open_.append(i)
    while open_:
        yield Bracket(entries[open_.pop()], opens=False, is_leaf=False)


def reference(first: Planted) -> str:
    """Write in words that a card stands elsewhere, by its number there and how it begins."""
    start = first.node.text if first.node else ""
    words = " ".join(start[: _START + 1].split())
    if len(start) > _START:
        words = words[: _START - 1].rstrip() + "…"
    if first.number.count(".") > _DEEPEST_NUMBER:
        return tr("see: {words}", words=words)
    return tr("see {number}: {words}", number=first.number, words=words)


class _Step(NamedTuple):
    """What is to be written next, below which entry and by which link."""

    parent: int | None
    node: Node | None
    link: Link | None


class _Planting:
    """The work of `plant`, with a stack of its own: maps may be deeper than Python's."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._sound = {link.id for link in map.sound_links()}
        self._first: dict[str, int] = {}
        self._below: list[int] = []
        self._roots = 0
        self.entries: list[Planted] = []

    def add_root(self, node: Node) -> None:
        """Add a node that was not yet reached, with all that leads to it."""
        stack = [] if node.id in self._first else [_Step(None, node, None)]
        while stack:
            step = stack.pop()
            entry = self._add(step)
            if entry is not None:
                stack += reversed(list(self._steps_below(entry)))

    def _add(self, step: _Step) -> int | None:
        """Write an entry; give its number in the list unless it is a reference."""
        own = len(self.entries)
        see = self._first.get(step.node.id) if step.node is not None else None
        self.entries.append(Planted(step.parent, self._number(step.parent), step.node, step.link, see))
        self._below.append(0)
        if step.node is not None:
            self._first.setdefault(step.node.id, own)
        return own if see is None else None

    def _steps_below(self, own: int) -> Iterator[_Step]:
        entry = self.entries[own]
        if entry.node is not None:
            yield from (self._step(own, link) for link in self._links_into(entry.node.id))
        elif entry.link is not None:
            premises = (self._map.nodes[id] for id in self._map.premises(entry.link))
            yield from (_Step(own, node, None) for node in premises)
            yield from (_Step(own, None, link) for link in self._links_into(entry.link.id))

    def _step(self, own: int, link: Link) -> _Step:
        if len(link.premises) > 1 or self._links_into(link.id):
            return _Step(own, None, link)
        return _Step(own, self._map.nodes[next(iter(link.premises))], link)

    def _links_into(self, id: str) -> list[Link]:
        return [link for link in self._map.links_into(id) if link.id in self._sound]

    def _number(self, parent: int | None) -> str:
        if parent is None:
            self._roots += 1
            return str(self._roots)
        self._below[parent] += 1
        above = self.entries[parent].number
        # Past what references show, numbers only have to be known as too deep.
        return above if above.count(".") > _DEEPEST_NUMBER else f"{above}.{self._below[parent]}"


def roots(map: ArgumentMap) -> Iterator[Node]:
    """Go through all nodes in the order in which they may become roots, some of them twice.

    First is the main one, then come those that bear on nothing.
    """
    ordered = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
    main = map.nodes.get(map.info.main or "")
    if main is not None:
        yield main
    leading = {id for link in map.sound_links() for id in link.premises}
    yield from (node for node in ordered if node.id not in leading)
    yield from ordered
