"""The bar above the canvas, and the table that compares: nothing supposed is an edit, until it is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model import edits
from argmap.model.records import Scenario
from argmap.panels.comparison import Comparison
from argmap.panels.scenarios import ScenarioBar

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bar(qtbot, editor):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = ScenarioBar(editor)
    QVBoxLayout(holder).addWidget(made)
    holder.resize(900, 200)
    holder.show()
    yield made
    made.let_go()


@pytest.fixture
def table(qtbot, editor):
    made = Comparison(editor)
    qtbot.addWidget(made)
    yield made
    made.let_go()


def steps(editor):
    return len(editor.document._done)


def said(bar):
    return [chip.switch.text() for chip in bar.chips.values()]


def rows(table):
    tree = table.table
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return {item.text(0): [item.text(column) for column in range(1, 5)] for item in items}


def test_choosing_a_scenario_is_no_edit(editor, bar):
    bar.choice.activated.emit(1)
    assert editor.reasoning.scenario_id == "z"
    assert bar.choice.currentText() == "The claim holds"
    assert editor.evaluation.nodes["claim"].strength == 1.0
    assert said(bar) == ["True: The claim"]
    assert not editor.document.is_dirty
    bar.choice.activated.emit(0)
    assert editor.reasoning.scenario_id is None
    assert said(bar) == []


def test_the_bar_follows_the_scenarios_of_the_map(editor, bar):
    editor.reasoning.use_scenario("z")
    assert bar.choice.currentIndex() == 1
    editor.apply("Elsewhere", edits.set_field(editor.map, "z", "title", "Suppose so"))
    assert bar.choice.currentText() == "Suppose so"
    editor.apply("Elsewhere", edits.remove(editor.map, ["z"]))
    assert bar.choice.count() == 1
    assert bar.choice.currentText() == "As it stands"
    editor.undo()
    assert bar.choice.count() == 2


def test_a_chip_switches_its_assumption_off_and_on(qtbot, editor, bar):
    editor.reasoning.assume("motive", value=False)
    chip = bar.chips["motive"]
    qtbot.mouseClick(chip.switch, Qt.MouseButton.LeftButton)
    assert editor.reasoning.whatif == NOTHING
    assert bar.chips["motive"] is chip, "the focus stays where it is"
    assert not chip.switch.isChecked()
    assert "Switched off" in chip.switch.accessibleName()
    assert bar.isVisible()
    qtbot.mouseClick(chip.switch, Qt.MouseButton.LeftButton)
    assert editor.reasoning.whatif == WhatIf({"motive": False})
    assert steps(editor) == 0


def test_a_chip_is_dropped(qtbot, editor, bar):
    editor.reasoning.assume("motive", value=False)
    qtbot.mouseClick(bar.chips["motive"].drop, Qt.MouseButton.LeftButton)
    assert bar.chips == {}
    assert editor.reasoning.whatif == NOTHING


def test_a_number_is_set_in_its_chip(editor, bar):
    editor.select(["motive"])
    bar.assume.refresh()
    bar.assume.number.trigger()
    assert editor.reasoning.whatif.assume == {"motive": 0.5}
    chip = bar.chips["motive"]
    chip.value.setValue(0.2)
    assert editor.reasoning.whatif.assume == {"motive": 0.2}
    assert bar.chips["motive"] is chip
    assert steps(editor) == 0


def test_the_selected_card_is_assumed_true_or_false(editor, bar):
    bar.assume.refresh()
    assert not bar.assume.is_true.isEnabled()
    editor.select(["report"])
    bar.assume.refresh()
    bar.assume.is_true.trigger()
    assert editor.reasoning.whatif.assume == {"report": True}
    bar.assume.is_false.trigger()
    assert editor.reasoning.whatif.assume == {"report": False}
    assert said(bar) == ["False: The report"]
    bar.assume.refresh()
    bar.assume.nothing.trigger()
    assert editor.reasoning.whatif == NOTHING


def test_a_withdrawn_source_has_a_chip(qtbot, editor, bar):
    editor.reasoning.withdraw("s")
    assert said(bar) == ["Without: An agency"]
    qtbot.mouseClick(bar.chips["s"].switch, Qt.MouseButton.LeftButton)
    assert not editor.reasoning.whatif


def test_keeping_stores_a_scenario_as_one_step(editor, bar):
    editor.reasoning.assume("motive", value=False)
    editor.reasoning.assume("claim", 0.3)
    editor.reasoning.withdraw("s")
    before = editor.reasoning.whatif
    bar.keep.click()
    made = editor.scenario
    assert made.assume == {"motive": False, "claim": 0.3}
    assert made.title == "If false: A motive to say it and 1 more"
    assert editor.reasoning.whatif == before
    assert bar.choice.currentText() == f"{made.title} (changed)", "a scenario stores no withdrawn source"
    assert editor.selection == (made.id,)
    assert steps(editor) == 1


def test_a_scenario_that_something_was_added_to_says_so(editor, bar):
    editor.reasoning.use_scenario("z")
    assert bar.choice.currentText() == "The claim holds"
    editor.reasoning.assume("motive", value=True)
    assert bar.choice.currentText() == "The claim holds (changed)"
    editor.reasoning.assume("motive", None)
    assert bar.choice.currentText() == "The claim holds"


def test_going_back_supposes_nothing(editor, bar):
    editor.reasoning.use_scenario("z")
    editor.reasoning.assume("motive", value=True)
    bar.back.click()
    assert editor.reasoning.whatif == NOTHING
    assert bar.chips == {}
    assert not bar.back.isVisible()


def test_it_counts_the_cards_that_differ(qtbot, editor, bar):
    editor.reasoning.use_scenario("z")
    qtbot.waitUntil(lambda: bar.count.text() == "1 card differs")
    assert bar.count.isVisible()
    editor.reasoning.use_scenario(None)
    assert not bar.count.isVisible()


def test_it_hides_and_opens_and_shows_itself_when_something_is_supposed(qtbot, editor, bar):
    assert bar.isVisible(), "the map has scenarios to choose from"
    qtbot.mouseClick(bar.hide_bar, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    editor.reasoning.assume("motive", value=True)
    assert bar.isVisible()
    editor.reasoning.assume("motive", None)
    assert not bar.isVisible()
    bar.window().activateWindow()
    bar.toggle()
    qtbot.waitUntil(bar.choice.hasFocus)
    bar.toggle()
    assert not bar.isVisible()


def test_escape_leaves_for_the_canvas(qtbot, bar):
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)


def test_lines_break_where_the_bar_is_narrow(editor, bar):
    for id in ("motive", "report", "claim", "follows"):
        editor.reasoning.assume(id, value=True)
    layout = bar.layout()
    assert layout.heightForWidth(2000) < layout.heightForWidth(500) < layout.heightForWidth(260)
    assert layout.minimumSize().width() < 300


def test_many_suppositions_are_counted(editor, bar, monkeypatch):
    monkeypatch.setattr("argmap.panels.chips._MOST", 2)
    for id in ("motive", "report", "claim", "follows"):
        editor.reasoning.assume(id, value=True)
    assert said(bar) == ["True: A motive to say it", "True: The report"]
    [more] = [part for part in bar.children() if getattr(part, "text", lambda: "")() == "and 2 more"]
    assert more.isVisible()


def test_a_card_that_is_removed_takes_its_chip_along_until_undo(editor, bar):
    editor.reasoning.assume("motive", value=True)
    editor.apply("Remove", edits.remove(editor.map, ["motive"]))
    assert bar.chips == {}
    editor.undo()
    assert said(bar) == ["True: A motive to say it"]


# -- the table ------------------------------------------------------------------------------


def test_scenarios_are_compared_card_by_card(editor, table):
    plain, held = evaluate(editor.map).nodes, evaluate(editor.map, WhatIf({"claim": True})).nodes
    assert (table.one.currentText(), table.other.currentText()) == ("The claim holds", "As it stands")
    differing = {id for id in plain if f"{plain[id].strength:.2f}" != f"{held[id].strength:.2f}"}
    shown = rows(table)
    assert len(shown) == len(differing) == 1
    stands = f"{plain['claim'].strength:.2f}".removeprefix("0")
    apart = f"{1 - plain['claim'].strength:.2f}".removeprefix("0")
    assert shown["The claim"] == [stands, "1.00", stands, apart]
    assert "3 cards are the same" in table.rest.text()


def test_what_differs_most_comes_first_and_a_click_goes_there(editor, table):
    editor.apply(
        "Add", edits.add(editor.map, Scenario(id="y", title="No", assume={"claim": False, "motive": True}))
    )
    table.refresh()
    table.other.setCurrentIndex([option.value for option in table.other.options].index("y"))
    table.other.activated.emit(table.other.currentIndex())
    assert list(rows(table)) == ["The claim", "A motive to say it"]
    table.table.itemClicked.emit(table.table.topLevelItem(1), 0)
    assert editor.selection == ("motive",)


def test_what_is_supposed_now_can_be_compared(qtbot, editor, table):
    editor.reasoning.assume("report", value=False)
    table.one.setCurrentIndex(1)
    table.one.activated.emit(1)
    assert rows(table)["The report"][1] == ".00"
    editor.reasoning.assume("report", value=True)
    qtbot.waitUntil(lambda: rows(table)["The report"][1] == "1.00")


def test_two_equal_sides_say_so(table):
    table.one.setCurrentIndex(0)
    table.one.activated.emit(0)
    assert rows(table) == {}
    assert "same" in table.rest.text()
