import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import native
from argmap.formats.whole import read_whole
from argmap.shipped import shipped
from tests.conftest import EXAMPLES
from tests.strategies import maps


@given(maps())
def test_what_argmap_writes_is_read_at_once_and_the_same(map):
    data = native.write(map)
    if read_whole(data, 1) is not None:
        assert native.read(data) == map
    raw = json.loads(data)
    with_care = json.dumps({**raw, "unknown": True}).encode()
    read = native.read(with_care)
    assert read.extra.pop("unknown") is True
    assert read == map


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_read_at_once(name):
    assert read_whole(shipped("examples", name).read_bytes(), 1) is not None


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "claim", "mood": 1},
        {"kind": "claim", "id": "x"},
        {"kind": "claim", "extra": {"a": 1}},
        {"kind": "claim", "note": ""},
        {"kind": "claim", "citations": {"c": {"page": 3}}},
        {"kind": "claim", "citations": {"c": {"id": "d"}}},
        {"kind": "claim", "text": 4},
    ],
)
def test_it_gives_up_on_what_it_would_leave_out(record):
    data = json.dumps({"format": "argmap", "version": 1, "nodes": {"n": record}}).encode()
    assert read_whole(data, 1) is None


@pytest.mark.parametrize("key", ["kind", "text", "mood"])
def test_it_gives_up_on_a_key_given_twice(key):
    data = f'{{"format":"argmap","version":1,"nodes":{{"n":{{"kind":"claim","{key}":"a","{key}":"b"}}}}}}'.encode()
    assert read_whole(data, 1) is None


def test_it_gives_up_on_an_id_given_twice():
    data = b'{"format":"argmap","version":1,"nodes":{"n":{"kind":"claim"},"n":{"kind":"claim"}}}'
    assert read_whole(data, 1) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_given_up_on(data):
    read_whole(data, 1)


def test_reading_a_bare_map_twice_gives_the_same():
    data = b'{"format":"argmap","version":1,"nodes":{"n":{"kind":"claim"}}}'
    assert read_whole(data, 1) is not None
    assert read_whole(data, 1) is not None
    assert native.read(data) == native.read(data)
