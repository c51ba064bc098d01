"""Words for probability: which word stands for which band, in which scale.

Sources: ICD 203 (2015) for its two rows, which a map must not mix; the PHIA yardstick
(UK, 2025), whose bands leave gaps on purpose.
"""

from argmap.model.records import Credence, as_band
from argmap.model.wording import tr

Band = tuple[float, float]

_ICD_203: tuple[Band, ...] = (
    (0.01, 0.05),
    (0.05, 0.20),
    (0.20, 0.45),
    (0.45, 0.55),
    (0.55, 0.80),
    (0.80, 0.95),
    (0.95, 0.99),
)


def scale_names() -> dict[str, str]:
    """Give the scales there are: id → name."""
    return {
        "icd203-1": tr("ICD 203, first row"),
        "icd203-2": tr("ICD 203, second row"),
        "phia": tr("PHIA yardstick"),
    }


def bands_of(scale: str) -> list[tuple[str, Band]]:
    """Give a scale as (word, band), lowest first; an unknown scale has no words."""
    if scale == "icd203-1":
        return list(zip(_first_row(), _ICD_203, strict=True))
    if scale == "icd203-2":
        return list(zip(_second_row(), _ICD_203, strict=True))
    return _phia() if scale == "phia" else []


def word_for(credence: Credence, scale: str) -> str | None:
    """Give the word whose band a credence equals, or None."""
    band = as_band(credence)
    return next((word for word, other in bands_of(scale) if other == band), None)


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
