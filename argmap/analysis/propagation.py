"""Solves a network: exact values where nothing is circular, bounds that close in where something is.

A bound's lower end rises with the lower ends of what supports and the upper ends of what
attacks, its upper end the other way round.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.analysis.network import Factors, Network
from argmap.analysis.semantics import DFQUAD, Semantics

#: Bounds nearer than this are one value.
COLLAPSED = 1e-9

#: A smaller step of a bound does not make what follows it worth another look.
_STEP = 1e-13

#: How often a variable on a ring is updated, on average, before its bounds are left as they
#: are: they hold at any moment, so stopping early gives a wider range, never a wrong one.
_UPDATES_EACH = 2_000
_UPDATES_FEW = 20
_UPDATES_IN_ALL = 100_000

Range = tuple[float, float]


@dataclass(slots=True)
class End:
    """One end of the bounds: what every variable starts from, and what is made of it so far."""

    bases: Mapping[str, float]
    values: dict[str, float]

    def effects(self, links: Iterable[Factors]) -> list[float]:
        """Give what links carry: their own value times their premises'."""
        values, made = self.values, []
        for factors in links:
            carried = values[factors[0]] * values[factors[1]]
            for id in factors[2:]:
                carried *= values[id]
            made.append(carried)
        return made


@dataclass(slots=True)
class Bounds:
    """Lower and upper values of a network's variables; one and the same end while all are exact.

    The values hold the bases, and the values of what the network rests on, from the start.
    """

    network: Network
    semantics: Semantics
    low: End
    high: End

    def range(self, id: str) -> Range:
        """Give a solved variable's bounds."""
        return self.low.values[id], self.high.values[id]

    def solve(self) -> None:
        """Solve every variable that something moves, in the network's order."""
        for id in self.network.order:
            self._settle(id)
        if self.network.rings and self.low is self.high:
            self.high = End(self.low.bases, dict(self.low.values))
        for ring in self.network.rings:
            if len(ring) > 1 or ring[0] in self.network.followers[ring[0]]:
                self._tighten(ring)
            else:
                self._settle(ring[0])

    def _settle(self, id: str) -> None:
        """Solve a variable that depends on solved ones only."""
        low, high = self.low, self.high
        low.values[id] = self._value(id, low, high)
        if low is not high:
            high.values[id] = self._value(id, high, low)
            self._collapse(id)

    def _value(self, id: str, end: End, other: End) -> float:
        """Work out one end of a variable: attacks count at their other end."""
        network = self.network
        semantics = DFQUAD if id in network.links else self.semantics
        attacks = other.effects(network.attackers[id]) if id in network.attackers else ()
        supports = end.effects(network.supporters[id]) if id in network.supporters else ()
        return semantics.influence(end.bases[id], semantics.aggregate(attacks, supports))

    def _collapse(self, id: str) -> None:
        low, high = self.range(id)
        if high - low <= COLLAPSED:
            self.low.values[id] = self.high.values[id] = low if low == high else (low + high) / 2

    def _tighten(self, ring: list[str]) -> None:
        """Close in on the variables of a component from 0 and 1, until nothing moves."""
        self.low.values.update(dict.fromkeys(ring, 0.0))
        self.high.values.update(dict.fromkeys(ring, 1.0))
        members = set(ring)
        followers = {id: sorted(members.intersection(self.network.followers[id])) for id in ring}
        self._update_all(ring, followers)
        for id in ring:
            self._collapse(id)

    def _update_all(self, ring: list[str], followers: Mapping[str, list[str]]) -> None:
        waiting, is_waiting = deque(ring), set(ring)
        budget = min(_UPDATES_EACH * len(ring), max(_UPDATES_IN_ALL, _UPDATES_FEW * len(ring)))
        while waiting and budget:
            budget -= 1
            id = waiting.popleft()
            is_waiting.discard(id)
            if self._narrow(id):
                fresh = [other for other in followers[id] if other not in is_waiting]
                waiting.extend(fresh)
                is_waiting.update(fresh)

    def _narrow(self, id: str) -> bool:
        """Narrow one variable's bounds; say whether what follows it has to look again.

        Bounds only ever close in, so rounding cannot make them swing.
        """
        low, high = self.range(id)
        floor, ceiling = self._value(id, self.low, self.high), self._value(id, self.high, self.low)
        self.low.values[id] = max(low, min(floor, ceiling))
        self.high.values[id] = min(high, max(floor, ceiling))
        return floor - low > _STEP or high - ceiling > _STEP
