"""What a map looks like in numbers, and kinds of attack."""

import pytest
from hypothesis import given

from argmap.analysis.structure import attack_kind, describe
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node, Source
from tests.strategies import maps


def claim(id, kind="claim"):
    return Node(id=id, kind=kind, text=id)


def link(id, premises, target, stance="support"):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target)


def test_a_map_with_an_undercut_is_described_in_full():
    nodes = [claim("a"), claim("b"), claim("c"), claim("d"), claim("m", "motivation"), claim("x", "rumour")]
    links = [
        link("k", "a b", "c"),
        link("l", "c", "d", "attack"),
        link("u", "m", "k", "attack"),
        link("n", "a", "d", "neutral"),
    ]
    info = MapInfo(id=INFO, title="Troops")
    assert describe(ArgumentMap([*nodes, *links, Source(id="s")], info)) == {
        "title": "Troops",
        "nodes": 6,
        "links": 4,
        "kinds": {"claim": 4, "motivation": 1, "rumour": 1},
        "support": 1,
        "attack": 1,
        "neutral": 1,
        "undercuts": 1,
        "linked": 1,
        "flat": 5,
        "roots": 2,
        "isolated": 1,
        "components": 2,
        "depth": 3,
        "cyclic": False,
        "sources": 1,
    }


def test_an_empty_map_is_described_with_zeros():
    found = describe(ArgumentMap())
    assert (found["nodes"], found["components"], found["depth"], found["cyclic"]) == (0, 0, 0, False)


@pytest.mark.parametrize(
    ("links", "depth", "cyclic"),
    [
        ([link("k", "a", "a", "attack")], 1, True),
        ([link("k", "a", "b"), link("l", "b", "a", "attack"), link("m", "b", "c")], 2, True),
        ([link("k", "a", "b"), link("u", "b", "k", "attack")], 1, True),
        ([link("k", "a", "b"), link("l", "b", "a", "neutral")], 1, False),
        ([link("k", "a", "l"), link("l", "a", "k")], 1, False),
        ([link("k", "a", "gone"), link("l", "gone", "b")], 1, False),
    ],
)
def test_rings_and_loose_ends_are_counted_without_hanging(links, depth, cyclic):
    found = describe(ArgumentMap([claim("a"), claim("b"), claim("c"), *links]))
    assert (found["depth"], found["cyclic"]) == (depth, cyclic)


def test_an_undercut_joins_its_premise_to_the_ends_of_the_step():
    links = [link("k", "a", "b"), link("u", "c", "k", "attack")]
    assert describe(ArgumentMap([claim("a"), claim("b"), claim("c"), *links]))["components"] == 1


def test_attacks_are_named_by_what_they_hit():
    nodes = [claim("a"), claim("b"), claim("c")]
    step, doubt = link("k", "a", "b"), link("u", "c", "k", "attack")
    rebut, undermine = link("r", "c", "b", "attack"), link("m", "c", "a", "attack")
    lost = link("x", "c", "gone", "attack")
    map = ArgumentMap([*nodes, step, doubt, rebut, undermine, lost])
    kinds = [attack_kind(map, one) for one in (step, doubt, rebut, undermine, lost)]
    assert kinds == [None, "undercut", "rebut", "undermine", None]


@given(maps())
def test_counts_add_up(drawn):
    found = describe(drawn)
    assert found["support"] + found["attack"] + found["neutral"] + found["undercuts"] == found["links"]
    assert sum(found["kinds"].values()) == found["nodes"]
    assert found["isolated"] <= found["components"] <= found["nodes"]
    assert found["isolated"] <= found["roots"]
    assert found["depth"] <= found["links"]
