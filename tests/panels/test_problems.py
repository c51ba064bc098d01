"""The list of problems: going to one, mending one, and what is said when none are left."""

import pytest
from PySide6.QtCore import Qt

from argmap.editing.editor import Editor
from argmap.formats import native
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from argmap.panels.problems import Problems

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
    before = problems.count
    with qtbot.waitSignal(problems.counted) as counted:
        broken = Link(id="broken", stance="attack", premises={"claim": "a0"}, target="gone")
        editor.apply("Elsewhere", edits.add(editor.map, Node(id="empty", kind="claim")))
        editor.apply("Elsewhere", edits.Change({"broken": (None, broken)}))
    assert counted.args[0] == before + 2
    assert problems.findings[0].severity == "error"
    assert problems.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Error")


def test_a_map_without_problems_says_so(editor, problems):
    editor.document.apply("Elsewhere", edits.remove(editor.map, list(editor.map.nodes)))
    editor.document.apply("Elsewhere", edits.remove(editor.map, list(editor.map.sources)))
    problems.refresh()
    assert problems.findings == []
    assert problems.list.isHidden()
    assert "No problems" in problems.verdict.text()


@pytest.fixture
def mendable(editor, problems):
    """Give the problems of a map in which a motive attacks the claim itself, and the row of that."""
    attack = Link(id="attack", stance="attack", premises={"motive": "a0"}, target="claim")
    editor.apply("Elsewhere", edits.remove(editor.map, ["undercut"]))
    editor.apply("Elsewhere", edits.Change({"attack": (None, attack)}))
    problems.refresh()
    return problems, row_about(problems, "attack")


def test_an_offer_is_taken_up_as_one_step_and_told(qtbot, editor, mendable):
    problems, row = mendable
    before, steps = native.write(editor.map), problems.count
    qtbot.mouseClick(problems.list.button(row), Qt.MouseButton.LeftButton)
    assert editor.map.links["attack"].target == "step"
    assert editor.selection == ("attack",)
    assert problems.count == steps - 1
    assert "now hits the step" in problems.done.text()
    assert problems.done.parentWidget().isVisible()
    editor.undo()
    assert native.write(editor.map) == before
    assert not problems.done.parentWidget().isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_an_offer_is_reached_and_taken_up_by_keys(qtbot, editor, mendable, key):
    problems, row = mendable
    problems.list.setFocus()
    problems.list.setCurrentRow(row)
    qtbot.keyClick(problems.list, Qt.Key.Key_Tab)
    button = problems.list.button(row)
    assert problems.focusWidget() is button
    qtbot.keyClick(button, key)
    assert editor.map.links["attack"].target == "step"
    assert problems.focusWidget() is problems.list


def test_only_the_button_of_the_current_row_is_on_the_way_of_tab(editor, mendable):
    problems, row = mendable
    problems.list.setCurrentRow(row)
    button = problems.list.button(row)
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    problems.list.setCurrentRow((row + 1) % problems.list.count())
    assert button.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_button_stands_in_its_row_below_the_words(qtbot, mendable):
    problems, row = mendable
    qtbot.waitUntil(lambda: problems.list.button(row).y() > 0)
    rect = problems.list.visualItemRect(problems.list.item(row))
    assert rect.contains(problems.list.button(row).geometry())
    assert problems.list.button(row).y() > rect.center().y()


def test_an_offer_that_was_settled_elsewhere_changes_nothing(editor, said, mendable):
    problems, row = mendable
    finding = problems.findings[row]
    editor.apply("Elsewhere", edits.retarget(editor.map, "attack", "step"))
    after = native.write(editor.map)
    problems.mend(finding)
    assert native.write(editor.map) == after
    assert said == ["This is settled already."]


def test_the_current_finding_stays_current_when_others_come_before_it(editor, mendable):
    problems, row = mendable
    finding = problems.findings[row]
    problems.list.setCurrentRow(row)
    editor.apply("Elsewhere", edits.add(editor.map, Node(id="a", kind="claim", group="gone")))
    problems.refresh()
    assert problems.findings.index(finding) == problems.list.currentRow() > row


def test_a_screen_reader_hears_what_is_offered(mendable):
    problems, row = mendable
    spoken = problems.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Warning: ")
    assert spoken.endswith("Offer: Attack the step instead.")


def test_notes_are_listed_but_not_counted_as_problems(editor, problems):
    assert [one.severity for one in problems.findings] == ["note"]
    assert problems.count == 0
    assert "advice" in problems.verdict.text()
    assert not problems.list.isHidden()


def test_a_large_map_is_gone_through_a_little_at_a_time(qtbot, measure):
    nodes = [Node(id=f"n{n}", kind="claim", text=f"No. {n}") for n in range(1_001)]
    editor = Editor(ArgumentMap([*nodes, Node(id="empty", kind="claim")]), measure, lambda run: run())
    problems = Problems(editor)
    qtbot.addWidget(problems)
    assert problems.findings == []
    with qtbot.waitSignal(problems.counted):
        pass
    assert [one.where for one in problems.findings] == ["empty"]
    problems.let_go()
