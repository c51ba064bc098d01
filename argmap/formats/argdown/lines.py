"""An Argdown text as lines without comments, data in braces beside its line. Knows no structure."""

import re
from dataclasses import dataclass, field

from argmap.formats.argdown.data import Data, read_braces, read_lines
from argmap.formats.report import Report
from argmap.model.wording import tr

_FRONT = re.compile(r"\s*={3,}")
#: What begins something that is no plain text, and what may hold the beginning of it as plain text.
_PIECE = re.compile(
    r"""\\[^\n]
      | @?\[[^\[\]\n]*\](?:\([^()\n]*\))?
      | \#\([^()\n]*\)
      | (?:https?|ftp)://[^\s<>()\[\]]*
      | (?P<open><!--|/\*)
      | //[^\n]*
      | @?<[^-<>\n][^<>\n]*>
      | (?P<brace>\{)""",
    re.VERBOSE,
)
_CLOSERS = {"<!--": "-->", "/*": "*/"}
_BRACE = re.compile(r"[{}]|\n[ \t]*\n")


@dataclass(slots=True)
class Line:
    """One line: its number in the file, its text, the data in it."""

    number: int
    text: str
    data: Data = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether the line ends a paragraph."""
        return not self.text and not self.data


@dataclass(slots=True)
class Lines:
    """All lines of a text, and the settings before them."""

    front: Data
    lines: list[Line]


def split_lines(text: str, report: Report) -> Lines:
    """Split a text; what is not closed or cannot be read as data stays text, and is reported."""
    front, start = _read_front(text, report)
    splitter = _Splitter(text, start, report)
    return Lines(front, splitter.split())


def _read_front(text: str, report: Report) -> tuple[Data, int]:
    begun = _FRONT.match(text)
    if begun is None:
        return {}, 0
    end = text.find("===", begun.end())
    if end < 0:
        report.warn(tr("The settings at the beginning are not closed with ===."), 1)
        return {}, 0
    front = read_lines(text[begun.end() : end])
    if front is None:
        report.warn(tr("The settings between the lines of === could not be read."), 1)
    while text[end : end + 1] == "=":
        end += 1
    return front or {}, end


class _Splitter:
    """Goes through a text once and collects its lines."""

    def __init__(self, text: str, start: int, report: Report) -> None:
        self._text = text
        self._at = start
        self._number = text.count("\n", 0, start) + 1
        self._report = report
        self._lines: list[Line] = []
        self._line = Line(self._number, "")
        self._words: list[str] = []
        self._had_comment = False
        self._unclosed: dict[str, int] = {}  # nothing closes these up to there

    def split(self) -> list[Line]:
        text, at = self._text, self._at
        while found := _PIECE.search(text, at):
            at = found.end()
            if self._may_open(found):
                self._add(text[self._at : found.start()])
                self._at = found.start()
                at = self._comment_end(found) or self._data_end(found) or at
        self._add(text[self._at :])
        self._finish_line()
        return self._lines

    def _may_open(self, found: re.Match[str]) -> bool:
        """Say whether a comment or data may begin here, and is not known to have no end."""
        opener = found["open"] or found["brace"]
        if opener is None:
            return found[0].startswith("//")
        return self._unclosed.get(opener, -1) <= found.start()

    def _comment_end(self, found: re.Match[str]) -> int:
        """Skip a comment; 0 where there is none."""
        opener = found["open"]
        if opener is None:
            return 0 if found["brace"] else self._skip(found.end())
        end = self._text.find(_CLOSERS[opener], found.end())
        if end >= 0:
            return self._skip(end + len(_CLOSERS[opener]))
        self._unclosed[opener] = len(self._text)
        self._report.warn(tr("This comment is not closed, so it is read as text."), self._number)
        return 0

    def _skip(self, end: int) -> int:
        self._had_comment = True
        self._number += self._text.count("\n", self._at, end)
        self._at = end
        return end

    def _data_end(self, found: re.Match[str]) -> int:
        """Read data in braces; 0 where there is none."""
        if found["brace"] is None:
            return 0
        end = self._closing_brace(found.end())
        if not end:
            return 0
        raw = self._text[found.start() : end]
        data = read_braces(raw)
        if data is None:
            self._report.warn(tr("These braces hold no data that argmap can read."), self._number)
            self._add(raw)
        else:
            self._line.data.update(data)
            self._number += raw.count("\n")
        self._at = end
        return end

    def _closing_brace(self, start: int) -> int:
        depth = 1
        for found in _BRACE.finditer(self._text, start):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
            if depth == 0:
                return found.end()
            if found[0][0] == "\n":
                self._unclosed["{"] = found.start()
                return 0
        self._unclosed["{"] = len(self._text)
        return 0

    def _add(self, text: str) -> None:
        first, *others = text.split("\n")
        self._words.append(first)
        if not others:
            return
        self._finish_line()
        for whole in others[:-1]:
            self._number += 1
            if whole or (self._lines and self._lines[-1].text):  # one blank line says as much as many
                self._lines.append(Line(self._number, whole.rstrip()))
        self._number += 1
        self._line = Line(self._number, "")
        self._words.append(others[-1])

    def _finish_line(self) -> None:
        """Keep a line, unless it held nothing but a comment."""
        self._line.text = "".join(self._words).rstrip()
        if not (self._had_comment and self._line.is_blank):
            self._lines.append(self._line)
        self._words.clear()
        self._had_comment = False
