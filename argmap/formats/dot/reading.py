"""A drawing in DOT to a map: nodes are cards, clusters groups, and edges links from premise to target."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from argmap.formats.building import MapBuilder
from argmap.formats.dot.statements import Attributes, Drawing, Edge
from argmap.formats.dot.tokens import words_of
from argmap.formats.report import Reading
from argmap.formats.stances import label_stance
from argmap.model.records import STANCES, Link, Node, credence_fault
from argmap.model.wording import tr

#: Attributes that mean something for a map: those of DOT, and argmap's own.
_OF_DOT = frozenset({"label", "xlabel", "color", "rankdir", "type", "id"})
_OF_NODES = frozenset({"record", "text", "kind", "title", "credence", "judgement", "note"})
KNOWN = _OF_DOT | _OF_NODES | {"stance", "argmap_weight", "scheme"}
_DIRECTIONS = {"BT": "up", "TB": "down", "RL": "left", "LR": "right"}
_COLOURS = {
    "red": "attack",
    "#ff0000": "attack",
    "crimson": "attack",
    "green": "support",
    "#00ff00": "support",
    "forestgreen": "support",
}
#: Labels that say a stance and nothing else.
_SIGNS = frozenset(("+", "-", "−", "–", "supports", "support", "attacks", "attack"))


class Conversion:
    """One reading of a drawing; an edge whose attributes do not say is of the stance `default`."""

    def __init__(self, builder: MapBuilder, drawing: Drawing, default: str) -> None:
        self.builder = builder
        self.drawing = drawing
        self.default = default if drawing.is_directed else "neutral"
        self.steps = {name for name, found in drawing.nodes.items() if found.get("record") == "link"}
        self.ids: dict[str, str] = {}
        self.groups: list[str] = []

    def run(self) -> Reading:
        """Make the map."""
        self._inform()
        self._add_groups()
        for name, attributes in self.drawing.nodes.items():
            if name not in self.steps:
                self.ids[name] = self._add_node(name, attributes)
        self._add_links()
        return self.builder.finish()

    def _inform(self) -> None:
        attributes = self.drawing.attributes
        self.builder.info["title"] = self.builder.fitted(words_of(attributes.get("label", "")))
        direction = _DIRECTIONS.get(attributes.get("rankdir", "").upper())
        if direction:
            self.builder.info["direction"] = direction

    def _add_groups(self) -> None:
        for cluster in self.drawing.clusters:
            parent = None if cluster.parent is None else self.groups[cluster.parent]
            wanted = cluster.name.removeprefix("cluster").removeprefix("_") or None
            title = words_of(cluster.attributes.get("label", ""))
            self.groups.append(self.builder.group(title, parent, wanted))

    def _add_node(self, name: str, attributes: Attributes) -> str:
        shown = attributes.get("text", attributes.get("label", attributes.get("xlabel", r"\N")))
        frame = self.drawing.frames.get(name)
        fields = self._fields(Node, attributes, ("kind", "title", "note", "judgement"))
        credence = _credence(attributes.get("credence", ""))
        if credence is not None:
            fields["credence"] = credence
        group = None if frame is None else self.groups[frame]
        return self.builder.node(words_of(shown, name), name, **{"kind": "claim", **fields}, group=group)

    def _fields(
        self, record: type[Node | Link], attributes: Attributes, names: tuple[str, ...]
    ) -> dict[str, Any]:
        """Give those of the attributes that a record can hold."""
        fields: dict[str, Any] = {}
        for name in names:
            if name in attributes:
                value = self.builder.fitted(words_of(attributes[name]))
                if _fits(record, name, value):
                    fields[name] = value
                else:
                    self.builder.report.drop(tr("attributes that say what argmap does not know"))
        return fields

    # -- links ----------------------------------------------------------------------------

    def _add_links(self) -> None:
        """Add links in the order of their edges; those that hit another link get their target at last."""
        premises: defaultdict[str, list[str]] = defaultdict(list)
        targets: defaultdict[str, list[str]] = defaultdict(list)
        for edge in self.drawing.edges:
            if edge.start in self.steps:
                targets[edge.start].append(edge.end)
            elif self._is_premise(edge):
                premises[edge.end].append(self.ids[edge.start])
        aims = {one: ends[0] for one, ends in targets.items() if premises[one] and len(ends) == 1}
        sound = self._sound(aims)
        self.builder.report.drop(
            tr("links without a premise, or without one target"), len(self.steps - sound.keys())
        )
        later = dict[str, str]()
        for edge in self.drawing.edges:
            step = edge.start if edge.start in self.steps else edge.end
            if edge.start not in self.steps and not self._is_premise(edge):
                self._add_edge(edge, sound, later)
            elif step in sound and step not in self.ids:
                self.ids[step] = self._link(self.drawing.nodes[step], premises[step], "", step)
                later[self.ids[step]] = sound[step]
        for link, target in later.items():
            self.builder.change(link, target=self.ids[target])

    def _is_premise(self, edge: Edge) -> bool:
        """Say whether an edge leads to a link as one of its premises, and is no link itself."""
        return edge.end in self.steps and "stance" not in edge.attributes

    def _add_edge(self, edge: Edge, sound: Mapping[str, str], later: dict[str, str]) -> None:
        if edge.end in self.steps and edge.end not in sound:
            self.builder.report.drop(tr("links to a link that was left out"))
            return
        target = "" if edge.end in self.steps else self.ids[edge.end]
        made = self._link(edge.attributes, [self.ids[edge.start]], target, edge.attributes.get("id"))
        if not target:
            later[made] = edge.end

    def _sound(self, aims: Mapping[str, str]) -> dict[str, str]:
        """Keep of the links, with their targets, those that lead to a card in the end."""
        leads = dict.fromkeys(self.ids, True)
        for start in aims:
            chain, at = dict[str, None](), start
            while at not in leads and at in aims and at not in chain:
                chain[at] = None
                at = aims[at]
            leads.update(dict.fromkeys(chain, leads.get(at, False)))
        return {one: target for one, target in aims.items() if leads[one]}

    def _link(self, attributes: Attributes, premises: list[str], target: str, id: str | None) -> str:
        """Add a link; give its id."""
        fields = self._fields(Link, attributes, ("note", "scheme"))
        label = words_of(attributes.get("label", attributes.get("xlabel", ""))).strip()
        if label and label.lower() not in _SIGNS and "note" not in fields:
            fields["note"] = self.builder.fitted(label)
        weight = _share(attributes.get("argmap_weight", ""))
        stance = self._stance(attributes, label)
        return self.builder.link(stance, premises, target, id, **fields, weight=weight)

    def _stance(self, attributes: Attributes, label: str) -> str:
        told = words_of(attributes.get("stance", ""))
        if told:
            return self.builder.fitted(told)
        kind = attributes.get("type", "").lower()
        colour = _COLOURS.get(attributes.get("color", "").lower())
        return (
            (kind in STANCES and kind) or label_stance(kind) or label_stance(label) or colour or self.default
        )


def _fits(record: type[Node | Link], name: str, value: str) -> bool:
    kind = record.__annotations__[name]
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _credence(text: str) -> float | tuple[float, float] | None:
    """Read a number or the two ends of a band."""
    ends = [_share(word) for word in text.split()]
    known = [end for end in ends if end is not None]
    credence = known[0] if len(known) == 1 else tuple(known)
    if len(known) != len(ends) or len(known) not in {1, 2} or credence_fault(credence):
        return None
    return credence  # type: ignore[return-value]
