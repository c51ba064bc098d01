"""Two scenarios side by side: what every node comes to under each, and as the map stands."""

from dataclasses import dataclass

from argmap.analysis.semantics import DEFAULT, Rules
from argmap.analysis.strength import Evaluator, Strength
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.graph import ArgumentMap


@dataclass(frozen=True, slots=True)
class Row:
    """One node: its strength as the map stands, under the one supposition and under the other."""

    id: str
    plain: Strength
    one: Strength
    other: Strength

    @property
    def difference(self) -> float:
        """How far the two are apart."""
        return abs(self.one.middle - self.other.middle)


def compare(map: ArgumentMap, one: WhatIf, other: WhatIf, rules: Rules = DEFAULT) -> list[Row]:
    """Compare every node under two suppositions, those that differ most first, then by id."""
    sides = [Evaluator(map, whatif, rules).evaluation.nodes for whatif in (NOTHING, one, other)]
    rows = [Row(id, *(side[id] for side in sides)) for id in map.nodes]
    return sorted(rows, key=lambda row: (-round(row.difference, 9), row.id))
