"""The parts of a map that its own form lists: groups, scenarios and texts, to name, add and remove."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.ids import fresh_id
from argmap.model.records import Group, Record, Scenario, Text
from argmap.model.wording import tr
from argmap.panels.arranging import BELOW, row_of, stack_in
from argmap.panels.assumptions import Assumptions
from argmap.panels.icons import IconButton
from argmap.panels.naming import go_to, name_of
from argmap.panels.rows import KeyedRows, RecordButton
from argmap.panels.subject import Slot, Subject
from argmap.panels.typed import Line

#: So many assumptions of a scenario are listed with the map; all are in its own form.
_FEW = 5


class NamedPart(QWidget):
    """One group, scenario or text: its title, a button to remove it, and what else belongs below."""

    def __init__(self, subject: Subject, says: str, below: QWidget | None = None) -> None:
        super().__init__()
        self._title = Line(Slot(subject, "title", tr("title")))
        self._title.setAccessibleName(says)
        self._title.setToolTip(says)
        self._below = below
        remove = IconButton("delete", tr("Remove it; undo brings it back"))
        remove.clicked.connect(lambda: remove_record(subject))
        self.open = IconButton("edit", tr("Show all about it"))
        self.open.clicked.connect(lambda: go_to(subject.editor, subject.id))
        self.remove = remove
        stack_in(self, row_of(self._title, self.open, remove), *([below] if below else []))

    def refresh(self) -> None:
        """Show what the map says."""
        self._title.refresh()
        if self._below:
            self._below.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        self._title.finish()


class Parts(QWidget):
    """A list of parts with a button to add one."""

    def __init__(self, rows: KeyedRows, button: str, tip: str, add: Callable[[], object]) -> None:
        super().__init__()
        self.rows = rows
        self.add = QPushButton(button)
        self.add.setToolTip(tip)
        self.add.clicked.connect(add)
        stack_in(self, rows, self.add, spacing=8)

    def refresh(self) -> None:
        """Show what the map says."""
        self.rows.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        self.rows.finish()


def groups(slot: Slot) -> Parts:
    """List the groups of the map."""
    editor = slot.editor
    rows = KeyedRows(
        lambda: editor.map.groups,
        lambda id: NamedPart(Subject(editor, id), tr("Title of the group")),
        tr("There are no groups yet."),
    )
    tip = tr("Make a group; cards are put in it one by one, in their own form.")
    make = lambda: _add(editor, Group(id=fresh_id(editor.map), title=tr("New group")), tr("Add group"))  # noqa: E731
    return Parts(rows, tr("Add group"), tip, make)


def scenarios(slot: Slot) -> Parts:
    """List the scenarios of the map, each with what it assumes."""
    editor = slot.editor
    rows = KeyedRows(lambda: editor.map.scenarios, lambda id: _scenario(editor, id), "", spacing=BELOW)
    tip = tr("Make a scenario: some cards taken for true or false, to see what follows.")
    make = lambda: _add(  # noqa: E731
        editor, Scenario(id=fresh_id(editor.map), title=tr("New scenario")), tr("Add scenario")
    )
    return Parts(rows, tr("Add scenario"), tip, make)


def texts(slot: Slot) -> Parts:
    """List the texts that the map was made from."""
    editor = slot.editor
    rows = KeyedRows(
        lambda: editor.map.texts,
        lambda id: NamedPart(Subject(editor, id), tr("Title of the text")),
        tr("No text is kept with the map."),
    )
    tip = tr("Keep a text with the map, so that citations can quote from it.")
    make = lambda: _add(editor, Text(id=fresh_id(editor.map), title=tr("New text")), tr("Add text"))  # noqa: E731
    return Parts(rows, tr("Add text"), tip, make)


def links_of(ids: Callable[[], object], slot: Slot, empty: str = "") -> KeyedRows:
    """List records as buttons that go to them."""
    return KeyedRows(ids, lambda id: RecordButton(slot.editor, id), empty, spacing=0)


def premises(slot: Slot) -> KeyedRows:
    """List the premises of a link, each with a button to take it out."""
    subject = slot.subject
    map = slot.editor.map
    return KeyedRows(
        lambda: map.premises(subject.record) if subject.record else [],
        lambda id: PremiseRow(subject, id),
        spacing=0,
    )


class PremiseRow(QWidget):
    """One premise of a link."""

    def __init__(self, subject: Subject, node: str) -> None:
        super().__init__()
        self._card = RecordButton(subject.editor, node)
        drop = IconButton("close", tr("Take this premise out of the link"))
        drop.clicked.connect(
            lambda: subject.apply(
                tr("Remove premise"), lambda: edits.remove_premise(subject.editor.map, subject.id, node)
            )
        )
        stack_in(self, row_of(self._card, drop))

    def refresh(self) -> None:
        """Show what the map says."""
        self._card.refresh()

    def finish(self) -> None:
        """Do nothing: there is nothing to type here."""


def remove_record(subject: Subject) -> None:
    """Remove the record that a form is about, as one step."""
    label = tr("Remove {name}", name=name_of(subject.editor.map, subject.id))
    subject.apply(label, lambda: edits.remove(subject.editor.map, [subject.id]))


def _scenario(editor: Editor, id: str) -> NamedPart:
    subject = Subject(editor, id)
    return NamedPart(subject, tr("Title of the scenario"), Assumptions(subject, most=_FEW))


def _add(editor: Editor, record: Record, label: str) -> None:
    Subject(editor).apply(label, lambda: edits.add(editor.map, record))
