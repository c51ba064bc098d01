"""A window: one map's canvas with its menus, toolbar, panels and status bar. It wires; it decides little."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from argmap.app.clipboard import Clipboard
from argmap.app.colours import theme_for
from argmap.app.commandpalette import CommandPalette
from argmap.app.contextmenu import context_menu
from argmap.app.files import FileActions
from argmap.app.help import show_about, show_help
from argmap.app.menus import Menus
from argmap.app.recoveries import start_recovery
from argmap.app.sidepanel import SidePanel
from argmap.app.status import StatusLine
from argmap.canvas.view import ZOOM_STEP, MapView
from argmap.editing.action import Action
from argmap.editing.editor import Editor
from argmap.editing.pasting import paste_map
from argmap.editing.recovery import Recovered
from argmap.editing.session import Session
from argmap.model.errors import ArgmapError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.panels.comparison import Comparison
from argmap.panels.findbar import FindBar
from argmap.panels.scenarios import ScenarioBar
from argmap.picture.palette import Theme

if TYPE_CHECKING:
    from argmap.app.windows import Windows


_COLOURS = ("theme-light", "theme-dark", "theme-system")
#: How far a key moves what is shown, in screens across and down.
_PAN = {"up": (0, 0.8), "down": (0, -0.8), "left": (0.8, 0), "right": (-0.8, 0)}


class MapWindow(QMainWindow):
    """Shows one session. Opening another map puts a new session in its place."""

    def __init__(self, windows: "Windows") -> None:
        super().__init__()
        self.windows = windows
        self.files = FileActions(self)
        self._recovery, self._recovery_lock = start_recovery(self._say_later)
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._refreshing.timeout.connect(self.refresh)
        self.menus = Menus(self, self._handlers(), self.run_action)
        self.files.fill_recent_menu(self.menus)
        self.files.exports.fill_menu(self.menus)
        self.side = SidePanel(self)
        self.status = StatusLine(self.statusBar(), self.side.show_problems)
        self._comparison: Comparison | None = None
        self._page = _Page()
        self.setCentralWidget(self._page)
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        if windows.settings.geometry is not None:
            self.restoreGeometry(windows.settings.geometry)
        self.show_session(self._session_of(ArgumentMap(), None))

    # -- sessions -------------------------------------------------------------------------

    @property
    def editor(self) -> Editor:
        """The editor of the map in this window."""
        return self.session.editor

    @property
    def is_untouched(self) -> bool:
        """Whether the window holds an empty map that nothing was done to."""
        return self.session.path is None and not self.session.is_dirty and not self.editor.map.nodes

    def show_map(self, map: ArgumentMap, path: Path | None) -> None:
        """Put a map in this window; `path` is where it is from, and saved to if argmap writes that format."""
        self.show_session(self._session_of(map, path))
        if path is not None:
            self.files.remember(path.absolute())

    def add_map(self, map: ArgumentMap, name: str) -> None:
        """Put the cards of another map beside those of this one, as one step."""
        self.editor.finish_typing()
        try:
            paste_map(self.editor, map, tr("Add {name}", name=name))
            self.view.show_selection()
        except ArgmapError as error:
            self.say(str(error))

    def show_recovered(self, recovered: Recovered) -> bool:
        """Put a map that a crash left in this window, unsaved; say whether there is a new copy of it."""
        session = self._session_of(recovered.map, recovered.original or recovered.origin)
        session.resume_from(recovered.stamp)
        self.show_session(session)
        return self._recovery.write()

    def show_session(self, session: Session) -> None:
        """Build canvas and panels for a session, and let those of the last one go."""
        self._let_go_of_views()
        self.session = session
        editor = session.editor
        theme = theme_for(self.windows.settings.colours)
        self.view = MapView(editor, theme)
        self.find_bar = FindBar(editor)
        self.find_bar.hide()
        self.find_bar.hits_changed.connect(self._mark_hits)
        self.find_bar.closed.connect(self.view.setFocus)
        self.view.use_tint(does=self.windows.settings.is_tinted)
        self.scenarios = ScenarioBar(editor)
        self.scenarios.left.connect(self.view.setFocus)
        self.scenarios.compare_wanted.connect(self._compare)
        self._page.show_only(self.scenarios, self.find_bar, self.view)
        self.side.show_editor(editor)
        self.menus.put_on_canvas(self.view)
        self.status.follow(session, self.view)
        self._connect(editor)
        self.use_theme(theme)
        self.view.setFocus()
        self.refresh()

    def use_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.menus.colour_icons(theme.text)
        self.view.use_theme(theme)
        self.side.use_theme(theme)
        self.status.show_tint(theme if self.windows.settings.is_tinted else None)
        self.menus.mark_one(_COLOURS, f"theme-{self.windows.settings.colours}")

    def use_tint(self, *, does: bool) -> None:
        """Tint cards by their strength, or no longer."""
        self.view.use_tint(does=does)
        self.status.show_tint(self.view.painting.theme if does else None)
        self.menus.actions["tint"].setChecked(does)

    # -- actions --------------------------------------------------------------------------

    def run_action(self, action: Action) -> None:
        """Run a row of the table on this window's map; what cannot be done is said, not raised."""
        editor = self.editor
        editor.finish_typing()
        if action.run is None:
            return
        try:
            action.run(editor)
        except ArgmapError as error:
            self.say(str(error))

    def say(self, words: str) -> None:
        """Say something in the status bar; nothing clears it."""
        self.status.say(words)

    def keep_safe(self) -> None:
        """Write a recovery copy at once: something unexpected has happened."""
        self._recovery.write()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        colours = self.windows.use_colours
        return {
            **self.files.handlers(),
            **Clipboard(self).handlers(),
            "map-info": lambda: (self.editor.select([]), self.side.show_inspector()),
            "close": self.close,
            "quit": self.windows.quit,
            "find": lambda: self.find_bar.open(),  # noqa: PLW0108  each session has a bar of its own
            "find-next": lambda: self.find_bar.next(),  # noqa: PLW0108
            "find-previous": lambda: self.find_bar.previous(),  # noqa: PLW0108
            "zoom-in": lambda: self.view.zoom(ZOOM_STEP),
            "zoom-out": lambda: self.view.zoom(1 / ZOOM_STEP),
            "zoom-100": lambda: self.view.zoom_to(1.0),
            "fit": lambda: self.view.fit(),  # noqa: PLW0108
            **{f"pan-{way}": partial(self._pan, *aim) for way, aim in _PAN.items()},
            "go-main": self._go_to_main,
            "scenario-bar": lambda: self.scenarios.toggle(),  # noqa: PLW0108
            "compare-scenarios": self._compare,
            "tint": lambda: self.windows.use_tint(does=not self.windows.settings.is_tinted),
            "show-details": lambda: self.side.show_inspector(),  # noqa: PLW0108  made after the menus
            "show-why": lambda: self.side.show_why(),  # noqa: PLW0108
            "show-problems": lambda: self.side.show_problems(),  # noqa: PLW0108
            "show-sources": lambda: self.side.show_sources(),  # noqa: PLW0108
            "side-panel": lambda: self.side.setVisible(not self.side.isVisible()),
            "full-screen": self._toggle_full_screen,
            "theme-light": lambda: colours("light"),
            "theme-dark": lambda: colours("dark"),
            "theme-system": lambda: colours("system"),
            "palette": lambda: CommandPalette(self, self.menus).exec(),
            "help": lambda: show_help(self, self.menus),
            "about": lambda: show_about(self),
        }

    # -- Qt calls these -------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the toolbar fit."""
        super().resizeEvent(event)
        self.menus.fit_toolbar(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before unsaved work is lost."""
        self.editor.finish_typing()
        if not self.files.may_close():
            event.ignore()
            return
        self.session.let_go()
        self._recovery_lock.unlock()
        self.windows.settings.geometry = self.saveGeometry()
        self._let_go_of_views()
        self.windows.close(self)
        event.accept()
        self.deleteLater()  # else its actions would hold it, and it its map, until the program ends

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files dropped on the window, once the program they come from is let go."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                QTimer.singleShot(0, self, partial(self.windows.open_map, path, instead_of=self))
        event.acceptProposedAction()

    # -- inside ---------------------------------------------------------------------------

    def _session_of(self, map: ArgumentMap, path: Path | None) -> Session:
        return Session(map, path, self.windows.measure, _later, self._recovery)

    def _connect(self, editor: Editor) -> None:
        # At once, so that the next key, which may be waiting already, finds its action enabled.
        editor.changed.connect(lambda _change, _moved: self.refresh())
        editor.selected.connect(self.refresh)
        editor.drafted.connect(lambda _draft: self._refreshing.start())
        editor.rearranged.connect(self._refreshing.start)
        editor.reasoning.supposed.connect(self._refreshing.start)
        editor.said.connect(self.say)
        self.view.setContextMenuPolicy(self.view.contextMenuPolicy().CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_context_menu)

    def _let_go_of_views(self) -> None:
        if hasattr(self, "view"):
            self.status.let_go()
            self.view.let_go()
            self.find_bar.let_go()
            self.side.let_go()
            self.scenarios.let_go()
            self._close_comparison()

    def _compare(self) -> None:
        """Open the table that compares scenarios, beside this window."""
        if self._comparison is None:
            self._comparison = Comparison(self.editor, self)
        self._comparison.show()
        self._comparison.raise_()
        self._comparison.activateWindow()

    def _close_comparison(self) -> None:
        if self._comparison is not None:
            self._comparison.let_go()
            self._comparison.close()
            self._comparison.deleteLater()
            self._comparison = None

    def _mark_hits(self, ids: frozenset[str]) -> None:
        self.view.overlay.hits = ids
        self.view.update()

    def refresh(self) -> None:
        """Bring menus, title and status bar up to date."""
        self.menus.refresh(self.editor)
        self.menus.actions["tint"].setChecked(self.windows.settings.is_tinted)
        self.setWindowTitle(f"{self.session.name}[*] – argmap")
        self.setWindowFilePath(str(self.session.path or ""))
        self.setWindowModified(self.session.is_dirty)
        self.status.refresh()

    def _show_context_menu(self, at) -> None:  # noqa: ANN001  a QPoint
        hit = self.view.hit(self.view.camera.to_scene(at.x(), at.y()))
        if hit is not None and hit not in self.editor.selection:
            self.editor.select([hit])
        self.menus.refresh(self.editor)
        is_card = hit in self.editor.map.nodes
        menu = context_menu(self, self.menus, on_card=is_card, on_link=hit is not None and not is_card)
        menu.exec(self.view.mapToGlobal(at))

    def _pan(self, across: float, down: float) -> None:
        self.view.pan(across * self.view.width(), down * self.view.height())

    def _go_to_main(self) -> None:
        main = self.editor.map.info.main or next(iter(self.editor.map.nodes), None)
        if main is not None:
            self.editor.show(main)

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _say_later(self, words: str) -> None:
        QTimer.singleShot(0, self, lambda: self.say(words))


def _later(run: Callable[[], None]) -> None:
    QTimer.singleShot(0, run)


class _Page(QWidget):
    """What stands in the middle of the window, below each other, the last with all the room there is.

    It stays while what is in it changes: Qt would give the room of a central widget that
    goes to the side panel.
    """

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_only(self, *widgets: QWidget) -> None:
        """Show these, and let go of what was shown before."""
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for widget in widgets:
            self._layout.addWidget(widget)
        self._layout.setStretch(len(widgets) - 1, 1)
