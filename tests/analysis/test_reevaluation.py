"""Evaluation after an edit: the same as from scratch, and it says what changed."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.strength import evaluate, reevaluate
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node, Scenario
from tests.strategies import credences, maps, shares


def claim(id, credence=None):
    return Node(id=id, kind="claim", text=id, credence=credence)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


def written(map, *, scenario=None, **records):
    """Write records (None removes one) and evaluate again from before."""
    before = evaluate(map, scenario)
    change = Change({id: (map.get(id), record) for id, record in records.items()})
    map.write(change)
    return reevaluate(map, before, change, scenario)


@st.composite
def changes(draw, map):
    """Draw an edit of any kind, breaking edits too: what a file or a merge may bring."""
    deltas = {}
    for _ in range(draw(st.integers(1, 3))):
        id = draw(st.sampled_from([*map.nodes, *map.links, "m1", "m2", "k7", "k8"]))
        deltas[id] = (map.get(id), draw(_afters(map, id)))
    return Change(deltas)


def _afters(map, id):
    ends = st.sampled_from([*map.nodes, "m1", "m2"])
    if id.startswith(("n", "m")):
        return st.none() | st.builds(lambda value: claim(id, value), credences)
    return st.none() | st.builds(
        lambda premises, target, stance, weight: Link(
            id=id, stance=stance, premises=dict.fromkeys(premises, "a0"), target=target, weight=weight
        ),
        st.lists(ends, max_size=2),
        ends | st.sampled_from([*map.links, "k7", "k8"]),
        st.sampled_from(["support", "attack", "neutral"]),
        st.none() | shares,
    )


def assert_same(found, expected):
    for part in ("nodes", "links"):
        left, right = getattr(found, part), getattr(expected, part)
        assert left.keys() == right.keys()
        for id, one in left.items():
            assert (one.certified, one.is_unrated) == (right[id].certified, right[id].is_unrated)
            assert (one.lo, one.hi) == pytest.approx((right[id].lo, right[id].hi), abs=1e-12)
            assert one.strength == pytest.approx(right[id].strength, abs=1e-12)


@settings(max_examples=300)
@given(st.data())
def test_any_walk_of_edits_gives_what_a_full_evaluation_gives(data):
    map = data.draw(maps())
    scenario = data.draw(st.sampled_from([None, *map.scenarios.values()]))
    evaluation = evaluate(map, scenario)
    for _ in range(3):
        change = data.draw(changes(map))
        map.write(change)
        before, (evaluation, changed) = evaluation, reevaluate(map, evaluation, change, scenario)
        full = evaluate(map, scenario)
        assert_same(evaluation, full)
        known = {*before.nodes, *before.links, *full.nodes, *full.links}
        assert changed == {id for id in known if before.get(id) != evaluation.get(id)}


def test_a_credence_moves_only_what_lies_downstream():
    map = ArgumentMap(
        [claim("a", 0.5), claim("b", 0.5), claim("c", 0.5), link("k", "a", "b"), link("l", "c", "b")]
    )
    evaluation, changed = written(map, a=claim("a", 0.9))
    assert changed == {"a", "b"}
    assert evaluation.nodes["c"] == evaluate(map).nodes["c"]


def test_words_move_nothing():
    map = ArgumentMap([claim("a", 0.5)])
    before = evaluate(map)
    change = edits.retext(map, "a", "other words")
    map.write(change)
    assert reevaluate(map, before, change) == (before, frozenset())


def test_a_removed_node_takes_its_links_out_and_undo_brings_them_back():
    map = ArgumentMap([claim("a", 0.9), claim("b", 0.5), link("k", "a", "b"), link("u", "b", "k", "attack")])
    start = evaluate(map)
    change = edits.remove(map, ["a"])
    map.write(change)
    without, changed = reevaluate(map, start, change)
    assert changed == {"a", "b", "k", "u"}
    assert without.links == {}
    map.write(change.inverse())
    assert reevaluate(map, without, change.inverse())[0] == start


def test_a_link_that_waited_for_its_premise_wakes_up_when_it_comes():
    map = ArgumentMap([claim("b", 0.5), link("k", "a", "b")])
    evaluation, changed = written(map, a=claim("a", 1.0))
    assert changed == {"a", "b", "k"}
    assert evaluation.nodes["b"].strength == 1.0


def test_an_edit_after_a_circle_keeps_what_was_undetermined():
    map = ArgumentMap(
        [
            claim("a", 1.0),
            link("k", "a", "a", "attack"),
            claim("b", 0.5),
            link("l", "a", "b"),
            claim("d", (0.1, 0.3)),
        ]
    )
    evaluation, changed = written(map, b=claim("b", 0.25))
    assert changed == {"b"}
    assert evaluation == evaluate(map)


def test_another_scenario_has_everything_worked_out_again():
    scenario = Scenario(id="z", assume={"a": True})
    map = ArgumentMap([claim("a", 0.5), claim("b", 0.0), link("k", "a", "b"), scenario])
    before = evaluate(map, scenario)
    other = msgspec.structs.replace(scenario, assume={"a": 0.25})
    change = Change({"z": (scenario, other)})
    map.write(change)
    evaluation, changed = reevaluate(map, before, change, other)
    assert evaluation == evaluate(map, other)
    assert changed == {"a", "b"}


def test_true_and_1_are_not_the_same_assumption():
    map = ArgumentMap([claim("a", 1.0), claim("b", 0.5), link("k", "a", "b", "attack")])
    fixed = evaluate(map, Scenario(assume={"b": True}))
    loose, changed = reevaluate(map, fixed, Change(), Scenario(assume={"b": 1.0}))
    assert changed == {"b"}
    assert loose.nodes["b"].strength == 0.0
