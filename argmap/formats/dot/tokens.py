"""The words and signs of DOT: names, quoted and HTML texts, brackets, arrows. Knows no statements."""

import re
from collections.abc import Generator, Iterator
from html import unescape
from typing import NamedTuple

from argmap.formats.hypertext import plain
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_TOKEN = re.compile(
    r"""\s*+(?:
      (?P<skipped>//[^\n]*|/\*.*?\*/|(?<![^\n])\#[^\n]*)
    | (?P<quoted>"(?:[^"\\]|\\.)*+")
    | (?P<bare>[^\W\d]\w*+|-?(?:\.\d++|\d++(?:\.\d*+)?))
    | (?P<sign>->|--|[][{};,=:+])
    | (?P<html><)
    | (?P<other>.)
    | (?P<end>\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_BRACKET = re.compile("[<>]")
_IN_QUOTES = re.compile(r'\\(["\n\\])')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FIELD_SIGN = re.compile(r"(\\.)|<[^<>]*>|[{}|]", re.DOTALL)
_SAFE = re.compile(r"[\w .-]{1,64}", re.ASCII)

#: What a backslash and a letter stand for in labels; a label may also name what it is on.
_BREAKS = {"n": "\n", "l": "\n", "r": "\n"}
_NAMES = frozenset("NGETHL")


#: Kinds of token: a name as it stands, a text in quotes or of HTML, and a sign such as “{” or “->”.
BARE, TEXT, SIGN = "bare", "text", "sign"


class Token(NamedTuple):
    """A word or sign, its kind, and where in the text it stands."""

    text: str
    kind: str
    at: int

    def is_word(self, word: str) -> bool:
        """Say whether this is a word of the language: in any case of letters, but not in quotes."""
        return self.kind == BARE and self.text.lower() == word

    def is_sign(self, sign: str) -> bool:
        """Say whether this is that sign."""
        return self.kind == SIGN and self.text == sign


def scan(text: str) -> Iterator[Token]:
    """Go through the tokens of a text; HTML is read to words. Raises FormatError, naming the line."""
    at: int | None = 0
    while at is not None:
        at = yield from _scan_to_html(text, at)


def _scan_to_html(text: str, start: int) -> Generator[Token, None, int | None]:
    """Go through the tokens up to an HTML text and past it; give where it ends, or None at the end of all."""
    for found in _TOKEN.finditer(text, start):
        kind = found.lastgroup
        if kind in {SIGN, BARE}:
            yield Token(found[kind], kind, found.start(kind))
        elif kind == "quoted":
            yield Token(_IN_QUOTES.sub(_unquoted, found[kind][1:-1]), TEXT, found.start(kind))
        elif kind == "html":
            end = _end_of_html(text, found.end())
            yield Token(_escaped(plain(text[found.end() : end - 1])), TEXT, found.start(kind))
            return end
        elif kind == "other":
            raise FormatError(_unexpected(found[kind], line_of(text, found.start(kind))))
    return None


def line_of(text: str, at: int) -> int:
    """Give the line of a place in a text, counted from 1."""
    return text.count("\n", 0, at) + 1


def _unexpected(sign: str, line: int) -> str:
    if sign == '"':
        return tr("Line {line}: a text in quotes begins here, but does not end.", line=line)
    return tr("Line {line}: “{sign}” is not expected here.", line=line, sign=sign)


def _end_of_html(text: str, start: int) -> int:
    depth = 1
    for found in _BRACKET.finditer(text, start):
        depth += 1 if found[0] == "<" else -1
        if depth == 0:
            return found.end()
    line = line_of(text, start)
    raise FormatError(tr("Line {line}: an HTML text begins here, but does not end.", line=line))


def _unquoted(found: re.Match[str]) -> str:
    return {'"': '"', "\n": "", "\\": "\\\\"}[found[1]]


def words_of(text: str, name: str = "") -> str:
    r"""Give what a label shows: line ends and entities are read, ``\N`` is the name of what it is on."""
    if "\\" in text:
        ends = text.endswith((r"\l", r"\r"))
        text = _ESCAPE.sub(lambda found: _meant(found[1], name), text)
        text = text.removesuffix("\n") if ends else text
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def words_of_record(text: str, name: str = "") -> str:
    r"""Give the fields of a record as lines, without braces, bars and the names of ports: ``{<p> a|b}``."""
    fields = _FIELD_SIGN.sub(lambda found: found[1] or ("" if found[0][0] == "<" else "\n"), text)
    lines = (line.strip() for line in words_of(fields, name).split("\n"))
    return "\n".join(line for line in lines if line)


def _meant(letter: str, name: str) -> str:
    if letter in _NAMES:
        return name if letter == "N" else ""
    return _BREAKS.get(letter, letter)


def quoted(text: str) -> str:
    """Write a text in quotes, so that it is never left bare, taken for HTML or read as an escape."""
    return f'"{_escaped(text)}"'.replace("&", "&amp;")


def _escaped(text: str) -> str:
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def is_safe_name(text: str) -> bool:
    """Say whether a text can name a node for every reader of DOT, once it is in quotes."""
    return bool(_SAFE.fullmatch(text)) and text == text.strip()
