"""The address of a source: a line to type it in, and a button that opens it when that is safe."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from argmap.model.wording import tr
from argmap.panels.arranging import row_of, stack_in
from argmap.panels.subject import Slot
from argmap.panels.typed import Line


def safe_url(words: str) -> QUrl | None:
    """Give the address in some words: of a web page or of mail, and nothing that could start a program."""
    url = QUrl(words.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        return None
    is_page = url.scheme() in {"http", "https"} and bool(url.host())
    is_mail = url.scheme() == "mailto" and "@" in url.path()
    return url if is_page or is_mail else None


class AddressField(QWidget):
    """Shows an address and opens it on demand only."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self._line = Line(slot, hint="https://")
        self._line.setAccessibleName(slot.label)
        self._line.textChanged.connect(self._on_words)
        self._open = QPushButton(tr("Open"))
        self._open.setToolTip(tr("Open the address in your browser"))
        self._open.clicked.connect(self._on_open)
        stack_in(self, row_of(self._line, self._open))
        self.setFocusProxy(self._line)
        self._on_words("")

    def refresh(self) -> None:
        """Show what the map says."""
        self._line.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        self._line.finish()

    def setToolTip(self, tip: str) -> None:
        """Explain the line; the button explains itself."""
        self._line.setToolTip(tip)

    def _on_words(self, words: str) -> None:
        self._open.setEnabled(safe_url(words) is not None)

    def _on_open(self) -> None:
        url = safe_url(self._line.text())
        if url is not None and not QDesktopServices.openUrl(url):
            self._slot.editor.said.emit(tr("No program could be found to open this address."))
