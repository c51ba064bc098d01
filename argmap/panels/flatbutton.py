"""The flat button that lists are made of: its ground, focus and keys. Shows no words itself."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect


class FlatButton(QAbstractButton):
    """A button as wide as its list, pressed by Enter as by Space, as a link is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        """Press on Enter as on Space."""
        if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return True
        return super().event(event)

    def paint_ground(self, painter: QPainter) -> None:
        """Draw the ground, deeper while the button is down for good, and the frame of the focus."""
        palette = self.palette()
        if self.underMouse() or self.hasFocus() or self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(palette.ColorRole.AlternateBase))
            painter.drawRoundedRect(self.rect(), 4, 4)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
