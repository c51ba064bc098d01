"""The bar over a verdict: from false to true, with even in the middle and a frame round what is open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from argmap.analysis.strength import Strength
from argmap.model.wording import tr
from argmap.panels.entries import theme_of
from argmap.panels.icons import muted_colour
from argmap.picture.looks import figure

_HEIGHT, _ABOVE, _GAP = 12, 3, 3
_SMALL = 0.85


class StrengthBar(QWidget):
    """Shows one strength; the words under it say what its ends mean."""

    def __init__(self) -> None:
        super().__init__()
        self._strength: Strength | None = None
        self._ends = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strength(self, strength: Strength | None, ends: tuple[str, str, str]) -> None:
        """Show a strength, with words for the left end, the middle and the right end."""
        self._strength, self._ends = strength, ends
        self.setAccessibleName(tr("Strength {figure}", figure=figure(strength)))
        self.setToolTip(
            tr(
                "From {low} (0) to {high} (1); .50 is even. A frame shows how far it is left open.",
                low=ends[0],
                high=ends[2],
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the bar and a line of small words."""
        words = round(QFontMetricsF(self._small_font()).height())
        return QSize(120, _HEIGHT + 2 * _ABOVE + _GAP + words)

    def minimumSizeHint(self) -> QSize:
        """Make do with little width."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, and the words under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ends(painter)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        theme, strength = theme_of(self.palette()), self._strength
        track = QRectF(0.5, _ABOVE, self.width() - 1, _HEIGHT)
        if strength is None or strength.is_unrated:
            painter.setPen(QPen(QColor(theme.bar), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(track, 4, 4)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.bar_track))
            painter.drawRoundedRect(track, 4, 4)
            solid = strength.lo if strength.strength is None else strength.strength
            painter.setBrush(QColor(theme.bar))
            painter.drawRoundedRect(_part(track, 0, solid), 4, 4)
            self._paint_range(painter, _part(track, strength.lo, strength.hi), theme.text)
        painter.setPen(QPen(muted_colour(self.palette()), 1.2))
        painter.drawLine(track.center().x(), 0, track.center().x(), _HEIGHT + 2 * _ABOVE)

    def _paint_range(self, painter: QPainter, range: QRectF, colour: str) -> None:
        if range.width() > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 1.2))
            painter.drawRoundedRect(range.adjusted(0, -2, 0, 2), 4, 4)

    def _paint_ends(self, painter: QPainter) -> None:
        painter.setFont(self._small_font())
        painter.setPen(muted_colour(self.palette()))
        top = _HEIGHT + 2 * _ABOVE + _GAP
        room = QRectF(0, top, self.width(), self.height() - top)
        flags = (Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignTrailing)
        for words, flag in zip(self._ends, flags, strict=True):
            painter.drawText(room, flag | Qt.AlignmentFlag.AlignTop, words)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font


def _part(track: QRectF, low: float, high: float) -> QRectF:
    return QRectF(
        track.left() + low * track.width(), track.top(), (high - low) * track.width(), track.height()
    )
