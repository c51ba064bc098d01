"""Tables whose columns are steps of an argument: a claim, a reason for it further right, and so on.

A cell is about the nearest one to its left, in its row or above it. Columns headed with a
stance, such as “Pro” and “Con”, are about the nearest column that is not. Where there is
none, as in a list of pros and cons, they are about a card named after the title or the headings.
"""

from collections import Counter
from collections.abc import Iterable

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.registry import Options
from argmap.formats.stances import take_mark, unmarked
from argmap.formats.tables.cells import Row
from argmap.formats.tables.columns import field_of, steps_of
from argmap.formats.tables.steps import Step
from argmap.model.wording import tr

_PLAIN = Step()
#: So many headings are named in a sentence.
_NAMED = 5


def build_paths(rows: list[Row], headings: list[str], builder: MapBuilder, options: Options) -> None:
    """Make a map of the rows below headings that name steps, or of all rows where there are no headings."""
    steps = steps_of(headings)
    unknown = [
        f"“{cell.strip()}”"
        for cell, step in zip(headings, steps, strict=False)
        if cell.strip() and not step.is_known and field_of(cell) is None
    ]
    if named := ", ".join(unknown[:_NAMED]):
        builder.report.warn(tr("These headings were taken to name a step, not a card: {names}.", names=named))
    paths = _Paths(steps, builder, options)
    sides = (
        cell.strip() for cell, step in zip(headings, steps, strict=False) if step.stance and not step.is_near
    )
    paths.name = builder.info.get("title") or " / ".join(dict.fromkeys(sides))
    paths.run(rows)
    for field, count in paths.left_out.items():
        builder.report.drop(tr("cells of the column “{name}”", name=field), count)


class _Paths:
    def __init__(self, steps: list[Step], builder: MapBuilder, options: Options) -> None:
        self.builder = builder
        self.shelf = Shelf(builder)
        self.places = list(_claim_first(steps))
        self.steps = [steps[place] for place in self.places]
        self.children = options.get("children", "neutral")
        #: What the claim is called that a table does not name.
        self.name = ""
        self.root: str | None = None
        #: The node each column is at, from left to right; and the same for claims alone.
        self.path: dict[int, str] = {}
        self.claims: dict[int, str] = {}
        self.made: dict[tuple[str | None, str, Step], str] = {}
        self.left_out: Counter[str] = Counter()

    def run(self, rows: list[Row]) -> None:
        """Make the map."""
        for row in rows:
            last: str | None = None
            for at, cell in enumerate(self._in_order(row.cells)):
                step = self._step(at)
                if not cell.strip():
                    continue
                if step.field:
                    self._keep(step.field, cell.strip(), last)
                    continue
                if last is None:
                    self._forget(at)
                last = self._node(step, cell.strip())
                self._enter(at, last)

    def _in_order(self, cells: list[str]) -> Iterable[str]:
        if not self.places:
            return cells
        known = (cells[place] if place < len(cells) else "" for place in self.places)
        return [*known, *cells[len(self.places) :]]

    def _forget(self, place: int) -> None:
        """Leave what the rows above have to the right of where this one begins."""
        self.path = {at: node for at, node in self.path.items() if at < place}
        self.claims = {at: node for at, node in self.claims.items() if at < place}

    def _enter(self, place: int, node: str) -> None:
        self.path[place] = node
        if self._step(place).is_claim:
            self.claims[place] = node

    def _node(self, step: Step, cell: str) -> str:
        """Give the node of a cell; a cell that is repeated below itself is one node."""
        marked, words = take_mark(cell)
        text = cell if step.stance else words
        above = self._above(step)
        found = self.made.get((above, text, step))
        if found is None:
            found = self.made[above, text, step] = self.builder.node(text, kind=step.kind)
            if above is not None:
                stance = step.stance or marked or unmarked(text, self.children)
                self.builder.link(stance, [found], above)
        return found

    def _above(self, step: Step) -> str | None:
        """Give the node to the left: whatever is in the path is, so its last one."""
        path = self.claims if step.stance and not step.is_near else self.path
        nearest = next(reversed(path), None)
        if nearest is not None:
            return path[nearest]
        return self._unnamed() if step.stance else None

    def _unnamed(self) -> str:
        """Give the claim of a list of reasons that names none."""
        if self.root is None:
            self.root = self.builder.node(self.name)
            self.builder.info["main"] = self.root
            self.builder.report.warn(
                tr(
                    "The table does not say what its reasons are for or against. "
                    "They were put below a card “{name}”: write the claim in it.",
                    name=self.name[:80],
                )
            )
        return self.root

    def _keep(self, field: str, cell: str, node: str | None) -> None:
        """Cite a source for the card to its left; count what else is no card, but for numbers of rows."""
        if field == "source" and node is not None:
            self.shelf.cite(node, cell)
        elif field != "id" or not cell.strip(".").isdecimal():
            self.left_out[field] += 1

    def _step(self, place: int) -> Step:
        return self.steps[place] if place < len(self.steps) else _PLAIN


def _claim_first(steps: list[Step]) -> Iterable[int]:
    """Give the columns in an order in which those that come before the claim come after it."""
    places = range(len(steps))
    claim = next((place for place in places if steps[place].is_claim and steps[place].is_known), None)
    is_late = claim is not None and any(step.stance for step in steps[:claim])
    return (
        [claim, *(place for place in places if place != claim)] if claim is not None and is_late else places
    )
