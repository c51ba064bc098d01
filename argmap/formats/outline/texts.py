"""The texts of an outline: how they are tidied, and the short names by which one refers to another."""

import re
from collections.abc import Iterable

#: Those within a paragraph among them.
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\u2028]")
_BLANKS = re.compile(r"\n{3,}")
_NAME_LENGTH = 60


def tidy(text: str) -> str:
    """Take away what an outline cannot show: space around lines, and empty lines beyond one."""
    if text.isprintable():  # in one line, as most are
        return text.strip()
    lines = _LINE_END.split(text)
    return _BLANKS.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def one_line(text: str) -> str:
    """Give a text in one line."""
    return " ".join(text.split())


def name_all(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give cards, as ids with texts, short names that no two share: name → id, in the order of the outline.

    A name is the beginning of the text; of cards that begin alike, later ones are numbered.
    """
    names: dict[str, str] = {}
    used: dict[str, int] = {}
    for id, text in texts:
        begins = _shortened(text)
        number = used.get(begins, 0) + 1
        while (name := f"{begins} ({number})".lstrip() if number > 1 else begins) in names:
            number += 1
        used[begins] = number
        names[name] = id
    return names


def _shortened(text: str) -> str:
    line = one_line(text[: 4 * _NAME_LENGTH])
    return line if len(line) <= _NAME_LENGTH else f"{line[:_NAME_LENGTH].rstrip()}…"
