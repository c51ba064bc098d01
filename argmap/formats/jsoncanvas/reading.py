"""Reads JSON Canvas: its nodes as cards and groups; `arrows` makes its edges links.

Where cards stand is kept, and so is what another program needs to draw them as it did.
"""

from typing import Any

from argmap.formats.annotations import KEY, Words, own_words, read_info, take_node_fields, untitled
from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.decoding import read_text
from argmap.formats.fields import object_of, text_of
from argmap.formats.jsoncanvas.arrows import EDGES, KEPT, Arrows
from argmap.formats.jsoncanvas.boxes import Box, box_of, holders, holders_of_frames
from argmap.formats.plain import read_json, require_shallow
from argmap.formats.registry import Options
from argmap.formats.report import Reading
from argmap.model.errors import FormatError
from argmap.model.wording import tr

Object = dict[str, Any]

_CARD_KEYS = frozenset({"id", "text", "x", "y", KEY})
_FRAME_KEYS = frozenset({"id", "type", "label", "x", "y", "width", "height", KEY})


def read(data: bytes, options: Options) -> Reading:
    """Read a canvas. Raises FormatError, naming the place, for what is none."""
    builder = MapBuilder(data)
    text = read_text(data, builder.report)
    file = read_json(text.encode()) if text.strip() else {}
    require_shallow(file)
    canvas = _Canvas(builder, file)
    canvas.add_groups()
    canvas.add_cards()
    Arrows(builder, canvas.cards, canvas.junctions, canvas.groups.keys(), is_own=canvas.is_own).add(
        list_in(file, "edges", builder), options.get(EDGES.name, EDGES.default)
    )
    canvas.describe()
    return builder.finish()


def list_in(file: Object, name: str, builder: MapBuilder) -> list[Object]:
    """Give the objects of a list in the file. Raises FormatError where it is no list."""
    found = file.get(name, [])
    if not isinstance(found, list):
        raise FormatError(tr("{name}: this is no JSON Canvas, which has a list here.", name=name))
    objects = [item for item in found if isinstance(item, dict)]
    builder.report.drop(tr("parts that are no objects"), len(found) - len(objects))
    return objects


class _Canvas:
    """One reading: the nodes of the file, sorted out."""

    def __init__(self, builder: MapBuilder, file: Object) -> None:
        self._builder = builder
        self._file = file
        self._shelf = Shelf(builder)
        nodes = list_in(file, "nodes", builder)
        self._frames = [item for item in nodes if item.get("type") == "group"]
        self._items = [item for item in nodes if item.get("type") != "group"]
        self._boxes = [box_of(frame) or Box(0, 0, -1, -1) for frame in self._frames]
        self.is_own = isinstance(file.get(KEY), dict)
        #: Id in the file → group, → node, and → what is said of the link that a junction stands for.
        self.groups: dict[str, str] = {}
        self.cards: dict[str, str] = {}
        self.junctions: dict[str, Words] = {}
        self._group_of_frame: list[str] = []

    def add_groups(self) -> None:
        """Add a group for every frame; several frames that argmap drew round one group are one."""
        known: dict[str, str] = {}
        for frame in self._frames:
            own = own_words(frame).get("group")
            group = known.get(own) if own else None
            if group is None:
                group = self._builder.group(text_of(frame.get("label")), id=own or _id(frame))
                self._keep(group, frame, _FRAME_KEYS)
            if own:
                known[own] = group
            self._group_of_frame.append(group)
            self.groups.setdefault(_id(frame) or group, group)
        for i, holder in enumerate(holders_of_frames(self._boxes)):
            group = self._group_of_frame[i]
            parent = known.get(own_words(self._frames[i]).get("parent", ""))
            if holder is not None and "group" not in own_words(self._frames[i]):
                parent = self._group_of_frame[holder]
            if parent not in {None, group}:
                self._builder.change(group, parent=parent)

    def add_cards(self) -> None:
        """Add a node for every card, in the group that it stands in."""
        cards = [item for item in self._items if not self._is_junction(item)]
        boxes = [box_of(item) for item in cards]
        held = holders([box or Box(0, 0, -1, -1) for box in boxes], self._boxes)
        for item, box, holder in zip(cards, boxes, held, strict=True):
            group = self._group_of_frame[holder] if box is not None and holder is not None else None
            self._add_card(item, box, group)
        is_placed = bool(cards) and all(boxes)
        self._builder.report.drop(tr("places of cards that make no sense"), boxes.count(None))
        self._builder.info["arrangement"] = "free" if is_placed else "auto"

    def describe(self) -> None:
        """Say what the map as a whole is called and about."""
        words = own_words(self._file)
        self._builder.info |= read_info(words)
        for name in ("title", "question"):
            self._builder.info[name] = self._builder.fitted(words.get(name, ""))
        self._builder.info["authors"] = tuple(
            self._builder.fitted(name) for name in _listed(self._file, "authors")
        )
        self._builder.info["main"] = self.cards.get(words.get("main", ""))
        self._builder.report.drop(
            tr("other parts of the file"), len(self._file.keys() - {"nodes", "edges", KEY})
        )

    def _is_junction(self, item: Object) -> bool:
        words, id = own_words(item), _id(item)
        if "link" not in words or id is None:
            return False
        self.junctions[id] = words
        return True

    def _add_card(self, item: Object, box: Box | None, group: str | None) -> None:
        words = own_words(item)
        fields = take_node_fields(words, self._builder)
        text = self._words_on(item)
        if title := fields.get("title"):
            text, fields["title"] = untitled(text, title)
        fields["tags"] = {self._builder.fitted(tag): True for tag in _listed(item, "tags")}
        id = self._builder.node(
            text,
            _id(item),
            note=self._builder.fitted(words.get("note", "")),
            group=group,
            at=(box.x, box.y) if box is not None else None,
            **fields,
        )
        self.cards.setdefault(_id(item) or id, id)
        self._keep(id, item, _CARD_KEYS)
        if item.get("type") == "link" and text.strip():
            self._shelf.cite(id, text)

    def _words_on(self, item: Object) -> str:
        match item.get("type"):
            case "file":
                return text_of(item.get("file")) + text_of(item.get("subpath"))
            case "link":
                return text_of(item.get("url"))
            case "text":
                return text_of(item.get("text"))
        self._builder.report.drop(tr("kinds of node that argmap does not know, read as cards"))
        return text_of(item.get("text")) or text_of(item.get("label"))

    def _keep(self, id: str, item: Object, known: frozenset[str]) -> None:
        """Keep what argmap has no place for, but for what it wrote there itself."""
        kept = {key: value for key, value in item.items() if key not in known}
        if kept.get("type") == "text":
            del kept["type"]
            if self.is_own:
                kept = {key: value for key, value in kept.items() if key not in {"width", "height"}}
        if kept:
            self._builder.change(id, extra={KEPT: kept})


def _listed(item: Object, name: str) -> list[str]:
    """Give the words in a list that argmap has put into an object."""
    found = object_of(item.get(KEY)).get(name)
    return [word for word in found if isinstance(word, str) and word] if isinstance(found, list) else []


def _id(item: Object) -> str | None:
    return text_of(item.get("id")) or None


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like JSON Canvas."""
    return head.lstrip().startswith(b"{") and (
        b'"fromNode"' in head or (b'"nodes"' in head and b'"width"' in head)
    )
