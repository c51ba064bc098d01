"""HTML in texts of other programs to plain words: tags go, entities are read. Fetches and runs nothing.

The tags are found by a pattern: html.parser takes quadratic time for markup that is left
open (gh-135462, mended in CPython 3.13.6).
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAMES = (
    "a|abbr|article|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|"
    "html|i|img|ins|li|link|main|mark|meta|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|"
    "sup|table|tbody|td|th|thead|title|tr|tt|u|ul"
)
_PIECE = re.compile(rf"<!--|-->|<(/?)({_NAMES})\b([^<>]*)>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_IDENTITY = re.compile(r"""\bid\s*=\s*["']?([\w.-]+)""", re.IGNORECASE)
_PAGE = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*["']?\s*(https?://[^\s"'<>]+)""", re.IGNORECASE)
_BLANKS = re.compile(r"\n{3,}")

_BREAKING = frozenset(
    ["blockquote", "br", "dd", "div", "dt", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"]
    + [f"h{level}" for level in range(1, 7)]
)
_HIDDEN = frozenset({"script", "style", "head", "title"})


class Passage(NamedTuple):
    """A piece of a text that was marked with an id: from `start` to `end`, in code points."""

    id: str
    start: int
    end: int


class _Piece(NamedTuple):
    """A tag, and the words between it and the next."""

    tag: str
    closes: bool
    attributes: str
    words: str


def plain(text: str) -> str:
    """Give a text without its HTML; what only looks like a tag stays."""
    if "<" not in text and "&" not in text:
        return text
    if not _PIECE.search(text):
        return _read_entities(text)
    words, _ = plain_with_passages(text)
    return _BLANKS.sub("\n\n", "\n".join(line.strip() for line in words.split("\n"))).strip()


def pages(text: str) -> list[str]:
    """Give the addresses of the pages that links in a text lead to, each once."""
    return list(dict.fromkeys(unescape(address) for address in _PAGE.findall(text)))


def plain_with_passages(text: str) -> tuple[str, list[Passage]]:
    """Give a text without its HTML, and the pieces that stood in a `span` with an id."""
    out: list[str] = []
    length = 0
    open_spans: list[tuple[str | None, int]] = []
    found: list[Passage] = []
    for tag, closes, attributes, words in _pieces(text):
        if tag == "span" and not closes:
            named = _IDENTITY.search(attributes)
            open_spans.append((named[1] if named else None, length))
        elif tag == "span" and open_spans:
            id, start = open_spans.pop()
            if id is not None and start < length:
                found.append(Passage(id, start, length))
        breaks = "\n" if tag in _BREAKING and out and not out[-1].endswith("\n") else ""
        if breaks or words:
            out.append(breaks + words)
            length += len(out[-1])
    return "".join(out), found


def _pieces(text: str) -> Iterator[_Piece]:
    """Go through the tags; the first piece has none, but the words before all of them."""
    hidden: str | None = None
    tag, closes, attributes, at = "", False, "", 0
    for match in _PIECE.finditer(text):
        yield _Piece(tag, closes, attributes, "" if hidden else _read_entities(text[at : match.start()]))
        at = match.end()
        tag, closes, attributes = (match[2] or "").lower(), bool(match[1]), match[3] or ""
        hidden = _still_hidden(hidden, match[0], tag, closes=closes)
    yield _Piece(tag, closes, attributes, "" if hidden else _read_entities(text[at:]))


def _still_hidden(hidden: str | None, whole: str, tag: str, *, closes: bool) -> str | None:
    """Say what hides the words that follow: a comment, a script, a style; None shows them."""
    if hidden is not None:
        is_over = whole == "-->" if hidden == "<!--" else tag == hidden and closes
        return None if is_over else hidden
    if whole == "<!--":
        return whole
    return tag if tag in _HIDDEN and not closes else None


def _read_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: unescape(match[0]), text).replace("\xa0", " ") if "&" in text else text
