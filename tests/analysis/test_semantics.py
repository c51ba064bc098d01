"""The single values that papers print, and the traps that users notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.semantics import SEMANTICS, linear_influence, product_energy
from argmap.analysis.strength import evaluate
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from tests.strategies import shares


def moved(credence, attacks=(), supports=(), name="dfquad"):
    semantics = SEMANTICS[name]
    return semantics.influence(credence, semantics.aggregate(attacks, supports))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("dfquad", -0.5), ("qe", -0.4), ("euler", -0.2025), ("euler-top", -0.1335), ("sq-dfquad", -0.25)],
)
def test_two_certain_attackers_move_a_half_as_printed(name, expected):
    """Kampik and others 2024, proposition 5.8."""
    assert moved(0.5, attacks=[1, 1], name=name) - 0.5 == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("supports", "attacks", "expected"),
    [
        ([0.8] * 10, [0.8], (0.60, 0.991, 0.999, 0.999)),
        ([0.1] * 50, [0.9], (0.547, 0.972, 0.976, 0.984)),
        ([0.5], [], (0.75, 0.60, 0.589, 0.622)),
        ([], [1.0] * 5, (0.0, 0.019, 0.2525, 0.007)),
    ],
)
def test_the_traps_come_out_as_documented(supports, attacks, expected):
    found = [moved(0.5, attacks, supports, name) for name in ("dfquad", "qe", "euler", "mlp")]
    assert found == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", sorted(SEMANTICS))
@pytest.mark.parametrize("credence", [0.0, 1e-9, 0.3, 1 - 1e-9, 1.0])
@pytest.mark.parametrize("many", [0, 5, 20_000])
def test_no_number_of_arguments_leaves_0_to_1(name, credence, many):
    assert 0.0 <= moved(credence, [1.0] * many, [], name) <= credence
    assert credence <= moved(credence, [], [1.0] * many, name) <= 1.0


@pytest.mark.parametrize("name", ["euler", "mlp", "euler-top"])
def test_some_semantics_freeze_certainty_and_say_so(name):
    assert SEMANTICS[name].freezes
    assert [moved(end, [0.9], [0.3], name) for end in (0.0, 1.0)] == [0.0, 1.0]


def test_nothing_that_bears_leaves_the_credence():
    assert linear_influence(0.3, product_energy([], [])) == 0.3


def test_energy_takes_the_rest_of_the_way_up_and_all_of_it_down():
    assert linear_influence(0.2, 1.0) == 1.0
    assert linear_influence(0.2, -1.0) == 0.0


@given(shares, st.lists(shares, max_size=6), st.lists(shares, max_size=6))
def test_the_written_out_form_is_the_plain_one_to_the_last_bit(credence, attacks, supports):
    """A map of plain links goes by the form written out; the two steps stand beside it here."""
    nodes = [Node(id="t", kind="claim", credence=credence)]
    links = []
    for number, (stance, value) in enumerate(
        [*(("attack", one) for one in attacks), *(("support", one) for one in supports)]
    ):
        nodes.append(Node(id=f"n{number:02}", kind="claim", credence=value))
        links.append(Link(id=f"k{number:02}", stance=stance, premises={f"n{number:02}": "a0"}, target="t"))
    found = evaluate(ArgumentMap([*nodes, *links])).nodes["t"].strength
    assert found == moved(credence, attacks, supports)
