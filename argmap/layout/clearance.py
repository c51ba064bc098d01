"""Keeps the parts of a map out of each other: a part that is in the way moves as a whole.

A part reaches as far as its strips: one for each row, with the gap where the row's lines turn.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from argmap.layout.placement import Row
from argmap.layout.rows import Rows
from argmap.layout.spacing import CARD_GAP, ROUNDING


class Strip(NamedTuple):
    """A rectangle in (across, depth)."""

    start: float
    end: float
    lower: float
    upper: float


class Way(NamedTuple):
    """Along which axis a part gives way, and in which sense."""

    across: int
    depth: int


Strips = dict[int, list[Strip]]


def strips(rows: Rows, part: int | None = None) -> Strips:
    """Give the strips of every part, or of one."""
    hulls = {row: _hull(rows, row) for row in rows.members if part is None or row[0] == part}
    found: Strips = {}
    for row, hull in hulls.items():
        found.setdefault(row[0], []).append(_with_lines(row, hull, hulls, rows.gap))
    return found


def limits(others: Iterable[Strip], strip: Strip) -> tuple[float, float]:
    """Give how far a strip may reach along the row before it meets another."""
    low, high = -inf, inf
    for other in others:
        if other.lower < strip.upper + CARD_GAP and strip.lower < other.upper + CARD_GAP:
            if other.start + other.end > strip.start + strip.end:
                high = min(high, other.start - CARD_GAP)
            else:
                low = max(low, other.end + CARD_GAP)
    return low, high


def is_clear(strips: Iterable[Strip], others: Iterable[Strip]) -> bool:
    """Say whether no two strips come nearer than cards may."""
    others = list(others)
    return not any(_near(one, other) for one in strips for other in others)


def moved(strip: Strip, across: float, depth: float) -> Strip:
    """Give a strip at another place."""
    return Strip(strip.start + across, strip.end + across, strip.lower + depth, strip.upper + depth)


def bounds(strips: Iterable[Strip]) -> Strip:
    """Give the smallest rectangle around strips."""
    starts, ends, lowers, uppers = zip(*strips, strict=True)
    return Strip(min(starts), max(ends), min(lowers), max(uppers))


def clear(rows: Rows, now: Strips, changed: int) -> None:
    """Move what is in the way of a changed part, and what is in the way of that, each as a whole.

    Where a larger part is in the way, the changed one goes back instead. `now` holds the strips
    as they were before that part changed, and is brought up to date.
    """
    was = bounds(now[changed])
    now |= strips(rows, changed)
    ways = _yield_to_larger(rows, now, changed, was)
    queue = [changed]
    # Waves that run apart end by themselves; the bound is for parts that stand inside each other.
    for mover in queue:
        for part in now if len(queue) <= 8 * len(now) else ():
            if part not in {mover, changed} and _conflicts(now[mover], now[part]):
                ways[part] = ways.get(mover) or _way(was, bounds(now[part]))
                _drive(rows, now, mover, part, ways[part])
                queue.append(part)


def _yield_to_larger(rows: Rows, now: Strips, changed: int, was: Strip) -> dict[int, Way]:
    """Move a changed part away from the first larger part in its way; give the way it went, if any."""
    count = Counter(part for part, _ in rows.row.values())
    for part in now:
        larger = part != changed and count[part] > count[changed]
        if larger and _conflicts(now[part], now[changed]):
            way = _way(bounds(now[part]), was)
            _drive(rows, now, part, changed, way)
            return {changed: way}
    return {}


def _conflicts(own: Sequence[Strip], others: Sequence[Strip]) -> list[tuple[Strip, Strip]]:
    if not _near(bounds(own), bounds(others)):
        return []
    return [(one, other) for one in own for other in others if _near(one, other)]


def _drive(rows: Rows, now: Strips, mover: int, part: int, way: Way) -> None:
    """Move a part along a way until it is clear of another: out of one strip it may get into the next."""
    across = depth = 0.0
    while pairs := _conflicts(now[mover], now[part]):
        push = _push(pairs, way)
        across, depth = across + push[0], depth + push[1]
        now[part] = [moved(strip, *push) for strip in now[part]]
    for id in [id for row, ids in rows.members.items() if row[0] == part for id in ids]:
        rows.shift(id, across, depth)


def _push(pairs: Sequence[tuple[Strip, Strip]], way: Way) -> tuple[float, float]:
    """Give how far the others must move along a way to be clear."""
    across, depth = way
    if across > 0:
        return max(one.end - other.start for one, other in pairs) + CARD_GAP, 0.0
    if across < 0:
        return min(one.start - other.end for one, other in pairs) - CARD_GAP, 0.0
    if depth > 0:
        return 0.0, max(one.upper - other.lower for one, other in pairs) + CARD_GAP
    return 0.0, min(one.lower - other.upper for one, other in pairs) - CARD_GAP


def _way(one: Strip, other: Strip) -> Way:
    """Give the way from one rectangle to another: the axis along which they are further apart."""
    across = max(other.start - one.end, one.start - other.end)
    depth = max(other.lower - one.upper, one.lower - other.upper)
    if across >= depth or across > -ROUNDING:
        return Way(1 if other.start + other.end >= one.start + one.end else -1, 0)
    return Way(0, 1 if other.lower + other.upper >= one.lower + one.upper else -1)


def _near(one: Strip, other: Strip) -> bool:
    gap = CARD_GAP - ROUNDING
    return (
        one.start < other.end + gap
        and other.start < one.end + gap
        and one.lower < other.upper + gap
        and other.lower < one.upper + gap
    )


def _hull(rows: Rows, row: Row) -> Strip:
    ids = rows.members[row]
    lowest = min(map(rows.lower, ids))
    return Strip(min(map(rows.start, ids)), max(map(rows.end, ids)), lowest, max(map(rows.upper, ids)))


def _with_lines(row: Row, hull: Strip, hulls: dict[Row, Strip], gap: float) -> Strip:
    """Add the gap towards the pivot, as broad as both rows, since lines run there from one to the other."""
    if row[1] == 0:
        return hull
    inner = hulls.get((row[0], row[1] + (-1 if row[1] > 0 else 1)), hull)
    lower, upper = (hull.lower - gap, hull.upper) if row[1] > 0 else (hull.lower, hull.upper + gap)
    return Strip(min(hull.start, inner.start), max(hull.end, inner.end), lower, upper)
