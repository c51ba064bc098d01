"""Writing a map in another format or as a picture: which, with which options, where to, and what is lost."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from argmap.app.formatoptions import FormatOptions
from argmap.app.menus import Menus
from argmap.formats.carrying import losses
from argmap.formats.files import write_bytes
from argmap.formats.registry import NATIVE, Format, formats
from argmap.model.errors import ArgmapError
from argmap.model.wording import tr
from argmap.panels.arranging import BELOW
from argmap.panels.lines import Lines
from argmap.panels.paragraph import Paragraph
from argmap.raster.drawn import PICTURES, scale_of
from argmap.raster.pictures import draw_picture

_WIDTH = 480

if TYPE_CHECKING:
    from argmap.app.window import MapWindow


class Exports:
    """What a window can be written as. Every failure is told in one sentence."""

    def __init__(self, window: "MapWindow") -> None:
        self._window = window
        self._folder: Path | None = None
        #: What was chosen last of the options of each format, by its id.
        self._options: dict[str, Mapping[str, str]] = {}

    def export_again(self) -> None:
        """Write what was written last; a picture where nothing was."""
        last = self._window.windows.settings.last_export
        known = {one.id: one for one in exported()}
        self.export(known.get(last, PICTURES[0]))

    def export(self, format: Format) -> None:
        """Ask for options where there are any, then where to; and write the map."""
        self._window.editor.finish_typing()
        options = self._ask_for_options(format)
        if options is None:
            return
        path, chosen = self._ask_where(format)
        if path is not None and not _are_alike(chosen, format):
            options = self._ask_for_options(chosen, has_file=True)
        if path is None or options is None:
            return
        try:
            write_bytes(path, self._made(chosen, options))
        except ArgmapError as error:
            QMessageBox.warning(self._window, tr("Cannot save"), str(error))
            return
        self._window.windows.settings.last_export = chosen.id
        self._folder = path.parent
        is_picture = chosen in PICTURES
        told = tr("Exported as {name}: {path}", name=chosen.name, path=path)
        saved = tr("Picture saved: {path}", path=path) if is_picture else told
        self._window.say(saved)

    def fill_menu(self, menus: Menus) -> None:
        """Put the formats into the File menu, filled when it first opens: loading them all takes a moment."""
        file_menu = menus.menu(tr("&File"))
        menu = file_menu.addMenu(tr("Export &to"))
        menu.setToolTipsVisible(True)
        file_menu.removeAction(menu.menuAction())
        file_menu.insertMenu(menus.actions["map-info"], menu)

        def fill() -> None:
            if not menu.isEmpty():
                return
            for one in exported():
                action = menu.addAction(_entry(one))
                action.setObjectName(f"export-{one.id}")
                action.triggered.connect(lambda _=False, one=one: self.export(one))
                if one is PICTURES[-1]:
                    menu.addSeparator()

        menu.aboutToShow.connect(fill)

    def _ask_for_options(self, format: Format, *, has_file: bool = False) -> Mapping[str, str] | None:
        """Say what is lost and ask for options; None when it was dismissed."""
        lost = [] if format in PICTURES else losses(self._window.editor.map, format.carries)
        if not lost and all(choice.on == "read" for choice in format.choices):
            return {}
        before = self._options.get(format.id, {})
        dialog = ExportDialog(self._window, format, lost, before)
        if has_file:
            dialog.save.setText(tr("&Export"))
        dialog.exec()
        dialog.deleteLater()
        if dialog.chosen is not None:
            self._options[format.id] = dialog.chosen
        return dialog.chosen

    def _ask_where(self, format: Format) -> tuple[Path | None, Format]:
        """Ask for a file; its ending may choose another format than was asked for."""
        files = self._window.files
        offered = [format, *(one for one in PICTURES if one != format)] if format in PICTURES else [format]
        stem = (self._folder or Path(files.folder())) / (files.suggested_name() + format.suffixes[0])
        filters = ";;".join(_filter(one) for one in offered)
        title = tr("Save a picture") if format in PICTURES else tr("Export as {name}", name=format.name)
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(stem), filters)
        if not name:
            return None, format
        path = Path(name)
        for one in (*offered, *exported()):
            if path.suffix.lower() in one.suffixes:
                return path, one
        kind = next((one for one in offered if _filter(one) == chosen), format)
        path = path.with_name(path.name + kind.suffixes[0])
        return (path if files.may_replace(path) else None), kind

    def _made(self, format: Format, options: Mapping[str, str]) -> bytes:
        editor = self._window.editor
        if format not in PICTURES:
            return format.write(editor.map, options)
        return draw_picture(
            editor.map,
            format.suffixes[0],
            theme=options.get("theme", "light"),
            scale=scale_of(options),
            whatif=editor.reasoning.whatif,
            tinted=self._window.view.painting.cards.is_tinted,
        )


class ExportDialog(QDialog):
    """Says what a format cannot carry of a map; `chosen` is what was chosen of its options."""

    def __init__(
        self, parent: QWidget | None, format: Format, lost: list[str], before: Mapping[str, str]
    ) -> None:
        super().__init__(parent)
        self.chosen: dict[str, str] | None = None
        self.setWindowTitle(tr("Export as {name}", name=format.name))
        self.loss, self.lost = Paragraph(), Lines(tr("What is not in the file"), least=8)
        self.options = FormatOptions(format, "write", before)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(tr("&Choose a file…"), roles.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.save.setDefault(True)
        self.save.clicked.connect(self._end)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(BELOW)
        for widget in (self.loss, self.lost, self.options, buttons):
            layout.addWidget(widget)
        layout.insertStretch(layout.count() - 1)
        self._say(format, lost)
        self.setMinimumWidth(_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all the words need; what they need is known once they are shown."""
        super().showEvent(event)
        self.resize(_WIDTH, self.layout().totalHeightForWidth(_WIDTH))

    def _end(self) -> None:
        self.chosen = self.options.values()
        self.accept()

    def _say(self, format: Format, lost: list[str]) -> None:
        self.lost.fill((0, line) for line in lost)
        if lost:
            self.loss.say(
                tr("{name} cannot hold all of this map. Left out:", name=format.name), icon="problems"
            )
        elif format in PICTURES:
            self.loss.say(tr("A picture of the whole map, as it is evaluated now."))
        else:
            self.loss.say(tr("{name} holds all of this map.", name=format.name))


