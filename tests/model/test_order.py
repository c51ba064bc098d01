from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.order import FIRST, ascending, is_ascending, is_key, key_between, spread


@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_keys_put_anywhere_keep_the_row_in_order(places):
    row = []
    for place in places:
        at = place % (len(row) + 1)
        before = row[at - 1] if at else None
        after = row[at] if at < len(row) else None
        row.insert(at, key_between(before, after))
    assert is_ascending(row)
    assert all(is_key(key) for key in row)


def test_appending_a_thousand_times_keeps_keys_short():
    keys = spread(1000)
    assert is_ascending(keys)
    assert max(map(len, keys)) <= 4


def test_keys_made_at_once_are_those_made_one_after_another():
    row = [FIRST]
    while len(row) < 50_000:
        row.append(key_between(row[-1], None))
    assert list(islice(ascending(), len(row))) == row


def test_going_ever_lower_crosses_zero_and_goes_on():
    key, row = FIRST, [FIRST]
    for _ in range(1500):
        key = key_between(None, key)
        row.insert(0, key)
    assert is_ascending(row)


@pytest.mark.parametrize(("before", "after"), [("a1", "a1"), ("a2", "a1"), ("what?", None), (None, "")])
def test_neighbours_without_room_are_refused(before, after):
    with pytest.raises(ValueError):
        key_between(before, after)
