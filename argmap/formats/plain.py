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
    keys = _count_keys(read)
    if keys != _count_written_keys(data) and keys != _STRING.sub(b"", data).count(b":"):
        raise FormatError(_name_repeated_key(data))
    return read


def _count_keys(read: dict[str, Any]) -> int:
    """Count the keys of all objects, level by level. Raises FormatError below the last one allowed."""
    keys = 0
    level: list[Any] = [read]
    for _ in range(NESTING_LIMIT + 1):
        keys += sum(len(value) for value in level if type(value) is dict)
        inner = (value.values() if type(value) is dict else value for value in level)
        level = [value for values in inner for value in values if type(value) is dict or type(value) is list]
        if not level:
            return keys
    raise _too_deep()


def _count_written_keys(data: bytes) -> int:
    """Count the keys as they stand in the text, repeated ones too.

    A quote and a colon end a key, unless the quote is escaped. Where that is not certain, all
    strings are taken out first, which is slower.
    """
    if b'\\\\"' in data or _SPACED_COLON.search(data):
        return _STRING.sub(b"", data).count(b":")
    return data.count(b'":') - data.count(b'\\":')


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
    return tr("The key “{key}” is given twice in one object.", key=repeated[0] if repeated else "?")


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
