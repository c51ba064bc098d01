"""Solves a network: exact values where nothing is circular, bounds that close in where something is.

A bound's lower end rises with the lower ends of what supports and the upper ends of what
attacks, its upper end the other way round.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import prod

from argmap.analysis.network import Network, Pair
from argmap.analysis.semantics import DFQUAD, Rules, Semantics

#: Bounds nearer than this are one value.
COLLAPSED = 1e-9

#: A smaller step of a bound does not make what follows it worth another look.
_STEP = 1e-13

#: How often a variable on a ring is updated, on average, before its bounds are left as they
#: are: they hold at any moment, so stopping early gives a wider range, never a wrong one.
#: A credence of .99 that attacks itself takes 2,100.
_UPDATES_EACH = 5_000
_UPDATES_FEW = 20
_UPDATES_IN_ALL = 100_000

Values = list[float]
Pairs = Sequence[Pair]
Range = tuple[float, float]
Join = Callable[[Iterable[float]], float]
#: Works out one variable, or all of a ring, and gives those that came out different.
Settle = Callable[[Sequence[int]], Sequence[int]]


def _dfquad(base: float, attacking: Values, attackers: Pairs, supporting: Values, supporters: Pairs) -> float:
    """Put together what bears on something as `DFQUAD` does, to the last bit, in half the time."""
    unattacked = unsupported = 1.0
    for link, source in attackers:
        unattacked *= 1.0 - attacking[link] * attacking[source]
    for link, source in supporters:
        unsupported *= 1.0 - supporting[link] * supporting[source]
    energy = unattacked - unsupported
    return base + (1.0 - base if energy > 0.0 else base) * energy


def join_of(rules: Rules) -> Join:
    """Give how linked premises go together."""
    return prod if rules.premises == "product" else min


def updates_allowed(size: int) -> int:
    """Give how many updates a ring of so many variables is worth."""
    return min(_UPDATES_EACH * size, max(_UPDATES_IN_ALL, _UPDATES_FEW * size))


def ripple(network: Network, dirty: Iterable[int], settle: Settle) -> set[int]:
    """Work out `dirty` slots and, in order of rank, whatever follows one that changed.

    Gives every slot that came out different.
    """
    ranks, rings, followers = network.ranks, network.rings, network.followers
    waiting = [(ranks[slot], slot) for slot in dirty]
    heapify(waiting)
    seen = {slot for _, slot in waiting}
    changed: set[int] = set()
    while waiting:
        _, slot = heappop(waiting)
        group: Sequence[int] = (slot,)
        if slot in rings:
            group = rings[slot]
            seen.update(group)
            while waiting and rings.get(waiting[0][1]) is group:
                heappop(waiting)
        for moved in settle(group):
            changed.add(moved)
            for follower in followers[moved]:
                if follower not in seen:
                    seen.add(follower)
                    heappush(waiting, (ranks[follower], follower))
    return changed


@dataclass(slots=True)
class Bounds:
    """Lower and upper values of a network's variables, by slot; one list while all are exact.

    `lows` and `highs` are the network's lists that the variables start from.
    """

    network: Network
    rules: Rules
    lows: Values
    highs: Values
    low: Values = field(default_factory=list)
    high: Values = field(default_factory=list)
    _nodes: Semantics = field(init=False)
    _join: Join = field(init=False)

    def __post_init__(self) -> None:
        """Look the rules up."""
        self._nodes = self.rules.of_nodes
        self._join = join_of(self.rules)

    def range(self, slot: int) -> Range:
        """Give a solved variable's bounds."""
        return self.low[slot], self.high[slot]

    def solve(self) -> None:
        """Solve every variable."""
        network = self.network
        if not network.is_ordered:
            network.rank()
        self.low = list(self.lows)
        self.high = self.low if self.highs is self.lows and not network.rings else list(self.highs)
        for slot, value in network.fixed.items():
            self.low[slot] = self.high[slot] = value
        if self.low is self.high and not network.fixed:
            self._solve_exactly(network.order)
        else:
            for slot in network.order:
                self._settle((slot,))
        for group in network.tail:
            self._settle(group)

    def _solve_exactly(self, order: Iterable[int]) -> None:
        """Solve what no ring leads to in one pass: `_value` written out, as a large map waits for it."""
        network, values, bases = self.network, self.low, self.lows
        attackers, supporters, links = network.attackers, network.supporters, network.links
        is_dfquad = self._nodes is DFQUAD
        for slot in order:
            against, in_favour = attackers[slot], supporters[slot]
            if not against and not in_favour:
                values[slot] = self._join([values[one] for one in network.premises[slot]])
            elif is_dfquad or slot in links:
                values[slot] = _dfquad(bases[slot], values, against, values, in_favour)
            else:
                values[slot] = self._combined(bases[slot], values, against, values, in_favour)

    def update(self, dirty: Iterable[int]) -> set[int]:
        """Solve `dirty` variables and what follows from them; give those that came out different."""
        missing = len(self.network.ids) - len(self.low)
        if self.network.rings and self.low is self.high:
            self.high = list(self.low)
        for values in (self.low,) if self.low is self.high else (self.low, self.high):
            values.extend([0.0] * missing)
        if self.low is self.high:
            return ripple(self.network, dirty, self._resettle_exactly)
        return ripple(self.network, dirty, self._resettle)

    def _resettle_exactly(self, group: Sequence[int]) -> Sequence[int]:
        slot = group[0]
        value = self._value(slot, self.lows, self.low, self.low)
        if value == self.low[slot]:
            return ()
        self.low[slot] = value
        return group

    def _resettle(self, group: Sequence[int]) -> list[int]:
        before = [self.range(slot) for slot in group]
        self._settle(group)
        return [slot for slot, known in zip(group, before, strict=True) if self.range(slot) != known]

    def _settle(self, group: Sequence[int]) -> None:
        """Solve a variable that depends on solved ones only, or a ring."""
        slot = group[0]
        if slot in self.network.rings:
            self._tighten(group)
            return
        if self.low is self.high:
            self.low[slot] = self._value(slot, self.lows, self.low, self.low)
            return
        self.low[slot], self.high[slot] = self._ends(slot)
        if self.network.is_moved(slot):  # a narrow band that somebody set stays one
            self._collapse(slot)

    def _ends(self, slot: int) -> Range:
        low = self._value(slot, self.lows, self.low, self.high)
        return low, self._value(slot, self.highs, self.high, self.low)

    def _value(self, slot: int, bases: Values, values: Values, others: Values) -> float:
        """Work out one end of a variable: attacks count at their other end."""
        network = self.network
        if slot in network.fixed:
            return network.fixed[slot]
        attackers, supporters = network.attackers[slot], network.supporters[slot]
        if not attackers and not supporters:
            joined = network.premises[slot]
            return self._join([values[one] for one in joined]) if joined else bases[slot]
        if self._nodes is DFQUAD or slot in network.links:
            return _dfquad(bases[slot], others, attackers, values, supporters)
        return self._combined(bases[slot], others, attackers, values, supporters)

    def _combined(
        self, base: float, attacking: Values, attackers: Pairs, supporting: Values, supporters: Pairs
    ) -> float:
        """Put together what bears on a node, by the semantics of nodes."""
        attacks = [attacking[link] * attacking[source] for link, source in attackers]
        supports = [supporting[link] * supporting[source] for link, source in supporters]
        return self._nodes.influence(base, self._nodes.aggregate(attacks, supports))

    def _collapse(self, slot: int) -> None:
        low, high = self.range(slot)
        if high - low <= COLLAPSED:
            self.low[slot] = self.high[slot] = low if low == high else (low + high) / 2

    def _tighten(self, ring: Sequence[int]) -> None:
        """Close in on the variables of a component from 0 and 1, until nothing moves."""
        for slot in ring:
            self.low[slot], self.high[slot] = 0.0, 1.0
        members = set(ring)
        places = {slot: place for place, slot in enumerate(ring)}
        followers = {
            slot: sorted(members.intersection(self.network.followers[slot]), key=places.__getitem__)
            for slot in ring
        }
        self._close_in(ring, followers)
        for slot in ring:
            self._collapse(slot)

    def _close_in(self, ring: Sequence[int], followers: Mapping[int, list[int]]) -> None:
        waiting, is_waiting = deque(ring), set(ring)
        budget = updates_allowed(len(ring))
        while waiting and budget:
            budget -= 1
            slot = waiting.popleft()
            is_waiting.discard(slot)
            if self._narrow(slot):
                fresh = [other for other in followers[slot] if other not in is_waiting]
                waiting.extend(fresh)
                is_waiting.update(fresh)

    def _narrow(self, slot: int) -> bool:
        """Narrow one variable's bounds; say whether what follows it has to look again.

        Bounds only ever close in, so rounding cannot make them swing.
        """
        low, high = self.range(slot)
        floor, ceiling = self._ends(slot)
        self.low[slot] = max(low, min(floor, ceiling))
        self.high[slot] = min(high, max(floor, ceiling))
        return floor - low > _STEP or high - ceiling > _STEP
