"""Fields for the options of a format: one for each choice, in the words of the format."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from argmap.formats.registry import Choice, Format
from argmap.panels.arranging import NARROW, stack_in
from argmap.panels.choice import Combo, Option
from argmap.panels.paragraph import Paragraph


class FormatOptions(QWidget):
    """Asks for the options that a format has on reading or writing; `chosen` comes with each change."""

    chosen = Signal()

    def __init__(
        self, format: Format, on: Literal["read", "write"], before: Mapping[str, str] | None = None
    ) -> None:
        """Offer what was chosen `before`, else the first of each."""
        super().__init__()
        self._before = before or {}
        self.fields: dict[str, Combo | QLineEdit] = {}
        layout = stack_in(self, spacing=NARROW)
        for choice in (one for one in format.choices if one.on in {on, "both"}):
            words = Paragraph(choice.words)
            field = self.fields[choice.name] = self._field(choice)
            field.setAccessibleName(choice.words)
            layout.addWidget(words)
            layout.addWidget(field)
        if not self.fields:
            self.hide()

    def values(self) -> dict[str, str]:
        """Give what is chosen, by the name of the option."""
        return {name: _value(field) for name, field in self.fields.items() if _value(field)}

    def _field(self, choice: Choice) -> Combo | QLineEdit:
        before = self._before.get(choice.name)
        if not choice.values:
            line = QLineEdit(before or choice.proposed)
            line.editingFinished.connect(self.chosen)
            return line
        combo = Combo()
        first = choice.proposed or choice.default
        options = [Option(value, words) for value, words in choice.values.items()]
        combo.offer(options, before if before in choice.values else first)
        combo.activated.connect(lambda _: self.chosen.emit())
        return combo


def _value(field: Combo | QLineEdit) -> str:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    return str(field.options[field.currentIndex()].value)
