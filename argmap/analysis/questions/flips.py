"""What carries a conclusion: the smallest sets of nodes whose falsity flips its verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

from argmap.analysis.questions.batch import settled, side, without
from argmap.analysis.questions.excerpt import Excerpt

#: About how many single values may be worked out before the search is cut short.
_WORK = 150_000_000
_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Flips:
    """Sets of node ids, smallest first; no set holds another. `is_complete` says whether all were tried."""

    topic: str
    sets: list[tuple[str, ...]]
    is_complete: bool


def flips(excerpt: Excerpt, size: int = 2) -> Flips:
    """Find the sets of up to `size` nodes that flip the verdict when all in them are false.

    The verdict is the side of one half that the topic is on: above, below, or even. Only
    sets of which no part would do are given. Raises AnalysisError where circles leave the
    topic undetermined.
    """
    verdict = side(settled(excerpt))
    found: list[tuple[int, ...]] = []
    players = [place for place in excerpt.nodes if excerpt.fixed.get(place) != 0.0]
    work_left = _WORK // max(1, excerpt.size)
    is_complete = True
    for count in range(1, size + 1):
        lone = {one for members in found if len(members) == 1 for one in members}
        candidates = [place for place in players if place not in lone]
        if comb(len(candidates), count) > work_left:
            is_complete = False
            candidates = _most_moving(excerpt, candidates, count, work_left)
        work_left -= comb(len(candidates), count)
        for members in _batches(_fresh(candidates, count, found)):
            strengths = side(without(excerpt, members))
            found += [one for one, now in zip(members, strengths, strict=True) if now != verdict]
    named = (tuple(sorted(excerpt.nodes[place] for place in members)) for members in found)
    return Flips(excerpt.topic, sorted(named, key=lambda ids: (len(ids), ids)), is_complete)


def _fresh(
    candidates: Sequence[int], count: int, found: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, ...]]:
    """Go through the sets of this size that hold none of those found."""
    known = [set(members) for members in found if len(members) > 1]
    for members in combinations(candidates, count):
        if not any(one.issubset(members) for one in known):
            yield members


def _batches(sets: Iterator[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    while batch := list(islice(sets, _AT_ONCE)):
        yield batch


def _most_moving(excerpt: Excerpt, candidates: Sequence[int], count: int, limit: int) -> list[int]:
    """Keep as many of those that move the topic most, each alone, as there is time for."""
    whole = settled(excerpt)
    moved = abs(without(excerpt, [(place,) for place in candidates]) - whole)
    order = sorted(range(len(candidates)), key=lambda number: -moved[number])
    kept = len(candidates)
    while kept > count and comb(kept, count) > limit:
        kept = kept * 9 // 10
    return sorted(candidates[number] for number in order[:kept])
