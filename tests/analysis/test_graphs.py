"""Maps as networkx graphs and back: nothing is lost on the way, and graphs of others can be read."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.graphs import from_networkx, to_networkx
from argmap.analysis.strength import evaluate
from argmap.formats import native
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node
from tests.strategies import maps


@given(maps())
def test_a_map_comes_back_from_its_graph_as_it_was(map):
    assert from_networkx(to_networkx(map)) == map


@given(maps())
def test_a_map_comes_back_from_a_graph_that_was_written_as_json(map):
    data = nx.node_link_data(to_networkx(map), edges="edges")
    assert from_networkx(nx.node_link_graph(data, edges="edges")) == map


def test_the_examples_come_back_with_all_they_hold(example):
    assert native.write(from_networkx(to_networkx(example))) == native.write(example)


def test_nodes_and_links_are_vertices_and_edges_say_what_they_are_for():
    nodes = [Node(id=id, kind="claim", text=f"Text {id}") for id in "abc"]
    link = Link(id="k", stance="support", premises={"a": "a1", "b": "a0"}, target="c", weight=0.5)
    undercut = Link(id="u", stance="attack", premises={"a": "a0"}, target="k")
    graph = to_networkx(ArgumentMap([*nodes, link, undercut]))
    assert dict(graph.nodes) == {
        **{id: {"record": "node", "kind": "claim", "text": f"Text {id}"} for id in "abc"},
        "k": {"record": "link", "stance": "support", "weight": 0.5},
        "u": {"record": "link", "stance": "attack"},
    }
    assert {(a, b): data for a, b, data in graph.edges(data=True)} == {
        ("a", "k"): {"role": "premise", "order": "a1"},
        ("b", "k"): {"role": "premise", "order": "a0"},
        ("k", "c"): {"role": "target"},
        ("a", "u"): {"role": "premise", "order": "a0"},
        ("u", "k"): {"role": "target"},
    }


def test_what_a_broken_map_names_and_does_not_hold_comes_back_too():
    links = [
        Link(id="k", stance="support", premises={"gone": "a0", "l": "a1"}, target="l"),
        Link(id="l", stance="attack", premises={"k": "a0"}, target="k", extra={"colour": "red"}),
        Link(id="s", stance="attack", premises={"s": "a0"}, target="s"),
        Link(id="n", stance="neutral", premises={}, target="map"),
    ]
    map = ArgumentMap([*links, Node(id="a", kind="rumour")], MapInfo(id=INFO, main="b"), {"other": [1]})
    assert from_networkx(to_networkx(map)) == map


def test_what_is_done_to_the_graph_shows_on_the_map(example):
    graph = to_networkx(example)
    lone = min(id for id in example.nodes if not example.link_ids_from(id))
    graph.remove_edges_from([(link.id, lone) for link in example.links_into(lone)])
    graph.nodes[lone]["credence"] = np.float64(0.25)
    graph.add_edge(lone, lone, stance="attack")
    made = from_networkx(graph)
    assert made.nodes[lone].credence == 0.25
    assert [link.stance for link in made.links_into(lone)] == ["attack"]
    assert evaluate(made).nodes[lone].strength < 0.25


def test_any_graph_with_directions_can_be_read():
    graph = nx.DiGraph([("It rained", "The street is wet"), (7, "The street is wet")])
    graph.nodes[7].update(kind="evidence", text="They were here", credence=(0.2, 0.45), colour="red")
    graph.edges[7, "The street is wet"].update(stance="attack", weight=np.float32(0.5), length=3)
    map = from_networkx(graph)
    assert map.nodes["It rained"] == Node(id="It rained", kind="claim", text="It rained")
    assert map.nodes["7"] == Node(id="7", kind="evidence", text="They were here", credence=(0.2, 0.45))
    found = {(*link.premises, link.stance, link.weight, link.target) for link in map.links.values()}
    assert found == {
        ("It rained", "support", None, "The street is wet"),
        ("7", "attack", 0.5, "The street is wet"),
    }
    assert native.read(native.write(map)) == map


def test_edges_side_by_side_are_links_side_by_side():
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", id="k", weight=1)
    graph.add_edge("a", "b", id="k", stance="attack")
    map = from_networkx(graph)
    assert sorted(link.stance for link in map.links.values()) == ["attack", "support"]
    assert map.links["k"].weight == 1


def test_a_link_can_be_added_to_a_graph_without_saying_roles():
    graph = nx.DiGraph([("a", "k"), ("b", "k"), ("k", "c")])
    graph.nodes["k"].update(record="link")
    graph.add_edge("d", "k", stance="attack")
    map = from_networkx(graph)
    assert map.nodes.keys() == set("abcd")
    assert map.premises(map.links["k"]) == ["a", "b"]
    [undercut] = map.links_into("k")
    assert map.is_undercut(undercut)


@pytest.mark.parametrize("name", ["map", "", "x" * 65, 1, "1"])
def test_what_cannot_be_an_id_is_replaced_and_kept_as_the_text(name):
    graph = nx.DiGraph()
    graph.add_nodes_from(dict.fromkeys([1, "1", name]))
    map = from_networkx(graph)
    assert len(map.nodes) == len(graph)
    assert str(name) in {node.text for node in map.nodes.values()}
    assert native.read(native.write(map)) == map


@given(st.data())
def test_whatever_graph_it_is_there_is_a_map_that_can_be_saved(data):
    names = data.draw(st.lists(st.integers(0, 5) | st.text(max_size=3), unique_by=repr, max_size=5))
    kind = data.draw(st.sampled_from([nx.DiGraph, nx.MultiDiGraph]))
    graph = kind()
    graph.add_nodes_from(names)
    if names:
        ends = st.sampled_from(names)
        graph.add_edges_from(data.draw(st.lists(st.tuples(ends, ends), max_size=6)))
    try:
        map = from_networkx(graph)
    except AnalysisError:
        assert any("\ud800" <= letter <= "\udfff" for name in names for letter in str(name))
        return
    assert (len(map.nodes), len(map.links)) == (len(graph), graph.number_of_edges())
    assert native.read(native.write(map)) == map


def test_a_part_of_a_graph_is_a_part_of_the_map(example):
    graph = to_networkx(example)
    leading = filter(example.link_ids_from, example.nodes)
    top = max(leading, key=lambda id: len(nx.ancestors(graph, id)))
    part = from_networkx(graph.subgraph({top} | nx.ancestors(graph, top)))
    assert part.nodes.keys() < example.nodes.keys()
    assert evaluate(part).nodes[top] == evaluate(example).nodes[top]
    assert all(part.is_sound(link) for link in part.links.values())


def test_a_graph_that_is_no_map_is_refused_in_a_sentence():
    forked = nx.DiGraph([("a", "k"), ("k", "a"), ("k", "b")])
    forked.nodes["k"].update(record="link")
    too_heavy = nx.DiGraph()
    too_heavy.add_edge("a", "b", weight=3)
    unsure = nx.DiGraph()
    unsure.add_node("a", credence=(0.9, 0.1))
    surrogate = nx.DiGraph()
    surrogate.add_node("a", text="\ud800")
    cases = [
        (nx.Graph([("a", "b")]), "directed"),
        ({"a": ["b"]}, "DiGraph"),
        (forked, "k: a link has one target; here it has 2"),
        (too_heavy, "a → b"),
        (unsure, "a: the lower end"),
        (surrogate, "a: "),
    ]
    for graph, words in cases:
        with pytest.raises(AnalysisError, match=words):
            from_networkx(graph)
