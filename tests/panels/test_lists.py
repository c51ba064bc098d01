import pytest
from PySide6.QtCore import Qt

from argmap.model import edits
from argmap.model.records import Link, Node
from argmap.panels.icons import icon
from argmap.panels.problems import Problems
from argmap.panels.sources import Sources

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def problems(qtbot, editor):
    made = Problems(editor)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    yield made
    made.let_go()


@pytest.fixture
def sources(qtbot, editor):
    made = Sources(editor)
    qtbot.addWidget(made)
    yield made
    made.let_go()


def row_about(problems, where):
    return next(n for n, finding in enumerate(problems.findings) if finding.where == where)


def test_a_click_on_a_problem_goes_to_it(qtbot, editor, problems):
    editor.apply("Elsewhere", edits.add(editor.map, Node(id="empty", kind="claim")))
    problems.refresh()
    shown = []
    editor.shown.connect(shown.append)
    item = problems.list.item(row_about(problems, "empty"))
    qtbot.mouseClick(
        problems.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=problems.list.visualItemRect(item).center(),
    )
    assert editor.selection == ("empty",)
    assert shown == ["empty"]


def test_enter_on_a_problem_of_a_source_selects_it(qtbot, editor, problems):
    editor.apply("Elsewhere", edits.set_field(editor.map, "s", "origin", "gone"))
    problems.refresh()
    problems.list.setCurrentRow(row_about(problems, "s"))
    qtbot.keyClick(problems.list, Qt.Key.Key_Return)
    assert editor.selection == ("s",)


def test_a_problem_of_the_map_selects_nothing(qtbot, editor, problems):
    editor.select(["claim"])
    editor.apply("Elsewhere", edits.set_field(editor.map, "map", "main", "gone"))
    problems.refresh()
    problems.list.setCurrentRow(row_about(problems, "map"))
    qtbot.keyClick(problems.list, Qt.Key.Key_Return)
    assert editor.selection == ()


def test_problems_are_counted_again_after_a_change(qtbot, editor, problems):
    before = len(problems.findings)
    with qtbot.waitSignal(problems.counted) as counted:
        broken = Link(id="broken", stance="attack", premises={"claim": "a0"}, target="gone")
        editor.apply("Elsewhere", edits.add(editor.map, Node(id="empty", kind="claim")))
        editor.apply("Elsewhere", edits.Change({"broken": (None, broken)}))
    assert counted.args[0] >= before + 2
    assert problems.findings[0].severity == "error"
    assert problems.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Error")


def test_a_map_without_problems_says_so(editor, problems):
    editor.document.apply("Elsewhere", edits.remove(editor.map, list(editor.map.nodes)))
    editor.document.apply("Elsewhere", edits.remove(editor.map, list(editor.map.sources)))
    problems.refresh()
    assert problems.findings == []
    assert problems.list.isHidden()
    assert "No problems" in problems._none.text()


def test_sources_show_reliability_and_how_often_they_are_cited(editor, sources):
    rows = [sources.list.topLevelItem(n) for n in range(2)]
    assert [[row.text(n) for n in range(3)] for row in rows] == [
        ["A broadcaster", "–", "0"],
        ["An agency", "B", "1"],
    ]


def test_choosing_a_source_selects_it(editor, sources):
    sources.list.setCurrentItem(sources.list.topLevelItem(1))
    assert editor.selection == ("s",)


def test_sources_are_added_and_removed(editor, sources):
    sources.add.click()
    assert editor.map.sources[editor.selection[0]].title == "New source"
    assert sources.list.currentItem().text(0) == "New source"
    sources.remove.click()
    sources.refresh()
    assert set(editor.map.sources) == {"s", "r"}
    assert not sources.remove.isEnabled()


def test_icons_have_the_colour_asked_for(qapp):
    image = icon("close", "#ff0000").pixmap(24, 24).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert "#ff0000" in colours
