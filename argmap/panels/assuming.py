"""The button that supposes something of the selected card, and the name of a scenario made of that."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from argmap.analysis.grounds import UNRATED
from argmap.analysis.whatif import Assumed
from argmap.editing.commands import assume
from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node
from argmap.model.wording import tr
from argmap.panels.naming import name_of


class AssumeButton(QToolButton):
    """Offers what can be supposed of the selected card. `wants_number` asks for a credence to begin with."""

    wants_number = Signal(str, float)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setText(tr("Assume ▾"))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setToolTip(tr("Suppose something of the selected card, for a while."))
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.refresh)
        self._about = menu.addAction("")
        self._about.setEnabled(False)
        tip_true = tr("Its strength is 1, whatever bears on it.")
        tip_false = tr("Its strength is 0, whatever bears on it.")
        self.is_true = self._offer(menu, tr("It is true"), tip_true, value=True)
        self.is_false = self._offer(menu, tr("It is false"), tip_false, value=False)
        self.number = menu.addAction(tr("Another credence"), self._ask_for_number)
        self.number.setToolTip(tr("What bears on it still counts. The number is set in the bar."))
        self.nothing = self._offer(menu, tr("Nothing"), tr("Assume nothing of it any more."), value=None)
        self.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Name the selected card, and offer only what can be supposed of it."""
        card = self._editor.primary
        is_card = isinstance(card, Node)
        map = self._editor.map
        self._about.setText(name_of(map, card.id) if is_card else tr("Select a card on the map first."))
        for action in (self.is_true, self.is_false, self.number):
            action.setEnabled(is_card)
        self.nothing.setEnabled(is_card and card.id in self._editor.reasoning.whatif.assume)

    def _offer(self, menu: QMenu, words: str, tip: str, *, value: bool | None) -> QAction:
        action = menu.addAction(words, self._assuming(value))
        action.setToolTip(tip)
        return action

    def _assuming(self, value: bool | None) -> Callable[[], None]:
        def run() -> None:
            if isinstance(self._editor.primary, Node):
                assume(value)(self._editor)

        return run

    def _ask_for_number(self) -> None:
        node = self._editor.primary
        if isinstance(node, Node):
            strength = self._editor.evaluation.nodes.get(node.id)
            self.wants_number.emit(node.id, round(strength.middle if strength else UNRATED, 2))


def title_for(map: ArgumentMap, assume: Assumed) -> str:
    """Name a scenario by the first thing it assumes."""
    assumed = [(id, value) for id, value in assume.items() if id in map]
    if not assumed:
        return tr("New scenario")
    id, value = assumed[0]
    name, rest = name_of(map, id), len(assumed) - 1
    if not isinstance(value, bool):
        title = tr("If rated otherwise: {card}", card=name)
    else:
        title = tr("If true: {card}", card=name) if value else tr("If false: {card}", card=name)
    return tr("{title} and {n} more", title=title, n=rest) if rest else title
