"""The naive way to do what argmap does: a QGraphicsItem per card, json with hand checks, Graphviz for layout.

The items draw with the same strokes as argmap, so that what differs is the way, not the picture.
"""

import json
import shutil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView

from argmap.analysis.strength import Strength
from argmap.layout.sizes import CardFit
from argmap.picture.cards import draw_card
from argmap.picture.curves import bend, point_at
from argmap.picture.kinds import kind_look
from argmap.picture.lines import draw_route
from argmap.picture.looks import CardLook
from argmap.picture.palette import Theme, load_theme
from argmap.picture.routes import Route
from argmap.raster.pen import QtPen

WIDTH = 248.0


class Card(QGraphicsItem):
    """A card that paints itself, all of it and at any zoom, with the strokes argmap's cards are made of."""

    def __init__(self, look: CardLook, theme: Theme, x: float, y: float) -> None:
        super().__init__()
        self.setPos(x, y)
        self._look, self._theme = look, theme
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def boundingRect(self) -> QRectF:
        return QRectF(-2, -2, self._look.fit.width + 4, self._look.fit.height + 4)

    def paint(self, painter: QPainter, _option, _widget=None) -> None:
        draw_card(QtPen(painter), self._look, 0.0, 0.0, self._theme)


class Line(QGraphicsItem):
    """A link that paints itself: a curve with head and sign."""

    def __init__(self, id: str, stance: str, start: tuple, end: tuple, theme: Theme) -> None:
        super().__init__()
        curve = bend(start, end)
        self._theme = theme
        self._route = Route(id, stance, False, False, (curve,), (), end, (1.0, 0.0), point_at(curve, 0.2), "")
        left, top = min(start[0], end[0]), min(start[1], end[1])
        wide, high = abs(end[0] - start[0]), abs(end[1] - start[1])
        self._bounds = QRectF(left - 20, top - 20, wide + 40, high + 40)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option, _widget=None) -> None:
        draw_route(QtPen(painter), self._route, self._theme)


def read(data: bytes) -> dict:
    """Read a map with json, checking each field by hand."""
    raw = json.loads(data)
    assert raw["format"] == "argmap"
    for id, node in raw["nodes"].items():
        assert isinstance(id, str)
        assert isinstance(node["kind"], str)
        assert isinstance(node.get("text", ""), str)
        assert len(node.get("text", "")) <= 65536
        credence = node.get("credence")
        assert credence is None or 0 <= credence <= 1
    for link in raw["links"].values():
        assert isinstance(link["stance"], str)
        assert isinstance(link["target"], str)
        assert all(isinstance(key, str) and isinstance(value, str) for key, value in link["premises"].items())
    return raw


def write(raw: dict) -> bytes:
    return json.dumps(raw, indent=1, ensure_ascii=False, sort_keys=True).encode()


def check(raw: dict) -> list[str]:
    """Find links with missing ends and texts that stand twice."""
    found = []
    seen = set()
    for id, link in raw["links"].items():
        if any(p not in raw["nodes"] for p in link["premises"]):
            found.append(id)
        if link["target"] not in raw["nodes"] and link["target"] not in raw["links"]:
            found.append(id)
    for id, node in raw["nodes"].items():
        text = " ".join(node.get("text", "").split()).casefold()
        if text in seen:
            found.append(id)
        seen.add(text)
    return found


def measure(raw: dict) -> dict[str, float]:
    """Ask Qt for the height of every wrapped text."""
    metrics = QFontMetricsF(QFont())
    room = QRectF(0, 0, WIDTH - 24, 1e6)
    return {
        id: 52 + metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), node.get("text", "")).height()
        for id, node in raw["nodes"].items()
    }


