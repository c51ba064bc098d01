"""The field for a credence: a number, a band or a word of probability, typed or chosen, on one line."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from argmap.analysis.ratings import best_citation, rated_credence
from argmap.model.change import Change
from argmap.model.codes import credibility_words
from argmap.model.credences import credence_words, kept_open, read_credence, share_words, worded
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Credence, Node
from argmap.model.scales import ICD_ROWS, bands_of, word_for, word_of
from argmap.model.wording import tr
from argmap.panels.arranging import stack_in
from argmap.panels.icons import palette_icon
from argmap.panels.paragraph import Paragraph
from argmap.panels.subject import Slot
from argmap.panels.typed import Line

_SHOWN_ROWS = 15


@dataclass(frozen=True)
class WordedSlot(Slot):
    """The field as its line writes it: in words, which are read first. `refused` hears why not."""

    refused: Callable[[str], None]

    def draft(self, value: object) -> Change:
        """Give the change that these words would be; of nothing, when they cannot be read."""
        try:
            return super().draft(self._read(value))
        except EditError:
            return Change()

    def put(self, value: object) -> bool:
        """Set the credence that these words are, kept off certainty."""
        try:
            credence = self._read(value)
        except EditError as error:
            self.refused(str(error))
            return False
        return super().put(credence)

    def _read(self, value: object) -> Credence | None:
        scale = self.editor.map.info.scale
        credence = read_credence(str(value), scale)
        node = self.subject.record
        if credence is None or not isinstance(node, Node):
            return credence
        return kept_open(credence, node.kind)


class CredenceLine(Line):
    """The line itself, with a list of words that opens as one types, by its arrow or by the Down key."""

    def __init__(self, slot: WordedSlot) -> None:
        super().__init__(slot, show=self._words_for)
        self._slot = slot
        self._offered = QStringListModel(self)
        self._list = QCompleter(self._offered, self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setMaxVisibleItems(_SHOWN_ROWS)
        self._list.activated.connect(self._on_chosen)
        self.setCompleter(self._list)
        self._arrow = self.addAction(
            palette_icon("chevron-down", self.palette()), QLineEdit.ActionPosition.TrailingPosition
        )
        self._arrow.setText(tr("Choose a word"))
        self._arrow.triggered.connect(self.open_list)
        self.textEdited.connect(lambda _words: slot.refused(""))

    @property
    def is_typing(self) -> bool:
        """Whether it holds words that the map has not taken."""
        return self._typing.is_open

    def offer(self, words: list[str]) -> None:
        """Have these words in the list."""
        if words != self._offered.stringList():
            self._offered.setStringList(words)

    def open_list(self) -> None:
        """Show the whole list, whatever is typed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.setCompletionPrefix("")
        self._list.complete()

    def drop(self) -> None:
        """Forget what is typed, and show what the map says."""
        self._typing.is_open = False
        self._slot.editor.drafted.emit(None)
        self._slot.refused("")
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Down; on Escape hand in, or take back what could not be read."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and self.is_typing:
            self.drop()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_arrow"):
            self._arrow.setIcon(palette_icon("chevron-down", self.palette()))

    def _on_chosen(self, words: str) -> None:
        self.setText(words)
        self.finish()

    def _words_for(self, value: object) -> str:
        return "" if value is None else credence_words(value, self._slot.editor.map.info.scale)


class CredenceField(QWidget):
    """A credence on a line, and below it what its number is called, where it comes from, or what is wrong."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self._about = ""
        self.error = Paragraph()
        self.hint = Paragraph(is_muted=True)
        self.line = CredenceLine(WordedSlot(slot.subject, slot.field, slot.label, self._say_refused))
        self.line.setAccessibleName(slot.label)
        stack_in(self, self.line, self.error, self.hint)
        self._say_refused("")
        self.setFocusProxy(self.line)

    def refresh(self) -> None:
        """Show what the map says."""
        map = self._slot.editor.map
        if self._about != self._slot.subject.id:
            self._leave_unread()
            self._about = self._slot.subject.id
        self.line.offer(offered_words(map.info.scale))
        self.line.refresh()
        if not self.line.is_typing:
            self._say_refused("")
        node = self._slot.subject.record
        if isinstance(node, Node):
            rated = rated_credence(map, node)
            self.line.setPlaceholderText(tr("unrated") if rated is None else share_words(rated))
            self.hint.say(hint_for(map, node))

    def finish(self) -> None:
        """Take what was typed for complete."""
        self.line.finish()

    def setToolTip(self, tip: str) -> None:
        """Say what it is for and how it is written."""
        how = tr("Write 0.3, 30 %, 0.2–0.45 or a word such as “unlikely”; the Down key lists the words.")
        self.line.setToolTip(f"{tip}\n{how}")

    def _say_refused(self, why: str) -> None:
        self.error.say(why, "problems" if why else "")
        self.hint.setVisible(bool(self.hint.text()) and not why)  # it is about what the card has, not this

    def _leave_unread(self) -> None:
        """Let words go that could not be read for a card that is shown no longer, and say so."""
        if self.line.is_typing:
            words = self.line.text()
            self.line.drop()
            self._slot.editor.said.emit(
                tr("“{words}” is no credence; the card keeps the one it had.", words=words[:40])
            )


def offered_words(scale: str) -> list[str]:
    """List the words of a scale, then those of ICD 203 that it lacks, each with its band."""
    words = dict(pair for one in (*reversed(ICD_ROWS), scale) for pair in bands_of(one))
    own = [word for word, _ in bands_of(scale)]
    others = [word for one in ICD_ROWS for word, _ in bands_of(one) if word not in own]
    return [tr("unrated"), *(worded(word, words[word]) for word in (*own, *others))]


def hint_for(map: ArgumentMap, node: Node) -> str:
    """Say what a number is called, or where one comes from that was not set."""
    if node.credence is None:
        return _derived_words(map, node)
    if isinstance(node.credence, tuple) or word_for(node.credence, map.info.scale):
        return ""
    word = word_of(node.credence, map.info.scale)
    return tr("In the words of this map: {word}.", word=word) if word else ""


def _derived_words(map: ArgumentMap, node: Node) -> str:
    best = best_citation(map, node)
    rated = rated_credence(map, node)
    if best is None or best.credibility is None:
        return ""
    if rated is None:
        return tr("Credibility 6 (cannot be judged) gives no number.")
    return tr(
        "{credence} from credibility {code} ({words}) – set your own to override",
        credence=share_words(rated),
        code=best.credibility,
        words=credibility_words()[best.credibility],
    )
