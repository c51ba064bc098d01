"""A change of mind that is tried out: supposed on top of all else, and taken back. Edits nothing."""

from argmap.analysis.questions.persuasion import Shift
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.editing.reasoning import Reasoning


class Trial:
    """Tries one change at a time. It is over once anything else is supposed, here or elsewhere."""

    def __init__(self, reasoning: Reasoning) -> None:
        self._reasoning = reasoning
        self._before = self._during = NOTHING
        self._shift: Shift | None = None

    @property
    def shift(self) -> Shift | None:
        """What is being tried, or None."""
        return self._shift if self._reasoning.whatif == self._during else None

    @property
    def before(self) -> WhatIf:
        """What is supposed apart from the trial."""
        return self._before if self.shift else self._reasoning.whatif

    def toggle(self, shift: Shift) -> None:
        """Try this instead of anything else that is being tried; or stop, when it is being tried."""
        is_on = shift == self.shift
        self._before = self._during = self.before
        self._shift = None if is_on else shift
        if not is_on:
            for id, (_, new) in shift.changes.items():
                self._during = self._during.assuming(id, new)
        self._reasoning.suppose(self._during)
