"""The import report: what comes in from a file and what does not, before anything is changed."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from argmap.app.formatoptions import FormatOptions
from argmap.formats.registry import Format, Opened, formats, read_as
from argmap.formats.report import Report
from argmap.formats.tally import in_words, tally
from argmap.model.errors import ArgmapError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node
from argmap.model.wording import counted, tr
from argmap.panels.arranging import BELOW, row_of
from argmap.panels.choice import Combo, Option
from argmap.panels.paragraph import Heading, Paragraph
from argmap.picture.kinds import kind_look

Answer = Literal["open", "add"]

#: As many cards are shown, and as many remarks.
PREVIEWED = 12
REMARKS = 500
_SHOWN = 160


class ImportDialog(QDialog):
    """Shows what a file would become. `answer` says what is to be done with `map`; None is nothing."""

    def __init__(
        self, parent: QWidget | None, name: str, data: bytes, opened: Opened, *, may_add: bool
    ) -> None:
        super().__init__(parent)
        self._data = data
        self.map: ArgumentMap = opened.map
        self.answer: Answer | None = None
        self.setWindowTitle(tr("Import {name}", name=name))
        self.resize(600, 640)
        self.format = self._format_field(opened.format)
        self.count, self.fault = Paragraph(), Paragraph()
        self.left_out, self.cards = _list(tr("What was left out")), _list(tr("The first cards"))
        self._left_out_title, self._cards_title = Heading(""), Heading("")
        self._buttons(may_add=may_add)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(BELOW)
        self._options: FormatOptions | None = None
        self._put_in(row_of(QLabel(tr("Read as")), self.format))
        self._show_options(opened.format)
        self._show(opened)

    def _put_in(self, head: QWidget) -> None:
        parts = (
            (head, 0),
            (self.count, 0),
            (self.fault, 0),
            (self._left_out_title, 0),
            (self.left_out, 2),
            (self._cards_title, 0),
            (self.cards, 3),
            (self.buttons, 0),
        )
        for widget, stretch in parts:
            self._layout.addWidget(widget, stretch)

    def _format_field(self, format: Format) -> Combo:
        field = Combo()
        field.offer([Option(one, one.name) for one in formats() if one.read is not None], format)
        field.setAccessibleName(tr("Read as"))
        field.activated.connect(self._on_format)
        return field

    def _buttons(self, *, may_add: bool) -> None:
        role = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox()
        self.open = self.buttons.addButton(tr("&Open"), role.AcceptRole)
        self.open.setToolTip(tr("Open it as a map of its own."))
        self.add = self.buttons.addButton(tr("&Add to this map"), role.AcceptRole)
        self.add.setToolTip(tr("Put its cards beside those of the map in the window, as one step."))
        self.add.setVisible(may_add)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.open.setDefault(True)
        self.open.clicked.connect(lambda: self._end("open"))
        self.add.clicked.connect(lambda: self._end("add"))
        self.buttons.rejected.connect(self.reject)

    def _end(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    # -- reading anew ---------------------------------------------------------------------

    @property
    def _chosen(self) -> Format:
        return self.format.options[self.format.currentIndex()].value

    def _on_format(self) -> None:
        self._show_options(self._chosen)
        self._read()

    def _show_options(self, format: Format) -> None:
        if self._options is not None:
            self._layout.removeWidget(self._options)
            self._options.deleteLater()
        self._options = FormatOptions(format, "read")
        self._options.chosen.connect(self._read)
        self._layout.insertWidget(1, self._options)

    def _read(self) -> None:
        """Read the file again, as it is asked for now."""
        try:
            self._show(read_as(self._chosen, self._data, self._options.values()))
        except ArgmapError as error:
            self.fault.say(str(error), icon="problems")
            self._show_what_came(ArgumentMap(), Report())
            self._enable(does=False)

    def _show(self, opened: Opened) -> None:
        self.map = opened.map
        self.fault.say("")
        self._show_what_came(opened.map, opened.report)
        self._enable(does=True)

    def _enable(self, *, does: bool) -> None:
        self.open.setEnabled(does)
        self.add.setEnabled(does and bool(self.map.nodes))

    # -- the report -----------------------------------------------------------------------

    def _show_what_came(self, map: ArgumentMap, report: Report) -> None:
        self.count.say(in_words(tally(map)))
        remarks = list(_remarks(report))
        n = sum(report.dropped.values()) + len(report.warnings)
        nothing = tr("Nothing was left out.")
        title = counted(n, tr("1 thing left out or to look at"), tr("{n} things left out or to look at"))
        self._left_out_title.say(title if n else nothing)
        _fill(self.left_out, remarks[:REMARKS])
        if len(remarks) > REMARKS:
            self.left_out.addItem(tr("… and {n} more", n=len(remarks) - REMARKS))
        cards = sorted(map.nodes.values(), key=lambda node: (node.order, node.id))
        self._cards_title.say(tr("The first cards") if len(cards) > PREVIEWED else tr("The cards"))
        _fill(self.cards, [_card(node) for node in cards[:PREVIEWED]])


def _remarks(report: Report) -> Iterator[str]:
    for what, n in report.dropped.items():
        yield tr("Left out: {what} ({n})", what=what, n=n)
    for line, message in report.warnings:
        yield message if line is None else tr("Line {line}: {what}", line=line, what=message)


def _card(node: Node) -> str:
    return tr("{kind}: {words}", kind=kind_look(node.kind).label, words=_words(node))


def _words(node: Node) -> str:
    words = " ".join((node.title or node.text)[:_SHOWN].split())
    return words if len(node.title or node.text) <= _SHOWN else words + "…"


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setSelectionMode(QListWidget.SelectionMode.NoSelection)
    return made


def _fill(widget: QListWidget, lines: list[str]) -> None:
    widget.clear()
    widget.addItems(lines)
    widget.setVisible(bool(lines))
