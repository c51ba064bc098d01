"""Measures text with Qt's fonts, keeping the width of each word it has met."""

from PySide6.QtGui import QFontMetricsF

from argmap.picture.pen import BODY, TITLE, TextStyle
from argmap.raster.fonts import FONT_SCALE, font_of

_WORDS_KEPT = 200_000


class QtMeasure:
    """A `TextMeasure` that asks Qt once for each word."""

    def __init__(self) -> None:
        self._body = _Widths(BODY)
        self._title = _Widths(TITLE)

    def advance(self, text: str) -> float:
        """Give the width of a piece of body text in scene units."""
        return self._body[text]

    def title_advance(self, text: str) -> float:
        """Give the width of a piece of title text in scene units."""
        return self._title[text]


class _Widths(dict[str, float]):
    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._measure = QFontMetricsF(font_of(style)).horizontalAdvance

    def __missing__(self, text: str) -> float:
        if len(self) > _WORDS_KEPT:
            self.clear()
        width = self[text] = self._measure(text) / FONT_SCALE
        return width