def _are_alike(one: Format, other: Format) -> bool:
    """Say whether two formats ask for the same and lose the same."""
    return one is other or (one in PICTURES and other in PICTURES)


def exported() -> tuple[Format, ...]:
    """Give what a map can be written as, pictures first; argmap's own format is for saving."""
    return (*PICTURES, *(one for one in formats() if one.write is not None and one is not NATIVE))


def _entry(format: Format) -> str:
    name = format.name.replace("&", "&&")
    return tr("{name} picture…", name=name) if format in PICTURES else tr("{name}…", name=name)


def _filter(format: Format) -> str:
    endings = " ".join(f"*{suffix}" for suffix in format.suffixes)
    if format in PICTURES:
        return tr("{name} picture ({endings})", name=format.name, endings=endings)
    return f"{_plain(format.name)} ({endings})"


def _plain(name: str) -> str:
    """Give a name without brackets, which file dialogs would take for endings."""
    return name.replace("(", "").replace(")", "")


def readable_filters() -> str:
    """Give the filters of a dialog that opens files: all that argmap reads, then each format."""
    reads = [one for one in formats() if one.read is not None]
    endings = " ".join(dict.fromkeys(f"*{suffix}" for one in reads for suffix in one.suffixes))
    every = tr("All that argmap reads ({endings})", endings=endings)
    return ";;".join([every, *dict.fromkeys(_filter(one) for one in reads), tr("All files (*)")])
