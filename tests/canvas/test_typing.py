"""Typing in place: words are kept however one leaves, as one step, and never while one is in the middle."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from argmap.editing import commands
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from argmap.model.records import FIELD_LIMIT, Node

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def text(view):
    """Open the words of the claim."""
    view.editor.select(["claim"])
    commands.edit_text(view.editor)
    assert view.text.isVisible()
    return view.text


def steps(view):
    return len(view.editor.document._done)


def words(view, id="claim"):
    return view.editor.map.nodes[id].text


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_keep_the_words_as_one_step(view, text, key):
    QTest.keyClicks(text, " and more")
    assert steps(view) == 0
    QTest.keyClick(text, key)
    assert words(view) == "The claim and more"
    assert steps(view) == 1
    assert not text.isVisible()
    assert text.node_id is None
    view.editor.undo()
    assert words(view) == "The claim"


def test_shift_and_enter_break_the_line(view, text):
    QTest.keyClick(text, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(text, "below")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert words(view) == "The claim\nbelow"


def test_the_keys_go_to_the_words_and_then_back_to_the_map(qtbot, view, text):
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClick(text, Qt.Key.Key_Return)
    qtbot.waitUntil(view.hasFocus)


def test_words_left_as_they_were_are_no_step(view, text):
    QTest.keyClicks(text, "x")
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert steps(view) == 0


def test_undo_inside_is_its_own(view, text):
    view.editor.apply("Judge", edits.set_field(view.editor.map, "claim", "judgement", "open"))
    QTest.keyClicks(text, " wrong")
    QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    assert text.toPlainText() == "The claim"
    assert view.editor.map.nodes["claim"].judgement == "open"
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert steps(view) == 1


def test_another_card_opened_keeps_the_words_of_the_first(view, text):
    QTest.keyClicks(text, "!")
    view.open_text("reason")
    assert words(view) == "The claim!"
    assert text.node_id == "reason"
    assert text.toPlainText() == "The reason"


def test_a_click_beside_keeps_the_words(qtbot, view, text):
    QTest.keyClicks(text, "!")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())
    assert words(view) == "The claim!"
    assert not text.isVisible()


def test_the_focus_going_elsewhere_keeps_the_words(qtbot, view, text):
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "!")
    elsewhere = QLineEdit(view)
    elsewhere.show()
    elsewhere.setFocus()
    assert words(view) == "The claim!"


def test_typing_tells_what_would_be_written_and_that_it_is_over(view, text):
    drafts = []
    view.editor.drafted.connect(drafts.append)
    QTest.keyClicks(text, "!")
    assert drafts[-1]().deltas["claim"][1].text == "The claim!"
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert drafts[-1] is None


def test_opening_a_text_is_not_typing(view):
    drafts = []
    view.editor.drafted.connect(drafts.append)
    view.open_text("claim")
    view.open_text("reason")
    assert [draft for draft in drafts if draft is not None] == []


@pytest.mark.parametrize("scale", [0.2, 0.5, 1.0, 2.0])
def test_what_is_typed_is_never_smaller_than_at_100_percent_and_inside(view, scale):
    view.zoom_to(scale)
    for id in ("claim", "alone", "motive"):
        view.open_text(id)
        text = view.text
        w, _ = view.editor.arrangement.sizes[id]
        assert text.font().pixelSize() == round(14 * max(1.0, scale))
        assert text.width() >= min((w - 8) * max(1.0, scale), view.width() - 9)
        assert view.rect().contains(text.geometry())


def test_a_long_text_makes_the_field_taller_as_it_is_typed(view, text):
    height = text.height()
    text.insertPlainText("many words " * 40)
    assert text.height() > height
    text.insertPlainText("many words " * 2000)
    assert text.height() <= view.height()


def test_the_field_stays_on_its_card_when_the_view_moves(view, text):
    before = text.pos()
    view.pan(20, 10)
    assert (text.pos() - before).toTuple() == (20, 10)


def test_words_have_the_direction_they_are_read_in(canvas):
    view = canvas(ArgumentMap([Node(id="n", kind="claim", text="שלום")]))
    view.open_text("n")
    option = view.text.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft


def test_a_text_too_long_to_keep_is_told(view, text):
    said = []
    view.editor.said.connect(said.append)
    text.setPlainText("x" * (FIELD_LIMIT + 1))
    assert any("65,536" in sentence for sentence in said)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert len(words(view)) == FIELD_LIMIT


def test_a_card_removed_while_its_words_are_open_takes_them_along(view, text):
    QTest.keyClicks(text, "!")
    view.editor.apply("Remove", edits.remove(view.editor.map, ["claim"]))
    assert not text.isVisible()
    assert text.node_id is None
    view.editor.undo()
    assert words(view) == "The claim"


def test_a_card_added_by_key_is_typed_into_at_once(view):
    view.editor.select(["claim"])
    commands.add_support(view.editor)
    [new] = view.editor.selection
    QTest.keyClicks(view.text, "Because")
    QTest.keyClick(view.text, Qt.Key.Key_Return)
    assert words(view, new) == "Because"
    assert steps(view) == 2


def test_space_typed_into_words_folds_nothing(view, text):
    QTest.keyClicks(text, " a b ")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert view.editor.folded == set()


def test_a_canvas_that_was_let_go_hears_nothing(canvas, view):
    view.let_go()
    view.editor.select(["claim"])
    commands.edit_text(view.editor)
    commands.add_support(view.editor)
    assert not view.text.isVisible()
    assert set(view.painting.projection.slots) == {"claim", "reason", "objection", "motive", "alone"}
