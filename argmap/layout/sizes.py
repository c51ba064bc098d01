"""How large a card is: its text broken into lines by a measure it is given. No Qt here.

The same lines are what the canvas, the SVG, the PNG and the PDF draw, so that no two of
them ever disagree about where a line ends.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from argmap.model.records import Node

CARD_WIDTH = 248.0
PADDING = 12.0
HEADER_HEIGHT = 26.0
FOOTER_HEIGHT = 26.0
TITLE_SPACE = 4.0
#: Fixed, so that a card is as high with one font as with another.
LINE_HEIGHT = 20.0
TITLE_HEIGHT = 22.0
TEXT_WIDTH = CARD_WIDTH - 2 * PADDING
#: A longer text is cut on the card with an ellipsis; the inspector and the editor show it whole.
LINE_LIMIT = 14

ELLIPSIS = "…"

_IDEOGRAPH = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# An ideograph may end a line, unless closing punctuation follows: that stays with it.
_CLOSING = "、。，．・：；？！）」』】〕〉》’”…"
_PIECES = re.compile(rf"[{_IDEOGRAPH}][{_CLOSING}]*|[^\s{_IDEOGRAPH}]+|\s+")
_HAS_IDEOGRAPHS = re.compile(f"[{_IDEOGRAPH}]")
_JOINERS = "\u200d\ufe0e\ufe0f"


class TextMeasure(Protocol):
    """What measures text at 100 %, in scene units."""

    def advance(self, text: str) -> float:
        """Give the width of a piece of body text."""

    def title_advance(self, text: str) -> float:
        """Give the width of a piece of title text."""


class CardFit(NamedTuple):
    """A card's size in scene units and its text in lines."""

    width: float
    height: float
    title: tuple[str, ...]
    lines: tuple[str, ...]


def fit_card(node: Node, measure: TextMeasure, *, is_whole: bool = False) -> CardFit:
    """Break a node's title and text into lines and say how large its card is.

    Where the card cannot be opened, as in a picture, it is wanted whole: with all lines, however many.
    """
    title = wrap(node.title, TEXT_WIDTH, measure.title_advance) if node.title else ()
    lines = wrap(node.text, TEXT_WIDTH, measure.advance)
    if not is_whole:
        title = cut_lines(title, LINE_LIMIT, TEXT_WIDTH, measure.title_advance)
        lines = cut_lines(lines, LINE_LIMIT, TEXT_WIDTH, measure.advance)
    height = HEADER_HEIGHT + len(lines) * LINE_HEIGHT + FOOTER_HEIGHT
    if title:
        height += len(title) * TITLE_HEIGHT + TITLE_SPACE
    return CardFit(CARD_WIDTH, float(round(height)), title, lines)


def wrap(text: str, width: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    """Break a text into lines no wider than `width`; one line at least.

    Lines break at spaces and around ideographs; a word wider than a line breaks where it
    must, but never before a combining mark.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.isascii() or not _HAS_IDEOGRAPHS.search(paragraph):
            lines.extend(_wrap_words(paragraph, width, advance))
        else:
            lines.extend(_wrap_pieces(_pieces(paragraph), width, advance))
    return tuple(lines)


def cut_lines(
    lines: tuple[str, ...], limit: int, width: float, advance: Callable[[str], float]
) -> tuple[str, ...]:
    """Keep no more lines than the limit; where some are cut, an ellipsis at the end says so."""
    if len(lines) <= limit:
        return lines
    return (*lines[: limit - 1], _shorten(lines[limit - 1], width, advance))


def widest_word(text: str, advance: Callable[[str], float]) -> float:
    """Give the width of the widest piece of a text; in a narrower line it would have to be broken."""
    return max((advance(piece) for piece in _PIECES.findall(text) if not piece.isspace()), default=0.0)


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction runs right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def _wrap_words(paragraph: str, width: float, advance: Callable[[str], float]) -> Iterable[str]:
    """Break at spaces. Apart from pieces, and plain, since this runs for each word of every card."""
    words = paragraph.split()
    space = advance(" ")
    lines: list[str] = []
    first, used = 0, -space
    for place, wide in enumerate(map(advance, words)):
        used += space + wide
        if used > width:
            if wide > width:
                return _wrap_pieces(((True, word) for word in words), width, advance)
            lines.append(" ".join(words[first:place]))
            first, used = place, wide
    lines.append(" ".join(words[first:]))
    return lines


def _wrap_pieces(
    pieces: Iterable[tuple[bool, str]], width: float, advance: Callable[[str], float]
) -> Iterator[str]:
    """Break between pieces, each told whether a space is before it, and inside one wider than a line."""
    line, used = "", 0.0
    space = advance(" ")
    for is_apart, word in pieces:
        wide = advance(word)
        gap = space if line and is_apart else 0.0
        if line and used + gap + wide > width:
            yield line
            line, used, gap = "", 0.0, 0.0
        if wide > width:
            *full, rest = _split(word, width, advance)
            yield from full
            line, used = rest, advance(rest)
            continue
        line = f"{line} {word}" if gap else line + word
        used += gap + wide
    yield line


def _pieces(paragraph: str) -> Iterator[tuple[bool, str]]:
    """Go through what may stand on a line of its own, and whether a space is before it."""
    is_apart = False
    for piece in _PIECES.findall(paragraph):
        if piece.isspace():
            is_apart = True
        else:
            yield is_apart, piece
            is_apart = False


def _split(word: str, width: float, advance: Callable[[str], float]) -> list[str]:
    """Cut a word that no line can hold into pieces that fit."""
    pieces, piece = [], ""
    for cluster in _clusters(word):
        if piece and advance(piece + cluster) > width:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return [*pieces, piece]


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for character in word:
        joins = unicodedata.combining(character) or character in _JOINERS or cluster.endswith("\u200d")
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _shorten(line: str, width: float, advance: Callable[[str], float]) -> str:
    while line and advance(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(" .,;、。，") + ELLIPSIS
