"""Lines of words to read and copy, in a box that is as high as they are, up to what there is room for."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionFrame, QTextEdit

#: Pixels that a line stands further in for each level, and that its own further lines do.
_STEP = 18
_HANGING = 14
_EDGE = 3
_USUAL = 440


class Lines(QTextEdit):
    """Shows lines, each with a depth from 0; long words are broken, never cut."""

    def __init__(self, name: str, least: int = 2) -> None:
        """Make room for at least so many lines, where there are so many."""
        super().__init__()
        self._least = least
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

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first line: with less room, another one was in sight."""
        super().showEvent(event)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where lines break in other places now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines as they are broken now."""
        return QSize(_USUAL, round(self.document().size().height()) + self._frame)

    def minimumSizeHint(self) -> QSize:
        """Make do with some of the lines; the others are scrolled to."""
        some = self._least * self.fontMetrics().lineSpacing() + 2 * _EDGE + self._frame
        return QSize(80, min(some, self.sizeHint().height()))

    @property
    def _frame(self) -> int:
        """The height of what is around the words: the style has its part in it."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_FrameContents, option, self)
        return self.height() - inside.height()
