"""Circles: what is certain to evaluation is certain to every question, and answered in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.questions.agreement import agreement
from argmap.analysis.questions.batch import settled
from argmap.analysis.questions.contributions import contributions
from argmap.analysis.questions.excerpt import cut
from argmap.analysis.semantics import PREMISES, SEMANTICS, Rules
from argmap.analysis.strength import evaluate
from argmap.analysis.whatif import WhatIf
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from tests.analysis.mapmaking import claim, link

rules = st.builds(Rules, st.sampled_from(sorted(SEMANTICS)), st.sampled_from(PREMISES))


@st.composite
def circular(draw):
    """Draw a small map in which links lead anywhere, with the most extreme credences a window lets in."""
    count = draw(st.integers(1, 4))
    credences = st.sampled_from([0.01, 0.99]) | st.floats(0.01, 0.99)
    nodes = [claim(f"n{i}", draw(credences)) for i in range(count)]
    ids = st.sampled_from([node.id for node in nodes])
    links = []
    for number in range(draw(st.integers(1, 6))):
        premises = " ".join(draw(st.sets(ids, min_size=1, max_size=2)))
        target = draw(ids | st.sampled_from([one.id for one in links])) if links else draw(ids)
        stance = draw(st.sampled_from(["support", "attack"]))
        links.append(link(f"k{number}", premises, target, stance, weight=draw(st.sampled_from([None, 0.7]))))
    return ArgumentMap([*nodes, *links])


def told(excerpt):
    """Give what questions go by; None where they are refused."""
    try:
        return settled(excerpt)
    except AnalysisError:
        return None


@given(circular(), rules)
def test_a_question_is_refused_only_where_evaluation_gives_no_number(map, rules):
    found = evaluate(map, rules=rules).nodes["n0"].strength
    assert told(cut(map, "n0", rules=rules)) == (None if found is None else pytest.approx(found, abs=2e-9))


@pytest.mark.parametrize(
    ("credence", "stance", "expected"), [(0.99, "attack", 0.99 / 1.99), (0.01, "support", 1.0)]
)
def test_the_most_extreme_credences_of_a_window_settle_in_a_circle(credence, stance, expected):
    map = ArgumentMap([claim("a", credence), link("k", "a", "a", stance)])
    assert evaluate(map).nodes["a"].strength == pytest.approx(expected, abs=1e-9)
    assert agreement(cut(map, "a")).strengths["dfquad"] == pytest.approx(expected, abs=1e-9)


def test_a_gradient_on_a_ring_of_hundreds_is_that_of_the_whole_ring():
    size = 500
    nodes = [claim(f"n{i:03}", 0.8) for i in range(size)]
    ring = [link(f"k{i:03}", f"n{i:03}", f"n{(i + 1) % size:03}", "attack") for i in range(size)]
    crossing = [link(f"l{i:03}", f"n{i:03}", f"n{7 * i % size:03}", weight=0.3) for i in range(0, size, 5)]
    map = ArgumentMap([*nodes, *ring, *crossing])
    slope = contributions(cut(map, "n010"), "gradient").values["n009"]
    ends = [evaluate(map, WhatIf({"n009": 0.8 + way * 1e-5})).nodes["n010"].strength for way in (-1, 1)]
    assert slope == pytest.approx((ends[1] - ends[0]) / 2e-5, abs=1e-4)
    assert slope < -0.1
