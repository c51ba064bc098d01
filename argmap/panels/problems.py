"""The problems of a map: what its checks found, each a step away from the record it is about.

How findings are listed is next door; what they are is for the checks to say.
"""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.analysis.review.findings import findings
from argmap.editing.editor import Editor
from argmap.model.errors import EditError
from argmap.model.findings import Finding, in_order
from argmap.model.wording import tr
from argmap.panels.findings import FindingList
from argmap.panels.listening import Idle, Slices, Ties
from argmap.panels.naming import go_to
from argmap.panels.paragraph import Paragraph

_DELAY_MS = 300
_AT_ONCE = 1_000


class Problems(QWidget):
    """Lists what is wrong or doubtful, and advice. `counted` says how many there are beyond advice."""

    counted = Signal(int)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._idle = Idle(self._look, _DELAY_MS, self)
        self._slices = Slices(self._show, self)
        self._ties = Ties(editor.changed.connect(lambda _change, _moved: self._look_again()))
        self.findings: list[Finding] = []
        self.verdict = Paragraph(is_muted=True)
        self.done = Paragraph(icon="accepted")
        self.list = FindingList()
        self.list.wanted.connect(lambda finding: go_to(editor, finding.where))
        self.list.mending.connect(self.mend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.done, self.verdict):
            part.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(_inset(part))
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.setAccessibleName(tr("Problems"))
        self.setFocusProxy(self.list)
        self._say_done("")
        self._look()

    @property
    def count(self) -> int:
        """How many findings are more than advice."""
        return sum(one.severity != "note" for one in self.findings)

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._stop()
        self._ties.let_go()

    def refresh(self) -> None:
        """Check the map now."""
        self._stop()
        self._show(findings(self._editor.map))

    def _look(self) -> None:
        """Check the map: a large one a little at a time, so that typing never waits."""
        if len(self._editor.map.nodes) > _AT_ONCE:
            self._slices.start(findings(self._editor.map))
        else:
            self.refresh()

    def _stop(self) -> None:
        self._idle.cancel()
        self._slices.stop()

    def _show(self, unordered: Iterable[Finding]) -> None:
        found = in_order(unordered)
        if found != self.findings or not self.list.count():
            self.findings = found
            self.list.show_findings(found)
            self.list.setVisible(bool(found))
        self._say(self.verdict, self._verdict())
        self.counted.emit(self.count)

    def mend(self, finding: Finding) -> None:
        """Take up a finding's offer as one step of the history, and say what was done."""
        editor = self._editor
        editor.finish_typing()
        if self._idle.is_waiting or self._slices.is_running:
            self.refresh()
        if finding not in self.findings or finding.remedy is None:
            editor.said.emit(tr("This is settled already."))
            return
        try:
            editor.apply(finding.remedy.label, finding.remedy.mend(editor.map))
        except EditError as error:
            editor.said.emit(str(error))
            return
        if finding.where in editor.map:
            go_to(editor, finding.where)
        self.refresh()
        self._say_done(tr("{done} Undo takes it back.", done=finding.remedy.done))
        self.list.setFocus()

    def _look_again(self) -> None:
        self._say_done("")
        self._slices.stop()
        self._idle.ask()

    def _verdict(self) -> str:
        if self.count:
            return ""
        if self.findings:
            return tr("No problems found. What follows is advice: nothing is wrong there.")
        return tr("No problems found. Argmap looks again after every edit.")

    def _say_done(self, words: str) -> None:
        self._say(self.done, words, "accepted")

    @staticmethod
    def _say(part: Paragraph, words: str, icon: str = "") -> None:
        part.say(words, icon)
        part.parentWidget().setVisible(bool(words))


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.addWidget(widget)
    return holder
