"""The section that says whether a card or step stands, with no numbers at all. The words are in analysis."""

from argmap.analysis.acceptance.verdicts import sentence, status_tip
from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.section import Section


class Standing(Section):
    """Shows a status as a mark, and the reason for it in words."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(
            tr("Leaving numbers aside"),
            tr(
                "Reads the map as a debate: an attack counts in full unless it is answered, however weak. "
                "So this can differ from the strength."
            ),
        )
        self._editor = editor

    def show_status(self, id: str) -> None:
        """Show the status of a card or step; nothing for what is not counted."""
        reasoning = self._editor.reasoning
        label = reasoning.label(id)
        if label is None:
            self.clear()
            return
        labelling = reasoning.labelling
        others = (labelling.get(one) for one in label.because)
        is_undercut = any(other is not None and other.reason == "undercut" for other in others)
        says = tr("To undercut is to deny a step, not the card that it starts from.")
        self.fill("", after=says if is_undercut else "")
        self.lead.say(sentence(self._editor.map, labelling, id), f"status-{label.status}")
        self.lead.setToolTip(status_tip(label.status))
