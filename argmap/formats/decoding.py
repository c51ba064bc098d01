"""Bytes of a text file to text: UTF-8 with or without a mark, or UTF-16 with one. Knows no format."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from argmap.formats.plain import FILE_LIMIT
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
_LINE_END = re.compile(r"\r\n?")
#: What no keyboard types: such characters come from files that are no text.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: More lines than this are not named one by one.
_NAMED = 20


def read_text(data: bytes, report: Report) -> str:
    r"""Decode a text file, its lines ending in \n; what cannot be decoded is reported with its line.

    Raises FormatError for files that are too large, or no text.
    """
    if len(data) > FILE_LIMIT:
        raise FormatError(tr("The file is larger than {limit} MiB.", limit=FILE_LIMIT // 2**20))
    decoded, is_sound = _decoded(data)
    text = _LINE_END.sub("\n", decoded)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FormatError(tr("Line {line}: this is not a text file, it holds zero bytes.", line=line))
    if not is_sound:
        _tell_undecodable(text, report)
    return _without_controls(text, report)


def peek(head: bytes) -> str:
    """Decode the beginning of a file, to see what it looks like; empty where it is no text."""
    text = _LINE_END.sub("\n", _decoded(head)[0])
    return "" if "\0" in text else text


def _decoded(data: bytes) -> tuple[str, bool]:
    """Decode; say whether all of it could be."""
    encoding = "utf-16" if data.startswith(_WIDE) else "utf-8-sig"
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), False


def _tell_undecodable(text: str, report: Report) -> None:
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    for line in lines[:_NAMED]:
        report.warn(tr("Some letters could not be read: the file is not UTF-8 here."), line)
    if len(lines) > _NAMED:
        report.warn(tr("Letters could not be read on {n} more lines.", n=len(lines) - _NAMED))


def _without_controls(text: str, report: Report) -> str:
    clean, count = _CONTROL.subn("", text)
    report.drop(tr("control characters"), count)
    return clean
