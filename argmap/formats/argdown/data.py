"""The small part of YAML that Argdown files hold: `{key: value}` after a text, and lines before it all.

Anchors, tags, block texts and documents are no part of it: data that uses them is not
read, and the caller says so.
"""

import json
import re
from typing import Any

Data = dict[str, Any]

_NESTING = 32
_FLOW = re.compile(
    r"""\s*(?:
        "(?P<double>(?:[^"\\]|\\.)*)"
      | '(?P<single>(?:[^']|'')*)'
      | (?P<mark>[{}\[\],])
      | (?P<colon>:)(?=[\s{}\[\],"']|$)
      | (?P<plain>[^\s{}\[\],:"'&*!|>%@`#][^{}\[\],:]*(?::(?=[^\s{}\[\],"'])[^{}\[\],:]*)*)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ENTRY = re.compile(r"""( *)(?:- +)?([\w][^:#"'\[\]{}]*|"[^"]*"):(?:[ \t]+(.*))?$""")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,25})?|\.\d{1,25})(?:[eE][-+]?\d{1,3})?")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None}
#: Words that other readers of YAML take for something else than words.
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
#: Letters that end data for Argdown's own reader, or that YAML does not allow as they are.
_UNSOUND = re.compile("[{}\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|={3,}")


def read_braces(text: str) -> Data | None:
    """Read data in braces, on one line or as lines of `key: value`; None where it is no such data."""
    if re.match(r"\{[ \t]*\n", text):
        block = read_lines(text[1:-1])
        if block is not None:
            return block
    read = _read_flow(text)
    return read if isinstance(read, dict) else None


def write_braces(data: Data) -> str:
    """Write data in braces on one line, so that YAML and Argdown both read it."""
    return "{" + ", ".join(f"{key}: {write_value(value)}" for key, value in data.items()) + "}"


def write_value(value: Any) -> str:
    """Write a word, text, number, truth value or list of them."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(write_value(item) for item in value) + "]"
    if isinstance(value, str) and _WORD.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    written = json.dumps(value, ensure_ascii=False)
    return _UNSOUND.sub(lambda found: "".join(f"\\u{ord(letter):04x}" for letter in found[0]), written)


def read_lines(text: str) -> Data | None:
    """Read lines of `key: value`, indented lines under a key being its own; None where it is no such data."""
    root: Data = {}
    open_: list[tuple[int, Data]] = [(-1, root)]
    last: tuple[Data, str] | None = None
    for line in text.split("\n"):
        bare = _COMMENT.sub("", line).rstrip() if '"' not in line else line.rstrip()
        if not bare.strip():
            continue
        if bare.lstrip().startswith("- ") and last is not None and not _ENTRY.match(bare):
            _append(last, _scalar(bare.lstrip()[2:]))
            continue
        entry = _ENTRY.match(bare)
        if entry is None or len(open_) > _NESTING:
            return None
        indent = len(entry[1])
        while indent <= open_[-1][0]:
            open_.pop()
        last = _enter(open_, indent, entry)
    return root


def _enter(open_: list[tuple[int, Data]], indent: int, entry: re.Match[str]) -> tuple[Data, str]:
    """Put a key where it belongs; what follows deeper goes into it."""
    owner, key = open_[-1][1], entry[2].strip().strip('"')
    owner[key] = _scalar(entry[3]) if entry[3] else {}
    if not entry[3]:
        open_.append((indent, owner[key]))
    return owner, key


def _append(place: tuple[Data, str], value: Any) -> None:
    owner, key = place
    if not isinstance(owner.get(key), list):
        owner[key] = []
    owner[key].append(value)


def _scalar(text: str) -> Any:
    text = text.strip()
    if text[:1] in {"{", "[", '"', "'"}:
        return _read_flow(text)
    return _constant(text)


def _constant(text: str) -> Any:
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    if _NUMBER.fullmatch(text):
        return float(text) if re.search(r"[.eE]", text) else int(text)
    return text


def _read_flow(text: str) -> Any:
    """Read one value in the style of braces; None where it is not well formed."""
    reader = _FlowReader()
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _FLOW.match(text, at)
        if found is None or not reader.take(found):
            return None
        at = found.end()
    return reader.root if reader.is_done else None


class _FlowReader:
    """Puts values together with a stack, so that nesting costs no recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.is_done = False
        self._open: list[Any] = []
        self._keys: list[str | None] = []
        self._waits = False  # after a colon

    def take(self, found: re.Match[str]) -> bool:
        """Take one token; say whether it may stand here."""
        if self.is_done:
            return False
        if found["mark"]:
            return self._mark(found["mark"])
        if found["colon"]:
            self._waits = bool(self._keys) and self._keys[-1] is not None
            return self._waits
        return self._put(_value_of(found))

    def _mark(self, mark: str) -> bool:
        if mark in "{[":
            made: Any = {} if mark == "{" else []
            is_first = not self._open
            if len(self._open) >= _NESTING or not (is_first or self._put(made)):
                return False
            self.root = made if is_first else self.root
            self._open.append(made)
            self._keys.append(None)
            return True
        self._end_entry()
        if mark == ",":
            return bool(self._open)
        if not self._open or isinstance(self._open[-1], dict) != (mark == "}"):
            return False
        self._open.pop()
        self._keys.pop()
        self.is_done = not self._open
        return True

    def _end_entry(self) -> None:
        """Close an entry; a key without a value stands for itself."""
        if self._keys and self._keys[-1] is not None:
            self._open[-1][self._keys[-1]] = None
            self._keys[-1] = None
        self._waits = False

    def _put(self, value: Any) -> bool:
        if not self._open:
            self.root, self.is_done = value, True
            return True
        owner = self._open[-1]
        if isinstance(owner, list):
            owner.append(value)
            return True
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = value if isinstance(value, str) else str(value)
            return not isinstance(value, dict | list)
        if not self._waits:
            return False
        owner[key], self._keys[-1], self._waits = value, None, False
        return True


def _value_of(found: re.Match[str]) -> Any:
    if found["double"] is not None:
        try:
            return json.loads(f'"{found["double"]}"', strict=False)
        except ValueError:
            return found["double"]
    if found["single"] is not None:
        return found["single"].replace("''", "'")
    return _constant(" ".join(found["plain"].split()))
