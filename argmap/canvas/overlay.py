"""Drawn over the map and never part of it: selection, search hits, handles, and what a drag would do.

What differs from the map as it stands is drawn in `marks`.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.canvas.camera import Camera
from argmap.canvas.lines import LinkPainter
from argmap.canvas.marks import Marks
from argmap.canvas.slider import paint_knob, paint_slide
from argmap.editing.editor import Editor
from argmap.editing.gestures import Preview
from argmap.model.records import Direction
from argmap.picture.flow import Point, Rect
from argmap.picture.kinds import kind_look
from argmap.picture.lines import DASHES, draw_line, draw_route
from argmap.picture.palette import Theme
from argmap.picture.pen import card_outline
from argmap.raster.pen import QtPen, painter_path

HANDLE_RADIUS = 8.0
# Off the middle of the edge, where the signs of the card's links stand.
_FRONT: dict[Direction, Point] = {"right": (1, 0.86), "left": (0, 0.86), "down": (0.88, 1), "up": (0.88, 0)}


def handle_at(rect: Rect, direction: Direction, camera: Camera) -> Point:
    """Give where a card's handle is on screen: at the edge from which its links leave."""
    fx, fy = _FRONT[direction]
    return camera.to_screen(rect[0] + rect[2] * fx, rect[1] + rect[3] * fy)


class Overlay:
    """Draws on top of the canvas in one pass; nothing it draws is kept."""

    def __init__(self, editor: Editor, links: LinkPainter, marks: Marks, theme: Theme) -> None:
        self._editor = editor
        self.marks = marks
        self._links = links
        self.theme = theme
        self.hits: frozenset[str] = frozenset()

    def paint(self, painter: QPainter, camera: Camera, preview: Preview, hovered: str | None) -> None:
        """Draw everything that belongs on top now."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._outline(painter, camera, self.hits, self.theme.warning, 2.0)
        selected = [id for id in self._editor.selection if id in self._editor.map.nodes]
        for id in self._editor.selection:
            if id in self._editor.map.links:
                self._paint_selected_link(painter, camera, id)
        self._outline(painter, camera, selected, self.theme.accent, 2.5)
        self.marks.paint(painter, camera, self.theme)
        if preview.target:
            self._paint_target(painter, camera, preview)
        for id in {hovered, *selected[-1:]} - {None}:
            self._paint_handle(painter, camera, id)
            if not preview.slide:
                paint_knob(painter, camera, self._editor, id, self.theme)
        self._paint_drag(painter, camera, preview)
        if preview.slide:
            paint_slide(painter, camera, self._editor, preview.slide, self.theme)

    def _outline(
        self, painter: QPainter, camera: Camera, ids: Iterable[str], colour: str, width: float
    ) -> None:
        painter.setPen(QPen(QColor(colour), width))
        for id in ids:
            node = self._editor.map.nodes.get(id)
            if node is None or id in self._editor.hidden:
                continue
            x, y, w, h = self._editor.arrangement.rect_of(id)
            left, top = camera.to_screen(x, y)
            corners = tuple(c * camera.scale + (3 if c > 0 else -2) for c in kind_look(node.kind).corners)
            steps = card_outline(left - 3, top - 3, w * camera.scale + 6, h * camera.scale + 6, corners)
            painter.drawPath(painter_path(steps))

    def _paint_selected_link(self, painter: QPainter, camera: Camera, id: str) -> None:
        route = self._links.route(id)
        if route is None:
            return
        painter.save()
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        pen = QtPen(painter)
        width = max(5.0, 3.0 / camera.scale)
        painter.setOpacity(0.35)
        draw_line(pen, route, self.theme, width=width * 2, colour=self.theme.accent)
        painter.setOpacity(1.0)
        draw_route(pen, route, self.theme)
        painter.restore()

    def _paint_target(self, painter: QPainter, camera: Camera, preview: Preview) -> None:
        colour = self.theme.of_stance(preview.stance)
        if preview.target in self._editor.map.links:
            self._paint_selected_link(painter, camera, preview.target)
        elif preview.target:
            self._outline(painter, camera, [preview.target], colour, 3.5)

    def _paint_handle(self, painter: QPainter, camera: Camera, id: str) -> None:
        if id not in self._editor.map.nodes or id in self._editor.hidden or camera.scale < 0.2:  # noqa: PLR2004
            return
        x, y = handle_at(self._editor.arrangement.rect_of(id), self._editor.map.info.direction, camera)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.setBrush(QColor(self.theme.card))
        painter.drawEllipse(QPointF(x, y), HANDLE_RADIUS, HANDLE_RADIUS)
        painter.drawLine(QPointF(x - 3.5, y), QPointF(x + 3.5, y))
        painter.drawLine(QPointF(x, y - 3.5), QPointF(x, y + 3.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_drag(self, painter: QPainter, camera: Camera, preview: Preview) -> None:
        colour = QColor(self.theme.of_stance(preview.stance))
        if preview.line:
            pen = QPen(colour, 2.5)
            if preview.stance == "attack":
                pen.setDashPattern([dash / 2.5 for dash in DASHES])
            painter.setPen(pen)
            painter.drawLine(*(QPointF(*camera.to_screen(*end)) for end in preview.line))
        painter.setPen(QPen(QColor(self.theme.accent), 1.5, Qt.PenStyle.DashLine))
        soft = QColor(self.theme.accent)
        soft.setAlpha(34)
        painter.setBrush(soft)
        for id, (x, y) in preview.ghosts.items():
            size = self._editor.arrangement.sizes.get(id)
            if size:  # else it was removed under the pointer
                painter.drawRoundedRect(_on_screen(camera, (x, y, *size)), 8, 8)
        if preview.band:
            painter.drawRect(_on_screen(camera, preview.band))


def _on_screen(camera: Camera, rect: Rect) -> QRectF:
    x, y = camera.to_screen(rect[0], rect[1])
    return QRectF(x, y, rect[2] * camera.scale, rect[3] * camera.scale)
