"""The problems of a map: what its checks found, each a step away from the record it is about."""

from itertools import islice

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from argmap.editing.editor import Editor
from argmap.model.checks import Finding, check
from argmap.model.wording import tr
from argmap.panels.icons import palette_icon
from argmap.panels.listening import Idle, Ties
from argmap.panels.naming import go_to
from argmap.panels.paragraph import Paragraph, wrapped

_DELAY_MS = 300
_SHOWN = 500
_PAD, _ICON, _GAP = 8, 16, 8
_FINDING = Qt.ItemDataRole.UserRole


class Problems(QWidget):
    """Lists what is wrong or doubtful. `counted` says how many findings there are."""

    counted = Signal(int)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._idle = Idle(self.refresh, _DELAY_MS, self)
        self._ties = Ties(editor.changed.connect(lambda _change, _moved: self._idle.ask()))
        self.findings: list[Finding] = []
        self._none = Paragraph(tr("No problems found. Argmap looks again after every edit."), is_muted=True)
        self._none.setContentsMargins(0, 0, 0, 0)
        self.list = _list()
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_inset(self._none))
        layout.addWidget(self.list, 1)
        self.setAccessibleName(tr("Problems"))
        self.refresh()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._ties.let_go()

    def refresh(self) -> None:
        """Check the map now."""
        self._idle.cancel()
        found = check(self._editor.map)
        if found != self.findings or not self.list.count():
            self.findings = found
            self._fill()
        self.counted.emit(len(found))

    def _fill(self) -> None:
        chosen = self.list.currentRow()
        self.list.clear()
        for finding in islice(self.findings, _SHOWN):
            self.list.addItem(_item(finding))
        more = len(self.findings) - _SHOWN
        if more > 0:
            rest = QListWidgetItem(tr("and {n} more; they show once these are settled", n=more))
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(rest)
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self._none.parentWidget().setVisible(not self.findings)
        self.list.setVisible(bool(self.findings))

    def _go(self, item: QListWidgetItem) -> None:
        finding = item.data(_FINDING)
        if finding is not None:
            go_to(self._editor, finding.where)


class _List(QListWidget):
    """Lays its lines out again in a new width, and goes on Enter, which not every style does."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class _Line(QStyledItemDelegate):
    """Draws one finding: an icon, how bad it is in a word, and what it says in as many lines as it takes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        width = option.widget.viewport().width()
        font = option.widget.font()
        _, height = wrapped(index.data(), font, width - 2 * _PAD - _ICON - _GAP)
        head = QFontMetrics(_bold(font)).height() if index.data(_FINDING) else 0
        return QSize(0, height + head + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        finding = index.data(_FINDING)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.WindowText, option.palette.color(role))
        inner = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        is_mirrored = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if finding is not None:
            name = "close" if finding.severity == "error" else "problems"
            left = inner.right() - _ICON if is_mirrored else inner.left()
            palette_icon(name, palette).paint(painter, QRect(left, inner.top(), _ICON, _ICON))
        room = _ICON + _GAP
        text = inner.adjusted(0, 0, -room, 0) if is_mirrored else inner.adjusted(room, 0, 0, 0)
        if finding is not None:
            painter.setFont(_bold(view.font()))
            height = QFontMetrics(painter.font()).height()
            painter.drawText(
                QRect(text.left(), text.top(), text.width(), height),
                Qt.AlignmentFlag.AlignLeading,
                _severity(finding),
            )
            text.setTop(text.top() + height)
        layout, _ = wrapped(index.data(), view.font(), text.width())
        layout.draw(painter, text.topLeft().toPointF())
        painter.restore()


def _list() -> QListWidget:
    made = _List()
    made.setItemDelegate(_Line(made))
    made.setFrameShape(QListWidget.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.setMouseTracking(True)
    made.setAccessibleName(tr("Problems found in the map"))
    made.setToolTip(tr("Click a problem, or press Enter, to go to what it is about."))
    return made


def _item(finding: Finding) -> QListWidgetItem:
    item = QListWidgetItem(finding.message)
    item.setData(_FINDING, finding)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_severity(finding)}: {finding.message}")
    return item


def _severity(finding: Finding) -> str:
    return tr("Error") if finding.severity == "error" else tr("Warning")


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.addWidget(widget)
    return holder
