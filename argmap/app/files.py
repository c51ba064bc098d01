"""The File menu's actions: opening, saving, recent files, and asking before work is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from argmap.app.exporting import Exports, readable_filters
from argmap.app.menus import Menus
from argmap.model.errors import ArgmapError, OverwriteError
from argmap.model.wording import tr
from argmap.shipped import shipped

if TYPE_CHECKING:
    from argmap.app.window import MapWindow

SUFFIX = ".argmap"


class FileActions:
    """What a window does with files. Every failure is told in one sentence, and loses nothing."""

    def __init__(self, window: "MapWindow") -> None:
        self._window = window
        self.exports = Exports(window)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give the window's handlers for the rows of the File menu."""
        windows = self._window.windows
        return {
            "new": windows.open_empty,
            "open": self.open,
            "example": self.open_example,
            "save": self.save,
            "save-as": self.save_as,
            "import": self.import_file,
            "export": self.exports.export_again,
        }

    def open(self) -> None:
        """Ask for a file and open it."""
        self._ask_and_open(tr("Open a map"))

    def import_file(self) -> None:
        """Ask for a file of another format; what is in it is shown before anything is done with it."""
        self._ask_and_open(tr("Import a file"))

    def open_example(self) -> None:
        """Open a copy of the example: the file that came with argmap stays as it is."""
        path = shipped("examples", "north-korea-troops.argmap")
        self._window.windows.open_map(path, instead_of=self._window, as_copy=True)

    def save(self) -> bool:
        """Save where the map was saved before, else ask where. Say whether it is saved."""
        if self._window.session.path is None:
            return self.save_as()
        return self._save_to(self._window.session.path)

    def save_as(self) -> bool:
        """Ask where to save, and save there."""
        suggested = self._window.session.path or Path(self.folder()) / (self.suggested_name() + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the map"), str(suggested), self._filter()
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() == SUFFIX:
            return self._save_to(path)
        path = path.with_name(path.name + SUFFIX)
        return self._save_to(path) if self.may_replace(path) else False

    def may_close(self) -> bool:
        """Ask what is to become of unsaved work, if there is any. Say whether the window may go."""
        if not self._window.session.is_dirty:
            return True
        box = QMessageBox(self._window)
        box.setObjectName("unsaved")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Unsaved changes"))
        box.setText(tr("Save the changes to “{name}”?", name=self._window.session.name))
        box.setInformativeText(tr("Without saving, they are lost."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def remember(self, path: Path) -> None:
        """Put a file among the recent ones."""
        self._window.windows.settings.remember(path)

    def fill_recent_menu(self, menus: Menus) -> None:
        """Put the recent files into the File menu, filled each time it opens."""
        file_menu = menus.menu(tr("&File"))
        recent = file_menu.addMenu(tr("Open &recent"))
        file_menu.removeAction(recent.menuAction())
        file_menu.insertMenu(menus.actions["example"], recent)

        def fill() -> None:
            recent.clear()
            settings = self._window.windows.settings
            for path in settings.recent:
                action = recent.addAction(str(path).replace("&", "&&"))
                action.setEnabled(path.exists())
                action.triggered.connect(lambda _=False, path=path: self._open(path))
            recent.addSeparator()
            clear = recent.addAction(tr("&Clear this list"), settings.forget_recent)
            clear.setEnabled(bool(settings.recent))

        recent.aboutToShow.connect(fill)

    def folder(self) -> str:
        """Give the folder where this map is saved first: its own, or that of the file it was read from."""
        own = self._window.session.path or self._window.session.origin
        return str(own.parent if own else self._window.windows.settings.folder)

    def suggested_name(self) -> str:
        """Give a name for a file of this map, without its ending."""
        session = self._window.session
        own = session.path or session.origin
        name = own.stem if own else session.editor.map.info.title or tr("Untitled")
        return "".join(c if c.isalnum() or c in " -_." else "-" for c in name).strip(" .-")[:80] or "map"

    def _ask_and_open(self, title: str) -> None:
        folder = str(self._window.windows.settings.folder)
        short = QFileDialog.Option.HideNameFilterDetails  # there are thirty endings
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, readable_filters(), options=short)
        if name:
            self._open(Path(name))

    def _open(self, path: Path) -> None:
        self._window.windows.open_map(path, instead_of=self._window)

    def _save_to(self, path: Path, *, overwrites: bool = False) -> bool:
        try:
            self._window.session.save(path, overwrites=overwrites)
        except OverwriteError as error:
            return self._ask_to_overwrite(path, error)
        except ArgmapError as error:
            words = tr("{error} The map is still open here, and unsaved.", error=error)
            QMessageBox.warning(self._window, tr("Cannot save"), words)
            return False
        self.remember(self._window.session.path or path)
        self._window.say(tr("Saved: {path}", path=path))
        self._window.refresh()
        return True

    def may_replace(self, path: Path) -> bool:
        """Ask before a file is replaced whose name the dialog has not seen: the suffix was added since."""
        if not path.exists():
            return True
        buttons = QMessageBox.StandardButton
        question = tr("“{name}” is there already. Replace it?", name=path.name)
        answer = QMessageBox.question(
            self._window, tr("Replace the file?"), question, buttons.Yes | buttons.No, buttons.No
        )
        return answer == buttons.Yes

    def _ask_to_overwrite(self, path: Path, error: OverwriteError) -> bool:
        box = QMessageBox(self._window)
        box.setObjectName("overwrite")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("The file has changed"))
        box.setText(str(error))
        box.setInformativeText(tr("Saving here would write over what it holds now."))
        elsewhere = box.addButton(tr("Save &elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr("&Write over it"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.exec()
        if box.clickedButton() is over:
            return self._save_to(path, overwrites=True)
        return self.save_as() if box.clickedButton() is elsewhere else False

    def _filter(self) -> str:
        return tr("Argument maps (*.argmap)") + ";;" + tr("All files (*)")
