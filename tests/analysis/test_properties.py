"""What holds on every map, whatever is on it: the engine beside slow references, and its laws."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.questions.batch import side
from argmap.analysis.questions.contributions import METHODS, contributions
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.questions.flips import flips
from argmap.analysis.questions.persuasion import cheapest_shifts, tipping_reason
from argmap.analysis.semantics import PREMISES, SEMANTICS, Rules
from argmap.analysis.strength import Evaluator, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.change import Change
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Node, Source
from tests.analysis.mapmaking import FORMULAS, acyclic, claim, inner, link, shares, slow
from tests.strategies import maps

names = st.sampled_from(sorted(SEMANTICS))
rules = st.builds(Rules, names, st.sampled_from(PREMISES))


def strengths(map, rules, whatif=NOTHING):
    evaluation = evaluate(map, whatif, rules)
    return {id: one.strength for id, one in (evaluation.nodes | evaluation.links).items()}


@given(acyclic(), rules)
def test_every_semantics_gives_what_its_published_formula_gives(map, rules):
    assert strengths(map, rules) == pytest.approx(slow(map, rules.semantics, rules.premises), abs=1e-12)


@given(acyclic(is_plain=True), names)
def test_without_linked_premises_and_undercuts_it_is_the_plain_semantics(map, name):
    found, links = evaluate(map, rules=Rules(name)).nodes, map.links.values()
    for id, node in map.nodes.items():
        sides = [
            [
                found[premise].strength
                for one in links
                if (one.target, one.stance) == (id, stance)
                for premise in one.premises
            ]
            for stance in ("attack", "support")
        ]
        assert found[id].strength == pytest.approx(FORMULAS[name](node.credence, *sides), abs=1e-12)


@given(st.lists(st.tuples(shares, st.integers(0, 30)), min_size=1, max_size=9))
def test_a_tree_of_supports_is_noisy_or_by_going_through_every_case(tree):
    nodes = [claim(f"n{i}", base) for i, (base, _) in enumerate(tree)]
    parents = {i: seed % i for i, (_, seed) in enumerate(tree) if i}
    map = ArgumentMap([*nodes, *(link(f"k{i}", f"n{i}", f"n{parent}") for i, parent in parents.items())])
    chance = 0.0
    for case in itertools.product((False, True), repeat=len(tree)):  # which nodes hold by themselves
        holds = list(case)
        for i in reversed(range(1, len(tree))):
            holds[parents[i]] |= holds[i]
        weight = math.prod(base if own else 1 - base for own, (base, _) in zip(case, tree, strict=True))
        chance += weight * holds[0]
    assert evaluate(map).nodes["n0"].strength == pytest.approx(chance, abs=1e-12)


@given(
    shares,
    st.lists(shares, max_size=5),
    st.lists(shares, max_size=5),
    st.sampled_from(["dfquad", "qe", "mlp"]),
)
def test_what_is_turned_round_comes_out_turned_round(credence, supports, attacks, name):
    one = SEMANTICS[name]
    straight = one.influence(credence, one.aggregate(attacks, supports))
    turned = one.influence(1 - credence, one.aggregate(supports, attacks))
    assert turned == pytest.approx(1 - straight, abs=1e-12)


@given(acyclic(), rules)
def test_shapley_values_add_up_to_strength_less_credence(map, rules):
    excerpt = cut(map, "n0", rules=rules)
    total = math.fsum(contributions(excerpt, "shapley").values.values())
    strength = evaluate(map, rules=rules).nodes["n0"].strength
    assert total == pytest.approx(strength - map.nodes["n0"].credence, abs=1e-9)


@given(acyclic(most=5), names)
def test_shapley_values_are_the_mean_over_all_orders(map, name):
    others = [id for id in map.nodes if id != "n0"]
    expected = dict.fromkeys(others, 0.0)
    orders = list(itertools.permutations(others))
    for order in orders:
        for place, id in enumerate(order):
            before = slow(map, name, gone=frozenset(order[place:]))["n0"]
            expected[id] += (slow(map, name, gone=frozenset(order[place + 1 :]))["n0"] - before) / len(orders)
    found = contributions(cut(map, "n0", rules=Rules(name)), "shapley").values
    assert {id: found.get(id, 0.0) for id in others} == pytest.approx(expected, abs=1e-9)


@given(acyclic(), rules)
def test_a_removal_is_the_strength_with_and_without(map, rules):
    found = contributions(cut(map, "n0", rules=rules), "removal").values
    whole = slow(map, rules.semantics, rules.premises)["n0"]
    for id, value in found.items():
        rest = slow(map, rules.semantics, rules.premises, gone={id})["n0"]
        assert value == pytest.approx(whole - rest, abs=1e-9)


@given(acyclic(credences=inner), rules)
def test_a_gradient_is_between_the_slopes_on_both_sides(map, rules):
    found = contributions(cut(map, "n0", rules=rules), "gradient").values
    step = 1e-6
    for id, slope in found.items():
        base = map.nodes[id].credence
        at = {way: strengths(map, rules, WhatIf({id: base + way * step}))["n0"] for way in (-1, 0, 1)}
        left, right = (at[0] - at[-1]) / step, (at[1] - at[0]) / step
        if abs(left - right) < 1e-3:  # no corner here
            assert slope == pytest.approx((left + right) / 2, abs=2e-3)


def test_a_gradient_on_a_ring_is_that_of_the_whole_ring():
    map = ArgumentMap(
        [
            claim("a", 0.6),
            claim("b", 0.5),
            claim("c", 0.3),
            link("k", "a", "b", "attack"),
            link("l", "b", "a", "attack"),
            link("m", "c", "a"),
        ]
    )
    slope = contributions(cut(map, "b"), "gradient").values["c"]
    ends = [evaluate(map, WhatIf({"c": 0.3 + way * 1e-5})).nodes["b"].strength for way in (-1, 1)]
    assert slope == pytest.approx((ends[1] - ends[0]) / 2e-5, abs=1e-4)


@given(acyclic(most=7), rules)
def test_flip_sets_are_those_of_a_search_through_all(map, rules):
    others = sorted(id for id in map.nodes if id != "n0")
    verdict = side(slow(map, rules.semantics, rules.premises)["n0"])
    expected = []
    for size in (1, 2, 3):
        for members in itertools.combinations(others, size):
            now = slow(map, rules.semantics, rules.premises, gone=set(members))["n0"]
            if side(now) != verdict and not any(set(one) <= set(members) for one in expected):
                expected.append(members)
    found = flips(cut(map, "n0", rules=rules), 3)
    assert (found.sets, found.is_complete) == (expected, True)


@given(acyclic(credences=inner), rules)
def test_the_cheapest_shift_flips_and_nothing_cheaper_of_that_node_does(map, rules):
    verdict = side(strengths(map, rules)["n0"])
    for shift in cheapest_shifts(cut(map, "n0", rules=rules)):
        after = strengths(map, rules, WhatIf({id: new for id, (_, new) in shift.changes.items()}))["n0"]
        assert after == pytest.approx(shift.strength, abs=1e-12)
        assert side(after) != verdict
        if len(shift.changes) == 1:
            ((id, (old, new)),) = shift.changes.items()
            nearer = new + (0.01 if old > new else -0.01)
            if abs(nearer - old) < abs(new - old):
                assert side(strengths(map, rules, WhatIf({id: nearer}))["n0"]) == verdict


@given(acyclic(credences=inner), rules)
def test_where_no_shift_is_found_no_single_hundredth_flips(map, rules):
    excerpt = cut(map, "n0", rules=rules)
    if cheapest_shifts(excerpt):
        return
    verdict = side(strengths(map, rules)["n0"])
    for id in excerpt.nodes.values():
        for value in (0.01, 0.25, 0.5, 0.75, 0.99):
            assert side(strengths(map, rules, WhatIf({id: value}))["n0"]) == verdict


@given(acyclic(credences=inner), rules)
def test_a_new_reason_tips_the_verdict_from_what_it_has_to_carry_on(map, rules):
    verdict = side(strengths(map, rules)["n0"])
    found = tipping_reason(cut(map, "n0", rules=rules))
    for carried in [0.01, 0.5, 1.0] + ([found.carries, found.carries - 0.01] if found else []):
        stances = [found.stance] if found else ["support", "attack"]
        for stance in stances:
            more = [claim("new", carried), link("z", "new", "n0", stance)]
            after = strengths(ArgumentMap([*map.records(), *more]), rules)["n0"]
            assert (side(after) != verdict) == (found is not None and carried >= found.carries)


@given(maps(), rules, st.randoms(use_true_random=False))
def test_bounds_hold_every_solution_that_going_round_finds(map, rules, random):
    """Start anywhere, go round: wherever that settles is a solution, and lies within the bounds."""
    evaluator = Evaluator(map, NOTHING, rules)
    network = evaluator.network
    values = [random.random() if network.is_moved(slot) else base for slot, base in enumerate(network.bases)]
    for _ in range(400):
        before = list(values)
        for slot in filter(network.is_moved, range(len(values))):
            values[slot] = solved(network, rules, values, slot)
        if before == values:
            for slot, value in enumerate(values):
                low, high = evaluator.middle.range(slot)
                assert low - 1e-7 <= value <= high + 1e-7
            return


def solved(network, rules, values, slot):
    if network.premises[slot]:
        joined = [values[one] for one in network.premises[slot]]
        return math.prod(joined) if rules.premises == "product" else min(joined)
    sides = [
        [values[step] * values[source] for step, source in pairs[slot]]
        for pairs in (network.attackers, network.supporters)
    ]
    return FORMULAS["dfquad" if slot in network.links else rules.semantics](network.bases[slot], *sides)


def cited(id, *sources, credence=0.8):
    citations = {f"{id}{one}": Citation(id=f"{id}{one}", source=one) for one in sources}
    return Node(id=id, kind="evidence", credence=credence, citations=citations)


@given(maps(), st.data())
def test_withdrawing_twice_is_withdrawing_once_and_putting_back_leaves_no_trace(map, data):
    evaluator = Evaluator(map)
    source = data.draw(st.sampled_from([*map.sources] or ["none"]))
    start = dict(evaluator.evaluation.nodes), dict(evaluator.evaluation.links)
    once = NOTHING.withdrawing(source)
    evaluator.suppose(once)
    assert evaluator.suppose(once.withdrawing(source)) == frozenset()
    evaluator.suppose(NOTHING)
    assert (evaluator.evaluation.nodes, evaluator.evaluation.links) == start


def test_a_withdrawn_source_takes_all_that_repeats_it_along():
    map = ArgumentMap(
        [
            Source(id="s"),
            Source(id="t", origin="s"),
            Source(id="u"),
            cited("a", "t"),
            cited("b", "s", "u"),
            claim("c", 0.5),
            link("k", "a", "c"),
            link("l", "b", "c"),
        ]
    )
    found = evaluate(map, WhatIf(withdrawn=frozenset({"s"}))).nodes
    assert (found["a"].strength, found["b"].strength) == (0.0, 0.8)
    assert found["c"].strength == pytest.approx(0.9)


def test_an_edit_while_a_source_is_withdrawn_counts_as_if_it_had_been_there():
    map = ArgumentMap([Source(id="s"), cited("a", "s"), claim("c", 0.5), link("k", "a", "c")])
    evaluator = Evaluator(map, WhatIf(withdrawn=frozenset({"s"})))
    assert evaluator.evaluation.nodes["c"].strength == 0.5
    change = Change({"a": (map.nodes["a"], cited("a"))})
    map.write(change)
    assert evaluator.follow(change) == {"a", "c"}
    assert evaluator.evaluation.nodes["c"].strength == pytest.approx(0.9)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_topic_left_open_by_a_circle_is_refused_with_a_sentence(method):
    map = ArgumentMap([claim("a", 1.0), link("k", "a", "a", "attack")])
    with pytest.raises(AnalysisError, match="circle"):
        contributions(cut(map, "a"), method)


def test_the_twenty_nodes_that_never_settle_end_in_a_band():
    """Five groups of four, each attacking every node of the next: see the sources in docs/evaluation.md."""
    credences = (1, 0.97, 0.94, 0.91, 0.88)
    nodes = [claim(f"g{g}n{i}", credence) for g, credence in enumerate(credences) for i in range(4)]
    links = [
        link(f"k{g}{i}{j}", f"g{g}n{i}", f"g{(g + 1) % 5}n{j}", "attack")
        for g in range(5)
        for i in range(4)
        for j in range(4)
    ]
    found = evaluate(ArgumentMap([*nodes, *links]), rules=Rules("qe")).nodes["g0n0"]
    assert (found.strength, found.certified) == (None, False)
    assert (found.lo, found.hi) == pytest.approx((0.085, 0.924), abs=5e-4)
