"""Room below cards that are higher in a picture than on screen."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.growth import with_room
from tests.layout.mapmaking import overlapping

CARDS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 8), st.integers(20, 300), st.integers(0, 900)), max_size=14
)


def test_what_is_below_a_card_that_grew_goes_down_and_a_row_stays_a_row():
    places = {"high": (0.0, 0.0), "beside": (300.0, 0.0), "below": (0.0, 200.0), "also": (300.0, 200.0)}
    before = dict.fromkeys(places, (240.0, 100.0))
    moved = with_room(places, before, {**before, "high": (240.0, 500.0)})
    assert moved == {**places, "below": (0.0, 600.0), "also": (300.0, 600.0)}


def test_cards_that_did_not_grow_stay_where_they_are():
    places = {"one": (0.0, 0.0), "two": (10.0, 500.0)}
    sizes = dict.fromkeys(places, (240.0, 100.0))
    assert with_room(places, sizes, sizes) == places


@given(CARDS)
def test_no_card_grows_over_one_it_did_not_overlap(cards):
    places = {f"n{i}": (x * 60.0, y * 70.0) for i, (x, y, _, _) in enumerate(cards)}
    before = {f"n{i}": (100.0, float(h)) for i, (_, _, h, _) in enumerate(cards)}
    after = {f"n{i}": (100.0, float(h + more)) for i, (_, _, h, more) in enumerate(cards)}
    moved = with_room(places, before, after)
    below = {(a, b) for a in places for b in places if a != b and places[a][1] + before[a][1] <= places[b][1]}
    assert all(moved[a][1] + after[a][1] <= moved[b][1] for a, b in below)
    apart = {frozenset(pair) for pair in overlapping(moved, after)}
    assert apart <= {frozenset(pair) for pair in overlapping(places, after)}
    assert moved.keys() == places.keys()
