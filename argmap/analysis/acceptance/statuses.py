"""The status of every variable of a network, as numbers by slot: in, out or undecided. No reasons, no words.

A link's own status leaves its premises out: what it carries is the least of its own status
and theirs, as in evaluation it is the product.
"""

from collections import deque
from collections.abc import Sequence

from argmap.analysis.components import arrange
from argmap.analysis.network import Network, Pair
from argmap.analysis.propagation import ripple
from argmap.model.graph import ArgumentMap

IN, UNDECIDED, OUT = 1, 0, -1

_EVEN = 0.5


def disbelieved(network: Network, map: ArgumentMap) -> set[int]:
    """Give the nodes that are out by themselves: rejected or believed less than even, and not supported."""
    links, supporters, highs, unset = network.links, network.supporters, network.highs, network.unset
    rejected = {node.id for node in map.nodes.values() if node.judgement == "rejected"}
    return {
        slot
        for id, slot in network.slots.items()
        if slot not in links
        and not supporters[slot]
        and (id in rejected or (highs[slot] < _EVEN and slot not in unset))
    }


def held(network: Network, map: ArgumentMap) -> dict[int, int]:
    """Give the status of the slots that have one whatever bears on them."""
    fixed = {slot: IN if value else OUT for slot, value in network.fixed.items()}
    return dict.fromkeys(disbelieved(network, map), OUT) | fixed


def grounded(network: Network, held: dict[int, int]) -> list[int]:
    """Give the statuses that have to be: the least fixed point, from all undecided.

    n variables and m links take O(n + m); on a ring a variable is looked at again when what
    leads to it is decided.
    """
    if not network.is_ordered:
        network.rank()
    own = [IN] * len(network.ids)
    for slot, status in held.items():
        own[slot] = status
    for slot in network.order:
        if slot not in held:
            own[slot] = settled(network, own, own, slot)
    for group in network.tail:
        _settle(network, own, [slot for slot in group if slot not in held])
    return own


class Statuses:
    """Keeps the grounded status of every slot up to date: a change costs what it makes different."""

    def __init__(self, network: Network, map: ArgumentMap) -> None:
        self._network = network
        self._map = map
        self.held = held(network, map)
        self.own = grounded(network, self.held)
        self.undecided = {slot for slot, status in enumerate(self.own) if status == UNDECIDED}

    def update(self, dirty: set[int]) -> set[int]:
        """Look at `dirty` slots and what follows from them again; give those that differ."""
        own = self.own
        own.extend([IN] * (len(self._network.ids) - len(own)))
        for slot in dirty:
            self._hold(slot)
        changed = ripple(self._network, dirty, self._settle)
        self.undecided -= {slot for slot in self.undecided if not self._network.ids[slot]}
        for slot in changed | dirty:
            (self.undecided.discard if own[slot] else self.undecided.add)(slot)
        return changed

    def _hold(self, slot: int) -> None:
        network = self._network
        self.held.pop(slot, None)
        if slot in network.fixed:
            self.held[slot] = IN if network.fixed[slot] else OUT
        elif is_disbelieved(network, self._map, slot):
            self.held[slot] = OUT

    def _settle(self, group: Sequence[int]) -> list[int]:
        own, held = self.own, self.held
        before = [own[slot] for slot in group]
        free = [slot for slot in group if slot not in held]
        for slot in group:
            own[slot] = held.get(slot, IN)
        if len(group) == 1 and group[0] not in self._network.rings:
            for slot in free:
                own[slot] = settled(self._network, own, own, slot)
        else:
            _settle(self._network, own, free)
        return [slot for slot, was in zip(group, before, strict=True) if own[slot] != was]


def is_disbelieved(network: Network, map: ArgumentMap, slot: int) -> bool:
    """Say whether a slot is a node that is out by itself."""
    node = map.nodes.get(network.ids[slot])
    if node is None or slot in network.links or network.supporters[slot]:
        return False
    return node.judgement == "rejected" or (network.highs[slot] < _EVEN and slot not in network.unset)


def settled(network: Network, own: Sequence[int], others: Sequence[int], slot: int) -> int:
    """Give the status that follows for a slot that is not held.

    `own` are the statuses of its supports and premises, `others` those of its attacks. The
    status rises with the former and falls with the latter, so that bounds give bounds.
    """
    if joined := network.premises[slot]:
        return min([own[one] for one in joined])
    attack, support = OUT, IN
    if attackers := network.attackers[slot]:
        attack = max([min(others[link], others[source]) for link, source in attackers])
    if supporters := network.supporters[slot]:
        support = max([min(own[link], own[source]) for link, source in supporters])
        if support == OUT:
            support = UNDECIDED  # what lost its supports is open, not refuted
    return min(-attack, support)


def blocking(network: Network, own: Sequence[int], slot: int) -> list[Pair]:
    """Give what keeps a slot undecided: undecided attacks, and such supports unless another one is in."""
    attacks = _undecided_of(own, network.attackers[slot])
    supports = network.supporters[slot]
    if any(own[link] == IN == own[source] for link, source in supports):
        return attacks
    return attacks + _undecided_of(own, supports)


def leaned_on(network: Network, own: Sequence[int], slot: int, pairs: Sequence[Pair]) -> list[int]:
    """Give the undecided slots that keep one undecided, where `pairs` are what is `blocking` it."""
    if joined := network.premises[slot]:
        return [one for one in joined if not own[one]]
    return [one for pair in pairs for one in pair if not own[one]]


def circular(leaning: dict[int, list[int]]) -> list[list[int]]:
    """Give, of slots and what they lean on, those on a ring or behind one: components in order."""
    if not leaning:
        return []
    followers: dict[int, list[int]] = {slot: [] for slot in leaning}
    for slot, others in leaning.items():
        for other in dict.fromkeys(others):
            followers[other].append(slot)
    return arrange(leaning, followers)[1]


def _settle(network: Network, own: list[int], ring: Sequence[int]) -> None:
    """Decide what follows within a component: from all undecided, until nothing is added."""
    for slot in ring:
        own[slot] = UNDECIDED
    waiting, open, is_waiting = deque(ring), set(ring), set(ring)
    while waiting:
        slot = waiting.popleft()
        is_waiting.discard(slot)
        own[slot] = settled(network, own, own, slot)
        if own[slot]:
            open.discard(slot)  # decided for good
            fresh = open.intersection(network.followers[slot]) - is_waiting
            waiting.extend(fresh)
            is_waiting |= fresh


def _undecided_of(own: Sequence[int], pairs: Sequence[Pair]) -> list[Pair]:
    return [(link, source) for link, source in pairs if min(own[link], own[source]) == UNDECIDED]
