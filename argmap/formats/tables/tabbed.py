"""Tables as text with tabs, as spreadsheets put them on the clipboard. All else is in `tables`."""

import csv
import io

from argmap.formats.decoding import peek
from argmap.formats.outline.marks import BULLET
from argmap.formats.registry import HEAD, Format, Options
from argmap.formats.stances import CHILDREN
from argmap.formats.tables import CARRIES, ROWS, has_headings, read
from argmap.formats.tables.writing import write_table
from argmap.model.graph import ArgumentMap


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write a table of the nodes and links of a map, its cells parted by tabs."""
    return write_table(map, options.get("rows", "all"), "\t")


def _looks_like(head: bytes) -> bool:
    return b"\t" in head and (has_headings(head) or _are_cells(peek(head)))


def _are_cells(text: str) -> bool:
    """Say whether tabs part the cells of rows that are all as long; in an outline they stand before words."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t") if row]
    except csv.Error:
        return False
    whole = rows[:-1] if len(text) >= HEAD // 2 and len(rows) > 1 else rows  # the last one may be cut off
    width = len(whole[0]) if whole else 0
    has_several = any(sum(map(bool, map(str.strip, row))) > 1 for row in whole)
    if not has_several or any(len(row) != width for row in whole):
        return False
    return width > _LIST or (len(whole) > 1 and not all(BULLET.fullmatch(row[0].strip()) for row in whole))


#: A numbered list from a word processor has so many columns: the number and the words.
_LIST = 2

FORMAT = Format(
    id="tsv",
    name="Table (tabs)",
    suffixes=(".tsv", ".tab"),
    read=read,
    write=write,
    looks_like=_looks_like,
    carries=CARRIES,
    choices=(ROWS, CHILDREN),
    shared=(".txt",),
)
