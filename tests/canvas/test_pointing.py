"""Mouse, wheel and Space over a real canvas."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.canvas.overlay import handle_at
from argmap.canvas.tips import tip_for
from argmap.editing import commands
from argmap.editing.gestures import Preview
from argmap.formats import native
from argmap.model import edits
from argmap.model.records import INFO
from tests.canvas.conftest import middle, on_line

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
EMPTY = QPoint(6, 6)


class Hand:
    """A mouse over one canvas, and the keys held with it."""

    def __init__(self, view):
        self.view = view
        self.at = EMPTY

    def _send(self, kind, button, buttons, held):
        at = QPointF(self.at)
        event = QMouseEvent(kind, at, self.view.mapToGlobal(at), button, buttons, held)
        QApplication.sendEvent(self.view, event)

    def press(self, at, button=LEFT, held=NONE):
        self.at, self.button = at, button
        self._send(QEvent.Type.MouseButtonPress, button, button, held)
        return self

    def move(self, at, held=NONE):
        self.at = at
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, self.button, held)
        return self

    def hover(self, at):
        self.at = at
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE)
        return self

    def release(self, held=NONE):
        self._send(QEvent.Type.MouseButtonRelease, self.button, Qt.MouseButton.NoButton, held)

    def drag(self, start, *stops, button=LEFT, held=NONE):
        self.press(start, button, held)
        for stop in stops:
            self.move(stop, held)
        self.release(held)

    def click(self, at, held=NONE):
        self.press(at, held=held).release(held)

    def double_click(self, at):
        self.click(at)
        self._send(QEvent.Type.MouseButtonDblClick, LEFT, LEFT, NONE)
        self.release()

    def wheel(self, angle, held=NONE, at=None, pixels=None):
        where = QPointF(at or self.view.rect().center())
        event = QWheelEvent(
            where, self.view.mapToGlobal(where), pixels or QPoint(), angle, Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
        )  # fmt: skip
        QApplication.sendEvent(self.view, event)


@pytest.fixture
def hand(view):
    return Hand(view)


def handle(view, id):
    rect = view.editor.arrangement.rect_of(id)
    return QPointF(*handle_at(rect, view.editor.map.info.direction, view.camera)).toPoint()


def links_of(view, id):
    return [(link.stance, link.target) for link in view.editor.map.links_from(id)]


def offset(view):
    return view.camera.dx, view.camera.dy


# -- hitting ----------------------------------------------------------------------------


def test_cards_and_links_are_hit_where_they_are_drawn(view):
    for id in view.editor.map.nodes:
        assert view.hit(view.camera.to_scene(*middle(view, id).toTuple())) == id
    for id in ("k1", "k2", "k3"):
        assert view.hit(view.camera.to_scene(*on_line(view, id).toTuple())) == id
    assert view.hit(view.camera.to_scene(*EMPTY.toTuple())) is None


def test_a_card_that_is_dragged_is_looked_through(view):
    at = view.camera.to_scene(*middle(view, "claim").toTuple())
    assert view.hit(at, ["claim"]) != "claim"


def test_folded_cards_are_not_hit(view):
    at = view.camera.to_scene(*middle(view, "motive").toTuple())
    view.editor.fold(["claim"])
    assert view.hit(at) != "motive"


def test_links_are_no_targets_from_far_away(view):
    view.zoom_to(0.1)
    assert view.hit(view.camera.to_scene(*on_line(view, "k2").toTuple())) != "k2"


# -- selecting --------------------------------------------------------------------------


def test_a_click_selects_and_a_click_beside_lets_go(view, hand):
    hand.click(middle(view, "claim"))
    assert view.editor.selection == ("claim",)
    hand.click(on_line(view, "k2"))
    assert view.editor.selection == ("k2",)
    hand.click(EMPTY)
    assert view.editor.selection == ()


@pytest.mark.parametrize("held", [CONTROL, SHIFT])
def test_with_control_or_shift_a_click_adds_and_takes_away(view, hand, held):
    hand.click(middle(view, "claim"))
    hand.click(middle(view, "alone"), held)
    assert view.editor.selection == ("claim", "alone")
    hand.click(middle(view, "claim"), held)
    assert view.editor.selection == ("alone",)
    hand.click(EMPTY, held)
    assert view.editor.selection == ("alone",)


def test_one_of_many_is_chosen_by_a_click(view, hand):
    commands.select_all(view.editor)
    hand.click(middle(view, "claim"))
    assert view.editor.selection == ("claim",)


def test_escape_lets_go_of_the_selection(view, hand):
    hand.click(middle(view, "claim"))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.editor.selection == ()


# -- dragging ---------------------------------------------------------------------------


def test_a_handle_dragged_to_a_card_links_it(view, hand):
    hand.hover(middle(view, "alone"))
    assert view._pointing.hovered == "alone"
    hand.drag(handle(view, "alone"), middle(view, "alone"), middle(view, "objection"))
    assert links_of(view, "alone") == [("support", "objection")]
    assert view.preview == Preview()


def test_a_handle_dragged_with_alt_to_a_link_undercuts_it(view, hand):
    view.editor.select(["alone"])
    hand.press(handle(view, "alone")).move(on_line(view, "k2"), ALT)
    assert view.preview.target == "k2"
    hand.release(ALT)
    assert links_of(view, "alone") == [("attack", "k2")]


def test_a_card_dropped_on_a_card_is_linked_to_it(view, hand):
    hand.drag(middle(view, "alone"), middle(view, "motive"))
    assert links_of(view, "alone") == [("support", "motive")]


def test_a_press_that_hardly_moves_is_a_click(view, hand):
    at = middle(view, "alone")
    hand.drag(at, at + QPoint(1, 1), at + QPoint(2, 1))
    assert view.editor.selection == ("alone",)
    assert view.editor.document.undo_label is None


def test_by_hand_a_card_goes_where_it_is_dropped(view, hand):
    commands.toggle_free(view.editor)
    view.fit()
    x, y = view.editor.map.nodes["alone"].at
    at = middle(view, "alone")
    hand.drag(at, at + QPoint(30, 10), at + QPoint(0, 60))
    assert view.editor.map.nodes["alone"].at == pytest.approx((x, y + 60 / view.camera.scale))


def test_a_band_over_the_ground_selects(view, hand):
    hand.drag(EMPTY, QPoint(400, 300), QPoint(895, 635))
    assert set(view.editor.selection) == set(view.editor.map.nodes)


def test_escape_in_a_band_brings_back_what_was_selected(view, hand):
    hand.click(middle(view, "claim"))
    hand.press(EMPTY).move(QPoint(895, 635))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.editor.selection == ("claim",)
    assert view.preview == Preview()


@pytest.mark.parametrize("begins", ["handle", "card", "ground"])
def test_escape_ends_a_drag_and_the_release_means_nothing(view, hand, begins):
    view.editor.select(["alone"])
    before = native.write(view.editor.map)
    start = {"handle": handle(view, "alone"), "card": middle(view, "alone"), "ground": EMPTY}[begins]
    hand.press(start).move(middle(view, "objection"))
    assert view.preview != Preview()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.preview == Preview()
    hand.move(middle(view, "claim")).release()
    assert native.write(view.editor.map) == before
    assert view.editor.document.undo_label is None
    assert view.editor.selection == ("alone",)


@pytest.mark.parametrize("begins", ["handle", "card"])
def test_what_goes_while_it_is_dragged_leaves_no_ghost(view, hand, begins):
    """Undo, or another window's edit, may take the card from under the pointer."""
    view.editor.select(["alone"])
    start = handle(view, "alone") if begins == "handle" else middle(view, "alone")
    hand.press(start).move(middle(view, "claim"))
    view.editor.apply("Remove", edits.remove(view.editor.map, ["alone"]))
    view.grab()
    hand.move(middle(view, "objection"))
    view.grab()
    hand.release()
    assert view.preview == Preview()


