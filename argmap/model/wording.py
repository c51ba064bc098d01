"""Turns a message into the reader's language; says nothing itself and knows no Qt.

The window installs Qt's translator here, so that the parts without Qt can speak too.
"""

from collections.abc import Callable

_translate: Callable[[str], str] = str


def use_translator(translate: Callable[[str], str]) -> None:
    """Send every message through `translate` from now on."""
    global _translate  # noqa: PLW0603  one process speaks one language
    _translate = translate


def counted(n: int, one: str, many: str) -> str:
    """Say how many there are: `one` for a single thing, else `many` with its ``{n}`` filled.

    Both are translated messages already; languages with more forms get them from Qt later.
    """
    return one if n == 1 else many.format(n=n)


def tr(message: str, **values: object) -> str:
    """Translate `message`, then fill its ``{name}`` places from `values`.

    The message is a literal, never an f-string: it is the key of the translation.
    """
    translated = _translate(message)
    return translated.format(**values) if values else translated
