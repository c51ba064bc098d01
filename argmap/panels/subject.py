"""Which record a form is about, and one field of it: how it is read, and how it is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.errors import EditError
from argmap.model.records import Node, Record
from argmap.model.wording import tr
from argmap.panels.quotes import set_quoting


@dataclass
class Subject:
    """A record, or one of the citations of a node. It may be gone: a form outlives its record."""

    editor: Editor
    id: str = ""
    citation: str = ""

    @property
    def record(self) -> Record | None:
        """The record as it stands, or None."""
        record = self.editor.map.get(self.id)
        if not self.citation:
            return record
        return record.citations.get(self.citation) if isinstance(record, Node) else None

    def change(self, field: str, value: object) -> Change:
        """Give the change that sets a field. Raises EditError."""
        map = self.editor.map
        if self.citation:
            return set_quoting(map, self.id, self.citation, field, value)
        return edits.set_field(map, self.id, field, value)

    def apply(self, label: str, change: Callable[[], Change]) -> bool:
        """Write a change as one step; say why when it cannot be, and give False."""
        try:
            self.editor.apply(label, change())
        except EditError as error:
            self.editor.said.emit(str(error))
            return False
        return True


@dataclass(frozen=True)
class Slot:
    """One field of a subject, under the name that its form gives it."""

    subject: Subject
    field: str
    label: str

    @property
    def editor(self) -> Editor:
        """The editor that the subject is in."""
        return self.subject.editor

    @property
    def is_gone(self) -> bool:
        """Whether there is no such record any more."""
        return self.subject.record is None

    @property
    def value(self) -> object:
        """The field as the map has it; None too when the record is gone."""
        return getattr(self.subject.record, self.field, None)

    def draft(self, value: object) -> Change:
        """Give the change that setting the field would be; of nothing, when it cannot be set."""
        try:
            return Change() if self.is_gone else self.subject.change(self.field, value)
        except EditError:
            return Change()

    def put(self, value: object) -> bool:
        """Set the field, as one step of the history; say why when that fails, and give False."""
        label = tr("Change {field}", field=self.label)
        return self.subject.apply(label, lambda: self.subject.change(self.field, value))