# -- making and opening -----------------------------------------------------------------


def test_a_double_click_on_the_ground_makes_a_claim_there_and_opens_it(view, hand):
    known = set(view.editor.map.nodes)
    view.zoom_to(0.5)
    at = QPoint(60, 600)
    sx, sy = view.camera.to_scene(*at.toTuple())
    hand.double_click(at)
    [new] = set(view.editor.map.nodes) - known
    x, y, w, h = view.editor.arrangement.rect_of(new)
    assert x <= sx <= x + w
    assert y <= sy <= y + h
    assert view.editor.map.nodes[new].kind == "claim"
    assert view.text.node_id == new
    assert view.text.isVisible()


def test_a_double_click_on_a_card_opens_its_words(view, hand):
    hand.double_click(middle(view, "reason"))
    assert view.text.node_id == "reason"
    assert view.text.toPlainText() == "The reason"


def test_a_double_click_on_a_link_makes_nothing(view, hand):
    hand.double_click(on_line(view, "k2"))
    assert view.editor.document.undo_label is None


# -- moving the view --------------------------------------------------------------------


def test_the_wheel_pans_and_with_shift_sideways(view, hand):
    dx, dy = offset(view)
    hand.wheel(QPoint(0, 120))
    assert (view.camera.dx, view.camera.dy) == (dx, dy + 72)
    hand.wheel(QPoint(0, -120), SHIFT)
    assert (view.camera.dx, view.camera.dy) == (dx - 72, dy + 72)
    hand.wheel(QPoint(), pixels=QPoint(5, -7))
    assert offset(view) == (dx - 67, dy + 65)


def test_control_and_the_wheel_zoom_where_the_pointer_is(view, hand):
    at = middle(view, "claim")
    under = view.camera.to_scene(*at.toTuple())
    scale = view.camera.scale
    hand.wheel(QPoint(0, 240), CONTROL, at)
    assert view.camera.scale > scale
    assert view.camera.to_screen(*under) == pytest.approx(at.toTuple(), abs=1)
    hand.wheel(QPoint(0, -240), CONTROL, at)
    assert view.camera.scale == pytest.approx(scale)


