"""The reasoning panel: how strong what is selected is, why, and what would change that. Its pages say it.

Nothing is worked out while the panel cannot be seen.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from argmap.editing.editor import Editor
from argmap.model.records import Link, Node
from argmap.model.wording import tr
from argmap.panels.arranging import BESIDE
from argmap.panels.cardpage import CardPage
from argmap.panels.entries import Entry, EntryButton, Line
from argmap.panels.icons import IconButton
from argmap.panels.inquiry import Inquiry
from argmap.panels.listening import Ties
from argmap.panels.naming import full_name_of, icon_of, line_of
from argmap.panels.steppage import StepPage
from argmap.panels.welcome import Welcome

_MARGIN = 12


class Why(QScrollArea):
    """Explains the card or link selected last. `details_wanted` asks for the form about it."""

    details_wanted = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._topic = ""
        self._past: list[str] = []
        self._is_visiting = False
        self.back = IconButton("back", tr("Back to where you came from"))
        self.back.clicked.connect(self._go_back)
        self.name = EntryButton()
        self.card = CardPage(editor, self.visit)
        self.card.details_wanted.connect(self.details_wanted)
        self.step = StepPage(editor, self.visit)
        self.welcome = Welcome(editor, self.visit)
        self._lay_out()
        self._inquiry = Inquiry(editor, self.card, self)
        self._ties = Ties(
            editor.evaluated.connect(lambda _ids: self.refresh()), editor.selected.connect(self._on_selected)
        )

    @property
    def is_working(self) -> bool:
        """Whether answers are still to come."""
        return self._inquiry.is_busy

    def let_go(self) -> None:
        """Listen to the editor no longer, and wait for nothing."""
        self._ties.let_go()
        self._inquiry.let_go()

    def visit(self, id: str) -> None:
        """Go to a record that an answer names; there is a way back."""
        if self._topic and self._topic != id:
            self._past.append(self._topic)
        self._go_to(id)

    def refresh(self) -> None:
        """Show what can be said at once, and ask for the rest; nothing while nobody can see it."""
        if not self.isVisible():
            return
        record = self._editor.primary
        is_card, is_step = isinstance(record, Node), isinstance(record, Link)
        self._turn_to(record.id if is_card or is_step else "")
        if is_card:
            self.card.open(record.id)
            self._inquiry.begin(record.id)
        elif is_step:
            self.step.open(record.id)
        else:
            self.welcome.refresh()
        self.card.setVisible(is_card)
        self.step.setVisible(is_step)
        self.welcome.setVisible(not is_card and not is_step)

    # -- Qt calls these -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Say now what was not worth saying while hidden."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop working for nobody."""
        super().hideEvent(event)
        self._inquiry.rest()

    # -- inside ---------------------------------------------------------------------------

    def _turn_to(self, topic: str) -> None:
        self._inquiry.rest()
        if topic != self._topic:
            self._topic = topic
            self.verticalScrollBar().setValue(0)
        map = self._editor.map
        self.name.setVisible(bool(topic))
        self.back.setVisible(bool(self._past))
        if topic:
            line = Line(line_of(map, topic), icon_of(map.get(topic)))
            tip = tr("Show it on the map: {words}", words=full_name_of(map, topic))
            self.name.show_entry(Entry((line,), tip, lambda: self._editor.shown.emit(topic)))

    def _on_selected(self) -> None:
        record = self._editor.primary
        if record is not None and record.id == self._topic and self.isVisible():
            self.card.carried.refresh()
            return
        if not self._is_visiting:
            self._past.clear()
        self.refresh()

    def _go_to(self, id: str) -> None:
        self._is_visiting = True
        try:
            self._editor.show(id)
        finally:
            self._is_visiting = False

    def _go_back(self) -> None:
        while self._past:
            id = self._past.pop()
            if id in self._editor.map:
                self._go_to(id)
                return
        self.refresh()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Reasoning"))
        self.setMinimumWidth(240)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(BESIDE)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        layout.addLayout(head)
        for one in (self.welcome, self.card, self.step):
            one.hide()
            layout.addWidget(one)
        layout.addStretch(1)
        self.setWidget(page)
