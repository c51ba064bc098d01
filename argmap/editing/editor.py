"""A map being worked on: the document with its selection, evaluation and arrangement.

Every view reads the editor and edits through it; what one view does, the others hear of.
"""

from collections.abc import Callable, Iterable

from argmap.analysis.strength import Evaluation
from argmap.editing.arrangement import Arrangement
from argmap.editing.folding import hidden_by, leading_to
from argmap.editing.reasoning import Later, Reasoning
from argmap.editing.signals import Signal
from argmap.layout.sizes import TextMeasure
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.document import Document
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node, Record, Scenario
from argmap.model.wording import tr


class Editor:
    """Holds what is being worked on, and tells those who show it.

    `changed` comes once a change is written: the change, and the ids of cards that moved.
    `evaluated` follows on its own with the ids whose strength differs. `drafted` says what
    change a text still being typed would be, None once it is done; `typing_ends` asks every
    open text field to hand in its words.
    """

    def __init__(self, map: ArgumentMap, measure: TextMeasure, later: Later) -> None:
        self.document = Document(map)
        self.arrangement = Arrangement(map, measure)
        self.selection: tuple[str, ...] = ()
        self.reasoning = Reasoning(map, later)
        self.folded: frozenset[str] = frozenset()
        self.hidden: frozenset[str] = frozenset()
        self.changed: Signal[[Change, set[str]]] = Signal()
        self.evaluated = self.reasoning.evaluated
        self.selected: Signal[[]] = Signal()
        self.rearranged: Signal[[]] = Signal()
        self.text_wanted: Signal[[str]] = Signal()
        self.shown: Signal[[str]] = Signal()
        self.said: Signal[[str]] = Signal()
        self.drafted: Signal[[Callable[[], Change] | None]] = Signal()
        self.typing_ends: Signal[[]] = Signal()
        self.document.subscribe(self._follow)

    @property
    def map(self) -> ArgumentMap:
        """The map as it stands."""
        return self.document.map

    @property
    def evaluation(self) -> Evaluation:
        """What the map comes to, under what is supposed."""
        return self.reasoning.evaluation

    @property
    def scenario(self) -> Scenario | None:
        """The scenario in use."""
        return self.reasoning.scenario

    @property
    def primary(self) -> Record | None:
        """The record selected last: what keys act on and the inspector shows."""
        return self.map.get(self.selection[-1]) if self.selection else None

    def apply(self, label: str, change: Change, select: Iterable[str] | None = None) -> None:
        """Write a change as one step, and select what it was about, in sight."""
        self.document.apply(label, self.arrangement.placed(change))
        if select is not None:
            chosen = tuple(select)
            self._bring_into_sight(chosen)
            self.select(chosen)

    def finish_typing(self) -> None:
        """Have every open text field hand in its words, as steps of the history."""
        self.typing_ends.emit()

    def undo(self) -> None:
        """Take back the last step."""
        self.finish_typing()
        if step := self.document.undo_label:
            self.document.undo()
            self.said.emit(tr("Undone: {step}", step=step))

    def redo(self) -> None:
        """Bring back the step last undone."""
        self.finish_typing()
        if step := self.document.redo_label:
            self.document.redo()
            self.said.emit(tr("Done again: {step}", step=step))

    def select(self, ids: Iterable[str]) -> None:
        """Select these records, the last as the primary one."""
        chosen = tuple(dict.fromkeys(id for id in ids if self.map.get(id) is not None))
        if chosen != self.selection:
            self.selection = chosen
            self.selected.emit()

    def toggle(self, id: str) -> None:
        """Add a record to the selection, or take it out."""
        rest = [other for other in self.selection if other != id]
        self.select(rest if len(rest) < len(self.selection) else [*rest, id])

    def show(self, id: str) -> None:
        """Select a record, unfold what hides it, and have the canvas go to it."""
        self._bring_into_sight([id])
        self.select([id])
        self.shown.emit(id)

    def fold(self, folded: Iterable[str]) -> None:
        """Fold exactly these nodes: what leads only to them goes out of sight."""
        self.folded = frozenset(folded)
        self._hide()
        self.arrangement.tidy(self.hidden)
        self.select([id for id in self.selection if id not in self.hidden])
        self.rearranged.emit()

    def tidy(self) -> None:
        """Lay the map out anew. Where cards are placed by hand, this is an edit."""
        if self.arrangement.is_free:
            self.apply(tr("Tidy"), edits.move(self.map, self.arrangement.neat_places()))
        else:
            self.arrangement.tidy(self.hidden)
            self.rearranged.emit()

    def _follow(self, change: Change) -> None:
        hidden_before = self.hidden
        if self.folded:
            self._hide()
        moved = self.arrangement.follow(change, self.hidden)
        self.reasoning.follow(change)
        self.select(self.selection)
        self.changed.emit(change, moved)
        if (hidden_before - self.hidden) & self.map.nodes.keys():  # they had no room until now
            self.arrangement.tidy(self.hidden)
            self.rearranged.emit()

    def _bring_into_sight(self, ids: Iterable[str]) -> None:
        """Unfold what hides any of these cards, and nothing else."""
        sought = self.hidden.intersection(ids)
        if sought:
            self.fold(id for id in self.folded if not sought & leading_to(self.map, id))

    def _hide(self) -> None:
        self.folded = frozenset(id for id in self.folded if isinstance(self.map.get(id), Node))
        self.hidden = hidden_by(self.map, self.folded)
