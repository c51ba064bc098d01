"""The clipboard: what is selected goes there as cards, text and picture; what is there becomes cards."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from argmap.app.importing import ImportDialog
from argmap.editing import commands, pasting
from argmap.formats import native
from argmap.formats.registry import Format, format_named
from argmap.model.errors import ArgmapError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.raster.pictures import draw_picture

if TYPE_CHECKING:
    from argmap.app.window import MapWindow

#: argmap's own kind of clipping, and the one that drawing programs take.
CARDS = "application/vnd.argmap+json"
SVG = "image/svg+xml"
#: Larger clippings are copied without a picture, which would take long to draw.
DRAWN_UP_TO = 500


class Clipboard:
    """What a window does with the clipboard. What cannot be done is said in the status bar."""

    def __init__(self, window: "MapWindow") -> None:
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give the window's handlers for the rows of the Edit menu."""
        runs = {
            "cut": self._cut,
            "copy": self._copy,
            "paste": self._paste,
            "paste-outline": self._paste_outline,
        }
        return {id: partial(self._on, run) for id, run in runs.items()}

    def _on(self, run: Callable[[], None], _is_checked: bool = False) -> None:  # noqa: FBT002  Qt says
        self._window.editor.finish_typing()
        try:
            run()
        except ArgmapError as error:
            self._window.say(str(error))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(as_data(pasting.clipping(self._window.editor)))

    def _cut(self) -> None:
        self._copy()
        commands.delete(self._window.editor)

    def _paste(self) -> None:
        data, editor = _held(), self._window.editor
        if data.hasFormat(CARDS):
            pasting.paste_map(editor, native.read(data.data(CARDS).data()), tr("Paste"))
        else:
            pasting.paste_text(editor, data.text(), self._show)
        self._window.view.show_selection()

    def _paste_outline(self) -> None:
        pasting.paste_outline(self._window.editor, _held().text())
        self._window.view.show_selection()

    def _show(self, data: bytes, format: Format) -> ArgumentMap | None:
        """Show what comes in from a text and what does not; give what is to be added."""
        dialog = ImportDialog(self._window, tr("from the clipboard"), data, format, may_add=True)
        dialog.open.hide()
        dialog.add.setDefault(True)
        dialog.exec()
        dialog.deleteLater()
        return dialog.map if dialog.answer == "add" else None


def _held() -> QMimeData:
    """Give what is on the clipboard, which may be nothing."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def as_data(map: ArgumentMap) -> QMimeData:
    """Give a map in all the ways that a clipboard can hold it."""
    data = QMimeData()
    data.setData(CARDS, native.write(map))
    outline = format_named("outline").write
    if outline is not None:
        data.setText(outline(map, {}).decode())
    if len(map.nodes) <= DRAWN_UP_TO:
        data.setData(SVG, draw_picture(map, ".svg"))
    return data
