"""The status bar: what was just said, how large the map is, what is assumed, and the zoom."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton

from argmap.canvas.view import MapView
from argmap.editing.session import Session
from argmap.model.wording import counted, tr

_SHOWN_FOR_MS = 9000


class StatusLine:
    """Keeps the labels of a window's status bar true."""

    def __init__(self, bar: QStatusBar, show_problems: Callable[[], object]) -> None:
        self._bar = bar
        bar.setSizeGripEnabled(False)
        self._assumed, self._size, self._zoom = QLabel(), QLabel(), QLabel()
        self.problems = QToolButton()
        self.problems.setToolTip(tr("What argmap found that is worth a look. Click to see the list."))
        self.problems.clicked.connect(show_problems)
        self._assumed.setToolTip(
            tr("Strengths are shown as if this scenario held. Switch it off in the toolbar.")
        )
        self._zoom.setToolTip(tr("Ctrl+0 shows cards at their own size, Ctrl+9 the whole map."))
        for widget in (self._assumed, self.problems, self._size, self._zoom):
            bar.addPermanentWidget(widget)
        self._session: Session | None = None
        self._view: MapView | None = None
        self.count_problems(0)

    def follow(self, session: Session, view: MapView) -> None:
        """Tell of this session from now on."""
        self._session, self._view = session, view
        view.zoomed.connect(self._show_zoom)
        session.editor.evaluated.connect(lambda _: self.refresh())

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

    def refresh(self) -> None:
        """Count anew."""
        if self._session is None:
            return
        editor = self._session.editor
        scenario = editor.scenario
        self._assumed.setText(tr("Scenario: {title}", title=scenario.title) if scenario else "")
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
