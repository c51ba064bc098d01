"""Maps as trees, for mind maps and outlines: cards below the statements they bear on. Knows no format.

A map is a graph, so what bears on several things stands in full where it comes first, and
everywhere else as a reference to there; that also opens rings. A link with several premises,
or one that is attacked itself, is a box: its premises stand in it, and so do, as boxes, the
links onto it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.formats.annotations import untitled
from argmap.formats.building import MapBuilder
from argmap.formats.stances import heading, take_mark, unmarked
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from argmap.model.wording import tr

#: Numbers of deep entries are long; a reference to one begins with its words instead.
_DEEPEST_NUMBER = 12
_START = 60


@dataclass(slots=True)
class Entry:
    """One entry of a tree; its parent is the number of an earlier entry.

    It is a card, or stands for the card whose id is in `see`, or is a box. `stance` is how
    it bears on its parent where that is known other than from marks in the text. `node` and
    `link` are fields of the records to be made, an id of the link among them.
    """

    parent: int | None
    text: str = ""
    stance: str | None = None
    is_box: bool = False
    see: str | None = None
    id: str | None = None
    node: dict[str, Any] = field(default_factory=dict)
    link: dict[str, Any] = field(default_factory=dict)


class Growth(NamedTuple):
    """What became of the entries: the id of the node of each, and the ids of the roots."""

    nodes: list[str | None]
    roots: list[str]


def grow(builder: MapBuilder, entries: list[Entry], children: str = "neutral") -> Growth:
    """Add nodes and links for the entries of a tree; `children` is the choice of `stances.CHILDREN`.

    An entry that is nothing but a mark, like “Pros”, and has others below it, gives them its
    stance and goes; a box with nothing in it goes too.
    """
    growing = _Growing(builder, entries, children)
    growing.judge()
    growing.add_nodes()
    growing.add_links()
    roots = [id for id, up in zip(growing.places, growing.above, strict=True) if up is None and id]
    cards = [id if not entry.is_box else None for id, entry in zip(growing.places, entries, strict=True)]
    return Growth(cards, list(dict.fromkeys(roots)))


class _Growing:
    """The work of `grow`. An entry is passed over where what is below it hangs at what is above it."""

    def __init__(self, builder: MapBuilder, entries: list[Entry], children: str) -> None:
        self._builder = builder
        self._entries = entries
        self._children = children
        last_first = reversed(list(enumerate(entries)))
        self._cards = {entry.id: i for i, entry in last_first if entry.id and not (entry.see or entry.is_box)}
        self._full = {entry.parent for entry in entries if not entry.is_box}
        self._stances: list[str | None] = []
        self._passed: list[bool] = []
        self._premises: defaultdict[int, list[int]] = defaultdict(list)
        #: The entry that each hangs at, or None, and what was made of each.
        self.above: list[int | None] = []
        self.places: list[str | None] = [None] * len(entries)

    def judge(self) -> None:
        """Say of every entry where it hangs, with which stance, and whether it is passed over."""
        for i, entry in enumerate(self._entries):
            up, inherited = self._hanging(entry)
            is_premise = up is not None and self._entries[up].is_box and not entry.is_box
            stance = entry.stance
            is_passed = entry.is_box and (up is None or i not in self._full)
            if not is_premise and stance is None and up is not None and not entry.is_box:
                stance = heading(entry.text) if self._may_be_heading(i) else None
                is_passed = stance is not None
                if not is_passed:
                    stance, entry.text = take_mark(entry.text)
            if is_premise and up is not None:
                self._premises[up].append(i)
            self._stances.append(stance or inherited)
            self._passed.append(is_passed)
            self.above.append(up)
        self._report()

    def add_nodes(self) -> None:
        """Add a node for every entry that is a card; the others that stand for it share it."""
        seen = [self._cards.get(entry.see or "") for entry in self._entries]
        for i, entry in enumerate(self._entries):
            if not (entry.is_box or self._passed[i]) and seen[i] is None:
                self.places[i] = self._add_node(entry)
        for i, first in enumerate(seen):
            if first is not None:
                self.places[i] = self.places[first]

    def _add_node(self, entry: Entry) -> str:
        text, fields = entry.text, entry.node
        if title := fields.get("title"):
            text, fields["title"] = untitled(text, title)
        return self._builder.node(text.strip(), entry.id, **fields)

    def add_links(self) -> None:
        """Add a link for every entry that hangs at another and is no premise in a box."""
        for i, (entry, up) in enumerate(zip(self._entries, self.above, strict=True)):
            if up is None or self._passed[i] or (self._entries[up].is_box and not entry.is_box):
                continue
            target, own = self.places[up], self.places[i]
            stance = self._stances[i] or unmarked(entry.text, self._children)
            ids = [self.places[j] for j in self._premises[i]] if entry.is_box else [own]
            premises = [id for id in ids if id is not None]
            if target is None or not premises:
                continue
            made = self._builder.link(stance, premises, target, **entry.link)
            if entry.is_box:
                self.places[i] = made

    def _hanging(self, entry: Entry) -> tuple[int | None, str | None]:
        """Give the entry that one hangs at, and the stance of the headings between them."""
        up = entry.parent
        if up is not None and self._passed[up]:
            return self.above[up], self._stances[up]
        return up, None

    def _may_be_heading(self, i: int) -> bool:
        entry = self._entries[i]
        return i in self._full and entry.see is None and not entry.node

    def _report(self) -> None:
        passed = [entry for entry, is_passed in zip(self._entries, self._passed, strict=True) if is_passed]
        boxes = sum(entry.is_box for entry in passed)
        report = self._builder.report
        report.drop(tr("boxes with no card in them"), boxes)
        report.drop(tr("headings such as “Pros”, taken as the stance of what is below"), len(passed) - boxes)


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
    for root in _roots(map):
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


def _roots(map: ArgumentMap) -> Iterator[Node]:
    """Go through all nodes in the order in which they may become roots."""
    ordered = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
    main = map.nodes.get(map.info.main or "")
    if main is not None:
        yield main
    leading = {id for link in map.sound_links() for id in link.premises}
    yield from (node for node in ordered if node.id not in leading)
    yield from ordered
