"""What the reasoning panel says while nothing is selected: what it is for, and where one could begin."""

from PySide6.QtWidgets import QWidget

from argmap.editing.editor import Editor
from argmap.model.records import Node
from argmap.model.wording import tr
from argmap.panels.arranging import BELOW, stack_in
from argmap.panels.bearing import Visit
from argmap.panels.counts import Counting
from argmap.panels.entries import Entry, Line
from argmap.panels.naming import icon_of, line_of
from argmap.panels.paragraph import Paragraph
from argmap.panels.section import Section
from argmap.picture.looks import figure


class Welcome(QWidget):
    """Explains the panel, and offers the main claim."""

    def __init__(self, editor: Editor, visit: Visit) -> None:
        super().__init__()
        self._editor = editor
        self._visit = visit
        self.counting = Counting(editor)
        self.main = Section(tr("The main claim"), tr("The card that this map is about."))
        stack_in(self, *map(Paragraph, _about()), self.main, self.counting, spacing=BELOW)

    def refresh(self) -> None:
        """Offer the main claim as it is now."""
        self.counting.refresh()
        map = self._editor.map
        node = map.get(map.info.main or "")
        self.main.setVisible(isinstance(node, Node))
        if isinstance(node, Node):
            words = line_of(map, node.id)
            line = Line(words, icon_of(node), figure(self._editor.evaluation.get(node.id)))
            tip = tr("Select it and see why it is as strong as it is: {words}", words=words)
            self.main.fill("", [Entry((line,), tip, lambda: self._visit(node.id))])


def _about() -> tuple[str, ...]:
    return (
        tr(
            "Choose a card to see how strong it is, given all that supports and attacks it, and why: "
            "what carries it, and what would change your mind."
        ),
        tr("Choose a link to see how far its step holds."),
        tr(
            "The numbers run from 0 to 1. Below .50 the reasons speak against a card, above it for it. "
            "They follow from the credences you gave and from how you linked the cards, and are no better "
            "than these."
        ),
    )
