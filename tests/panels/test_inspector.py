import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)

from argmap.model import edits
from argmap.model.records import INFO
from argmap.panels import options
from argmap.panels.inspector import Inspector
from argmap.panels.rows import RecordButton

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def inspector(qtbot, editor):
    made = Inspector(editor)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    yield made
    made.let_go()


def steps(editor):
    return len(editor.document._done)


def choose(combo, label):
    """Choose as a user does: open, pick, close."""
    combo.showPopup()
    combo.hidePopup()
    place = next(n for n in range(combo.count()) if label in combo.itemText(n))
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def shown(field):
    if hasattr(field, "toPlainText"):
        return field.toPlainText()
    return field.currentText() if hasattr(field, "currentText") else field.text()


WORDS = [
    (["claim"], "title", "A title", "A title"),
    (["claim"], "text", "Other words", "Other words"),
    (["claim"], "note", "A remark", "A remark"),
    (["report"], "tags", "press, unseen,,", {"press": True, "unseen": True}),
    (["step"], "scheme", "expert", "expert"),
    (["step"], "note", "A remark", "A remark"),
    (["s"], "title", "The agency", "The agency"),
    (["s"], "kind", "office", "office"),
    (["s"], "author", "Someone", "Someone"),
    (["s"], "date", "2024", "2024"),
    (["s"], "note", "A remark", "A remark"),
    (["g"], "title", "Another", "Another"),
    (["z"], "title", "Another", "Another"),
    (["t"], "title", "Another", "Another"),
    (["t"], "text", "Another", "Another"),
    ([], "title", "Another map", "Another map"),
    ([], "question", "Is it so?", "Is it so?"),
    ([], "authors", "One, Two", ("One", "Two")),
]


@pytest.mark.parametrize(("selection", "field", "typed", "value"), WORDS)
def test_typed_words_are_one_step_and_undo_restores_both(
    qtbot, editor, inspector, selection, field, typed, value
):
    editor.select(selection)
    widget = inspector.form.fields[field]
    before = shown(widget)
    record = editor.primary or editor.map.info
    widget.selectAll()
    qtbot.keyClicks(widget, typed)
    assert steps(editor) == 0
    editor.finish_typing()
    assert steps(editor) == 1
    assert getattr(editor.map.get(record.id), field) == value
    assert editor.document.undo_label.startswith("Change ")
    editor.undo()
    assert editor.map.get(record.id) == record
    assert shown(widget) == before


CHOICES = [
    (["claim"], "kind", "Motivation", "motivation"),
    (["claim"], "judgement", "Accepted", "accepted"),
    (["claim"], "group", "A group", "g"),
    (["step"], "stance", "Attack", "attack"),
    (["s"], "reliability", "F:", "F"),
    (["s"], "origin", "A broadcaster", "r"),
    ([], "direction", "Right", "right"),
    ([], "scale", "PHIA", "phia"),
    ([], "main", "none", None),
]


@pytest.mark.parametrize(("selection", "field", "label", "value"), CHOICES)
def test_a_choice_is_one_step_and_undo_restores_both(editor, inspector, selection, field, label, value):
    editor.select(selection)
    widget = inspector.form.fields[field]
    before = shown(widget)
    record = editor.primary or editor.map.info
    choose(widget, label)
    assert steps(editor) == 1
    assert getattr(editor.map.get(record.id), field) == value
    choose(widget, label)
    assert steps(editor) == 1
    editor.undo()
    assert editor.map.get(record.id) == record
    assert shown(widget) == before


def test_arranging_by_hand_keeps_where_the_cards_stand(editor, inspector):
    editor.select([])
    choose(inspector.form.fields["arrangement"], "by hand")
    assert editor.map.info.arrangement == "free"
    assert all(node.at for node in editor.map.nodes.values())
    assert steps(editor) == 1


def test_a_weight_is_set_dragged_and_taken_away(editor, inspector):
    editor.select(["undercut"])
    field = inspector.form.fields["weight"]
    assert field._number.value() == 0.3
    field._slider.setSliderDown(True)
    for place in (40, 50, 60):
        field._slider.setValue(place)
    assert steps(editor) == 0
    field._slider.setSliderDown(False)
    assert editor.map.links["undercut"].weight == 0.6
    assert steps(editor) == 1
    field._clear.click()
    assert editor.map.links["undercut"].weight is None
    assert field._number.value() == 1.0
    editor.undo()
    assert field._number.value() == 0.6


def test_words_being_typed_are_announced_and_handed_in(qtbot, editor, inspector):
    drafts = []
    editor.drafted.connect(drafts.append)
    editor.select(["claim"])
    text = inspector.form.fields["text"]
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "!")
    assert drafts[-1]().deltas["claim"][1].text == "The claim!"
    assert editor.map.nodes["claim"].text == "The claim"
    editor.finish_typing()
    assert drafts[-1] is None
    assert editor.map.nodes["claim"].text == "The claim!"


