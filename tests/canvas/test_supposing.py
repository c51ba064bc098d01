"""What is supposed, tried out and tinted, as a real canvas shows it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from argmap.canvas import painting
from argmap.canvas.camera import FIT_LARGEST
from argmap.canvas.cards import TEXT_FROM
from argmap.canvas.tips import tip_for
from argmap.editing.gestures import Preview
from argmap.formats import native
from argmap.model import edits
from argmap.model.records import Citation, Node, Source
from argmap.picture.cards import bar_of
from tests.bench.generated import generate
from tests.canvas.conftest import differing, middle
from tests.canvas.test_painting import assert_current
from tests.canvas.test_pointing import Hand


@pytest.fixture(autouse=True)
def _time_enough(request, monkeypatch):
    """Let each frame be painted whole, so that it need not be waited for, unless time is the point."""
    if "late" not in request.node.name:
        monkeypatch.setattr(painting, "FRAME_BUDGET_S", 60.0)


@pytest.fixture
def hand(view):
    view.zoom_to(1.0)
    view.painting._end_zoom()
    return Hand(view)


def on_bar(view, id, share):
    x, y, w, h = bar_of(view.editor.arrangement.rect_of(id))
    return QPointF(*view.camera.to_screen(x + w * share, y + h / 2)).toPoint()


def steps(view):
    return len(view.editor.document._done)


def test_the_bar_of_a_card_is_a_slider(canvas, view, hand):
    hand.press(on_bar(view, "objection", 0.2)).move(on_bar(view, "objection", 0.5))
    before = view.editor.evaluation.nodes["claim"].strength
    hand.move(on_bar(view, "objection", 0.9))
    assert view.editor.evaluation.nodes["claim"].strength < before
    assert view.preview.slide.share == pytest.approx(0.9, abs=0.02)
    assert steps(view) == 0
    assert differing(view.grab(), view.grab()) == 0
    hand.release()
    assert view.editor.map.nodes["objection"].credence == pytest.approx(0.9, abs=0.02)
    assert steps(view) == 1
    assert view.preview == Preview()
    assert_current(canvas, view)


def test_a_bar_is_a_slider_on_a_map_that_was_fitted_too(canvas, map):
    view = canvas(map, width=760, height=420)
    assert TEXT_FROM <= view.camera.scale < FIT_LARGEST
    hand = Hand(view)
    hand.press(on_bar(view, "objection", 0.2)).move(on_bar(view, "objection", 0.5))
    hand.move(on_bar(view, "objection", 0.9)).release()
    assert view.editor.map.nodes["objection"].credence == pytest.approx(0.9, abs=0.03)


def test_escape_leaves_nothing_of_a_slide(canvas, view, hand):
    before, seen = native.write(view.editor.map), view.grab()
    hand.press(on_bar(view, "objection", 0.2)).move(on_bar(view, "objection", 0.9))
    assert differing(seen, view.grab()) > 100
    QTest.keyClick(view, Qt.Key.Key_Escape)
    hand.release()
    assert native.write(view.editor.map) == before
    assert view.editor.reasoning.tried is None
    assert_current(canvas, view)


def test_a_card_dragged_beside_its_bar_is_no_slider(view, hand):
    hand.press(middle(view, "objection")).move(on_bar(view, "objection", 0.9))
    assert view.preview.slide is None
    assert view.preview.ghosts
    hand.release()


def test_the_pointer_says_where_a_bar_can_be_grabbed(view, hand):
    hand.hover(on_bar(view, "claim", 0.5))
    assert view.cursor().shape() == Qt.CursorShape.SizeHorCursor
    hand.hover(middle(view, "claim"))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_from_afar_there_is_no_bar_to_grab(view):
    view.zoom_to(TEXT_FROM * 0.8)
    hand = Hand(view)
    hand.press(on_bar(view, "objection", 0.2)).move(on_bar(view, "objection", 0.9))
    assert view.preview.slide is None
    hand.release()
    assert view.editor.map.nodes["objection"].credence is None


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.1])
def test_what_differs_is_marked_and_is_marked_no_longer(canvas, view, scale):
    view.zoom_to(scale)
    view.painting._end_zoom()
    before = view.grab()
    view.editor.reasoning.assume("objection", value=True)
    assert view.differences.nodes.keys() == {"objection", "claim"}
    assert differing(before, view.grab(), by=20) > 10
    assert_current(canvas, view)
    view.editor.reasoning.assume("objection", None)
    assert differing(before, view.grab()) == 0


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.1])
def test_a_tint_is_seen_at_every_distance_and_follows_strengths(canvas, scale):
    view = canvas(generate(40))
    view.zoom_to(scale)
    x, y, *_ = view.editor.arrangement.rect_of("n000000")
    view.camera.centre(x, y)
    view.painting._end_zoom()
    before = view.grab()
    view.use_tint(does=True)
    assert differing(before, view.grab(), by=12) > 50
    tinted = view.grab()
    view.editor.apply("Rate", edits.set_field(view.editor.map, "n000000", "credence", 0.99))
    view.painting._end_zoom()
    assert differing(tinted, view.grab(), by=5) > 10
    view.editor.undo()
    view.use_tint(does=False)
    view.painting._end_zoom()
    assert differing(before, view.grab()) == 0


def test_a_late_card_is_shown_as_it_was_until_there_is_time(canvas, view, monkeypatch):
    view.finish_painting()
    seen = view.grab()
    monkeypatch.setattr(painting, "FRAME_BUDGET_S", -1.0)
    view.editor.reasoning.assume("motive", value=False)
    view.painting._idle.stop()
    x, y = middle(view, "objection").toTuple()
    assert view.grab().toImage().pixel(x, y) == seen.toImage().pixel(x, y)
    assert view.painting.cards.outdated
    assert not view.painting.cards.missing
    monkeypatch.setattr(painting, "FRAME_BUDGET_S", 60.0)
    view.painting._refine()
    assert_current(canvas, view)


def test_the_tip_of_a_card_tells_the_strength_in_words_and_as_it_stands(view):
    editor = view.editor
    value = f"{editor.evaluation.nodes['claim'].strength:.2f}".removeprefix("0")
    assert f"Strength {value}, “" in tip_for(editor, "claim")
    editor.reasoning.assume("objection", value=True)
    assert f"As the map stands it is {value}." in tip_for(editor, "claim")


def test_the_tip_tells_what_rests_on_an_unrated_card(view):
    assert "nobody has rated" in tip_for(view.editor, "claim")
    assert "nobody has rated" not in tip_for(view.editor, "reason")


def test_the_tip_tells_why_a_bar_is_hatched(view):
    editor = view.editor
    editor.apply("Add", edits.add(editor.map, Source(id="s", title="Someone", reliability="F")))
    cited = Node(id="cited", kind="evidence", text="Heard", citations={"c": Citation(id="c", source="s")})
    editor.apply("Add", edits.add(editor.map, cited))
    assert "hatched" in tip_for(editor, "cited")
    assert "hatched" not in tip_for(editor, "claim")
