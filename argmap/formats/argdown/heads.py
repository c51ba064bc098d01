"""How a line of Argdown begins: what kind of line it is, which title its text has. Knows no paragraph."""

import re
from typing import NamedTuple

from argmap.formats.argdown.document import Kind

RELATION = re.compile(r"([ \t]*)(\+>|->|_>|<\+|<-|<_|><|\+|-|_(?=[ \t]|$))")
NUMBER = re.compile(r"[ \t]*\((\d+)\)")
RULE = re.compile(r"[ \t]*--")
BULLET = re.compile(r"([ \t]*)(?:\d+\.|\*)(?=[ \t])")
HEADING = re.compile(r"(#+) ")
DEFINITION = re.compile(r"[ \t]*(?:\[[^\[\]\n]+\]|<[^<>\n]+>):")

_LINK = re.compile(r"\[[^\[\]\n]+\]\([^()\n]+\)")
_TITLES = (
    (re.compile(r"\[(.+?)\]:"), "[", False),
    (re.compile(r"\[([^-].*?)\]"), "[", True),
    (re.compile(r"<(.+?)>:"), "<", False),
    (re.compile(r"<([^-].*?)>"), "<", True),
)
_KINDS = {"+": Kind.SUPPORT, "-": Kind.ATTACK, "_": Kind.UNDERCUT, "><": Kind.CONTRADICTION}


class Head(NamedTuple):
    """The title that a text begins with, and the rest of it."""

    title: str
    is_argument: bool
    is_reference: bool
    rest: str


class Mark(NamedTuple):
    """What a relation's mark says: how it bears, and whether on what is written after it."""

    kind: Kind
    points_out: bool


def read_head(text: str) -> Head:
    """Take the title off a text."""
    text = text.lstrip()
    if text[:1] in {"[", "<"} and not _LINK.match(text):
        for pattern, bracket, is_reference in _TITLES:
            found = pattern.match(text)
            if found:
                return Head(found[1], bracket == "<", is_reference, text[found.end() :])
    return Head("", is_argument=False, is_reference=False, rest=text)


def read_mark(mark: str) -> Mark:
    """Read the mark of a relation, with or without its pointed bracket."""
    if mark == "><":
        return Mark(Kind.CONTRADICTION, points_out=True)
    return Mark(_KINDS[mark.strip("<>")], points_out=mark.endswith(">"))
