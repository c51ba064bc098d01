"""Checks on reasoning: each speaks up on the smallest map it is for, and is silent on the next best thing."""

import time

import pytest
from hypothesis import given

from argmap.analysis.review.findings import has_problems, review
from argmap.model.findings import SEVERITIES
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Link, MapInfo, Node, Source
from tests.bench.generated import generate
from tests.strategies import maps


def claim(id, kind="claim", **fields):
    return Node(id=id, kind=kind, text=f"The words of {id}", **({"credence": 0.6} | fields))


def evidence(id, source="s", quote="", **fields):
    cited = {f"c{id}": Citation(id=f"c{id}", source=source, quote=quote)}
    return claim(id, "evidence", citations=cited, **fields)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


def attack(id, premises, target, **fields):
    return link(id, premises, target, "attack", **fields)


def found(*records, main=None):
    return review(ArgumentMap(records, MapInfo(id=INFO, main=main)))


def places(*records, main=None):
    return [(one.where, one.severity) for one in found(*records, main=main)]


A, B, C, D = (claim(id) for id in "abcd")
UNRATED = {id: claim(id, credence=None) for id in "ab"}
S = Source(id="s", title="An agency")
REPEATS = Source(id="r", title="A newspaper", origin="s")
OTHER = Source(id="o", title="A witness")

RINGS = {
    "two statements": [A, B, link("k", "a", "b"), link("l", "b", "a")],
    "a statement alone": [A, link("k", "a", "a")],
    "through a linked premise": [A, B, C, link("k", "a c", "b"), link("l", "b", "a")],
    "through a support of a step": [A, B, link("k", "a", "b"), link("l", "b", "k")],
}

NO_RINGS = {
    "a diamond": [A, B, C, D, *(link(f"k{p}{t}", p, t) for p, t in ("ab", "ac", "bd", "cd"))],
    "an attack closes it": [A, B, link("k", "a", "b"), attack("l", "b", "a")],
    "a neutral link closes it": [A, B, link("k", "a", "b"), link("l", "b", "a", "neutral")],
    "a support of an attack": [A, B, attack("k", "a", "b"), link("l", "b", "k")],
}


@pytest.mark.parametrize("case", RINGS)
def test_support_in_a_circle_is_found_once(case):
    in_circles = [one for one in found(*RINGS[case]) if "itself" in one.message]
    lowest = "b" if case == "through a support of a step" else "a"
    assert [(one.where, one.severity) for one in in_circles] == [(lowest, "warning")]


@pytest.mark.parametrize("case", NO_RINGS)
def test_what_is_no_circle_of_supports_is_left_alone(case):
    assert not has_problems(found(*NO_RINGS[case]))


def test_what_lies_behind_a_circle_is_not_part_of_it():
    (finding,) = found(A, B, C, link("k", "a", "b"), link("l", "b", "a"), link("m", "b", "c"))
    assert "words of c" not in finding.message


DANGLING = {
    "a neutral link": link("k", "a", "b", "neutral"),
    "a stance that argmap does not know": link("k", "a", "b", "wonders"),
    "a link with a missing premise": link("k", "a gone", "b"),
}


@pytest.mark.parametrize("case", DANGLING)
def test_an_attack_on_a_link_that_is_not_counted_is_found(case):
    assert ("u", "warning") in places(A, B, C, DANGLING[case], attack("u", "c", "k"))


@pytest.mark.parametrize("stance", ["support", "attack"])
def test_an_attack_on_a_link_that_is_counted_is_left_alone(stance):
    assert not has_problems(found(A, B, C, link("k", "a", "b", stance), attack("u", "c", "k")))


BOTH_SIDES = {
    "directly": [link("k", "a", "b"), attack("l", "a", "b")],
    "as one of linked premises": [link("k", "a c", "b"), attack("l", "a", "b")],
    "against a step": [link("m", "c", "b"), link("k", "a", "m"), attack("l", "a", "m")],
}


