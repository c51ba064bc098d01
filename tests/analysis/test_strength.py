"""Evaluation of whole maps, against published examples and against theory."""

import json
from math import prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.grounds import Grounds
from argmap.analysis.questions.contributions import contributions
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.semantics import Rules
from argmap.analysis.strength import Strength, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from tests.strategies import maps, shares

CASES = Path(__file__).parents[3] / "shared" / "cases.json"


def claim(id, credence=None, **fields):
    return Node(id=id, kind="claim", text=id, credence=credence, **fields)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


def strengths(*records, assume=None):
    evaluation = evaluate(ArgumentMap(records), WhatIf(assume or {}))
    return {id: one.strength for id, one in (evaluation.nodes | evaluation.links).items()}


def published():
    return json.loads(CASES.read_text(encoding="utf-8")) if CASES.exists() else []


def map_of(case):
    nodes = [claim(node["id"], node["base"]) for node in case["nodes"]]
    links = [
        link(f"{stance}:{i}", start, end, stance)
        for stance, pairs in (("attack", case["attacks"]), ("support", case["supports"]))
        for i, (start, end) in enumerate(pairs)
    ]
    return ArgumentMap([*nodes, *links])


@pytest.mark.parametrize("case", published(), ids=lambda case: case["name"])
def test_published_examples_come_out_as_printed(case):
    map, rules = map_of(case), Rules(case["semantics"])
    found = evaluate(map, rules=rules).nodes
    assert {id: found[id].strength for id in case["expected"]} == pytest.approx(
        case["expected"], abs=case.get("tolerance", 1e-9)
    )
    for one in case.get("contributions", []):
        if one["kind"] == "strength_if_base_0":
            value = evaluate(map, WhatIf({one["of"]: 0.0}), rules).nodes[one["topic"]].strength
        else:
            value = contributions(cut(map, one["topic"], rules=rules), one["kind"]).values[one["of"]]
        assert value == pytest.approx(one["expected"], abs=one["tolerance"])


@pytest.mark.parametrize(("against", "expected"), [("step", 0.59), ("red", 0.55), (None, 0.95)])
def test_a_red_lamp_undercuts_more_than_it_would_rebut(against, expected):
    records = [claim("looks", 0.9), claim("lamp", 0.8), claim("red", 0.5), link("step", "looks", "red")]
    if against:
        records.append(link("doubt", "lamp", against, "attack"))
    assert strengths(*records)["red"] == pytest.approx(expected, abs=1e-9)


def test_linked_premises_carry_their_product_times_the_weight():
    found = strengths(claim("a", 0.5), claim("b", 0.4), claim("c", 0.0), link("k", "a b", "c", weight=0.5))
    assert found["c"] == pytest.approx(0.1)
    assert found["k"] == 0.5


def test_an_undercut_of_an_undercut_brings_the_step_back():
    found = strengths(
        claim("a", 1.0),
        claim("b", 0.0),
        claim("c", 1.0),
        link("k", "a", "b"),
        link("u", "a", "k", "attack"),
        link("v", "c", "u", "attack"),
    )
    assert (found["u"], found["k"], found["b"]) == (0.0, 1.0, 1.0)


def test_neutral_unknown_and_broken_links_are_not_evaluated():
    records = [
        claim("a", 0.9),
        claim("b", 0.5),
        link("n", "a", "b", "neutral"),
        link("w", "a", "b", "wonders"),
    ]
    broken = [link("x", "a", "gone"), link("y", "gone", "b"), link("r1", "a", "r2"), link("r2", "a", "r1")]
    assert strengths(*records, *broken) == {"a": 0.9, "b": 0.5}


def test_only_a_node_with_no_credence_and_nothing_that_bears_on_it_is_unrated():
    records = [claim("a"), claim("b"), claim("c", 0.5), link("k", "a", "b"), link("n", "a", "c", "neutral")]
    found = evaluate(ArgumentMap(records)).nodes
    assert found["a"] == Strength(0.5, 0.5, 0.5, certified=True, is_unrated=True)
    assert [found[id].is_unrated for id in "abc"] == [True, False, False]


def test_assumed_true_and_false_hold_whatever_bears_on_them():
    records = [
        claim("a", 0.9),
        claim("b", 0.5),
        claim("c", 0.0),
        link("k", "a", "b", "attack"),
        link("l", "b", "c"),
    ]
    assert strengths(*records, assume={"b": True})["c"] == 1.0
    assert strengths(*records, assume={"b": False})["c"] == 0.0


def test_an_assumed_number_or_band_replaces_a_credence():
    records = [claim("a", 0.9), claim("b", 0.5), link("k", "a", "b", "attack")]
    assert strengths(*records, assume={"a": 0.2, "gone": True})["b"] == pytest.approx(0.4)
    banded = evaluate(ArgumentMap(records), WhatIf({"a": (0.2, 0.4)})).nodes["b"]
    assert (banded.lo, banded.strength, banded.hi) == pytest.approx((0.3, 0.35, 0.4))


def test_assuming_a_node_of_a_ring_cuts_the_ring():
    ring = ArgumentMap(
        [claim("a", 1.0), claim("b", 1.0), link("k", "a", "b", "attack"), link("l", "b", "a", "attack")]
    )
    assert evaluate(ring).nodes["a"].certified is False
    cut = evaluate(ring, WhatIf({"a": True})).nodes
    assert cut["b"] == Strength(0.0, 0.0, 0.0, certified=True)


def test_a_band_gives_a_certified_range_around_its_midpoint():
    found = evaluate(ArgumentMap([claim("a", (0.2, 0.4)), claim("b", 0.0), link("k", "a", "b")])).nodes["b"]
    assert found.certified
    assert (found.lo, found.strength, found.hi) == pytest.approx((0.2, 0.3, 0.4))


