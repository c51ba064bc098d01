"""Keeps which nodes something supposed or tried out makes stronger or weaker. Evaluates nothing itself."""

from collections.abc import Iterable

from argmap.analysis.strength import Strength
from argmap.editing.reasoning import Reasoning
from argmap.picture.looks import earlier

#: As the map stands, and now.
Difference = tuple[Strength, Strength]


class Differences:
    """The nodes whose card shows another strength than as the map stands: id → before and now."""

    def __init__(self, reasoning: Reasoning) -> None:
        self.nodes: dict[str, Difference] = {}
        self._reasoning = reasoning
        self._look_at(reasoning.evaluation.nodes)
        self.let_go = reasoning.evaluated.connect(self._look_at)

    def by_size(self) -> list[tuple[str, Difference]]:
        """Give them with what differs most first."""
        return sorted(self.nodes.items(), key=lambda one: (-abs(moved(one[1])), one[0]))

    def _look_at(self, ids: Iterable[str]) -> None:
        plain, now = self._reasoning.plain.nodes, self._reasoning.evaluation.nodes
        if plain is now:
            self.nodes.clear()
            return
        for id in ids:
            one, other = plain.get(id), now.get(id)
            if one is not None and other is not None and earlier(one, other):
                self.nodes[id] = (one, other)
            else:
                self.nodes.pop(id, None)


def moved(difference: Difference) -> float:
    """Give how much stronger a node is than as the map stands."""
    before, now = difference
    return now.middle - before.middle
