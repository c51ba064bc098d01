"""A change: for each id, the record before and after. Undo, diff and merge all speak it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from argmap.model.records import Record, Scenario

#: None stands for "not in the map".
Delta: TypeAlias = tuple[Record | None, Record | None]


@dataclass(frozen=True)
class Change:
    """Record id → (before, after). An entry whose two sides are equal is dropped."""

    deltas: Mapping[str, Delta] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {id: pair for id, pair in self.deltas.items() if not _is_same(*pair)}
        object.__setattr__(self, "deltas", kept)

    def __bool__(self) -> bool:
        return bool(self.deltas)

    @property
    def ids(self) -> frozenset[str]:
        """The records this change touches: what a view has to draw again."""
        return frozenset(self.deltas)

    def inverse(self) -> "Change":
        """Give the change that takes this one back."""
        return Change({id: (after, before) for id, (before, after) in self.deltas.items()})

    def then(self, later: "Change") -> "Change":
        """Give the one change that does this and `later`, which must start where this ends."""
        merged = dict(self.deltas)
        for id, (before, after) in later.deltas.items():
            merged[id] = (merged[id][0] if id in merged else before, after)
        return Change(merged)


def _is_same(before: Record | None, after: Record | None) -> bool:
    """Compare two records; in a scenario, to assume true is not to assume a credence of 1.0."""
    if before != after:
        return False
    if isinstance(before, Scenario) and isinstance(after, Scenario):
        return all(type(value) is type(after.assume[id]) for id, value in before.assume.items())
    return True