def test_a_certain_self_attacker_is_undetermined():
    found = evaluate(ArgumentMap([claim("a", 1.0), link("k", "a", "a", "attack")])).nodes["a"]
    assert found == Strength(None, 0.0, 1.0, certified=False)


def test_a_doubtful_self_attacker_settles_where_it_agrees_with_itself():
    found = evaluate(ArgumentMap([claim("a", 0.5), link("k", "a", "a", "attack")])).nodes["a"]
    assert found.strength == pytest.approx(1 / 3, abs=1e-9)
    assert found.lo == found.hi == found.strength


def test_what_hangs_on_a_circle_is_undetermined_too_unless_it_makes_no_difference():
    circle = [claim("a", 1.0), link("k", "a", "a", "attack")]
    after = [claim("b", 0.5), link("l", "a", "b"), claim("c", 0.0), link("m", "a", "c", "attack")]
    found = evaluate(ArgumentMap([*circle, *after])).nodes
    assert found["b"] == Strength(None, 0.5, 1.0, certified=False)
    assert found["c"] == Strength(0.0, 0.0, 0.0, certified=True)


def test_a_ring_that_goes_through_an_undercut_ends():
    ring = [claim("a", 1.0), claim("b", 0.0), link("k", "a", "b"), link("u", "b", "k", "attack")]
    assert evaluate(ArgumentMap(ring)).nodes["b"] == Strength(None, 0.0, 1.0, certified=False)


def test_a_ring_of_thousands_needs_no_deep_stack():
    nodes = [claim(f"n{i}", 0.5) for i in range(3000)]
    links = [link(f"k{i}", f"n{i}", f"n{(i + 1) % 3000}", "attack") for i in range(3000)]
    assert evaluate(ArgumentMap([*nodes, *links])).nodes["n7"].strength == pytest.approx(1 / 3)


def test_unknown_semantics_are_refused_by_name():
    with pytest.raises(AnalysisError, match=r"“tarot”.*dfquad"):
        Rules("tarot")


@given(st.lists(st.tuples(shares, st.integers(0, 30)), min_size=1, max_size=12))
def test_a_tree_of_supports_is_noisy_or_with_leak(tree):
    nodes = [claim(f"n{i}", base) for i, (base, _) in enumerate(tree)]
    parents = {i: seed % i for i, (_, seed) in enumerate(tree) if i}
    links = [link(f"k{i}", f"n{i}", f"n{parent}") for i, parent in parents.items()]
    expected = {}
    for i in reversed(range(len(tree))):
        causes = [expected[j] for j, parent in parents.items() if parent == i]
        expected[i] = 1 - (1 - tree[i][0]) * prod(1 - cause for cause in causes)
    found = strengths(*nodes, *links)
    assert [found[f"n{i}"] for i in range(len(tree))] == pytest.approx(
        [expected[i] for i in range(len(tree))]
    )


def grounded(size, attacks):
    """Label nodes in (1), out (0) or undecided (None), from the unattacked ones on."""
    labels = dict.fromkeys(range(size))
    for _ in range(size):
        for node in labels:
            attackers = [labels[start] for start, end in attacks if end == node]
            if 1 in attackers:
                labels[node] = 0
            elif all(label == 0 for label in attackers):
                labels[node] = 1
    return labels


@given(
    st.integers(1, 7).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.tuples(*[st.integers(0, n - 1)] * 2)))
    )
)
def test_certain_nodes_that_only_attack_get_the_grounded_labels(graph):
    size, attacks = graph
    nodes = [claim(f"n{i}", 1.0) for i in range(size)]
    links = [link(f"k{start}{end}", f"n{start}", f"n{end}", "attack") for start, end in attacks]
    found = strengths(*nodes, *links)
    assert {i: found[f"n{i}"] for i in range(size)} == grounded(size, attacks)


@given(maps())
def test_bounds_stay_in_order_and_within_0_and_1(drawn):
    evaluation = evaluate(drawn)
    for one in (*evaluation.nodes.values(), *evaluation.links.values()):
        assert 0.0 <= one.lo <= one.hi <= 1.0
        assert one.certified == (one.strength is not None)
        assert one.strength is None or one.lo <= one.strength <= one.hi


@given(maps())
def test_every_node_and_every_carrying_link_has_a_strength(drawn):
    evaluation = evaluate(drawn)
    assert evaluation.nodes.keys() == drawn.nodes.keys()
    assert evaluation.links.keys() == {one.id for one in drawn.links.values() if one.stance != "neutral"}


@given(maps())
def test_a_certain_value_solves_its_equation(drawn):
    evaluation = evaluate(drawn)
    for id, node in drawn.nodes.items():
        bearing = [one for one in drawn.links_into(id) if one.stance != "neutral"]
        inputs = [evaluation.links[one.id] for one in bearing]
        inputs += [evaluation.nodes[premise] for one in bearing for premise in one.premises]
        if not all(one.certified for one in inputs) or not evaluation.nodes[id].certified:
            continue
        sides = {"attack": 1.0, "support": 1.0}
        for one in bearing:
            carried = prod(evaluation.nodes[premise].strength for premise in one.premises)
            sides[one.stance] *= 1 - evaluation.links[one.id].strength * carried
        energy = sides["attack"] - sides["support"]
        base = Grounds(drawn, NOTHING).credence(node)
        base = 0.5 if base is None else base
        base = sum(base) / 2 if isinstance(base, tuple) else base
        expected = base + (1 - base if energy > 0 else base) * energy
        assert evaluation.nodes[id].strength == pytest.approx(expected, abs=1e-7)
