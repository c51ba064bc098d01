"""The import report: what comes in from a file and what does not, before anything is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from argmap.app.formatoptions import FormatOptions
from argmap.formats.preview import Row, first_rows
from argmap.formats.registry import Format, Opened, formats, read_as
from argmap.formats.report import Report
from argmap.formats.tally import in_words, tally
from argmap.model.errors import ArgmapError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr
from argmap.panels.arranging import BELOW, row_of, stack_in
from argmap.panels.choice import Combo, Option
from argmap.panels.lines import Lines
from argmap.panels.paragraph import Heading, Paragraph
from argmap.picture.kinds import kind_look

Answer = Literal["open", "add"]

#: As many cards are shown, and as many remarks.
PREVIEWED = 24
REMARKS = 500
#: Pixels of the screen that a dialog leaves to its own frame and to bars.
_AROUND = 80
_SIGNS = {"support": "+", "attack": "−", "neutral": "·", "undercut": "⊣"}


@contextmanager
def busy() -> Iterator[None]:
    """Show by the pointer that something takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class ImportDialog(QDialog):
    """Shows what a file would become. `answer` says what is to be done with `map`; None is nothing."""

    def __init__(
        self, parent: QWidget | None, name: str, data: bytes, format: Format, *, may_add: bool
    ) -> None:
        super().__init__(parent)
        self._data = data
        self.map = ArgumentMap()
        self.answer: Answer | None = None
        self.setWindowTitle(tr("Import {name}", name=name))
        self.resize(600, min(640, self.screen().availableGeometry().height() - _AROUND))
        self.format = self._format_field(format)
        self.count, self.fault = Paragraph(), Paragraph()
        self.left_out, self.cards = Lines(tr("What was left out")), Lines(tr("The first cards"))
        self._left_out_title, self._cards_title = Heading(""), Heading("")
        self._buttons(may_add=may_add)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(BELOW)
        self._put_in(row_of(QLabel(tr("Read as")), self.format))
        self._options = self._options_of(format)
        self._read()

    def _put_in(self, head: QWidget) -> None:
        parts = (
            (head, 0),
            (self.count, 0),
            (self.fault, 0),
            (_titled(self._left_out_title, self.left_out), 2),
            (_titled(self._cards_title, self.cards), 3),
            (self.buttons, 0),
        )
        for widget, stretch in parts:
            self._layout.addWidget(widget, stretch)
        self._layout.insertStretch(self._layout.count() - 1)

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
        self._layout.removeWidget(self._options)
        self._options.deleteLater()
        self._options = self._options_of(self._chosen)
        self._read()

    def _options_of(self, format: Format) -> FormatOptions:
        made = FormatOptions(format, "read")
        made.chosen.connect(self._read)
        self._layout.insertWidget(1, made)
        return made

    def _read(self) -> None:
        """Read the file as it is asked for now, and show what comes of it."""
        try:
            with busy():
                opened = read_as(self._chosen, self._data, self._options.values())
            self._show(opened)
        except ArgmapError as error:
            self._show_fault(str(error))

    # -- the report -----------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        self.map = opened.map
        self.fault.say("")
        self.count.say(in_words(tally(opened.map)))
        self._show_report(opened.report)
        self._show_cards()
        self.open.setEnabled(True)
        self.add.setEnabled(bool(self.map.nodes))

    def _show_fault(self, fault: str) -> None:
        """Show what is wrong, and nothing else: nothing came in."""
        self.fault.say(fault, icon="problems")
        for words in (self.count, self._left_out_title, self._cards_title):
            words.say("")
        for lines in (self.left_out, self.cards):
            lines.fill([])
        self.open.setEnabled(False)
        self.add.setEnabled(False)

    def _show_report(self, report: Report) -> None:
        nothing = tr("Nothing was left out.")
        self._left_out_title.say(nothing if report.is_clean else tr("Left out, or to look at"))
        remarks = report.remarks()
        if len(remarks) > REMARKS:
            remarks[REMARKS:] = [tr("… and {n} more", n=len(remarks) - REMARKS)]
        self.left_out.fill((0, remark) for remark in remarks)

    def _show_cards(self) -> None:
        is_cut = len(self.map.nodes) > PREVIEWED
        title = tr("The first cards, each below what it is about") if is_cut else tr("The cards")
        self._cards_title.say(title if self.map.nodes else "")
        self.cards.fill((row.depth, _card(row)) for row in first_rows(self.map, PREVIEWED))


def _titled(title: Heading, lines: Lines) -> QWidget:
    """Put lines below their title, both as high as they need to be and no higher."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    stack_in(holder, title, lines)
    return holder


def _card(row: Row) -> str:
    """Give the line of a card: its sign, its kind unless that is a claim, its words."""
    words = row.words or tr("(a card without words)")
    if row.kind != "claim":
        words = tr("{kind}: {words}", kind=kind_look(row.kind).label, words=words)
    sign = _SIGNS.get(row.stance)
    return f"{sign}\u00a0{words}" if sign else words  # a long word stays beside its sign
