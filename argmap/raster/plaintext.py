"""What a text field of Qt holds, letter for letter."""

from PySide6.QtGui import QTextDocument

#: What ends a paragraph, and what Shift+Enter puts in.
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


def words_in(document: QTextDocument) -> str:
    """Give the text of a document as it was typed.

    Qt's own plain text turns spaces that do not break into others.
    """
    return document.toRawText().translate(_BREAKS)
