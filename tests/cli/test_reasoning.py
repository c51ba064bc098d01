"""Commands that ask what a map comes to: as JSON for scripts, as tables for people."""

import json
from itertools import combinations

import pytest

from argmap.analysis.acceptance.labels import label
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import WhatIf
from argmap.formats.registry import load
from argmap.model.records import Link, Node
from argmap.shipped import shipped
from tests.cli.calling import argmap, assert_one_sentence, data, table

SCHOOL = shipped("examples", "school-phones.argmap")
TROOPS = shipped("examples", "north-korea-troops.argmap")
STRENGTH = {"strength", "lo", "hi", "certified"}
ACCEPTANCE = {"status", "reason", "credulous", "sceptical"}


def row_of(lines, words):
    """Give the one line that ends with these words."""
    [line] = [line for line in lines if line.endswith(words)]
    return line


# -- evaluate -----------------------------------------------------------------------------


def test_evaluate_tells_the_strength_and_the_status_of_every_node():
    made = data("evaluate", SCHOOL, "--json")
    map = load(SCHOOL)
    assert made.keys() == {"semantics", "nodes", "links"}
    assert made["semantics"] == "dfquad"
    assert made["nodes"].keys() == map.nodes.keys()
    assert made["links"].keys() <= map.links.keys()
    labels = label(build(map, Grounds(map, WhatIf())), map).nodes
    for id, strength in evaluate(map).nodes.items():
        told = made["nodes"][id]
        assert told.keys() == STRENGTH | ACCEPTANCE
        assert [told[name] for name in ("strength", "lo", "hi")] == [
            strength.strength,
            strength.lo,
            strength.hi,
        ]
        assert (told["status"], told["reason"]) == (labels[id].status, labels[id].reason)
    assert all(strength.keys() == STRENGTH for strength in made["links"].values())


def test_an_undercut_leaves_what_it_hits_undecided_and_without_support(red_light):
    nodes = data("evaluate", red_light, "--json")["nodes"]
    assert nodes["red"]["strength"] == pytest.approx(0.59)
    assert [nodes["red"][name] for name in ("status", "reason")] == ["undecided", "unsupported"]
    assert [nodes["lamp"][name] for name in sorted(ACCEPTANCE)] == [True, None, True, "in"]
    [line] = [line for line in table("evaluate", red_light) if line.endswith("It is red")]
    assert line.split("  ")[0] == "0.59"
    assert "undecided: without support" in line


def test_circles_are_called_circular_and_undetermined(ring):
    nodes = data("evaluate", ring, "--json")["nodes"]
    assert [nodes["a"][name] for name in ("strength", "lo", "hi", "certified")] == [None, 0.0, 1.0, False]
    found = {id: [nodes[id][name] for name in ("status", "reason", "credulous", "sceptical")] for id in nodes}
    assert found == {
        "a": ["undecided", "circular", True, False],
        "b": ["undecided", "circular", True, False],
        "c": ["undecided", "circular", False, False],
        "d": ["undecided", "circular", True, True],
    }
    lines = table("evaluate", ring)
    assert row_of(lines, "Claim a").startswith("0.00–1.00 circular, undetermined ")
    assert "stands if one takes its side" in row_of(lines, "Claim a")
    assert "stands whichever side one takes" in row_of(lines, "Claim d")


def test_cards_of_one_strength_are_listed_by_id(write):
    """Rivals on a circle come out equal up to rounding, which is no reason to be listed first."""
    rivals = [Node(id=id, kind="claim", text=f"rival {id}", credence=0.9) for id in "abcd"]
    ends = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]
    links = [Link(id=a + b, stance="attack", premises={a: "a0"}, target=b) for a, b in ends]
    lines = table("evaluate", write("rivals", *rivals, *links))
    assert [line.split()[-1] for line in lines] == ["a", "b", "c", "d"]


