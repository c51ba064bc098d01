"""One section of the reasoning panel: a heading, words and a list. Knows nothing of what they say."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from argmap.model.wording import tr
from argmap.panels.arranging import NARROW, stack_in
from argmap.panels.entries import Entries, Entry
from argmap.panels.paragraph import Heading, Paragraph

_ABOVE = 6


class Section(QWidget):
    """Shows entries under a heading, and words before and after them where there are any."""

    def __init__(self, title: str, tip: str, few: int = 8) -> None:
        super().__init__()
        self.heading = Heading(title)
        self.heading.setToolTip(tip)
        self.setAccessibleName(title)
        self.lead = Paragraph()
        self.entries = Entries(few)
        self.after = Paragraph(is_muted=True)
        self.parts = stack_in(self, self.heading, self.lead, self.entries, self.after, spacing=NARROW)
        self.parts.setContentsMargins(0, _ABOVE, 0, 0)  # not a gap between: a hidden section leaves none
        self.lead.hide()
        self.after.hide()

    def fill(self, lead: str, entries: Sequence[Entry] = (), after: str = "") -> None:
        """Show these words and entries."""
        self.heading.say(self.accessibleName())
        self.lead.say(lead)
        self.entries.show_entries(entries)
        self.after.say(after)
        self.show()

    def wait(self) -> None:
        """Say that the answer is on its way; what was answered before stays until then."""
        self.heading.say(tr("{title}  working…", title=self.accessibleName()))
        self.show()

    def clear(self) -> None:
        """Forget the answer about another card, and hide until there is one."""
        self.entries.fold()
        self.fill("")
        self.hide()
