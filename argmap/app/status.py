"""The status bar: what was just said, how large the map is, what is assumed, and the zoom."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from argmap.canvas.view import MapView
from argmap.editing.editor import Editor
from argmap.editing.session import Session
from argmap.model.wording import counted, tr
from argmap.picture.cards import tint_of
from argmap.picture.palette import Theme

_SHOWN_FOR_MS = 9000


class StatusLine:
    """Keeps the labels of a window's status bar true."""

    def __init__(self, bar: QStatusBar, show_problems: Callable[[], object]) -> None:
        self._bar = bar
        bar.setSizeGripEnabled(False)
        self._assumed, self._size, self._zoom, self._tint = QLabel(), QLabel(), QLabel(), QLabel()
        self._tint.hide()
        self.problems = QToolButton()
        self.problems.setToolTip(tr("What argmap found that is worth a look. Click to see the list."))
        self.problems.clicked.connect(show_problems)
        self._assumed.setToolTip(
            tr("Strengths are shown as if this held. Switch it off in the bar above the map.")
        )
        self._tint.setToolTip(
            tr("Cards are tinted by their strength: 0 is plain, 1 the deepest. Unrated cards stay plain.")
        )
        self._zoom.setToolTip(tr("Ctrl+0 shows cards at their own size, Ctrl+9 the whole map."))
        for widget in (self._tint, self._assumed, self.problems, self._size, self._zoom):
            bar.addPermanentWidget(widget)
        self._session: Session | None = None
        self._view: MapView | None = None
        self.count_problems(0)

    def follow(self, session: Session, view: MapView) -> None:
        """Tell of this session from now on."""
        self._session, self._view = session, view
        view.zoomed.connect(self._show_zoom)
        session.editor.evaluated.connect(lambda _: self.refresh())
        session.editor.reasoning.supposed.connect(self.refresh)

    def let_go(self) -> None:
        """Tell of the last session no longer."""
        if self._view is not None:
            self._view.zoomed.disconnect(self._show_zoom)
        self._session = self._view = None

    def say(self, words: str) -> None:
        """Show a sentence for a while."""
        if words:
            self._bar.showMessage(words, _SHOWN_FOR_MS)
        else:
            self._bar.clearMessage()

    def count_problems(self, count: int) -> None:
        """Show how many problems there are."""
        self.problems.setText(tr("Problems: {n}", n=count) if count else tr("No problems"))

    def show_tint(self, theme: Theme | None) -> None:
        """Show what the tints of cards mean, or nothing."""
        self._tint.setVisible(theme is not None)
        if theme is not None:
            grounds = [tint_of(n / 4, theme) for n in range(5)]
            steps = "".join(f"<span style='background:{one}'>&nbsp;&nbsp;&nbsp;</span>" for one in grounds)
            self._tint.setText(tr("weak {steps} strong", steps=steps))

    def refresh(self) -> None:
        """Count anew."""
        if self._session is None:
            return
        editor = self._session.editor
        self._assumed.setText(_supposed(editor))
        nodes, links = len(editor.map.nodes), len(editor.map.links)
        chosen = len(editor.selection)
        words = ", ".join(
            [
                counted(nodes, tr("1 card"), tr("{n} cards")),
                counted(links, tr("1 link"), tr("{n} links")),
            ]
        )
        self._size.setText(tr("{n} selected · {size}", n=chosen, size=words) if chosen > 1 else words)

    def _show_zoom(self, scale: float) -> None:
        self._zoom.setText(tr("{n} %", n=round(scale * 100)))


def _supposed(editor: Editor) -> str:
    """Name the scenario in use, or say that something else is supposed."""
    if editor.scenario is not None:
        return tr("Scenario: {title}", title=editor.scenario.title)
    return tr("Something is supposed") if editor.reasoning.whatif else ""
