"""A map being worked on: the only writer of the map, with its history and its listeners."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.model.change import Change
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

Listener = Callable[[Change], None]


@dataclass(frozen=True)
class Step:
    """One entry of the history: what it is called, and what it did."""

    label: str
    change: Change


class Document:
    """Applies changes to one map, remembers them, and tells each listener once."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._saved: Step | None = None
        self._is_touched = False
        self._listeners: list[Listener] = []
        self._is_telling = False

    @property
    def is_dirty(self) -> bool:
        """Whether the map differs from what was last saved or opened."""
        return self._is_touched or self._top is not self._saved

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        return self._undone[-1].label if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every change from now on; the result ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, label: str, change: Change) -> None:
        """Write a change as one step of the history. A change of nothing is no step."""
        self._refuse_while_telling()
        if not change:
            return
        self._done.append(Step(label, change))
        self._undone.clear()
        self._write(change)

    def undo(self) -> None:
        """Take the last step back; does nothing at the beginning."""
        self._refuse_while_telling()
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._write(step.change.inverse())

    def redo(self) -> None:
        """Bring back the step last undone; does nothing at the end."""
        self._refuse_while_telling()
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._write(step.change)

    def mark_saved(self) -> None:
        """Take the map as it stands for what is on disk."""
        self._saved = self._top
        self._is_touched = False

    def mark_unsaved(self) -> None:
        """Take the map for different from any file: a recovered or an imported one."""
        self._is_touched = True

    @property
    def _top(self) -> Step | None:
        return self._done[-1] if self._done else None

    def _refuse_while_telling(self) -> None:
        if self._is_telling:
            raise EditError(tr("A listener may not edit the map it is being told about."))

    def _write(self, change: Change) -> None:
        self.map.write(change)
        self._is_telling = True
        try:
            for listener in tuple(self._listeners):
                listener(change)
        finally:
            self._is_telling = False
