import pytest

from argmap.panels.icons import icon
from argmap.panels.sources import Sources

# The offscreen plugin says so of windows and popups that are shown; nobody is meant to hear it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def sources(qtbot, editor):
    made = Sources(editor)
    qtbot.addWidget(made)
    yield made
    made.let_go()


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
