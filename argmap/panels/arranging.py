"""Puts widgets beside and below each other, with the panels' spacing."""

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

#: Pixels between the parts of a field, between fields beside each other, and between fields.
NARROW, BESIDE, BELOW = 4, 8, 12


def row_of(*widgets: QWidget) -> QWidget:
    """Put widgets beside each other; labels and buttons take what they need, the rest share."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(BESIDE)
    for widget in widgets:
        layout.addWidget(widget, 0 if isinstance(widget, QLabel | QAbstractButton) else 1)
    return row


def stack_in(holder: QWidget, *widgets: QWidget, spacing: int = NARROW) -> QVBoxLayout:
    """Put widgets below each other in a holder that has no layout yet."""
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
