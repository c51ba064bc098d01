"""Tables as text with tabs, as spreadsheets put them on the clipboard. All else is in `tables`."""

from argmap.formats.registry import Format, Options
from argmap.formats.stances import CHILDREN
from argmap.formats.tables import CARRIES, ROWS, looks_like, read
from argmap.formats.tables.writing import write_table
from argmap.model.graph import ArgumentMap


def write(map: ArgumentMap, options: Options) -> bytes:
    """Write a table of the nodes and links of a map, its cells parted by tabs."""
    return write_table(map, options.get("rows", "all"), "\t")


FORMAT = Format(
    id="tsv",
    name="Table (tabs)",
    suffixes=(".tsv", ".tab"),
    read=read,
    write=write,
    looks_like=lambda head: b"\t" in head and looks_like(head),
    carries=CARRIES,
    choices=(ROWS, CHILDREN),
)
