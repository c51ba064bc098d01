"""Edges of JSON Canvas to links: stances from labels or else colours, linked premises from junctions."""

from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from argmap.formats.annotations import KEY, Words, own_words, take_link_fields
from argmap.formats.building import MapBuilder
from argmap.formats.edges import stated
from argmap.formats.fields import text_of
from argmap.formats.registry import Choice
from argmap.formats.stances import label_stance
from argmap.model.order import spread
from argmap.model.wording import tr

EDGES = Choice(
    "edges",
    tr("What an arrow is when neither its label nor its colour say so"),
    {"neutral": tr("A neutral link"), "support": tr("A support"), "attack": tr("An attack")},
    "read",
)
#: Under which key records keep what is the business of JSON Canvas.
KEPT = "canvas"
#: What argmap writes: the preset colours green and red, and these labels.
COLOURS = {"support": "4", "attack": "1"}
LABELS = {"support": "supports", "attack": "attacks"}
_STANCES = {colour: stance for stance, colour in COLOURS.items()}
_KEYS = frozenset({"id", "fromNode", "toNode", "label", KEY})
#: What argmap works out when it writes an arrow.
_DERIVED = frozenset({"fromSide", "toSide", "toEnd", "color"})


class _Arrow(NamedTuple):
    """One edge of the file, turned to point where its arrow head is."""

    start: str
    end: str
    order: str
    item: Mapping[str, Any]


class Arrows:
    """Adds links to the cards and junctions of a canvas."""

    def __init__(
        self,
        builder: MapBuilder,
        cards: Mapping[str, str],
        junctions: Mapping[str, Words],
        groups: Container[str],
        *,
        is_own: bool,
    ) -> None:
        self._builder = builder
        self._cards = cards
        self._junctions = junctions
        self._groups = groups
        self._is_own = is_own
        self._default = EDGES.default
        #: Junction → its link once that is made.
        self._links: dict[str, str] = {}
        self._seen: set[str] = set()
        self._onward: dict[str, _Arrow] = {}
        self._premises: dict[str, list[str]] = {}

    def add(self, edges: list[dict[str, Any]], default: str) -> None:
        """Add the links; edges that lead nowhere, or to a group, are reported."""
        self._default = default
        ordered = zip(edges, spread(len(edges)), strict=True)
        arrows = [arrow for item, order in ordered if (arrow := self._arrow(item, order))]
        plain = [arrow for arrow in arrows if not self._is_part_of_junction(arrow)]
        for junction in self._junctions:
            self._add_junction(junction)
        lost = len(self._junctions) - len(self._links)
        self._builder.report.drop(tr("junctions that join nothing"), lost)
        for arrow in plain:
            self._add_plain(arrow)

    def _arrow(self, item: dict[str, Any], order: str) -> _Arrow | None:
        start, end = (text_of(item.get(name)) for name in ("fromNode", "toNode"))
        if item.get("toEnd") == "none" and item.get("fromEnd") == "arrow":
            start, end = end, start
        known = [one in self._cards or one in self._junctions for one in (start, end)]
        if all(known):
            return _Arrow(start, end, order, item)
        is_grouped = start in self._groups or end in self._groups
        self._builder.report.drop(tr("arrows at groups") if is_grouped else tr("arrows that end nowhere"))
        return None

    def _is_part_of_junction(self, arrow: _Arrow) -> bool:
        """Put aside what makes up a junction: premises, and the first arrow that leads on."""
        if arrow.start in self._junctions:
            if arrow.start in self._onward:
                self._builder.report.drop(tr("further arrows from a junction"))
            else:
                self._onward[arrow.start] = arrow
            return True
        if arrow.end in self._junctions and "premise" in own_words(arrow.item):
            self._premises.setdefault(arrow.end, []).append(self._cards[arrow.start])
            return True
        return False

    def _add_junction(self, junction: str) -> None:
        """Add the links of a junction and of those it leads to, the last of them first."""
        path: list[str] = []
        while self._premises.get(junction) and junction in self._onward and junction not in self._seen:
            self._seen.add(junction)
            path.append(junction)
            junction = self._onward[junction].end
        for one in reversed(path):
            arrow = self._onward[one]
            target = self._cards.get(arrow.end) or self._links.get(arrow.end)
            if target is None:  # a ring, or on to nothing
                return
            words = {**self._junctions[one]}
            self._links[one] = self._link(arrow, self._premises[one], target, words, words.pop("link"))

    def _add_plain(self, arrow: _Arrow) -> None:
        start, end = self._cards[arrow.start], self._cards.get(arrow.end) or self._links.get(arrow.end)
        if end is None:
            self._builder.report.drop(tr("arrows that end nowhere"))
            return
        id = arrow.item.get("id")
        made = self._link(arrow, [start], end, own_words(arrow.item), id if isinstance(id, str) else None)
        ends = (arrow.item.get("fromEnd", "none"), arrow.item.get("toEnd", "arrow"))
        is_stated = self._builder.records[made].stance != "neutral"  # type: ignore[attr-defined]
        if ends == ("arrow", "arrow") and is_stated and arrow.end in self._cards:
            self._link(arrow, [end], start, own_words(arrow.item), None)

    def _link(self, arrow: _Arrow, premises: list[str], target: str, words: Words, id: str | None) -> str:
        label = arrow.item.get("label")
        label = label if isinstance(label, str) else ""
        colour = arrow.item.get("color")
        stance = label_stance(label) or (_STANCES.get(colour) if isinstance(colour, str) else None)
        fields = take_link_fields(words, self._builder)
        if label and label not in LABELS.values():
            fields.setdefault("note", self._builder.fitted(label))
        kept = self._kept(arrow.item)
        if kept:
            fields["extra"] = {KEPT: kept}
        if "stance" in words:
            stance = stated(words["stance"], self._builder.report)
        stance = stance or self._default
        return self._builder.link(stance, premises, target, id, order=arrow.order, **fields)

    def _kept(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """Give what else an edge says, but for what argmap works out and what turning it round spoils."""
        passed = _KEYS | _DERIVED if self._is_own else _KEYS
        if item.get("fromEnd") == "arrow":
            passed |= _DERIVED | {"fromEnd"}
        return {key: value for key, value in item.items() if key not in passed}
