"""Statements, arguments and sections as they are read: found by title, filled passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from argmap.formats.argdown.data import Data
from argmap.formats.argdown.document import Argument, Document, Entry, Inference, Section, Statement
from argmap.formats.argdown.heads import Head
from argmap.formats.argdown.lines import Line
from argmap.formats.argdown.words import Words, read_words
from argmap.formats.building import NODE_LIMIT
from argmap.formats.report import WARNING_LIMIT, Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

#: More statements, headings and rules than this are not read, however few cards they would make.
_PASSAGE_LIMIT = NODE_LIMIT
#: As much of a title is told in a warning.
_SHOWN = 40

Made = TypeVar("Made", Statement, Argument)


@dataclass(slots=True)
class Passage:
    """Lines that belong together: what they speak of, and whether they only refer to it."""

    entry: Statement | Argument | Section | Inference
    number: int
    is_reference: bool = False
    lines: list[Line] = field(default_factory=list)
    data: Data = field(default_factory=dict)

    def add(self, line: Line, text: str) -> None:
        """Add a line, or what is left of it."""
        self.lines.append(Line(line.number, text.strip()))
        self.data.update(line.data)


class Entries:
    """Finds entries by title, and fills them."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report
        self._statements: dict[str, Statement] = {}
        self._arguments: dict[str, Argument] = {}
        self._section: Section | None = None
        self._passages = 0
        self._keeps_tags = document.setting("model", "removeTagsFromText") is not True

    def statement(self, title: str, line: int) -> Statement:
        """Give the statement with this title; a new one where there is none or no title."""
        found = self._statements.get(title) if title else None
        if found is None:
            found = Statement(title, line)
            self._statements[title] = _added(found, self._document.statements)
        return found

    def argument(self, title: str, line: int) -> Argument:
        """Give the argument with this title; a new one where there is none or no title."""
        found = self._arguments.get(title) if title else None
        if found is None:
            found = Argument(title, line)
            self._arguments[title] = _added(found, self._document.arguments)
        return found

    def entry(self, head: Head, line: int) -> Statement | Argument:
        """Give what the beginning of a text names."""
        return (self.argument if head.is_argument else self.statement)(head.title, line)

    def place(self, argument: Argument) -> None:
        """Put an argument into the section in which its steps stand."""
        if self._section is not None:
            argument.section = self._section

    def close(self, passage: Passage) -> None:
        """Fill an entry with a passage that has been read to its end.

        Raises FormatError where there have been so many that they can hardly be a map.
        """
        self._passages += 1
        if self._passages > _PASSAGE_LIMIT:
            raise FormatError(tr("This holds more than {limit} texts.", limit=_PASSAGE_LIMIT))
        words = read_words("\n".join(line.text for line in passage.lines), keeps_tags=self._keeps_tags)
        self._tell_faults(passage, words)
        if isinstance(passage.entry, Section):
            self._close_section(passage.entry, passage.data, words)
        elif isinstance(passage.entry, Entry):
            self._close_entry(passage.entry, passage, words)
        else:
            passage.entry.data.update(passage.data)

    def _close_section(self, section: Section, data: Data, words: Words) -> None:
        section.title, section.data = words.text, data
        parent = self._section
        while parent is not None and parent.level >= section.level:
            parent = parent.parent
        section.parent = parent
        self._section = section
        self._document.sections.append(section)
        self._report.drop(tr("tags and links in headings"), len(words.tags) + len(words.links))

    def _close_entry(self, entry: Entry, passage: Passage, words: Words) -> None:
        if words.text:
            entry.wordings.append(words.text)
            if passage.data.get("isCanonical") is True and entry.chosen is None:
                entry.chosen = words.text
        entry.tags.update(dict.fromkeys(words.tags, True))
        entry.links.extend(words.links)
        entry.data.update(passage.data)
        if not entry.is_mentioned:
            entry.mentioned, entry.is_mentioned = self._section, True
        forced = passage.data.get("isInGroup")
        if forced is True or (forced is None and not passage.is_reference and entry.section is None):
            entry.section = self._section

    def _tell_faults(self, passage: Passage, words: Words) -> None:
        for line, what in islice(_with_lines(passage, words.faults), WARNING_LIMIT + 1):
            self._report.warn(_fault_words(what), line)
        if isinstance(passage.entry, Entry) and passage.entry.title:
            if passage.is_reference and words.text:
                self._report.warn(
                    tr(
                        "Text may not follow “{title}” here without a colon after the title.",
                        title=passage.entry.title[:_SHOWN],
                    ),
                    passage.number,
                )
            elif not (passage.is_reference or words.text or words.tags):
                self._report.warn(
                    tr("“{title}:” announces a text, but none follows.", title=passage.entry.title[:_SHOWN]),
                    passage.number,
                )


def _added(entry: Made, entries: list[Made]) -> Made:
    """Add an entry to others of its kind. Raises FormatError for more than a map can hold."""
    if len(entries) == NODE_LIMIT:
        raise FormatError(tr("This holds more than {limit} statements or arguments.", limit=NODE_LIMIT))
    entries.append(entry)
    return entry


def _fault_words(what: str) -> str:
    if what[0] in "*_":
        return tr("“{mark}” begins emphasis that does not end; it is read as text.", mark=what[:_SHOWN])
    return tr(
        "“{title}” stands within a text, where Argdown wants @ before it; it is read as text.",
        title=what[:_SHOWN],
    )


def _with_lines(passage: Passage, faults: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Give faults with the numbers of their lines instead of places in the passage's text."""
    lines = iter(passage.lines)
    line, end = None, -1
    for place, what in sorted(faults):
        while place > end and (following := next(lines, None)) is not None:
            line, end = following, end + 1 + len(following.text)
        yield (line or passage).number, what
