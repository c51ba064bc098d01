"""Words for probability: the bands of each scale, and which word an edge belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.scales import (
    OPEN,
    bands_of,
    off_certainty,
    scale_names,
    spellings_of,
    word_for,
    word_of,
)

SCALES = list(scale_names())
BANDS = [(scale, word, band) for scale in SCALES for word, band in bands_of(scale)]


def test_there_are_five_scales_and_unknown_ones_have_no_words():
    assert SCALES == ["icd203-1", "icd203-2", "phia", "nato", "ipcc"]
    assert bands_of("a scale of tomorrow") == []
    assert word_of(0.5, "a scale of tomorrow") is None


def test_the_name_of_the_nato_scale_says_that_nobody_verified_it():
    assert "not verified" in scale_names()["nato"]


@pytest.mark.parametrize(
    ("value", "first", "second"),
    [
        (0.01, "almost no chance", "remote"),
        (0.05, "very unlikely", "highly improbable"),
        (0.20, "unlikely", "improbable"),
        (0.45, "roughly even chance", "roughly even odds"),
        (0.55, "likely", "probable"),
        (0.80, "very likely", "highly probable"),
        (0.95, "almost certain", "nearly certain"),
        (0.99, "almost certain", "nearly certain"),
        (0.0, None, None),
        (1.0, None, None),
    ],
)
def test_an_edge_of_icd_203_belongs_to_the_upper_band(value, first, second):
    assert (word_of(value, "icd203-1"), word_of(value, "icd203-2")) == (first, second)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.05, "remote chance"),
        (0.07, None),
        (0.22, None),
        (0.49, "realistic possibility"),
        (0.50, None),
        (0.52, None),
        (0.55, "likely"),
        (0.75, "likely"),
        (0.78, None),
        (1.0, "almost certain"),
    ],
)
def test_the_gaps_of_phia_have_no_word(value, word):
    assert word_of(value, "phia") == word


@pytest.mark.parametrize(
    ("value", "scale", "word"),
    [
        (0.10, "nato", "unlikely"),
        (0.90, "nato", "highly likely"),
        (0.33, "ipcc", "about as likely as not"),
        (0.66, "ipcc", "likely"),
        (0.995, "ipcc", "virtually certain"),
    ],
)
def test_the_other_scales_have_words_for_single_numbers(value, scale, word):
    assert word_of(value, scale) == word


def test_a_hair_below_an_edge_is_the_edge():
    assert word_of(0.1 + 0.1 - 1e-15, "icd203-1") == "unlikely"


@pytest.mark.parametrize("scale", SCALES)
def test_bands_rise_and_never_overlap(scale):
    bands = [band for _, band in bands_of(scale)]
    ends = [end for band in bands for end in band]
    assert ends == sorted(ends)
    assert all(0 <= low < high <= 1 for low, high in bands)


@pytest.mark.parametrize(("scale", "word", "band"), BANDS)
def test_a_band_has_its_word_also_when_kept_off_certainty(scale, word, band):
    assert word_for(band, scale) == word
    assert word_for(off_certainty(band), scale) == word


def test_a_band_of_no_word_has_none():
    assert word_for((0.2, 0.46), "icd203-1") is None
    assert word_for(0.3, "icd203-1") is None


@given(st.floats(0, 1), st.sampled_from(SCALES))
def test_the_word_of_a_number_is_that_of_a_band_around_it(value, scale):
    word = word_of(value, scale)
    if word is not None:
        low, high = dict(bands_of(scale))[word]
        assert low - 1e-8 <= value <= high + 1e-8


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted).map(tuple))
def test_what_is_kept_off_certainty_stays_a_band_within(band):
    low, high = off_certainty(band)
    assert OPEN[0] <= low <= high <= OPEN[1]


def test_texts_may_write_adverbs():
    assert spellings_of("icd203-1")["almost certainly"] == (0.95, 0.99)
    assert spellings_of("icd203-2")["improbably"] == (0.20, 0.45)
    assert spellings_of("phia")["probably"] == (0.55, 0.75)
    assert "probably" not in spellings_of("icd203-1")
