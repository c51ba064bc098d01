"""Fields for words: what is typed stays in the field until it is handed in, as one step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from argmap.model.records import FIELD_LIMIT
from argmap.model.wording import tr
from argmap.panels.paragraph import wrapped
from argmap.panels.subject import Slot
from argmap.raster.plaintext import words_in

#: A value as words, and words as a value.
Show = Callable[[object], str]
Parse = Callable[[str], object]

#: Why a focus goes that will come back: a menu opened, or another window came to the front.
_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
_FEWEST = 2
_SAMPLE = 2000


class Typing:
    """Keeps what is being typed apart from what the map says, until it is handed in.

    Meanwhile it is announced as a draft, so that saving and recovery see it; a change that
    comes from elsewhere does not touch it.
    """

    def __init__(self, slot: Slot, read: Callable[[], object], write: Callable[[object], None]) -> None:
        self.is_open = False
        self._slot = slot
        self._read = read
        self._write = write
        self._is_writing = False

    def note(self) -> None:
        """Take note that the words in the field changed."""
        if not self._is_writing:
            self.is_open = True
            self._slot.editor.drafted.emit(self._draft)

    def hand_in(self) -> None:
        """Write what was typed, if anything was; words that are refused stay in the field."""
        if not self.is_open:
            return
        self.is_open = False
        if self._slot.is_gone or self._slot.put(self._read()):
            self._slot.editor.drafted.emit(None)
            self.refresh()
        else:
            self.is_open = True

    def refresh(self) -> None:
        """Show what the map says, unless something is being typed."""
        if self.is_open or self._slot.is_gone:
            return
        self._is_writing = True
        self._write(self._slot.value)
        self._is_writing = False

    def leaves_to_window(self, event: QEvent) -> bool:
        """Say whether a key is undo or redo, and nothing is typed here that it could be meant for."""
        if self.is_open or event.type() != QEvent.Type.ShortcutOverride:
            return False
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys)

    def _draft(self) -> object:
        return self._slot.draft(self._read())


def words_of(value: object) -> str:
    """Give a field of words as it is; one that is not set has none."""
    return str(value or "")


class _Handing:
    """What fields for words share: they hand in on leaving and on Escape, and leave undo to the window."""

    _typing: Typing

    def refresh(self) -> None:
        """Show what the map says."""
        self._typing.refresh()

    def finish(self) -> None:
        """Hand in what was typed."""
        self._typing.hand_in()

    def event(self, event: QEvent) -> bool:
        """Let the window undo where there is nothing to undo in the field."""
        if self._typing.leaves_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand in on Escape, and pass it on."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand in when the focus goes elsewhere for good."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finish()


class Line(_Handing, QLineEdit):
    """One line of words; Enter hands them in too."""

    def __init__(self, slot: Slot, show: Show = words_of, parse: Parse = str, hint: str = "") -> None:
        # Before Qt: it calls `event` while it makes the widget.
        self._typing = Typing(slot, lambda: parse(self.text()), self._write)
        super().__init__()
        self._show = show
        self.setMaxLength(FIELD_LIMIT)
        self.setTextMargins(3, 0, 3, 0)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._typing.note)
        self.returnPressed.connect(self.finish)

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(40, super().minimumSizeHint().height())

    def _write(self, value: object) -> None:
        words = self._show(value)
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)


class Long(_Handing, QPlainTextEdit):
    """Words on several lines, as high as they need within reason."""

    def __init__(
        self, slot: Slot, parse: Parse = str, hint: str = "", limit: int = FIELD_LIMIT, lines: int = 9
    ) -> None:
        self._lines = lines
        self._typing = Typing(slot, lambda: parse(words_in(self.document())[:limit]), self._write)
        super().__init__()
        self._limit = limit
        self._editor = slot.editor
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(_as_high_as_words())
        self.textChanged.connect(self._on_typed)
        self.textChanged.connect(self.updateGeometry)

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words, within limits."""
        edges = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        line = QFontMetrics(self.font()).lineSpacing()
        # More than the first of the words cannot show without scrolling.
        height = wrapped(self.toPlainText()[:_SAMPLE], self.font(), width - edges)[1]
        return min(max(height, _FEWEST * line), self._lines * line) + edges + 2

    def sizeHint(self) -> QSize:
        """Ask for some width; the height follows from it."""
        return QSize(120, self.heightForWidth(120))

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(40, self.heightForWidth(10_000))

    def _on_typed(self) -> None:
        self._typing.note()
        if self._typing.is_open and len(self.toPlainText()) > self._limit:
            limit = f"{self._limit:,}"
            self._editor.said.emit(
                tr("This field holds {limit} characters; the rest is not kept.", limit=limit)
            )

    def _write(self, value: object) -> None:
        words = words_of(value)
        if words != words_in(self.document()):
            self.setPlainText(words)


def _as_high_as_words() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    return policy
