"""Finds room for one card in a row of others, moving as few of them as can be."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from argmap.layout.spacing import ROUNDING

#: How many slots, the nearest first, are looked at before the ends of the row.
_TRIES = 64

Gap = Callable[[str, str], float]


class Span(NamedTuple):
    """A card along the row."""

    id: str
    start: float
    end: float


class Room(NamedTuple):
    """Where a card is to begin, and by how much others move along the row."""

    start: float
    moves: dict[str, float]


@dataclass(frozen=True)
class Shelf:
    """A row as it stands, the gaps its cards want, and how far it may reach on either side."""

    spans: Sequence[Span]
    gap: Gap
    low: float = -inf
    high: float = inf

    def room(self, id: str, breadth: float, wanted: float, slot: int, most: int) -> Room:
        """Find room for a card at a slot or, where more than `most` others would move, near it.

        `slot` counts the cards before it; `wanted` is where the card would best begin.
        """
        count = len(self.spans)
        near = sorted(
            range(max(0, slot - _TRIES), min(count, slot + _TRIES) + 1), key=lambda i: (abs(i - slot), -i)
        )
        for i in [*near, count, 0]:
            if room := self._opened(id, breadth, wanted, i, most):
                return room
        endless = Shelf(self.spans, self.gap)
        room = self._opened(id, breadth, wanted, slot, count) or endless._opened(
            id, breadth, wanted, slot, count
        )
        assert room is not None  # noqa: S101  an endless row opens everywhere
        return room

    def widened(self, i: int) -> dict[str, float]:
        """Give how far cards after the one at `i` must move to keep their gaps to it."""
        moves: dict[str, float] = {}
        end, before = self.spans[i].end, self.spans[i].id
        for span in self.spans[i + 1 :]:
            push = end + self.gap(before, span.id) - span.start
            if push <= ROUNDING:
                break
            moves[span.id] = push
            end, before = span.end + push, span.id
        return moves

    def _opened(self, id: str, breadth: float, wanted: float, i: int, most: int) -> Room | None:
        """Open the row before its card `i`; None if that takes too many moves or more room than there is."""
        spans = self.spans
        low = spans[i - 1].end + self.gap(spans[i - 1].id, id) if i else self.low
        high = (spans[i].start - self.gap(id, spans[i].id) if i < len(spans) else self.high) - breadth
        lack = low - high
        if lack <= ROUNDING:
            return Room(max(low, min(wanted, high)), {})
        left, right = self._slack(i - 1, -1, lack, most), self._slack(i, 1, lack, most)
        chosen = _fewest(left, right, lack)
        if chosen is None or sum(chosen) > most:
            return None
        to_right = min(lack, right[chosen[1]])
        moves = dict(self._moved(i, 1, to_right, right)) | dict(self._moved(i - 1, -1, lack - to_right, left))
        return Room(high + to_right, moves)

    def _slack(self, i: int, step: int, lack: float, most: int) -> list[float]:
        """Give how much opens when 0, 1, 2 … cards from `i` on move as far as the next one lets them."""
        opened = [0.0]
        while 0 <= i < len(self.spans) and len(opened) <= most and opened[-1] < lack:
            opened.append(opened[-1] + max(0.0, self._play(i, step)))
            i += step
        return opened

    def _play(self, i: int, step: int) -> float:
        """Give how far a card can move before it meets the next one."""
        span, beyond = self.spans[i], i + step
        if not 0 <= beyond < len(self.spans):
            return self.high - span.end if step > 0 else span.start - self.low
        other = self.spans[beyond]
        if step > 0:
            return other.start - span.end - self.gap(span.id, other.id)
        return span.start - other.end - self.gap(other.id, span.id)

    def _moved(self, i: int, step: int, push: float, slack: Sequence[float]) -> Iterator[tuple[str, float]]:
        for opened in slack:
            if push - opened <= ROUNDING:
                break
            yield self.spans[i].id, step * (push - opened)
            i += step


def _fewest(left: Sequence[float], right: Sequence[float], lack: float) -> tuple[int, int] | None:
    """Give how many cards to move left and right to open `lack`: the fewest, rather to the right."""
    found = []
    for count, opened in enumerate(right):
        other = bisect_left(left, lack - opened - ROUNDING)
        if other < len(left):
            found.append((other, count))
    return min(found, key=lambda pair: (sum(pair), pair), default=None)
