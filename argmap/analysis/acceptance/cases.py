"""Values that differ from case to case, a case being which side is taken in some circles; no map, no network.

The worlds of something are a list of cases with its value in each. The cases of a list exclude
each other, and whatever sides are taken, one of them holds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

#: Where a choice is to be made: a circle's number, and that of the case it is met in.
Choice: TypeAlias = tuple[int, int]
Case: TypeAlias = Mapping[Choice, int]
World: TypeAlias = tuple[Case, int]

Value = TypeVar("Value")
Other = TypeVar("Other")
Result = TypeVar("Result")

ALWAYS: Case = {}


class SpentError(Exception):
    """The work that was allowed is done; what is being worked out stays unknown."""


@dataclass(slots=True)
class Purse:
    """Counts work down; raises SpentError when there is none left."""

    left: int
    _floor: int = field(default=0, init=False)

    def spend(self, steps: int) -> None:
        """Take some steps."""
        if self.left - steps < self._floor:
            self.left = self._floor
            raise SpentError
        self.left -= steps

    @contextmanager
    def half(self) -> Iterator[None]:
        """Allow half of what is left, so that one hard circle does not use up what others need."""
        self._floor = self.left // 2
        try:
            yield
        finally:
            self._floor = 0


def always(value: int) -> list[World]:
    """Give the worlds of what is the same in every case."""
    return [(ALWAYS, value)]


def both(one: Case, other: Case) -> Case | None:
    """Give the case in which two hold; None where they exclude each other."""
    if not one or not other:
        return one or other
    if any(one.get(choice, side) != side for choice, side in other.items()):
        return None
    return {**one, **other}


def merged(
    purse: Purse,
    worlds: Sequence[tuple[Case, Value]],
    others: Sequence[tuple[Case, Other]],
    merge: Callable[[Value, Other], Result],
) -> list[tuple[Case, Result]]:
    """Give the worlds of what is made of two values."""
    purse.spend(len(worlds) * len(others))
    return [
        (case, merge(value, another))
        for one, value in worlds
        for other, another in others
        if (case := both(one, other)) is not None
    ]


def most(purse: Purse, least: int, greatest: int, lists: Sequence[list[World]]) -> list[World]:
    """Give the worlds of the greatest of some values, which start from `least` and end at `greatest`."""
    worlds = always(least)
    for others in lists:
        done = [world for world in worlds if world[1] == greatest]
        worlds = done + merged(purse, [world for world in worlds if world[1] != greatest], others, max)
        worlds = simple(worlds)
    return worlds


def inverse(worlds: Sequence[World]) -> list[World]:
    """Turn the sign of a value round in every case."""
    return [(case, -value) for case, value in worlds]


def simple(worlds: list[World]) -> list[World]:
    """Forget the cases where the value is the same in all."""
    values = {value for _, value in worlds}
    return always(values.pop()) if len(values) == 1 else worlds


def can_all_hold(purse: Purse, lists: Sequence[Sequence[Case]]) -> bool:
    """Say whether one case of each list can be chosen so that all hold together."""
    trail = [(ALWAYS, iter(lists[0]))] if lists else []
    while trail:
        so_far, cases = trail[-1]
        purse.spend(1)
        case = next(cases, None)
        if case is None:
            trail.pop()
        elif (met := both(so_far, case)) is not None:
            if len(trail) == len(lists):
                return True
            trail.append((met, iter(lists[len(trail)])))
    return not lists
