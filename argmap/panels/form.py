"""A form made from a table: one field below the other, each with its name, for one record at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from argmap.editing.editor import Editor
from argmap.panels.arranging import BELOW, NARROW
from argmap.panels.paragraph import Heading
from argmap.panels.subject import Slot, Subject

_SECTION_GAP = 12


@dataclass(frozen=True)
class Row:
    """One field of a form. `section` is a heading above it; a row without a label stands for itself.

    What `make` makes has `refresh`, to show what the map says, and `finish`, to hand in what
    is being typed.
    """

    field: str
    label: str
    tip: str
    make: Callable[[Slot], QWidget]
    section: str = ""
    is_named: bool = True


class Form(QWidget):
    """Shows and edits the fields of one record; `open` turns it to another of the same type."""

    def __init__(self, editor: Editor, rows: list[Row], subject: Subject | None = None) -> None:
        super().__init__()
        self.subject = subject or Subject(editor)
        self.fields: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(NARROW)
        for row in rows:
            self._add(row)

    def open(self, id: str) -> None:
        """Turn to a record."""
        self.finish()
        self.subject.id = id
        self.refresh()

    def refresh(self) -> None:
        """Show what the map says now."""
        if self.subject.record is not None:
            for field in self.fields.values():
                field.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        for field in self.fields.values():
            field.finish()

    def _add(self, row: Row) -> None:
        field = row.make(Slot(self.subject, row.field, row.label))
        field.setToolTip(row.tip)
        field.setAccessibleName(row.label)
        self.fields[row.field] = field
        if self._layout.count():
            self._layout.addSpacing(BELOW - NARROW + (_SECTION_GAP if row.section else 0))
        if row.section:
            self._layout.addWidget(Heading(row.section))
        if row.is_named:
            label = QLabel(row.label)
            label.setBuddy(field)
            label.setToolTip(row.tip)
            self._layout.addWidget(label)
        self._layout.addWidget(field)