def test_the_middle_button_drags_the_view(view, hand):
    dx, dy = offset(view)
    hand.drag(QPoint(300, 300), QPoint(340, 280), QPoint(350, 250), button=MIDDLE)
    assert offset(view) == (dx + 50, dy - 50)
    assert view.editor.selection == ()


def test_space_folds_and_unfolds(view):
    view.editor.select(["claim"])
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.editor.folded == {"claim"}
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.editor.folded == set()


def test_space_without_a_card_says_so(view):
    said = []
    view.editor.said.connect(said.append)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert said == ["Select a card first."]


def test_a_drag_with_space_pans_and_does_not_fold(view, hand):
    view.editor.select(["claim"])
    dx, dy = offset(view)
    QTest.keyPress(view, Qt.Key.Key_Space)
    hand.drag(middle(view, "alone"), QPoint(300, 300), middle(view, "alone") + QPoint(25, 15))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert offset(view) == (dx + 25, dy + 15)
    assert view.editor.folded == set()
    assert view.editor.selection == ("claim",)
    assert view.editor.document.undo_label is None


def test_a_space_that_repeats_folds_once(view):
    view.editor.select(["claim"])
    QTest.keyPress(view, Qt.Key.Key_Space)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 3:
        QApplication.sendEvent(view, QKeyEvent(kind, Qt.Key.Key_Space, NONE, " ", True))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.editor.folded == {"claim"}


def test_what_is_selected_by_key_is_brought_into_sight(view):
    view.zoom_to(1.0)
    view.pan(-3000, 0)
    view.editor.select(["claim"])
    x, y, w, h = view.editor.arrangement.rect_of("claim")
    left, top = view.camera.to_screen(x, y)
    assert left >= 0
    assert left + w * view.camera.scale <= view.width()
    assert top >= 0
    assert top + h * view.camera.scale <= view.height()


def test_showing_what_is_too_small_to_read_makes_it_larger(view):
    view.zoom_to(0.05)
    view.editor.show("reason")
    assert view.camera.scale >= 0.42
    view.editor.show("k3")
    assert view.rect().contains(on_line(view, "k3"))


def test_a_map_shown_whole_stays_whole_when_the_window_grows(view):
    view.fit()
    small = view.camera.scale
    view.resize(500, 300)
    assert view.camera.scale < small
    x, y, w, h = view.painting.projection.bounds()
    assert all(
        view.rect().contains(QPointF(*view.camera.to_screen(*p)).toPoint()) for p in [(x, y), (x + w, y + h)]
    )


# -- tooltips ---------------------------------------------------------------------------


def sees_all(view):
    x, y, w, h = view.painting.projection.bounds()
    left, top, wide, high = view.camera.view()
    return left <= x and top <= y and x + w <= left + wide and y + h <= top + high


def spread_out(view):
    """Place all cards anew, far apart, as a layout on request does."""
    places = {id: (2000.0 * n, 900.0 * n) for n, id in enumerate(sorted(view.editor.map.nodes))}
    change = edits.move(view.editor.map, places)
    view.editor.apply("lay out", change.then(edits.set_field(view.editor.map, INFO, "arrangement", "free")))
    view.editor.rearranged.emit()


def test_a_map_shown_whole_is_whole_after_another_layout_and_its_undo(view):
    view.fit()
    view.editor.apply("edit", edits.set_field(view.editor.map, "claim", "text", "Other words"))
    spread_out(view)
    assert sees_all(view)
    scale = view.camera.scale
    view.editor.undo()
    assert sees_all(view)
    assert view.camera.scale > scale


def test_a_view_that_was_moved_shows_the_selected_card_after_another_layout(view):
    view.zoom(2.0)
    view.editor.select(["reason"])
    spread_out(view)
    assert not sees_all(view)
    x, y = view.camera.to_screen(*view.editor.arrangement.rect_of("reason")[:2])
    assert 0 <= x <= view.width()
    assert 0 <= y <= view.height()


def test_editing_words_keeps_what_is_in_sight_where_it_is(view):
    view.fit()
    before = view.camera.scale, view.camera.dx, view.camera.dy
    view.editor.apply("edit", edits.set_field(view.editor.map, INFO, "title", "Another"))
    view.editor.apply("edit", edits.set_field(view.editor.map, "claim", "text", "word " * 60))
    assert (view.camera.scale, view.camera.dx, view.camera.dy) == before


def test_a_tip_explains_what_is_under_the_pointer_and_holds_no_markup(qtbot, view):
    view.editor.apply("Note", edits.set_field(view.editor.map, "claim", "note", "<b>bold</b> & more"))
    view.editor.apply("Weigh", edits.set_field(view.editor.map, "k3", "weight", 0.3))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in tip_for(view.editor, "claim")
    assert "Undercut" in tip_for(view.editor, "k3")
    assert ".30" in tip_for(view.editor, "k3")
    assert tip_for(view.editor, "gone") == ""
    for id in (*view.editor.map.nodes, *view.editor.map.links):
        assert tip_for(view.editor, id)
    at = middle(view, "claim")
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
