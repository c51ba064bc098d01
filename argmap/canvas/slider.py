"""A card's strength bar as a slider: where it is taken hold of, its knob, its value. Sets nothing."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from argmap.canvas.camera import Camera
from argmap.canvas.cards import TEXT_FROM
from argmap.editing.editor import Editor
from argmap.editing.gestures import Slide
from argmap.model.records import as_band
from argmap.model.wording import tr
from argmap.picture.cards import bar_of
from argmap.picture.flow import Point
from argmap.picture.looks import figure, number
from argmap.picture.palette import Theme

#: How far beside the bar a press still takes hold of it, in pixels.
REACH = 6.0
_KNOB = 5.0
_ABOVE = 34.0


def is_on_bar(editor: Editor, camera: Camera, id: str, at: Point) -> bool:
    """Say whether a point of the screen is on the bar of a card, or near enough to take hold of it."""
    if not _shows_bar(editor, camera, id):
        return False
    x, y, w, h = bar_of(editor.arrangement.rect_of(id))
    (left, top), (right, bottom) = camera.to_screen(x, y), camera.to_screen(x + w, y + h)
    return left - REACH <= at[0] <= right + REACH and top - REACH <= at[1] <= bottom + REACH


def paint_knob(painter: QPainter, camera: Camera, editor: Editor, id: str, theme: Theme) -> None:
    """Show on the bar of a card that it can be dragged, and where its credence is."""
    if not _shows_bar(editor, camera, id) or id in editor.reasoning.whatif.assume:
        return
    node, strength = editor.map.nodes[id], editor.evaluation.nodes.get(id)
    if node.credence is not None:
        share = sum(as_band(node.credence)) / 2
    else:
        share = strength.middle if strength else 0.5
    _knob(painter, camera, editor, id, share, theme.card, theme)


def paint_slide(painter: QPainter, camera: Camera, editor: Editor, slide: Slide, theme: Theme) -> None:
    """Show where the knob is now, and beside the pointer what that comes to."""
    if slide.id not in editor.map.nodes:
        return
    _knob(painter, camera, editor, slide.id, slide.share, theme.accent, theme)
    tried, strength = editor.reasoning.tried, editor.evaluation.nodes.get(slide.id)
    if tried is None or strength is None:
        return
    words = tr(
        "Credence {credence}, strength {strength}", credence=number(tried[1]), strength=figure(strength)
    )
    _bubble(painter, camera, camera.to_screen(*slide.at), words, theme)


def _shows_bar(editor: Editor, camera: Camera, id: str) -> bool:
    return id in editor.map.nodes and id not in editor.hidden and camera.scale >= TEXT_FROM


def _knob(
    painter: QPainter, camera: Camera, editor: Editor, id: str, share: float, fill: str, theme: Theme
) -> None:
    x, y, w, h = bar_of(editor.arrangement.rect_of(id))
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QPointF(*camera.to_screen(x + w * share, y + h / 2)), _KNOB, _KNOB)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _bubble(painter: QPainter, camera: Camera, at: Point, words: str, theme: Theme) -> None:
    """Write words above a point of the screen, or below it where there is no room, inside the view."""
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 20
    left = min(max(at[0] - wide / 2, 4.0), max(4.0, camera.width - wide - 4))
    top = at[1] - _ABOVE - 12 if at[1] > _ABOVE + 16 else at[1] + _ABOVE - 12
    box = QRectF(left, top, wide, 26)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.setBrush(Qt.BrushStyle.NoBrush)
