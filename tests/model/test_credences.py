"""Credences as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.credences import credence_words, kept_open, read_credence
from argmap.model.errors import EditError
from argmap.model.scales import bands_of, scale_names
from tests.strategies import bands, shares

WRITTEN = [
    ("0.3", 0.3),
    (" .3 ", 0.3),
    ("0,3", 0.3),
    ("30 %", 0.3),
    ("30%", 0.3),
    ("7.5 %", 0.075),
    ("1", 1.0),
    ("0", 0.0),
    ("1 %", 0.01),
    ("0.2-0.45", (0.2, 0.45)),
    ("0.2 – 0.45", (0.2, 0.45)),
    ("0,2-0,45", (0.2, 0.45)),
    (".2 to .45", (0.2, 0.45)),
    ("0.2..0.45", (0.2, 0.45)),
    ("[0.2, 0.45]", (0.2, 0.45)),
    ("20-45 %", (0.2, 0.45)),
    ("20 % - 45 %", (0.2, 0.45)),
    ("20 %–45", (0.2, 0.45)),
    ("0.45-0.2", (0.2, 0.45)),
    ("0.3-0.3", 0.3),
    ("unlikely", (0.2, 0.45)),
    ("  Very   LIKELY ", (0.8, 0.95)),
    ("improbable", (0.2, 0.45)),
    ("probably", (0.55, 0.8)),
    ("almost certainly", (0.95, 0.99)),
    ("unlikely (20–45 %)", (0.2, 0.45)),
    ("", None),
    ("  ", None),
    ("unrated", None),
]


@pytest.mark.parametrize(("words", "credence"), WRITTEN)
def test_a_credence_is_read_as_written(words, credence):
    assert read_credence(words, "icd203-1") == credence


@pytest.mark.parametrize(
    "words", ["perhaps", "0.3 or so", "-0.3", "0.2-0.4-0.6", "nan", "inf", "1e-3", "٣٠ %%", "0.2-", "%"]
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(words):
    with pytest.raises(EditError, match=r"“.+” is no credence: write 0\.3, 30 %, 0\.2–0\.45 or a word"):
        read_credence(words, "icd203-1")


@pytest.mark.parametrize("words", ["30", "1.01", "101 %", "0.2-45", "20-45", "9" * 400])
def test_more_than_one_is_refused_with_what_would_be_right(words):
    with pytest.raises(EditError, match="at most 1"):
        read_credence(words, "icd203-1")


def test_the_words_of_the_map_s_scale_go_before_icd_203():
    assert read_credence("likely", "phia") == (0.55, 0.75)
    assert read_credence("likely", "nato") == (0.6, 0.9)
    assert read_credence("very likely", "nato") == (0.8, 0.95)
    assert read_credence("probable", "no such scale") == (0.55, 0.8)


@pytest.mark.parametrize("scale", scale_names())
def test_every_word_of_a_scale_is_read_as_its_band(scale):
    for word, band in bands_of(scale):
        assert read_credence(word, scale) == band
        assert read_credence(credence_words(band, scale), scale) == band


def test_a_credence_is_kept_off_certainty_where_argument_should_move_it():
    assert kept_open(1.0, "claim") == 0.99
    assert kept_open((0.0, 0.05), "evidence") == (0.01, 0.05)
    assert kept_open((0.99, 1.0), "claim") == 0.99
    assert kept_open(0.0, "ramification") == 0.0
    assert kept_open((0.0, 1.0), "action") == (0.0, 1.0)


@pytest.mark.parametrize(
    ("credence", "scale", "words"),
    [
        (0.3, "icd203-1", "0.30"),
        (0.125, "icd203-1", "0.125"),
        ((0.2, 0.45), "icd203-2", "improbable (20–45 %)"),
        ((0.2, 0.46), "icd203-1", "0.20–0.46"),
        ((0.01, 0.05), "phia", "remote chance (0–5 %)"),
        (0.01, "ipcc", "exceptionally unlikely (0–1 %)"),
    ],
)
def test_a_credence_is_written_as_a_word_or_in_numbers(credence, scale, words):
    assert credence_words(credence, scale) == words


@given(shares | bands, st.sampled_from(list(scale_names())))
def test_what_is_written_is_read_again_nearly_the_same(credence, scale):
    again = read_credence(credence_words(kept_open(credence, "claim"), scale), scale)
    assert kept_open(again, "claim") == pytest.approx(kept_open(credence, "claim"), abs=1e-5)


@given(st.text())
def test_any_words_are_a_credence_or_refused(words):
    try:
        found = read_credence(words, "icd203-1")
    except EditError:
        return
    ends = found if isinstance(found, tuple) else (found or 0.0,)
    assert all(0 <= end <= 1 for end in ends)
