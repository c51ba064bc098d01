"""Makes menus, toolbar and shortcuts from the one table of actions."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from argmap.editing.action import Action
from argmap.editing.actions import all_actions
from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.icons import icon

Handler = Callable[[], object]

#: From this width of the window, in pixels, the toolbar has room for words.
WORDS_FROM = 1080

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}


class Menus:
    """Holds a window's actions by id, and keeps their texts and states true."""

    def __init__(
        self, window: QMainWindow, handlers: Mapping[str, Handler], run: Callable[[Action], None]
    ) -> None:
        self.rows = all_actions()
        self.actions: dict[str, QAction] = {}
        self._window = window
        self._menus: dict[str, QMenu] = {}
        for row in self.rows:
            self.actions[row.id] = self._make(row, handlers.get(row.id), run)
        self.toolbar = self._make_toolbar()

    def menu(self, path: str) -> QMenu:
        """Give the menu with a path such as ``Map/Kind``, made where it is not there yet."""
        if path not in self._menus:
            parent, _, name = path.rpartition("/")
            bar = self.menu(parent) if parent else self._window.menuBar()
            self._menus[path] = bar.addMenu(name)
            self._menus[path].setToolTipsVisible(True)
        return self._menus[path]

    def put_on_canvas(self, canvas: QWidget) -> None:
        """Let the keys of canvas actions work while the canvas has the focus."""
        for row in self.rows:
            if row.on_canvas:
                canvas.addAction(self.actions[row.id])

    def refresh(self, editor: Editor) -> None:
        """Enable, check and name the actions for what is selected and done now."""
        for row in self.rows:
            action = self.actions[row.id]
            action.setEnabled(row.is_enabled(editor))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(editor))
        undo, redo = editor.document.undo_label, editor.document.redo_label
        self.actions["undo"].setText(tr("&Undo: {step}", step=undo) if undo else tr("&Undo"))
        self.actions["redo"].setText(tr("&Redo: {step}", step=redo) if redo else tr("&Redo"))

    def mark_one(self, ids: Iterable[str], chosen: str) -> None:
        """Show which one of several actions holds."""
        for id in ids:
            self.actions[id].setCheckable(True)
            self.actions[id].setChecked(id == chosen)

    def fit_toolbar(self, width: int) -> None:
        """Leave out the words below the icons where a window is too narrow for them."""
        style = Qt.ToolButtonStyle
        words = style.ToolButtonTextUnderIcon if width >= WORDS_FROM else style.ToolButtonIconOnly
        self.toolbar.setToolButtonStyle(words)

    def colour_icons(self, colour: str) -> None:
        """Draw all icons in a colour."""
        for row in self.rows:
            if row.icon:
                self.actions[row.id].setIcon(icon(row.icon, colour))

    def _make(self, row: Action, handler: Handler | None, run: Callable[[Action], None]) -> QAction:
        action = QAction(row.text, self._window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        keys = (
            f" ({QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})"
            if row.keys
            else ""
        )
        action.setToolTip(row.tip + keys)
        action.setStatusTip(row.tip)
        action.setCheckable(row.is_checked is not None)
        action.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        action.setIconText(row.short or row.text.replace("&", ""))
        if row.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(handler or (lambda: run(row)))
        if row.menu:
            menu = self.menu(row.menu)
            if row.starts_section:
                menu.addSeparator()
            menu.addAction(action)
        elif not row.on_canvas:
            self._window.addAction(action)
        return action

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(tr("Tools"), self._window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        menu = None
        for row in self.rows:
            if row.short:
                if menu not in {None, row.menu}:
                    bar.addSeparator()
                menu = row.menu
                bar.addAction(self.actions[row.id])
        self._window.addToolBar(bar)
        return bar
