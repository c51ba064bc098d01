"""The inspector: every field of what is selected, or of the map itself when nothing is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from argmap.editing.editor import Editor
from argmap.model.change import Change
from argmap.model.records import Group, Link, MapInfo, Node, Record, Scenario, Source, Text
from argmap.model.wording import tr
from argmap.panels.facts import selection_words
from argmap.panels.fields import rows_of
from argmap.panels.form import Form
from argmap.panels.listening import Ties
from argmap.panels.paragraph import Heading, Paragraph

_MARGIN = 12


class Inspector(QScrollArea):
    """Shows the record selected last in a form. Each type of record has one form, made when first needed."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._forms: dict[type[Record], Form] = {}
        self._form: Form | None = None
        self._type = Heading("")
        self._several = Paragraph(is_muted=True)
        self._layout = self._lay_out()
        self._ties = Ties(
            editor.changed.connect(self._on_changed),
            editor.evaluated.connect(lambda _ids: self.refresh()),
            editor.selected.connect(self._on_selected),
            editor.typing_ends.connect(self.finish_typing),
        )
        self._on_selected()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        return self._form

    def let_go(self) -> None:
        """Hand in what is typed, and listen to the editor no longer."""
        self.finish_typing()
        self._ties.let_go()

    def finish_typing(self) -> None:
        """Hand in what is being typed, as a step of the history."""
        if self._form is not None:
            self._form.finish()

    def refresh(self) -> None:
        """Show what the map says now."""
        self._form.refresh()

    def _on_changed(self, _change: Change, _moved: set[str]) -> None:
        self.refresh()

    def _on_selected(self) -> None:
        record = self._editor.primary or self._editor.map.info
        form = self._form_for(type(record))
        if self._form is not None and form is not self._form:
            self._form.finish()
            self._form.hide()
        is_other = form is not self._form or form.subject.id != record.id
        self._form = form
        self._type.say(_type_words(record))
        self._several.say(selection_words(self._editor))
        form.open(record.id)
        form.show()
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _form_for(self, record: type[Record]) -> Form:
        if record not in self._forms:
            form = self._forms[record] = Form(self._editor, rows_of(record))
            self._layout.insertWidget(self._layout.count() - 1, form)
        return self._forms[record]

    def _lay_out(self) -> QVBoxLayout:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))
        self.setMinimumWidth(240)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(8)
        layout.addWidget(self._type)
        layout.addWidget(self._several)
        layout.addStretch(1)
        self.setWidget(page)
        return layout


def _type_words(record: Record) -> str:
    words = {
        Node: tr("Card"),
        Link: tr("Link"),
        Source: tr("Source"),
        Text: tr("Text"),
        Group: tr("Group"),
        Scenario: tr("Scenario"),
        MapInfo: tr("Map"),
    }
    return words[type(record)]
