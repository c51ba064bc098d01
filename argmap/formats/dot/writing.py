"""A map as a drawing in DOT, through pydot; every text is quoted here. Works out no places.

A link with several premises, or one that is attacked itself, is a small node of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from textwrap import fill
from typing import TYPE_CHECKING, Any

from argmap.formats.dot.tokens import is_safe_name, quoted
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Link, Node
from argmap.model.wording import tr
from argmap.picture.palette import Theme, load_theme, mixed

if TYPE_CHECKING:
    from pydot import Dot

_RANKS = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
_LINES = {
    "support": {"style": "solid", "arrowhead": "normal", "label": "+"},
    "attack": {"style": "dashed", "arrowhead": "tee", "label": "−"},
}
_NEUTRAL = {"style": "solid", "arrowhead": "none"}
#: Letters in a line of a label, and how much of the colour of its kind a card is filled with.
_WIDTH = 40
_TINTED = 0.12


def write(map: ArgumentMap) -> bytes:
    """Write a map so that Graphviz draws it in its direction and argmap reads it back.

    Raises FormatError where pydot is not installed.
    """
    try:
        import pydot  # noqa: PLC0415  slow to import, and an extra
    except ImportError as error:
        raise FormatError(
            tr("Writing DOT needs pydot. Install it with: pip install argmap[graphviz]")
        ) from error
    return _Writing(map, pydot, load_theme("light")).text().encode("utf-8", "replace")


class _Writing:
    def __init__(self, map: ArgumentMap, pydot: Any, theme: Theme) -> None:
        self.map = map
        self.pydot = pydot
        self.theme = theme
        self.links = _in_order(map.sound_links())
        hit = {link.target for link in self.links}
        self.steps = {link.id for link in self.links if len(link.premises) > 1 or link.id in hit}
        self.names = _names([*map.nodes, *map.links])
        self.graph: Dot = pydot.Dot("map", graph_type="digraph", **self._head())

    def text(self) -> str:
        """Give the whole graph as text."""
        graph = self.graph
        graph.set_node_defaults(shape=quoted("box"), style=quoted("rounded,filled"))
        framed = defaultdict(list)
        for node in _in_order(self.map.nodes.values()):
            framed[node.group if node.group in self.map.groups else None].append(node)
        self._add_groups(framed)
        for node in framed[None]:
            graph.add_node(self._node(node))
        for link in self.links:
            self._add_link(link)
        return str(graph.to_string())

    def _head(self) -> dict[str, str]:
        info = self.map.info
        head: dict[str, str | None] = {
            "argmap": "1",
            "rankdir": _RANKS[info.direction],
            "label": info.title or None,
            "labelloc": "t" if info.title else None,
            "question": info.question or None,
            "authors": "\n".join(info.authors) or None,
        }
        return _quoted(head)

    def _add_groups(self, framed: dict[str | None, list[Node]]) -> None:
        """Add groups with what is in them, the outer before the inner; one in a ring stands outside all."""
        names = _names(self.map.groups)
        depths = _depths(self.map)
        frames = {}
        for id in sorted(names, key=lambda id: (depths[id], id)):
            group = self.map.groups[id]
            frames[id] = frame = self.pydot.Cluster(quoted_inside(names[id]), label=quoted(group.title))
            for node in framed[id]:
                frame.add_node(self._node(node))
        for id in sorted(names, key=lambda id: (-depths[id], id)):
            parent = self.map.groups[id].parent if depths[id] else None
            (frames[parent] if parent is not None else self.graph).add_subgraph(frames[id])

    def _node(self, node: Node) -> Any:
        shown = "\n".join(part for part in (node.title, node.text) if part)
        wrapped = "\n".join(fill(line, _WIDTH) for line in shown.split("\n"))
        own: dict[str, str | None] = {
            "text": node.text if wrapped != node.text else None,
            "kind": node.kind if node.kind != "claim" else None,
            "title": node.title,
            "note": node.note or None,
            "judgement": node.judgement,
            "credence": _credence(node),
        }
        tint = self.theme.of_kind(node.kind)
        look = {"label": wrapped, "color": tint, "fillcolor": mixed(tint, self.theme.card, _TINTED)}
        return self.pydot.Node(quoted(self.names[node.id]), **_quoted({**look, **own}))

    def _add_link(self, link: Link) -> None:
        name, target = quoted(self.names[link.id]), quoted(self.names[link.target])
        colour = self.theme.of_stance(link.stance)
        own = _own(link)
        line = {**_LINES.get(link.stance, _NEUTRAL), "color": colour}
        premises = [quoted(self.names[premise]) for premise in self.map.premises(link)]
        if link.id not in self.steps:
            end = self.pydot.Edge(premises[0], target, **_quoted({**line, **own, "id": self.names[link.id]}))
            self.graph.add_edge(end)
            return
        look = {"record": "link", "shape": "point", "color": colour}
        self.graph.add_node(self.pydot.Node(name, **_quoted({**look, **own})))
        for premise in premises:
            plain = {"style": line["style"], "arrowhead": "none", "color": colour}
            self.graph.add_edge(self.pydot.Edge(premise, name, **_quoted(plain)))
        self.graph.add_edge(self.pydot.Edge(name, target, **_quoted(line)))


def quoted_inside(name: str) -> str:
    """Give a name for pydot to put “cluster_” before: it is safe, but may have spaces."""
    return name.replace(" ", "_")


def _own(link: Link) -> dict[str, str | None]:
    """Give what Graphviz does not draw of a link."""
    return {
        "stance": link.stance,
        "argmap_weight": None if link.weight is None else repr(link.weight),
        "scheme": link.scheme,
        "note": link.note or None,
    }


def _credence(node: Node) -> str | None:
    if node.credence is None:
        return None
    ends = node.credence if isinstance(node.credence, tuple) else (node.credence,)
    return " ".join(repr(end) for end in ends)


def _quoted(attributes: Mapping[str, str | None]) -> dict[str, str]:
    return {name: quoted(value) for name, value in attributes.items() if value is not None}


def _in_order(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: (record.order, record.id))


def _names(ids: Iterable[str]) -> dict[str, str]:
    """Call each record by its id, or by a number where not every reader would take the id for a name."""
    known = list(ids)
    safe = {id for id in known if is_safe_name(id)}
    numbers = (f"n{number}" for number in range(1, 2 * len(known) + 1) if f"n{number}" not in safe)
    return {id: id if id in safe else next(numbers) for id in known}


def _depths(map: ArgumentMap) -> dict[str, int]:
    """Give how many groups each group is in; none where its parents are missing or run in a ring."""
    depths: dict[str, int] = {}
    for start in map.groups:
        chain, at = dict[str, None](), start
        while at in map.groups and at not in depths and at not in chain:
            chain[at] = None
            at = map.groups[at].parent or ""
        below = -1 if at in chain else depths.get(at, -1)
        for depth, id in enumerate(reversed(chain), below + 1):
            depths[id] = depth if at not in chain else 0
    return depths
