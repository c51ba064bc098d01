"""Credences as people write them: numbers, per cent, bands and words of probability. Stores nothing."""

import re

from argmap.model.errors import EditError
from argmap.model.records import CARRIED_KINDS, Credence, as_band
from argmap.model.scales import ICD_ROWS, Band, bands_of, off_certainty, spellings_of, word_for
from argmap.model.wording import tr

_NUMBER = r"(\d+(?:[.,]\d*)?|[.,]\d+)\s*(%?)"
_BETWEEN = r"\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|\.\.+|…|;|,\s|\bto\b|\band\b)\s*"
_ONE = re.compile(_NUMBER)
_TWO = re.compile(rf"\[?\s*{_NUMBER}{_BETWEEN}{_NUMBER}\s*\]?")
#: What argmap itself writes behind a word: its band.
_SHOWN_BAND = re.compile(r"\s*\([^()]*%\)$")
_LONGEST = 40
_HUNDRED = 100.0


def read_credence(words: str, scale: str) -> Credence | None:
    """Read a credence: “0.3”, “30 %”, “0.2-0.45”, or a word of `scale` or of a row of ICD 203.

    Nothing, and “unrated”, is None. Raises EditError.
    """
    plain = " ".join(_SHOWN_BAND.sub("", words.strip()).split()).casefold()
    if plain in {"", tr("unrated")}:
        return None
    if (two := _TWO.fullmatch(plain)) is not None:
        return _band(*two.groups())
    if (one := _ONE.fullmatch(plain)) is not None:
        return _share(*one.groups())
    band = band_named(plain, scale)
    if band is None:
        message = tr(
            "“{words}” is no credence: write 0.3, 30 %, 0.2–0.45 or a word such as “unlikely”.",
            words=words.strip()[:_LONGEST],
        )
        raise EditError(message)
    return band


def band_named(word: str, scale: str) -> Band | None:
    """Give the band that a word stands for in a scale, else in ICD 203; None when in neither."""
    known = (spellings_of(one).get(word.casefold()) for one in (scale, *ICD_ROWS))
    return next((band for band in known if band is not None), None)


def kept_open(credence: Credence, kind: str) -> Credence:
    """Keep a credence off certainty, where argument could not move it.

    What only holds what supports carry, a ramification or an action, may be certain.
    """
    if kind in CARRIED_KINDS:
        return credence
    low, high = off_certainty(as_band(credence))
    return low if low == high else (low, high)


def credence_words(credence: Credence, scale: str) -> str:
    """Write a credence so that `read_credence` reads it: a word with its band, a number or a band."""
    low, high = as_band(credence)
    word = word_for(credence, scale)
    if word is not None:
        return worded(word, dict(bands_of(scale))[word])
    return share_words(low) if low == high else f"{share_words(low)}–{share_words(high)}"


def worded(word: str, band: Band) -> str:
    """Write a word with its band in per cent."""
    low, high = (f"{end * _HUNDRED:.0f}" for end in band)
    return tr("{word} ({low}–{high} %)", word=word, low=low, high=high)


def share_words(share: float) -> str:
    """Write a share with two digits, more only where it has more."""
    return f"{share:.2f}" if round(share, 2) == share else f"{share:.6g}"


def _band(low: str, low_unit: str, high: str, high_unit: str) -> Credence:
    """Read a band; a per cent sign behind its second number is meant for both."""
    ends = sorted((_share(low, low_unit or high_unit), _share(high, high_unit or low_unit)))
    return ends[0] if ends[0] == ends[1] else (ends[0], ends[1])


def _share(digits: str, unit: str) -> float:
    value = float(digits.replace(",", "."))
    if unit:
        value = round(value / _HUNDRED, 9)
    if not 0.0 <= value <= 1.0:
        hint = tr("{digits} is too much: a credence is at most 1; 0.3 and 30 % are the same.", digits=digits)
        raise EditError(hint)
    return value
