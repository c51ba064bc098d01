"""The panel beside the map: inspector, reasoning, problems and sources as tabs of one dock."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from argmap.editing.editor import Editor
from argmap.model.wording import tr
from argmap.panels.icons import icon
from argmap.panels.inspector import Inspector
from argmap.panels.problems import Problems
from argmap.panels.sources import Sources
from argmap.panels.why import Why
from argmap.picture.palette import Theme

if TYPE_CHECKING:
    from argmap.app.window import MapWindow

_WIDTH = 396
_ICONS = ("inspector", "why", "problems", "sources")
_INSPECTOR, _WHY, _PROBLEMS, _SOURCES = range(4)


class SidePanel(QDockWidget):
    """Holds the panels of the map that its window shows."""

    def __init__(self, window: "MapWindow") -> None:
        super().__init__(tr("Side panel"), window)
        self._window = window
        self.setObjectName("side")
        self.setTitleBarWidget(QWidget(self))
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(300)
        self.setWidget(self._tabs)
        self.panels: tuple[QWidget, ...] = ()
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        window.resizeDocks([self], [_WIDTH], Qt.Orientation.Horizontal)

    def show_editor(self, editor: Editor) -> None:
        """Put panels for this editor in place of the last ones."""
        chosen = max(0, self._tabs.currentIndex())
        self._tabs.clear()
        problems = Problems(editor)
        problems.counted.connect(self._count)
        sources = Sources(editor)
        sources.list.setToolTip(tr("Double-click a source, or press Enter, to see all about it."))
        sources.list.itemActivated.connect(lambda _item, _column: self.show_inspector())
        inspector = Inspector(editor)
        sources.add.clicked.connect(lambda: self._name_new(inspector))
        why = Why(editor)
        why.details_wanted.connect(self.show_inspector)
        self.panels = (inspector, why, problems, sources)
        for panel, name in zip(self.panels, self._names(), strict=True):
            self._tabs.addTab(panel, name)
        self._tabs.setCurrentIndex(chosen)
        self._count(problems.count)

    def let_go(self) -> None:
        """Have the panels listen no longer."""
        for panel in self.panels:
            panel.let_go()
            panel.deleteLater()
        self.panels = ()

    def use_theme(self, theme: Theme) -> None:
        """Draw the tabs' icons in the theme's colours."""
        for index, name in enumerate(_ICONS):
            self._tabs.setTabIcon(index, icon(name, theme.muted))

    def show_inspector(self) -> None:
        """Bring the inspector to the front."""
        self._show(_INSPECTOR)

    def show_why(self) -> None:
        """Bring the reasoning to the front."""
        self._show(_WHY)

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self._show(_PROBLEMS)

    def show_sources(self) -> None:
        """Bring the sources to the front."""
        self._show(_SOURCES)

    @property
    def is_working(self) -> bool:
        """Whether a panel still waits for an answer that takes a while."""
        return any(panel.is_working for panel in self.panels if isinstance(panel, Why))

    def _name_new(self, inspector: Inspector) -> None:
        """Let the name of what was just added be typed at once."""
        self.show_inspector()
        title = inspector.form.fields.get("title")
        if title is not None:
            title.setFocus()
            title.selectAll()

    def _show(self, index: int) -> None:
        self.setVisible(True)
        self._tabs.setCurrentIndex(index)
        self._tabs.currentWidget().setFocus()

    def _names(self) -> tuple[str, ...]:
        return (tr("Details"), tr("Why"), tr("Problems"), tr("Sources"))

    def _count(self, count: int) -> None:
        self._window.status.count_problems(count)
        self._tabs.setTabText(_PROBLEMS, tr("Problems ({n})", n=count) if count else tr("Problems"))
