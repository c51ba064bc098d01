"""A source withdrawn in its panel: a trial that lists exactly what differs, and that can be taken back."""

import pytest
from PySide6.QtCore import Qt

from argmap.analysis.questions.withdrawal import withdraw
from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import NOTHING
from argmap.model import edits
from argmap.model.records import Citation, Node, Source
from argmap.panels.sources import Sources

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sources(qtbot, editor):
    made = Sources(editor)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.let_go()


def listed(sources):
    tree = sources.effects.list
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return [(item.data(0, Qt.ItemDataRole.UserRole), item.text(1), item.text(2)) for item in items]


def two(share):
    return f"{share:.2f}".removeprefix("0")


def struck(sources):
    items = [sources.list.topLevelItem(n) for n in range(sources.list.topLevelItemCount())]
    return {item.text(0) for item in items if item.font(0).strikeOut()}


def test_withdrawing_lists_exactly_what_differs(qtbot, editor, sources):
    expected = withdraw(editor.map, "s")
    editor.select(["s"])
    qtbot.mouseClick(sources.withdraw, Qt.MouseButton.LeftButton)
    assert editor.reasoning.whatif.withdrawn == {"s"}
    assert sources.effects.isVisible()
    found = listed(sources)
    assert {id: figures for id, figures, _ in found if figures} == {
        id: f"{two(old)} → {two(new)}" for id, (old, new) in expected.nodes.items() if two(old) != two(new)
    }
    assert {id for id, _, status in found if status} == expected.status.keys()
    sizes = [
        abs(new - old) for id, _, _ in found if id in expected.nodes for old, new in [expected.nodes[id]]
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(editor.document._done) == 0, "a trial is no edit"


def test_what_changes_only_its_standing_is_listed_too(editor, sources):
    editor.apply("Rate", edits.set_field(editor.map, "claim", "credence", 0.0))
    editor.apply("Weigh", edits.set_field(editor.map, "step", "weight", 0.001))
    editor.apply("Clear", edits.remove(editor.map, ["undercut"]))
    editor.select(["s"])
    sources.withdraw.click()
    [(figures, status)] = [(figures, status) for id, figures, status in listed(sources) if id == "claim"]
    assert figures == ""
    assert "→" in status


def test_counting_it_again_restores_everything(editor, sources):
    before = evaluate(editor.map).nodes
    editor.select(["s"])
    sources.withdraw.click()
    assert sources.withdraw.text() == "Count again"
    assert sources.withdraw.isChecked()
    assert struck(sources) == {"An agency"}
    sources.withdraw.click()
    assert editor.reasoning.whatif == NOTHING
    assert editor.evaluation.nodes == before
    assert struck(sources) == set()
    assert sources.withdraw.text() == "Withdraw"
    assert not sources.effects.isVisible()


def test_what_repeats_it_is_struck_out_with_it(editor, sources):
    editor.apply("Add", edits.add(editor.map, Source(id="echo", title="An echo", origin="s")))
    sources.refresh()
    editor.select(["s"])
    sources.withdraw.click()
    assert struck(sources) == {"An agency", "An echo"}


def test_a_click_in_the_list_goes_to_the_card(editor, sources):
    editor.select(["s"])
    sources.withdraw.click()
    item = sources.effects.list.topLevelItem(0)
    sources.effects.list.itemClicked.emit(item, 0)
    assert editor.selection == (item.data(0, Qt.ItemDataRole.UserRole),)


def test_a_source_that_nothing_hangs_on_says_so(editor, sources):
    editor.select(["r"])
    sources.withdraw.click()
    assert listed(sources) == []
    assert sources.effects.none.isVisible()


def test_an_edit_in_the_meantime_is_listed(qtbot, editor, sources):
    editor.select(["s"])
    sources.withdraw.click()
    cited = Node(
        id="more", kind="evidence", text="More", credence=0.9, citations={"d": Citation(id="d", source="s")}
    )
    editor.apply("Add", edits.add(editor.map, cited))
    qtbot.waitUntil(lambda: ("more", ".90 → .00") in [one[:2] for one in listed(sources)])


def test_without_a_chosen_source_there_is_nothing_to_withdraw(editor, sources):
    editor.select(["claim"])
    assert not sources.withdraw.isEnabled()


def test_the_context_menu_withdraws_too(editor, sources):
    editor.select(["s"])
    sources.menu().actions()[0].trigger()
    assert editor.reasoning.whatif.withdrawn == {"s"}
    assert sources.menu().actions()[0].text() == "Count again"
