"""Marks on cards that differ from the map as it stands: a glow, and an arrow that says up or down."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.canvas.bulk import draw_rects
from argmap.canvas.camera import Camera
from argmap.canvas.cards import Level, level_at
from argmap.canvas.projection import Projection
from argmap.editing.differences import Difference, Differences, moved
from argmap.picture.palette import Theme

#: Half the width of a disc on cards that show all they say; beside headlines it is smaller, and on the
#: right, where it hides neither their words nor the title of a group.
_RADIUS, _SMALL = 8.0, 6.5
_ARROW, _WING = 0.5, 0.375
_GLOW, _SOFT = 4.0, 110


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
        soft = QColor(theme.accent)
        soft.setAlpha(_SOFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        draw_rects(painter, _rings(rects))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        level = level_at(camera.scale)
        if level is Level.BLOCK:
            return
        radius = _RADIUS if level is Level.TEXT else _SMALL
        for slot, (x, y, w, _h) in zip(slots, rects.tolist(), strict=True):
            at = (x, y) if level is Level.TEXT else (x + w + _GLOW, y - _GLOW)
            _paint_arrow(painter, at, radius, differing[ids[slot] or ""], theme)


def _rings(rects: np.ndarray) -> np.ndarray:
    """Give four bands round each of n × (x, y, width, height), as 4n × (x, y, width, height).

    Plain bands, all in one call: a soft outline with round corners takes 0.25 ms a card.
    """
    x, y, w, h = rects.round().T
    wide, high = np.full_like(x, _GLOW), np.full_like(x, _GLOW)
    bands = [
        (x - _GLOW, y - _GLOW, w + 2 * _GLOW, high),
        (x - _GLOW, y + h, w + 2 * _GLOW, high),
        (x - _GLOW, y, wide, h),
        (x + w, y, wide, h),
    ]
    return np.concatenate([np.stack(band, axis=1) for band in bands])


def _paint_arrow(
    painter: QPainter, at: tuple[float, float], radius: float, difference: Difference, theme: Theme
) -> None:
    """Draw a disc with an arrow up or down; a dash where only the range differs."""
    x, y = at
    reach, wing = radius * _ARROW, radius * _WING
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.card), 1.8))
    up = np.sign(round(moved(difference), 9))
    if up == 0:
        painter.drawLine(QPointF(x - reach, y), QPointF(x + reach, y))
        return
    tip = QPointF(x, y - reach * up)
    painter.drawLine(QPointF(x, y + reach * up), tip)
    painter.drawLine(QPointF(x - wing, y - (reach - wing) * up), tip)
    painter.drawLine(QPointF(x + wing, y - (reach - wing) * up), tip)
