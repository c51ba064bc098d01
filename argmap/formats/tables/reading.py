"""The rows of a table with headings made into a map: nodes, links, groups. Parts no cells."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.fields import JUDGEMENTS
from argmap.formats.registry import Options
from argmap.formats.stances import stance_named, unmarked
from argmap.formats.tables.cells import Row, split
from argmap.formats.tables.columns import find_columns
from argmap.formats.tables.leftover import Leftover
from argmap.formats.tables.steps import stance_of
from argmap.model.credences import read_credence
from argmap.model.errors import EditError
from argmap.model.records import KINDS, Credence, credence_fault
from argmap.model.wording import tr

_FARTHEST = 1e8
_BETWEEN = ".."
#: Labels such as “speaks against” have so many words; longer ones say more than a stance.
_LABEL = 2

_Taker = Callable[[Row], object]


class TableReading:
    """One reading of a table: nodes and groups in a first pass, and what links them in a second."""

    def __init__(self, rows: list[Row], headings: list[str], builder: MapBuilder, options: Options) -> None:
        self.rows = rows
        self.columns = find_columns(headings)
        self.builder = builder
        self.report = builder.report
        self.leftover = Leftover(headings, self.columns, builder.report)
        self.shelf = Shelf(builder)
        self.children = options.get("children", "neutral")
        #: What rows call themselves → ids: by id, by text, and groups by id or title.
        self.nodes: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.by_text: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.made: list[tuple[Row, str]] = []
        #: The lines of the rows that are about another.
        self.linked: set[int] = set()
        self.takers = list(self._takers())

    def run(self) -> None:
        """Make the map."""
        rows: dict[str, list[Row]] = {"group": [], "node": [], "link": []}
        for row in self.rows:
            rows[self._row_kind(row)].append(row)
        self.builder.expect(len(rows["node"]))
        self._add_groups(rows["group"])
        for row in rows["node"]:
            self._add_node(row)
        parents = self._parents()
        for row, node in self.made:
            if parents.get(node):
                self._link_to(row, node, parents[node])
        self._add_links(rows["link"])
        for kind, some in rows.items():
            for row in some:
                self.leftover.count_row(row, kind, is_linked=row.line in self.linked)
        self.leftover.tell_unknown(self.rows, is_linked=bool(self.linked or self.links))

    def _cell(self, row: Row, field: str) -> str:
        place = self.columns.get(field, -1)
        return row.cells[place] if 0 <= place < len(row.cells) else ""

    def _word(self, row: Row, field: str) -> str:
        return self._cell(row, field).strip()

    def _row_kind(self, row: Row) -> str:
        told = self._word(row, "row").casefold() if "row" in self.columns else ""
        if told in {"node", "link", "group"}:
            return told
        return "link" if self._word(row, "premises") and self._word(row, "target") else "node"

    def _add_groups(self, rows: list[Row]) -> None:
        for row in rows:
            name = self._word(row, "id")
            made = self.builder.group(self._cell(row, "text"), id=name)
            self.groups[name or self._word(row, "text")] = made
        for row in rows:
            parent = self.groups.get(self._word(row, "group"))
            if parent:
                self.builder.change(
                    self.groups[self._word(row, "id") or self._word(row, "text")], parent=parent
                )

    def _add_node(self, row: Row) -> None:
        name = self._word(row, "id")
        if name and name in self.nodes:
            self.report.warn(tr("The id “{id}” is given twice.", id=name[:40]), row.line)
        text = self._cell(row, "text")
        node = self.builder.node(text, name, kind=self._kind(row), **self._fields(row))
        self.nodes.setdefault(name or node, node)
        self.by_text.setdefault(_folded(text), node)
        self.made.append((row, node))
        if source := self._word(row, "source"):
            self.shelf.cite(node, source, self._cell(row, "quote"))
        elif self._word(row, "quote"):
            self.report.drop(tr("quotes without a source"))

    def _kind(self, row: Row) -> str:
        kind = self._word(row, "kind").casefold()
        if kind in KINDS:
            return kind
        if kind and not (stance_named(kind) or stance_of(kind)):
            self.report.drop(tr("kinds that argmap does not know"))
        return "claim"

    def _fields(self, row: Row) -> dict[str, object]:
        """Read what a node has besides its text; what is empty is left out."""
        found = {name: take(row) for name, take in self.takers}
        return {name: value for name, value in found.items() if value is not None}

    def _takers(self) -> Iterator[tuple[str, _Taker]]:
        """Go through the fields of a node that the table has columns for, with how each is read."""
        fields: dict[str, tuple[str, _Taker]] = {
            "title": ("title", lambda row: self.builder.fitted(self._cell(row, "title")) or None),
            "note": ("note", lambda row: self.builder.fitted(self._cell(row, "note")) or None),
            "tags": ("tags", self._tags),
            "judgement": ("judgement", self._judgement),
            "group": ("group", self._group),
            "credence": ("credence", self._credence),
            "x": ("at", self._place),
        }
        return (taker for column, taker in fields.items() if column in self.columns)

    def _tags(self, row: Row) -> dict[str, bool] | None:
        return dict.fromkeys(map(self.builder.fitted, split(self._cell(row, "tags"))), True) or None

    def _judgement(self, row: Row) -> str | None:
        word = self._word(row, "judgement").casefold()
        if word and word not in JUDGEMENTS:
            self.report.drop(tr("judgements that argmap does not know"))
        return word if word in JUDGEMENTS else None

    def _group(self, row: Row) -> str | None:
        name = self._word(row, "group")
        if name and name not in self.groups:
            self.groups[name] = self.builder.group(name)
        return self.groups.get(name)

    def _credence(self, row: Row) -> Credence | None:
        cell = self._word(row, "credence")
        ends = [_number(end) for end in cell.split(_BETWEEN)]
        credence = tuple(end for end in ends if end is not None)
        if cell and len(credence) == len(ends) and len(ends) <= 2:  # noqa: PLR2004  a band has two ends
            found: Credence = credence[0] if len(ends) == 1 else (credence[0], credence[1])
            if credence_fault(found) is None:
                return found
        try:
            return read_credence(cell, "icd203-1")
        except EditError as error:
            self.report.warn(str(error), row.line)
            return None

    def _place(self, row: Row) -> tuple[float, float] | None:
        x, y = _number(self._word(row, "x")), _number(self._word(row, "y"))
        if x is None or y is None or max(abs(x), abs(y)) > _FARTHEST:
            self.report.drop(tr("places of cards that cannot be read"), bool(self._word(row, "x")))
            return None
        return x, y

    def _parents(self) -> Mapping[str, str]:
        """Find what each node is about, by the column that tells: node → node."""
        if "parent" in self.columns:
            return dict(self._named_parents())
        if "level" in self.columns:
            return dict(self._parents_by_level())
        if "target" not in self.columns:
            return dict(self._parents_by_number())
        return {}

    def _named_parents(self) -> Iterator[tuple[str, str]]:
        """Find parents by id, by text, or by the number of the row."""
        for row, node in self.made:
            name = self._word(row, "parent")
            if not name:
                continue
            found = self.nodes.get(name) or self.by_text.get(_folded(name)) or self._row_numbered(name)
            if found:
                yield node, found
            else:
                self.report.warn(
                    tr("There is no “{name}” for this row to be about.", name=name[:40]), row.line
                )

    def _row_numbered(self, name: str) -> str | None:
        if "id" in self.columns or not name.isdecimal() or len(name) > 6:  # noqa: PLR2004  no table has more rows
            return None
        return self.made[int(name) - 1][1] if 0 < int(name) <= len(self.made) else None

    def _parents_by_level(self) -> Iterator[tuple[str, str]]:
        above: list[tuple[float, str]] = []
        for row, node in self.made:
            cell = self._word(row, "level")
            level = _number(cell)
            if level is None:
                level = 0.0
                self.report.drop(tr("levels that are no numbers"), bool(cell))
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                yield node, above[-1][1]
            above.append((level, node))

    def _parents_by_number(self) -> Iterator[tuple[str, str]]:
        """Find parents by ids such as 1.2.1, which is about 1.2."""
        dotless = {name.rstrip("."): node for name, node in self.nodes.items()}
        for row, node in self.made:
            number, dot, _ = self._word(row, "id").rstrip(".").rpartition(".")
            if dot and number in dotless:
                yield node, dotless[number]

    def _link_to(self, row: Row, node: str, parent: str) -> None:
        stance = self._stance(row) or unmarked(self._cell(row, "text"), self.children)
        fields = self._link_fields(row)
        fields.pop("note", None)  # it is that of the card
        self.builder.link(stance, [node], parent, **fields)
        self.linked.add(row.line)

    def _stance(self, row: Row, *, is_link: bool = False) -> str | None:
        """Read a stance; the kind tells it too where no column does."""
        column = "stance" if "stance" in self.columns else "kind"
        cell = self._word(row, column)
        stance = stance_named(cell) or stance_of(cell)
        is_about_link = is_link or column == "stance"  # a kind of card that is not known is counted
        if cell and stance is None and is_about_link:
            self.report.warn(tr("“{word}” is neither for nor against.", word=cell[:40]), row.line)
        return stance

    def _add_links(self, rows: list[Row]) -> None:
        """Add links; they may have other links as their targets, also such as come later."""
        made = []
        for row in rows:
            if not self._word(row, "premises") or not self._word(row, "target"):
                self.report.warn(tr("This link lacks an end and was left out."), row.line)
                continue
            premises = self._premises(self._word(row, "premises"))
            stance = self._stance(row, is_link=True) or self._label_stance(row) or unmarked("", self.children)
            name = self._word(row, "id")
            link = self.builder.link(stance, premises, "", name, **self._link_fields(row))
            self.links.setdefault(name or link, link)
            made.append((row, link))
        for row, link in made:
            name = self._word(row, "target")
            self.builder.change(link, target=self.links.get(name) or self._named(name))

    def _label_stance(self, row: Row) -> str | None:
        """Read the stance in the text of a link, where no column tells."""
        is_told = "stance" in self.columns or "kind" in self.columns
        return None if is_told else stance_named(self._word(row, "text"))

    def _link_note(self, row: Row) -> str:
        """Give the note of a link; a text beside it is one, unless all it says is a stance."""
        text = self._word(row, "text")
        if self._label_stance(row) and len(text.split()) <= _LABEL:
            text = ""
        return "\n\n".join(filter(None, (self._cell(row, "note"), text)))

    def _link_fields(self, row: Row) -> dict[str, Any]:
        cell = self._word(row, "weight")
        weight = _number(cell)
        if cell and (weight is None or not 0 <= weight <= 1):
            self.report.warn(tr("A weight lies between 0 and 1."), row.line)
            weight = None
        found = {
            "weight": weight,
            "scheme": self.builder.fitted(self._cell(row, "scheme")) or None,
            "note": self.builder.fitted(self._link_note(row)) or None,
        }
        return {name: value for name, value in found.items() if value is not None}

    def _premises(self, cell: str) -> list[str]:
        """Find the premises in a cell, which may be one name with a comma in it."""
        names = [cell] if cell in self.nodes else split(cell) or [cell]
        return [self._named(name) for name in names]

    def _named(self, name: str) -> str:
        """Give the node of an id or text, adding one where a table of links is all there is."""
        found = self.nodes.get(name) or self.by_text.get(_folded(name))
        if not found:
            found = self.nodes[name] = self.builder.node(name, name)
        return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
