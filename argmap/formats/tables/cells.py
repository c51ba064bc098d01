"""Cells of a table in text: what parts them, and what may not stand at the start of one. Knows no columns.

A spreadsheet runs a cell that begins like a formula. Such cells are written with an
apostrophe before them, which is taken off again on reading.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from argmap.model.errors import FormatError
from argmap.model.wording import tr

_DELIMITERS = (",", ";", "\t", "|")
_TOLD = re.compile(r"sep=(.)\n", re.IGNORECASE)
_RUN = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_SAMPLE_LINES = 30
_SAMPLE = 20_000
#: Headings stand in one of the first rows; those above it hold a title.
_TOP = 9
#: No spreadsheet has more columns than this.
_WIDEST = 16_384
#: In a cell that holds several values, what parts them.
_PARTS = re.compile(r"((?:\\.|[^\\;,])*)(?:[;,]|$)", re.DOTALL)


class Row(NamedTuple):
    """One row: its cells, and the line it begins on."""

    line: int
    cells: list[str]


def read_rows(text: str, rate: Callable[[list[str]], int]) -> list[Row]:
    """Part a text into rows of cells; empty rows are left out.

    `rate` says how many cells of a row are known headings: that of the first rows tells the delimiter.
    Raises FormatError.
    """
    told = _TOLD.match(text)
    start = text[told.end() :] if told else text
    delimiter = told[1] if told and told[1] in _DELIMITERS else _delimiter(start, rate)
    try:
        rows = list(_rows(start, delimiter))
    except csv.Error as error:
        raise FormatError(
            tr("This table cannot be read: a cell is too long, or a quote is never closed.")
        ) from error
    return [Row(row.line + bool(told), row.cells) for row in rows] if told else rows


def write_rows(rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    """Write rows, quoted where they have to be, with no cell that runs."""
    table = [[still(cell) for cell in row] for row in rows]
    has_edge = any(cell.startswith(" ") for row in table for cell in row)
    written = io.StringIO()
    csv.writer(
        written,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if has_edge else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    ).writerows(table)
    return written.getvalue().encode()


def still(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run; numbers stay numbers."""
    return f"'{cell}" if _RUN.match(cell) and not _is_number(cell) else cell


def as_written(cell: str) -> str:
    """Take the apostrophe off again."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def join(values: Iterable[str]) -> str:
    """Put several values into one cell."""
    return "; ".join(re.sub(r"[\\;,]", r"\\\g<0>", value) for value in values)


def split(cell: str) -> list[str]:
    """Take the values out of a cell; they are parted by semicolons or commas."""
    found = (re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).strip() for part in _PARTS.findall(cell))
    return [part for part in found if part]


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t"
    )
    line = 1
    for cells in reader:
        if len(cells) > _WIDEST:
            raise FormatError(
                tr(
                    "Line {line}: a row has {n} cells, {limit} at most.",
                    line=line,
                    n=len(cells),
                    limit=_WIDEST,
                )
            )
        if cells and any(map(str.strip, cells)):
            yield Row(line, [as_written(cell) for cell in cells])
        line = reader.line_num + 1


def _delimiter(text: str, rate: Callable[[list[str]], int]) -> str:
    """Choose the delimiter under which most headings are known, then the one that makes rows alike."""
    lines = text[:_SAMPLE].split("\n")[:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda delimiter: _score(lines, delimiter, rate))


def _score(lines: list[str], delimiter: str, rate: Callable[[list[str]], int]) -> tuple[int, int, float, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return (0, 0, 0.0, 0)
    if not rows:
        return (0, 0, 0.0, 0)
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return (max(map(rate, rows[:_TOP])), width > 1, count / len(rows), width)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell == cell.strip() and "_" not in cell