def test_words_typed_and_typed_back_make_no_step(qtbot, editor, inspector):
    editor.select(["claim"])
    title = inspector.form.fields["title"]
    qtbot.keyClicks(title, "a")
    qtbot.keyClick(title, Qt.Key.Key_Backspace)
    editor.finish_typing()
    assert steps(editor) == 0
    assert editor.map.nodes["claim"].title is None


def test_leaving_a_field_hands_it_in(qtbot, editor, inspector):
    inspector.activateWindow()
    editor.select(["claim"])
    note, title = inspector.form.fields["note"], inspector.form.fields["title"]
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "A remark")
    title.setFocus()
    assert editor.map.nodes["claim"].note == "A remark"


def test_undo_is_the_window_s_where_nothing_is_typed(qtbot, editor, inspector):
    editor.select(["claim"])
    for name in ("title", "note"):
        field = inspector.form.fields[name]
        key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        key.ignore()
        QApplication.sendEvent(field, key)
        assert not key.isAccepted()
        qtbot.keyClicks(field, "a")
        QApplication.sendEvent(field, key)
        assert key.isAccepted()


def test_the_wheel_scrolls_the_panel_and_changes_no_value(qtbot, editor, inspector):
    editor.select(["undercut"])
    at, none, down = QPointF(5, 5), QPoint(), QPoint(0, -120)
    keys = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    wheel = QWheelEvent(at, at, none, down, *keys, False)
    for type_ in (QComboBox, QAbstractSlider, QAbstractSpinBox):
        for widget in inspector.form.findChildren(type_):
            QApplication.sendEvent(widget, wheel)
    assert steps(editor) == 0


def test_enter_and_escape_hand_a_line_in(qtbot, editor, inspector):
    editor.select(["claim"])
    title = inspector.form.fields["title"]
    qtbot.keyClicks(title, "One")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert editor.map.nodes["claim"].title == "One"
    qtbot.keyClicks(title, "Two")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert "Two" in editor.map.nodes["claim"].title
    assert steps(editor) == 2


def test_a_change_from_elsewhere_leaves_what_is_being_typed(qtbot, editor, inspector):
    editor.select(["claim"])
    title = inspector.form.fields["title"]
    qtbot.keyClicks(title, "Mine")
    editor.apply("Elsewhere", edits.set_field(editor.map, "claim", "title", "Theirs"))
    editor.apply("Elsewhere", edits.set_field(editor.map, "claim", "kind", "question"))
    assert title.text() == "Mine"
    assert inspector.form.fields["kind"].currentText() == "Question"
    editor.finish_typing()
    assert editor.map.nodes["claim"].title == "Mine"


def test_selecting_another_card_hands_in_to_the_first(qtbot, editor, inspector):
    editor.select(["claim"])
    qtbot.keyClicks(inspector.form.fields["title"], "Mine")
    editor.select(["motive"])
    assert editor.map.nodes["claim"].title == "Mine"
    assert editor.map.nodes["motive"].title is None
    assert inspector.form.fields["title"].text() == ""


def test_words_for_a_card_removed_meanwhile_are_let_go(qtbot, editor, inspector, said):
    editor.select(["claim"])
    qtbot.keyClicks(inspector.form.fields["title"], "Mine")
    editor.apply("Remove", edits.remove(editor.map, ["claim"]))
    assert inspector.form.subject.id == INFO
    editor.finish_typing()
    assert said == []
    assert steps(editor) == 1


def test_too_many_words_are_cut_with_a_word_about_it(editor, inspector, said):
    editor.select(["claim"])
    text = inspector.form.fields["text"]
    text.setPlainText("x" * (64 * 1024 + 1))
    editor.finish_typing()
    assert len(editor.map.nodes["claim"].text) == 64 * 1024
    assert "65,536" in said[0]


def test_a_refused_value_is_said_and_the_words_stay(editor, inspector, said, monkeypatch):
    def refuse(*_args):
        raise edits.EditError("Not so.")

    editor.select(["claim"])
    title = inspector.form.fields["title"]
    title.setText("Mine")
    monkeypatch.setattr(edits, "set_field", refuse)
    editor.finish_typing()
    assert said == ["Not so."]
    assert title.text() == "Mine"
    monkeypatch.undo()
    editor.finish_typing()
    assert editor.map.nodes["claim"].title == "Mine"


def test_a_new_group_is_made_and_chosen_in_one_step(editor, inspector, monkeypatch):
    monkeypatch.setattr(options, "ask_line", lambda *_: "Fresh")
    editor.select(["claim"])
    choose(inspector.form.fields["group"], "new group")
    assert editor.map.groups[editor.map.nodes["claim"].group].title == "Fresh"
    assert inspector.form.fields["group"].currentText() == "Fresh"
    assert steps(editor) == 1
    editor.undo()
    assert list(editor.map.groups) == ["g"]


def test_a_dismissed_question_changes_nothing(editor, inspector, monkeypatch):
    monkeypatch.setattr(options, "ask_line", lambda *_: "")
    editor.select(["claim"])
    choose(inspector.form.fields["group"], "new group")
    assert steps(editor) == 0
    assert inspector.form.fields["group"].currentText() == "none"


