"""JSON bytes to plain data, refusing with one clear line what no argmap file may hold.

Refused: files too large, text that is not UTF-8, broken JSON, NaN, lone surrogates, keys
given twice, and nesting without end.
"""

import json
import re
from typing import Any

import msgspec

from argmap.model.errors import FormatError
from argmap.model.wording import tr

FILE_LIMIT = 64 * 1024 * 1024
NESTING_LIMIT = 64

_BOM = b"\xef\xbb\xbf"
_STRING = re.compile(rb'"(?:[^"\\]+|\\.)*"', re.DOTALL)
_HIDING = re.compile(rb'\\\\"|\\u003[aA]')
_SPACED_COLON = re.compile(rb'"[ \t\r\n]+:')
_BYTE = re.compile(r" \(byte (\d+)\)")


def read_json(data: bytes) -> dict[str, Any]:
    """Read one JSON object, `data` at most 64 MiB of UTF-8. Raises FormatError."""
    if len(data) > FILE_LIMIT:
        raise FormatError(tr("The file is larger than {limit} MiB.", limit=FILE_LIMIT // 2**20))
    data = data.removeprefix(_BOM)
    try:
        read = msgspec.json.decode(data)
    except RecursionError as error:
        raise _too_deep() from error
    except UnicodeDecodeError as error:
        raise FormatError(tr("The file is not UTF-8 text.")) from error
    except msgspec.DecodeError as error:
        raise FormatError(_with_line(str(error), data)) from error
    if not isinstance(read, dict):
        raise FormatError(tr("This is not an argmap file: expected an object, in braces."))
    try:
        repeated = _name_repeated_key(data) if _has_repeated_key(data, read) else None
    except RecursionError as error:
        raise _too_deep() from error
    if repeated is not None:
        raise FormatError(tr("The key “{key}” is given twice in one object.", key=repeated))
    return read


def require_shallow(value: Any) -> None:
    """Raise FormatError where data that argmap does not know is nested beyond the limit."""
    level = [value]
    for _ in range(NESTING_LIMIT + 1):
        inner = (item.values() if isinstance(item, dict) else item for item in level)
        level = [item for items in inner for item in items if isinstance(item, dict | list)]
        if not level:
            return
    raise _too_deep()


def _has_repeated_key(data: bytes, read: dict[str, Any]) -> bool:
    """Compare the keys in the text with those that were read, since JSON readers keep the last of two.

    Both are counted as ends of strings before a colon, in the text and in the same data written
    again: what is no key but looks like one is in both. Where the text is written in a way that
    could hide a key, or the counts differ, both are counted exactly.
    """
    if is_written_plainly(data) and count_ends(data) == count_ends(msgspec.json.encode(read)):
        return False
    return _count_keys(read) != _STRING.sub(b"", data).count(b":")


def is_written_plainly(data: bytes) -> bool:
    """Say whether `count_ends` can be trusted: no quote or colon is written in a roundabout way."""
    return not (_HIDING.search(data) or _SPACED_COLON.search(data))


def count_ends(data: bytes) -> int:
    """Count the quotes that are not escaped and stand before a colon: ends of keys, and what looks so."""
    return data.count(b'":') - data.count(b'\\":')


def _count_keys(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(_count_keys(item) for item in value.values())
    return sum(_count_keys(item) for item in value) if isinstance(value, list) else 0


def _name_repeated_key(data: bytes) -> str:
    """Read again, slowly, to say which key is there twice."""
    repeated: list[str] = []

    def notice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen = set()
        for key, _ in pairs:
            if key in seen:
                repeated.append(key)
            seen.add(key)
        return dict(pairs)

    json.loads(data, object_pairs_hook=notice)
    return repeated[0] if repeated else "?"


def _with_line(message: str, data: bytes) -> str:
    found = _BYTE.search(message)
    if not found:
        return tr("The file is not valid JSON: {why}.", why=message)
    before = data[: int(found[1])]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    why = _BYTE.sub("", message).removeprefix("JSON is malformed: ")
    return tr(
        "The file is not valid JSON: line {line}, column {column}: {why}.", line=line, column=column, why=why
    )


def _too_deep() -> FormatError:
    return FormatError(tr("The file is nested deeper than {limit} levels.", limit=NESTING_LIMIT))
