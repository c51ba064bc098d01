"""What is supposed, item by item, with what is switched off for the moment. Evaluates and stores nothing."""

from dataclasses import dataclass, replace

from argmap.analysis.whatif import Assumed, WhatIf
from argmap.editing.reasoning import Reasoning
from argmap.editing.signals import Signal
from argmap.model.records import Credence


@dataclass(frozen=True)
class Supposition:
    """One item: what is assumed of a node, or with None that a source is withdrawn."""

    id: str
    value: bool | Credence | None
    is_on: bool = True


class Suppositions:
    """Follows what is supposed, whoever supposes it, and remembers what was switched off here.

    What is off is forgotten once another scenario is chosen, or nothing is supposed any more
    for another reason than that the last item was switched off. `changed` comes when the
    items do.
    """

    def __init__(self, reasoning: Reasoning) -> None:
        self.items: dict[str, Supposition] = {}
        self.changed: Signal[[]] = Signal()
        self._reasoning = reasoning
        self._scenario_id = reasoning.scenario_id
        self._is_switching = False
        self.let_go = reasoning.supposed.connect(self._follow)
        self._follow()

    def switch(self, id: str, *, on: bool) -> None:
        """Put an item in force, or out of it without losing it."""
        self.items[id] = replace(self.items[id], is_on=on)
        self._suppose(self.items)

    def put(self, id: str, value: bool | Credence) -> None:  # noqa: FBT001  a value, no switch
        """Assume something else of a node, and have that in force."""
        self._suppose({**self.items, id: Supposition(id, value)})

    def drop(self, id: str) -> None:
        """Forget an item."""
        gone = self.items.pop(id, None)
        self._suppose(self.items)
        if gone is not None and not gone.is_on:
            self.changed.emit()

    def _suppose(self, items: dict[str, Supposition]) -> None:
        on = [item for item in items.values() if item.is_on]
        assume: Assumed = {item.id: item.value for item in on if item.value is not None}
        self._is_switching = True
        self._reasoning.suppose(WhatIf(assume, frozenset(item.id for item in on if item.value is None)))
        self._is_switching = False

    def _follow(self) -> None:
        """Take up what is in force now; what is off here stays where it was."""
        now = _items_of(self._reasoning.whatif)
        is_other = self._reasoning.scenario_id != self._scenario_id
        self._scenario_id = self._reasoning.scenario_id
        keeps = self._is_switching or (bool(now) and not is_other)
        kept = {id: item for id, item in self.items.items() if id in now or (keeps and not item.is_on)}
        self.items = {**kept, **now}
        self.changed.emit()


def _items_of(whatif: WhatIf) -> dict[str, Supposition]:
    assumed = {id: Supposition(id, value) for id, value in whatif.assume.items()}
    return {**assumed, **{id: Supposition(id, None) for id in sorted(whatif.withdrawn)}}