def test_evaluate_under_a_scenario(small):
    assert data("evaluate", small, "--json")["nodes"]["b"]["strength"] == 0.5
    assert data("evaluate", small, "--scenario", "z", "--json")["nodes"]["b"]["strength"] == 1.0
    printed = table("evaluate", small, "--scenario", "z")
    assert float(printed[0].split()[0]) == 1
    assert any(line.endswith("A reason") for line in printed)


def strengths(*args):
    return {id: node["strength"] for id, node in data("evaluate", *args, "--json")["nodes"].items()}


def test_assumptions_come_alone_or_in_a_row_before_or_after_the_file(red_light):
    one_each = strengths(red_light, "--assume", "lamp=false", "--assume", "looks=0.3")
    assert one_each["red"] == pytest.approx(0.65)
    assert strengths(red_light, "--assume", "lamp=false", "looks=0.3") == one_each
    assert strengths("--assume", "lamp=false", "looks=0.3", red_light) == one_each
    assert strengths(red_light, "--assume=lamp=FALSE", "looks=30 %") == one_each
    assert strengths(red_light, "--assume", "lamp=true", "--semantics", "qe", "--assume", "looks=0.9")[
        "red"
    ] == pytest.approx(0.5)


def test_an_assumption_may_be_a_range_or_a_word_of_the_scale(red_light):
    for given in ("0.2-0.45", "unlikely"):
        node = data("evaluate", red_light, "--assume", f"apart={given}", "--json")["nodes"]["apart"]
        assert (node["lo"], node["hi"]) == (0.2, 0.45)


def test_an_assumption_goes_before_what_the_scenario_says(red_light):
    assert strengths(red_light, "--scenario", "dark")["red"] == pytest.approx(0.95)
    assert strengths(red_light, "--scenario", "dark", "--assume", "lamp=0.8")["red"] == pytest.approx(0.59)
    under_both = strengths(red_light, "--scenario", "dark", "--assume", "looks=false")
    assert under_both["red"] == pytest.approx(0.5)


def test_an_id_may_hold_an_equals_sign(write):
    path = write("signs", Node(id="a=b", kind="claim", text="Signs", credence=0.5))
    assert strengths(path, "--assume", "a=b=true") == {"a=b": 1.0}


def test_linked_premises_can_be_as_strong_as_the_weakest(write):
    premises = [Node(id=id, kind="claim", text=id, credence=0.5) for id in "ab"]
    link = Link(id="k", stance="support", premises={"a": "a0", "b": "a1"}, target="c")
    path = write("linked", *premises, Node(id="c", kind="ramification", text="c", credence=0.0), link)
    assert strengths(path)["c"] == pytest.approx(0.25)
    assert strengths(path, "--premises", "min")["c"] == pytest.approx(0.5)


def test_a_map_without_cards_is_evaluated_too(write):
    path = write("empty")
    assert data("evaluate", path, "--json") == {"semantics": "dfquad", "nodes": {}, "links": {}}
    assert table("evaluate", path) == ["There are no cards in this map."]


# -- explain, flips, spread ---------------------------------------------------------------


@pytest.mark.parametrize("method", ["removal", "gradient", "shapley", "intrinsic"])
def test_explain_gives_a_number_for_every_other_card(red_light, method):
    made = data("explain", red_light, "red", "--method", method, "--json")
    assert made.keys() == {"topic", "method", "contributions"}
    assert (made["topic"], made["method"]) == ("red", method)
    values = made["contributions"]
    assert values.keys() == {"looks", "lamp", "apart"}
    assert values["looks"] > 0 > values["lamp"]
    assert values["apart"] == 0


def test_fair_shares_add_up_and_removal_is_the_difference(red_light):
    shares = data("explain", red_light, "red", "--method", "shapley", "--json")["contributions"]
    assert sum(shares.values()) == pytest.approx(0.59 - 0.5)
    removal = data("explain", red_light, "red", "--json")["contributions"]
    assert removal["lamp"] == pytest.approx(0.59 - 0.95)


def test_shares_that_are_sampled_say_how_exact_they_are():
    asked = ("explain", TROOPS, load(TROOPS).info.main, "--method", "shapley")
    assert 0 < data(*asked, "--json")["error"] < 0.05
    assert "give or take" in table(*asked)[-1]


