"""A pen that draws with QPainter: on the screen, in a PNG and, as vectors, in a PDF."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from argmap.picture.flow import Point
from argmap.picture.pen import Align, Step, TextStyle
from argmap.raster.fonts import FONT_SCALE, font_of
from argmap.shipped import shipped


class QtPen:
    """Draws on a painter that is already scaled to scene units."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def shape(
        self,
        steps: list[Step],
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Fill and outline a path."""
        self._painter.setPen(line_pen(line, width, dashes) if line else Qt.PenStyle.NoPen)
        self._painter.setBrush(brush(fill) if fill else Qt.BrushStyle.NoBrush)
        self._painter.drawPath(painter_path(steps))

    def text(
        self,
        at: Point,
        words: str,
        style: TextStyle,
        colour: str,
        *,
        align: Align = "left",
        is_rtl: bool = False,
    ) -> None:
        """Write one line with its baseline at `at`."""
        if not words:
            return
        painter, font = self._painter, font_of(style)
        x = at[0]
        if align != "left":
            wide = QFontMetricsF(font).horizontalAdvance(words) / FONT_SCALE
            x -= wide if align == "right" else wide / 2
        painter.save()
        painter.translate(x, at[1])
        painter.scale(1 / FONT_SCALE, 1 / FONT_SCALE)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(QPointF(0, 0), words)
        painter.restore()

    def icon(self, name: str, at: Point, size: float, colour: str) -> None:
        """Draw an icon of the resources."""
        icon_renderer(name, colour).render(self._painter, QRectF(*at, size, size))


@cache
def icon_renderer(name: str, colour: str) -> QSvgRenderer:
    """Give what draws an icon in a colour."""
    data = shipped("resources", "icons", f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(data.replace(b"currentColor", colour.encode())))


def painter_path(steps: list[Step]) -> QPainterPath:
    """Turn path steps into Qt's path."""
    path = QPainterPath()
    for step in steps:
        name, figures = step[0], step[1:]
        if name == "M":
            path.moveTo(*figures)
        elif name == "L":
            path.lineTo(*figures)
        elif name == "C":
            path.cubicTo(*figures)
        else:
            path.closeSubpath()
    return path


@cache
def line_pen(colour: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """Give a pen for lines; dashes are in scene units, as the width is."""
    pen = QPen(
        QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([dash / width for dash in dashes])
    return pen


@cache
def brush(colour: str) -> QBrush:
    """Give a brush of one colour."""
    return QBrush(QColor(colour))