def place_in_layers(raw: dict, heights: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Let networkx put the cards in layers by their distance from the first: Graphviz gives up long before."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(raw["nodes"])
    for link in raw["links"].values():
        end = link["target"]
        while end in raw["links"]:
            end = raw["links"][end]["target"]
        graph.add_edges_from((premise, end) for premise in link["premises"])
    placed = nx.bfs_layout(graph, next(iter(raw["nodes"])))
    room = len(placed) * max(heights.values()) / 4
    return {id: (float(x) * room, float(y) * room) for id, (x, y) in placed.items()}


def place_with_graphviz(raw: dict, heights: dict[str, float]) -> dict[str, tuple[float, float]] | None:
    """Let pydot have Graphviz lay the map out the usual way; None where there is no Graphviz."""
    if not shutil.which("dot"):
        return None
    import pydot

    graph = pydot.Dot(graph_type="digraph", rankdir="RL")
    for id in raw["nodes"]:
        size = {"width": str(WIDTH / 72), "height": str(heights[id] / 72)}
        graph.add_node(pydot.Node(id, shape="box", fixedsize="true", label='""', **size))
    for link in raw["links"].values():
        for premise in link["premises"]:
            if link["target"] in raw["nodes"]:
                graph.add_edge(pydot.Edge(premise, link["target"]))
    placed = pydot.graph_from_dot_data(graph.create_dot().decode())[0]
    places = {}
    for node in placed.get_nodes():
        at = node.get_pos()
        if at:
            x, y = at.strip('"').split(",")[:2]
            places[node.get_name().strip('"')] = (float(x), float(y))
    return places


def evaluate(raw: dict, rounds: int = 40) -> dict[str, float]:
    """Evaluate by going round and round, as first versions do."""
    strength = {id: node.get("credence", 0.5) for id, node in raw["nodes"].items()}
    for _ in range(rounds):
        attacks: dict[str, float] = {}
        supports: dict[str, float] = {}
        for link in raw["links"].values():
            carried = 1.0
            for premise in link["premises"]:
                carried *= strength[premise]
            into = supports if link["stance"] == "support" else attacks
            into[link["target"]] = into.get(link["target"], 1.0) * (1 - carried)
        following = {}
        for id, node in raw["nodes"].items():
            base, energy = node.get("credence", 0.5), attacks.get(id, 1.0) - supports.get(id, 1.0)
            following[id] = base + (1 - base) * energy if energy > 0 else base + base * energy
        if max(abs(following[id] - strength[id]) for id in strength) < 1e-9:
            break
        strength = following
    return strength


def show(raw: dict, heights: dict, places: dict, strengths: dict, kind: type) -> QGraphicsView:
    """Build a scene with an item for each card and line, and a view that shows all of it."""
    theme = load_theme("light")
    view = kind()
    scene = QGraphicsScene(view)  # owned by the view: PySide would let it go
    for id, link in raw["links"].items():
        for premise in link["premises"]:
            if link["target"] in places:
                (x0, y0), (x1, y1) = places[premise], places[link["target"]]
                scene.addItem(Line(id, link["stance"], (x0 + WIDTH, y0 + 40), (x1, y1 + 40), theme))
    for id, node in raw["nodes"].items():
        scene.addItem(Card(_look(id, node, heights[id], strengths[id]), theme, *places[id]))
    view.setScene(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(1920, 1080)
    view.fitInView(scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    return view


def _look(id: str, node: dict, height: float, strength: float) -> CardLook:
    words = node.get("text", "").split()
    lines = tuple(" ".join(words[n : n + 5]) for n in range(0, len(words), 5))
    credence = node.get("credence")
    return CardLook(
        id=id,
        kind=node["kind"],
        style=kind_look(node["kind"]),
        fit=CardFit(WIDTH, height, (), lines),
        is_rtl=False,
        is_main=False,
        credence=None if credence is None else (credence, credence),
        strength=Strength(strength, strength, strength, certified=True),
        figure=f"{strength:.2f}",
        word="",
        judgement=None,
        has_note=False,
        citations=len(node.get("citations", ())),
        assumed="",
        is_folded=False,
    )
