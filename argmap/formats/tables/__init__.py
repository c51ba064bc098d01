"""Tables as text, with commas or semicolons: nodes and links, read and written. Tabs are in `tabbed`."""

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import Choice, Format, Options
from argmap.formats.report import Reading
from argmap.formats.stances import CHILDREN
from argmap.formats.tables.cells import read_rows
from argmap.formats.tables.columns import find_columns, rate_headings, unknown_headings
from argmap.formats.tables.paths import build_paths
from argmap.formats.tables.reading import TableReading
from argmap.formats.tables.writing import write_table
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.wording import tr

_NODES = frozenset({"kinds", "titles", "credence", "judgements", "notes", "tags", "groups", "positions"})
CARRIES = _NODES | {"support", "attack", "neutral", "linked", "undercuts", "weights", "schemes"}
ROWS = Choice(
    "rows",
    ("all", "nodes", "links"),
    tr("Which rows are written: both, those of cards, or those of links"),
    "write",
)
DELIMITER = Choice("delimiter", ("comma", "semicolon"), tr("What parts the cells of a row"), "write")


def read(data: bytes, options: Options) -> Reading:
    """Read a table of nodes, links or both. Raises FormatError."""
    builder = MapBuilder(data)
    rows = read_rows(read_text(data, builder.report), rate_headings)
    if not rows:
        raise FormatError(tr("This table has no rows."))
    columns = find_columns(rows[0].cells)
    if columns:
        TableReading(rows[1:], columns, builder, options).run()
        _tell_left_out(builder, [row.cells for row in rows], columns)
    else:
        build_paths(rows, builder, options)
    return builder.finish()


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write a table of the nodes and links of a map."""
    delimiter = ";" if options.get("delimiter") == "semicolon" else ","
    return write_table(map, options.get("rows", "all"), delimiter)


def looks_like(head: bytes) -> bool:
    """Say whether a text begins with headings of a table of nodes or links."""
    try:
        rows = read_rows(peek(head).partition("\n")[0], rate_headings)
    except FormatError:
        return False
    return bool(rows) and rate_headings(rows[0].cells) > 1


def _tell_left_out(builder: MapBuilder, rows: list[list[str]], columns: dict[str, int]) -> None:
    for place, heading in unknown_headings(rows[0], columns):
        count = sum(place < len(cells) and bool(cells[place].strip()) for cells in rows[1:])
        builder.report.drop(tr("cells of the column “{name}”", name=heading[:40]), count)


FORMAT = Format(
    id="csv",
    name="Table (CSV)",
    suffixes=(".csv",),
    read=read,
    write=write,
    looks_like=looks_like,
    carries=CARRIES,
    choices=(ROWS, CHILDREN, DELIMITER),
)
