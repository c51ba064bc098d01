"""Asks for one line of words, where a record is made in passing."""

from PySide6.QtWidgets import QInputDialog, QWidget


def ask_line(parent: QWidget, title: str, label: str) -> str:
    """Ask for a line; give it without spaces around it, or nothing when the question was dismissed."""
    words, is_given = QInputDialog.getText(parent, title, label)
    return words.strip() if is_given else ""
