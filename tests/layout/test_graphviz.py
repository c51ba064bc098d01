"""Graphviz as a layout: it places everything, whatever the texts, and says plainly what it cannot do."""

import pytest

from argmap.layout.graphviz import NODE_LIMIT, arrange_with_graphviz, find_program
from argmap.model.errors import AnalysisError
from argmap.model.records import DIRECTIONS, Node
from tests.layout.mapmaking import link, made, node, overlapping, sizes_of, wild_map

AWKWARD = (
    "<b>bold</b>",
    "<>",
    'say "so"',
    "back\\slash\\",
    "two\nlines",
    "\\N \\G",
    "graph",
    "",
    "a -> b; }",
    "é漢😀",
)


def has_graphviz() -> bool:
    try:
        find_program()
    except AnalysisError:
        return False
    return True


needs_graphviz = pytest.mark.skipif(not has_graphviz(), reason="no Graphviz here")


@needs_graphviz
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_everything_is_placed_without_overlap(direction):
    map = wild_map(4, 60)
    sizes = sizes_of(map)
    placement = arrange_with_graphviz(map, sizes, direction)
    assert placement.places.keys() == map.nodes.keys()
    assert overlapping(placement.places, sizes) == []


@needs_graphviz
@pytest.mark.parametrize(
    ("direction", "axis", "sign"), [("up", 1, -1), ("down", 1, 1), ("left", 0, -1), ("right", 0, 1)]
)
def test_reasoning_flows_in_the_direction(direction, axis, sign):
    map = made(node("reason"), node("claim"), link("k", "reason", "claim"))
    places = arrange_with_graphviz(map, sizes_of(map), direction).places
    assert sign * places["reason"][axis] < sign * places["claim"][axis]


@needs_graphviz
def test_awkward_texts_and_ids_do_no_harm():
    nodes = [Node(id=f"{text}{i}", kind="claim", text=text, title=text) for i, text in enumerate(AWKWARD)]
    map = made(*nodes, *(link(f"k{i}", one.id, nodes[0].id) for i, one in enumerate(nodes[1:])))
    assert arrange_with_graphviz(map, sizes_of(map)).places.keys() == map.nodes.keys()


@needs_graphviz
def test_five_digits_are_enough_for_a_very_wide_map():
    map = made(*(node(f"n{i}") for i in range(600)), *(link(f"k{i}", f"n{i}", "n0") for i in range(1, 600)))
    sizes = dict.fromkeys(map.nodes, (2400.0, 90.0))
    assert overlapping(arrange_with_graphviz(map, sizes).places, sizes, 20.0) == []


def test_too_many_nodes_are_refused_in_a_sentence():
    map = made(*(node(f"n{i}") for i in range(NODE_LIMIT + 1)))
    with pytest.raises(AnalysisError, match="5000"):
        arrange_with_graphviz(map, {})


def test_a_missing_program_is_named():
    with pytest.raises(AnalysisError, match="no-such-dot"):
        arrange_with_graphviz(made(node("a")), {"a": (240.0, 90.0)}, program="no-such-dot")


def test_a_computer_without_graphviz_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("argmap.layout.graphviz.shutil.which", lambda *_, **__: None)
    with pytest.raises(AnalysisError, match="graphviz-pure"):
        find_program()
