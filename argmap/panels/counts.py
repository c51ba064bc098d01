"""The ways of counting: a card under four of them, and the choice between all. Counts nothing."""

from PySide6.QtWidgets import QLabel

from argmap.analysis.questions.agreement import Agreement
from argmap.analysis.semantics import Rules
from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.arranging import NARROW
from argmap.panels.choice import Combo, Option
from argmap.panels.entries import Bar, Entry, Line
from argmap.panels.paragraph import Paragraph
from argmap.panels.section import Section
from argmap.picture.looks import number


class Spread(Section):
    """Shows what each of four ways of counting makes of a card."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            tr("Does it depend on how one counts?"),
            tr("There is no one right way to turn reasons into a number; what holds under all is safer."),
        )
        self._editor = editor

    def show_answer(self, found: Agreement, words: str) -> None:
        """Show the strength under each, the one in use marked."""
        chosen = self._editor.reasoning.rules.semantics
        after = tr("Left out are ways by which nothing can move a card that starts from 0 or 1.")
        entries = [self._entry(name, strength, chosen) for name, strength in found.strengths.items()]
        self.fill(words, entries, after if found.left_out else "")

    def _entry(self, name: str, strength: float | None, chosen: str) -> Entry:
        words, about = ways()[name]
        is_chosen = name == chosen
        return Entry(
            (
                Line(
                    words,
                    "accepted" if is_chosen else "",
                    tr("open") if strength is None else number(strength),
                ),
            ),
            about
            if is_chosen
            else tr("{about}\nPress to count this way everywhere on the map.", about=about),
            lambda: use_rules(self._editor, semantics=name),
            None if strength is None else Bar(strength, is_signed=False),
            is_on=is_chosen,
        )


class Counting(Section):
    """Chooses the way of counting for the whole map. That is a way of looking, and no edit."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            tr("How this map is counted"),
            tr("For all cards, until the map is closed. It is a way of looking: nothing of it is saved."),
        )
        self._editor = editor
        self.ways = _combo(tr("Reasons"), tr("How supports and attacks move a card."))
        self.ways.activated.connect(lambda n: use_rules(editor, semantics=self.ways.options[n].value))
        self.about = Paragraph(is_muted=True)
        self.premises = _combo(
            tr("Cards that work only together"), tr("How far several premises of one link hold together.")
        )
        self.premises.activated.connect(lambda n: use_rules(editor, premises=self.premises.options[n].value))
        self.parts.addWidget(_label(self.ways))
        self.parts.addWidget(self.ways)
        self.parts.addWidget(self.about)
        self.parts.addSpacing(NARROW)
        self.parts.addWidget(_label(self.premises))
        self.parts.addWidget(self.premises)

    def refresh(self) -> None:
        """Show the rules in use."""
        rules = self._editor.reasoning.rules
        self.ways.offer([Option(name, words) for name, (words, _) in ways().items()], rules.semantics)
        self.premises.offer(_premises(), rules.premises)
        self.about.say(ways()[rules.semantics][1])


def use_rules(editor: Editor, semantics: str = "", premises: str = "") -> None:
    """Count the whole map by other rules; what is not given stays."""
    now = editor.reasoning.rules
    editor.reasoning.use_rules(Rules(semantics or now.semantics, premises or now.premises))


def ways() -> dict[str, tuple[str, str]]:
    """Give, for each way of counting, what it is called, and how it goes."""
    return {
        "dfquad": (
            tr("Like independent chances"),
            tr(
                "Each reason takes away a share of what is still open, so many weak ones add up slowly, "
                "never beyond certainty. Known as DF-QuAD."
            ),
        ),
        "qe": (
            tr("Like weights on scales"),
            tr(
                "Reasons on each side are added up and set off. A small surplus moves little, "
                "a large one much. Known as the quadratic energy model."
            ),
        ),
        "euler": (
            tr("Cautiously"),
            tr(
                "Reasons are added up and set off; attacks can weaken a card but never "
                "take everything from it. Known as Euler-based."
            ),
        ),
        "mlp": (
            tr("Like odds"),
            tr("Every reason makes the odds longer or shorter, as bookmakers reckon. Known as MLP-based."),
        ),
        "euler-top": (
            tr("Cautiously, strongest reasons only"),
            tr(
                "Only the strongest support and the strongest attack count; numbers are no argument. "
                "Known as Euler-based top."
            ),
        ),
        "sq-dfquad": (
            tr("Like independent chances, damped"),
            tr(
                "As with independent chances, but no reasons ever move a card more than half of the way. "
                "Known as squashed DF-QuAD."
            ),
        ),
    }


def _premises() -> list[Option]:
    return [
        Option("product", tr("Every doubt counts: they multiply")),
        Option("min", tr("The weakest premise decides")),
    ]


def _combo(name: str, tip: str) -> Combo:
    made = Combo()
    made.setAccessibleName(name)
    made.setToolTip(tip)
    return made


def _label(field: Combo) -> QLabel:
    made = QLabel(field.accessibleName())
    made.setBuddy(field)
    made.setToolTip(field.toolTip())
    return made
