"""The map as flat arrays: what the canvas paints from. Kept up with each change, equal to one built anew."""

from collections.abc import Iterable

import numpy as np

from argmap.editing.editor import Editor
from argmap.model.records import KINDS, Link
from argmap.picture.flow import Rect

#: What a link looks like from afar; the index is its code in the arrays.
LINK_LOOKS = ("support", "attack", "neutral", "undercut")

#: How far the line of a link may lie outside the cards it joins, in scene units.
REACH = 146.0

_NEUTRAL = LINK_LOOKS.index("neutral")
_LOOK_CODES = {stance: LINK_LOOKS.index(stance) for stance in ("support", "attack")}
_KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
OTHER_KIND = len(KINDS)


class Projection:
    """Cards and links by slot; a slot of something removed is empty until it is used again.

    `rects` n × (x, y, width, height); `kinds` n codes; `shown` n flags; `ends` m × (x, y, x,
    y), middle of the premises to middle of the target; `boxes` m × (left, top, right,
    bottom) round all a link's line may touch; `looks` m codes; `drawn` m flags.
    """

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self.rebuild()

    def rebuild(self) -> None:
        """Build all arrays anew."""
        map, arrangement = self._editor.map, self._editor.arrangement
        places, sizes = arrangement.placement.places, arrangement.sizes
        self.ids: list[str | None] = list(map.nodes)
        self.slots = {id: slot for slot, id in enumerate(map.nodes)}
        rects = [(*places[id], *sizes[id]) for id in map.nodes]
        self.rects = np.array(rects, dtype=np.float64).reshape(-1, 4)
        self.kinds = np.array(
            [_KIND_CODES.get(n.kind, OTHER_KIND) for n in map.nodes.values()], dtype=np.uint8
        )
        hidden = self._editor.hidden
        self.shown = np.array([id not in hidden for id in map.nodes], dtype=bool)
        self._free_cards: list[int] = []
        self._rebuild_links()

    def touched_links(self, ids: Iterable[str], moved: Iterable[str]) -> set[str]:
        """Give the links that a change of these records, with these cards moved, may redraw."""
        map = self._editor.map
        links = {id for id in ids if id in map.links or id in self.link_slots}
        for id in {*ids, *moved} & map.nodes.keys():
            links.update(map.link_ids_into(id))
            links.update(map.link_ids_from(id))
        return self._with_hanging(links)

    def update(self, ids: Iterable[str], moved: Iterable[str]) -> None:
        """Take over changed records and moved cards."""
        ids = set(ids)
        nodes = self._editor.map.nodes
        links = self.touched_links(ids, moved)
        for id in ids:
            if id in self.slots and id not in nodes:
                self._remove_card(id)
        for id in ids | set(moved):
            if id in nodes:
                self._write_card(id)
        for id in sorted(links, key=self._depth):
            self._write_link(id)

    def slots_in(self, view: Rect) -> np.ndarray:
        """Give the slots of the cards that a rectangle of the scene touches."""
        x, y, w, h = view
        r = self.rects
        touched = (r[:, 0] < x + w) & (r[:, 1] < y + h) & (r[:, 0] + r[:, 2] > x) & (r[:, 1] + r[:, 3] > y)
        return np.nonzero(touched & self.shown)[0]

    def stacked(self, slots: np.ndarray) -> list[int]:
        """Put slots of cards in the order they lie on each other, the topmost last: by id, as in exports."""
        return sorted(slots.tolist(), key=lambda slot: self.ids[slot] or "")

    def stacked_links(self, slots: np.ndarray) -> list[int]:
        """Put slots of links in the order they lie on each other: by id, as in exports."""
        return sorted(slots.tolist(), key=lambda slot: self.link_ids[slot] or "")

    def link_slots_in(self, view: Rect) -> np.ndarray:
        """Give the slots of the links whose line may touch a rectangle of the scene."""
        x, y, w, h = view
        b = self.boxes
        touched = (b[:, 0] < x + w) & (b[:, 1] < y + h) & (b[:, 2] > x) & (b[:, 3] > y)
        return np.nonzero(touched & self.drawn)[0]

    def bounds(self) -> Rect | None:
        """Give the rectangle round all cards in sight."""
        r = self.rects[self.shown]
        if not len(r):
            return None
        left, top = r[:, :2].min(axis=0).tolist()
        right, bottom = (r[:, :2] + r[:, 2:]).max(axis=0).tolist()
        return (left, top, right - left, bottom - top)

    def snapshot(self) -> dict[str, tuple[object, ...]]:
        """Give all rows by id, to compare one projection with another."""
        cards: dict[str, tuple[object, ...]] = {
            id: (*self.rects[slot].tolist(), int(self.kinds[slot]), bool(self.shown[slot]))
            for id, slot in self.slots.items()
        }
        for id, slot in self.link_slots.items():
            row = (*self.ends[slot].tolist(), *self.boxes[slot].tolist()) if self.drawn[slot] else ()
            cards[id] = (*row, int(self.looks[slot]), bool(self.drawn[slot]))
        return cards

    def _rebuild_links(self) -> None:
        """Compute ends and boxes of all links at once: first those on nodes, then those on links."""
        links = list(self._editor.map.links.values())
        self.link_ids: list[str | None] = [link.id for link in links]
        self.link_slots = {link.id: slot for slot, link in enumerate(links)}
        self._free_links: list[int] = []
        n = len(links)
        self.ends, self.boxes = np.zeros((n, 4)), np.zeros((n, 4))
        self.looks = np.array([_LOOK_CODES.get(link.stance, _NEUTRAL) for link in links], dtype=np.uint8)
        self.drawn = np.zeros(n, dtype=bool)
        plain, by_depth = [], {}
        for link in links:
            if link.target in self.slots:
                plain.append(link)
            else:
                by_depth.setdefault(self._depth(link.id), []).append(link)
        self._write_links(plain)
        for depth in sorted(by_depth):
            self._write_links(by_depth[depth])

    def _write_links(self, links: list[Link]) -> None:
        """Write the rows of links whose targets, all nodes or all links, are written already."""
        slots, flat, counts, written = self.slots, [], [], []
        for link in links:
            premises = [slots.get(id, -1) for id in link.premises]
            if premises and -1 not in premises:
                flat += premises
                counts.append(len(premises))
                written.append(link)
        if not written:
            return
        at = [self.link_slots[link.id] for link in written]
        if written[0].target in slots:
            target = np.array([slots[link.target] for link in written])
            low, high = (
                self.rects[target, :2] - REACH,
                self.rects[target, :2] + self.rects[target, 2:] + REACH,
            )
            end, is_seen = self.rects[target, :2] + self.rects[target, 2:] / 2, self.shown[target]
        else:
            hit = np.array([self.link_slots.get(link.target, -1) for link in written])
            low, high = self.boxes[hit, :2], self.boxes[hit, 2:]
            end, is_seen = (self.ends[hit, :2] + self.ends[hit, 2:]) / 2, self.drawn[hit] & (hit >= 0)
            self._mark_undercuts(at)
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        first, size = self.rects[flat, :2], self.rects[flat, 2:]
        self.ends[at, :2] = np.add.reduceat(first + size / 2, starts) / np.array(counts)[:, None]
        self.ends[at, 2:] = end
        self.boxes[at, :2] = np.minimum(np.minimum.reduceat(first, starts) - REACH, low)
        self.boxes[at, 2:] = np.maximum(np.maximum.reduceat(first + size, starts) + REACH, high)
        self.drawn[at] = np.logical_and.reduceat(self.shown[flat], starts) & is_seen

    def _mark_undercuts(self, at: list[int]) -> None:
        looks = self.looks[at]
        self.looks[at] = np.where(looks == _LOOK_CODES["attack"], LINK_LOOKS.index("undercut"), looks)

    def _write_link(self, id: str) -> None:
        link = self._editor.map.links.get(id)
        if link is None:
            self._remove_link(id)
            return
        slot = self.link_slots.get(id)
        if slot is None:
            slot = self._new_link_slot(id)
        self.looks[slot] = _LOOK_CODES.get(link.stance, _NEUTRAL)
        self.drawn[slot] = False
        if self._editor.map.is_sound(link):
            self._write_links([link])

    def _write_card(self, id: str) -> None:
        slot = self.slots.get(id)
        if slot is None:
            slot = self._new_card_slot(id)
        self.rects[slot] = self._editor.arrangement.rect_of(id)
        self.kinds[slot] = _KIND_CODES.get(self._editor.map.nodes[id].kind, OTHER_KIND)
        self.shown[slot] = id not in self._editor.hidden

    def _remove_card(self, id: str) -> None:
        slot = self.slots.pop(id)
        self.ids[slot] = None
        self.shown[slot] = False
        self._free_cards.append(slot)

    def _remove_link(self, id: str) -> None:
        slot = self.link_slots.pop(id, None)
        if slot is not None:
            self.link_ids[slot] = None
            self.drawn[slot] = False
            self._free_links.append(slot)

    def _new_card_slot(self, id: str) -> int:
        if not self._free_cards:
            first = len(self.ids)
            more = max(16, first // 8)
            self.ids.extend([None] * more)
            self.rects = np.concatenate((self.rects, np.zeros((more, 4))))
            self.kinds = np.concatenate((self.kinds, np.zeros(more, dtype=np.uint8)))
            self.shown = np.concatenate((self.shown, np.zeros(more, dtype=bool)))
            self._free_cards = list(range(first + more - 1, first - 1, -1))
        slot = self._free_cards.pop()
        self.ids[slot], self.slots[id] = id, slot
        return slot

    def _new_link_slot(self, id: str) -> int:
        if not self._free_links:
            first = len(self.link_ids)
            more = max(16, first // 8)
            self.link_ids.extend([None] * more)
            self.ends = np.concatenate((self.ends, np.zeros((more, 4))))
            self.boxes = np.concatenate((self.boxes, np.zeros((more, 4))))
            self.looks = np.concatenate((self.looks, np.zeros(more, dtype=np.uint8)))
            self.drawn = np.concatenate((self.drawn, np.zeros(more, dtype=bool)))
            self._free_links = list(range(first + more - 1, first - 1, -1))
        slot = self._free_links.pop()
        self.link_ids[slot], self.link_slots[id] = id, slot
        return slot

    def _with_hanging(self, links: set[str]) -> set[str]:
        """Add the links on links: they move with what they hang on."""
        found, waiting = set(links), list(links)
        while waiting:
            new = set(self._editor.map.link_ids_into(waiting.pop())) - found
            found |= new
            waiting += new
        return found

    def _depth(self, id: str) -> int:
        """Say how many links lie between a link and a node; those nearer the node come first."""
        depth, seen = 0, set()
        # In a ring of links every depth is as wrong as the next; none of them is drawn.
        link = self._editor.map.links.get(id)
        while link is not None and link.target not in self.slots and link.id not in seen:
            seen.add(link.id)
            link = self._editor.map.links.get(link.target)
            depth += 1
        return depth
