"""Mouse, wheel, trackpad and Space over the canvas, turned into drags, selection and movement of the view."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from argmap.canvas.overlay import HANDLE_RADIUS, handle_at
from argmap.canvas.slider import is_on_bar
from argmap.editing.commands import toggle_fold
from argmap.editing.gestures import Drag, Pointer, drag_view, draw_band, draw_link, move_cards, slide_credence
from argmap.model import edits
from argmap.model.errors import ArgmapError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from argmap.canvas.view import MapView

#: A press that has moved less than this, in pixels, is still a click.
DRAG_FROM = 4.0
_ZOOM_A_NOTCH = 1.0015


class Pointing:
    """Reads the pointer for one canvas. A drag begins once a press has moved, and only then."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._button = Qt.MouseButton.NoButton
        self._drag: Drag | None = None
        self._space = False
        self._space_used = False
        self.hovered: str | None = None

    @property
    def is_pressing(self) -> bool:
        """Whether a button is held: what is under the pointer must stay there."""
        return self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        """Remember where a press began, and select what is under it."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed, self._button = event.position(), event.button()
        if self._button != Qt.MouseButton.LeftButton or self._space:
            return
        hit = self._view.hit(self._scene(event.position()))
        extends = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        editor = self._view.editor
        if self._handle(event.position()):
            return
        if hit is not None and self._is_on_bar(hit, event.position()):
            editor.reasoning.prepare()  # while nothing moves yet
        if hit is None:
            return  # a click lets go of the selection, a band may still bring it back
        if extends:
            editor.toggle(hit)
        elif hit not in editor.selection:
            editor.select([hit])

    def move(self, event: QMouseEvent) -> None:
        """Begin a drag, go on with it, or show what is under the pointer."""
        at = event.position()
        if self._pressed is None:
            self._hover(at)
            return
        if self._drag is None and (at - self._pressed).manhattanLength() >= DRAG_FROM:
            self._drag = self._begin(self._pressed)
            if self._drag is not None:
                next(self._drag)
        if self._drag is not None:
            self._drag.send(self._pointer(event, is_down=True))

    def release(self, event: QMouseEvent) -> None:
        """End a drag, or take the press for a click."""
        drag, pressed = self._drag, self._pressed
        self._drag, self._pressed = None, None
        if drag is not None:
            self._finish(drag, self._pointer(event, is_down=False))
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._click(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Open the text of a card; on empty canvas, make a claim there."""
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        editor = self._view.editor
        at = self._scene(event.position())
        hit = self._view.hit(at)
        if hit in editor.map.nodes:
            editor.text_wanted.emit(hit)
        elif hit is None:
            node = edits.new_node(editor.map, "claim")
            editor.arrangement.remember(node.id, (at[0] - 40, at[1] - 16))
            editor.apply(tr("Add claim"), edits.add(editor.map, node), select=[node.id])
            editor.text_wanted.emit(node.id)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, pan without; Shift pans sideways."""
        at, pixels, angle = event.position(), event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(_ZOOM_A_NOTCH ** (angle.y() or pixels.y() * 4), at)
        elif not pixels.isNull():
            self._view.pan(pixels.x(), pixels.y())
        else:
            dx, dy = angle.x() * 0.6, angle.y() * 0.6
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            self._view.pan(dx, dy)
        event.accept()

    def native(self, event: QNativeGestureEvent) -> bool:
        """Zoom with two fingers on a trackpad."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._view.zoom(1 + event.value(), event.position())
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Read Space and Escape; say whether the key was one of them."""
        is_down = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and is_down:
            self.cancel()
            return True
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return False
        if event.isAutoRepeat():
            return True
        if is_down:
            self._space, self._space_used = True, False
            self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._space:  # not the end of a Space typed into a text field, which comes here too
            self._space = False
            self._view.unsetCursor()
            if not self._space_used:
                self._fold()
        return True

    def cancel(self) -> None:
        """End a drag without a trace; without one, let go of the selection."""
        if self._drag is not None:
            self._drag.close()
            self._drag = None
        else:
            self._view.editor.select([])
        self._pressed = None

    def _begin(self, pressed: QPointF) -> Drag | None:
        view, editor = self._view, self._view.editor
        if self._button == Qt.MouseButton.MiddleButton or (
            self._space and self._button == Qt.MouseButton.LeftButton
        ):
            self._space_used = True
            return drag_view(view, (pressed.x(), pressed.y()))
        if self._button != Qt.MouseButton.LeftButton:
            return None
        start = self._scene(pressed)
        handle = self._handle(pressed)
        if handle:
            return draw_link(editor, view, handle)
        hit = view.hit(start)
        if hit is not None and self._is_on_bar(hit, pressed):
            return slide_credence(editor, view, hit)
        if hit in editor.map.nodes:
            ids: Sequence[str] = [id for id in editor.selection if id in editor.map.nodes] or [hit]
            return move_cards(editor, view, ids, start)
        return draw_band(editor, view, start) if hit is None else None

    def _finish(self, drag: Drag, pointer: Pointer) -> None:
        try:
            drag.send(pointer)
        except StopIteration:
            return
        except ArgmapError as error:
            self._view.editor.said.emit(str(error))
        else:
            drag.close()

    def _click(self, at: QPointF) -> None:
        """Select what is clicked and nothing else, now that the press has turned out to be no drag."""
        if self._space or self._handle(at):
            return
        hit = self._view.hit(self._scene(at))
        self._view.editor.select([] if hit is None else [hit])

    def _hover(self, at: QPointF) -> None:
        hit = self._handle(at) or self._view.hit(self._scene(at))
        hovered = hit if hit in self._view.editor.map.nodes else None
        if not self._space:
            self._view.setCursor(self._cursor(at, hovered))
        if hovered != self.hovered:
            self.hovered = hovered
            self._view.update()

    def _cursor(self, at: QPointF, hovered: str | None) -> Qt.CursorShape:
        if self._handle(at):
            return Qt.CursorShape.CrossCursor
        on_bar = hovered is not None and self._is_on_bar(hovered, at)
        return Qt.CursorShape.SizeHorCursor if on_bar else Qt.CursorShape.ArrowCursor

    def _is_on_bar(self, id: str, at: QPointF) -> bool:
        return is_on_bar(self._view.editor, self._view.camera, id, (at.x(), at.y()))

    def _handle(self, at: QPointF) -> str | None:
        """Find the card whose handle is at a screen point."""
        editor = self._view.editor
        for id in (self.hovered, *editor.selection[-1:]):
            if id in editor.map.nodes and id not in editor.hidden:
                x, y = handle_at(editor.arrangement.rect_of(id), editor.map.info.direction, self._view.camera)
                if (at.x() - x) ** 2 + (at.y() - y) ** 2 <= (HANDLE_RADIUS + 3) ** 2:
                    return id
        return None

    def _fold(self) -> None:
        try:
            toggle_fold(self._view.editor)
        except ArgmapError as error:
            self._view.editor.said.emit(str(error))

    def _scene(self, at: QPointF) -> tuple[float, float]:
        return self._view.camera.to_scene(at.x(), at.y())

    def _pointer(self, event: QMouseEvent, *, is_down: bool) -> Pointer:
        at, held = event.position(), event.modifiers()
        return Pointer(
            at=self._scene(at),
            screen=(at.x(), at.y()),
            is_down=is_down,
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
        )
