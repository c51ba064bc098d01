"""All windows of the program: opening maps, offering what a crash left, and one look for all of them."""

import contextlib
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QFileInfo, QLocale
from PySide6.QtWidgets import QApplication, QMessageBox

from argmap.app.colours import dress, theme_for
from argmap.app.importing import ImportDialog, busy
from argmap.app.recoveries import abandoned, discard
from argmap.app.settings import Settings
from argmap.app.window import MapWindow
from argmap.editing.recovery import Recovered, read_recovery
from argmap.formats.files import read_bytes
from argmap.formats.registry import NATIVE, Format, find_format, naming, read_as
from argmap.model.errors import ArgmapError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.raster.measure import QtMeasure


class Windows:
    """Keeps the windows alive, and what they share: settings, colours, measured words."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self.settings = settings
        self.measure = QtMeasure()
        self.open_windows: list[MapWindow] = []
        self._is_surviving = False
        application.styleHints().colorSchemeChanged.connect(lambda _: self.use_colours(settings.colours))

    def start(self, files: list[Path]) -> None:
        """Open what was asked for, and offer what an earlier run could not save."""
        for path in files:
            self.open_map(path)
        self.offer_recoveries()
        if not self.open_windows:
            self.open_empty()

    def open_empty(self) -> MapWindow:
        """Open a window with an empty map."""
        return self._show(MapWindow(self))

    def open_map(self, path: Path, instead_of: MapWindow | None = None, *, as_copy: bool = False) -> None:
        """Open a file, or a copy of it, in a window of its own or in one that is still empty."""
        try:
            data = read_bytes(path)
            with naming(path), busy():
                format = find_format(path, data)
                map = read_as(format, data).map if format is NATIVE else None
        except ArgmapError as error:
            QMessageBox.warning(instead_of, tr("Cannot open"), str(error))
            return
        if map is not None:
            self._put(map, None if as_copy else path, instead_of)
        else:
            self._offer(path, data, format, instead_of)

    def _offer(self, path: Path, data: bytes, format: Format, window: MapWindow | None) -> None:
        """Show what comes in from a file of another format, and do with it what is asked for."""
        may_add = window is not None and bool(window.editor.map.nodes)
        dialog = ImportDialog(window, path.name, data, format, may_add=may_add)
        dialog.exec()
        if dialog.answer == "open":
            self._put(dialog.map, path, window)
        elif dialog.answer == "add" and window is not None:
            window.add_map(dialog.map, path.name)
        dialog.deleteLater()

    def _put(self, map: ArgumentMap, path: Path | None, instead_of: MapWindow | None) -> None:
        """Show a map in a window of its own, or in one that is still empty."""
        window = instead_of if instead_of is not None and instead_of.is_untouched else MapWindow(self)
        window.show_map(map, path)
        self._show(window)

    def close(self, window: MapWindow) -> None:
        """Let a window go."""
        if window in self.open_windows:
            self.open_windows.remove(window)

    def use_colours(self, choice: str) -> None:
        """Take on light or dark, in every window."""
        self.settings.colours = choice
        theme = theme_for(choice)
        dress(self._application, theme)
        for window in self.open_windows:
            window.use_theme(theme)

    def use_tint(self, *, does: bool) -> None:
        """Tint cards by their strength, in every window, or no longer."""
        self.settings.is_tinted = does
        for window in self.open_windows:
            window.use_tint(does=does)

    def quit(self) -> None:
        """Close every window; one that still holds unsaved work may refuse."""
        for window in list(self.open_windows):
            if not window.close():
                return

    def survive(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error nobody expected: keep the work safe first, then say what happened, once a time."""
        for window in self.open_windows:
            with contextlib.suppress(Exception):
                window.keep_safe()
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception) or self._is_surviving:
            return
        self._is_surviving = True
        words = tr("Something went wrong in argmap. A copy of your work is kept; save it now.")
        detail = tr("For a report: {kind}: {error}", kind=kind.__name__, error=error)
        QMessageBox.critical(None, tr("Unexpected error"), f"{words}\n\n{detail}")
        self._is_surviving = False

    def offer_recoveries(self) -> None:
        """Ask what is to become of each copy that a crash left."""
        for path in abandoned():
            try:
                recovered = read_recovery(path)
            except ArgmapError:
                continue  # not ours to throw away: someone may still get words out of it
            answer = self._ask(path, recovered)
            if answer == QMessageBox.ButtonRole.AcceptRole:
                window = self._window_on(recovered.original) or MapWindow(self)
                is_kept = window.show_recovered(recovered)
                self._show(window)
                if is_kept:
                    discard(path)
            elif answer == QMessageBox.ButtonRole.DestructiveRole:
                discard(path)

    def _window_on(self, path: Path | None) -> MapWindow | None:
        """Find a window that shows a file as it is saved, so that nothing is lost in taking its place."""
        shown = (w for w in self.open_windows if w.session.path == path and not w.session.is_dirty)
        return next(shown, None) if path else None

    def _ask(self, path: Path, recovered: Recovered) -> QMessageBox.ButtonRole:
        box = QMessageBox(self.open_windows[0] if self.open_windows else None)
        box.setObjectName("recovery")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Unsaved work"))
        title = recovered.map.info.title or _first_words(recovered.map)
        name = str(recovered.original or title or tr("a map that was never saved"))
        when = QLocale().toString(QFileInfo(str(path)).lastModified(), QLocale.FormatType.ShortFormat)
        box.setText(tr("argmap was closed before all work was saved."))
        box.setInformativeText(tr("There is a copy of {name}, from {when}.", name=name, when=when))
        restore = box.addButton(tr("&Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("&Throw away"), QMessageBox.ButtonRole.DestructiveRole)
        later = box.addButton(tr("&Later"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(restore)
        box.setEscapeButton(later)
        box.exec()
        return box.buttonRole(box.clickedButton())

    def _show(self, window: MapWindow) -> MapWindow:
        if window not in self.open_windows:
            self.open_windows.append(window)
        window.show()
        window.raise_()
        window.activateWindow()
        return window


def _first_words(map: ArgumentMap) -> str:
    main = map.nodes.get(map.info.main or "") or next(iter(map.nodes.values()), None)
    words = main.title or main.text if main else ""
    return f"“{words[:60]}”" if words else ""
