"""Blocks of Markdown that are no lines of an outline: code, tables, quotes. Knows no items and no tree.

Code between fences and tables are taken out whole; their lines stay empty, so that lines
keep their numbers. Of a quote only the signs in front are taken off.
"""

import re
from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

from argmap.formats.outline.marks import DELIMITER
from argmap.formats.report import Report
from argmap.model.wording import tr

_MARGIN = r"(?P<margin>[^\S\n]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
#: A number after the sign makes it “more than”.
_QUOTE = re.compile(rf"{_MARGIN}(?P<signs>(?:>(?![\d=>])[ \t]?|>(?=>))+)")
_FENCE = re.compile(rf"{_MARGIN}(?P<fence>`{{3,}}(?=[^`]*$)|~{{3,}})")
_ANY = re.compile(rf"^{_MARGIN}(?:>|```|~~~)", re.MULTILINE)
_BEGINS = re.compile(_MARGIN)
#: What ends a table without an empty line.
_NO_ROW = re.compile(r"\s*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|>|```|~~~)")


class Block(NamedTuple):
    """Code or a table, with its first line."""

    text: str
    line: int
    is_code: bool


class Layout(NamedTuple):
    """A text without its blocks, which are given by their first line, and the first lines of quotes."""

    text: str
    blocks: Mapping[int, Block] = MappingProxyType({})
    quotes: Set[int] = frozenset()


def take_blocks(text: str, report: Report) -> Layout:
    """Take code, tables and the signs of quotes out of a Markdown text."""
    has_table = "|" in text
    if not has_table and not any(sign in text for sign in (">", "```", "~~~")):
        return Layout(text)
    if not has_table and not _ANY.search(text):
        return Layout(text)
    return _Taking(text.split("\n"), report).run()


def tell_lost(blocks: Iterable[Block], report: Report) -> None:
    """Report blocks that no card could keep."""
    for block in blocks:
        if block.is_code:
            report.drop(tr("code"))
            report.warn(tr("No card stands above this code that could keep it."), block.line)
        else:
            report.drop(tr("tables"))
            report.warn(tr("No card stands above this table that could keep it."), block.line)


class _Taking:
    def __init__(self, lines: list[str], report: Report) -> None:
        self._lines = lines
        self._report = report
        self._blocks: dict[int, Block] = {}
        self._quotes: set[int] = set()
        self._last_quoted = -2

    def run(self) -> Layout:
        """Go through the lines."""
        at = 0
        while at < len(self._lines):
            line = self._unquoted(at)
            if ("``" in line or "~~" in line) and (fence := _FENCE.match(line)):
                at = self._take_code(at, fence)
            elif "|" in line and self._is_table(at):
                at = self._take_table(at)
            else:
                at += 1
        return Layout("\n".join(self._lines), self._blocks, self._quotes)

    def _unquoted(self, at: int) -> str:
        """Take the signs of a quote off a line, and keep where the quote began."""
        line = self._lines[at]
        if ">" not in line or not (quote := _QUOTE.match(line)):
            return line
        if self._last_quoted != at - 1:
            self._quotes.add(at + 1)
        self._last_quoted = at
        self._lines[at] = quote["margin"] + line[quote.end() :]
        return self._lines[at]

    def _take_code(self, start: int, fence: re.Match[str]) -> int:
        """Take code out up to the fence that closes it; give the line after it."""
        is_quoted = self._last_quoted == start
        signs, margin = fence["fence"], len(fence["margin"])
        lines = [self._lines[start][margin:]]
        end, is_closed = start + 1, False
        while end < len(self._lines) and not is_closed:
            line = self._unquoted(end) if is_quoted else self._lines[end]
            if is_quoted and self._last_quoted != end:
                break
            lines.append(line[min(margin, len(line) - len(line.lstrip())) :])
            is_closed = _closes(line.strip(), signs)
            end += 1
        if not is_closed and not is_quoted:
            self._report.warn(tr("This code has no end: all that follows was taken for code."), start + 1)
        return self._keep(start, end, lines, is_code=True)

    def _is_table(self, at: int) -> bool:
        """Say whether this is the line below the head of a table."""
        head = self._lines[at - 1] if at else ""
        if "|" not in head or not DELIMITER.match(self._lines[at].strip()):
            return False
        margin = len(head) - len(head.lstrip())
        has_bullet = (_BEGINS.match(head) or [""])[0].strip()
        return not has_bullet or len(self._lines[at]) - len(self._lines[at].lstrip()) > margin

    def _take_table(self, at: int) -> int:
        """Take a table out, from the line above this one; give the line after it."""
        end = at + 1
        while end < len(self._lines) and "|" in self._unquoted(end) and not _NO_ROW.match(self._lines[end]):
            end += 1
        rows = [_BEGINS.sub("", self._lines[at - 1], count=1), *self._lines[at:end]]
        return self._keep(at - 1, end, [row.strip() for row in rows], is_code=False)

    def _keep(self, start: int, end: int, lines: list[str], *, is_code: bool) -> int:
        self._blocks[start + 1] = Block("\n".join(lines).rstrip(), start + 1, is_code)
        self._lines[start:end] = [""] * (end - start)
        return end


def _closes(line: str, fence: str) -> bool:
    return len(line) >= len(fence) and not line.strip(fence[0])
