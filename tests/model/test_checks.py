"""Checks: each finds what it is for, says it in one sentence, and leaves a good map alone."""

import time

import pytest
from hypothesis import given

from argmap.model.checks import Finding, check
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Group, Link, MapInfo, Node, Scenario, Source, Text
from tests.strategies import maps


def claim(id, text=None, kind="claim", **fields):
    return Node(id=id, kind=kind, text=id if text is None else text, **fields)


def link(id, premises, target, stance="support"):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target)


def cite(**fields):
    return {"c": Citation(id="c", **fields)}


def found(*records, main=None):
    return check(ArgumentMap(records, MapInfo(id=INFO, main=main)))


A, B = claim("a", "It rains"), claim("b", "The road is wet")

FAULTY = {
    "missing target": ([A, link("k", "a", "gone")], "k", "leads to “gone”"),
    "missing premise": ([A, link("k", "a gone", "a")], "k", "“gone”"),
    "no premise": ([A, link("k", "", "a")], "k", "no premise"),
    "ring of links": ([A, link("k", "a", "l"), link("l", "a", "k")], "k", "target each other in a ring"),
    "link on itself": ([A, link("k", "a", "k")], "k", "in a ring"),
    "missing source": (
        [claim("a", "It rains", citations=cite(source="gone"))],
        "a",
        "“It rains” cites the source",
    ),
    "missing text": ([claim("a", citations=cite(text="gone"))], "a", "quotes the text “gone”"),
    "missing assumed node": ([Scenario(id="z", title="War", assume={"gone": True})], "z", "“War” assumes"),
    "missing group": ([claim("a", group="gone")], "a", "in the group “gone”"),
    "missing outer group": ([Group(id="g", title="Why", parent="gone")], "g", "“Why” is inside “gone”"),
    "ring of groups": ([Group(id="g", parent="h"), Group(id="h", parent="g")], "g", "in a ring: “g”, “h”"),
    "missing origin": ([Source(id="s", title="Post", origin="gone")], "s", "“Post” repeats “gone”"),
    "ring of origins": ([Source(id="s", origin="t"), Source(id="t", origin="s")], "s", "repeat each other"),
}

DOUBTFUL = {
    "unknown kind": ([claim("a", kind="rumour")], "a", "“rumour”"),
    "unknown stance": ([A, B, link("k", "a", "b", "wonders")], "k", "“It rains → The road is wet”"),
    "empty text": ([claim("a", " \n")], "a", "no text"),
    "evidence without citation": ([claim("a", "It rains", kind="evidence")], "a", "without a citation"),
    "motive against a claim": (
        [claim("m", "They sell umbrellas", kind="motivation"), A, link("k", "m", "a", "attack")],
        "k",
        "“They sell umbrellas” attacks “It rains”",
    ),
    "credence 1": ([claim("a", credence=1.0)], "a", "credence of 1"),
    "credence 0 as a band": ([claim("a", credence=(0.0, 0.0))], "a", "credence of 0"),
    "same text": ([claim("a", "It rains."), claim("b", " it  RAINS.\n")], "b", "stated twice"),
    "same link": ([A, B, link("k", "a", "b"), link("l", "a", "b")], "l", "more than once"),
    "wrong quote": (
        [Text(id="t", text="It rains."), claim("a", citations=cite(text="t", quote="It pours"))],
        "a",
        "“It pours”",
    ),
    "confirmed by one": (
        [Source(id="s"), claim("a", citations=cite(source="s", credibility=1))],
        "a",
        "confirmed by independent sources",
    ),
}


@pytest.mark.parametrize("case", FAULTY)
def test_an_error_is_found_where_it_is(case):
    records, where, words = FAULTY[case]
    (finding,) = found(*records)
    assert (finding.where, finding.severity) == (where, "error")
    assert words in finding.message


@pytest.mark.parametrize("case", DOUBTFUL)
def test_a_doubt_is_raised_where_it_is(case):
    records, where, words = DOUBTFUL[case]
    (finding,) = found(*records)
    assert (finding.where, finding.severity) == (where, "warning")
    assert words in finding.message


def test_a_missing_main_node_is_an_error_of_the_map():
    assert [(one.where, one.severity) for one in found(A, main="gone")] == [("map", "error")]


def test_a_sound_map_gives_no_findings():
    text = Text(id="t", text="Officials say: it rains. A witness agrees.")
    sources = [Source(id="s", origin="o"), Source(id="o"), Source(id="w")]
    both = {
        "c": Citation(id="c", source="s", text="t", quote="it rains", credibility=1),
        "d": Citation(id="d", source="w", text="t", quote="agrees", start=36),
    }
    evidence = claim("e", "Officials say so", kind="evidence", citations=both, credence=0.99)
    motive = claim("m", "They want to be heard", kind="motivation")
    effect = claim("r", "We get wet", kind="ramification", credence=0.0)
    links = [link("k", "e", "a"), link("u", "m", "k", "attack"), link("l", "a", "r")]
    scenario = Scenario(id="z", assume={"a": True})
    groups = [Group(id="g"), Group(id="h", parent="g")]
    assert found(text, *sources, A, evidence, motive, effect, *links, scenario, *groups, main="a") == []


def test_a_motive_may_attack_the_step():
    motive = claim("m", kind="motivation")
    assert found(A, B, motive, link("k", "a", "b"), link("u", "m", "k", "attack")) == []


def test_sources_that_repeat_one_origin_do_not_confirm_each_other():
    sources = [Source(id="s", origin="o"), Source(id="t", origin="s"), Source(id="o")]
    citations = {id: Citation(id=id, source=id, credibility=1) for id in ("s", "t")}
    (finding,) = found(*sources, claim("a", citations=citations))
    assert "independent" in finding.message


def test_a_title_stands_for_a_missing_text():
    assert found(claim("a", "", title="Rain")) == []


def test_long_words_are_cut_in_a_message():
    (finding,) = found(claim("a", "rain " * 1000, kind="evidence"))
    assert "rain…”" in finding.message
    assert len(finding.message) < 150


def test_braces_in_a_text_are_only_text():
    (finding,) = found(claim("a", "{node} {0} {", kind="evidence"))
    assert "“{node} {0} {”" in finding.message


def test_errors_come_first_and_then_by_id():
    records = [claim("z", group="gone"), claim("a", "", kind="evidence"), claim("b", group="gone")]
    order = [(one.severity, one.where) for one in found(*records)]
    assert order == [("error", "b"), ("error", "z"), ("warning", "a"), ("warning", "a")]


@given(maps())
def test_a_map_without_loose_ends_has_no_errors_and_the_same_findings_each_time(drawn):
    findings = check(drawn)
    assert all(one.severity == "warning" for one in findings)
    assert findings == check(ArgumentMap(reversed(list(drawn.records())), drawn.info))
    assert all(isinstance(one, Finding) and (one.where in drawn or one.where == INFO) for one in findings)


def test_twenty_thousand_nodes_are_checked_while_one_waits():
    nodes = [claim(f"n{i}", f"Statement number {i}") for i in range(20_000)]
    links = [link(f"k{i}", f"n{i}", f"n{i // 2}") for i in range(1, 20_000)]
    map = ArgumentMap([*nodes, *links])
    start = time.perf_counter()
    assert check(map) == []
    assert time.perf_counter() - start < 2  # about 0.05 in fact; a busy machine may take its time
