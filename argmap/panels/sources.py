"""The sources of a map: how reliable each is, how many cards rest on it, and what hangs on it."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from argmap.editing.editor import Editor
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.ids import fresh_id
from argmap.model.origins import repeating
from argmap.model.records import Node, Source
from argmap.model.wording import tr
from argmap.panels.arranging import BESIDE, row_of
from argmap.panels.effects import Effects
from argmap.panels.icons import palette_icon
from argmap.panels.listening import Idle, Ties
from argmap.panels.naming import name_of
from argmap.panels.options import reliabilities
from argmap.panels.paragraph import Paragraph
from argmap.panels.parts import remove_record
from argmap.panels.subject import Subject

_DELAY_MS = 50
_ID = Qt.ItemDataRole.UserRole


class Sources(QWidget):
    """Lists the sources; choosing one selects it, so that the inspector shows it."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._idle = Idle(self.refresh, _DELAY_MS, self)
        self._is_filling = False
        self._ties = Ties(
            editor.changed.connect(self._on_changed),
            editor.selected.connect(self._follow_selection),
            editor.reasoning.supposed.connect(self.refresh),
        )
        self._none = Paragraph(tr("No sources yet. Add whoever or whatever your evidence comes from."))
        self.list = _list()
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.list.itemClicked.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.add = _button(tr("Add source"), tr("Add a source and fill it in in the inspector"), self._add)
        self.remove = _button(
            tr("Remove"), tr("Remove the source; what cites it keeps its quotes"), self._remove
        )
        self.withdraw = _button(
            tr("Withdraw"),
            tr("See the map without this source and all that repeats it. The map is not changed."),
            self._withdraw,
        )
        self.withdraw.setCheckable(True)
        self.effects = Effects(editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(BESIDE)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        layout.addWidget(row_of(self.add, self.remove, self.withdraw))
        layout.addWidget(self.effects, 1)
        layout.addStretch(0)
        self.setAccessibleName(tr("Sources"))
        self.refresh()

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._ties.let_go()
        self.effects.let_go()

    def refresh(self) -> None:
        """List the sources as they are now."""
        self._idle.cancel()
        map = self._editor.map
        counts = _counts(map)
        letters = {option.value: option.label for option in reliabilities()}
        gone = frozenset().union(*(repeating(map, id) for id in self._withdrawn))
        self._is_filling = True
        self.list.clear()
        for id, source in sorted(map.sources.items(), key=lambda one: (one[1].title.casefold(), one[0])):
            item = _item(map, source, letters[source.reliability], counts[id])
            if id in gone:
                self._strike_out(item)
            self.list.addTopLevelItem(item)
        self._is_filling = False
        self.effects.setVisible(bool(gone))
        self.effects.refresh()
        self._none.setVisible(not map.sources)
        self.list.setVisible(bool(map.sources))
        self._follow_selection()

    def _on_changed(self, change: Change, _moved: set[str]) -> None:
        if any(_concerns(*delta) for delta in change.deltas.values()):
            self._idle.ask()

    def _follow_selection(self) -> None:
        chosen = self._editor.primary
        id = chosen.id if isinstance(chosen, Source) else None
        self.remove.setEnabled(id is not None)
        self.withdraw.setEnabled(id is not None)
        self.withdraw.setChecked(id in self._withdrawn)
        self.withdraw.setText(tr("Count again") if id in self._withdrawn else tr("Withdraw"))
        self._is_filling = True
        self.list.setCurrentItem(next((item for item in self._items() if item.data(0, _ID) == id), None))
        self._is_filling = False

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount())]

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._is_filling:
            self._editor.select([item.data(0, _ID)])

    @property
    def _withdrawn(self) -> frozenset[str]:
        return self._editor.reasoning.whatif.withdrawn

    def _strike_out(self, item: QTreeWidgetItem) -> None:
        """Show that a source does not count for the moment, or repeats one that does not."""
        font = item.font(0)
        font.setStrikeOut(True)
        item.setFont(0, font)
        item.setIcon(0, palette_icon("withdraw", self.palette()))
        if item.data(0, _ID) in self._withdrawn:
            item.setToolTip(0, tr("Left out for now."))
        else:
            item.setToolTip(0, tr("Left out for now, since it repeats a source that is."))

    def _withdraw(self) -> None:
        """Leave the chosen source out for a while, or count it again."""
        chosen = self._editor.primary
        if isinstance(chosen, Source):
            self._editor.reasoning.withdraw(chosen.id, does=chosen.id not in self._withdrawn)

    def _open_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is None:
            return
        self._choose(item)
        menu = self.menu()
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Give the menu for the chosen source."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(self.withdraw.text(), self._withdraw).setToolTip(self.withdraw.toolTip())
        menu.addAction(self.remove.text(), self._remove).setToolTip(self.remove.toolTip())
        return menu

    def _add(self) -> None:
        editor = self._editor
        made = Source(id=fresh_id(editor.map), title=tr("New source"))
        Subject(editor).apply(tr("Add source"), lambda: edits.add(editor.map, made))
        editor.select([made.id])
        self.refresh()

    def _remove(self) -> None:
        chosen = self._editor.primary
        if isinstance(chosen, Source):
            remove_record(Subject(self._editor, chosen.id))


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(3)
    made.setHeaderLabels([tr("Source"), tr("Rel."), tr("Cited")])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setAccessibleName(tr("Sources of the map"))
    made.setToolTip(tr("Choose a source to see and edit it in the inspector."))
    head = made.headerItem()
    head.setToolTip(1, tr("How reliable the source is: A fully, E not at all; F cannot be judged."))
    head.setToolTip(2, tr("How many cards cite it."))
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
    return made


def _item(map: ArgumentMap, source: Source, reliability: str, count: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name_of(map, source.id), source.reliability or "–", str(count)])
    item.setData(0, _ID, source.id)
    item.setToolTip(1, tr("Reliability {words}", words=reliability))
    item.setToolTip(2, tr("Cards that cite it: {n}", n=count))
    said = tr("{name}, reliability {words}, cited by {n}", name=item.text(0), words=reliability, n=count)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
    for column in (1, 2):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
    return item


def _button(words: str, tip: str, run: Callable[[], None]) -> QPushButton:
    made = QPushButton(words)
    made.setToolTip(tip)
    made.clicked.connect(run)
    return made


def _counts(map: ArgumentMap) -> Counter[str]:
    """Count for each source the nodes that cite it, once each."""
    found: Counter[str] = Counter()
    for node in map.nodes.values():
        if node.citations:
            found.update({citation.source for citation in node.citations.values()})
    return found


def _concerns(before: object, after: object) -> bool:
    """Say whether a change of a record can change the list."""
    if isinstance(before or after, Source):
        return True
    cited = [one.citations if isinstance(one, Node) else {} for one in (before, after)]
    return cited[0] != cited[1]
