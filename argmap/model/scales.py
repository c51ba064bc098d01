"""Words for probability: which word stands for which band, in which scale.

Bands that touch share their edge, and the edge belongs to the upper one. Sources: ICD 203
(2015) for its two rows, which a map must not mix; the PHIA yardstick (UK, 2025), whose
bands leave gaps on purpose; the likelihood words of the IPCC, which overlap in its reports
and are cut here where the next one begins; NATO AJP-2.1 as commonly quoted, not compared
with the original.
"""

from argmap.model.records import Credence, as_band
from argmap.model.wording import tr

Band = tuple[float, float]

#: What a credence that argument is to move lies between.
OPEN: Band = (0.01, 0.99)
#: The two rows of ICD 203: same bands, other words.
ICD_ROWS = ("icd203-1", "icd203-2")

_ICD_203: tuple[Band, ...] = (
    (0.01, 0.05),
    (0.05, 0.20),
    (0.20, 0.45),
    (0.45, 0.55),
    (0.55, 0.80),
    (0.80, 0.95),
    (0.95, 0.99),
)
#: The one band that ends before its upper value: PHIA's “realistic possibility” is under 50 %.
_UNDER = ("phia", 0.50)


def scale_names() -> dict[str, str]:
    """Give the scales there are: id → name."""
    return {
        "icd203-1": tr("ICD 203, first row"),
        "icd203-2": tr("ICD 203, second row"),
        "phia": tr("PHIA yardstick"),
        "nato": tr("NATO AJP-2.1 (bands not verified)"),
        "ipcc": tr("IPCC, as bands without overlap"),
    }


def bands_of(scale: str) -> list[tuple[str, Band]]:
    """Give a scale as (word, band), lowest first; an unknown scale has no words."""
    if scale == "icd203-1":
        return list(zip(_first_row(), _ICD_203, strict=True))
    if scale == "icd203-2":
        return list(zip(_second_row(), _ICD_203, strict=True))
    others = {"phia": _phia, "nato": _nato, "ipcc": _ipcc}
    return others[scale]() if scale in others else []


def spellings_of(scale: str) -> dict[str, Band]:
    """Give all that a text may write for the words of a scale, in small letters, with its band."""
    bands = {word.casefold(): band for word, band in bands_of(scale)}
    for written, word in _variants().items():
        if word in bands:
            bands.setdefault(written, bands[word])
    if scale == "phia":
        bands |= dict.fromkeys((tr("probable"), tr("probably")), bands[tr("likely")])
    return bands


def word_for(credence: Credence, scale: str) -> str | None:
    """Give the word whose band a credence equals, or equals once kept off certainty; else None."""
    band = as_band(credence)
    return next((word for word, other in bands_of(scale) if band in {other, off_certainty(other)}), None)


def word_of(value: float, scale: str) -> str | None:
    """Give the word for a single number; None in a gap of the scale or beyond its ends."""
    value = round(value, 9)  # what comes of reckoning may miss an edge by a hair
    if (scale, value) == _UNDER:
        return None
    found = [word for word, (low, high) in bands_of(scale) if low <= value <= high]
    return found[-1] if found else None


def off_certainty(band: Band) -> Band:
    """Give a band with its ends kept between .01 and .99."""
    low, high = (min(max(end, OPEN[0]), OPEN[1]) for end in band)
    return low, high


def _variants() -> dict[str, str]:
    """Give other forms of words: form → word."""
    return {
        tr("almost certainly"): tr("almost certain"),
        tr("nearly certainly"): tr("nearly certain"),
        tr("virtually certainly"): tr("virtually certain"),
        tr("probably"): tr("probable"),
        tr("improbably"): tr("improbable"),
    }


def _first_row() -> list[str]:
    return [
        tr("almost no chance"),
        tr("very unlikely"),
        tr("unlikely"),
        tr("roughly even chance"),
        tr("likely"),
        tr("very likely"),
        tr("almost certain"),
    ]


def _second_row() -> list[str]:
    return [
        tr("remote"),
        tr("highly improbable"),
        tr("improbable"),
        tr("roughly even odds"),
        tr("probable"),
        tr("highly probable"),
        tr("nearly certain"),
    ]


def _phia() -> list[tuple[str, Band]]:
    return [
        (tr("remote chance"), (0.0, 0.05)),
        (tr("highly unlikely"), (0.10, 0.20)),
        (tr("unlikely"), (0.25, 0.35)),
        (tr("realistic possibility"), (0.40, 0.50)),
        (tr("likely"), (0.55, 0.75)),
        (tr("highly likely"), (0.80, 0.90)),
        (tr("almost certain"), (0.95, 1.0)),
    ]


def _nato() -> list[tuple[str, Band]]:
    return [
        (tr("highly unlikely"), (0.0, 0.10)),
        (tr("unlikely"), (0.10, 0.40)),
        (tr("even chance"), (0.40, 0.60)),
        (tr("likely"), (0.60, 0.90)),
        (tr("highly likely"), (0.90, 1.0)),
    ]


def _ipcc() -> list[tuple[str, Band]]:
    return [
        (tr("exceptionally unlikely"), (0.0, 0.01)),
        (tr("very unlikely"), (0.01, 0.10)),
        (tr("unlikely"), (0.10, 0.33)),
        (tr("about as likely as not"), (0.33, 0.66)),
        (tr("likely"), (0.66, 0.90)),
        (tr("very likely"), (0.90, 0.99)),
        (tr("virtually certain"), (0.99, 1.0)),
    ]
