"""Words that wrap in any width, long words and scripts without spaces too; and section headings."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from argmap.panels.icons import muted_colour, palette_icon

_ICON = 16
_ICON_ROOM = 22
_NARROWEST = 40


def wrapped(words: str, font: QFont, width: float) -> tuple[QTextLayout, int]:
    """Lay words out in lines of at most this width; give them with their height in pixels."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    # The sentence is ours even where it begins with a quote from right to left.
    option.setTextDirection(QGuiApplication.layoutDirection())
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, round(height + 0.5)


class Paragraph(QLabel):
    """A label that never asks for width: QLabel itself would be as wide as its longest word."""

    def __init__(self, words: str = "", *, is_muted: bool = False, icon: str = "") -> None:
        super().__init__(words)
        self._is_muted = is_muted
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(self._policy())

    def say(self, words: str, icon: str = "") -> None:
        """Show other words, and an icon before them if one is named."""
        if (words, icon) != (self.text(), self._icon):
            self._icon = icon
            self.setText(words)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(words))

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words in lines of this width."""
        height = wrapped(self.text(), self.font(), width - self._room)[1]
        return max(height, _ICON if self._icon else 0)

    def sizeHint(self) -> QSize:
        """Ask for the width of the words on one line, at most."""
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.horizontalAdvance(self.text()), 260) + self._room, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(_NARROWEST, QFontMetrics(self.font()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon, and the lines beside it."""
        painter = QPainter(self)
        palette = self.palette()
        painter.setPen(muted_colour(palette) if self._is_muted else palette.color(self.foregroundRole()))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        layout, height = wrapped(self.text(), self.font(), self.width() - self._room)
        top = max(0, (self.height() - height) // 2)
        if self._icon:
            left = self.width() - _ICON if is_mirrored else 0
            beside = top + max(0, (QFontMetrics(self.font()).height() - _ICON) // 2)
            palette_icon(self._icon, palette).paint(painter, QRect(left, beside, _ICON, _ICON))
        layout.draw(painter, QPointF(0 if is_mirrored else self._room, top))

    @property
    def _room(self) -> int:
        return _ICON_ROOM if self._icon else 0

    @staticmethod
    def _policy() -> QSizePolicy:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        return policy


class Heading(Paragraph):
    """The small, muted name of a section."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, is_muted=True)
        if parent is not None:
            self.setParent(parent)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
