"""The words within a text: marks, tags, links and escapes to plain words, and back. Knows no structure."""

import re
from collections.abc import Callable
from typing import ClassVar, NamedTuple

#: Letters, and the names that stand for them between two points or two colons.
_LETTERS = {
    "∀": "A",
    "∃": "E",
    "𝗢": "O",
    "𝗣": "P",
    "→": "->",
    "↔": "<->",
    "¬": "~",
    "∧": "^",
    "∨": "v",
    "⊻": "v_",
    "◇": "<>",
    "◻": "[]",
    "😀": "happy",
    "☺": "smile smiley",
    "😆": "laugh lol",
    "🤣": "rofl",
    "😂": "joy",
    "❤": "heart",
    "❓": "? question",
    "😍": "love",
    "😉": "wink",
    "🤫": "shush",
    "😐": "meh",
    "🙄": "eye-roll",
    "😢": "sad",
    "😞": "disappointed",
    "😱": "scream",
    "👍": "+1 up",
    "👎": "-1 down",
    "🤔": "think",
    "⭐": "star",
    "✔": "y agree",
    "❌": "n disagree",
}
SYMBOLS = {name: letter for letter, names in _LETTERS.items() for name in names.split()}
_NAMES = "|".join(re.escape(name) for name in sorted(SYMBOLS, key=len, reverse=True))
_SYMBOL = rf"\.(?:{_NAMES})\.|:(?:{_NAMES}):"
_TAG = r"[A-Za-z0-9_\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+"
_TOKEN = re.compile(
    rf"""\\(?P<escaped>[^\n])
      | (?P<mention>@\[[^\[\]\n]+\]|@<[^<>\n]+>)
      | \[(?P<label>[^\[\]\n]+)\]\((?P<address>[^()\n]+)\)
      | \#(?:\((?P<phrase>[^()\n]+)\)|(?P<tag>{_TAG}))
      | (?P<symbol>{_SYMBOL})
      | (?P<mark>\*\*|__|\*|_)
      | (?P<bracket>\[[^\-\[\]\n][^\[\]\n]*\]|<[^\-<>\n][^<>\n]*>)""",
    re.VERBOSE,
)
_AFTER_MARK = " \t\n)}_.,!?;:-*"
_SPECIAL = re.compile(r"[\\\[\]<>{}#@*_]|//|/\*|={3,}|" + _SYMBOL)
_ESCAPED = re.compile(r"[\\\[\]<>{}#@*_/=.:]")
_RULE_SPECIAL = re.compile(_SPECIAL.pattern + "|[-,]")
_RULE_ESCAPED = re.compile(r"[\\\[\]<>{}#@*_/=.:,-]")
_WORD = re.compile(r"[^ \t\n]+")
_SPACES = re.compile(r"[ \t\n\r]+")
_PLAIN_TAG = re.compile(_TAG)
_PHRASE = re.compile(r"[^()\s](?:[^()\n\r\t]*[^()\s])?")
#: What would begin something else at the beginning of a line; after data, a comma would keep it from ending.
_LINE_START = re.compile(r"['\s]*(?:[-+_<>(*=#\[,]|\d+\.)")


class Words(NamedTuple):
    """Plain words, the tags and addresses in them, and what is wrong: where in the text, and what."""

    text: str
    tags: list[str]
    links: list[str]
    faults: list[tuple[int, str]]


def read_words(text: str, *, keeps_tags: bool = True) -> Words:
    """Take the markup off a text. Tags at its end leave it; those within it stay as words, if told so."""
    if _TOKEN.search(text) is None:
        return Words(fold(text), [], [], [])
    return _WordReader(text, keeps_tags=keeps_tags).read()


def write_words(text: str) -> str:
    """Write plain words on one line, so that Argdown reads these words again."""
    return _WORD.sub(lambda word: _escape(word[0]), fold(text))


def write_rule(text: str) -> str:
    """Write plain words as the rule of an inference, where hyphens and commas have a meaning too."""
    return _WORD.sub(
        lambda word: _RULE_ESCAPED.sub(r"\\\g<0>", word[0]) if _RULE_SPECIAL.search(word[0]) else word[0],
        fold(text),
    )


def write_line(text: str) -> str:
    """Write plain words that begin a line."""
    written = write_words(text)
    if _LINE_START.match(written):
        number = re.match(r"\d+", written)
        return written[: number.end()] + "\\" + written[number.end() :] if number else "\\" + written
    return written


def write_tag(tag: str) -> str | None:
    """Write a tag; None where Argdown has no way to."""
    if _PLAIN_TAG.fullmatch(tag):
        return f"#{tag}"
    return f"#({tag})" if _PHRASE.fullmatch(tag) else None


def fold(text: str) -> str:
    """Make one line of a text, with one space between words."""
    return _SPACES.sub(" ", text).strip(" ")


def _escape(word: str) -> str:
    """Escape a word that needs it, with its points and colons, which would pair up over the escapes."""
    return _ESCAPED.sub(r"\\\g<0>", word) if _SPECIAL.search(word) else word


class _WordReader:
    """Goes through a text once; parts of the outcome can be taken back while it does."""

    def __init__(self, text: str, *, keeps_tags: bool) -> None:
        self._text = text
        self._keeps_tags = keeps_tags
        self._parts: list[str] = []
        self._tag_parts: set[int] = set()
        self._marks: list[tuple[str, int, int]] = []  # open marks: what, which part, where in the text
        self._words = Words("", [], [], [])

    def read(self) -> Words:
        at = 0
        for found in _TOKEN.finditer(self._text):
            self._parts.append(self._text[at : found.start()])
            self._handlers[found.lastgroup or ""](self, found)
            at = found.end()
        self._parts.append(self._text[at:])
        for mark, part, place in self._marks:
            self._parts[part] = mark
            self._words.faults.append((place, mark))
        self._drop_tags()
        return self._words._replace(text=fold("".join(self._parts)))

    def _keep(self, found: re.Match[str]) -> None:
        self._parts.append(found["escaped"] or found[0])

    def _link(self, found: re.Match[str]) -> None:
        self._parts.append(found["label"])
        self._words.links.append(found["address"])

    def _tag(self, found: re.Match[str]) -> None:
        self._words.tags.append(found["tag"] or found["phrase"])
        self._tag_parts.add(len(self._parts))
        self._parts.append(found[0])

    def _symbol(self, found: re.Match[str]) -> None:
        self._parts.append(SYMBOLS[found[0][1:-1]])

    def _bracket(self, found: re.Match[str]) -> None:
        self._words.faults.append((found.start(), found[0]))
        self._parts.append(found[0])

    def _mark(self, found: re.Match[str]) -> None:
        start, end = found.span()
        mark, before, after = found[0], self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        if self._marks and self._marks[-1][0] == mark and before.strip() and (after or " ") in _AFTER_MARK:
            self._marks.pop()
        elif after.strip():
            self._marks.append((mark, len(self._parts), found.start()))
            self._parts.append("")
        else:
            self._parts.append(mark)

    def _drop_tags(self) -> None:
        """Take tags out of the words: those at the end, or all."""
        parts = self._parts
        for index in range(len(parts) - 1, -1, -1):
            if index in self._tag_parts:
                parts[index] = ""
            elif parts[index].strip() and self._keeps_tags:
                return

    _handlers: ClassVar[dict[str, Callable[["_WordReader", re.Match[str]], None]]] = {
        "escaped": _keep,
        "mention": _keep,
        "address": _link,
        "phrase": _tag,
        "tag": _tag,
        "symbol": _symbol,
        "mark": _mark,
        "bracket": _bracket,
    }
