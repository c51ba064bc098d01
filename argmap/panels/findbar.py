"""The find bar: looks for words while they are typed, and goes from card to card that holds them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from argmap.editing.editor import Editor
from argmap.editing.finding import find
from argmap.model.wording import tr
from argmap.panels.icons import IconButton
from argmap.panels.listening import Idle, Ties

_DELAY_MS = 200
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}


class FindBar(QWidget):
    """One line of words and where they are found. `hits_changed` gives the cards that hold them."""

    hits_changed = Signal(object)
    closed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.hits: list[str] = []
        self._at: str | None = None
        self._idle = Idle(self.refresh, _DELAY_MS, self)
        self._ties = Ties(editor.changed.connect(lambda _change, _moved: self._on_changed()))
        self.words = _words()
        self.words.textChanged.connect(lambda _words: self._search())
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.setAccessibleName(tr("Find"))
        self.hide()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._ties.let_go()

    def open(self) -> None:
        """Show the bar, ready to type; words from before are found again."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.refresh()

    def next(self) -> None:
        """Go to the next card that holds the words, after the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the card before, before the first to the last."""
        self._step(-1)

    def refresh(self) -> None:
        """Look again in the map as it is now, without going anywhere."""
        self._idle.cancel()
        places = self._editor.arrangement.placement.places
        found = find(self._editor.map, self.words.text(), places)
        if self._at not in found:
            self._at = None
        if found != self.hits:
            self.hits = found
            self.hits_changed.emit(frozenset(found))
        self._say_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on Enter and F3, back with Shift, and close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in _ENTER:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        """Take new words: stay at a card that holds them too, else go to the first."""
        self.refresh()
        if self.hits and self._at is None:
            self._go(self.hits[0])

    def _step(self, step: int) -> None:
        if self._idle.is_waiting:
            self.refresh()
        if self.hits:
            start = self.hits.index(self._at) if self._at else (-1 if step > 0 else 0)
            self._go(self.hits[(start + step) % len(self.hits)])

    def _go(self, id: str) -> None:
        self._at = id
        self._say_count()
        self._editor.show(id)

    def _say_count(self) -> None:
        if not self.words.text().strip():
            self.count.setText("")
        elif not self.hits:
            self.count.setText(tr("not found"))
        else:
            at = self.hits.index(self._at) + 1 if self._at else 0
            self.count.setText(tr("{n} of {m}", n=at, m=len(self.hits)))

    def _on_changed(self) -> None:
        if not self.isHidden():
            self._idle.ask()

    def _close(self) -> None:
        self._idle.cancel()
        self.hide()
        self.hits = []
        self._at = None
        self.hits_changed.emit(frozenset())
        self.closed.emit()

    def _lay_out(self) -> None:
        back = IconButton("previous", tr("Previous (Shift+Enter)"))
        back.clicked.connect(self.previous)
        on = IconButton("next", tr("Next (Enter)"))
        on.clicked.connect(self.next)
        close = IconButton("close", tr("Close the find bar (Escape)"))
        close.clicked.connect(self._close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        for widget in (self.count, back, on, close):
            layout.addWidget(widget)
        for button in (back, on, close):  # a click leaves the words ready for more
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _words() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(tr("Find in texts, notes, tags and quotes"))
    made.setAccessibleName(tr("Words to find"))
    made.setToolTip(tr("Cards that hold all of these words, in any case, are found while you type."))
    made.setClearButtonEnabled(True)
    made.setMinimumWidth(80)
    return made