@pytest.mark.parametrize("case", BOTH_SIDES)
def test_a_statement_for_and_against_one_thing_is_found(case):
    assert [where for where in places(A, B, C, *BOTH_SIDES[case]) if where[1] != "note"] == [("a", "warning")]


def test_a_statement_for_one_thing_and_against_another_is_left_alone():
    records = [A, B, C, link("k", "a", "b"), attack("l", "a", "c")]
    assert not has_problems(found(*records))
    assert not has_problems(found(A, B, C, link("k", "a", "b"), link("l", "a", "b", "neutral")))


def test_a_claim_without_any_standing_on_which_others_rest_is_noted():
    unrated = UNRATED["a"]
    assert places(unrated, B, link("k", "a", "b")) == [("a", "note")]
    assert places(unrated, main="a") == [("a", "note")]


STANDING = {
    "a support": [UNRATED["a"], claim("c"), link("l", "c", "a")],
    "a citation": [claim("a", credence=None, citations={"c": Citation(id="c", source="s")}), S],
    "a credence": [A],
    "a judgement": [claim("a", credence=None, judgement="accepted")],
    "nothing, but nothing rests on it": [UNRATED["a"], claim("c"), attack("l", "c", "a", weight=0.1)],
    "nothing, but it is a question": [claim("a", "question", credence=None), link("k", "a", "b")],
}


@pytest.mark.parametrize("case", STANDING)
def test_a_claim_with_a_standing_of_its_own_is_left_alone(case):
    resting = [] if "nothing" in case else [link("k", "a", "b")]
    assert found(*STANDING[case], B, *resting) == []


@pytest.mark.parametrize("kind", ["action", "ramification"])
def test_what_hangs_on_nothing_is_noted_until_a_support_leads_to_it(kind):
    hanging = claim("h", kind, credence=0.0)
    assert places(hanging, A) == [("h", "note")]
    assert ("h", "note") in places(hanging, A, attack("k", "a", "h"))
    assert found(hanging, A, link("k", "a", "h")) == []


UNANSWERED = {
    "the main claim": [attack("u", "a", "m")],
    "what supports it": [link("k", "b", "m"), attack("u", "a", "b")],
    "a step to it": [link("k", "b", "m"), attack("u", "a", "k")],
    "a support of a step": [link("k", "b", "m"), link("l", "c", "k"), attack("u", "a", "c")],
    "an answer to an attack": [attack("k", "b", "m"), attack("l", "c", "b"), attack("u", "a", "c")],
}
MAIN = claim("m")


@pytest.mark.parametrize("case", UNANSWERED)
def test_an_attack_against_the_main_claim_that_nothing_answers_is_noted(case):
    assert places(MAIN, A, B, C, *UNANSWERED[case], main="m") == [("u", "note")]


ANSWERED = {
    "it is attacked": [A, C, attack("u", "a", "m"), attack("x", "c", "a")],
    "its step is attacked": [A, C, attack("u", "a", "m"), attack("x", "c", "u")],
    "what supports it is attacked": [A, B, C, attack("u", "a", "m"), link("k", "b", "a"), attack("x", "c", "b")],
    "a linked premise is attacked": [A, B, C, attack("u", "a b", "m"), attack("x", "c", "b")],
    "its premise is judged": [claim("a", judgement="accepted"), attack("u", "a", "m")],
    "its weight is low": [A, attack("u", "a", "m", weight=0.4)],
    "its premise is hardly believed": [claim("a", credence=0.4), attack("u", "a", "m")],
    "premise and weight are low together": [claim("a", credence=0.7), attack("u", "a", "m", weight=0.7)],
    "its source is bad": [
        claim("a", credence=0.9, citations={"c": Citation(id="c", source="e")}),
        Source(id="e", reliability="E"),
        attack("u", "a", "m"),
    ],
    "it hits what speaks against the main claim": [claim("b", credence=0.3), A, attack("k", "b", "m"), attack("u", "a", "b")],
    "it hits what follows from it": [A, B, link("k", "m", "b"), attack("u", "a", "b")],
    "it is somewhere else": [A, B, attack("u", "a", "b")],
}  # fmt: skip


