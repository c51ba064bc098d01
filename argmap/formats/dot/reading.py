"""A drawing in DOT to a map: nodes are cards, clusters groups, and edges links from premise to target."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.dot.attributes import OWN_LOOKS, Reader
from argmap.formats.dot.statements import Attributes, Drawing, Edge
from argmap.formats.dot.tokens import words_of
from argmap.formats.report import Reading
from argmap.model.wording import tr

_DIRECTIONS = {"BT": "up", "TB": "down", "RL": "left", "LR": "right"}


class Conversion:
    """One reading of a drawing; an edge whose attributes do not say is of the stance `default`."""

    def __init__(self, builder: MapBuilder, drawing: Drawing, default: str) -> None:
        self.builder = builder
        self.drawing = drawing
        self.edges = list(_turned(drawing.edges))
        self.attributes = Reader(builder)
        self.shelf = Shelf(builder)
        self.default = default if drawing.is_directed else "neutral"
        self.steps = {name for name, found in drawing.nodes.items() if found.get("record") == "link"}
        self.ids: dict[str, str] = {}
        self.groups: list[str] = []

    def run(self) -> Reading:
        """Make the map."""
        self._count_looks()
        self._inform()
        self._add_groups()
        for name, attributes in self.drawing.nodes.items():
            if name not in self.steps:
                self.ids[name] = self._add_node(name, attributes)
        self._add_links()
        return self.builder.finish()

    def _count_looks(self) -> None:
        """Count what is looks and nothing else, but for what argmap draws itself."""
        own = OWN_LOOKS if "argmap" in self.drawing.attributes else frozenset()
        looks = sum(count for name, count in self.drawing.unused.items() if name not in own)
        both = sum(edge.attributes.get("dir") == "both" for edge in self.edges)
        self.builder.report.drop(tr("attributes of the drawing, such as colours and shapes"), looks)
        self.builder.report.drop(tr("second heads of edges, which were read as one way"), both)

    def _inform(self) -> None:
        attributes = self.drawing.attributes
        told = {name: words_of(attributes.get(name, "")) for name in ("label", "question", "authors")}
        self.builder.info["title"] = self.builder.fitted(told["label"])
        self.builder.info["question"] = self.builder.fitted(told["question"])
        names = told["authors"].split("\n")
        self.builder.info["authors"] = tuple(self.builder.fitted(name) for name in names if name)
        self._count_beside(attributes, {"label", "question", "authors"})
        direction = _DIRECTIONS.get(attributes.get("rankdir", "").upper())
        if direction:
            self.builder.info["direction"] = direction

    def _add_groups(self) -> None:
        for cluster in self.drawing.clusters:
            parent = None if cluster.parent is None else self.groups[cluster.parent]
            wanted = cluster.name.removeprefix("cluster").removeprefix("_") or None
            title = words_of(cluster.attributes.get("label", ""))
            self.groups.append(self.builder.group(title, parent, wanted))
            self._count_beside(cluster.attributes, {"label"})

    def _count_beside(self, attributes: Attributes, read: set[str]) -> None:
        """Count what stands beside the title of a group or of the whole drawing."""
        beside = {"tooltip", "comment", "URL", "href"} & attributes.keys()
        self.builder.report.drop(tr("comments and addresses on groups and whole drawings"), len(beside))
        self.attributes.count_unread(attributes, read)

    def _add_node(self, name: str, attributes: Attributes) -> str:
        text = self.attributes.text(attributes, name)
        fields = {"kind": "claim", **self.attributes.node_fields(attributes, name, text)}
        frame = self.drawing.frames.get(name)
        group = None if frame is None else self.groups[frame]
        made = self.builder.node(text, name, **fields, group=group)
        for address in self.attributes.addresses(attributes, name):
            self.shelf.cite(made, address)
        return made

    # -- links ----------------------------------------------------------------------------

    def _add_links(self) -> None:
        """Add links in the order of their edges; those that hit another link get their target at last."""
        premises: defaultdict[str, list[str]] = defaultdict(list)
        targets: defaultdict[str, list[str]] = defaultdict(list)
        for edge in self.edges:
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
        for edge in self.edges:
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
        fields = self.attributes.link_fields(attributes, self.default)
        return self.builder.link(fields.pop("stance"), premises, target, id, **fields)


def _turned(edges: list[Edge]) -> Iterator[Edge]:
    """Give the edges so that each points where its head is drawn."""
    for edge in edges:
        is_back = edge.attributes.get("dir") == "back"
        yield edge._replace(start=edge.end, end=edge.start) if is_back else edge
