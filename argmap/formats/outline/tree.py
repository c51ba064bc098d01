"""The tree of an outline: which item is about which, and the map that comes of it. Reads no lines.

An item is about the nearest one above that stands less far in. At the same depth, items
with a bullet are about the one without, and a new kind of bullet is one level further in.
An item that only names a stance gives it to those below, for or against what stands above
it, or else the title; where there is neither, it is a card.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.outline.blocks import tell_lost
from argmap.formats.outline.lines import Item
from argmap.formats.outline.marks import ARROW, NEITHER, take_mark
from argmap.formats.outline.texts import name_all, one_line, tidy
from argmap.formats.registry import Options
from argmap.formats.stances import heading, unmarked
from argmap.model.wording import tr

#: Headings that are cards stand further out than any line.
_OUTSIDE = -1000
_HEADING = "heading"
_SEE = re.compile(r"^[Ss]ee ")


class Said(NamedTuple):
    """What an item says in plain words: its text, the addresses in it, and a title before it."""

    text: str
    addresses: list[str]
    title: str | None = None


@dataclass(slots=True)
class _Place:
    """Where an item stands in the tree: what it is about, and what those above it say of it."""

    above: int | None = None
    stance: str | None = None
    group: str | None = None
    has_items: bool = False


def build(items: list[Item], builder: MapBuilder, options: Options, plain: Callable[[Item], Said]) -> None:
    """Make nodes and links of items. `plain` gives the words of one, and the addresses in it."""
    _Building(items, builder, options, plain).run()


class _Building:
    def __init__(
        self, items: list[Item], builder: MapBuilder, options: Options, plain: Callable[[Item], Said]
    ) -> None:
        self.builder = builder
        self.options = options
        self.plain = plain
        self.shelf = Shelf(builder)
        self.has_heading_cards = options.get("headings") == "cards" or any(
            item.level and item.is_bare for item in items
        )
        self.items = items if self.has_heading_cards else self._without_title(items)
        self.places = [_Place() for _ in self.items]
        #: Item → its node; items that are headings, or only name a stance, have none.
        self.nodes: dict[int, str] = {}

    def run(self) -> None:
        """Make the map."""
        self._place()
        self._pass_stances_down(self._top_from_title())
        references = self._add_cards()
        self._resolve(references)
        self._keep_blocks()
        roots = self._link()
        if len(roots) == 1:
            self.builder.info["main"] = roots[0]

    def _without_title(self, items: list[Item]) -> list[Item]:
        """Take a lone first-level heading at the top for the title of the map."""
        if not (items and items[0].level == 1 and sum(item.level == 1 for item in items) == 1):
            return items
        title = self.builder.fitted(self._title(items[0]))
        if self.builder.info.setdefault("title", title) != title:
            return items
        tell_lost(items[0].blocks or (), self.builder.report)
        return items[1:]

    def _title(self, item: Item) -> str:
        item.lines = [item.lines[0].removeprefix(NEITHER).strip()]
        return one_line(self.plain(item).text)

    def _place(self) -> None:
        """Find for each item the one it is about, and the group it is in."""
        stack: list[int] = []
        groups: list[tuple[int, str]] = []
        for at, item in enumerate(self.items):
            if item.level and self._is_group(item):
                stack.clear()
                self._open_group(item, groups)
                continue
            if item.level:
                item.indent, item.style = _OUTSIDE + item.level, _HEADING
            self._unwind(stack, item)
            place = self.places[at]
            place.above = stack[-1] if stack else None
            place.group = groups[-1][1] if groups else None
            if stack:
                self.places[stack[-1]].has_items = True
            stack.append(at)

    def _open_group(self, item: Item, groups: list[tuple[int, str]]) -> None:
        while groups and groups[-1][0] >= item.level:
            groups.pop()
        parent = groups[-1][1] if groups else None
        groups.append((item.level, self.builder.group(self._title(item), parent)))

    def _unwind(self, stack: list[int], item: Item) -> None:
        """Take off the stack what the item is not about."""
        items, indent = self.items, item.indent
        while stack and items[stack[-1]].indent > indent:
            stack.pop()
        depth = len(stack)
        while depth and items[stack[depth - 1]].indent == indent:
            depth -= 1
        while depth < len(stack) and _is_inside(item.style, items[stack[depth]].style):
            depth += 1
        del stack[depth:]

    def _top_from_title(self) -> int | None:
        """Make a card of the title where pros or cons come first, above which nothing stands."""
        title = self.builder.info.get("title")
        first = next((at for at, item in enumerate(self.items) if not self._is_group(item)), None)
        if not title or first is None or not self._is_above_others(first):
            return None
        top = len(self.items)
        self.items.append(Item([title], 1, 0))
        self.places.append(_Place())
        self.nodes[top] = self.builder.node(title)
        return top

    def _is_group(self, item: Item) -> bool:
        return item.level > 0 and not self.has_heading_cards

    def _is_above_others(self, at: int) -> bool:
        """Say whether an item only names a stance, and others are below it."""
        return self.items[at].is_bare and self.places[at].has_items

    def _pass_stances_down(self, last_root: int | None) -> None:
        """Let items that only name a stance give it to those below them, and be no cards themselves."""
        if not any(item.is_bare for item in self.items):
            for item, place in zip(self.items, self.places, strict=True):
                place.stance = item.stance
            return
        for at, (item, place) in enumerate(zip(self.items, self.places, strict=True)):
            place.stance = None if item.is_bare else item.stance
            if place.above is None:
                if self._is_above_others(at):
                    self._hang(at, last_root)
                elif not self._is_group(item):
                    last_root = at
            above = place.above
            if above is not None and self._is_above_others(above):
                self._judge_below(above, item, place)

    def _judge_below(self, label: int, item: Item, place: _Place) -> None:
        """Judge what is below a label: a word of its own goes before the label, which goes before a sign."""
        is_taken = self._is_label(label)
        inherited = self.items[label].stance if is_taken else None
        place.stance = inherited if item.is_sign else place.stance or inherited
        if is_taken:
            place.above = self.places[label].above

    def _hang(self, label: int, root: int | None) -> None:
        """Let a label be about the card above it; without one it is a card."""
        self.places[label].above = root
        if root is None:
            self.builder.report.warn(
                tr(
                    "Nothing stands above “{label}”: it is a card, and what is below is only linked with it.",
                    label=one_line(self.plain(self.items[label]).text),
                ),
                self.items[label].line,
            )

    def _is_label(self, at: int) -> bool:
        return self._is_above_others(at) and self.places[at].above is not None

    def _add_cards(self) -> list[int]:
        """Add a card for each item that is one; give those that may refer to another."""
        references = []
        for at, item in enumerate(self.items):
            is_label = item.is_bare and self._is_label(at)
            if is_label and _has_topic(item):
                self.builder.report.drop(tr("headings such as “Pros”, taken as the stance of what is below"))
            if at in self.nodes or is_label or self._is_group(item):
                continue
            if item.lines[0][:2] == "->" and len(item.lines) == 1 and ARROW.match(item.lines[0]):
                references.append(at)
            else:
                self._add_card(at, item)
        return references

    def _add_card(self, at: int, item: Item) -> None:
        if item.level and not item.is_bare:
            marked = take_mark(item.lines[0])
            self.places[at].stance = self.places[at].stance or marked.stance
            item.lines = [marked.text]
        words, addresses, title = self.plain(item)
        text = tidy(words)
        if not text and not title:
            self.builder.report.warn(tr("A card without words."), item.line)
        node = self.nodes[at] = self.builder.node(
            text, group=self.places[at].group, title=self.builder.fitted(title) if title else None
        )
        for address in dict.fromkeys(addresses):
            self.shelf.cite(node, address)

    def _resolve(self, references: list[int]) -> None:
        """Find the cards that items refer to; what refers to none is a card of its own."""
        if not references:
            return
        names = name_all((node, self._text(node)) for node in self.nodes.values())
        for at in references:
            item = self.items[at]
            name = one_line(ARROW.sub("", self.plain(item).text, count=1))
            found = names.get(name) or names.get(_SEE.sub("", name))
            if found and self.places[at].above is not None:
                self.nodes[at] = found
            else:
                self._add_card(at, item)

    def _keep_blocks(self) -> None:
        """Keep code and tables in the note of the card above them."""
        kept: defaultdict[str, list[str]] = defaultdict(list)
        for at, item in enumerate(self.items):
            if item.blocks is None:
                continue
            above = self.places[at].above
            if node := self.nodes.get(at) or (self.nodes.get(above) if above is not None else None):
                kept[node] += [block.text for block in item.blocks]
            else:
                tell_lost(item.blocks, self.builder.report)
        for node, texts in kept.items():
            self.builder.change(node, note=self.builder.fitted("\n\n".join(texts)))

    def _link(self) -> list[str]:
        """Link each card to the one it is about; give those that are about none."""
        children = self.options.get("children", "neutral")
        roots = []
        for at in sorted(self.nodes):
            node, place = self.nodes[at], self.places[at]
            if place.above is None:
                roots.append(node)
                continue
            stance = place.stance
            if stance is None:
                stance = "neutral" if children == "neutral" else unmarked(self._text(node), children)
            self.builder.link(stance, (node,), self.nodes[place.above])
        return roots

    def _text(self, node: str) -> str:
        return self.builder.records[node].text  # type: ignore[attr-defined, no-any-return]


def _has_topic(item: Item) -> bool:
    """Say whether a label names more than a stance: without a colon “Pros of zoos” is no label."""
    words = item.lines[0].strip().strip("*_:")
    return ":" in item.lines[0] and bool(words) and heading(words) is None


def _is_inside(style: str, other: str) -> bool:
    """Say whether a kind of bullet is a level further in than another, at the same indentation."""
    if style == other:
        return False
    depth, beside = style.removeprefix("number"), other.removeprefix("number")
    if depth.isdigit() and beside.isdigit():
        return int(depth) > int(beside)
    return bool(style) and style != other
