"""Keeps the picture of the map up to date: paints what is stale, and finishes when idle what takes long."""

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath

from argmap.canvas.backbuffer import BackBuffer
from argmap.canvas.camera import Camera
from argmap.canvas.cards import CardPainter, Level, level_at
from argmap.canvas.lines import LinkPainter
from argmap.canvas.projection import Projection
from argmap.editing.editor import Editor
from argmap.layout.frames import Frame, frames
from argmap.model.change import Change
from argmap.picture.flow import Rect
from argmap.picture.kinds import kind_look
from argmap.picture.lines import draw_frame
from argmap.picture.palette import Theme
from argmap.picture.pen import card_outline
from argmap.raster.pen import QtPen, painter_path

#: How long new cards may be drawn within one frame, and within one slice of idle time, in seconds.
FRAME_BUDGET_S, IDLE_BUDGET_S = 0.006, 0.008
#: From this many cards on, painting everything anew is quicker than one after the other.
MANY = 500
#: How long after the last step of a zoom the picture is made sharp again, in milliseconds.
SHARPEN_AFTER_MS = 90
#: How far the edge of a card reaches into it, in scene units.
_RIM = 2.5


class Painting(QObject):
    """The painted map without its overlay. `on_better` is called when a sharper picture is ready."""

    def __init__(self, editor: Editor, theme: Theme, on_better) -> None:  # noqa: ANN001  a function of nothing
        super().__init__()
        self.projection = Projection(editor)
        self.cards = CardPainter(editor, self.projection, theme)
        self.links = LinkPainter(editor, self.projection, theme)
        self._editor = editor
        self._buffer = BackBuffer()
        self._on_better = on_better
        self._is_zooming = False
        self._is_patchy = False
        self._frames: list[Frame] | None = None
        self._faces: set[str] = set()
        self._camera = Camera()
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._refine)
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN_AFTER_MS)
        self._sharpen.timeout.connect(self._end_zoom)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self.cards.theme

    def use_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.cards.use_theme(theme)
        self.links.use_theme(theme)
        self.spoil_all()

    def use_tint(self, *, does: bool) -> None:
        """Tint cards by their strength, or no longer."""
        if does != self.cards.is_tinted:
            self.cards.is_tinted = does
            self.cards.forget_all()
            self.spoil_all()

    def restart(self) -> None:
        """Take over a new arrangement of everything."""
        self.projection.rebuild()
        self.links.restart()
        self.cards.forget_all()
        self._frames = None
        self.spoil_all()

    def update(self, change: Change, moved: set[str], camera: Camera) -> None:
        """Take over a change and moved cards, and paint again only what they touch: before and after."""
        cards = set(change.ids) | moved
        links = self.links.update(change, self.projection.touched_links(change.ids, moved), cards)
        has_frames = bool(self._frames or self._editor.map.groups)
        self._frames = None
        self._spoil_records(cards, links, camera)
        self.projection.update(change.ids, moved)
        self.cards.forget(cards)
        self._spoil_records(cards, links, camera)
        if has_frames:
            self.spoil_all()

    def repaint_cards(self, ids: frozenset[str], camera: Camera) -> None:
        """Paint these cards again in place: what they show has changed, not where they are."""
        if len(ids) > MANY:
            self.cards.forget_all()
            self.spoil_all()
            return
        self.cards.renew(ids)
        if self.cards.is_tinted:
            self._spoil_records(ids, (), camera)
        elif level_at(camera.scale) is Level.TEXT:  # from farther off, cards show no strengths
            self._faces |= ids

    def spoil_all(self) -> None:
        """Have everything painted again."""
        self._faces.clear()
        self._buffer = BackBuffer()

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Bring the picture up to date and draw it."""
        self._camera = camera
        if self._is_zooming and not self._buffer.picture.isNull() and self._buffer.fits(camera):
            self._paint_roughly(painter, camera)
            return
        if not self._buffer.has_scale(camera):
            self._buffer.start(camera)
            self._faces.clear()
        else:
            self._buffer.follow(camera)
        self._freshen(camera, FRAME_BUDGET_S)
        self._paint_faces(camera)
        painter.drawPixmap(0, 0, self._buffer.picture)

    def begin_zoom(self) -> None:
        """Show a scaled picture for the time being; the exact one follows."""
        self._is_zooming = True
        self._sharpen.start()

    def finish(self, camera: Camera) -> None:
        """Paint everything exactly, however long it takes."""
        self._is_zooming = False
        self._sharpen.stop()
        self.cards.missing.clear()
        self.cards.outdated.clear()
        self.links.missing.clear()
        self._faces.clear()
        self._buffer.start(camera)
        self._freshen(camera, float("inf"))

    def _freshen(self, camera: Camera, budget: float) -> None:
        stale = self._buffer.stale
        if stale.isEmpty():
            return
        painter = QPainter(self._buffer.picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        deadline = perf_counter() + budget
        for rect in stale:  # one by one: the strips of a slanting pan are small, what is round them is not
            painter.setClipRect(rect)
            self._paint_part(painter, QRectF(rect), camera, deadline)
        painter.end()
        self._buffer.stale = type(stale)()
        self._note_late()

    def _paint_part(self, painter: QPainter, part: QRectF, camera: Camera, deadline: float) -> None:
        painter.fillRect(part, QColor(self.theme.canvas))
        view = camera.view(part.x() - 8, part.y() - 8, part.width() + 16, part.height() + 16)
        self._paint_frames(painter, camera)
        self.links.paint(painter, self.projection.link_slots_in(view), camera, view, deadline)
        self.cards.paint(painter, self.projection.slots_in(view), camera, deadline)

    def _paint_faces(self, camera: Camera) -> None:
        """Paint cards over themselves. What lies below a card that stays where it is need not be painted."""
        slots = [slot for id in self._faces if (slot := self.projection.slots.get(id)) is not None]
        self._faces.clear()
        seen = set(slots) & set(self.projection.slots_in(camera.view()).tolist())
        if not seen:
            return
        painter = QPainter(self._buffer.picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        deadline = perf_counter() + FRAME_BUDGET_S
        for slot in seen:
            rect = tuple(self.projection.rects[slot].tolist())
            painter.setClipPath(self._inside(slot, rect, camera))
            self.cards.paint(painter, self.projection.slots_in(rect), camera, deadline)
        painter.end()
        self._note_late()

    def _note_late(self) -> None:
        """Go on when idle where time was too short."""
        is_patchy = bool(self.cards.missing or self.links.missing)
        self._is_patchy |= is_patchy
        if is_patchy or self.cards.outdated:
            self._idle.start()

    def _inside(self, slot: int, rect: Rect, camera: Camera) -> QPainterPath:
        """Give what lies within the outline of a card, on screen: edges painted twice would grow darker."""
        node = self._editor.map.nodes[self.projection.ids[slot] or ""]
        left, top = camera.to_screen(rect[0] + _RIM, rect[1] + _RIM)
        width, height = ((side - 2 * _RIM) * camera.scale for side in rect[2:])
        corners = tuple(corner * camera.scale for corner in kind_look(node.kind).corners)
        return painter_path(card_outline(left, top, width, height, corners))

    def _paint_frames(self, painter: QPainter, camera: Camera) -> None:
        if not self._editor.map.groups:
            return
        if self._frames is None:
            arrangement = self._editor.arrangement
            hidden = self._editor.hidden
            shown = {id: place for id, place in arrangement.placement.places.items() if id not in hidden}
            self._frames = frames(self._editor.map, shown, arrangement.sizes)
        painter.save()
        painter.translate(camera.dx, camera.dy)
        painter.scale(camera.scale, camera.scale)
        pen = QtPen(painter)
        for frame in self._frames:
            draw_frame(pen, frame, self.theme, far=level_at(camera.scale) is not Level.TEXT)
        painter.restore()

    def _paint_roughly(self, painter: QPainter, camera: Camera) -> None:
        """During a zoom, draw blocks where nothing is known, and the old picture scaled over them."""
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), QColor(self.theme.canvas))
        view = camera.view()
        if level_at(camera.scale) is Level.BLOCK:
            self.links.paint(painter, self.projection.link_slots_in(view), camera, view, 0.0)
            self.cards.paint_blocks(painter, self.projection.slots_in(view), camera)
            return
        self.cards.paint_blocks(painter, self.projection.slots_in(view), camera)
        self._buffer.draw_scaled(painter, camera)

    def _refine(self) -> None:
        """Draw what is missing, a slice at a time, then paint once more, exactly."""
        if not self.cards.prepare(self._camera, IDLE_BUDGET_S) or not self.links.prepare(IDLE_BUDGET_S):
            self._idle.start()
            return
        self._faces |= {id for slot in self.cards.outdated if (id := self.projection.ids[slot])}
        self.cards.outdated.clear()
        if self._is_patchy and self._buffer.has_scale(self._camera):
            self._buffer.spoil(QRectF(0, 0, self._camera.width, self._camera.height))
        self._is_patchy = False
        self._on_better()

    def _end_zoom(self) -> None:
        self._is_zooming = False
        self._on_better()

    def _spoil_records(self, cards: Iterable[str], links: Iterable[str], camera: Camera) -> None:
        for id in cards:
            self._spoil_card(id, camera)
        for id in links:
            self._spoil_link(id, camera)

    def _spoil_card(self, id: str, camera: Camera) -> None:
        slot = self.projection.slots.get(id)
        if slot is not None:
            x, y, w, h = self.projection.rects[slot].tolist()
            self._spoil(camera, x - 24, y - 8, w + 48, h + 16)

    def _spoil_link(self, id: str, camera: Camera) -> None:
        slot = self.projection.link_slots.get(id)
        if slot is not None:
            left, top, right, bottom = self.projection.boxes[slot].tolist()
            self._spoil(camera, left, top, right - left, bottom - top)

    def _spoil(self, camera: Camera, x: float, y: float, w: float, h: float) -> None:
        sx, sy = camera.to_screen(x, y)
        rect = QRectF(sx, sy, w * camera.scale, h * camera.scale)
        seen = rect.intersected(QRectF(0, 0, camera.width, camera.height))
        if not seen.isEmpty():
            self._buffer.spoil(seen)
