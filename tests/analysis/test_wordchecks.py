"""Checks of the words for probability: what they find, and what they leave alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.review.wordchecks import (
    WORD_CHECKS,
    confidence_with_likelihood,
    contradicted_words,
    mixed_rows,
    said_in,
)
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, MapInfo, Node
from argmap.model.scales import ICD_ROWS, scale_names, spellings_of
from tests.strategies import maps

FIRST = tuple(spellings_of("icd203-1"))
SECOND = tuple(spellings_of("icd203-2"))


def card(text, credence=None, kind="claim", id="a", title=None):
    return Node(id=id, kind=kind, text=text, credence=credence, title=title)


def found(check, *cards, scale="icd203-1"):
    return list(check(ArgumentMap(cards, MapInfo(id=INFO, scale=scale))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("War is likely.", ["likely"]),
        ("War is very likely, peace unlikely", ["very likely", "unlikely"]),
        ("LIKELY so", ["likely"]),
        ("It is almost\n certainly so", ["almost certainly"]),
        ("There is almost no chance, or a roughly even chance", ["almost no chance", "roughly even chance"]),
        ("It is not likely", []),
        ("It isn't likely, it wasn’t very likely", []),
        ("It is not at all likely", []),
        ("It is no longer likely", []),
        ("more likely than not, least likely, as likely as not", []),
        ("highly likely", []),
        ("It did not rain, likely for want of clouds", ["likely"]),
        ("the likelihood of likelyness", []),
        ("", []),
    ],
)
def test_words_of_the_first_row_are_found_whole_and_meant(text, words):
    assert list(said_in(text, FIRST)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is highly improbable", ["highly improbable"]),
        ("It is probably so", ["probably"]),
        ("That chance is remote.", ["remote"]),
        ("a remote possibility", ["remote"]),
        ("a remote village, by remote control", []),
        ("very probable", []),
    ],
)
def test_words_of_the_second_row_are_found_whole_and_meant(text, words):
    assert list(said_in(text, SECOND)) == words


def test_rows_mixed_in_a_map_are_found_where_they_leave_the_map_s_own():
    cards = [card("War is likely", id="a"), card("Peace is improbable", id="b", title="Peace")]
    (one,) = found(mixed_rows, *cards)
    assert (one.where, one.severity) == ("b", "warning")
    assert "“Peace” says “improbable” and another card says “likely”" in one.message
    (other,) = found(mixed_rows, *cards, scale="icd203-2")
    assert other.where == "a"


def test_rows_mixed_in_one_card_are_found():
    assert found(mixed_rows, card("War is likely and peace improbable"))


def test_in_another_scale_the_rarer_row_is_out_of_place():
    cards = [card("It is probable", id="a"), card("Unlikely", id="b"), card("Improbable", id="c")]
    assert [one.where for one in found(mixed_rows, *cards, scale="nato")] == ["b"]


@pytest.mark.parametrize(
    "text", ["Likely. Very likely. Unlikely.", "Probable. Improbable.", "", "A remote village is likely"]
)
def test_one_row_alone_is_left_alone(text):
    assert not found(mixed_rows, card(text), card(text, id="b"))


@pytest.mark.parametrize(
    ("text", "credence"),
    [
        ("War is likely", 0.3),
        ("War is unlikely", 0.6),
        ("War is very likely", (0.2, 0.45)),
        ("War is very unlikely", (0.2, 0.45)),
        ("War is almost certain", 0.5),
        ("War is likely, or very likely", 0.1),
    ],
)
def test_a_word_at_odds_with_the_credence_is_found(text, credence):
    (one,) = found(contradicted_words, card(text, credence))
    assert one.where == "a"
    assert "its credence is 0." in one.message


@pytest.mark.parametrize(
    ("text", "credence"),
    [
        ("War is likely", 0.6),
        ("War is likely", 0.8),
        ("War is likely", 0.55),
        ("War is unlikely", (0.2, 0.45)),
        ("War is unlikely", (0.4, 0.6)),
        ("War is likely", None),
        ("War is not likely", 0.1),
        ("War is likely, peace unlikely", 0.6),
        ("War is probable", 0.1),
        ("War is war", 0.1),
    ],
)
def test_a_word_that_agrees_or_is_not_meant_is_left_alone(text, credence):
    assert not found(contradicted_words, card(text, credence))


def test_the_message_names_the_word_its_band_and_the_credence():
    (one,) = found(contradicted_words, card("War is likely", (0.2, 0.45), title="War"))
    assert one.message == (
        "“War” says “likely” (55–80 %), but its credence is 0.20–0.45; bring the two together."
    )


def test_a_title_says_something_too():
    assert found(contradicted_words, card("x", 0.1, title="A likely war"))


def test_the_bands_are_those_of_the_map_s_scale():
    assert not found(contradicted_words, card("Likely", 0.85), scale="nato")
    assert found(contradicted_words, card("Likely", 0.85), scale="phia")
    assert not found(contradicted_words, card("Likely", 0.1), scale="a scale of tomorrow")


def test_what_waits_for_its_supports_contradicts_nothing():
    assert not found(contradicted_words, card("War becomes likely", 0.0, kind="ramification"))
    assert found(contradicted_words, card("War becomes likely", 0.2, kind="ramification"))


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that war is likely.",
        "War is probable (moderate confidence)",
        "It is unlikely, and our confidence is low.",
        "With a low level of confidence, war is very likely",
    ],
)
def test_confidence_and_likelihood_in_one_sentence_are_found(text):
    (one,) = found(confidence_with_likelihood, card(text))
    assert "confidence" in one.message
    assert "in one sentence" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "War is likely. We have high confidence in that.",
        "War is likely\nHigh confidence",
        "War is likely; confidence is high",
        "High confidence in the source.",
        "Confidence in markets is likely to fall.",
        "War is likely.",
    ],
)
def test_confidence_and_likelihood_apart_are_left_alone(text):
    assert not found(confidence_with_likelihood, card(text))


@given(maps())
def test_any_map_can_be_checked(map):
    for check in WORD_CHECKS:
        assert all(one.where in map.nodes for one in check(map))


@given(st.sampled_from(list(scale_names())), st.data())
def test_every_spelling_is_found_as_it_is_written(scale, data):
    spellings = tuple(spellings_of(scale))
    word = data.draw(st.sampled_from(spellings))
    assert list(said_in(f"It is {word.upper()}.", spellings)) == [word]


def test_the_rows_of_icd_203_share_no_spelling():
    first, second = (set(spellings_of(row)) for row in ICD_ROWS)
    assert not first & second


def test_twenty_thousand_cards_are_checked_in_a_moment():
    text = "Officials said that troops moved to the border, with {} a source that could not be named."
    words = ["reports by"] * 9 + ["likely"]
    map = ArgumentMap(card(text.format(words[n % 10]), 0.6, id=f"n{n}") for n in range(20_000))
    begun = time.perf_counter()
    assert [one for check in WORD_CHECKS for one in check(map)] == []
    assert time.perf_counter() - begun < 0.5  # on a quiet machine, under 0.1