def test_explain_says_in_words_what_the_numbers_mean(red_light):
    lines = table("explain", red_light, "red")
    assert lines[0] == "“It is red” comes to 0.590."
    assert "if a card were gone" in lines[1]
    assert row_of(lines, "A red lamp shines on it").startswith("-0.360  --------------------  evidence  lamp")
    assert lines[-1] == "One card does not lead there."
    assert table("explain", red_light, "apart")[-1] == "Nothing leads to it, so nothing contributes to it."


def test_flips_finds_the_smallest_sets_and_no_larger_ones():
    map = load(SCHOOL)
    topic = map.info.main
    made = data("flips", SCHOOL, topic, "--size", "2", "--json")
    assert made.keys() == {"sets", "complete"}
    assert made["complete"] is True
    is_above = evaluate(map).nodes[topic].strength > 0.5
    leading = sorted(cut(map, topic).nodes.values())

    def flips(ids):
        return (evaluate(map, WhatIf(dict.fromkeys(ids, False))).nodes[topic].strength > 0.5) != is_above

    alone = [[id] for id in leading if flips([id])]
    lone = {id for [id] in alone}
    pairs = [list(pair) for pair in combinations(leading, 2) if lone.isdisjoint(pair) and flips(pair)]
    assert made["sets"] == [*alone, *pairs]


def test_flips_names_the_cards_that_carry_a_statement(red_light):
    lines = table("flips", red_light, "red")
    assert lines[0] == "“It is red” comes to 0.590, which is above one half."
    assert row_of(lines, "It looks red").startswith("1.  evidence  looks")
    assert "No set of cards" in table("flips", red_light, "apart")[-1]


def test_spread_gives_four_strengths_or_says_which_are_left_out(red_light, small):
    made = data("spread", red_light, "red", "--json")
    assert made.keys() == {"dfquad", "qe", "euler", "mlp"}
    assert made["dfquad"] == pytest.approx(0.59)
    for name, strength in made.items():
        assert strength == strengths(red_light, "--semantics", name)["red"]
    assert table("spread", red_light, "red")[-1] == "All of these agree: it is above one half."
    assert table("spread", small, "a", "--assume", "b=false")[-1].startswith(
        "They do not all put it on one side"
    )


def test_spread_leaves_out_what_nothing_can_move(red_light):
    given = (red_light, "red", "--assume", "red=0")
    assert data("spread", *given, "--json").keys() == {"dfquad", "qe"}
    lines = table("spread", *given)
    assert sum("left out: it starts from a credence of 0 or 1" in line for line in lines) == 2


# -- withdraw, compare --------------------------------------------------------------------


def test_withdraw_gives_what_differs_and_nothing_else(red_light):
    made = data("withdraw", red_light, "guard", "--json")
    assert made.keys() == {"nodes", "status"}
    assert made["nodes"].keys() == {"lamp", "red"}
    assert made["nodes"]["lamp"] == [0.8, 0.0]
    assert made["nodes"]["red"] == pytest.approx([0.59, 0.95])
    assert made["status"] == {"lamp": ["in", "out"], "red": ["undecided", "in"]}
    assert data("withdraw", red_light, "echo", "--json") == {"nodes": {}, "status": {}}


def test_withdraw_goes_on_from_what_is_assumed(red_light):
    made = data("withdraw", red_light, "guard", "--scenario", "lit", "--json")
    assert made == {"nodes": {}, "status": {}}


def test_withdraw_is_told_in_words(red_light):
    lines = table("withdraw", red_light, "guard")
    assert lines[0] == "Without “The guard” and what repeats it (1):"
    assert row_of(lines, "It is red").startswith("0.590 → 0.950  undecided → stands  claim")
    assert table("withdraw", red_light, "echo") == ["Without “A friend of the guard”:", "Nothing changes."]


