"""Evaluation after an edit: the same as from scratch, and it says what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.acceptance.labels import label
from argmap.analysis.semantics import SEMANTICS, Rules
from argmap.analysis.strength import Evaluator, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf, under
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node, Source
from tests.strategies import credences, maps, shares


def claim(id, credence=None):
    return Node(id=id, kind="claim", text=id, credence=credence)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


def written(map, whatif=NOTHING, **records):
    """Write records (None removes one) and have an evaluator follow."""
    evaluator = Evaluator(map, whatif)
    change = Change({id: (map.get(id), record) for id, record in records.items()})
    map.write(change)
    changed = evaluator.follow(change)
    return evaluator.evaluation, changed


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


def snapshot(evaluation):
    """Copy an evaluation: an evaluator goes on with its own."""
    return {**evaluation.nodes, **evaluation.links}


def whatifs(map):
    """Draw a supposition, by the scenarios and sources a map has."""
    scenarios = st.sampled_from([None, *map.scenarios.values()]).map(under)
    gone = st.sets(st.sampled_from([*map.sources] or ["none"]), max_size=2)
    return st.builds(lambda scenario, ids: WhatIf(scenario.assume, frozenset(ids)), scenarios, gone)


rules = st.builds(Rules, st.sampled_from(sorted(SEMANTICS)), st.sampled_from(["product", "min"]))


@given(st.data())
def test_any_walk_of_edits_gives_what_a_full_evaluation_gives(data):
    map = data.draw(maps())
    evaluator = Evaluator(map, data.draw(whatifs(map)), data.draw(rules))
    for _ in range(3):
        before = snapshot(evaluator.evaluation)
        change = data.draw(changes(map))
        map.write(change)
        changed = evaluator.follow(change)
        made = snapshot(evaluator.evaluation)
        assert evaluator.evaluation == evaluate(map, evaluator.whatif, evaluator.evaluation.rules)
        assert changed == {id for id in before.keys() | made.keys() if before.get(id) != made.get(id)}


@given(st.data())
def test_any_row_of_suppositions_gives_what_each_gives_alone(data):
    map = data.draw(maps())
    evaluator = Evaluator(map, rules=data.draw(rules))
    for whatif in [*data.draw(st.lists(whatifs(map), max_size=3)), WhatIf()]:
        before = snapshot(evaluator.evaluation)
        changed = evaluator.suppose(whatif)
        made = snapshot(evaluator.evaluation)
        assert evaluator.evaluation == evaluate(map, whatif, evaluator.evaluation.rules)
        assert changed == {id for id in made if before[id] != made[id]}


def test_a_credence_moves_only_what_lies_downstream():
    map = ArgumentMap(
        [claim("a", 0.5), claim("b", 0.5), claim("c", 0.5), link("k", "a", "b"), link("l", "c", "b")]
    )
    evaluation, changed = written(map, a=claim("a", 0.9))
    assert changed == {"a", "b"}
    assert evaluation == evaluate(map)


def test_what_comes_out_the_same_moves_nothing_behind_it():
    chain = [claim(f"n{i}", 0.5) for i in range(1, 50)]
    links = [link(f"k{i}", f"n{i}", f"n{i + 1}") for i in range(1, 49)]
    map = ArgumentMap([claim("a", 1.0), claim("b", 0.5), *chain, *links])
    map.write(Change({"x": (None, link("x", "a b", "n1", weight=0.0))}))
    _evaluation, changed = written(map, b=claim("b", 0.9))
    assert changed == {"b"}


def test_words_move_nothing():
    map = ArgumentMap([claim("a", 0.5)])
    evaluator = Evaluator(map)
    change = edits.retext(map, "a", "other words")
    map.write(change)
    assert evaluator.follow(change) == frozenset()
    assert evaluator.evaluation == evaluate(map)


def test_a_removed_node_takes_its_links_out_and_undo_brings_them_back():
    map = ArgumentMap([claim("a", 0.9), claim("b", 0.5), link("k", "a", "b"), link("u", "b", "k", "attack")])
    evaluator = Evaluator(map)
    start = snapshot(evaluator.evaluation)
    change = edits.remove(map, ["a"])
    map.write(change)
    assert evaluator.follow(change) == {"a", "b", "k", "u"}
    assert evaluator.evaluation.links == {}
    map.write(change.inverse())
    evaluator.follow(change.inverse())
    assert snapshot(evaluator.evaluation) == start


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


def test_a_source_that_is_rated_again_moves_what_cites_it():
    cited = Citation(id="q", source="s", credibility=2)
    map = ArgumentMap(
        [
            Source(id="s", reliability="A"),
            Node(id="a", kind="evidence", citations={"q": cited}),
            claim("b", 0.0),
            link("k", "a", "b"),
        ]
    )
    evaluation, changed = written(map, s=Source(id="s", reliability="C"))
    assert changed == {"k", "b"}
    assert evaluation.links["k"].strength == 0.6
    assert evaluation.nodes["b"].strength == pytest.approx(0.48)


def test_true_and_1_are_not_the_same_assumption():
    map = ArgumentMap([claim("a", 1.0), claim("b", 0.5), link("k", "a", "b", "attack")])
    evaluator = Evaluator(map, WhatIf({"b": True}))
    assert evaluator.suppose(WhatIf({"b": 1.0})) == {"b"}
    assert evaluator.evaluation.nodes["b"].strength == 0.0


def test_a_ring_that_opens_and_closes_again_comes_out_the_same():
    ring = [link(f"k{i}", f"n{i}", f"n{(i + 1) % 5}", "attack") for i in range(5)]
    map = ArgumentMap(
        [*(claim(f"n{i}", 0.9) for i in range(5)), claim("z", 0.5), link("l", "n3", "z"), *ring]
    )
    evaluator = Evaluator(map)
    start = snapshot(evaluator.evaluation)
    for change in (Change({"k2": (ring[2], None)}), Change({"k2": (None, ring[2])})):
        map.write(change)
        evaluator.follow(change)
        assert evaluator.evaluation == evaluate(map)
    assert snapshot(evaluator.evaluation) == start


@given(st.data())
def test_labels_follow_any_walk_of_edits_and_suppositions(data):
    map = data.draw(maps())
    evaluator = Evaluator(map, data.draw(whatifs(map)))
    statuses = {id: one.status for id, one in evaluator.labelling.nodes.items()}
    for _ in range(3):
        if data.draw(st.booleans()):
            changed = evaluator.suppose(data.draw(whatifs(map)))
        else:
            change = data.draw(changes(map))
            map.write(change)
            changed = evaluator.follow(change)
        full = label(evaluator.network, map, evaluator.whatif)
        made = evaluator.labelling
        assert (dict(made.nodes), dict(made.links)) == (dict(full.nodes), dict(full.links))
        before, statuses = statuses, {id: one.status for id, one in made.nodes.items()}
        assert {id for id in statuses if id in before and statuses[id] != before[id]} <= changed


def test_a_judgement_is_followed_by_the_labels():
    map = ArgumentMap([claim("a", 0.9), claim("b", 0.5), link("k", "a", "b")])
    evaluator = Evaluator(map)
    assert evaluator.labelling.nodes["b"].status == "in"
    change = edits.set_field(map, "a", "judgement", "rejected")
    map.write(change)
    assert evaluator.follow(change) >= {"a", "b"}
    assert (evaluator.labelling.nodes["a"].status, evaluator.labelling.nodes["b"].status) == (
        "out",
        "undecided",
    )


def test_a_status_asked_for_between_an_edit_and_its_evaluation_is_the_last_one():
    map = ArgumentMap([claim("a", 0.9)])
    evaluator = Evaluator(map)
    change = Change({"b": (None, claim("b", 0.1)), "a": (map.nodes["a"], None)})
    map.write(change)
    assert (evaluator.status("a"), evaluator.status("b")) == ("in", None)
    evaluator.follow(change)
    assert (evaluator.status("a"), evaluator.status("b")) == (None, "out")
