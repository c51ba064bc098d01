"""The canvas: one widget that shows a map, and lets mouse and keyboard work on it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from argmap.canvas.camera import Camera
from argmap.canvas.cards import HEADLINE_FROM, TEXT_FROM
from argmap.canvas.marks import Marks
from argmap.canvas.overlay import Overlay
from argmap.canvas.painting import MANY, Painting
from argmap.canvas.pointing import Pointing
from argmap.canvas.texteditor import CardTextEditor
from argmap.canvas.tips import tip_for
from argmap.editing.differences import Differences
from argmap.editing.editor import Editor
from argmap.editing.gestures import Preview
from argmap.model.change import Change
from argmap.model.records import INFO
from argmap.model.wording import tr
from argmap.picture.curves import point_at
from argmap.picture.flow import Point, Rect
from argmap.picture.palette import Theme

#: How near to a link's line a click must be, in pixels.
LINK_REACH = 8.0
ZOOM_STEP = 1.25
#: How large the cards of a map too large to be shown whole are at first.
OPENING_SCALE = 0.6


class MapView(QWidget):
    """Shows the map of an editor. It is also the `Surface` that drags work on."""

    zoomed = Signal(float)

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.camera = Camera()
        self.preview = Preview()
        self.painting = Painting(editor, theme, self.update)
        self.painting.setParent(self)  # its timers end with the canvas
        self.differences = Differences(editor.reasoning)
        marks = Marks(self.differences, self.painting.projection)
        self.overlay = Overlay(editor, self.painting.links, marks, theme)
        self.text = CardTextEditor(editor, self)
        self.text.use_theme(theme)
        self._pointing = Pointing(self)
        self.opens_whole = False
        self._is_fitted = False
        self._wants_fit = True
        self._shows_whole = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Argument map"))
        self._leave = [
            self.differences.let_go,
            editor.changed.connect(self._on_changed),
            editor.evaluated.connect(self._on_evaluated),
            editor.selected.connect(self._on_selected),
            editor.rearranged.connect(self._on_rearranged),
            editor.text_wanted.connect(self.open_text),
            editor.shown.connect(self.reveal),
        ]

    def let_go(self) -> None:
        """Listen to the editor no longer: the canvas is about to be replaced."""
        self.text.let_go()
        for leave in self._leave:
            leave()

    def use_theme(self, theme: Theme) -> None:
        """Show the map in other colours."""
        self.painting.use_theme(theme)
        self.overlay.theme = theme
        self.text.use_theme(theme)
        self.update()

    def use_tint(self, *, does: bool) -> None:
        """Tint cards by their strength, or no longer."""
        self.painting.use_tint(does=does)
        self.update()

    # -- moving the view ------------------------------------------------------------------

    def pan(self, dx: float, dy: float) -> None:
        """Move what is shown by screen pixels."""
        self.camera.pan(dx, dy)
        self._wants_fit = self._shows_whole = False
        self._after_move()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Scale around a point of the screen, its middle by default."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self.camera.zoom(factor, at.x(), at.y())
        self._wants_fit = self._shows_whole = False
        self.painting.begin_zoom()
        self._after_zoom()

    def zoom_to(self, scale: float) -> None:
        """Show cards at a scale, the selected card staying where it is."""
        primary = self.editor.primary
        at = None
        if primary is not None and primary.id in self.painting.projection.slots:
            x, y, w, h = self.editor.arrangement.rect_of(primary.id)
            at = QPointF(*self.camera.to_screen(x + w / 2, y + h / 2))
        self.zoom(scale / self.camera.scale, at)

    def fit(self) -> None:
        """Show the whole map."""
        bounds = self.painting.projection.bounds()
        self.camera.fit(bounds or (0, 0, 1, 1), largest=1.25 if bounds else 1.0)
        self._wants_fit = self._shows_whole = True
        self._after_zoom()

    def _show_first(self) -> None:
        """Show the whole map; one too large to read from afar at its main card instead."""
        self.fit()
        rows = self.editor.arrangement.placement.rows
        main = next((id for id, row in rows.items() if row == (0, 0)), None)
        is_readable = self.camera.scale >= HEADLINE_FROM or self.opens_whole
        if is_readable or main not in self.painting.projection.slots:
            return
        x, y, w, h = self.editor.arrangement.rect_of(main)
        self.camera.scale = OPENING_SCALE
        self.camera.centre(x + w / 2, y + h / 2)
        self._wants_fit = self._shows_whole = False
        self._after_zoom()
        self.editor.said.emit(tr("This is a large map, shown at its main card. Ctrl+9 shows all of it."))

    def show_selection(self) -> None:
        """Bring the selected cards into sight: all of them where they fit, else the first."""
        slots = self.painting.projection.slots
        rects = [self.editor.arrangement.rect_of(id) for id in self.editor.selection if id in slots]
        if rects and self.camera.reveal_all(rects):
            self._wants_fit = self._shows_whole = False
            self._after_move()

    def reveal(self, id: str) -> None:
        """Bring a card or a link into sight, no farther than needed."""
        if id in self.painting.projection.slots:
            if self.camera.scale < TEXT_FROM:  # too small to read
                self.camera.zoom(0.8 / self.camera.scale, self.width() / 2, self.height() / 2)
                self.painting.begin_zoom()
            self.camera.reveal(self.editor.arrangement.rect_of(id))
        elif (route := self.painting.links.route(id)) is not None:
            (x0, y0), (x1, y1) = route.curves[0][0], route.tip
            self.camera.reveal((min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)))
        self._wants_fit = self._shows_whole = False
        self._after_zoom()

    def open_text(self, id: str) -> None:
        """Open the text of a card, where it can be seen."""
        if id in self.painting.projection.slots:
            if self.camera.reveal(self.editor.arrangement.rect_of(id)):
                self._shows_whole = False
            self._after_move()
            self.text.open_text(id, self.camera)

    def finish_painting(self) -> None:
        """Paint everything exactly, at once: for pictures of the window and for tests."""
        self.painting.finish(self.camera)
        self.update()

    # -- what drags need ------------------------------------------------------------------

    def hit(self, at: Point, leaving: Sequence[str] = ()) -> str | None:
        """Give the card at a scene point, else the link nearest to it."""
        projection = self.painting.projection
        for slot in reversed(projection.stacked(projection.slots_in((at[0], at[1], 0.001, 0.001)))):
            id = projection.ids[slot]
            if id is not None and id not in leaving:
                return id
        return self._link_at(at)

    def cards_in(self, band: Rect) -> list[str]:
        """Give the cards that a rectangle of the scene touches."""
        projection = self.painting.projection
        return [id for slot in projection.slots_in(band).tolist() if (id := projection.ids[slot])]

    def refresh(self) -> None:
        """Draw the overlay anew."""
        self.update()

    def say(self, words: str) -> None:
        """Tell what letting go would do."""
        self.editor.said.emit(words)

    # -- Qt calls these -------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the map and what lies over it."""
        if not self._is_fitted:
            self._is_fitted = True
            self._show_first()
            QTimer.singleShot(0, self.editor.reasoning.finish)  # a large map's waits for this frame
        painter = QPainter(self)
        self.painting.paint(painter, self.camera)
        self.overlay.paint(painter, self.camera, self.preview, self._pointing.hovered)
        if not self.editor.map.nodes:
            self._paint_invitation(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the new size; a map shown whole stays whole."""
        super().resizeEvent(event)
        camera = self.camera
        camera.width, camera.height = max(1, self.width()), max(1, self.height())
        camera.ratio = self.devicePixelRatioF()
        if self._wants_fit:
            self.fit()
        self.text.place(camera)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin something with the mouse."""
        self.editor.finish_typing()
        self._pointing.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._pointing.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open or make a card."""
        self._pointing.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan or zoom."""
        self._pointing.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read Space and Escape; other keys are actions."""
        if not self._pointing.key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Read the release of Space."""
        if not self._pointing.key(event):
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Read trackpads and tooltips, which have no handler of their own."""
        if isinstance(event, QNativeGestureEvent) and self._pointing.native(event):
            return True
        if event.type() == QEvent.Type.ToolTip:
            at = event.pos()
            hit = self.hit(self.camera.to_scene(at.x(), at.y()))
            QToolTip.showText(event.globalPos(), tip_for(self.editor, hit) if hit else "", self)
            return True
        return super().event(event)

    # -- what the editor tells ------------------------------------------------------------

    def _on_changed(self, change: Change, moved: set[str]) -> None:
        self._wants_fit = False  # what is being edited stays where it is when the canvas grows
        if self.text.node_id is not None and self.text.node_id not in self.editor.map.nodes:
            self.text.close_text()
        if len(moved) > MANY or self.editor.folded or INFO in change.ids:
            self.painting.restart()
        else:
            self.painting.update(change, moved, self.camera)
        if INFO in change.ids and moved and self._shows_whole:  # turned, or laid out in another way
            self.fit()
        self.text.place(self.camera)
        self.update()

    def _on_evaluated(self, ids: frozenset[str]) -> None:
        self.painting.repaint_cards(ids, self.camera)
        self.update()

    def _on_selected(self) -> None:
        primary = self.editor.primary
        is_card = primary is not None and primary.id in self.painting.projection.slots
        may_move = is_card and self.hasFocus() and not self._pointing.is_pressing
        if may_move and self.camera.reveal(self.editor.arrangement.rect_of(primary.id)):
            self._wants_fit = self._shows_whole = False
            self._after_move()
        self.update()

    def _on_rearranged(self) -> None:
        self.painting.restart()
        if self._shows_whole:  # and has not been moved since
            self.fit()
        elif self.editor.primary is not None and self.editor.primary.id in self.painting.projection.slots:
            self.reveal(self.editor.primary.id)
        self.update()

    # -- inside ---------------------------------------------------------------------------

    def _after_move(self) -> None:
        self.text.place(self.camera)
        self.update()

    def _after_zoom(self) -> None:
        self._after_move()
        self.zoomed.emit(self.camera.scale)

    def _link_at(self, at: Point) -> str | None:
        projection = self.painting.projection
        if self.camera.scale < HEADLINE_FROM:  # lines are too thin to point at
            return None
        reach = LINK_REACH / self.camera.scale
        slots = projection.link_slots_in((at[0] - reach, at[1] - reach, 2 * reach, 2 * reach))
        best: tuple[float, str] | None = None
        for slot in slots[:400].tolist():
            id = projection.link_ids[slot]
            route = self.painting.links.route(id) if id else None
            if route is not None and id is not None:
                distance = min(_distance(at, curve) for curve in route.curves)
                best = min(best or (reach, ""), (distance, id))
        return best[1] or None if best else None

    def _paint_invitation(self, painter: QPainter) -> None:
        painter.setPen(self.painting.theme.muted)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        painter.setFont(font)
        words = tr("Double-click anywhere, or press Ctrl+Enter, to write the first claim.")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def _distance(at: Point, curve: tuple[Point, Point, Point, Point]) -> float:
    points = np.array([point_at(curve, t) for t in np.linspace(0, 1, 13)])
    a, b = points[:-1], points[1:]
    along = b - a
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    t = np.clip(((np.array(at) - a) * along).sum(axis=1) / length, 0, 1)
    return float(np.sqrt(((a + along * t[:, None] - at) ** 2).sum(axis=1)).min())
