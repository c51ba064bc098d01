import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.plain import read_json, require_shallow
from argmap.model.errors import FormatError

_VALUES = st.recursive(
    st.none() | st.text('":\\ a', max_size=6) | st.integers(-5, 5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('":\\ a', max_size=4), inner, max_size=3)
    ),
)


@given(
    st.dictionaries(st.text('":\\ a', max_size=4), _VALUES),
    st.sampled_from([(",", ":"), (", ", ": "), (" ,", " : ")]),
)
def test_no_key_is_taken_for_repeated_when_none_is(data, separators):
    assert read_json(json.dumps(data, separators=separators).encode()) == data


@given(st.text('":\\ a', max_size=4), _VALUES, st.sampled_from([":", " :", "\n: "]))
def test_a_repeated_key_is_always_found(key, value, colon):
    name, inner = json.dumps(key), json.dumps(value)
    with pytest.raises(FormatError, match="twice"):
        read_json(f'{{{name}:{inner},"other":[{{{name} : 1, {name}{colon} 2}}]}}'.encode())


def test_nesting_is_allowed_to_its_limit_and_no_further():
    require_shallow({"a": nested(63)})
    with pytest.raises(FormatError, match="64 levels"):
        require_shallow({"a": nested(64)})


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def test_a_file_nested_beyond_all_reason_is_refused():
    with pytest.raises(FormatError, match="64 levels"):
        read_json(b"[" * 100_000)


def test_a_colon_written_as_an_escape_hides_no_repeated_key():
    with pytest.raises(FormatError, match="“x” is given twice"):
        read_json(b'{"x": "\\u003a)", "x": 1}')


@pytest.mark.parametrize("depth", [70, 300, 480, 900])
def test_deep_data_is_read_or_refused_but_never_crashes(depth):
    data = b'{"a" :' * depth + b"1" + b"}" * depth
    try:
        assert read_json(data)
    except FormatError as error:
        assert "64 levels" in str(error)
