"""The list that shows findings, with a button where one can be mended. What the button does is not here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from argmap.model.findings import Finding
from argmap.model.wording import tr
from argmap.panels.findingrow import FINDING, FindingRow, spoken

_SHOWN = 500


class FindingList(QListWidget):
    """Shows findings. `wanted` asks to go to one, `mending` to take up its offer.

    Tab goes from a row to its button, arrow keys from row to row.
    """

    wanted = Signal(object)
    mending = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(FindingRow(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Problems found in the map"))
        self.setToolTip(tr("Click a problem, or press Enter, to go to what it is about."))
        self.itemClicked.connect(self._want)
        self.itemActivated.connect(self._want)
        self.currentItemChanged.connect(self._lead_to_button)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, as far as a list can; the current one stays current, or what took its place."""
        row, chosen = self.currentRow(), self._finding(self.currentItem())
        self.clear()
        shown = findings[:_SHOWN]
        for finding in shown:
            self._add(finding)
        if len(findings) > _SHOWN:
            rest = QListWidgetItem(
                tr("and {n} more; they show once these are settled", n=len(findings) - _SHOWN)
            )
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(rest)
        self.setCurrentRow(shown.index(chosen) if chosen in shown else min(row, len(shown) - 1))
        self.scheduleDelayedItemsLayout()  # puts the buttons in their places

    def button(self, row: int) -> QPushButton | None:
        """Give the button of a row, None where nothing is offered."""
        return self.itemWidget(self.item(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out again in the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current finding on Enter, which not every style does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _add(self, finding: Finding) -> None:
        item = QListWidgetItem(finding.message)
        item.setData(FINDING, finding)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(finding))
        self.addItem(item)
        if finding.remedy is not None:
            button = _MendButton(finding)
            button.clicked.connect(lambda: self.mending.emit(finding))
            self.setItemWidget(item, button)

    def _want(self, item: QListWidgetItem) -> None:
        finding = self._finding(item)
        if finding is not None:
            self.wanted.emit(finding)

    @staticmethod
    def _finding(item: QListWidgetItem | None) -> Finding | None:
        return None if item is None else item.data(FINDING)

    def _lead_to_button(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        """Let Tab reach the current row's button only: rows are what arrow keys are for."""
        for row, policy in ((before, Qt.FocusPolicy.NoFocus), (item, Qt.FocusPolicy.StrongFocus)):
            button = None if row is None else self.itemWidget(row)
            if button is not None:
                button.setFocusPolicy(policy)
                QWidget.setTabOrder(self, button)


class _MendButton(QPushButton):
    """Says what is offered, and takes Enter as well as Space."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.remedy.label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Mend this now. Undo takes it back."))
        self.setAccessibleDescription(finding.message)

    def event(self, event: QEvent) -> bool:
        """Press on Enter as on Space."""
        if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return True
        return super().event(event)
