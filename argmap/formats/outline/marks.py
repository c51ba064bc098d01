"""The marks at the start of a line of an outline: bullets, headings, signs and words for and against.

Where words look like a mark, a backslash guards them: before a bullet, or after the digits
of a number. Backslashes that guard nothing are words. The words of stance are in `stances`.
"""

import re
from typing import NamedTuple

from argmap.formats import stances

#: Bullets that nobody takes for anything else, those of Word's symbol fonts among them: no space need follow.
_DOTS = "•◦▪‣●○■□►➢❖⁃∙·◆◇▸▶⬤\uf0b7\uf0a7\uf0d8\uf076\uf0fc"

BULLET = re.compile(
    rf"(?P<sign>[-+–−—])(?=\s|$)|(?P<tick>[➕➖✓✔✗✘✅☑❌👍👎]\ufe0f?)(?=\s|$)"
    rf"|(?P<dot>[{_DOTS}]|[*→](?=\s|$))|(?P<o>o)(?=\t)"
    r"|(?P<number>\d{1,9}(?:\.\d{1,9})*)(?P<end>[.)]?)(?=\s|$)|(?P<letter>\(?[A-Za-z]\)|\(\d{1,9}\)|[ivx]{1,6}\))(?=\s|$)"
    r"|(?P<lettered>(?:[A-Za-z]|[ivx]{2,6}|[IVX]{2,6})\.)(?=\s)"
)
HEADING = re.compile(r"(#{1,64})(?:[ \t]+(.*))?$")
RULE = re.compile(r"(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|={3,})$")
#: The line below the head of a table in Markdown: “|---|:-:|”.
DELIMITER = re.compile(r"(?=\||:?--|:-)(?=[^|]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
ARROW = re.compile(r"->(?:[ \t]+|$)")
_BOX = re.compile(r"\[[ xX]\](?:[ \t]+|$)")
_NEITHER = re.compile(r"\(o\)(?:[ \t]+|$)")
_SPLIT = re.compile(r"(\w{0,24})(\\*)(.*)", re.DOTALL)
_OPENINGS = stances.SIGNS.union(stances.BRACKETS)
_POINT = re.compile(r"\w{0,24}(?=[!-/:-@\[-`{-~])")
_DRAWN = re.compile(r"[-*_=\s]+$")

#: Says of what follows that it is neither for nor against, and no mark.
NEITHER = "(o)"


class Marked(NamedTuple):
    """What a text says of itself: its stance, where it has a mark for that, and the words without it."""

    stance: str | None
    text: str


def is_plain(text: str) -> bool:
    """Say quickly whether a text, without space before it, has no mark, box or “(o)”; most have none."""
    return text[:1] not in _OPENINGS and text[:3].casefold() not in stances.BEGINNINGS


def take_mark(text: str, *, must_be_word: bool = False) -> Marked:
    """Take the mark of a stance off a text, of any kind or only if it is in words."""
    box = _BOX.match(text)
    text = text[box.end() :] if box else text
    if found := _NEITHER.match(text):
        return Marked("neutral", text[found.end() :])
    return Marked(*(stances.take_word(text) if must_be_word else stances.take_mark(text)))


def bare_stance(text: str) -> str | None:
    """Give the stance of a text that names one and says nothing else, as a heading above reasons does.

    A lone sign is no such text: it marks a card without words.
    """
    stance = stances.heading(text)
    return stance if stance and any(map(str.isalpha, text)) else None


def has_mark(text: str) -> bool:
    """Say whether a text begins with a mark that is no word of it."""
    return bool(_NEITHER.match(text) or stances.has_mark(text))


def needs_neither(text: str) -> bool:
    """Say whether a text without a mark would be taken to have one."""
    return bool(_BOX.match(text) or take_mark(text).stance or bare_stance(text))


def guard(line: str, *, is_first: bool) -> str:
    """Put a backslash into a line of words that looks like a bullet, heading or rule.

    On lines after the first of a text a mark of a stance is guarded as well.
    """
    word, slashes, rest = _split(line)
    return f"{word}\\{slashes}{rest}" if _is_special(word + rest, is_first=is_first) else line


def unguard(line: str, *, is_first: bool) -> str:
    """Take the backslash out again."""
    if "\\" not in line:
        return line
    word, slashes, rest = _split(line)
    is_guarded = slashes and _is_special(word + rest, is_first=is_first)
    return word + slashes[1:] + rest if is_guarded else line


def guard_markdown(line: str, *, is_first: bool) -> str:
    """Guard a line in the ways that Markdown takes away by itself: a backslash, or a number for a letter."""
    is_special = _is_special(line, is_first=is_first) or (not is_first and DELIMITER.match(line))
    if not is_special:
        return line
    if found := _POINT.match(line):
        return f"{found[0]}\\{line[found.end() :]}"
    return f"&#{ord(line[0])};{line[1:]}"


def _split(line: str) -> tuple[str, str, str]:
    found = _SPLIT.match(line)
    return (found[1], found[2], found[3]) if found else ("", "", line)


def _is_special(line: str, *, is_first: bool) -> bool:
    bullet = BULLET.match(line)
    if bullet and bullet["lettered"]:
        return not is_first  # the first line has a bullet before it, so that “A. Smith” is no series
    return bool(
        bullet
        or HEADING.match(line)
        or ARROW.match(line)
        or (line and _DRAWN.match(line))
        or (not is_first and has_mark(line))
    )
