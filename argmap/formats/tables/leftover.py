"""What a table says that has no place in a map: counted by column, or told of. Makes no records."""

from collections.abc import Iterable, Mapping

from argmap.formats.report import Report
from argmap.formats.stances import stance_named
from argmap.formats.tables.cells import Row
from argmap.formats.tables.columns import unknown_headings
from argmap.model.wording import tr

#: So many columns are named in a sentence.
_NAMED = 5
#: Columns that are about a link, wherever it stands.
_OF_LINKS = frozenset({"weight", "scheme", "stance"})
#: What a row is → the columns that have a place there.
_PLACES = {
    "group": frozenset({"row", "id", "text", "group"}),
    "link": frozenset({"row", "id", "text", "premises", "target", "note"}) | _OF_LINKS,
    "node": frozenset({"row", "id", "text", "title", "kind", "parent", "level", "credence", "judgement"})
    | {"group", "tags", "note", "x", "y", "source", "quote"},
}


class Leftover:
    """Takes note of cells that nothing was made of."""

    def __init__(self, headings: list[str], columns: Mapping[str, int], report: Report) -> None:
        self._headings = headings
        self._columns = columns
        self._report = report
        told_by_kind = {"kind"} if "stance" not in columns else set()
        places = {**_PLACES, "link": _PLACES["link"] | told_by_kind}
        self._unused = {kind: sorted(columns.keys() - used) for kind, used in places.items()}

    def count_row(self, row: Row, kind: str, *, is_linked: bool = False) -> None:
        """Count the cells of a row that are about something else than what it is."""
        for field in self._unused[kind]:
            place = self._columns[field]
            cell = row.cells[place].strip() if place < len(row.cells) else ""
            is_used = field in _OF_LINKS and (is_linked or stance_named(cell) == "neutral")
            if cell and not is_used:
                self._report.drop(_REASONS[kind](self._headings[place].strip()))

    def tell_unknown(self, rows: Iterable[Row], *, is_linked: bool) -> None:
        """Count what stands in columns that are not known; say so where one may be what links the rows."""
        rows = list(rows)
        names = []
        for place, heading in unknown_headings(self._headings, dict(self._columns)):
            count = sum(place < len(row.cells) and bool(row.cells[place].strip()) for row in rows)
            self._report.drop(tr("cells of the column “{name}”", name=heading[:40]), count)
            names += [f"“{heading[:40]}”"] if count and heading else []
        self._tell_wide(rows)
        if names and len(rows) > 1 and not is_linked:
            told = ", ".join(names[:_NAMED])
            self._report.warn(
                tr(
                    "No column says what a row is about, so the cards are not linked. A column headed "
                    "“parent” would, with “stance” beside it. These columns are not known: {names}.",
                    names=told,
                )
            )

    def _tell_wide(self, rows: Iterable[Row]) -> None:
        """Tell of what stands to the right of the last heading, as where a text holds a comma."""
        width = len(self._headings)
        for row in rows:
            if words := [cell.strip() for cell in row.cells[width:] if cell.strip()]:
                told = ", ".join(f"“{word[:40]}”" for word in words[:_NAMED])
                self._report.warn(
                    tr(
                        "This row has more cells than there are headings: {words} left out. "
                        "Put quotes round a text with commas.",
                        words=told,
                    ),
                    row.line,
                )


_REASONS = {
    "group": lambda name: tr("cells of the column “{name}” beside groups", name=name),
    "link": lambda name: tr("cells of the column “{name}” beside links", name=name),
    "node": lambda name: tr("cells of the column “{name}” beside cards that are about nothing", name=name),
}
