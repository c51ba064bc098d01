"""What scenarios assume of nodes: a field to set one assumption, and the list of a scenario's own."""

from PySide6.QtWidgets import QWidget

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.records import Scenario, as_band
from argmap.model.wording import tr
from argmap.panels.arranging import row_of, stack_in
from argmap.panels.choice import Combo, Option
from argmap.panels.icons import IconButton
from argmap.panels.naming import name_of
from argmap.panels.paragraph import Paragraph
from argmap.panels.rows import KeyedRows, RecordButton
from argmap.panels.shares import Share
from argmap.panels.subject import Slot, Subject

_VALUE = "value"


class AssumptionField(QWidget):
    """What one scenario assumes of the node that a form is about."""

    def __init__(self, subject: Subject, scenario: str) -> None:
        super().__init__()
        self._subject = subject
        self._scenario = scenario
        self._title = Paragraph()
        self._choice = Combo()
        self._choice.activated.connect(self._on_chosen)
        self._share = Share(tr("Assumed credence, 0 to 1"))
        self._share.picked.connect(self._put)
        stack_in(self, self._title, row_of(self._choice, self._share))

    def refresh(self) -> None:
        """Show what the map says."""
        editor = self._subject.editor
        name = name_of(editor.map, self._scenario)
        self._title.say(name)
        self._choice.setAccessibleName(tr("Assumption in the scenario {name}", name=name))
        self._choice.setToolTip(tr("What is taken for granted about this card while the scenario is on."))
        value = self._value
        is_share = value is not None and not isinstance(value, bool)
        self._choice.offer(_offered(value), _VALUE if is_share else _key(value))
        self._share.setVisible(is_share)
        if is_share:
            self._share.show_value(sum(as_band(value)) / 2)

    def finish(self) -> None:
        """Take what was typed for complete."""
        if self._share.isVisibleTo(self):
            self._share.finish()

    @property
    def _value(self) -> object:
        scenario = self._subject.editor.map.scenarios.get(self._scenario)
        return scenario.assume.get(self._subject.id) if scenario else None

    def _on_chosen(self, place: int) -> None:
        chosen = self._choice.options[place].value
        if chosen != _VALUE:
            self._put({"true": True, "false": False}.get(str(chosen)))
        elif self._value is None or isinstance(self._value, bool):
            self._put(0.5)

    def _put(self, value: object) -> None:
        set_assumption(self._subject.editor, self._scenario, self._subject.id, value)
        self.refresh()


class AssumptionRow(QWidget):
    """One assumption of a scenario: the card, what is assumed of it, and a button to drop it."""

    def __init__(self, subject: Subject, node: str) -> None:
        super().__init__()
        self._subject = subject  # asked each time: a row stays when the form turns to another scenario
        self._node = node
        self._card = RecordButton(subject.editor, node)
        self._says = Paragraph(is_muted=True)
        drop = IconButton("close", tr("Assume nothing about this card any more"))
        drop.clicked.connect(lambda: set_assumption(subject.editor, subject.id, node, None))
        stack_in(self, row_of(self._card, self._says, drop))

    def refresh(self) -> None:
        """Show what the map says."""
        self._card.refresh()
        scenario = self._subject.editor.map.scenarios.get(self._subject.id)
        if scenario and self._node in scenario.assume:
            self._says.say(_words(scenario.assume[self._node]))

    def finish(self) -> None:
        """Do nothing: there is nothing to type here."""


class Assumptions(KeyedRows):
    """All that a scenario assumes."""

    def __init__(self, subject: Subject, most: int = 100) -> None:
        super().__init__(
            lambda: getattr(subject.record, "assume", {}),
            lambda node: AssumptionRow(subject, node),
            tr("It assumes nothing yet. Select a card and choose what to assume about it."),
            spacing=0,
            most=most,
        )


def node_assumptions(slot: Slot) -> KeyedRows:
    """Make a field for each scenario, to say what it assumes of a node."""
    subject = slot.subject
    return KeyedRows(
        lambda: subject.editor.map.scenarios,
        lambda id: AssumptionField(subject, id),
        tr("The map has no scenarios yet."),
    )


def set_assumption(editor: Editor, scenario: str, node: str, value: object) -> None:
    """Assume something of a node in a scenario, or with None nothing any more, as one step."""

    def change() -> Change:
        known = editor.map.scenarios.get(scenario, Scenario())
        rest = {id: assumed for id, assumed in known.assume.items() if id != node}
        assume = rest if value is None else {**rest, node: value}
        return edits.set_field(editor.map, scenario, "assume", assume)

    Subject(editor).apply(tr("Change assumption"), change)


def _offered(value: object) -> list[Option]:
    is_band = isinstance(value, tuple)
    share = _words(value) if is_band else tr("A value…")
    return [
        Option(None, tr("No assumption")),
        Option("true", tr("True")),
        Option("false", tr("False")),
        Option(_VALUE, share),
    ]


def _key(value: object) -> str | None:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else None


def _words(value: object) -> str:
    if isinstance(value, bool):
        return tr("true") if value else tr("false")
    if isinstance(value, tuple):
        return tr("{lo:.2f} to {hi:.2f}", lo=value[0], hi=value[1])
    return tr("{value:.2f}", value=value)
