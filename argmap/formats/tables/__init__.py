"""Tables as text, with commas or semicolons: nodes and links, read and written. Tabs are in `tabbed`."""

import re
from codecs import BOM_UTF8

from argmap.formats.building import MapBuilder
from argmap.formats.decoding import peek, read_text
from argmap.formats.registry import HEAD, Choice, Format, Options
from argmap.formats.report import Reading
from argmap.formats.stances import CHILDREN, heading
from argmap.formats.tables.cells import Row, read_rows
from argmap.formats.tables.columns import ABOVE, find_columns, find_headings, rate_headings
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
    tr("Which rows are written"),
    {"all": tr("Those of cards and of links"), "nodes": tr("Those of cards"), "links": tr("Those of links")},
    "write",
)
DELIMITER = Choice(
    "delimiter",
    tr("What parts the cells of a row"),
    {"comma": tr("A comma"), "semicolon": tr("A semicolon")},
    "write",
)
#: Scripts stumble on the mark that Excel needs. What a window exports is opened by a double click, hence the
#: proposal; what the command line converts may go into any program.
EXCEL = Choice(
    "excel",
    tr("Whether it begins with the mark that Excel needs"),
    {"no": tr("No, for scripts and other programs"), "yes": tr("Yes, for opening it with Excel")},
    "write",
    proposed="yes",
)

#: How sentences part their words.
_SPACED = re.compile(r"[,;]\s+\S")
_FEWEST = 2


def read(data: bytes, options: Options) -> Reading:
    """Read a table of nodes, links or both. Raises FormatError."""
    builder = MapBuilder(data)
    rows = read_rows(read_text(data, builder.report), rate_headings)
    if not rows:
        raise FormatError(tr("This table has no rows."))
    if _are_links(rows):
        rows.insert(0, Row(0, ["premises", "stance", "target"]))
    place = find_headings([row.cells for row in rows[:ABOVE]])
    if place is None:
        build_paths(rows, [], builder, options)
        return builder.finish()
    _take_title(rows[:place], builder)
    headings = rows[place].cells
    if find_columns(headings):
        TableReading(rows[place + 1 :], headings, builder, options).run()
    else:
        build_paths(rows[place + 1 :], headings, builder, options)
    return builder.finish()


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write a table of the nodes and links of a map."""
    delimiter = ";" if options.get("delimiter") == "semicolon" else ","
    mark = BOM_UTF8 if options.get("excel") == "yes" else b""
    return mark + write_table(map, options.get("rows", "all"), delimiter)


def looks_like(head: bytes) -> bool:
    """Say whether a text begins with headings of a table, below a title or not, and goes on like one."""
    text = _from_headings(head)
    line = text.partition("\n")[0]
    return bool(line) and "\t" not in line and ("|" in line or _is_no_prose(text, is_cut=len(head) >= HEAD))


def has_headings(head: bytes) -> bool:
    """Say whether a text begins with headings of a table whose cells are parted by tabs."""
    return "\t" in _from_headings(head).partition("\n")[0]


def _from_headings(head: bytes) -> str:
    """Give a text from the line of its headings on; empty where there is none."""
    lines = peek(head).split("\n")
    for place, line in enumerate(lines[:ABOVE]):
        try:
            rows = read_rows(line, rate_headings)
        except FormatError:
            return ""
        if rows and rate_headings(rows[0].cells) > 1:
            return "\n".join(lines[place:])
        if rows and sum(map(bool, rows[0].cells)) > 1:
            return ""
    return ""


def _is_no_prose(text: str, *, is_cut: bool) -> bool:
    """Say whether rows follow headings that are parted by commas or semicolons, as sentences may be.

    After a comma in a sentence stands a space. Headings with spaces there are those of a table
    where all of them are known, there are more than two, and every row is as long.
    """
    try:
        rows = read_rows(text, rate_headings)
    except FormatError:
        return False
    headings, *below = rows[:-1] if is_cut and len(rows) > _FEWEST else rows  # the last one may be cut off
    width = len(headings.cells)
    is_known = rate_headings(headings.cells) == width
    is_even = all(len(row.cells) == width for row in below)
    if _SPACED.search(text.partition("\n")[0]):
        return bool(below) and is_even and is_known and width > _FEWEST
    return bool(below) and (is_even or is_known)


def _are_links(rows: list[Row]) -> bool:
    """Say whether a table without headings holds links: “A”, “supports”, “B” in each row."""
    return all(len(row.cells) == 3 and heading(row.cells[1]) and all(row.cells) for row in rows)  # noqa: PLR2004


def _take_title(rows: list[Row], builder: MapBuilder) -> None:
    """Take what stands above the headings: the first cell is the title of the map."""
    cells = [(row.line, cell.strip()) for row in rows for cell in row.cells if cell.strip()]
    for number, (line, cell) in enumerate(cells):
        if number == 0:
            builder.info["title"] = builder.fitted(cell)
        else:
            builder.report.warn(
                tr("“{cell}” stands above the headings and was left out.", cell=cell[:80]), line
            )


FORMAT = Format(
    id="csv",
    name="Table (CSV)",
    suffixes=(".csv",),
    read=read,
    write=write,
    looks_like=looks_like,
    carries=CARRIES,
    choices=(ROWS, CHILDREN, DELIMITER, EXCEL),
)
