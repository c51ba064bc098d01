"""Icons of the resources as Qt wants them, and the buttons that wear them."""

from functools import cache

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from argmap.raster.pen import icon_renderer

_SIZES = (16, 20, 24, 32, 48, 64)
_MUTED = 0.35
SMALL = QSize(16, 16)


@cache
def icon(name: str, colour: str) -> QIcon:
    """Give an icon of the resources in a colour (``#rrggbb``), sharp at the usual sizes."""
    made = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        icon_renderer(name, colour).render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


def palette_icon(name: str, palette: QPalette) -> QIcon:
    """Give an icon in the colour that text has in a palette."""
    return icon(name, palette.color(QPalette.ColorRole.WindowText).name())


def muted_colour(palette: QPalette) -> QColor:
    """Give the colour of words that stand back: text moved some way towards its background."""
    text = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Window)
    mixed = (a + (b - a) * _MUTED for a, b in zip(text.getRgb()[:3], ground.getRgb()[:3], strict=True))
    return QColor(*(round(part) for part in mixed))


class IconButton(QToolButton):
    """A flat button that shows an icon and says in words, to all who ask, what it does."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAutoRaise(True)
        self.setIconSize(SMALL)
        self.setToolTip(says)
        self.setAccessibleName(says)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self.setIcon(palette_icon(self._name, self.palette()))