@pytest.mark.parametrize("case", ANSWERED)
def test_an_attack_that_is_answered_weak_or_aside_is_not_noted(case):
    assert found(MAIN, *ANSWERED[case], main="m") == []


def test_a_supported_attacker_is_not_called_weak_for_its_credence():
    records = [MAIN, claim("a", credence=0.2), B, attack("u", "a", "m"), link("k", "b", "a")]
    assert places(*records, main="m") == [("u", "note")]


def test_a_motive_against_a_claim_is_told_of_once():
    records = [MAIN, claim("a", "motivation"), attack("u", "a", "m")]
    assert places(*records, main="m") == [("u", "warning")]


def test_without_a_main_claim_what_leads_nowhere_stands_for_it():
    assert places(A, B, C, link("k", "b", "c"), attack("u", "a", "b")) == [("u", "note")]


def test_evidence_that_quotes_the_same_words_of_a_source_is_found():
    one, other = evidence("a", quote="It  rains"), evidence("b", quote="it rains")
    assert places(S, one, other) == [("b", "warning")]
    assert found(S, OTHER, one, evidence("b", "o", "it rains")) == []
    assert found(S, one, evidence("b", quote="it pours")) == []
    assert found(S, evidence("a"), evidence("b")) == []


def test_one_origin_behind_two_reasons_for_one_claim_is_found():
    both = [link("k", "a", "m"), link("l", "b", "m")]
    heard = [S, REPEATS, OTHER, MAIN]
    assert places(*heard, evidence("a"), evidence("b", "r"), *both) == [("m", "warning")]
    assert found(*heard, evidence("a"), evidence("b", "o"), *both) == []


NOT_COUNTED_TWICE = {
    "linked premises": [link("k", "a b", "m")],
    "two targets": [link("k", "a", "m"), link("l", "b", "c")],
    "one of them attacks": [link("k", "a", "m"), attack("l", "b", "m", weight=0.1)],
}


@pytest.mark.parametrize("case", NOT_COUNTED_TWICE)
def test_one_origin_that_counts_once_is_left_alone(case):
    assert found(S, REPEATS, MAIN, C, evidence("a"), evidence("b", "r"), *NOT_COUNTED_TWICE[case]) == []


def test_evidence_with_a_further_origin_is_not_the_same_voice_again():
    cited = {"x": Citation(id="x", source="r"), "y": Citation(id="y", source="o")}
    second = claim("b", "evidence", citations=cited)
    records = [S, REPEATS, OTHER, MAIN, evidence("a"), second, link("k", "a", "m"), link("l", "b", "m")]
    assert found(*records) == []


def test_errors_come_first_and_notes_last():
    records = [claim("z", group="gone"), claim("n", "action"), claim("e", "evidence")]
    assert places(*records) == [("z", "error"), ("e", "warning"), ("n", "note")]


def test_notes_alone_are_no_problems():
    assert not has_problems(found(claim("n", "action")))
    assert has_problems(found(claim("e", "evidence")))


@given(maps())
def test_a_review_is_sorted_and_the_same_in_any_order_of_records(drawn):
    findings = review(drawn)
    ranks = [(SEVERITIES.index(one.severity), one.where, one.message) for one in findings]
    assert ranks == sorted(ranks)
    assert findings == review(ArgumentMap(reversed(list(drawn.records())), drawn.info))
    assert all(one.where in drawn or one.where == INFO for one in findings)


def test_twenty_thousand_nodes_are_reviewed_while_one_waits():
    map = generate(20_000)
    start = time.perf_counter()
    review(map)
    assert time.perf_counter() - start < 4  # about 0.3 in fact; a busy machine may take its time
