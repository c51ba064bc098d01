"""Measures text with Qt's fonts, keeping the width of each word it has met."""

from PySide6.QtGui import QFontMetricsF

from argmap.picture.pen import BODY, TITLE, TextStyle
from argmap.raster.fonts import FONT_SCALE, font_of

_WORDS_KEPT = 200_000


class QtMeasure:
    """A `TextMeasure` that asks Qt once for each word."""

    def __init__(self) -> None:
        # Bound to the tables themselves: a call less for each word of each card.
        self.advance = _Widths(BODY).__getitem__
        self.title_advance = _Widths(TITLE).__getitem__


class _Widths(dict[str, float]):
    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._measure = QFontMetricsF(font_of(style)).horizontalAdvance

    def __missing__(self, text: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        width = self[text] = self._measure(text) / FONT_SCALE
        return width
