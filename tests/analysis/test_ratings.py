"""Credences and weights that ratings stand in for."""

import time

import pytest
from hypothesis import given

from argmap.analysis.ratings import (
    CREDENCES,
    best_citation,
    deciding_reliability,
    is_unjudged,
    rated_credence,
    rated_weight,
)
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node, Source
from tests.strategies import maps

SOURCES = [Source(id=f"s{letter}", reliability=letter) for letter in "ABCDEF"]
UNRATED = Source(id="s")


def node(id="n", *cited, **fields):
    """Make a node whose citations are given as (id, source, credibility)."""
    citations = {c: Citation(id=c, source=source, credibility=rated) for c, source, rated in cited}
    return Node(id=id, kind="evidence", citations=citations, **fields)


def link(premises, weight=None):
    return Link(
        id="k", stance="support", premises=dict.fromkeys(premises.split(), "a0"), target="t", weight=weight
    )


def best(*cited, without=""):
    found = best_citation(ArgumentMap([*SOURCES, UNRATED]), node("n", *cited), frozenset(without.split()))
    return found and found.id


def weighed(*reliabilities, weight=None):
    """Give a map with a link from one premise for each reliability; None is a source without one."""
    nodes = [node(f"n{i}", ("c", f"s{letter or ''}", None)) for i, letter in enumerate(reliabilities)]
    drawn = link(" ".join(one.id for one in nodes), weight)
    return ArgumentMap([*SOURCES, UNRATED, *nodes, node("t"), drawn]), drawn


def test_the_most_credible_citation_counts_whoever_says_it():
    assert best(("a", "sA", 2), ("b", "sE", 1)) == "b"


def test_among_equally_credible_citations_the_most_reliable_source_counts():
    assert best(("a", "sC", 2), ("b", "sB", 2), ("c", "sF", 2), ("d", "s", 2)) == "b"


def test_what_cannot_be_judged_comes_after_what_is_judged_badly():
    assert best(("a", "sA", 6), ("b", "sA", None), ("c", "sE", 5)) == "c"
    assert best(("a", "sF", 3), ("b", "sE", 3)) == "b"


def test_neither_6_nor_no_rating_goes_before_the_other():
    assert best(("a", "sC", 6), ("b", "sB", None)) == "b"
    assert best(("a", "sC", None), ("b", "sB", 6)) == "b"


def test_a_source_that_cannot_be_judged_goes_before_one_nobody_looked_at():
    assert best(("a", "s", 2), ("b", "sF", 2)) == "b"
    assert best(("a", "gone", 2), ("b", "sF", 2)) == "b"


def test_citations_that_are_level_go_by_id():
    assert best(("b", "sA", 1), ("a", "sA", 1)) == "a"


def test_citations_of_what_is_left_out_do_not_count():
    assert best(("a", "sA", 1), ("b", "sB", 2), without="sA") == "b"
    assert best(("a", "sA", 1), without="sA") is None
    assert best() is None


@pytest.mark.parametrize(
    ("credibility", "credence"), [(1, 0.95), (2, 0.8), (3, 0.6), (4, 0.35), (5, 0.1), (6, None), (None, None)]
)
def test_credibility_gives_the_credence_that_is_not_set(credibility, credence):
    assert rated_credence(ArgumentMap(SOURCES), node("n", ("c", "sE", credibility))) == credence


@pytest.mark.parametrize(
    ("reliability", "weight"), [*zip("ABCDEF", (0.95, 0.8, 0.6, 0.35, 0.1, 0.5), strict=True), (None, None)]
)
def test_reliability_gives_the_weight_that_is_not_set(reliability, weight):
    map, drawn = weighed(reliability)
    assert rated_weight(map, drawn) == weight


def test_the_axes_are_apart():
    poor = node("n", ("c", "sE", 1))
    map = ArgumentMap([*SOURCES, poor, node("t"), link("n")])
    assert (rated_credence(map, poor), rated_weight(map, map.links["k"])) == (0.95, 0.1)


def test_what_is_set_is_never_overridden():
    map, drawn = weighed("A", weight=0.7)
    assert rated_weight(map, drawn) is None
    assert not is_unjudged(*weighed("F", weight=0.7))
    assert rated_credence(map, node("n", ("c", "sA", 1), credence=(0.2, 0.45))) is None
    assert rated_credence(map, node("n", ("c", "sA", 1), credence=0.0)) is None


def test_of_linked_premises_the_least_reliable_decides():
    assert rated_weight(*weighed("B", "D", None, "A")) == 0.35
    assert rated_weight(*weighed("A", "F")) == 0.5
    assert rated_weight(*weighed("E", "F")) == 0.1


def test_a_link_is_unjudged_only_when_its_weight_comes_from_an_f():
    assert is_unjudged(*weighed("A", "F"))
    assert not is_unjudged(*weighed("D", "F"))
    assert not is_unjudged(*weighed(None))


def test_without_its_best_source_the_next_best_counts():
    said = node("n", ("a", "sA", 1), ("b", "sD", 4))
    map = ArgumentMap([*SOURCES, said, node("t"), link("n")])
    gone = frozenset(["sA"])
    assert (rated_credence(map, said, gone), rated_weight(map, map.links["k"], gone)) == (0.35, 0.35)


@given(maps())
def test_any_map_has_ratings_within_the_table(map):
    for one in map.nodes.values():
        rated = rated_credence(map, one)
        assert rated is None or (one.credence is None and rated in CREDENCES.values())
    for drawn in map.links.values():
        assert is_unjudged(map, drawn) == (deciding_reliability(map, drawn) == "F")
        assert rated_weight(map, drawn) is None or drawn.weight is None


def test_twenty_thousand_nodes_without_citations_take_no_time():
    nodes = [node(f"n{i}") for i in range(20_000)]
    map = ArgumentMap(nodes)
    begun = time.perf_counter()
    assert not any(rated_credence(map, one) for one in nodes)
    assert time.perf_counter() - begun < 0.1
