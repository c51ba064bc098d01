"""A map as numbered variables: what each starts from, what bears on it, in which order. Solves nothing.

Nodes and links are variables alike. Linked premises meet in a variable of their own, the
junction, so that whatever bears on something is a pair: a link, and what it starts from.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from argmap.analysis.components import arrange
from argmap.analysis.grounds import UNRATED, Grounds
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node

#: The stances that carry something to their target.
CARRYING = frozenset({"support", "attack"})

#: A link's slot, and the slot of its premise or junction: what is carried is their product.
Pair = tuple[int, int]

#: One empty list for all that have nothing; it is replaced, never added to.
_NO_PAIRS: list[Pair] = []
_NO_SLOTS: list[int] = []
#: How many ranks are raised after a new connection before all are made anew.
_STEPS = 5_000

_id = attrgetter("id")


def is_carrying(map: ArgumentMap, link: Link) -> bool:
    """Say whether a link is evaluated: sound, and a support or an attack."""
    if link.stance not in CARRYING:
        return False
    nodes = map.nodes.keys()
    if link.target in nodes and link.premises:  # most links, decided without walking
        return link.premises.keys() <= nodes
    return map.is_sound(link)


class _Wire(NamedTuple):
    """How a link is connected: what its pair stands on, and whose attackers or supporters have it."""

    stance: str
    premises: tuple[str, ...]
    target: int
    source: int


@dataclass(slots=True)
class Network:
    """Variables by slot, a small number that a record keeps for as long as it is evaluated.

    `bases`, `lows` and `highs` are what a variable starts from in the middle and at the ends
    of its band. `attackers` and `supporters` are in the order of link ids, so that the same
    map gives the same floats to the last bit however it came about. A slot's rank is above
    that of all that bears on it, except on a ring, whose members share one.
    """

    ids: list[str] = field(default_factory=list)
    slots: dict[str, int] = field(default_factory=dict)
    bases: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    attackers: list[list[Pair]] = field(default_factory=list)
    supporters: list[list[Pair]] = field(default_factory=list)
    premises: list[tuple[int, ...]] = field(default_factory=list)
    followers: list[list[int]] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    rings: dict[int, list[int]] = field(default_factory=dict)
    links: set[int] = field(default_factory=set)
    banded: set[int] = field(default_factory=set)
    unset: set[int] = field(default_factory=set)
    fixed: dict[int, float] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    tail: list[list[int]] = field(default_factory=list)
    is_ordered: bool = False
    _wires: dict[int, _Wire] = field(default_factory=dict)
    _free: list[int] = field(default_factory=list)
    _is_stale: bool = False

    def is_unrated(self, slot: int) -> bool:
        """Say whether a node has no credence and nothing that bears on it."""
        return (
            slot in self.unset
            and not self.attackers[slot]
            and not self.supporters[slot]
            and slot not in self.fixed
        )

    def is_moved(self, slot: int) -> bool:
        """Say whether something bears on a variable."""
        return bool(self.attackers[slot] or self.supporters[slot] or self.premises[slot])

    def leading_to(self, slot: int) -> list[int]:
        """Give the variables that a variable is worked out from: each once, in order."""
        pairs = (*self.attackers[slot], *self.supporters[slot])
        return list(dict.fromkeys((*(one for pair in pairs for one in pair), *self.premises[slot])))

    # -- records in and out ---------------------------------------------------------------

    def reserve(self, ids: Sequence[str]) -> None:
        """Make room for many records at once."""
        first = len(self.ids)
        self._grow(ids)
        self.slots.update(zip(ids, range(first, len(self.ids)), strict=True))

    def put_node(self, node: Node, grounds: Grounds) -> int:
        """Take up a node, or what it starts from now."""
        credence = grounds.credence(node)
        slot = self._slot(node.id)
        self.unset.discard(slot)
        self.banded.discard(slot)
        if type(credence) is float:
            self.bases[slot] = self.lows[slot] = self.highs[slot] = credence
        elif isinstance(credence, tuple):
            self.lows[slot], self.highs[slot] = credence
            self.bases[slot] = (credence[0] + credence[1]) / 2
            self.banded.add(slot)
        else:
            value = UNRATED if credence is None else float(credence)
            self.bases[slot] = self.lows[slot] = self.highs[slot] = value
            if credence is None:
                self.unset.add(slot)
        return slot

    def put_link(self, link: Link, grounds: Grounds) -> int:
        """Take up a link that is carrying, or the weight that it has now; it is not connected yet."""
        slot = self._slot(link.id)
        self.links.add(slot)
        self.bases[slot] = self.lows[slot] = self.highs[slot] = grounds.weight(link)
        return slot

    def fix(self, fixed: dict[str, float]) -> set[int]:
        """Hold these nodes at these strengths, and no others; give the slots for which that is new."""
        wanted = {self.slots[id]: value for id, value in fixed.items() if id in self.slots}
        known = self.fixed
        differs = {one for one in known.keys() | wanted.keys() if known.get(one) != wanted.get(one)}
        self.fixed = wanted
        return differs

    def drop(self, id: str) -> None:
        """Let go of a record that nothing is connected to any more."""
        slot = self.slots.pop(id)
        for kept in (self.links, self.banded, self.unset):
            kept.discard(slot)
        self.fixed.pop(slot, None)
        self._release(slot)

    # -- connections ----------------------------------------------------------------------

    def connect(self, link: Link) -> set[int]:
        """Let a link bear on its target; give the slots to be worked out anew.

        A target that is not evaluated, such as a neutral link, leaves it unconnected.
        """
        if link.target not in self.slots:
            return set()
        slot, target = self.slots[link.id], self.slots[link.target]
        premises = tuple(sorted(link.premises))
        source = self.slots[premises[0]] if len(premises) == 1 else self._junction(link, premises)
        self._wires[slot] = _Wire(link.stance, premises, target, source)
        side = self.attackers if link.stance == "attack" else self.supporters
        pairs = side[target]
        if not pairs:
            side[target] = [(slot, source)]
        elif self.ids[pairs[-1][0]] < link.id:
            pairs.append((slot, source))
        else:
            insort(pairs, (slot, source), key=lambda pair: self.ids[pair[0]])
        self._lead(slot, target)
        self._lead(source, target)
        return {target, source} if len(premises) > 1 else {target}

    def disconnect(self, slot: int) -> set[int]:
        """Let a link bear on nothing any more; give the slots to be worked out anew."""
        wire = self._wires.pop(slot)
        side = self.attackers if wire.stance == "attack" else self.supporters
        side[wire.target].remove((slot, wire.source))
        self._part(slot, wire.target)
        self._part(wire.source, wire.target)
        if len(wire.premises) > 1:
            for one in self.premises[wire.source]:
                self._part(one, wire.source)
            self._release(wire.source)
        return {wire.target}

    def is_connected(self, slot: int) -> bool:
        """Say whether a link bears on its target."""
        return slot in self._wires

    def is_as_connected(self, link: Link) -> bool:
        """Say whether a link is connected just as it should be."""
        wire = self._wires.get(self.slots.get(link.id, -1))
        return (
            wire is not None
            and wire.stance == link.stance
            and wire.premises == tuple(sorted(link.premises))
            and self.ids[wire.target] == link.target
        )

    # -- order ----------------------------------------------------------------------------

    def rank(self) -> None:
        """Put the variables that something bears on in order: those that no ring leads to, then the rest."""
        moved = [slot for slot in range(len(self.ids)) if self.is_moved(slot)]
        self.order, self.tail = arrange(moved, {slot: self.followers[slot] for slot in moved})
        self.ranks = [0] * len(self.ids)
        for rank, slot in enumerate(self.order, 1):
            self.ranks[slot] = rank
        self.rings = {}
        for rank, component in enumerate(self.tail, len(self.order) + 1):
            component.sort(key=self.ids.__getitem__)
            if len(component) > 1 or component[0] in self.followers[component[0]]:
                self.rings.update(dict.fromkeys(component, component))
            for slot in component:
                self.ranks[slot] = rank
        self.is_ordered = True
        self._is_stale = False

    def settle_ranks(self) -> set[int]:
        """Bring the ranks up to date after new connections; give what is on another ring or none now."""
        if not self._is_stale:
            return set()
        before = self.rings
        self.rank()
        return {slot for slot, ring in before.items() if self.rings.get(slot) != ring and self.ids[slot]}

    # -- inside ---------------------------------------------------------------------------

    def _slot(self, id: str) -> int:
        slot = self.slots.get(id)
        if slot is None:
            slot = self.slots[id] = self._new(id)
        return slot

    def _new(self, id: str) -> int:
        if self._free:
            slot = self._free.pop()
            self.ids[slot] = id
            return slot
        self._grow([id])
        return len(self.ids) - 1

    def _grow(self, ids: Sequence[str]) -> None:
        count = len(ids)
        self.ids.extend(ids)
        for starts in (self.bases, self.lows, self.highs):
            starts.extend([0.0] * count)
        for pairs in (self.attackers, self.supporters):
            pairs.extend([_NO_PAIRS] * count)
        self.premises.extend([()] * count)
        self.followers.extend([_NO_SLOTS] * count)
        self.ranks.extend([0] * count)

    def _release(self, slot: int) -> None:
        self.ids[slot] = ""
        self.attackers[slot] = self.supporters[slot] = _NO_PAIRS
        self.premises[slot] = ()
        self.followers[slot] = _NO_SLOTS
        self.ranks[slot] = 0
        self._free.append(slot)

    def _junction(self, link: Link, premises: Sequence[str]) -> int:
        slot = self._new(f"{link.id}+")  # only to sort by: it is not among the `slots`
        self.premises[slot] = tuple(self.slots[id] for id in premises)
        for one in self.premises[slot]:
            self._lead(one, slot)
        return slot

    def _lead(self, start: int, end: int) -> None:
        followers = self.followers[start]
        if followers:
            followers.append(end)
        else:
            self.followers[start] = [end]
        self.is_ordered = False
        if not self._is_stale and self.ranks[end] <= self.ranks[start]:
            self._raise(start, end)

    def _part(self, start: int, end: int) -> None:
        self.followers[start].remove(end)
        self.is_ordered = False
        if start in self.rings and self.rings[start] is self.rings.get(end):
            self._is_stale = True  # the ring may be open now

    def _raise(self, start: int, end: int) -> None:
        """Give what now follows `start` a rank above it; a new ring puts everything in order anew."""
        ring = self.rings.get(start)
        if ring is not None and ring is self.rings.get(end):
            return
        waiting = [(end, self.ranks[start])]
        for _ in range(_STEPS):
            if not waiting:
                return
            slot, floor = waiting.pop()
            if self.ranks[slot] > floor:
                continue
            if slot == start or slot in self.rings:
                break
            self.ranks[slot] = floor + 1
            waiting.extend((other, floor + 1) for other in self.followers[slot])
        self._is_stale = True


def build(map: ArgumentMap, grounds: Grounds) -> Network:
    """Make the variables for a map's nodes and for those of its links that are evaluated."""
    network = Network(_is_stale=True)
    links = sorted((link for link in map.links.values() if is_carrying(map, link)), key=_id)
    network.reserve([*map.nodes, *(link.id for link in links)])
    for node in map.nodes.values():
        network.put_node(node, grounds)
    for link in links:
        network.put_link(link, grounds)
    for link in links:
        network.connect(link)
    network.fix(grounds.fixed)
    network.rank()
    return network
