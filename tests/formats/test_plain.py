import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.plain import read_json
from argmap.model.errors import FormatError

_VALUES = st.recursive(
    st.none() | st.text('":\\ a', max_size=6) | st.integers(-5, 5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('":\\ a', max_size=4), inner, max_size=3),
)


@given(st.dictionaries(st.text('":\\ a', max_size=4), _VALUES), st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]))
def test_no_key_is_taken_for_repeated_when_none_is(data, separators):
    assert read_json(json.dumps(data, separators=separators).encode()) == data


@given(st.text('":\\ a', max_size=4), _VALUES, st.sampled_from([":", " :", "\n: "]))
def test_a_repeated_key_is_always_found(key, value, colon):
    name, inner = json.dumps(key), json.dumps(value)
    with pytest.raises(FormatError, match="twice"):
        read_json(f'{{{name}:{inner},"other":[{{{name} : 1, {name}{colon} 2}}]}}'.encode())


def test_nesting_is_allowed_to_its_limit_and_no_further():
    assert read_json(b'{"a":' + b"[" * 64 + b"]" * 64 + b"}")
    with pytest.raises(FormatError, match="64 levels"):
        read_json(b'{"a":' + b"[" * 65 + b"]" * 65 + b"}")
