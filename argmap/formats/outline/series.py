"""Series of letters and Roman numerals in front of lines: “a.”, “b.” or “I.”, “II.”. Makes no items.

One alone is no bullet: “A. Smith said” begins with a name. It is one where the next of its
kind follows at the same indentation, with no line between that is a plain one there or
stands further out.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.formats.outline.marks import BULLET

_NUMERALS = "i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi|xvii|xviii|xix|xx"
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS.split("|"), 1)}


class Line(NamedTuple):
    """A line of an outline: its words, its number from 1, and how far in it stands."""

    words: str
    number: int
    indent: int


def find_series(lines: Iterable[Line]) -> dict[int, str]:
    """Give the numbers of the lines that are in a series, each with the kind of series."""
    found: dict[int, str] = {}
    levels: list[tuple[int, dict[str, tuple[int, int]]]] = []  # indentation; kind → last value, its line
    for line in lines:
        if not line.words:
            continue
        while levels and levels[-1][0] > line.indent:
            levels.pop()
        if not levels or levels[-1][0] < line.indent:
            levels.append((line.indent, {}))
        bullet = BULLET.match(line.words)
        if not bullet:
            levels[-1][1].clear()
        elif bullet["lettered"]:
            _take(bullet["lettered"][:-1], line, levels[-1][1], found)
    return found


def _take(letters: str, line: Line, last: dict[str, tuple[int, int]], found: dict[int, str]) -> None:
    """Take a line for the first of a series, or for the next one of a series."""
    is_any = False
    for kind, value in _readings(letters):
        before, number = last.get(kind, (0, 0))
        if value != 1 and value != before + 1:
            continue
        is_any = True
        last[kind] = (value, line.number)
        if value > 1:
            found[line.number] = kind
            found.setdefault(number, kind)
    if not is_any:
        last.clear()


def _readings(letters: str) -> Iterator[tuple[str, int]]:
    """Give what letters can be: “i” is the first numeral and the ninth letter."""
    case = "upper" if letters.isupper() else "lower"
    plain = letters.lower()
    if len(plain) == 1:
        yield f"{case} letters", ord(plain) - ord("a") + 1
    if plain in _ROMAN:
        yield f"{case} numerals", _ROMAN[plain]
