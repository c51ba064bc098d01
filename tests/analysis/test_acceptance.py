"""What stands, falls and stays undecided, against every complete labelling of small maps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.acceptance.flattening import flatten
from argmap.analysis.acceptance.labels import Label, label
from argmap.analysis.acceptance.standing import standing
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.strength import Evaluator, evaluate
from argmap.analysis.whatif import NOTHING, WhatIf, under
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node, Source
from tests.analysis.labellings import Labellings, accepted
from tests.strategies import maps

STATUSES = {1: "in", 0: "undecided", -1: "out"}


def drawn(nodes, *links, **fields):
    """Make a map of nodes named by letters, and links such as “a -> b”, “a,b +> c” or “c -> k0”."""
    records = [Node(id=id, kind="claim", text=id.upper(), **fields.get(id, {})) for id in nodes.split()]
    for at, link in enumerate(links):
        premises, arrow, target = link.split()
        stance = "support" if arrow == "+>" else "attack"
        records.append(
            Link(id=f"k{at}", stance=stance, premises=dict.fromkeys(premises.split(","), "a0"), target=target)
        )
    return ArgumentMap(records)


def labelled(map, whatif=NOTHING):
    return label(build(map, Grounds(map, whatif)), map, whatif)


def stood(map, whatif=NOTHING, budget=None):
    network = build(map, Grounds(map, whatif))
    return standing(network, map, label(network, map, whatif), budget)


def statuses(map, whatif=NOTHING):
    labelling = labelled(map, whatif)
    return {id: one.status for id, one in {**labelling.nodes, **labelling.links}.items()}


@st.composite
def tangled(draw, max_nodes=10, max_links=14):
    """Draw a map with many circles, undercuts of undercuts, and supports of links; few beliefs."""
    nodes = [f"n{at}" for at in range(draw(st.integers(1, max_nodes)))]
    links = [f"k{at:02}" for at in range(draw(st.integers(0, max_links)))]
    believed = st.sampled_from([None, None, None, 0.8, 0.2, (0.3, 0.4), (0.3, 0.6)])
    judged = st.sampled_from([None, None, None, "rejected", "accepted"])
    records = [
        Node(id=id, kind="claim", text=id, credence=draw(believed), judgement=draw(judged)) for id in nodes
    ]
    for at, id in enumerate(links):
        premises = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=2, unique=True))
        target = draw(st.sampled_from(nodes) | st.sampled_from([*nodes, *links[:at]]))
        stance = draw(st.sampled_from(["attack", "attack", "support"]))
        records.append(Link(id=id, stance=stance, premises=dict.fromkeys(premises, "a0"), target=target))
    for at, (one, other) in enumerate(draw(st.lists(st.tuples(*[st.sampled_from(nodes)] * 2), max_size=3))):
        records.append(Link(id=f"r{at}", stance="attack", premises={one: "a0"}, target=other))
        records.append(Link(id=f"s{at}", stance="attack", premises={other: "a0"}, target=one))
    return ArgumentMap(records)


def whatifs(map):
    scenarios = st.sampled_from([None, *map.scenarios.values()]).map(under)
    gone = st.sets(st.sampled_from([*map.sources] or ["none"]), max_size=2)
    return st.builds(lambda scenario, ids: WhatIf(scenario.assume, frozenset(ids)), scenarios, gone)


def assert_like_all_labellings(map, whatif):
    every = Labellings(map, whatif)
    network = build(map, Grounds(map, whatif))
    labelling = label(network, map, whatif)
    found = {id: one.status for id, one in {**labelling.nodes, **labelling.links}.items()}
    assert found == {id: STATUSES[status] for id, status in every.grounded().items()}
    preferred = [accepted(row) for row in every.preferred()]
    result = standing(network, map, labelling)
    assert result.credulous == {id: any(id in one for one in preferred) for id in found}
    assert result.sceptical == {id: all(id in one for one in preferred) for id in found}
    assert result.has_stable == every.has_stable()


@given(st.data())
def test_labels_and_standing_are_those_of_all_complete_labellings(data):
    map = data.draw(maps())
    assert_like_all_labellings(map, data.draw(whatifs(map)))


@given(tangled(), st.data())
def test_labels_and_standing_are_right_where_all_runs_in_circles(map, data):
    assumed = data.draw(
        st.dictionaries(st.sampled_from(sorted(map.nodes)), st.booleans() | st.just(0.2), max_size=2)
    )
    assert_like_all_labellings(map, WhatIf(assumed))


@given(tangled())
def test_accepting_by_halves_never_says_more_than_is_so(map):
    whole, part = stood(map), stood(map, budget=25)
    for id, accepts in part.credulous.items():
        assert accepts in {whole.credulous[id], None}
        assert part.sceptical[id] in {whole.sceptical[id], None}
    assert part.has_stable in {whole.has_stable, None}


@given(tangled())
def test_certain_statements_that_only_attack_are_bounded_as_they_are_labelled(map):
    attacks = [
        Link(id=link.id, stance="attack", premises=link.premises, target=link.target)
        for link in map.links.values()
    ]
    map = ArgumentMap([*(Node(id=id, kind="claim", text="", credence=1.0) for id in map.nodes), *attacks])
    bounds = {"in": (1.0, 1.0), "out": (0.0, 0.0), "undecided": (0.0, 1.0)}
    strengths = evaluate(map).nodes
    labels = labelled(map).nodes
    assert {id: (one.lo, one.hi) for id, one in strengths.items()} == {
        id: bounds[labels[id].status] for id in labels
    }


@given(maps())
def test_labels_after_edits_are_those_of_a_fresh_network(map):
    evaluator = Evaluator(map)
    for record in [*map.links.values()][::2]:
        change = Change({record.id: (record, None)})
        map.write(change)
        evaluator.follow(change)
        assert label(evaluator.network, map).nodes == labelled(map).nodes
        map.write(change.inverse())
        evaluator.follow(change.inverse())
    assert label(evaluator.network, map).links == labelled(map).links


def dung_grounded(framework):
    """Label a framework of plain attacks by its least fixed point."""
    attackers = {
        name: {one for one, other in framework.attacks if other == name} for name in framework.arguments
    }
    found, before = {}, None
    while found != before:
        before = dict(found)
        for name, others in attackers.items():
            if all(found.get(other) == "out" for other in others):
                found[name] = "in"
            elif any(found.get(other) == "in" for other in others):
                found[name] = "out"
    return {name: found.get(name, "undecided") for name in attackers}


@given(tangled(), st.data())
def test_the_grounded_labelling_of_plain_attacks_is_that_of_the_map(map, data):
    assumed = data.draw(st.dictionaries(st.sampled_from(sorted(map.nodes)), st.booleans(), max_size=2))
    network = build(map, Grounds(map, WhatIf(assumed)))
    flat = dung_grounded(flatten(network, map))
    assert {id: flat[id] for id in (*map.nodes, *map.links)} == statuses(map, WhatIf(assumed))


def test_plain_attacks_keep_made_up_names_apart_from_ids():
    map = drawn("a ~a nosupport:a", "~a +> a", "a -> nosupport:a")
    names = flatten(build(map, Grounds(map, NOTHING)), map).arguments
    assert len(names) == len(set(names)) == len(map.nodes) + len(map.links) + 3


def test_two_rivals_that_both_attack_what_attacks_a_claim_leave_it_standing_whoever_wins():
    map = drawn("a b c d", "a -> b", "b -> a", "a -> c", "b -> c", "c -> d")
    assert set(statuses(map).values()) == {"undecided"}
    result = stood(map)
    assert [result.credulous[id] for id in "abcd"] == [True, True, False, True]
    assert [result.sceptical[id] for id in "abcd"] == [False, False, False, True]
    assert result.has_stable


def test_an_odd_circle_has_no_side_to_take():
    result = stood(drawn("a b c", "a -> b", "b -> c", "c -> a"))
    assert not any(result.credulous.values())
    assert result.has_stable is False


def test_what_merely_lacks_support_does_not_stand_in_the_way_of_a_stable_view():
    map = drawn("claim report motive result", "report +> claim", "motive -> k0", "claim +> result")
    labels = labelled(map).nodes
    assert labels["claim"] == Label("undecided", "unsupported", ("k0",))
    assert labels["result"] == Label("undecided", "unsupported", ("k2",))
    assert stood(map).has_stable is True


def test_a_circle_of_supports_holds_itself_up_only_by_taking_sides():
    map = drawn("a b", "a +> b", "b +> a")
    assert labelled(map).nodes["a"] == Label("undecided", "circular", ("k1",))
    assert stood(map).sceptical["a"] is True


def test_many_rivalries_at_once_need_no_more_than_each_alone():
    pairs = [(f"a{at}", f"b{at}") for at in range(200)]
    links = [link for a, b in pairs for link in (f"{a} -> {b}", f"{b} -> {a}", f"{a} +> z")]
    result = stood(drawn(" ".join(id for pair in pairs for id in pair) + " z", *links))
    assert (result.credulous["z"], result.sceptical["z"]) == (True, False)


def test_what_is_too_hard_is_not_computed_and_the_rest_is():
    path = [f"p{at}" for at in range(60)]
    links = [link for one, other in pairwise(path) for link in (f"{one} -> {other}", f"{other} -> {one}")]
    map = drawn(" ".join(path) + " a b c", *links, "p59 -> c", "a -> b", "b -> a")
    result = stood(map, budget=3_000)
    assert [result.credulous[id] for id in ("p0", "p59", "c")] == [None, None, None]
    assert [result.credulous[id] for id in "ab"] == [True, True]
    assert result.has_stable is None


REASONS = [
    (("a b", "a -> b"), "b", Label("out", "attacked", ("k0",))),
    (("a b", "a -> b"), "k0", Label("in")),
    (("a b c", "a -> b", "c -> k0"), "k0", Label("out", "undercut", ("k1",))),
    (("a b c", "a -> b", "c -> k0"), "b", Label("in")),
    (("a b c", "a -> b", "b +> c"), "k1", Label("out", "premise", ("b",))),
    (("a b c", "a -> b", "b +> c"), "c", Label("undecided", "unsupported", ("k1",))),
    (("a b c d", "a -> b", "b,d +> c"), "k1", Label("out", "premise", ("b",))),
    (("a b c", "a +> b", "b -> b", "b -> c"), "b", Label("undecided", "circular", ("k1",))),
    (("a b c", "b -> b", "b -> c"), "c", Label("undecided", "circular", ("k1",))),
    (("a b c", "b -> b", "b +> c"), "k1", Label("undecided", "circular", ("b",))),
    (("a b c", "a -> b", "b +> c", "c -> a"), "a", Label("undecided", "circular", ("k2",))),
    (("a b c d", "a -> b", "b +> c", "c +> d", "d +> k2"), "k2", Label("undecided", "circular", ("k3",))),
]


@pytest.mark.parametrize(("parts", "id", "expected"), REASONS)
def test_a_label_names_its_reason_and_what_decides(parts, id, expected):
    assert labelled(drawn(*parts)).get(id) == expected


def test_what_is_believed_less_than_even_falls_unless_something_supports_it():
    low = {"credence": 0.4}
    assert labelled(drawn("a", a=low)).nodes["a"] == Label("out", "disbelieved")
    assert labelled(drawn("a", a={"judgement": "rejected"})).nodes["a"] == Label("out", "disbelieved")
    assert labelled(drawn("a", a={"credence": (0.3, 0.5)})).nodes["a"] == Label("in")
    assert labelled(drawn("a b", "b +> a", a=low)).nodes["a"] == Label("in")
    assert labelled(drawn("a b", "b -> b", "b -> a", a=low)).nodes["a"] == Label("out", "disbelieved")
    assert labelled(drawn("a b", "b -> a", a=low)).nodes["a"] == Label("out", "attacked", ("k0",))


def test_an_assumption_holds_whatever_attacks_it():
    map = drawn("a b", "a -> b")
    labels = labelled(map, WhatIf({"b": True})).nodes
    assert (labels["a"], labels["b"]) == (Label("in"), Label("in", "assumed"))
    assert labelled(map, WhatIf({"a": False})).nodes == {"a": Label("out", "assumed"), "b": Label("in")}


def test_what_is_left_without_a_source_falls_for_that_reason():
    cited = Node(id="a", kind="evidence", text="A", citations={"c": Citation(id="c", source="s")})
    claim = Node(id="b", kind="claim", text="B")
    link = Link(id="k", stance="support", premises={"a": "a0"}, target="b")
    map = ArgumentMap([cited, claim, link, Source(id="s", title="A paper")])
    labelling = labelled(map, WhatIf(withdrawn=frozenset({"s"})))
    assert labelling.get("a") == Label("out", "withdrawn")
    assert labelling.get("k") == Label("out", "premise", ("a",))
    assert labelling.get("b") == Label("undecided", "unsupported", ("k",))


def test_a_link_that_is_not_evaluated_has_no_label():
    map = ArgumentMap(
        [Node(id="a", kind="claim", text=""), Link(id="k", stance="neutral", premises={"a": ""}, target="a")]
    )
    assert labelled(map).get("k") is None
