"""Trees read from mind maps and outlines, as maps: cards below the statements they bear on. Knows no format.

A link with several premises, or one that is attacked itself, is a box: its premises stand in
it, and so do, as boxes, the links onto it. `planting` makes such trees of maps.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.formats.annotations import untitled
from argmap.formats.building import MapBuilder
from argmap.formats.stances import heading, take_mark, unmarked
from argmap.model.wording import tr


@dataclass(slots=True)
class Entry:
    """One entry of a tree; its parent is the number of an earlier entry.

    It is a card, or stands for the card whose id is in `see`, or is a box. `stance` is how
    it bears on its parent where that is known other than from marks in the text. `title` is
    one that stands apart from the text. `node` and `link` are fields of the records to be
    made, an id of the link among them; a title among them stands before the text as well.

    What argmap has written (`is_own`) is no heading, whatever it says. A clone shows again
    what it stands for, together with all that is below that.
    """

    parent: int | None
    text: str = ""
    stance: str | None = None
    is_box: bool = False
    see: str | None = None
    id: str | None = None
    title: str = ""
    is_own: bool = False
    is_clone: bool = False
    node: dict[str, Any] = field(default_factory=dict)
    link: dict[str, Any] = field(default_factory=dict)


class Growth(NamedTuple):
    """What became of the entries: the id of the node of each, and the ids of the roots."""

    nodes: list[str | None]
    roots: list[str]


def grow(builder: MapBuilder, entries: list[Entry], children: str = "neutral") -> Growth:
    """Add nodes and links for the entries of a tree; `children` is the choice of `stances.CHILDREN`.

    An entry that is nothing but a mark, like “Pros”, and has others below it, gives them its
    stance and goes; a box with nothing in it goes too.
    """
    growing = _Growing(builder, entries, children)
    growing.judge()
    growing.hand_notes_up()
    growing.add_nodes()
    growing.add_links()
    growing.report()
    roots = [id for id, up in zip(growing.places, growing.above, strict=True) if up is None and id]
    cards = [id if not entry.is_box else None for id, entry in zip(growing.places, entries, strict=True)]
    return Growth(cards, list(dict.fromkeys(roots)))


class _Growing:
    """The work of `grow`. An entry is passed over where what is below it hangs at what is above it."""

    def __init__(self, builder: MapBuilder, entries: list[Entry], children: str) -> None:
        self._builder = builder
        self._entries = entries
        self._children = children
        last_first = reversed(list(enumerate(entries)))
        self._cards = {entry.id: i for i, entry in last_first if entry.id and not (entry.see or entry.is_box)}
        self._has_clones = any(entry.is_clone for entry in entries)
        self._full = {entry.parent for entry in entries if not entry.is_box}
        self._stances: list[str | None] = []
        self._passed: list[bool] = []
        self._premises: defaultdict[int, list[int]] = defaultdict(list)
        #: The entry that each hangs at, or None, and what was made of each.
        self.above: list[int | None] = []
        self.places: list[str | None] = [None] * len(entries)

    def judge(self) -> None:
        """Say of every entry where it hangs, with which stance, and whether it is passed over."""
        for i, entry in enumerate(self._entries):
            up, inherited = self._hanging(entry)
            stance = entry.stance
            is_passed = entry.is_box and (up is None or i not in self._full)
            if up is not None and self._entries[up].is_box and not entry.is_box:
                self._premises[up].append(i)
            elif up is not None:
                told = None if entry.is_box else self._heading(i)
                is_passed = is_passed or told is not None
                stance = told or _take_mark(entry)
            self._stances.append(stance or inherited)
            self._passed.append(is_passed)
            self.above.append(up)

    def hand_notes_up(self) -> None:
        """Put the note of a heading into that of the card above it, where there is one."""
        told: defaultdict[int, list[str]] = defaultdict(list)
        for i, entry in enumerate(self._entries):
            up = self.above[i]
            if self._passed[i] and up is not None and self._is_card(up) and entry.node.get("note"):
                told[up].append(f"{entry.text.strip().rstrip(':')}: {entry.node.pop('note')}")
        for up, notes in told.items():
            node = self._entries[up].node
            node["note"] = self._builder.fitted("\n\n".join(filter(None, (node.get("note"), *notes))))

    def add_nodes(self) -> None:
        """Add a node for every entry that is a card; the others that stand for it share it."""
        seen = [self._cards.get(entry.see or "") for entry in self._entries]
        for i, entry in enumerate(self._entries):
            if not (entry.is_box or self._passed[i]) and seen[i] is None:
                self.places[i] = self._add_node(entry)
        for i, first in enumerate(seen):
            if first is not None:
                self.places[i] = self.places[first]

    def _add_node(self, entry: Entry) -> str:
        text, fields = entry.text, entry.node
        entry.node = {}
        if title := fields.get("title"):
            text, fields["title"] = untitled(text, title)
            if fields["title"] is None:  # changed since, so it may be wrong by now
                lines = (fields.get("note"), tr("Title: {title}", title=title))
                fields["note"] = self._builder.fitted("\n\n".join(filter(None, lines)))
        elif entry.title.strip() not in {"", text.strip()}:
            text = untitled(text, entry.title)[0]
            fields["title"] = self._builder.fitted(entry.title)
        return self._builder.node(text.strip(), entry.id, **fields)

    def add_links(self) -> None:
        """Add a link for every entry that hangs at another and is no premise in a box."""
        shown: set[tuple[str, str, str]] = set()
        for i, (entry, up) in enumerate(zip(self._entries, self.above, strict=True)):
            if up is None or self._passed[i] or (self._entries[up].is_box and not entry.is_box):
                continue
            target, own = self.places[up], self.places[i]
            stance = self._stances[i] or unmarked(entry.text, self._children)
            ids = [self.places[j] for j in self._premises[i]] if entry.is_box else [own]
            premises = [id for id in ids if id is not None]
            if target is None or not premises:
                continue
            if self._has_clones and not entry.is_box:
                said = (stance, premises[0], target)
                if said in shown and (entry.is_clone or self._entries[up].is_clone):
                    continue
                shown.add(said)
            made = self._builder.link(stance, premises, target, **self._link_fields(entry))
            if entry.is_box:
                self.places[i] = made

    def _link_fields(self, entry: Entry) -> dict[str, Any]:
        """Give the fields of the link by which an entry hangs; words on a box are a note of its link."""
        fields, entry.link = entry.link, {}
        if entry.is_box:
            notes = (fields.get("note"), entry.text.strip(), entry.node.pop("note", None))
            fields["note"] = self._builder.fitted("\n\n".join(filter(None, notes)))
        return fields

    def _hanging(self, entry: Entry) -> tuple[int | None, str | None]:
        """Give the entry that one hangs at, and the stance of the headings between them."""
        up = entry.parent
        if up is not None and self._passed[up]:
            return self.above[up], self._stances[up]
        return up, None

    def _heading(self, i: int) -> str | None:
        """Give the stance of an entry that is a heading, or stands for one."""
        entry = self._entries[i]
        if entry.see is not None:
            first = self._cards.get(entry.see, i)
            return self._stances[first] if first < i and self._passed[first] else None
        if i not in self._full or entry.is_own or entry.title or not entry.node.keys() <= {"note", "tags"}:
            return None
        told = heading(entry.text)
        return told if entry.stance in {None, told} else None

    def _is_card(self, i: int) -> bool:
        return not (self._entries[i].is_box or self._passed[i] or self._entries[i].see)

    def report(self) -> None:
        """Tell what is no card, and what was said where there is nothing to hold it."""
        report = self._builder.report
        passed = [entry for entry, is_passed in zip(self._entries, self._passed, strict=True) if is_passed]
        boxes = sum(entry.is_box for entry in passed)
        report.drop(tr("boxes with no card in them"), boxes)
        report.drop(tr("headings such as “Pros”, taken as the stance of what is below"), len(passed) - boxes)
        linkless = [entry for entry, up in zip(self._entries, self.above, strict=True) if up is None]
        report.drop(
            tr("stances of what bears on nothing"),
            sum(bool(entry.stance) and not entry.is_box for entry in linkless),
        )
        report.drop(
            tr("words about a link where there is none"),
            sum(bool(entry.link.keys() - {"id"}) for entry in self._entries),
        )
        report.drop(
            tr("notes and the like on what is no card of its own"),
            sum(bool(entry.node) for entry in self._entries),
        )


def _take_mark(entry: Entry) -> str | None:
    """Give the stance of an entry, and take the mark off its text that says the same."""
    mark, rest = take_mark(entry.text)
    if mark is None or entry.stance not in {None, mark}:
        return entry.stance
    entry.text = rest
    return mark
