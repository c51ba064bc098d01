"""The list of what differs from the map as it stands, card by card and by how much. It supposes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from argmap.analysis.acceptance.verdicts import status_name
from argmap.editing.differences import Difference, Differences
from argmap.editing.editor import Editor
from argmap.model.wording import counted, tr
from argmap.panels.arranging import NARROW, stack_in
from argmap.panels.listening import Idle
from argmap.panels.naming import full_name_of, go_to, line_of
from argmap.panels.paragraph import Heading, Paragraph
from argmap.picture.looks import figure

_ID = Qt.ItemDataRole.UserRole
_DELAY_MS = 30
_MOST = 300


class Effects(QWidget):
    """Cards whose strength differs, what differs most first. A click goes to the card."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._differences = Differences(editor.reasoning)
        self._idle = Idle(self.refresh, _DELAY_MS, self)
        self._leave = editor.evaluated.connect(lambda _ids: self._idle.ask())
        self.says = Heading("")
        self.none = Paragraph(tr("No card shows another strength without it."), is_muted=True)
        self.list = _list()
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        stack_in(self, self.says, self.none, self.list, spacing=NARROW)
        self.refresh()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._leave()
        self._differences.let_go()

    def refresh(self) -> None:
        """List what differs now."""
        self._idle.cancel()
        if not self.isVisibleTo(self.parentWidget()):
            return
        found = self._found()
        self.says.say(counted(len(found), tr("1 card changes"), tr("{n} cards change")) if found else "")
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.clear()
        self.list.addTopLevelItems([self._item(*one) for one in found[:_MOST]])

    def _found(self) -> list[tuple[str, Difference | None, str]]:
        """Give each card that differs, with its strengths and its status where these do."""
        reasoning = self._editor.reasoning
        plain, now = reasoning.plain_labelling.nodes, reasoning.labelling.nodes
        other = {
            id: tr("{before} → {now}", before=status_name(plain[id].status), now=status_name(label.status))
            for id, label in now.items()
            if id in plain and plain[id].status != label.status
        }
        strengths = self._differences.by_size()
        rest = [(id, None, words) for id, words in other.items() if id not in self._differences.nodes]
        return [*((id, difference, other.get(id, "")) for id, difference in strengths), *rest]

    def _item(self, id: str, difference: Difference | None, status: str) -> QTreeWidgetItem:
        map = self._editor.map
        figures = f"{figure(difference[0])} → {figure(difference[1])}" if difference else ""
        name = line_of(map, id)
        item = QTreeWidgetItem([name, figures, status])
        item.setData(0, _ID, id)
        item.setToolTip(0, full_name_of(map, id)[:500].replace("<", "‹"))
        item.setToolTip(1, tr("Strength as the map stands → now"))
        item.setToolTip(2, tr("Whether it stands, as the map is → now"))
        said = tr("{name}: {figures} {status}", name=name, figures=figures, status=status)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        go_to(self._editor, item.data(0, _ID))


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(3)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setAccessibleName(tr("Cards that change"))
    made.setToolTip(tr("Click a card, or press Enter, to go to it."))
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return made
