"""Chips: what is supposed, one by one, each with a switch, its number where it has one, and a way out."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)

from argmap.editing.editor import Editor
from argmap.editing.suppositions import Supposition, Suppositions
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.panels.flowing import Flow
from argmap.panels.icons import IconButton, palette_icon
from argmap.panels.naming import full_name_of, name_of
from argmap.panels.shares import Share
from argmap.picture.looks import number

_NAME_WIDTH, _ICON, _INSET = 150, 14, 6
_SOFT_ALPHA = 40
#: So many chips are shown; the rest is counted.
_MOST = 12


class Chip(QWidget):
    """Shows one supposition. It changes nothing itself: `switched`, `valued` and `dropped` ask for it."""

    switched = Signal(bool)
    valued = Signal(float)
    dropped = Signal()

    def __init__(self, map: ArgumentMap, item: Supposition) -> None:
        super().__init__()
        self.item = item
        self.switch = _Switch()
        self.switch.clicked.connect(self.switched)
        self.value: Share | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 2, 0)
        layout.setSpacing(0)
        layout.addWidget(self.switch)
        if isinstance(item.value, float | int) and not isinstance(item.value, bool):
            self.value = Share(tr("Assumed credence, 0 to 1"))
            self.value.setStyleSheet("QDoubleSpinBox { padding: 0 3px; border-radius: 4px; }")
            self.value.setFixedWidth(62)
            self.value.picked.connect(self.valued)
            layout.addWidget(self.value)
        self.drop = IconButton("close", tr("Suppose this no longer"))
        self.drop.clicked.connect(self.dropped)
        layout.addWidget(self.drop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_item(map, item)

    def can_show(self, item: Supposition) -> bool:
        """Say whether another item can take the place of this one: the same but for its number or switch."""
        return item.id == self.item.id and _form(item) == _form(self.item)

    def show_item(self, map: ArgumentMap, item: Supposition) -> None:
        """Show the item as it is now."""
        self.item = item
        words = _words(map, item, QFontMetrics(self.font()))
        self.switch.show_words(words, full_name_of(map, item.id), is_on=item.is_on)
        if self.value is not None:
            self.value.show_value(item.value)
            self.value.setEnabled(item.is_on)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip's ground and edge: filled where it is in force, dashed where it is switched off."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(palette.ColorRole.Accent)
        line = Qt.PenStyle.SolidLine if self.item.is_on else Qt.PenStyle.DashLine
        painter.setPen(QPen(accent if self.item.is_on else palette.color(palette.ColorRole.Dark), 1.2, line))
        ground = QColor(accent)
        ground.setAlpha(_SOFT_ALPHA if self.item.is_on else 0)
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 9, 9)


class Chips:
    """Keeps a chip for each supposition in a flow, after its first widget; `more` counts what has no room."""

    def __init__(self, editor: Editor, suppositions: Suppositions, flow: Flow) -> None:
        self.shown: dict[str, Chip] = {}
        self.more = QLabel()
        self._editor = editor
        self._suppositions = suppositions
        self._flow = flow

    def refresh(self) -> None:
        """Make, change and let go of chips for what is supposed now."""
        map = self._editor.map
        items = [item for item in self._suppositions.items.values() if item.id in map]
        before, self.shown = self.shown, {}
        for place, item in enumerate(items[:_MOST]):
            chip = before.get(item.id)
            if chip is None or not chip.can_show(item):
                chip = self._made(item)
                self._flow.insert(place + 1, chip)
                chip.show()
            chip.show_item(map, item)
            self.shown[item.id] = chip
        for chip in set(before.values()) - set(self.shown.values()):
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.more.setText(tr("and {n} more", n=len(items) - _MOST))
        self.more.setVisible(len(items) > _MOST)

    def _made(self, item: Supposition) -> Chip:
        listed, id = self._suppositions, item.id
        chip = Chip(self._editor.map, item)
        chip.switched.connect(lambda on: listed.switch(id, on=on))
        chip.valued.connect(lambda value: listed.put(id, value))
        chip.dropped.connect(lambda: listed.drop(id))
        return chip


class _Switch(QAbstractButton):
    """The words of a chip, pressed to switch it: a tick where it is on, struck out where it is off."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, all_words: str, *, is_on: bool) -> None:
        """Say what is supposed, and whether it is in force."""
        self.setText(words)
        self.setChecked(is_on)
        said = tr("In force: {words}", words=words) if is_on else tr("Switched off: {words}", words=words)
        self.setAccessibleName(said)
        does = tr("Click to switch it off.") if is_on else tr("Click to put it in force again.")
        self.setToolTip(f"{all_words[:300].replace('<', '‹')}\n{does}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for one line of words."""
        metrics = QFontMetrics(self.font())
        wide = _INSET * 2 + _ICON + 5 + metrics.horizontalAdvance(self.text())
        return QSize(wide, metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tick and the words."""
        painter = QPainter(self)
        palette = self.palette()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        left = inner.right() - _ICON if is_mirrored else inner.left()
        if self.isChecked():
            tick = QRect(left, inner.center().y() - _ICON // 2, _ICON, _ICON)
            palette_icon("accepted", palette).paint(painter, tick)
        font = self.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        room = inner.adjusted(0, 0, -_ICON - 5, 0) if is_mirrored else inner.adjusted(_ICON + 5, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)


def _form(item: Supposition) -> str:
    if item.value is None or isinstance(item.value, bool | tuple):
        return repr(item.value)
    return "number"


def _words(map: ArgumentMap, item: Supposition, metrics: QFontMetrics) -> str:
    name = metrics.elidedText(name_of(map, item.id), Qt.TextElideMode.ElideRight, _NAME_WIDTH)
    if item.value is None:
        return tr("Without: {source}", source=name)
    if item.value is True:
        return tr("True: {card}", card=name)
    if item.value is False:
        return tr("False: {card}", card=name)
    if isinstance(item.value, tuple):
        lo, hi = (number(end) for end in item.value)
        return tr("{lo}–{hi}: {card}", lo=lo, hi=hi, card=name)
    return tr("{card} =", card=name)
