"""The scenario switch of the toolbar: evaluate the map as it stands, or under assumptions."""

from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.ids import fresh_id
from argmap.model.records import Node, Scenario
from argmap.model.wording import tr
from argmap.panels.arranging import row_of, stack_in
from argmap.panels.icons import IconButton
from argmap.panels.listening import Ties
from argmap.panels.naming import name_of
from argmap.panels.subject import Subject


class ScenarioSwitch(QWidget):
    """Chooses the scenario in use, which is no edit; its button makes a new one, which is."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._ties = Ties(
            editor.changed.connect(self._on_changed),
            editor.evaluated.connect(lambda _ids: self._choose_present()),
            editor.selected.connect(self._on_selected),
        )
        self.choice = _choice()
        self.choice.activated.connect(lambda place: editor.reasoning.use_scenario(self.choice.itemData(place)))
        self.add = IconButton("scenario", tr("New scenario from the selected card"))
        self.add.setMinimumWidth(36)  # room for the mark of a menu
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add)
        self.menu.setToolTipsVisible(True)
        self.if_true = self.menu.addAction(tr("New scenario: the selected card is true"))
        self.if_true.triggered.connect(lambda: self._make(assumed=True))
        self.if_false = self.menu.addAction(tr("New scenario: the selected card is false"))
        self.if_false.triggered.connect(lambda: self._make(assumed=False))
        self.add.setMenu(self.menu)
        stack_in(self, row_of(self.choice, self.add))
        self.refresh()
        self._on_selected()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._ties.let_go()

    def refresh(self) -> None:
        """Offer the scenarios as they are now."""
        map = self._editor.map
        self.choice.clear()
        self.choice.addItem(tr("As it stands"), None)
        for id in map.scenarios:
            self.choice.addItem(name_of(map, id), id)
        self._choose_present()

    def _on_changed(self, change: Change, _moved: set[str]) -> None:
        if any(isinstance(one, Scenario) for delta in change.deltas.values() for one in delta):
            self.refresh()

    def _on_selected(self) -> None:
        is_card = isinstance(self._editor.primary, Node)
        self.if_true.setEnabled(is_card)
        self.if_false.setEnabled(is_card)

    def _choose_present(self) -> None:
        ids = [self.choice.itemData(place) for place in range(self.choice.count())]
        present = self._editor.reasoning.scenario_id
        self.choice.setCurrentIndex(ids.index(present) if present in ids else 0)

    def _make(self, *, assumed: bool) -> None:
        card = self._editor.primary
        if not isinstance(card, Node):
            return
        map = self._editor.map
        name = name_of(map, card.id)
        title = tr("If true: {card}", card=name) if assumed else tr("If false: {card}", card=name)
        made = Scenario(id=fresh_id(map), title=title, assume={card.id: assumed})
        if Subject(self._editor).apply(tr("Add scenario"), lambda: edits.add(map, made)):
            self._editor.reasoning.use_scenario(made.id)


def _choice() -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(16)
    made.setAccessibleName(tr("Scenario"))
    made.setToolTip(
        tr("Evaluate the map as it stands, or under a scenario's assumptions. The map is not changed.")
    )
    return made
