"""Single values of other files: texts, shares, credences, and what fits a field."""

import pytest

from argmap.formats.fields import credence_in, fits, object_of, share_in, text_of
from argmap.model.records import Credence, Share


@pytest.mark.parametrize(
    ("text", "credence"),
    [
        ("0.2", 0.2),
        ("1e-05", 1e-05),
        ("0.2–0.4", (0.2, 0.4)),
        ("0.2..0.4", (0.2, 0.4)),
        (" 0.2  0.4 ", (0.2, 0.4)),
        ("0.4 0.2", None),
        ("0.1 0.2 0.3", None),
        ("30 %", 0.3),
        ("likely", (0.55, 0.8)),
        ("1.5", None),
        ("nan", None),
        ("", None),
    ],
)
def test_a_credence_is_a_number_a_band_or_a_word(text, credence):
    assert credence_in(text) == credence


def test_a_share_lies_between_0_and_1():
    assert [share_in(text) for text in ("0", " 1 ", "-0.1", "2", "inf", "nan", "x", "")] == [
        0,
        1,
        *[None] * 6,
    ]


def test_texts_and_objects_of_json_are_nothing_else():
    assert [text_of(value) for value in ("a", 1, 1.5, True, None, ["a"])] == ["a", "1", "1.5", "", "", ""]
    assert [object_of(value) for value in ({"a": 1}, [1], "a", None)] == [{"a": 1}, {}, {}, {}]


@pytest.mark.parametrize(
    ("value", "type", "is_fit"),
    [
        ("a", str, True),
        (1, str, False),
        (None, str | None, False),
        (0.5, Share, True),
        (1.5, Share, False),
        (float("nan"), Credence, False),
        ((0.2, 0.4), Credence | None, True),
        ((0.4, 0.2), Credence, False),
    ],
)
def test_a_value_fits_a_field_that_can_hold_it(value, type, is_fit):
    assert fits(value, type) is is_fit
