"""The single values that papers print, and the traps that users notice."""

import pytest

from argmap.analysis.semantics import SEMANTICS, linear_influence, product_energy


def moved(credence, attacks=(), supports=(), name="dfquad"):
    semantics = SEMANTICS[name]
    return semantics.influence(credence, semantics.aggregate(attacks, supports))


def test_two_certain_attackers_move_a_half_by_a_half():
    assert moved(0.5, attacks=[1, 1]) == 0.0


@pytest.mark.parametrize(
    ("supports", "attacks", "expected"),
    [
        ([0.8] * 10, [0.8], 0.60),
        ([0.1] * 50, [0.9], 0.547),
        ([0.5], [], 0.75),
        ([], [1.0] * 5, 0.0),
    ],
)
def test_the_traps_come_out_as_documented(supports, attacks, expected):
    assert moved(0.5, attacks, supports) == pytest.approx(expected, abs=5e-4)


def test_nothing_that_bears_leaves_the_credence():
    assert linear_influence(0.3, product_energy([], [])) == 0.3


def test_energy_takes_the_rest_of_the_way_up_and_all_of_it_down():
    assert linear_influence(0.2, 1.0) == 1.0
    assert linear_influence(0.2, -1.0) == 0.0
