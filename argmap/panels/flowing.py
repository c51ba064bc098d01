"""A layout that puts widgets beside each other in as many lines as their width asks for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of widgets at their own size; in a line, each stands in its middle."""

    def __init__(self, parent: QWidget, *, margin: tuple[int, int], spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margin[0], margin[1], margin[0], margin[1])
        self.setSpacing(spacing)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget at a place, counted from the first."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """Give an item, or None beyond the end."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Let an item go."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the lines take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Ask for the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Make do with the width of the widest widget and one line."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Break the items into lines; give the height of all of them."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top, line, used = inner.top(), list[QLayoutItem](), 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if line and used + self.spacing() + wide > inner.width():
                top += self._place(line, inner, top, moves=moves) + self.spacing()
                line, used = [], 0
            used += wide + (self.spacing() if line else 0)
            line.append(item)
        top += self._place(line, inner, top, moves=moves)
        return top + self.contentsMargins().bottom() - rect.top()

    def _place(self, line: list[QLayoutItem], inner: QRect, top: int, *, moves: bool) -> int:
        high = max((item.sizeHint().height() for item in line), default=0)
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inner.left()
        for item in line if moves else ():
            size = item.sizeHint().boundedTo(QSize(inner.width(), high))
            x = inner.right() + inner.left() - left - size.width() + 1 if is_mirrored else left
            item.setGeometry(QRect(QPoint(x, top + (high - size.height()) // 2), size))
            left += size.width() + self.spacing()
        return high