def test_an_unknown_kind_is_shown_and_kept(editor, inspector):
    editor.apply("Elsewhere", edits.set_field(editor.map, "claim", "kind", "warrant"))
    editor.select(["claim"])
    assert inspector.form.fields["kind"].currentText() == "warrant"


def test_a_premise_is_gone_to_and_taken_out(editor, inspector):
    editor.apply("Elsewhere", edits.add_premise(editor.map, "step", "motive"))
    editor.select(["step"])
    rows = inspector.form.fields["premises"].rows
    assert list(rows) == ["report", "motive"]
    drop = next(b for b in rows["motive"].findChildren(QAbstractButton) if "out of the link" in b.toolTip())
    drop.click()
    assert list(editor.map.links["step"].premises) == ["report"]
    rows["report"].findChild(RecordButton).click()
    assert editor.selection == ("report",)


def test_the_target_of_an_undercut_is_the_step(editor, inspector):
    editor.select(["undercut"])
    assert "undercut" in inspector.form.fields["attack"].text()
    inspector.form.fields["target"].rows["step"].click()
    assert editor.selection == ("step",)


def test_a_source_lists_the_cards_that_cite_it(editor, inspector):
    editor.select(["s"])
    inspector.form.fields["citing"].rows["report"].click()
    assert editor.selection == ("report",)


def test_strength_follows_evaluation(editor, inspector):
    editor.select(["claim"])
    assert "from" in inspector.form.fields["strength"].text()
    editor.reasoning.use_scenario("z")
    assert inspector.form.fields["strength"].text() == "1.00"


def test_an_assumption_about_the_card_is_set_in_its_scenario(editor, inspector):
    editor.select(["motive"])
    field = inspector.form.fields["assumptions"].rows["z"]
    choose(field._choice, "False")
    assert editor.map.scenarios["z"].assume == {"claim": True, "motive": False}
    choose(field._choice, "A value")
    field._share.setValue(0.7)
    assert editor.map.scenarios["z"].assume["motive"] == 0.7
    choose(field._choice, "No assumption")
    assert editor.map.scenarios["z"].assume == {"claim": True}


def test_groups_and_scenarios_are_added_named_and_removed(qtbot, editor, inspector):
    editor.select([])
    parts = inspector.form.fields["groups"]
    parts.add.click()
    fresh = next(id for id in editor.map.groups if id != "g")
    row = parts.rows.rows[fresh]
    row._title.selectAll()
    qtbot.keyClicks(row._title, "Economy")
    editor.finish_typing()
    assert editor.map.groups[fresh].title == "Economy"
    row.remove.click()
    assert list(editor.map.groups) == ["g"]
    assert list(parts.rows.rows) == ["g"]
    inspector.form.fields["scenarios"].add.click()
    assert len(editor.map.scenarios) == 2
    inspector.form.fields["scenarios"].rows.rows["z"].open.click()
    assert editor.selection == ("z",)
    inspector.form.fields["assume"].rows["claim"].findChild(RecordButton).click()
    assert editor.selection == ("claim",)


def test_a_text_is_kept_with_the_map_and_opened(editor, inspector):
    editor.select([])
    parts = inspector.form.fields["texts"]
    parts.add.click()
    assert sorted(text.title for text in editor.map.texts.values()) == ["An article", "New text"]
    parts.rows.rows["t"].open.click()
    assert inspector.form.fields["text"].toPlainText().startswith("First they said no.")


def test_every_field_says_what_it_is(editor, inspector):
    for selection in (["report"], ["step"], ["s"], ["t"], ["g"], ["z"], []):
        editor.select(selection)
        for field in inspector.form.fields.values():
            assert field.accessibleName()
        for widget in inspector.form.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not internal(widget):
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, (selection, widget)
                assert widget.toolTip() or widget.focusProxy(), (selection, widget)


def internal(widget):
    """Say whether Qt made the widget inside of another."""
    return widget.objectName().startswith("qt_") or type(widget).__module__.startswith("PySide6")


def test_no_field_needs_more_than_the_narrow_panel(qtbot, editor, inspector):
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3
    for id in ("claim", "report", "motive"):
        editor.apply("Elsewhere", edits.retext(editor.map, id, word))
    editor.apply("Elsewhere", edits.set_field(editor.map, "z", "title", word))
    for selection in (["report"], ["step"], ["undercut"], ["s"], ["t"], ["g"], ["z"], []):
        editor.select(selection)
        assert inspector.widget().minimumSizeHint().width() <= 270


def test_a_long_list_of_claims_is_filled_in_only_when_opened(editor, inspector):
    editor.select([])
    assert inspector.form.fields["main"].count() == 1
    inspector.form.fields["main"].showPopup()
    assert inspector.form.fields["main"].count() == 2
    inspector.form.fields["main"].hidePopup()


def test_letting_go_leaves_no_listener(qtbot, editor):
    made = Inspector(editor)
    qtbot.addWidget(made)
    made.let_go()
    gc.collect()
    for signal in (editor.changed, editor.evaluated, editor.selected, editor.typing_ends):
        assert signal._receivers == []
