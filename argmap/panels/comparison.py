"""Two suppositions side by side in a table: what every card comes to under each, and as the map stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from argmap.analysis.questions.comparison import Row, compare
from argmap.analysis.whatif import NOTHING, WhatIf, under
from argmap.editing.editor import Editor
from argmap.model.wording import counted, tr
from argmap.panels.arranging import row_of
from argmap.panels.choice import Combo, Option
from argmap.panels.listening import Idle, Ties
from argmap.panels.naming import full_name_of, go_to, line_of, name_of
from argmap.panels.paragraph import Paragraph
from argmap.picture.looks import figure

_ID = Qt.ItemDataRole.UserRole
_DELAY_MS = 150
_PLAIN, _NOW = "plain", "now"
_SHOWN = 0.005


class Comparison(QDialog):
    """A window beside the map's own. Choosing a row goes to its card."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._idle = Idle(self.refresh, _DELAY_MS, self)
        self._ties = Ties(
            editor.changed.connect(lambda _change, _moved: self._idle.ask()),
            editor.reasoning.supposed.connect(self._idle.ask),
        )
        self.setWindowTitle(tr("Compare scenarios"))
        self.setModal(False)
        self.resize(820, 540)
        self.one, self.other = self._combo(tr("One side")), self._combo(tr("The other side"))
        self.table = _table()
        self.table.itemClicked.connect(self._go)
        self.table.itemActivated.connect(self._go)
        self.rest = Paragraph(is_muted=True)
        layout = QVBoxLayout(self)
        layout.addWidget(row_of(self.one, QLabel(tr("beside")), self.other))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.rest)
        self._offer(*self._first())
        self.refresh()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._ties.let_go()

    def refresh(self) -> None:
        """Offer what can be compared, and compare what is chosen."""
        self._idle.cancel()
        self._offer(self._chosen(self.one), self._chosen(self.other))
        map = self._editor.map
        sides = [self._supposed(self._chosen(combo)) for combo in (self.one, self.other)]
        rows = compare(map, *sides, self._editor.reasoning.rules)
        differing = [row for row in rows if _differs(row)]
        self.table.setHeaderLabels(
            [tr("Card"), tr("As it stands"), self.one.currentText(), self.other.currentText(), tr("Apart")]
        )
        for column in range(1, 5):
            self.table.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
            self.table.headerItem().setToolTip(column, self.table.headerItem().text(column))
        self.table.clear()
        self.table.addTopLevelItems([self._item(row) for row in differing])
        self.rest.say(self._about_rest(len(rows) - len(differing), is_same=sides[0] == sides[1]))

    def _first(self) -> tuple[str, str]:
        """Choose what to compare at first: what is in force, or the first scenario, with another."""
        ids, reasoning = list(self._editor.map.scenarios), self._editor.reasoning
        one = reasoning.scenario_id or (_NOW if reasoning.whatif else next(iter(ids), _PLAIN))
        return one, next((id for id in ids if id != one), _PLAIN)

    def _combo(self, says: str) -> Combo:
        made = Combo()
        made.setAccessibleName(says)
        made.setToolTip(tr("What is supposed on this side of the table."))
        made.activated.connect(lambda _place: self.refresh())
        return made

    def _offer(self, one: object, other: object) -> None:
        map = self._editor.map
        options = [
            Option(_PLAIN, tr("As it stands")),
            Option(_NOW, tr("What is supposed now")),
            *(Option(id, name_of(map, id)) for id in map.scenarios),
        ]
        known = {option.value for option in options}
        self.one.offer(options, one if one in known else _PLAIN)
        self.other.offer(options, other if other in known else _PLAIN)

    def _chosen(self, combo: Combo) -> object:
        place = combo.currentIndex()
        return combo.options[place].value if 0 <= place < len(combo.options) else _PLAIN

    def _supposed(self, chosen: object) -> WhatIf:
        if chosen == _PLAIN:
            return NOTHING
        if chosen == _NOW:
            return self._editor.reasoning.whatif
        return under(self._editor.map.scenarios.get(str(chosen)))

    def _item(self, row: Row) -> QTreeWidgetItem:
        map = self._editor.map
        figures = [figure(row.plain), figure(row.one), figure(row.other)]
        apart = f"{row.difference:.2f}".removeprefix("0") if row.difference >= _SHOWN else "–"
        item = QTreeWidgetItem([line_of(map, row.id), *figures, apart])
        item.setData(0, _ID, row.id)
        item.setToolTip(0, full_name_of(map, row.id)[:500].replace("<", "‹"))
        for column in range(1, 5):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        for column in (2, 3):
            if figures[column - 1] != figures[0]:
                font = item.font(column)
                font.setBold(True)
                item.setFont(column, font)
        return item

    def _about_rest(self, same: int, *, is_same: bool) -> str:
        if is_same:
            return tr("Both sides suppose the same. Choose two different ones above.")
        words = counted(
            same, tr("1 card is the same on all sides."), tr("{n} cards are the same on all sides.")
        )
        return tr("Bold: other than as the map stands. {rest}", rest=words)

    def _go(self, item: QTreeWidgetItem) -> None:
        go_to(self._editor, item.data(0, _ID))


def _differs(row: Row) -> bool:
    """Say whether the figures of a row are not all the same as shown."""
    return len({figure(row.plain), figure(row.one), figure(row.other)}) > 1


def _table() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(5)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setAccessibleName(tr("Cards that differ, those that differ most first"))
    made.setToolTip(tr("Click a row, or press Enter, to go to its card."))
    header = made.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(56)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, wide in ((1, 96), (2, 160), (3, 160), (4, 64)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, wide)
    return made
