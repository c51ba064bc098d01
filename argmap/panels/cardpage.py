"""What the reasoning panel shows of a card, from the verdict to the ways of counting. Asks nothing."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from argmap.analysis.questions.agreement import Agreement
from argmap.analysis.questions.reports import CountedOnce
from argmap.analysis.strength import Strength
from argmap.editing.editor import Editor
from argmap.model.errors import AnalysisError
from argmap.model.wording import tr
from argmap.panels import sentences
from argmap.panels.arranging import BESIDE, stack_in
from argmap.panels.bearing import Visit, bearing_entries
from argmap.panels.counts import Counting, Spread
from argmap.panels.entries import Entry, Line
from argmap.panels.naming import icon_of, line_of, name_of
from argmap.panels.paragraph import Paragraph
from argmap.panels.questions import Carried, Contributing, Persuading
from argmap.panels.section import Section
from argmap.panels.standing import Standing
from argmap.panels.strengthbar import StrengthBar
from argmap.panels.trial import Trial
from argmap.picture.looks import number

_LARGER = 1.3


class CardPage(QWidget):
    """Shows one card at a time. What takes time is shown as it is answered.

    `details_wanted` asks for the form in which the card's credence is set.
    """

    details_wanted = Signal()

    def __init__(self, editor: Editor, visit: Visit) -> None:
        super().__init__()
        self._editor = editor
        self._visit = visit
        self.trial = Trial(editor.reasoning)
        self.topic = ""
        self.headline = Headline()
        self.bar = StrengthBar()
        self.agreement = Paragraph()
        self.account = Paragraph()
        self.rate = _button(tr("Set its credence in Details"), self.details_wanted.emit)
        self.undo = _button(tr("Back to the map as it stands"), lambda: editor.reasoning.use_scenario(None))
        self.undo.setToolTip(tr("Supposes nothing any more. Nothing of your map was changed."))
        self.work = QPushButton(tr("Work out what carries this, and what would change it"))
        self.work.setToolTip(tr("So many cards lead here that it may take a minute; you can go on working."))
        self.work.hide()
        self.origins = Paragraph(icon="sources")
        self.unrated = Section(
            tr("Rests on cards that nobody has rated"),
            tr("They count as even, .50, until someone rates them."),
        )
        self.bearing = Section(
            tr("What bears on it"),
            tr("What supports (+) and attacks (−) it directly, and how much each carries."),
        )
        self.contributing = Contributing(editor, visit)
        self.carried = Carried(editor)
        self.persuading = Persuading(editor, self.trial.toggle)
        self.spread = Spread(editor)
        self.counting = Counting(editor)
        self.standing = Standing(editor)
        above = (self.bar, self.agreement, self.account, self.rate, self.undo, self.origins, self.work)
        layout = stack_in(self, self.headline, *above, spacing=BESIDE)
        for section in self.sections:
            layout.addWidget(section)
        layout.addWidget(self.counting)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        return (
            self.unrated,
            self.bearing,
            self.standing,
            self.contributing,
            self.carried,
            self.persuading,
            self.spread,
        )

    @property
    def slow(self) -> dict[str, Section]:
        """The sections that wait for an answer, by the name of its question."""
        return {
            "contributions": self.contributing,
            "flips": self.carried,
            "shifts": self.persuading,
            "agreement": self.spread,
        }

    @property
    def strength(self) -> Strength | None:
        """How strong the card is, under what is supposed."""
        return self._editor.evaluation.nodes.get(self.topic)

    def open(self, topic: str) -> None:
        """Turn to a card."""
        if topic != self.topic:
            self.topic = topic
            self.agreement.say("")
            self.origins.say("")
            self.work.hide()
            for section in self.sections:
                section.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show at once what can be said at once."""
        node, strength = self._editor.map.nodes[self.topic], self.strength
        is_unrated = strength is not None and strength.is_unrated
        supposed = self._editor.reasoning.whatif.assume.get(self.topic)
        self.headline.say(sentences.headline(node, strength, supposed))
        self.bar.show_strength(strength, sentences.scale_ends(node))
        if is_unrated:
            self.account.say(sentences.what_to_rate(node))
        else:
            self.account.say("\n".join(sentences.account(self._editor, node, strength)) if strength else "")
        self.rate.setVisible(is_unrated)
        self.undo.setVisible(bool(self._editor.reasoning.whatif))
        self._show_bearing()
        self.counting.refresh()

    def show_leading(self, ids: Sequence[str], counted: CountedOnce | None) -> None:
        """Say whether it stands, which of the cards that lead here are unrated, and which share an origin."""
        self.standing.show_status(self.topic)
        nodes = self._editor.evaluation.nodes
        unrated = [id for id in ids if id in nodes and nodes[id].is_unrated]
        self.unrated.fill("", [self._entry(id) for id in unrated])
        self.unrated.setVisible(bool(unrated))
        self.origins.say(_origin_words(self._editor, counted), "sources")

    def make_room(self, asked: Collection[str], *, is_asked_less: bool) -> None:
        """Show only sections whose questions are asked, and a way to have those asked that were put off."""
        for name, section in self.slow.items():
            if name not in asked:
                section.clear()
        if "agreement" not in asked:
            self.agreement.say("")
        self.work.setVisible(is_asked_less)

    def wait_for(self, names: Collection[str]) -> None:
        """Say that these answers are on their way."""
        for name in names:
            self.slow[name].wait()

    def show_answer(self, name: str, answer: object, start: float) -> None:
        """Show the answer to one of the questions; the card's strength started from a credence."""
        strength = self.strength
        if strength is None or self.topic not in self._editor.map.nodes:
            return
        if isinstance(answer, AnalysisError):
            self.slow[name].fill(str(answer))
        elif name == "agreement":
            self._show_agreement(answer, strength)
        elif name == "contributions":
            self.contributing.show_answer(answer, start, strength.middle)
        elif name == "flips":
            self.carried.show_answer(answer, strength.middle)
        else:
            self.persuading.show_answer(*answer, self.trial.shift)

    def _show_agreement(self, found: Agreement, strength: Strength) -> None:
        words = sentences.agreement_words(found, strength.strength)
        is_open = sentences.is_disputed(found, strength.strength)
        self.agreement.say(words, "problems" if is_open else "accepted")
        self.spread.show_answer(found, "")

    def _show_bearing(self) -> None:
        entries = bearing_entries(self._editor, self.topic, self._visit)
        self.bearing.fill("", entries)
        self.bearing.setVisible(bool(entries))

    def _entry(self, id: str) -> Entry:
        map = self._editor.map
        words = line_of(map, id)
        return Entry(
            (Line(words, icon_of(map.get(id))),),
            tr("Go to it, and set its credence: {words}", words=words),
            lambda: self._visit(id),
        )


class Headline(Paragraph):
    """The verdict, in larger letters."""

    def __init__(self) -> None:
        super().__init__()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def _origin_words(editor: Editor, counted: CountedOnce | None) -> str:
    """Say which reports share an origin, and what would become of the strength if each counted once."""
    if counted is None:
        return ""
    map = editor.map
    groups = [
        tr(
            "{n} reports that bear on “{card}” go back to “{source}”.",
            n=len(group.nodes),
            card=name_of(map, group.target),
            source=", ".join(name_of(map, source) for source in group.sources),
        )
        for group in counted.groups
    ]
    old, new = number(counted.as_it_stands), number(counted.once)
    return "\n".join([*groups, tr("Counted once: {old} → {new}.", old=old, new=new)])


def _button(words: str, run: Callable[[], object]) -> QPushButton:
    made = QPushButton(words)
    made.clicked.connect(lambda _is_down: run())
    return made
