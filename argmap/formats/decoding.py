"""Bytes of a text file to text: UTF-8, UTF-16 with a mark, or what Windows wrote before. Knows no format."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from argmap.formats.plain import FILE_LIMIT
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
_LINE_END = re.compile(r"\r\n?")
#: Word breaks lines within a paragraph by a vertical tab, and pages by a form feed. Where lines are
#: records they are no more than spaces.
_IN_PROSE = ("\u2028", "\n")
_IN_RECORDS = (" ", " ")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
#: What no keyboard types: such characters come from files that are no text.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
#: More lines than this are not named one by one.
_NAMED = 20


def read_text(data: bytes, report: Report, *, is_prose: bool = False) -> str:
    r"""Decode a text file, its lines ending in \n; what cannot be decoded is reported with its line.

    In prose a line that is broken within its paragraph has a line separator (U+2028) there.
    Raises FormatError for files that are too large, or no text.
    """
    if len(data) > FILE_LIMIT:
        raise FormatError(tr("The file is larger than {limit} MiB.", limit=FILE_LIMIT // 2**20))
    decoded, is_sound = _utf(data)
    is_western = not is_sound and _is_western(data, decoded)
    if is_western:
        decoded = data.decode("cp1252", "replace")
    tab, feed = _IN_PROSE if is_prose else _IN_RECORDS
    text = _LINE_END.sub("\n", decoded).replace("\x0b", tab).replace("\x0c", feed)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FormatError(tr("Line {line}: this is not a text file, it holds zero bytes.", line=line))
    if is_western:
        report.warn(tr("The file is not UTF-8; it was read as Windows-1252 (Western European)."))
    if not is_sound:
        _tell_undecodable(text, report)
    return _without_controls(text, report)


def peek(head: bytes) -> str:
    """Decode the beginning of a file, to see what it looks like; empty where it is no text."""
    text = _LINE_END.sub("\n", _utf(head)[0])
    return "" if "\0" in text else text


def _is_western(data: bytes, decoded: str) -> bool:
    """Say whether bytes that are no sound UTF-8 are Windows-1252.

    What Excel and Notepad save has hardly two letters in a row that happen to be UTF-8. Where
    most letters beyond ASCII are, the file is UTF-8 and some of its bytes are broken: to read
    it otherwise would spoil all of them.
    """
    if data.startswith(_WIDE):
        return False
    broken = decoded.count("\ufffd")
    return len(_NOT_ASCII.findall(decoded)) - broken < broken


def _utf(data: bytes) -> tuple[str, bool]:
    """Decode as UTF-8 or UTF-16; say whether all of it could be."""
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
