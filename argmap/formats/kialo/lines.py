"""The lines of a Kialo text export: its title, its numbered claims and its sources. Makes no map.

Two dialects. In the older one a claim is a line, `1.2. Pro: text`; further lines without a
number belong to it. In the newer one the label stands alone, `1.2. Pro:`, and the text is on
the indented lines below. Both may refer to a claim instead of giving one: `-> See 1.2.`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TITLE = re.compile(r"Discussion (?:Title|Name):[ \t]*(.*)", re.IGNORECASE)
_QUESTION = re.compile(r"Question:[ \t]*(.*)")
_LABELLED = re.compile(r"[ \t]*((?:\d{1,6}\.)*\d{1,6})\.?[ \t]+(Thesis|Question|Pro|Con):[ \t]*(.*)")
_UNLABELLED = re.compile(r"((?:\d{1,6}\.)+)[ \t]+(.*)")
_SOURCES = "Sources:"
_NOTE = re.compile(r"\[(\d{1,6})\][ \t]*(.*)")
_ADDRESS = re.compile(r"(?:\w{2,12}://|www\.|mailto:)\S")

#: What a Kialo text begins with, or has early: a title line, or a labelled number of two parts.
LOOKS = re.compile(
    r"\A\s*Discussion (?:Title|Name):|^[ \t]*(?:\d{1,6}\.){2,}[ \t]+(?:Thesis|Pro|Con):", re.MULTILINE
)


@dataclass(slots=True)
class Claim:
    """One numbered entry: its number without the last dot, its label, its text, and its line."""

    number: str
    label: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        """The text without indentation; an empty line stays between paragraphs."""
        return "\n".join(line.strip() for line in self.lines).strip()

    @property
    def parent(self) -> str:
        """The number of the claim that this one is about; empty for a first one."""
        return self.number.rpartition(".")[0]

    @property
    def place(self) -> list[int]:
        """The number as numbers: 1.10 comes after 1.9."""
        return [int(part) for part in self.number.split(".")]


class Note(NamedTuple):
    """What a footnote says: an address or another name of a source, and the words quoted from it."""

    source: str
    quote: str


@dataclass(slots=True)
class Discussion:
    """All that a Kialo text says. `strays` are the lines before the first claim that say nothing known."""

    title: str = ""
    question: str = ""
    claims: list[Claim] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    strays: list[int] = field(default_factory=list)


def read_discussion(text: str) -> Discussion:
    """Sort the lines of a Kialo text into title, claims and sources."""
    lines = text.split("\n")
    end = _start_of_sources(lines)
    made = Discussion(notes=dict(_notes(lines[end + 1 :])))
    first = _read_head(lines[:end], made)
    for number, line in enumerate(lines[first:end], first + 1):
        _read_line(made, line, number)
    return made


def _read_head(lines: list[str], made: Discussion) -> int:
    """Read title and question, which stand before the first claim; give where that is."""
    waiting = ""  # a label whose text is on a later line
    for at, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        if _LABELLED.match(line) or _UNLABELLED.match(line):
            return at
        if title := _TITLE.match(words):
            made.title, waiting = title[1], "" if title[1] else "title"
        elif question := _QUESTION.match(words):
            made.question, waiting = question[1], "" if question[1] else "question"
        elif waiting:
            setattr(made, waiting, words)
            waiting = ""
        else:
            made.strays.append(at + 1)
    return len(lines)


def _read_line(made: Discussion, line: str, number: int) -> None:
    if found := _LABELLED.match(line):
        made.claims.append(Claim(found[1], found[2], [found[3]], number))
    elif (found := _UNLABELLED.match(line)) and _is_claim(made.claims, found[1]):
        made.claims.append(Claim(found[1].rstrip("."), "", [found[2]], number))
    else:
        made.claims[-1].lines.append(line)


def _is_claim(claims: list[Claim], number: str) -> bool:
    """Tell a claim without a label, as the first is in the older dialect, from a list within a claim."""
    return not claims or (number.count(".") > 1 and bool(claims[0].lines[0]))


def _start_of_sources(lines: list[str]) -> int:
    """Find the line that only says that sources follow, and after which a footnote does."""
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].rstrip() == _SOURCES:
            following = next((line for line in lines[at + 1 :] if line.strip()), "")
            if _NOTE.match(following):
                return at
    return len(lines)


def _notes(lines: list[str]) -> Iterator[tuple[str, Note]]:
    """Read footnotes: a number and a source, and below it the quote, which may have empty lines."""
    number, source, quote = 0, "", list[str]()
    for line in lines:
        found = _NOTE.match(line)
        if found and (int(found[1]) == number + 1 or _ADDRESS.match(found[2])):
            if number:
                yield str(number), Note(source, _unquoted(quote))
            number, source, quote = int(found[1]), found[2].strip(), []
        else:
            quote.append(line)
    if number:
        yield str(number), Note(source, _unquoted(quote))


def _unquoted(lines: list[str]) -> str:
    quote = "\n".join(line.strip() for line in lines).strip()
    return quote[1:-1].strip() if len(quote) > 1 and quote[0] == quote[-1] == '"' else quote
