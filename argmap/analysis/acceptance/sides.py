"""The sides that can be taken in one circle of undecided variables. What they lead to is in `standing`."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from argmap.analysis.acceptance.cases import Purse
from argmap.analysis.acceptance.statuses import IN, OUT, UNDECIDED, blocking, circular, leaned_on, settled
from argmap.analysis.network import Network


class Side(NamedTuple):
    """One preferred labelling of a circle, in its order; sound when no circle in it is left undecided."""

    statuses: tuple[int, ...]
    is_sound: bool


class Sides:
    """Finds the preferred labellings of circles in a network with these statuses.

    Statuses are closed in on from both ends, low and high; where that is not enough, one is
    tried as in, as out and as undecided, in this order: so no labelling that is found
    later has more decided than an earlier one.
    """

    def __init__(self, network: Network, own: Sequence[int], purse: Purse) -> None:
        self._network = network
        self._purse = purse
        self._low = list(own)
        self._high = list(own)

    def find(self, ring: Sequence[int], given: Mapping[int, int]) -> list[Side]:
        """Give the preferred labellings of a ring, with these statuses given from outside of it."""
        kept = {slot: self._low[slot] for slot in (*ring, *given)}
        self._put(given.items(), given.items())
        self._put(((slot, OUT) for slot in ring), ((slot, IN) for slot in ring))
        try:
            return self._search(ring)
        finally:
            self._put(kept.items(), kept.items())

    def _search(self, ring: Sequence[int]) -> list[Side]:
        members = set(ring)
        followers = {slot: [one for one in self._network.followers[slot] if one in members] for slot in ring}
        order = sorted(ring, key=lambda slot: -len(followers[slot]))
        sides: list[Side] = []
        trials: list[_Trial] = []
        undo: _Trail = []
        is_possible = self._close_in(ring, followers, undo)
        while True:
            if is_possible:
                at = self._next_open(order, trials[-1].at if trials else 0)
                if at < len(order):
                    trials.append(_Trial(at, len(undo), [UNDECIDED, OUT, IN]))
                else:
                    self._note(ring, sides)
            while trials and not trials[-1].untried:
                self._take_back(undo, trials.pop().mark)
            if not trials:
                return sides
            trial = trials[-1]
            self._take_back(undo, trial.mark)
            is_possible = self._try(order[trial.at], trial.untried.pop(), followers, undo)

    def _try(self, slot: int, status: int, followers: "_Followers", undo: "_Trail") -> bool:
        if not self._low[slot] <= status <= self._high[slot]:
            return False
        self._narrow(slot, status, status, undo)
        return self._close_in([slot, *followers[slot]], followers, undo)

    def _next_open(self, order: Sequence[int], at: int) -> int:
        low, high = self._low, self._high
        while at < len(order) and low[order[at]] == high[order[at]]:
            at += 1
        return at

    def _note(self, ring: Sequence[int], sides: list[Side]) -> None:
        """Note a complete labelling, unless one that was found decides as much and more."""
        statuses = tuple([self._low[slot] for slot in ring])
        self._purse.spend(len(sides) + len(ring))
        if any(all(map(_is_within, statuses, side.statuses)) for side in sides):
            return
        network, low = self._network, self._low
        open = {slot for slot in ring if not low[slot]}
        leaning = {
            slot: [one for one in leaned_on(network, low, slot, blocking(network, low, slot)) if one in open]
            for slot in open
        }
        sides.append(Side(statuses, not circular(leaning)))

    def _close_in(self, slots: Iterable[int], followers: "_Followers", undo: "_Trail") -> bool:
        """Draw what follows; say whether that contradicts nothing."""
        network, low, high = self._network, self._low, self._high
        waiting = deque(slots)
        while waiting:
            slot = waiting.popleft()
            self._purse.spend(1 + len(network.attackers[slot]) + len(network.supporters[slot]))
            least = max(low[slot], settled(network, low, high, slot))
            greatest = min(high[slot], settled(network, high, low, slot))
            if least > greatest:
                return False
            if (least, greatest) != (low[slot], high[slot]):
                self._narrow(slot, least, greatest, undo)
                waiting.extend(followers[slot])
        return True

    def _narrow(self, slot: int, least: int, greatest: int, undo: "_Trail") -> None:
        undo.append((slot, self._low[slot], self._high[slot]))
        self._low[slot], self._high[slot] = least, greatest

    def _take_back(self, undo: "_Trail", mark: int) -> None:
        while len(undo) > mark:
            slot, self._low[slot], self._high[slot] = undo.pop()

    def _put(self, lows: Iterable[tuple[int, int]], highs: Iterable[tuple[int, int]]) -> None:
        for slot, status in lows:
            self._low[slot] = status
        for slot, status in highs:
            self._high[slot] = status


_Followers = Mapping[int, Sequence[int]]
_Trail = list[tuple[int, int, int]]


class _Trial(NamedTuple):
    """A variable that is tried: its place in the order, what to take back to, what is left to try."""

    at: int
    mark: int
    untried: list[int]


def _is_within(status: int, other: int) -> bool:
    return status in {UNDECIDED, other}
