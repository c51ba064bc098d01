"""The naive way to do what argmap does: a QGraphicsItem per card, json with hand checks, Graphviz for layout."""

import json
import shutil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene, QGraphicsView

WIDTH = 248.0


class Card(QGraphicsItem):
    """A card that paints itself: outline, kind, text, strength bar and figure, as argmap's cards show them."""

    def __init__(self, node: dict, strength: float, x: float, y: float, height: float) -> None:
        super().__init__()
        self.setPos(x, y)
        self._node, self._strength, self._height = node, strength, height
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def boundingRect(self) -> QRectF:
        return QRectF(-1, -1, WIDTH + 2, self._height + 2)

    def paint(self, painter: QPainter, _option, _widget=None) -> None:
        foot = self._height - 18
        painter.setPen(QPen(QColor("#c9d0d9"), 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(0, 0, WIDTH, self._height), 8, 8)
        painter.setPen(QColor("#3557c9"))
        painter.drawText(QPointF(33, 18), self._node["kind"])
        painter.drawEllipse(QRectF(12, 6, 14, 14))
        painter.setPen(QColor("#1b2430"))
        inside = QRectF(12, 26, WIDTH - 24, self._height - 48)
        painter.drawText(inside, Qt.TextFlag.TextWordWrap, self._node.get("text", ""))
        painter.drawText(QPointF(80, foot + 8), f"{self._strength:.2f}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#e3e7ed"))
        painter.drawRoundedRect(QRectF(12, foot, 60, 6), 3, 3)
        painter.setBrush(QColor("#5b6b80"))
        painter.drawRoundedRect(QRectF(12, foot, 60 * self._strength, 6), 3, 3)


class Line(QGraphicsPathItem):
    """A link: a curve with its head and sign, dashed where it attacks."""

    def __init__(self, start: QPointF, end: QPointF, stance: str) -> None:
        middle = (start.x() + end.x()) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        super().__init__(path)
        self._end, self._sign = end, path.pointAtPercent(0.2)
        self._colour = QColor("#0b62a4" if stance == "support" else "#b54708")
        pen = QPen(self._colour, 2)
        if stance != "support":
            pen.setDashPattern([4, 2.5])
        self.setPen(pen)

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-12, -12, 12, 12)

    def paint(self, painter: QPainter, option, widget=None) -> None:
        super().paint(painter, option, widget)
        painter.setPen(QPen(self._colour, 1.5))
        painter.setBrush(self._colour)
        x, y = self._end.x(), self._end.y()
        painter.drawPolygon([QPointF(x, y), QPointF(x - 11, y - 6), QPointF(x - 11, y + 6)])
        painter.setBrush(QColor("#f6f7f9"))
        painter.drawEllipse(self._sign, 8, 8)
        painter.drawLine(self._sign - QPointF(4, 0), self._sign + QPointF(4, 0))


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


def place_in_rows(raw: dict, heights: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Put cards in rows by their distance from a root: quicker than any real layout, so no unfair baseline."""
    children: dict[str, list[str]] = {}
    has_parent = set()
    for link in raw["links"].values():
        for premise in link["premises"]:
            children.setdefault(link["target"], []).append(premise)
            has_parent.add(premise)
    level = [id for id in raw["nodes"] if id not in has_parent]
    places, seen, row = {}, set(level), 0
    while level:
        for column, id in enumerate(level):
            places[id] = (column * (WIDTH + 30), row * 300.0)
        following = []
        for id in level:
            for child in children.get(id, ()):
                if child in raw["nodes"] and child not in seen:
                    seen.add(child)
                    following.append(child)
        level, row = following, row + 1
    for id in raw["nodes"]:
        places.setdefault(id, (0.0, row * 300.0))
    return places


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
    view = kind()
    scene = QGraphicsScene(view)  # owned by the view: PySide would let it go
    for link in raw["links"].values():
        for premise in link["premises"]:
            if link["target"] in places:
                (x0, y0), (x1, y1) = places[premise], places[link["target"]]
                start, end = QPointF(x0 + WIDTH, y0 + 40), QPointF(x1, y1 + 40)
                scene.addItem(Line(start, end, link["stance"]))
    for id, node in raw["nodes"].items():
        scene.addItem(Card(node, strengths[id], *places[id], heights[id]))
    view.setScene(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(1920, 1080)
    view.fitInView(scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    return view
