"""How a row of the list of findings looks and sounds: an icon, a word, a sentence, room for a button."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from argmap.model.findings import Finding
from argmap.model.wording import tr
from argmap.panels.icons import palette_icon
from argmap.panels.paragraph import wrapped

#: The role under which an item holds its finding.
FINDING = Qt.ItemDataRole.UserRole

_PAD, _ICON, _GAP, _ABOVE_BUTTON = 8, 16, 8, 6
_ICONS = {"error": "close", "warning": "problems", "note": "note"}


class FindingRow(QStyledItemDelegate):
    """Draws one finding: an icon, how bad it is in a word, and what it says in as many lines as it takes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Ask for the height of the words in the list's width, and of the button."""
        view = option.widget
        _, height = wrapped(index.data(), view.font(), view.viewport().width() - 2 * _PAD - _ICON - _GAP)
        head = QFontMetrics(_bold(view.font())).height() if index.data(FINDING) else 0
        button = view.indexWidget(index)
        foot = button.sizeHint().height() + _ABOVE_BUTTON if button else 0
        return QSize(0, height + head + foot + 2 * _PAD)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex
    ) -> None:
        """Put a row's button under its words."""
        size = editor.sizeHint()
        room = _beside_icon(option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD), editor)
        width = min(size.width(), room.width())
        left = room.right() + 1 - width if _is_mirrored(editor) else room.left()
        editor.setGeometry(left, room.bottom() + 1 - size.height(), width, size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the ground, the icon and the words."""
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        palette = _text_palette(option)
        inner = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        text = _beside_icon(inner, view)
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        finding = index.data(FINDING)
        if finding is not None:
            left = inner.right() - _ICON if _is_mirrored(view) else inner.left()
            at = QRect(left, inner.top(), _ICON, _ICON)
            palette_icon(_ICONS[finding.severity], palette).paint(painter, at)
            text.setTop(text.top() + _draw_head(painter, text, finding, view.font()))
        layout, _ = wrapped(index.data(), view.font(), text.width())
        layout.draw(painter, text.topLeft().toPointF())
        painter.restore()


def _draw_head(painter: QPainter, text: QRect, finding: Finding, font: QFont) -> int:
    """Draw how bad a finding is; give the height of that line."""
    painter.setFont(_bold(font))
    height = QFontMetrics(painter.font()).height()
    line = QRect(text.left(), text.top(), text.width(), height)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeading, severity_word(finding))
    return height


def severity_word(finding: Finding) -> str:
    """Say in a word how bad a finding is."""
    return {"error": tr("Error"), "warning": tr("Warning"), "note": tr("Note")}[finding.severity]


def spoken(finding: Finding) -> str:
    """Say all that a row shows in one line, for a screen reader."""
    words = f"{severity_word(finding)}: {finding.message}"
    return (
        words
        if finding.remedy is None
        else tr("{words} Offer: {offer}.", words=words, offer=finding.remedy.label)
    )


def _text_palette(option: QStyleOptionViewItem) -> QPalette:
    """Give the palette in which the list's text is the window's: the ground of a selected row is pale."""
    palette = QPalette(option.palette)
    palette.setColor(QPalette.ColorRole.WindowText, option.palette.color(QPalette.ColorRole.Text))
    return palette


def _beside_icon(inner: QRect, widget: QWidget) -> QRect:
    room = _ICON + _GAP
    return inner.adjusted(0, 0, -room, 0) if _is_mirrored(widget) else inner.adjusted(room, 0, 0, 0)


def _is_mirrored(widget: QWidget) -> bool:
    return widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
