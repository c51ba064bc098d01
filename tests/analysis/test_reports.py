"""Reports of one origin, counted once."""

import pytest

from argmap.analysis.questions.excerpt import cut
from argmap.analysis.questions.reports import counted_once
from argmap.analysis.strength import evaluate
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Node, Source
from tests.analysis.mapmaking import claim, link


def report(id, source, credence, kind="evidence"):
    return Node(id=id, kind=kind, credence=credence, citations={"q": Citation(id="q", source=source)})


def counted(*records):
    map = ArgumentMap([Source(id="s"), Source(id="t", origin="s"), Source(id="u"), *records])
    return counted_once(map, cut(map, "c"), evaluate(map))


def test_two_reports_of_one_origin_count_as_the_stronger_one():
    found = counted(
        claim("c", 0.5),
        report("a", "s", 0.4),
        report("b", "t", 0.8),
        link("k", "a", "c"),
        link("l", "b", "c"),
    )
    assert found.groups[0].nodes == ("b", "a")
    assert found.groups[0].sources == ("s",)
    assert (found.as_it_stands, found.once) == pytest.approx((0.94, 0.9))


def test_the_weight_of_the_step_decides_which_is_stronger():
    found = counted(
        claim("c", 0.5),
        report("a", "s", 0.4),
        report("b", "t", 0.8),
        link("k", "a", "c"),
        link("l", "b", "c", weight=0.25),
    )
    assert found.groups[0].nodes == ("a", "b")
    assert found.once == pytest.approx(0.7)


@pytest.mark.parametrize(
    "records",
    [
        [report("a", "s", 0.4), report("b", "u", 0.8), link("k", "a", "c"), link("l", "b", "c")],
        [report("a", "s", 0.4), report("b", "t", 0.8), link("k", "a", "c"), link("l", "b", "c", "attack")],
        [report("a", "s", 0.4), report("b", "t", 0.8), link("k", "a b", "c")],
        [report("a", "s", 0.4), report("b", "t", 0.8, "claim"), link("k", "a", "c"), link("l", "b", "c")],
        [report("a", "s", 0.4), report("b", "t", 0.8), link("k", "a", "c"), link("l", "b", "a")],
    ],
    ids=["two origins", "for and against", "linked", "no evidence", "one behind the other"],
)
def test_what_is_not_the_same_voice_twice_stays(records):
    assert counted(claim("c", 0.5), *records) is None
