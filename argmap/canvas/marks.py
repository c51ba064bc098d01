"""Marks on cards that differ from the map as it stands: a glow, and an arrow that says up or down."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.canvas.bulk import draw_rects
from argmap.canvas.camera import Camera
from argmap.canvas.cards import Level, level_at
from argmap.canvas.projection import Projection
from argmap.editing.differences import Difference, Differences, moved
from argmap.picture.palette import Theme

_RADIUS = 8.0
_ARROW = 4.0
_OUTSIDE = 3.0
_GLOW, _SOFT = 5.0, 105


class Marks:
    """Draws the marks of those cards that are in sight."""

    def __init__(self, differences: Differences, projection: Projection) -> None:
        self._differences = differences
        self._projection = projection

    def paint(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        """Mark what differs; seen from afar, by its glow alone."""
        differing = self._differences.nodes
        if not differing:
            return
        ids, all_rects = self._projection.ids, self._projection.rects
        slots = [slot for slot in self._projection.slots_in(camera.view()).tolist() if ids[slot] in differing]
        rects = all_rects[slots] * camera.scale + (camera.dx, camera.dy, 0, 0)
        rects += (-_OUTSIDE, -_OUTSIDE, 2 * _OUTSIDE, 2 * _OUTSIDE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        soft = QColor(theme.accent)
        soft.setAlpha(_SOFT)
        glow = QPen(soft, _GLOW)
        if level_at(camera.scale) is Level.BLOCK:
            painter.setPen(soft)
            draw_rects(painter, rects)
            return
        for slot, rect in zip(slots, rects.tolist(), strict=True):
            painter.setPen(glow)
            painter.drawRoundedRect(QRectF(*rect), 8, 8)
            _paint_arrow(painter, (rect[0] + 2, rect[1] + 2), differing[ids[slot] or ""], theme)


def _paint_arrow(painter: QPainter, at: tuple[float, float], difference: Difference, theme: Theme) -> None:
    """Draw a disc with an arrow up or down; a dash where only the range differs."""
    x, y = at
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.card), 1.8))
    up = np.sign(round(moved(difference), 9))
    if up == 0:
        painter.drawLine(QPointF(x - _ARROW, y), QPointF(x + _ARROW, y))
        return
    tip = QPointF(x, y - _ARROW * up)
    painter.drawLine(QPointF(x, y + _ARROW * up), tip)
    painter.drawLine(QPointF(x - 3, y - _ARROW * up + 3 * up), tip)
    painter.drawLine(QPointF(x + 3, y - _ARROW * up + 3 * up), tip)
