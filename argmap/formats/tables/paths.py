"""Tables whose columns are steps of an argument: a claim, a reason for it further right, and so on.

A cell is about the nearest one to its left, in its row or above it. Columns headed with a
stance, such as “Pro” and “Con”, are about the nearest column that is not.
"""

from argmap.formats.building import MapBuilder
from argmap.formats.outline.marks import bare_stance, take_mark
from argmap.formats.registry import Options
from argmap.formats.stances import unmarked
from argmap.formats.tables.cells import Row
from argmap.formats.tables.columns import is_text_heading

_LONGEST_HEADING = 40
_EVIDENCE = "evidence"


def build_paths(rows: list[Row], builder: MapBuilder, options: Options) -> None:
    """Make a map of a table without headings, or with headings that name steps."""
    headings = rows[0].cells if rows and _is_heading(rows[0].cells) else []
    _Paths(headings, builder, options).run(rows[1:] if headings else rows)


class _Paths:
    def __init__(self, headings: list[str], builder: MapBuilder, options: Options) -> None:
        self.builder = builder
        self.stances = [bare_stance(heading.strip()) for heading in headings]
        self.are_evidence = [heading.strip().casefold() == _EVIDENCE for heading in headings]
        self.children = options.get("children", "neutral")
        #: The node each column is at, from left to right; and the same without columns that name a stance.
        self.path: dict[int, str] = {}
        self.claims: dict[int, str] = {}
        self.made: dict[tuple[str | None, str], str] = {}

    def run(self, rows: list[Row]) -> None:
        """Make the map."""
        for row in rows:
            is_begun = False
            for place, cell in enumerate(row.cells):
                if cell.strip():
                    if not is_begun:
                        self._forget(place)
                    self._enter(place, self._node(place, cell.strip()))
                    is_begun = True

    def _forget(self, place: int) -> None:
        """Leave what the rows above have to the right of where this one begins."""
        self.path = {at: node for at, node in self.path.items() if at < place}
        self.claims = {at: node for at, node in self.claims.items() if at < place}

    def _enter(self, place: int, node: str) -> None:
        self.path[place] = node
        if self._stance(place) is None:
            self.claims[place] = node

    def _node(self, place: int, cell: str) -> str:
        """Give the node of a cell; a cell that is repeated below itself is one node."""
        marked = take_mark(cell)
        stance = self._stance(place)
        text = cell if stance else marked.text
        above = self._above(has_stance=stance is not None)
        found = self.made.get((above, text))
        if found is None:
            kind = _EVIDENCE if self._at(self.are_evidence, place) else "claim"
            found = self.made[above, text] = self.builder.node(text, kind=kind)
            if above is not None:
                self.builder.link(stance or marked.stance or self._unmarked(place, text), [found], above)
        return found

    def _above(self, *, has_stance: bool) -> str | None:
        """Give the node to the left: whatever is in the path is, so its last one."""
        path = self.claims if has_stance else self.path
        nearest = next(reversed(path), None)
        return None if nearest is None else path[nearest]

    def _stance(self, place: int) -> str | None:
        return self.stances[place] if place < len(self.stances) else None

    def _unmarked(self, place: int, text: str) -> str:
        return "support" if self._at(self.are_evidence, place) else unmarked(text, self.children)

    def _at(self, flags: list[bool], place: int) -> bool:
        return place < len(flags) and flags[place]


def _is_heading(cells: list[str]) -> bool:
    """Say whether a first row names steps: short words, of which one is known."""
    words = [cell.strip() for cell in cells if cell.strip()]
    is_known = any(bare_stance(word) or is_text_heading(word) for word in words)
    return len(words) > 1 and is_known and all(len(word) <= _LONGEST_HEADING for word in words)
