"""Arrow keys: from a card to the nearest one, with Alt to a link, from a link to its ends."""

import pytest

from argmap.editing.walking import middle_of, walk, walk_links
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node

OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up"}
AHEAD = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


@pytest.fixture
def cross(edit):
    """Give five cards: one in the middle, one each way, placed by hand."""
    at = {"middle": (0, 0), "left": (-600, 0), "right": (600, 0), "up": (0, -400), "down": (0, 400)}
    nodes = [Node(id=id, kind="claim", text=id, at=place) for id, place in at.items()]
    links = [
        Link(id="from-left", stance="support", premises={"left": "a0"}, target="middle"),
        Link(id="to-right", stance="support", premises={"middle": "a0"}, target="right"),
        Link(id="cut", stance="attack", premises={"up": "a0"}, target="from-left"),
    ]
    return edit(ArgumentMap([*nodes, *links], MapInfo(id=INFO, arrangement="free")))


@pytest.mark.parametrize("way", AHEAD)
def test_an_arrow_goes_to_the_card_on_that_side_and_back(cross, way):
    cross.select(["middle"])
    walk(way)(cross)
    assert cross.selection == (way,)
    walk(OPPOSITE[way])(cross)
    assert cross.selection == ("middle",)


@pytest.mark.parametrize("way", AHEAD)
def test_at_the_edge_an_arrow_stays(cross, way):
    cross.select([way])
    walk(way)(cross)
    assert cross.selection == (way,)


def test_shift_keeps_what_was_selected(cross):
    cross.select(["middle"])
    walk("left", extends=True)(cross)
    assert cross.selection == ("middle", "left")


@pytest.mark.parametrize(("way", "link"), [("left", "from-left"), ("right", "to-right")])
def test_alt_goes_to_the_link_that_leads_there_and_on_to_its_end(cross, way, link):
    cross.select(["middle"])
    walk_links(way)(cross)
    assert cross.selection == (link,)
    walk(way)(cross)
    assert cross.selection == (way,)


def test_an_undercut_leads_to_the_link_it_hits(cross):
    cross.select(["up"])
    walk_links("down")(cross)
    assert cross.selection == ("cut",)
    walk("down")(cross)
    assert cross.selection == ("from-left",)


def test_where_no_link_leads_alt_stays(cross):
    cross.select(["middle"])
    walk_links("up")(cross)
    assert cross.selection == ("middle",)


def test_links_are_walked_from_a_card_only(cross):
    for ids in ([], ["cut"]):
        cross.select(ids)
        with pytest.raises(EditError, match="card"):
            walk_links("left")(cross)


def test_without_a_selection_walking_starts_at_the_main_claim(editor):
    walk("up")(editor)
    assert editor.selection == ("claim",)


def test_a_main_claim_that_is_not_there_is_no_place_to_start(edit):
    editor = edit(ArgumentMap([Node(id="n", kind="claim")], MapInfo(id=INFO, main="gone")))
    walk("up")(editor)
    assert editor.selection == ("n",)


def test_an_empty_map_has_nowhere_to_go(edit):
    editor = edit()
    walk("left")(editor)
    assert editor.selection == ()


def test_from_any_card_each_step_goes_the_way_of_the_arrow(example, edit):
    editor = edit(example)
    for start in editor.map.nodes:
        for way, (dx, dy) in AHEAD.items():
            editor.select([start])
            walk(way)(editor)
            (x0, y0), (x1, y1) = middle_of(editor, start), middle_of(editor, editor.selection[0])
            assert editor.selection == (start,) or (x1 - x0) * dx + (y1 - y0) * dy > 0


def test_every_card_of_an_example_is_reached_by_arrows(example, edit):
    editor = edit(example)
    reached, waiting = set(), [example.info.main]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        for way in AHEAD:
            editor.select([here])
            walk(way)(editor)
            waiting += editor.selection
    assert reached >= set(example.nodes)


def test_folded_cards_are_passed_over(editor):
    editor.select(["reason"])
    editor.fold(["reason"])
    seen = set()
    for way in AHEAD:
        editor.select(["reason"])
        walk(way)(editor)
        seen |= set(editor.selection)
    assert "ground" not in seen


@pytest.mark.parametrize("premises", [{"gone": "a0"}, {"n": "a0", "gone": "a1"}, {}])
@pytest.mark.parametrize("target", ["n", "gone", "broken"])
def test_a_broken_link_can_be_walked_away_from(edit, premises, target):
    """The list of problems selects links that are not drawn; arrows must not fail there."""
    link = Link(id="broken", stance="support", premises=premises, target=target)
    editor = edit(ArgumentMap([Node(id="n", kind="claim"), link], MapInfo(id=INFO)))
    for way in AHEAD:
        editor.select(["broken"])
        walk(way)(editor)
        editor.select(["n"])
        walk_links(way)(editor)
