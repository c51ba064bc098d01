"""What the reasoning panel shows of a link: how far its step holds, what bears on it, what it carries."""

from PySide6.QtWidgets import QWidget

from argmap.analysis.grounds import Grounds
from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link
from argmap.model.wording import tr
from argmap.panels import sentences
from argmap.panels.arranging import BESIDE, stack_in
from argmap.panels.bearing import Carrying, Visit, bearing_entries, carrying, premise_entries
from argmap.panels.cardpage import Headline
from argmap.panels.entries import Entry, Line
from argmap.panels.naming import icon_of, line_of, name_of
from argmap.panels.paragraph import Paragraph
from argmap.panels.section import Section
from argmap.panels.standing import Standing
from argmap.panels.strengthbar import StrengthBar
from argmap.picture.looks import number


class StepPage(QWidget):
    """Shows one link at a time."""

    def __init__(self, editor: Editor, visit: Visit) -> None:
        super().__init__()
        self._editor = editor
        self._visit = visit
        self.topic = ""
        self.headline = Headline()
        self.bar = StrengthBar()
        self.account = Paragraph()
        self.bearing = Section(
            tr("What bears on the step"),
            tr("What speaks against (−) or for (+) this step, not against the cards it starts from."),
        )
        self.premises = Section(tr("Where it starts"), tr("The cards that the step is drawn from."))
        self.end = Section(tr("Where it leads"), tr("What the step is meant to support or attack."))
        self.standing = Standing(editor)
        layout = stack_in(self, self.headline, self.bar, self.account, spacing=BESIDE)
        for section in (self.bearing, self.standing, self.premises, self.end):
            layout.addWidget(section)

    def open(self, topic: str) -> None:
        """Turn to a link."""
        self.topic = topic
        self.refresh()

    def refresh(self) -> None:
        """Show what the map says now."""
        editor = self._editor
        link = editor.map.links[self.topic]
        strength = editor.evaluation.links.get(self.topic)
        self.headline.say(sentences.step_headline(strength))
        self.bar.show_strength(strength, (tr("not at all"), tr("half"), tr("fully")))
        self.bar.setVisible(strength is not None)
        self.account.say(self._account(link) if strength else sentences.why_not_counted(editor, link))
        self.standing.show_status(self.topic)
        entries = bearing_entries(editor, self.topic, self._visit)
        self.bearing.fill("", entries)
        self.bearing.setVisible(bool(entries))
        self.premises.fill("", premise_entries(editor, link, self._visit))
        self.end.fill("", [self._entry(link.target)])
        self.end.setVisible(editor.map.get(link.target) is not None)

    def _account(self, link: Link) -> str:
        editor = self._editor
        one = carrying(editor.map, editor.evaluation, link)
        if one.is_open:
            return tr("It hangs on a circle that does not settle, so how much arrives is open.")
        weight = Grounds(editor.map, editor.reasoning.whatif).weight(link)
        held = (
            tr("Its premises hold {value} together; every one is needed.", value=number(one.premises))
            if len(link.premises) > 1
            else tr("What it starts from holds {value}.", value=number(one.premises))
        )
        return "\n".join([*_weight_words(link, weight), held, _arriving_words(editor.map, one)])

    def _entry(self, id: str) -> Entry:
        map = self._editor.map
        words = line_of(map, id)
        return Entry(
            (Line(words, icon_of(map.get(id))),),
            tr("Select and show: {words}", words=words),
            lambda: self._visit(id),
        )


def _arriving_words(map: ArgumentMap, one: Carrying) -> str:
    """Say how much arrives where the link points: at a card, or at the step that it is about."""
    value, name = number(one.carried), name_of(map, one.link.target)
    is_for, is_step = one.link.stance == "support", one.link.target in map.links
    if is_step:
        return (
            tr("So {value} arrives in support of the step “{step}”.", value=value, step=name)
            if is_for
            else tr("So {value} arrives against the step “{step}”.", value=value, step=name)
        )
    return (
        tr("So {value} arrives in support of “{card}”.", value=value, card=name)
        if is_for
        else tr("So {value} arrives against “{card}”.", value=value, card=name)
    )


def _weight_words(link: Link, weight: float) -> list[str]:
    if weight == 1:
        return []
    if link.weight is None:
        return [tr("At most {value}: that is how far its source can be relied on.", value=number(weight))]
    return [tr("At most {value}: that is the weight you gave it.", value=number(weight))]
