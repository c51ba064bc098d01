"""The citations of a node: for each a small form with its source, its quote and where that stands."""

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from argmap.model import edits
from argmap.model.wording import tr
from argmap.panels import options
from argmap.panels.arranging import BELOW, row_of, stack_in
from argmap.panels.choice import Choice
from argmap.panels.facts import Fact, place_in_text
from argmap.panels.form import Form, Row
from argmap.panels.icons import IconButton
from argmap.panels.paragraph import Heading
from argmap.panels.rows import KeyedRows
from argmap.panels.subject import Slot, Subject
from argmap.panels.typed import Line, Long


class Citations(QWidget):
    """All citations of the node that a form is about, and a button for one more."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._subject = slot.subject
        self.rows = KeyedRows(
            lambda: getattr(self._subject.record, "citations", {}),
            self._make,
            tr("Nothing is cited yet."),
            spacing=BELOW,
        )
        add = QPushButton(tr("Add citation"))
        add.setToolTip(tr("Say where the words of this card come from."))
        add.clicked.connect(self._add)
        stack_in(self, self.rows, add, spacing=8)

    def refresh(self) -> None:
        """Show what the map says."""
        self.rows.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        self.rows.finish()

    def _make(self, id: str) -> QWidget:
        subject = Subject(self._subject.editor, self._subject.id, id)
        return CitationForm(subject)

    def _add(self) -> None:
        subject = self._subject
        texts = list(subject.editor.map.texts)
        text = texts[0] if len(texts) == 1 else None
        subject.apply(
            tr("Add citation"), lambda: edits.add_citation(subject.editor.map, subject.id, text=text)
        )


class CitationForm(QFrame):
    """One citation, framed."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.form = Form(subject.editor, _rows(), subject)
        remove = IconButton("delete", tr("Remove this citation"))
        remove.clicked.connect(lambda: _remove(subject))
        layout = stack_in(self, row_of(Heading(tr("Citation")), remove), self.form)
        layout.setContentsMargins(10, 8, 10, 12)

    def refresh(self) -> None:
        """Show what the map says."""
        self.form.refresh()

    def finish(self) -> None:
        """Hand in what is being typed."""
        self.form.finish()


def _remove(subject: Subject) -> None:
    change = lambda: edits.remove_citation(subject.editor.map, subject.id, subject.citation)  # noqa: E731
    subject.apply(tr("Remove citation"), change)


def _rows() -> list[Row]:
    return [
        Row("source", tr("Source"), tr("Who or what says so."), _source),
        Row(
            "credibility",
            tr("Credibility"),
            tr(
                "How far these words can be believed, apart from how reliable their source is. "
                "A card without a credence of its own takes one from here, by its most credible citation."
            ),
            lambda slot: Choice(slot, options.credibilities),
        ),
        Row("quote", tr("Quote"), tr("The words themselves, as they stand in the text."), Long),
        Row(
            "start",
            tr("Place of the quote"),
            tr("Found by itself from the quote."),
            lambda slot: Fact(slot.subject, place_in_text),
            is_named=False,
        ),
        Row("text", tr("Text"), tr("The text of this map that the quote is from."), _text),
        Row("before", tr("Words before"), tr("Some words before the quote, to find it by."), Line),
        Row("after", tr("Words after"), tr("Some words after the quote, to find it by."), Line),
    ]


def _source(slot: Slot) -> QWidget:
    return Choice(slot, lambda: options.sources(slot), options.names(slot))


def _text(slot: Slot) -> QWidget:
    return Choice(slot, lambda: options.texts(slot), options.names(slot))
