"""Lines of Argdown to what they say: paragraphs, indented relations, numbered steps. Makes no map.

What does not follow the rules is reported with its line, and as much as can be read is
read. One rule is Argdown's own: a list of relations that holds a contradiction with an
argument is left out whole.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from argmap.formats.argdown.document import Argument, Document, Inference, Kind, Relation, Section, Statement
from argmap.formats.argdown.entries import Entries, Passage
from argmap.formats.argdown.heads import (
    BULLET,
    DEFINITION,
    HEADING,
    NUMBER,
    RELATION,
    RULE,
    Head,
    Mark,
    read_head,
    read_mark,
)
from argmap.formats.argdown.lines import Line, split_lines
from argmap.formats.argdown.lists import faulty_lists
from argmap.formats.argdown.relations import settle_relations
from argmap.formats.argdown.steps import StepsReader
from argmap.formats.report import Report
from argmap.model.wording import tr


def parse(text: str, report: Report) -> Document:
    """Read an Argdown text."""
    split = split_lines(text, report)
    document = Document(split.front)
    reader = _Reader(document, report)
    for is_blank, lines in groupby(split.lines, key=lambda line: line.is_blank):
        if not is_blank:
            reader.read_paragraph(list(lines))
    settle_relations(document)
    return document


@dataclass(slots=True)
class _Level:
    """How far relations are indented, and the passage they belong to."""

    indent: int
    owner: Passage | None


class _Reader:
    """Reads paragraph by paragraph."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report
        self._entries = Entries(document, report)
        self._before: Argument | None = None  # the paragraph before this one, where it is an argument
        self._levels: list[_Level] = []
        self._top: Passage | None = None
        self._current: Passage | None = None
        self._steps: StepsReader | None = None
        self._concluded: dict[int, Inference] = {}  # by the passage that concludes it

    def read_paragraph(self, lines: list[Line]) -> None:
        """Read lines with no blank line between them."""
        self._levels = [_Level(0, None)]
        self._top = None
        left_out = faulty_lists(lines, self._report)
        for place, line in enumerate(lines):
            if place not in left_out:
                self._read_line(line)
        self._finish_paragraph()

    def _finish_paragraph(self) -> None:
        self._close()
        head = self._top.entry if self._top is not None and self._steps is None else None
        self._before = head if isinstance(head, Argument) else None
        if self._steps is not None:
            self._steps.finish()
            self._steps = None
        self._concluded.clear()

    def _read_line(self, line: Line) -> None:
        text = line.text
        if self._steps is not None and self._steps.is_in_rule and not NUMBER.match(text):
            self._steps.add_rule(line, text)
        elif self._current is not None and (found := RULE.match(text)):
            self._read_rule(line, text[found.end() :])
        elif found := RELATION.match(text):
            self._read_relation(line, found)
        elif found := HEADING.match(text):
            self._read_heading(line, found)
        elif found := NUMBER.match(text):
            self._read_number(line, int(found[1][-9:]), text[found.end() :])
        elif found := BULLET.match(text):
            self._indent(len(found[1]) + 1)
            self._open(line, text[found.end() :])
        else:
            self._read_text(line)

    def _warn(self, line: Line, message: str) -> None:
        self._report.warn(message, line.number)

    def _open(self, line: Line, text: str, head: Head | None = None) -> Passage:
        """Begin a passage on a statement or an argument."""
        self._close()
        head = head or read_head(text)
        passage = Passage(self._entries.entry(head, line.number), line.number, head.is_reference)
        passage.add(line, head.rest)
        self._current = passage
        self._top = self._top or passage
        return passage

    def _close(self) -> None:
        if self._current is not None:
            self._entries.close(self._current)
            self._current = None

    def _read_text(self, line: Line) -> None:
        current = self._current
        if current is None:
            self._open(line, line.text)
        elif isinstance(current.entry, Inference):
            self._warn(line, tr("A conclusion begins with its number in brackets, as in (3)."))
            self._read_step(line, line.text, None)
        elif isinstance(current.entry, Section):
            self._warn(line, tr("Text below a heading begins after a blank line; this became part of it."))
            current.add(line, line.text)
        elif DEFINITION.match(line.text) and self._steps is None:
            self._warn(line, tr("A new statement or argument begins after a blank line."))
            self._levels = [_Level(0, None)]
            self._open(line, line.text)
        else:
            current.add(line, line.text)

    def _read_heading(self, line: Line, found: re.Match[str]) -> None:
        if self._current is not None:
            self._warn(line, tr("A heading begins after a blank line."))
            self._finish_paragraph()
        self._current = Passage(Section("", len(found[1]), None, line=line.number), line.number)
        self._current.add(line, line.text[found.end() :])
        self._top = self._current

    def _read_number(self, line: Line, number: int, text: str) -> None:
        if self._steps is None:
            self._begin_steps(line)
        self._read_step(line, text, number)

    def _begin_steps(self, line: Line) -> None:
        head = self._top.entry if self._top is not None else self._before
        if self._current is not None:
            self._warn(line, tr("Numbered statements begin after a blank line."))
        self._close()
        argument = head if isinstance(head, Argument) else self._entries.argument("", line.number)
        if argument.steps:
            self._warn(line, tr("“{title}” has its premises and conclusion already.", title=argument.title))
            argument = self._entries.argument("", line.number)
        self._entries.place(argument)
        self._steps = StepsReader(argument, self._report, line.number)

    def _read_step(self, line: Line, text: str, number: int | None) -> None:
        """Read a premise or conclusion of the steps that were begun."""
        head = read_head(text)
        if head.is_argument:
            self._warn(line, tr("A premise or conclusion is a statement in [ ], not an argument in < >."))
            head = head._replace(is_argument=False)
        self._levels = [_Level(0, None)]
        passage = self._open(line, text, head)
        self._top = passage
        if self._steps is not None and isinstance(passage.entry, Statement):
            inference = self._steps.begun
            self._steps.add(passage.entry, line.number, number)
            if inference is not None:
                self._concluded[id(passage)] = inference

    def _read_rule(self, line: Line, text: str) -> None:
        self._levels = [_Level(0, None)]
        begun = self._steps.begin(line, text) if self._steps is not None else None
        if self._steps is None:
            self._warn(
                line, tr("A line of hyphens stands only between numbered premises and their conclusion.")
            )
        if begun is not None:
            self._close()
            self._current = Passage(begun, line.number)

    def _read_relation(self, line: Line, found: re.Match[str]) -> None:
        owner = self._indent(len(found[1]))
        if owner is None:
            self._warn(line, tr("A relation is indented further than the text above that it belongs to."))
            owner = self._top
        passage = self._open(line, line.text[found.end() :])
        if owner is not None:
            self._relate(line, read_mark(found[2]), owner, passage)

    def _indent(self, indent: int) -> Passage | None:
        """Find the passage that a line with this indentation belongs to."""
        if indent > self._levels[-1].indent:
            self._levels.append(_Level(indent, self._current))
        while indent < self._levels[-1].indent:
            self._levels.pop()
        return self._levels[-1].owner

    def _relate(self, line: Line, mark: Mark, owner: Passage, passage: Passage) -> None:
        other, target = passage.entry, owner.entry
        if isinstance(other, Section | Inference) or isinstance(target, Section):
            self._warn(line, tr("A heading has no relations."))
        elif isinstance(target, Inference):
            if mark.kind is Kind.UNDERCUT and not mark.points_out:
                self._add(Kind.UNDERCUT, other, target, line)
            else:
                self._warn(line, tr("An inference has no relations but undercuts: <_ and what undercuts it."))
        elif mark.points_out:
            self._add(mark.kind, target, other, line)
        elif mark.kind is Kind.UNDERCUT:
            self._add(mark.kind, other, self._concluded.get(id(owner), target), line)
        else:
            self._add(mark.kind, other, target, line)

    def _add(
        self, kind: Kind, source: Statement | Argument, target: Statement | Argument | Inference, line: Line
    ) -> None:
        self._document.relations.append(Relation(kind, source, target, line.number))
