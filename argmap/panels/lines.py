"""Lines of words to read and copy, in a box that is as high as they are, up to what there is room for."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit

#: Pixels that a line stands further in for each level, and that its own further lines do.
_STEP = 18
_HANGING = 14
_EDGE = 3


class Lines(QTextEdit):
    """Shows lines, each with a depth from 0; long words are broken, never cut."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().setDocumentMargin(_EDGE)

    def fill(self, lines: Iterable[tuple[int, str]]) -> None:
        """Show these lines, each with how far in it stands; with none, nothing is to be seen."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, (depth, words) in enumerate(lines):
            block = QTextBlockFormat()
            block.setLeftMargin(depth * _STEP + _HANGING)
            block.setTextIndent(-_HANGING)
            block.setBottomMargin(2)
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(words)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setVisible(bool(self.toPlainText()))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where lines break in other places now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines as they are broken now."""
        return QSize(360, round(self.document().size().height()) + self._frame)

    def minimumSizeHint(self) -> QSize:
        """Make do with two lines."""
        return QSize(80, 2 * self.fontMetrics().lineSpacing() + 2 * _EDGE + self._frame)

    @property
    def _frame(self) -> int:
        """The height of what is around the words: the style has its part in it."""
        return self.height() - self.viewport().height()
