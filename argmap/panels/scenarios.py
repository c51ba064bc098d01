"""The bar above the canvas: the map as it stands, under a scenario, or under whatever is supposed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from argmap.analysis.whatif import under
from argmap.editing.commands import stop_supposing
from argmap.editing.differences import Differences
from argmap.editing.editor import Editor
from argmap.editing.suppositions import Suppositions
from argmap.model import edits
from argmap.model.change import Change
from argmap.model.ids import fresh_id
from argmap.model.records import Node, Record, Scenario, Source
from argmap.model.wording import counted, tr
from argmap.panels.assuming import AssumeButton, title_for
from argmap.panels.chips import Chip, Chips
from argmap.panels.choice import Combo
from argmap.panels.flowing import Flow
from argmap.panels.icons import IconButton, palette_icon
from argmap.panels.listening import Idle, Ties
from argmap.panels.naming import name_of
from argmap.panels.subject import Subject

_SOFT_ALPHA = 22
_DELAY_MS = 30
#: From this width, in pixels, buttons say all they do.
_WORDS_FROM = 760


class ScenarioBar(QWidget):
    """Chooses the scenario in use and shows what is supposed; none of it is an edit but to keep it.

    With nothing supposed it is one quiet line, or hidden. `compare_wanted` asks for the table
    that compares scenarios, `left` for the focus to go back to the canvas.
    """

    compare_wanted = Signal()
    left = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._is_open = bool(editor.map.scenarios)
        self.suppositions = Suppositions(editor.reasoning)
        self._differences = Differences(editor.reasoning)
        self._idle = Idle(self._count, _DELAY_MS, self)
        self._ties = Ties(
            editor.changed.connect(self._on_changed),
            self.suppositions.changed.connect(self.refresh),
            editor.evaluated.connect(lambda _ids: self._idle.ask()),
            self._differences.let_go,
            self.suppositions.let_go,
        )
        self._make_parts()
        self.setAccessibleName(tr("Scenarios"))
        self.refresh()

    # -- from outside ---------------------------------------------------------------------

    def let_go(self) -> None:
        """Listen to the editor no longer."""
        self._idle.cancel()
        self._ties.let_go()

    def toggle(self) -> None:
        """Open the bar and go to it; from within it, close it where nothing is supposed."""
        focus = QApplication.focusWidget()
        is_here = self.isVisible() and focus is not None and self.isAncestorOf(focus)
        if is_here and not self.suppositions.items:
            self.close_bar()
            return
        self._is_open = True
        self.refresh()
        self.choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar until something is supposed."""
        self._is_open = False
        self.refresh()
        self.left.emit()

    def refresh(self) -> None:
        """Show the scenarios and what is supposed as they are now."""
        is_supposing = bool(self.suppositions.items)
        self._fill_choice()
        self._chips.refresh()
        self.keep.setVisible(bool(self._editor.reasoning.whatif.assume))
        self.compare.setVisible(is_supposing or bool(self._editor.map.scenarios))
        self.back.setVisible(is_supposing)
        self.hide_bar.setVisible(not is_supposing)
        self._count()
        self.setVisible(self._is_open or is_supposing)
        self.updateGeometry()
        self.update()

    # -- Qt calls these -------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground; tinted while something is supposed, lest it be taken for the map as it is."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(palette.ColorRole.Window))
        if self._editor.reasoning.whatif:
            soft = QColor(palette.color(palette.ColorRole.Accent))
            soft.setAlpha(_SOFT_ALPHA)
            painter.fillRect(self.rect(), soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, palette.color(palette.ColorRole.Mid))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the canvas on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more where there is room."""
        super().resizeEvent(event)
        has_room = self.width() >= _WORDS_FROM
        self.keep.setText(tr("Keep as scenario") if has_room else tr("Keep"))
        self.back.setText(tr("Back to as it stands") if has_room else tr("Back"))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "assume"):
            self._colour()

    # -- parts ----------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.choice = _choice()
        self.choice.activated.connect(
            lambda place: self._editor.reasoning.use_scenario(self.choice.itemData(place))
        )
        self.assume = AssumeButton(self._editor)
        self.assume.wants_number.connect(self._on_number_wanted)
        self.count = QLabel()
        self.count.setContentsMargins(4, 0, 8, 0)
        self.count.setToolTip(
            tr("So many cards show another strength than as the map stands. They are marked with an arrow.")
        )
        self.keep = _button(
            tr("Keep"),
            tr("Store these assumptions with the map as a scenario. Sources left out are not stored."),
            self.keep_scenario,
        )
        self.compare = _button(
            tr("Compare…"), tr("Set two scenarios side by side, card by card."), self.compare_wanted.emit
        )
        self.back = _button(
            tr("Back"),
            tr("Back to the map as it stands: suppose nothing any more."),
            lambda: stop_supposing(self._editor),
        )
        self.hide_bar = IconButton("close", tr("Hide this bar"))
        self.hide_bar.clicked.connect(self.close_bar)
        flow = Flow(self, margin=(10, 5), spacing=6)
        self._chips = Chips(self._editor, self.suppositions, flow)
        for part in (self.choice, self._chips.more, self.assume, self.count):
            flow.addWidget(part)
        for part in (self.keep, self.compare, self.back, self.hide_bar):
            flow.addWidget(part)
        self._colour()

    def _colour(self) -> None:
        self.assume.setIcon(palette_icon("assumed", self.palette()))
        self.keep.setIcon(palette_icon("save", self.palette()))
        self.compare.setIcon(palette_icon("compare", self.palette()))
        self.back.setIcon(palette_icon("restore", self.palette()))

    def _fill_choice(self) -> None:
        map, reasoning = self._editor.map, self._editor.reasoning
        present = reasoning.scenario_id
        offered = [(tr("As it stands"), None), *((name_of(map, id), id) for id in map.scenarios)]
        scenario = reasoning.scenario
        if scenario is not None and reasoning.whatif != under(scenario):
            offered = [
                (tr("{title} (changed)", title=name) if id == present else name, id) for name, id in offered
            ]
        elif scenario is None and reasoning.whatif:
            offered[0] = (tr("As it stands, but…"), None)
        self.choice.clear()
        for name, id in offered:
            self.choice.addItem(name, id)
        ids = [id for _, id in offered]
        self.choice.setCurrentIndex(ids.index(present) if present in ids else 0)

    def _count(self) -> None:
        n = len(self._differences.nodes)
        words = counted(n, tr("1 card differs"), tr("{n} cards differ")) if n else tr("no card differs")
        self.count.setText(words)
        self.count.setVisible(bool(self._editor.reasoning.whatif))

    @property
    def chips(self) -> dict[str, Chip]:
        """The chips by id of the card or source."""
        return self._chips.shown

    # -- what it does ---------------------------------------------------------------------

    def keep_scenario(self) -> None:
        """Store what is assumed as a scenario, and use it; its name can be changed in the inspector."""
        editor, whatif = self._editor, self._editor.reasoning.whatif
        id = fresh_id(editor.map)
        made = Scenario(id=id, title=title_for(editor.map, whatif.assume), assume=dict(whatif.assume))
        if not Subject(editor).apply(tr("Keep scenario"), lambda: edits.add(editor.map, made)):
            return
        editor.reasoning.use_scenario(id)
        editor.reasoning.suppose(whatif)  # the scenario alone would count withdrawn sources again
        editor.select([id])
        editor.said.emit(tr("Kept as “{title}”. Its name can be changed under Details.", title=made.title))

    def _on_number_wanted(self, id: str, credence: float) -> None:
        """Assume a credence, and have its number ready to be typed over."""
        self.suppositions.put(id, credence)
        chip = self.chips.get(id)
        if chip is not None and chip.value is not None:
            chip.value.setFocus()
            chip.value.selectAll()

    # -- what the editor tells ------------------------------------------------------------

    def _on_changed(self, change: Change, _moved: set[str]) -> None:
        if any(self._concerns(*delta) for delta in change.deltas.values()):
            self.refresh()

    def _concerns(self, before: Record | None, after: Record | None) -> bool:
        record = before or after
        if isinstance(record, Scenario):
            return True
        return isinstance(record, Node | Source) and record.id in self.suppositions.items


def _choice() -> Combo:
    made = Combo()
    made.setMinimumContentsLength(18)
    made.setMaximumWidth(260)
    made.setAccessibleName(tr("Scenario"))
    made.setToolTip(
        tr("Evaluate the map as it stands, or under a scenario's assumptions. The map is not changed.")
    )
    return made


def _button(words: str, tip: str, run: Callable[[], object] | None = None) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setAutoRaise(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if run is not None:
        made.clicked.connect(lambda _checked: run())
    return made
