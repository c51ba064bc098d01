"""A pen that remembers its strokes, to draw them again and again, and only where they are seen."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from argmap.picture.flow import Point
from argmap.picture.pen import Align, Step, TextStyle
from argmap.raster.longlines import LongLine, is_long_line
from argmap.raster.pen import QtPen, brush, line_pen, painter_path


@dataclass(frozen=True, slots=True)
class _Stroke:
    bounds: QRectF
    path: QPainterPath
    pen: QPen | Qt.PenStyle
    brush: QBrush | Qt.BrushStyle


@dataclass(frozen=True, slots=True)
class _Words:
    bounds: QRectF
    at: Point
    words: str
    style: TextStyle
    colour: str
    align: Align
    is_rtl: bool


class Recording:
    """Strokes in scene units, in the order they were drawn."""

    def __init__(self) -> None:
        self._strokes: list[_Stroke | _Words | LongLine] = []

    def shape(
        self,
        steps: list[Step],
        *,
        fill: str | None = None,
        line: str | None = None,
        width: float = 1.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Remember a path."""
        path = painter_path(steps)
        if line and not fill and is_long_line(steps, path.controlPointRect()):
            self._strokes.append(LongLine(steps, line_pen(line, width, dashes)))
            return
        edge = width + 1
        bounds = path.controlPointRect().adjusted(-edge, -edge, edge, edge)
        pen = line_pen(line, width, dashes) if line else Qt.PenStyle.NoPen
        self._strokes.append(_Stroke(bounds, path, pen, brush(fill) if fill else Qt.BrushStyle.NoBrush))

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
        """Remember a line of text."""
        wide = style.size * len(words)
        bounds = QRectF(at[0] - wide, at[1] - style.size, 2 * wide, style.size * 1.5)
        self._strokes.append(_Words(bounds, at, words, style, colour, align, is_rtl))

    def icon(self, name: str, at: Point, size: float, colour: str) -> None:
        """Refuse: links, which are what is recorded, have no icons."""
        raise TypeError(name, at, size, colour)

    def play(self, painter: QPainter, view: QRectF) -> None:
        """Draw again what touches `view`, on a painter scaled to scene units."""
        for stroke in self._strokes:
            if not stroke.bounds.intersects(view):
                continue
            if isinstance(stroke, LongLine):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                stroke.draw(painter, view)
            elif isinstance(stroke, _Stroke):
                painter.setPen(stroke.pen)
                painter.setBrush(stroke.brush)
                painter.drawPath(stroke.path)
            else:
                pen = QtPen(painter)
                words = stroke
                pen.text(
                    words.at, words.words, words.style, words.colour, align=words.align, is_rtl=words.is_rtl
                )
