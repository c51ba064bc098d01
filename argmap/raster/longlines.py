"""Very long curves cut into pieces, so that only the pieces in sight are stroked.

Qt strokes a whole path, dashes and all, before it clips: a line of fifty screens costs as
much as fifty. Dashes go on from piece to piece as if the line were whole.
"""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from argmap.picture.pen import Step

#: Lines longer than this, in scene units, are cut; pieces are about this long at most.
LONG = 1200.0
_PIECE = 400.0


class LongLine:
    """The cubic pieces of one line: n × 4 points, their bounds, and the length that lies before each."""

    def __init__(self, steps: list[Step], pen: QPen) -> None:
        self._pen = pen
        self._pieces = np.concatenate([_cut(curve) for curve in _curves(steps)])
        edge = pen.widthF() + 1
        self._low = self._pieces.min(axis=1) - edge
        self._high = self._pieces.max(axis=1) + edge
        left, top = self._low.min(axis=0).tolist()
        right, bottom = self._high.max(axis=0).tolist()
        self.bounds = QRectF(left, top, right - left, bottom - top)
        # Halfway between chord and polygon, which is nearly the arc's length (Gravesen 1997).
        polygons = np.linalg.norm(np.diff(self._pieces, axis=1), axis=2).sum(axis=1)
        chords = np.linalg.norm(self._pieces[:, 3] - self._pieces[:, 0], axis=1)
        lengths = (polygons + chords) / 2
        self._before = np.concatenate(([0.0], np.cumsum(lengths)[:-1]))

    def draw(self, painter: QPainter, view: QRectF) -> None:
        """Draw the pieces that touch `view`."""
        pen = QPen(self._pen)
        low, high = self._low, self._high
        touched = (low[:, 0] < view.right()) & (low[:, 1] < view.bottom())
        touched &= (high[:, 0] > view.left()) & (high[:, 1] > view.top())
        for index in np.nonzero(touched)[0].tolist():
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = self._pieces[index].tolist()
            path = QPainterPath()
            path.moveTo(ax, ay)
            path.cubicTo(bx, by, cx, cy, dx, dy)
            if pen.dashPattern():
                pen.setDashOffset(self._before[index] / pen.widthF())
            painter.setPen(pen)
            painter.drawPath(path)


def is_long_line(steps: list[Step], bounds: QRectF) -> bool:
    """Say whether a path is a line of cubics that is worth cutting."""
    return max(bounds.width(), bounds.height()) > LONG and all(step[0] in {"M", "C"} for step in steps)


def _curves(steps: list[Step]) -> list[np.ndarray]:
    curves, here = [], (0.0, 0.0)
    for step in steps:
        points = np.array(step[1:], dtype=np.float64).reshape(-1, 2)
        if step[0] == "C":
            curves.append(np.concatenate(([here], points)))
        here = tuple(points[-1])
    return curves


def _cut(curve: np.ndarray) -> np.ndarray:
    """Cut a cubic at even parameters: each piece's controls follow from its ends' tangents."""
    length = np.linalg.norm(np.diff(curve, axis=0), axis=1).sum()
    count = max(1, int(np.ceil(length / _PIECE)))
    t = np.linspace(0.0, 1.0, count + 1)[:, None]
    s = 1 - t
    points = s**3 * curve[0] + 3 * s * s * t * curve[1] + 3 * s * t * t * curve[2] + t**3 * curve[3]
    slope = 3 * (
        s * s * (curve[1] - curve[0]) + 2 * s * t * (curve[2] - curve[1]) + t * t * (curve[3] - curve[2])
    )
    third = slope / (3 * count)
    return np.stack((points[:-1], points[:-1] + third[:-1], points[1:] - third[1:], points[1:]), axis=1)
