"""Reads the text exports of Kialo, of the older and the current kind. Writes none.

A pro is a support, a con an attack. `-> See 1.2.` stands for the claim of that number, so
that a discussion becomes a graph; it may come before that claim, hence the two passes.
Footnotes and links become sources, cited on the claim.
"""

import re

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.decoding import peek, read_text
from argmap.formats.kialo.lines import LOOKS, Claim, Discussion, read_discussion
from argmap.formats.markup import take_links
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_SEE = re.compile(r"->[ \t]*See[ \t]+((?:\d{1,6}\.)*\d{1,6})\.?", re.IGNORECASE)
_MARK = re.compile(r"[ \t]?\[(\d{1,6})\]")
_STANCES = {"Pro": "support", "Con": "attack"}


def read(data: bytes, _options: Options) -> Reading:
    """Read a Kialo text export. Raises FormatError where there is no claim in it."""
    builder = MapBuilder(data)
    discussion = read_discussion(read_text(data, builder.report))
    if not discussion.claims:
        raise FormatError(
            tr("There are no Kialo claims here: expected lines such as “1. Thesis:” and “1.1. Pro:”.")
        )
    for line in discussion.strays:
        builder.report.warn(tr("This line belongs to no claim and was left out."), line)
    discussion.claims.sort(key=lambda claim: claim.place)
    _Conversion(builder, discussion).run()
    return builder.finish()


class _Conversion:
    """One reading: claims become nodes in a first pass, and links in a second."""

    def __init__(self, builder: MapBuilder, discussion: Discussion) -> None:
        self.builder = builder
        self.report = builder.report
        self.discussion = discussion
        self.shelf = Shelf(builder)
        self.question: str | None = None
        #: Number of a claim → its node, or the number that it refers to.
        self.nodes: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.own: list[str | None] = []
        self.cited: set[str] = set()

    def run(self) -> None:
        """Make the map."""
        self._ask()
        numbers = {claim.number for claim in self.discussion.claims}
        self.own = [self._add(claim, numbers) for claim in self.discussion.claims]
        for claim, node in zip(self.discussion.claims, self.own, strict=True):
            self._connect(claim, node)
        self._keep_uncited()
        self._inform()

    def _ask(self) -> None:
        """Add the question that stands above the theses, where it has no number."""
        if self.discussion.question:
            self.question = self.builder.node(self.discussion.question, kind="question")

    def _add(self, claim: Claim, numbers: set[str]) -> str | None:
        """Add a claim as a node; a reference to another claim adds none."""
        if claim.number in self.nodes or claim.number in self.references:
            self.report.warn(tr("The number {number} is given twice.", number=claim.number), claim.line)
        if see := _SEE.fullmatch(claim.text):
            if see[1] in numbers:
                self.references[claim.number] = see[1]
                return None
            self.report.warn(tr("There is no claim {number} to see.", number=see[1]), claim.line)
        node = self.nodes[claim.number] = self._node(claim)
        return node

    def _node(self, claim: Claim) -> str:
        text, addresses = take_links(claim.text)
        marks = []
        if self.discussion.notes:
            marks = [mark for mark in _MARK.findall(text) if mark in self.discussion.notes]
            text = _MARK.sub(lambda found: "" if found[1] in marks else found[0], text)
        node = self.builder.node(text.strip(), kind="question" if claim.label == "Question" else "claim")
        for address in dict.fromkeys(addresses):
            self.shelf.cite(node, address)
        self.cited.update(marks)
        for mark in dict.fromkeys(marks):
            self.shelf.cite(node, *self.discussion.notes[mark])
        return node

    def _connect(self, claim: Claim, node: str | None) -> None:
        """Link a claim, or the one that it refers to, to the claim above it."""
        premise = node or self._resolve(claim.number)
        if premise is None:
            self.report.warn(
                tr("This refers to claim {number}, which refers back to it.", number=claim.number), claim.line
            )
            return
        target = self._target(claim)
        stance = _STANCES.get(claim.label, "neutral")
        if target is not None:
            self.builder.link(stance, [premise], target)
        if target is None and stance != "neutral":
            self.report.warn(
                tr("Claim {number} stands alone: what it is about is missing.", number=claim.number),
                claim.line,
            )
        elif not claim.label and claim.parent:
            self.report.warn(tr("Claim {number} is neither pro nor con.", number=claim.number), claim.line)

    def _target(self, claim: Claim) -> str | None:
        above = self._resolve(claim.parent)
        return above or (self.question if claim.label == "Thesis" else None)

    def _resolve(self, number: str) -> str | None:
        """Give the node of a number, going through references."""
        passed = []
        while number in self.references and number not in self.nodes:
            passed.append(number)
            number = self.references.pop(number)
        for one in passed:  # so that a long chain is walked once; a ring ends nowhere
            self.references[one] = number
        return self.nodes.get(number)

    def _keep_uncited(self) -> None:
        """Keep the sources that no claim cites; their quotes have no place."""
        for mark, note in self.discussion.notes.items():
            if mark not in self.cited:
                self.shelf.source(note.source)
                self.report.drop(tr("quotes that no claim cites"), bool(note.quote))

    def _inform(self) -> None:
        """Say what the map is called and about."""
        first = self.discussion.claims[0]
        question = self.discussion.question or (first.text if first.label == "Question" else "")
        fitted = self.builder.fitted
        self.builder.info.update(
            title=fitted(self.discussion.title),
            question=fitted(question),
            main=self.question or self.own[0],
        )


FORMAT = Format(
    id="kialo",
    name="Kialo",
    suffixes=(".txt",),
    read=read,
    looks_like=lambda head: bool(LOOKS.search(peek(head))),
    carries=frozenset({"support", "attack", "neutral", "sources", "title", "question"}),
)
