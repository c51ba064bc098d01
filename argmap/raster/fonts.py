"""The fonts of every picture: Qt's, unhinted, so that a line is as long at any zoom."""

from functools import cache

from PySide6.QtGui import QFont

from argmap.picture.pen import FAMILIES, TextStyle


@cache
def font_of(style: TextStyle) -> QFont:
    """Give the font of a text style; its pixel size is the style's size at 100 %."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    # Whole pixels only: Qt has no fractions here, so half sizes are drawn by the pen's scale.
    font.setPixelSize(round(style.size * FONT_SCALE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.DemiBold if style.is_bold else QFont.Weight.Normal)
    font.setKerning(True)
    return font


#: Fonts are made this much larger than drawn, so that sizes such as 10.5 are exact.
FONT_SCALE = 2
