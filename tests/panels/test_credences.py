"""The field for a credence, and the hints on numbers that come from ratings."""

import pytest
from PySide6.QtCore import Qt

from argmap.model import edits
from argmap.model.records import INFO
from argmap.panels.credences import offered_words
from argmap.panels.inspector import Inspector

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


@pytest.fixture
def field(editor, inspector):
    editor.select(["claim"])
    return inspector.form.fields["credence"]


def write(qtbot, field, words):
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def credence(editor, id="claim"):
    return editor.map.nodes[id].credence


def steps(editor):
    return len(editor.document._done)


def put(editor, id, name, value):
    editor.apply("Elsewhere", edits.set_field(editor.map, id, name, value))


def rate(editor, credibility=None, reliability=None):
    editor.apply("Rate", edits.set_citation_field(editor.map, "report", "c", "credibility", credibility))
    put(editor, "s", "reliability", reliability)


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("0.3", 0.3, "0.30"),
        (".3", 0.3, "0.30"),
        ("30 %", 0.3, "0.30"),
        ("0.2-0.5", (0.2, 0.5), "0.20–0.50"),
        ("very likely", (0.8, 0.95), "very likely (80–95 %)"),
        ("highly probable", (0.8, 0.95), "very likely (80–95 %)"),
        ("", None, ""),
    ],
)
def test_a_credence_is_written_as_one_step_and_undone(qtbot, editor, field, words, value, shown):
    assert field.line.text() == "unlikely (20–45 %)"
    if words:
        write(qtbot, field, words)
    else:
        field.line.clear()
        editor.finish_typing()
    assert credence(editor) == value
    assert field.line.text() == shown
    assert steps(editor) == 1
    editor.undo()
    assert credence(editor) == (0.2, 0.45)
    assert field.line.text() == "unlikely (20–45 %)"


def test_the_word_for_the_old_number_does_not_stand_below_an_error(qtbot, field):
    write(qtbot, field, "0.99")
    assert field.hint.isVisible()
    write(qtbot, field, "7")
    assert not field.hint.isVisible()
    write(qtbot, field, "0.99")
    assert field.hint.isVisible()


def test_what_cannot_be_read_is_told_in_place_and_kept(qtbot, editor, field):
    write(qtbot, field, "perhaps")
    assert "“perhaps” is no credence: write 0.3" in field.error.text()
    assert field.error.isVisible()
    assert (credence(editor), field.line.text(), steps(editor)) == ((0.2, 0.45), "perhaps", 0)
    put(editor, "claim", "note", "Meanwhile")
    assert field.line.text() == "perhaps"
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.error.isVisible()
    write(qtbot, field, "0.6")
    assert credence(editor) == 0.6


def test_escape_takes_back_what_cannot_be_read(qtbot, editor, field):
    field.line.selectAll()
    qtbot.keyClicks(field.line, "perhaps")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "unlikely (20–45 %)"
    assert not field.error.isVisible()
    assert steps(editor) == 0


def test_unread_words_do_not_follow_to_another_card(qtbot, editor, field, said):
    write(qtbot, field, "perhaps")
    editor.select(["follows"])
    assert field.line.text() == "0.00"
    assert "“perhaps” is no credence" in said[-1]
    editor.finish_typing()
    assert (credence(editor), credence(editor, "follows")) == ((0.2, 0.45), 0.0)


def test_what_is_being_written_is_announced_as_a_draft_once_it_can_be_read(qtbot, editor, field):
    drafts = []
    editor.drafted.connect(drafts.append)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "x")
    assert drafts[-1]().deltas == {}
    field.line.selectAll()
    qtbot.keyClicks(field.line, "0.7")
    assert drafts[-1]().deltas["claim"][1].credence == 0.7


def test_a_credence_stays_off_certainty_unless_supports_carry_it(qtbot, editor, inspector, field):
    write(qtbot, field, "1")
    assert (credence(editor), field.line.text()) == (0.99, "0.99")
    write(qtbot, field, "0-0.3")
    assert credence(editor) == (0.01, 0.3)
    editor.select(["follows"])
    write(qtbot, field, "50 %")
    write(qtbot, field, "0")
    assert credence(editor, "follows") == 0.0


def test_a_word_at_the_end_of_its_scale_keeps_its_name(qtbot, editor, field):
    put(editor, INFO, "scale", "phia")
    write(qtbot, field, "remote chance")
    assert credence(editor) == (0.01, 0.05)
    assert field.line.text() == "remote chance (0–5 %)"


def test_another_scale_shows_another_word(editor, field):
    put(editor, INFO, "scale", "icd203-2")
    assert field.line.text() == "improbable (20–45 %)"
    put(editor, INFO, "scale", "nato")
    assert field.line.text() == "0.20–0.45"


def test_the_list_has_the_words_of_the_map_first_and_none_twice():
    words = offered_words("nato")
    assert words[:2] == ["unrated", "highly unlikely (0–10 %)"]
    assert "likely (60–90 %)" in words
    assert "likely (55–80 %)" not in words
    assert "improbable (20–45 %)" in words
    assert len(words) == len(set(words))


def test_a_word_is_chosen_from_the_list_by_keys(qtbot, editor, field):
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    popup = field.line.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == len(offered_words("icd203-1"))
    for _ in range(2):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert credence(editor) == (0.01, 0.05)
    assert field.line.text() == "almost no chance (1–5 %)"
    assert steps(editor) == 1


def test_a_word_that_is_begun_is_completed(qtbot, editor, field):
    field.line.selectAll()
    qtbot.keyClicks(field.line, "VERY L")
    completer = field.line.completer()
    assert completer.currentCompletion() == "very likely (80–95 %)"
    assert completer.completionCount() == 1
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert credence(editor) == (0.8, 0.95)


def test_a_number_is_named_in_the_words_of_the_map(qtbot, editor, field):
    write(qtbot, field, "0.3")
    assert field.hint.text() == "In the words of this map: unlikely."
    put(editor, INFO, "scale", "phia")
    put(editor, "claim", "credence", 0.22)
    assert field.hint.text() == ""


def test_a_credence_from_a_rating_says_where_it_is_from_until_one_is_set(qtbot, editor, inspector):
    editor.select(["report"])
    field = inspector.form.fields["credence"]
    assert (field.line.placeholderText(), field.hint.text()) == ("unrated", "")
    rate(editor, credibility=2)
    assert field.line.placeholderText() == "0.80"
    assert field.hint.text() == "0.80 from credibility 2 (probably true) – set your own to override"
    assert credence(editor, "report") is None
    rate(editor, credibility=6)
    assert field.line.placeholderText() == "unrated"
    assert field.hint.text() == "Credibility 6 (cannot be judged) gives no number."
    rate(editor, credibility=2)
    write(qtbot, field, "0.4")
    assert "credibility" not in field.hint.text()


def test_a_weight_from_a_rating_says_where_it_is_from_until_one_is_set(editor, inspector):
    editor.select(["step"])
    field = inspector.form.fields["weight"]
    assert field._number.value() == 0.8
    assert field._hint.text() == "0.80 from reliability B (usually reliable) – set your own to override"
    rate(editor, reliability="F")
    assert field._number.value() == 0.5
    assert "cannot be judged): counts half, drawn hatched" in field._hint.text()
    rate(editor)
    assert (field._number.value(), field._hint.text()) == (1.0, "Not set: counts as 1.")
    field._number.setValue(0.6)
    assert editor.map.links["step"].weight == 0.6
    assert not field._hint.isVisible()
