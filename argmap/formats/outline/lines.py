"""The lines of an outline: what each says, how far in it stands, with which bullet. Knows no tree.

A line with a bullet begins an item. Lines without one that stand further in go on with it;
where no bullet has begun, every line is an item. A bare minus is a bullet, unless the text
has plus signs as well: then both are signs of a stance, if no word says otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.formats.building import NODE_LIMIT
from argmap.formats.outline.blocks import Block, Layout, tell_lost
from argmap.formats.outline.marks import BULLET, HEADING, RULE, bare_stance, has_mark, is_plain, take_mark
from argmap.formats.outline.series import Line, find_series
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_TAB = 4
_UNDERLINE = re.compile(r"(={3,}|-{3,})\s*$")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_PLUS = re.compile(r"^[^\S\n]*\+(?=\s|$)", re.MULTILINE)
#: Without the second of a series there is none.
_SECOND = re.compile(r"^[^\S\n]*(?:b|ii)\.\s", re.MULTILINE | re.IGNORECASE)
_DRAWN = frozenset("-*_=")
_BEHIND_LETTER = frozenset(".)\t")
_NUMERALS = frozenset("ivxIVX")
_SUPPORT_TICKS = frozenset("➕✓✔✅☑👍")


@dataclass(slots=True)
class Item:
    """One statement, heading or reference. `level` counts from 1 for headings and is 0 for all else.

    `style` names the bullet; `stance` is what a mark says, which `is_sign` tells from words:
    a minus may be a bullet after all. `is_bare` marks an item that names a stance and
    nothing else, for those below it. `blocks` are code and tables that follow.
    """

    lines: list[str]
    line: int
    indent: int
    style: str = ""
    level: int = 0
    stance: str | None = None
    is_sign: bool = False
    is_bare: bool = False
    blocks: list[Block] | None = None


def read_items(layout: Layout, report: Report, *, wraps: bool) -> list[Item]:
    """Make items of lines. Where text `wraps`, as in Markdown, a line goes on with the one right above it."""
    text = layout.text
    _tell_mixed(text, report)
    series = find_series(_lines(text)) if _SECOND.search(text) else {}
    has_signs = "+" in text and bool(_PLUS.search(text))
    return _Reader(has_signs=has_signs, wraps=wraps, series=series, layout=layout).read(report)


class _Reader:
    def __init__(self, *, has_signs: bool, wraps: bool, series: dict[int, str], layout: Layout) -> None:
        self._has_signs = has_signs
        self._wraps = wraps
        self._series = series
        self._layout = layout
        self._items: list[Item] = []
        self._numbers: set[str] = set()
        self._after_blank = 0

    def read(self, report: Report) -> list[Item]:
        for number, line in enumerate(self._layout.text.split("\n"), 1):
            words = line.strip()
            if not words:
                self._after_blank += 1
                if number in self._layout.blocks:
                    self._keep(self._layout.blocks[number], report)
                continue
            indent = 0 if line[0] == words[0] else _width(line)
            is_drawn = words[0] in _DRAWN and (self._take_underline(words, indent) or RULE.match(words))
            if not is_drawn:
                self._take(Line(words, number, indent))
            self._after_blank = 0
            if len(self._items) > NODE_LIMIT:
                raise FormatError(tr("This holds more than {limit} items.", limit=NODE_LIMIT))
        return self._items

    def _keep(self, block: Block, report: Report) -> None:
        """Keep code or a table with the item above it."""
        if not self._items:
            tell_lost([block], report)
        elif (kept := self._items[-1].blocks) is None:
            self._items[-1].blocks = [block]
        else:
            kept.append(block)

    def _take(self, line: Line) -> None:
        """Make an item of a line, or go on with the last one."""
        words = line.words
        if words[0] == "#" and not line.indent and (heading := HEADING.match(words)):
            self._items.append(_heading(heading[2] or "", len(heading[1]), line))
        elif bullet := self._bullet(line):
            self._add(words[bullet.end() :].lstrip(), line, self._style(bullet, line), bullet)
        elif self._goes_on(line):
            is_apart = self._after_blank or line.number in self._layout.quotes
            self._items[-1].lines += ["", words] if is_apart else [words]
        else:
            self._add(words, line, "", None)

    def _add(self, words: str, line: Line, style: str, bullet: re.Match[str] | None) -> None:
        sign = _sign(bullet) if style == "sign" and bullet else None
        if is_plain(words):
            is_sign = bool(bullet and bullet["sign"])
            self._items.append(Item([words], line.number, line.indent, style, stance=sign, is_sign=is_sign))
            return
        bare = bare_stance(words)
        marked = take_mark(words, must_be_word=sign is not None) if bare is None else None
        self._items.append(
            Item(
                [marked.text if marked else words],
                line.number,
                line.indent,
                style,
                stance=bare or (marked and marked.stance) or sign,
                is_sign=bool(bullet and bullet["sign"] and marked and not marked.stance),
                is_bare=bare is not None,
            )
        )

    def _bullet(self, line: Line) -> re.Match[str] | None:
        """Find the bullet of a line; a bare number, and a letter with a dot, count only where they fit."""
        found = BULLET.match(line.words) if _may_have_bullet(line.words) else None
        if not found:
            return None
        if found.lastgroup == "lettered":
            return found if line.number in self._series else None
        if found.lastgroup == "end":
            number = found["number"]
            if not found["end"] and not self._fits(number):
                return None
            self._numbers.add(number)
        return found

    def _fits(self, number: str) -> bool:
        above, _, last = number.rpartition(".")
        before = f"{above}.{int(last) - 1}"
        return bool(above) and (before in self._numbers or (last == "1" and above in self._numbers))

    def _style(self, bullet: re.Match[str], line: Line) -> str:
        match bullet.lastgroup:
            case "sign":
                return "sign" if self._has_signs else bullet["sign"]
            case "end":
                return f"number{bullet['number'].count('.') + 1}"
            case "lettered":
                return self._series[line.number]
            case "tick":
                return "sign"
            case "dot" | "o":
                return bullet[0]
        return "letter"

    def _goes_on(self, line: Line) -> bool:
        """Say whether a line without a bullet belongs to the item above it."""
        last = self._items[-1] if self._items else None
        if not last or last.is_bare:
            return False
        is_further_in = bool(last.style) and line.indent > last.indent
        is_right_below = self._wraps and not last.level and not self._after_blank
        if not is_further_in and not is_right_below:
            return False
        words = line.words
        return is_plain(words) or not (has_mark(words) or (not is_further_in and bare_stance(words)))

    def _take_underline(self, words: str, indent: int) -> bool:
        """Make a heading of an item without bullet that is underlined."""
        last = self._items[-1] if self._items else None
        if not last or last.style or last.level or last.indent or indent or self._after_blank:
            return False
        if not _UNDERLINE.match(words) or len(last.lines) > 1:
            return False
        self._items[-1] = _heading(last.lines[0], 1 if words[0] == "=" else 2, Line("", last.line, 0))
        return True


def _sign(bullet: re.Match[str]) -> str:
    is_support = bullet["sign"] == "+" or (bullet["tick"] or "")[:1] in _SUPPORT_TICKS
    return "support" if is_support else "attack"


def _heading(words: str, level: int, line: Line) -> Item:
    words = _CLOSING.sub("", words).strip()
    bare = bare_stance(words)
    return Item([words], line.number, 0, level=level, stance=bare, is_bare=bare is not None)


def _may_have_bullet(words: str) -> bool:
    """Say quickly whether a line may begin with a bullet; of those that begin with a letter few do."""
    if not words[0].isalpha():
        return True
    return words[1:2] in _BEHIND_LETTER or (
        words[0] in _NUMERALS and not _BEHIND_LETTER.isdisjoint(words[2:7])
    )


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()  # spaces that do not break, from web pages, are indentation as well
        yield Line(words, number, _width(line) if words and line[0] != words[0] else 0)


def _width(line: str) -> int:
    """Measure how far in a line stands."""
    width = len(line) - len(line.lstrip())
    return len(line[:width].expandtabs(_TAB)) if "\t" in line[:width] else width


def _tell_mixed(text: str, report: Report) -> None:
    """Report indentation that is here of tabs and there of spaces: how it looks depends on the editor."""
    first = ""
    if "\t" not in text:
        return
    for line in _lines_with_indent(text):
        kind = "\t" if line.words[0] == "\t" else " "
        first = first or kind
        if kind != first or "\t" in line.words.lstrip("\t"):
            report.warn(
                tr("Lines are indented by tabs and by spaces; a tab was taken for {n} spaces.", n=_TAB),
                line.number,
            )
            return


def _lines_with_indent(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        words = line.lstrip()
        if words and len(words) < len(line):
            space = line[: len(line) - len(words)]
            yield Line(space, number, len(space))
