"""The essay that all documents are made from: parts, numbered points, listed sources. Writes no file."""

import re
from typing import NamedTuple

from argmap.model.wording import tr

#: Longer texts are no headings; they stand below one.
_HEADLINE = 130
_ENDS = (".", "!", "?", "…", ":", "。", "؟")
_UNSOUND = re.compile("[^\t\n\u0020-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Cited(NamedTuple):
    """A citation: the number of its source in the list, or None where it is not there, and the quote."""

    number: int | None
    quote: str
    facts: str


class Listed(NamedTuple):
    """A source in the list: `number` is None for one that no point cites; `address` is safe to open."""

    number: int | None
    words: str
    address: str
    remarks: tuple[str, ...]


class Point(NamedTuple):
    """One statement in its place, or linked premises together, or where a statement stands in full.

    `depth` is 0 for the main claim and 1 for a heading. `refers` is the number of the point
    that says it in full; nothing for the main claim, which has no number; None for here.
    """

    depth: int
    number: str
    role: str
    stance: str
    title: str
    text: str
    facts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()
    refers: str | None = None

    @property
    def headline(self) -> str:
        """The point in one line."""
        line = " ".join((self.title or self.text)[: 4 * _HEADLINE].split())
        cut = line if len(line) <= _HEADLINE else f"{line[: _HEADLINE - 1].rstrip()}…"
        return cut or tr("(empty card)")

    @property
    def stop(self) -> str:
        """The full stop between title and text, where the title has no end of its own."""
        return "" if self.title.rstrip().endswith(_ENDS) else "."

    @property
    def body(self) -> str:
        """What a headline leaves unsaid."""
        return "" if not self.title and self._fits_in_a_line else self.text.strip()

    @property
    def _fits_in_a_line(self) -> bool:
        return len(self.text.strip()) <= _HEADLINE and "\n" not in self.text.strip()


class Part(NamedTuple):
    """A part of an essay: the reasons, the objections, what follows."""

    title: str
    points: list[Point]


class Essay(NamedTuple):
    """A map told from its main claim down; a map without links has none."""

    title: str
    question: str
    authors: tuple[str, ...]
    main: Point | None
    parts: list[Part]
    sources: list[Listed]


def where(number: str) -> str:
    """Say where a statement stands in full."""
    return tr("see {number}", number=number) if number else tr("see the main claim")


def sound(text: str) -> str:
    """Give a text with only such letters as documents may hold."""
    return _UNSOUND.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
