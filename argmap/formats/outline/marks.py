"""The marks at the start of a line of an outline: bullets, headings, signs and words for and against.

Where words look like a mark, a backslash guards them: before a bullet, or after the digits
of a number. Backslashes that guard nothing are words.
"""

import re
from typing import NamedTuple

_SIGNS = "+–−—-"
_FOR = "pros?|for|in favou?r|supports?|supporting|supported by|reasons?|because|advantages?|strengths?|dafür"
_AGAINST = (
    "cons?|contra|against|attacks?|attacking|objections?|opposing|opposed by|rebuttals?"
    "|counter(?:argument)?s?|disadvantages?|weakness(?:es)?|but|however|dagegen"
)
_STRONG = r"(?:\*{1,2}|_{1,2})?"

BULLET = re.compile(
    r"(?P<sign>[-+–−—])(?=\s|$)|(?P<dot>[*•◦▪‣·●○■□►➢❖])(?=\s|$)|(?P<o>o)(?=\t)"
    r"|(?P<number>\d{1,9}(?:\.\d{1,9})*)(?P<end>[.)]?)(?=\s|$)|(?P<letter>\(?[A-Za-z]\)|\(\d{1,9}\)|[ivx]{1,6}\))(?=\s|$)"
)
HEADING = re.compile(r"(#{1,64})(?:[ \t]+(.*))?$")
RULE = re.compile(r"(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|={3,})$")
ARROW = re.compile(r"->(?:[ \t]+|$)")
_BOX = re.compile(r"\[[ xX]\](?:[ \t]+|$)")
_MARK = re.compile(
    rf"(?:[(\[](?P<sign>[{_SIGNS}])[)\]]|(?P<plain>[{_SIGNS}])(?=\s|$)|(?P<neither>\(o\))"
    rf"|{_STRONG}(?:(?P<pro>{_FOR})|(?P<con>{_AGAINST})){_STRONG}[ \t]*:{_STRONG})(?:[ \t]+|$)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_STRONG}(?:(?:main |the )?(?:arguments?|points?|evidence|reasons?)[ \t]+)?"
    rf"(?:(?P<pro>{_FOR})|(?P<con>{_AGAINST})){_STRONG}[ \t]*:?{_STRONG}[ \t]*:?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:(because)|but|however)\b(?!:)", re.IGNORECASE)
_SPLIT = re.compile(r"(\w{0,24})(\\*)(.*)", re.DOTALL)
_POINT = re.compile(r"\w{0,24}(?=[!-/:-@\[-`{-~])")
_DRAWN = re.compile(r"[-*_=\s]+$")

#: Says of what follows that it is neither for nor against, and no mark.
NEITHER = "(o)"


class Marked(NamedTuple):
    """What a text says of itself: its stance, where it has a mark for that, and the words without it."""

    stance: str | None
    text: str


def take_mark(text: str) -> Marked:
    """Take the mark of a stance off a text. Words such as “because” are marks that stay."""
    box = _BOX.match(text)
    text = text[box.end() :] if box else text
    if found := _MARK.match(text):
        return Marked(_stance(found), text[found.end() :])
    if found := _WORD.match(text):
        return Marked("support" if found[1] else "attack", text)
    return Marked(None, text)


def bare_stance(text: str) -> str | None:
    """Give the stance of a text that names one and says nothing else, as a heading above reasons does."""
    found = _BARE.fullmatch(text)
    return ("support" if found["pro"] else "attack") if found else None


def has_mark(text: str) -> bool:
    """Say whether a text begins with a mark that is no word of it."""
    return bool(_MARK.match(text))


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
    if not _is_special(line, is_first=is_first):
        return line
    if found := _POINT.match(line):
        return f"{found[0]}\\{line[found.end() :]}"
    return f"&#{ord(line[0])};{line[1:]}"


def _stance(found: re.Match[str]) -> str:
    if found["neither"]:
        return "neutral"
    sign = found["sign"] or found["plain"]
    return "support" if found["pro"] or sign == "+" else "attack"


def _split(line: str) -> tuple[str, str, str]:
    found = _SPLIT.match(line)
    return (found[1], found[2], found[3]) if found else ("", "", line)


def _is_special(line: str, *, is_first: bool) -> bool:
    return bool(
        BULLET.match(line)
        or HEADING.match(line)
        or ARROW.match(line)
        or (line and _DRAWN.match(line))
        or (not is_first and _MARK.match(line))
    )
