"""Writes maps as JSON Canvas: groups, cards and junctions as nodes, and what leads to what as edges."""

from collections.abc import Iterator
from typing import Any

import msgspec

from argmap.formats.annotations import KEY, Words, link_words, node_words, shown
from argmap.formats.jsoncanvas.arrows import COLOURS, KEPT, LABELS
from argmap.formats.jsoncanvas.boxes import Box
from argmap.formats.jsoncanvas.placing import Places, side
from argmap.formats.registry import Options
from argmap.formats.stances import label_stance
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, MapInfo, Node, Record

Object = dict[str, Any]

_SIGNS = {"support": "+", "attack": "−"}


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a map as JSON Canvas 1.0, whose coordinates are whole numbers."""
    writing = _Writing(map)
    file = {"nodes": [*writing.nodes()], "edges": [*writing.edges()], KEY: _info(map)}
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


class _Writing:
    """One map as it is written."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._kept = {record.id: _kept(record) for record in map.records()}
        self._places = Places(map, self._kept)
        self._links = sorted(map.sound_links(), key=lambda link: (link.order, link.id))
        depths = self._depths()
        hit = {link.target for link in self._links if link.target in map.links}
        joined = [link for link in self._links if len(link.premises) > 1 or link.id in hit]
        for link in sorted(joined, key=lambda link: depths[link.id]):
            self._places.add_junction(link)

    def nodes(self) -> Iterator[Object]:
        """Give the nodes of the file from back to front: frames, junctions, cards."""
        for i, (id, box) in enumerate(self._places.groups()):
            group = self._map.groups[id]
            words = {"group": id, **({"parent": group.parent} if group.parent else {})}
            frame = {"id": f"frame-{i}", "type": "group", **_rounded(box), "label": group.title}
            yield {**frame, **self._kept[id], KEY: words}
        for id, box in self._places.junctions.items():
            link = self._map.links[id]
            text = _SIGNS.get(link.stance, "·")
            words = {"link": id, **_link_words(link)}
            yield {"id": _junction(id), "type": "text", **_rounded(box), "text": text, KEY: words}
        for node in sorted(self._map.nodes.values(), key=lambda node: (node.order, node.id)):
            yield self._card(node)

    def edges(self) -> Iterator[Object]:
        """Give the edges of the file: one a link, and one more for every premise at a junction."""
        for link in self._links:
            if link.id not in self._places.junctions:
                yield self._edge(link, next(iter(link.premises)), _link_words(link))
                continue
            for i, premise in enumerate(self._map.premises(link)):
                joint = {"fromNode": premise, "toNode": _junction(link.id), "toEnd": "none"}
                sides = self._sides(self._places.cards[premise], self._places.junctions[link.id])
                colour = {"color": COLOURS[link.stance]} if link.stance in COLOURS else {}
                yield {
                    "id": f"{_junction(link.id)}-{i}",
                    **joint,
                    **sides,
                    **colour,
                    KEY: {"premise": "yes"},
                }
            yield self._edge(link, None, {})

    def _card(self, node: Node) -> Object:
        words: Object = {**node_words(node), **({"note": node.note} if node.note else {})}
        if node.tags:
            words["tags"] = sorted(node.tags)
        kept = self._kept[node.id]
        if not _is_as_it_was(kept, node):
            kept = {
                key: value for key, value in kept.items() if key not in {"type", "file", "subpath", "url"}
            }
        content = {} if "type" in kept else {"type": "text", "text": shown(node)}
        card = {"id": node.id, **content, **kept, **_rounded(self._places.cards[node.id])}
        return {**card, **({KEY: words} if words else {})}

    def _edge(self, link: Link, premise: str | None, words: Words) -> Object:
        start = self._places.cards[premise] if premise else self._places.junctions[link.id]
        end = self._places.cards.get(link.target) or self._places.junctions[link.target]
        ends = {
            "fromNode": premise or _junction(link.id),
            "toNode": link.target if link.target in self._map.nodes else _junction(link.target),
        }
        looks = {"color": COLOURS[link.stance]} if link.stance in COLOURS else {}
        label = _label(link)
        looks |= {"label": label} if label else {}
        own = {KEY: words} if words else {}
        return {"id": link.id, **ends, **self._sides(start, end), **self._kept[link.id], **looks, **own}

    def _sides(self, start: Box, end: Box) -> Words:
        is_upright = self._map.info.direction in {"up", "down"}
        ends = (("fromSide", start, end), ("toSide", end, start))
        return {name: side(one, other, is_upright=is_upright) for name, one, other in ends}

    def _depths(self) -> dict[str, int]:
        """Say of each link how many links stand between it and the card at the end of its chain."""
        depths: dict[str, int] = {}
        for link in self._links:
            path = [link]
            while path[-1].target in self._map.links and path[-1].target not in depths:
                path.append(self._map.links[path[-1].target])
            depth = depths.get(path[-1].target, 0)
            for one in reversed(path):
                depth += 1
                depths[one.id] = depth
        return depths


def _info(map: ArgumentMap) -> Object:
    info, usual = map.info, MapInfo()
    words: Object = {"title": info.title, "question": info.question, "authors": list(info.authors)}
    words["main"] = info.main or ""
    words["direction"] = info.direction if info.direction != usual.direction else ""
    words["scale"] = info.scale if info.scale != usual.scale else ""
    return {name: value for name, value in words.items() if value}


def _label(link: Link) -> str:
    """Give what an arrow says: the note on its link where that tells the stance, else a word for it."""
    return link.note if _is_telling(link) else LABELS.get(link.stance, "")


def _is_telling(link: Link) -> bool:
    told = link.stance if link.stance in COLOURS else None
    return label_stance(link.note) == told and link.note not in LABELS.values()


def _link_words(link: Link) -> Words:
    """Say what the arrow does not: a note that is not its label, a stance that there is no colour for."""
    words = link_words(link)
    if _is_telling(link):
        words.pop("link-note", None)
    if link.stance not in COLOURS and link.stance != "neutral":
        words["stance"] = link.stance
    return words


def _kept(record: Record) -> Object:
    kept = record.extra.get(KEPT)
    return kept if isinstance(kept, dict) else {}


def _is_as_it_was(kept: Object, node: Node) -> bool:
    """Say whether a card still says what the file or page on the canvas was called."""
    named = f"{kept.get('file', '')}{kept.get('subpath', '')}{kept.get('url', '')}"
    return bool(kept.get("type")) and named == shown(node)


def _rounded(box: Box) -> dict[str, int]:
    return {name: round(value) for name, value in box._asdict().items()}


def _junction(link: str) -> str:
    return f"joint-{link}"
