import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.sizes import (
    CARD_WIDTH,
    LINE_HEIGHT,
    LINE_LIMIT,
    TEXT_WIDTH,
    fit_card,
    is_right_to_left,
    wrap,
)
from argmap.model.records import Node


def width(text):
    return 10.0 * len(text)


def test_lines_break_at_spaces():
    assert wrap("one two three", 80, width) == ("one two", "three")


def test_a_line_break_in_the_text_is_kept():
    assert wrap("one\n\ntwo", 80, width) == ("one", "", "two")


def test_an_empty_text_is_one_empty_line():
    assert wrap("", 80, width) == ("",)


def test_a_word_wider_than_a_line_is_cut():
    assert wrap("ab abcdefghijkl m", 50, width) == ("ab", "abcde", "fghij", "kl m")


def test_ideographs_break_anywhere_but_before_closing_punctuation():
    assert wrap("北朝鮮は、兵士を送る。", 50, width) == ("北朝鮮は、", "兵士を送", "る。")


def test_a_combining_mark_stays_with_its_letter():
    lines = wrap("e\u0301" * 6, 50, width)
    assert all(not line.startswith("\u0301") for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("hello", False), ("שלום", True), ("123 مرحبا", True), ("中文", False), ("", False), ("…", False)],
)
def test_direction_is_that_of_the_first_letter(text, expected):
    assert is_right_to_left(text) is expected


@given(st.text(st.sampled_from("ab 中、\né\u0301漢"), max_size=80))
def test_wrapping_loses_no_letter_and_fits(text):
    lines = wrap(text, 60, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= 60 or len(line.split()) <= 1 for line in lines)


def test_a_card_grows_with_its_lines_up_to_a_limit(measure):
    one = fit_card(Node(id="a", kind="claim", text="Short."), measure)
    two = fit_card(Node(id="a", kind="claim", text="Short.\nAnd more."), measure)
    long = fit_card(Node(id="a", kind="claim", text="word " * 2000), measure)
    assert one.width == CARD_WIDTH
    assert two.height - one.height == LINE_HEIGHT
    assert len(long.lines) == LINE_LIMIT
    assert long.lines[-1].endswith("…")
    assert measure.advance(long.lines[-1]) <= TEXT_WIDTH