def test_compare_puts_two_scenarios_beside_the_map_as_it_stands(red_light):
    made = data("compare", red_light, "dark", "lit", "--json")
    assert made["scenarios"] == ["dark", "lit"]
    assert made["nodes"].keys() == made["status"].keys() == {"red", "looks", "lamp", "apart"}
    assert made["nodes"]["red"] == pytest.approx({"plain": 0.59, "one": 0.95, "other": 0.5})
    assert made["status"]["red"] == {"plain": "undecided", "one": "in", "other": "undecided"}
    lines = table("compare", red_light, "dark", "lit")
    assert lines[0] == "Under A, “No lamp”, and under B, “The lamp is on”:"
    assert row_of(lines, "It is red").startswith("0.590 undecided  0.950 stands  0.500 undecided  claim")
    assert lines[-1] == "2 cards are the same in all three."


def test_comparing_a_scenario_with_itself_shows_what_it_changes(small):
    made = data("compare", small, "z", "z", "--assume", "b=0.5", "--json")
    assert all(node["plain"] == node["one"] == node["other"] for node in made["nodes"].values())
    assert table("compare", small, "z", "z", "--assume", "b=0.5")[-1].startswith("Nothing differs")


# -- what cannot be done ------------------------------------------------------------------


WRONG = [
    (["evaluate", "--scenario", "none", "SMALL"], ["“none”", "z"]),
    (["evaluate", "--semantics", "magic", "SMALL"], ["magic", "dfquad"]),
    (["evaluate", "--premises", "magic", "SMALL"], ["magic", "product, min"]),
    (["evaluate", "SMALL", "--assume", "a"], ["--assume a", "ID=VALUE"]),
    (["evaluate", "SMALL", "--assume", "a=perhaps"], ["a=perhaps", "true, false, 0.3"]),
    (["evaluate", "SMALL", "--assume", "a=2"], ["a=2", "true, false, 0.3"]),
    (["evaluate", "SMALL", "--assume", "a=unrated"], ["a=unrated", "true, false, 0.3"]),
    (["evaluate", "SMALL", "--assume", "k=true"], ["no card “k”"]),
    (["explain", "LIGHT", "reds"], ["“reds”", "Close to it: red (“It is red”)"]),
    (["explain", "LIGHT", "shines"], ["lamp (“A red lamp shines on it”)"]),
    (["explain", "LIGHT", "qqq"], ["argmap evaluate prints"]),
    (["explain", "LIGHT", "red", "--method", "magic"], ["magic", "removal, gradient, shapley"]),
    (["flips", "LIGHT", "none"], ["“none”"]),
    (["spread", "LIGHT", "none"], ["“none”"]),
    (["withdraw", "LIGHT", "gaurd"], ["“gaurd”", "guard (“The guard”)"]),
    (["withdraw", "LIGHT", "qqq"], ["It has: echo", "eye (“An eye witness”)"]),
    (["withdraw", "SMALL", "qqq"], ["It has: none"]),
    (["compare", "LIGHT", "dark", "light"], ["“light”", "lit (“The lamp is on”)"]),
    (["explain", "RING", "a"], ["circle", "undetermined"]),
    (["flips", "RING", "a", "--json"], ["circle", "undetermined"]),
    (["explain", "FOLDER/missing.argmap", "a"], ["missing.argmap", "no such file"]),
]


@pytest.mark.parametrize(("args", "words"), WRONG, ids=lambda value: " ".join(value))
def test_what_cannot_be_done_is_told_in_a_sentence(small, red_light, ring, tmp_path, args, words):
    paths = {"SMALL": small, "LIGHT": red_light, "RING": ring}
    args = [str(paths.get(arg, arg)).replace("FOLDER", str(tmp_path)) for arg in args]
    assert_one_sentence(argmap(*args), 2, *words)


def test_json_holds_all_digits(write):
    path = write("digits", Node(id="a", kind="claim", text="A third", credence=1 / 3))
    assert json.loads(argmap("evaluate", path, "--json").stdout)["nodes"]["a"]["strength"] == 1 / 3
