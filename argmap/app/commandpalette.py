"""The command palette: find an action by typing part of its name, and run it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
)

from argmap.app.menus import Menus
from argmap.model.wording import tr


class CommandPalette(QDialog):
    """Lists the actions, faint where they cannot run now; Enter runs the chosen one."""

    def __init__(self, window: QMainWindow, menus: Menus) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Commands"))
        self.resize(480, 420)
        self._menus = menus
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Type part of a command's name"))
        self.words.setAccessibleName(tr("Part of a command's name"))
        self.words.textChanged.connect(self._fill)
        self.words.returnPressed.connect(self._run)
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.itemActivated.connect(lambda _: self._run())
        self._say_none = QLabel(tr("No command has these words in its name."))
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self._say_none)
        layout.addWidget(self.found)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys choose while the words have the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
            if step:
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)

    def _fill(self, words: str) -> None:
        self.found.clear()
        wanted = words.casefold().split()
        for row in self._menus.rows:
            action = self._menus.actions[row.id]
            name = _name(action, row.menu)
            if row.menu and all(word in name.casefold() for word in wanted):
                item = QListWidgetItem(action.icon(), name)
                item.setToolTip(row.tip)
                if not action.isEnabled():
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setData(Qt.ItemDataRole.UserRole, row.id)
                self.found.addItem(item)
        self._say_none.setVisible(self.found.count() == 0)
        self.found.setCurrentRow(0)

    def _run(self) -> None:
        item = self.found.currentItem()
        self.accept()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._menus.actions[item.data(Qt.ItemDataRole.UserRole)].trigger()


def _name(action: QAction, menu: str) -> str:
    section = menu.replace("&", "").replace("/", " › ")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = f"{section} › {action.text().replace('&', '')}"
    return f"{words}    {keys}" if keys else words
