import pytest
from PySide6.QtCore import Qt

from argmap.model import edits
from argmap.panels.findbar import FindBar

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bar(qtbot, editor):
    made = FindBar(editor)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.let_go()


def test_words_are_found_while_typing_and_counted(qtbot, editor, bar):
    hits = []
    bar.hits_changed.connect(hits.append)
    qtbot.keyClicks(bar.words, "the")
    assert hits[-1] == {"claim", "report"}
    assert bar.count.text() == "1 of 2"
    assert editor.selection == (bar.hits[0],)
    qtbot.keyClicks(bar.words, " zebra")
    assert bar.count.text() == "not found"
    assert hits[-1] == frozenset()


def test_enter_goes_on_and_around_and_shift_goes_back(qtbot, editor, bar):
    qtbot.keyClicks(bar.words, "the")
    first, second = bar.hits
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert editor.selection == (second,)
    qtbot.keyClick(bar.words, Qt.Key.Key_F3)
    assert editor.selection == (first,)
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.selection == (second,)
    assert bar.count.text() == "2 of 2"


def test_a_change_of_the_map_is_found_without_moving(qtbot, editor, bar):
    qtbot.keyClicks(bar.words, "the")
    at = editor.selection
    editor.apply("Elsewhere", edits.retext(editor.map, "motive", "the motive"))
    bar.refresh()
    assert len(bar.hits) == 3
    assert editor.selection == at


def test_escape_closes_and_finds_nothing_any_more(qtbot, bar):
    qtbot.keyClicks(bar.words, "the")
    hits = []
    bar.hits_changed.connect(hits.append)
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert hits == [frozenset()]
    bar.open()
    assert bar.count.text() == "0 of 2"
    bar.previous()
    assert bar.count.text() == "2 of 2"
