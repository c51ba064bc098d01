"""What-if in the whole window: the bar, the menu, the table beside it and the tint, from the actions that reach them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog

from argmap.analysis.whatif import NOTHING
from argmap.formats import native
from argmap.formats.registry import load
from argmap.shipped import shipped
from tests.app.conftest import settle


def main_of(window):
    return window.editor.map.info.main


def test_a_card_is_assumed_from_the_menu_and_nothing_is_edited(window):
    actions, editor = window.menus.actions, window.editor
    before = native.write(editor.map)
    editor.select([main_of(window)])
    actions["assume-false"].trigger()
    assert editor.evaluation.nodes[main_of(window)].strength == 0.0
    assert main_of(window) in window.scenarios.chips
    settle()
    assert actions["stop-supposing"].isEnabled()
    actions["stop-supposing"].trigger()
    assert editor.reasoning.whatif == NOTHING
    assert native.write(editor.map) == before
    assert not window.session.is_dirty


def test_the_context_menu_of_a_card_offers_to_assume(window):
    menu = window.menus.menu("&Map/&What if")
    assert window.menus.actions["assume-true"] in menu.actions()


def test_the_bar_opens_with_the_focus_and_closes_from_within_by_its_action(qtbot, window):
    window.activateWindow()
    bar, toggle = window.scenarios, window.menus.actions["scenario-bar"]
    for _ in range(2):
        toggle.trigger()
        qtbot.waitUntil(bar.choice.hasFocus)
        toggle.trigger()
        assert not bar.isVisible()


def test_leaving_the_bar_goes_back_to_the_canvas(qtbot, window):
    window.activateWindow()
    window.scenarios.choice.setFocus()
    window.scenarios.left.emit()
    qtbot.waitUntil(window.view.hasFocus)


def test_scenarios_are_compared_beside_the_window(window):
    window.menus.actions["compare-scenarios"].trigger()
    [table] = [child for child in window.children() if isinstance(child, QDialog)]
    assert table.isVisible()
    assert not table.isModal()
    window.menus.actions["compare-scenarios"].trigger()
    assert [child for child in window.children() if isinstance(child, QDialog)] == [table]
    window.show_map(load(shipped("examples", "north-korea-troops.argmap")), None)
    assert not table.isVisible(), "it was about another map"


def test_the_tint_holds_in_all_windows_and_is_remembered(windows, window):
    other = windows.open_empty()
    window.menus.actions["tint"].trigger()
    assert windows.settings.is_tinted
    for one in (window, other):
        assert one.view.painting.cards.is_tinted
        assert one.menus.actions["tint"].isChecked()
        assert "weak" in one.status._tint.text()
    window.refresh()
    assert window.menus.actions["tint"].isChecked()
    window.show_map(load(shipped("examples", "north-korea-troops.argmap")), None)
    assert window.view.painting.cards.is_tinted
    other.menus.actions["tint"].trigger()
    assert not windows.settings.is_tinted
    assert not window.view.painting.cards.is_tinted
    assert not window.status._tint.isVisible()


def test_the_status_bar_says_that_something_is_supposed(window):
    window.editor.reasoning.assume(main_of(window), value=True)
    assert window.status._assumed.text() == "Something is supposed"
    window.editor.reasoning.use_scenario(None)
    assert window.status._assumed.text() == ""


def test_another_map_in_the_window_leaves_the_side_panel_its_width(window):
    settle()
    before = window.side.width()
    window.show_map(load(shipped("examples", "north-korea-troops.argmap")), None)
    settle()
    assert window.side.width() == pytest.approx(before, abs=2)
    assert window.view.mapTo(window, QPoint(0, 0)).x() == 0
