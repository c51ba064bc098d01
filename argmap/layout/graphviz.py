"""Graphviz as one more way to lay a map out: asked for by name, never live, in a process of its own.

Texts stay here: Graphviz is told numbers, fixed sizes and empty labels, so no text can break
its language. pydot writes the graph; its slow reader of answers is not used.
"""

import shutil
import subprocess
import sysconfig
from itertools import groupby
from typing import NamedTuple

from argmap.layout.axes import Axes
from argmap.layout.placement import Placement, Sizes
from argmap.layout.spacing import CARD_GAP, ROW_GAP
from argmap.layout.web import Web
from argmap.model.errors import AnalysisError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Direction
from argmap.model.wording import tr

NODE_LIMIT = 5000
TIME_LIMIT_S = 120.0

#: Scene units in an inch of Graphviz.
_INCH = 72.0


class _Spot(NamedTuple):
    """Where Graphviz wants the middle of a card: along the row, and in depth."""

    depth: float
    across: float
    node: int


def arrange_with_graphviz(
    map: ArgumentMap, sizes: Sizes, direction: Direction | None = None, *, program: str | None = None
) -> Placement:
    """Place every node as `dot` does; the placement has no rows.

    `program` is tried first, then `dot` on PATH, then the one of the package graphviz-pure.
    Raises AnalysisError above 5,000 nodes, and when there is no program or it fails.
    """
    direction = direction or map.info.direction
    if len(map.nodes) > NODE_LIMIT:
        raise AnalysisError(
            tr(
                "Graphviz is given at most {limit} nodes; this map has {count}.",
                limit=NODE_LIMIT,
                count=len(map.nodes),
            )
        )
    web, axes = Web(map), Axes.of(direction)
    extents = [axes.extent(sizes[id]) for id in web.ids]
    plain = _run(find_program(program), _dot(web, extents, direction))
    found = Placement({}, {}, direction, {id: sizes[id] for id in web.ids})
    for spot in _apart(_read(plain), extents, ROW_GAP[direction]):
        across, depth = extents[spot.node]
        lower = spot.across - across / 2, spot.depth - depth / 2
        found.places[web.ids[spot.node]] = axes.scene(*lower, extents[spot.node])
    return found


def find_program(program: str | None = None) -> str:
    """Give the Graphviz program to run. Raises AnalysisError when there is none."""
    wanted = (program,) if program else ("dot", "graphviz-pure")
    # A program that pip brought is not on PATH when its environment is not active.
    paths = (None, sysconfig.get_path("scripts"))
    for name in wanted:
        for path in paths:
            if found := shutil.which(name, path=path):
                return found
    if program:
        raise AnalysisError(tr("There is no Graphviz program at “{program}”.", program=program))
    raise AnalysisError(tr("No Graphviz was found. Install it, or run: pip install graphviz-pure"))


def _dot(web: Web, extents: list[tuple[float, float]], direction: Direction) -> str:
    """Write the graph with depth running downwards; directions are turned here, not there."""
    import pydot  # noqa: PLC0415  slow to import, and rarely asked for

    graph = pydot.Dot(
        graph_type="digraph", nodesep=_quoted(CARD_GAP / _INCH), ranksep=_quoted(ROW_GAP[direction] / _INCH)
    )
    for number, (across, depth) in enumerate(extents):
        graph.add_node(
            pydot.Node(
                f"n{number}",
                shape=_quoted("box"),
                fixedsize=_quoted("true"),
                label=_quoted(""),
                width=_quoted(across / _INCH),
                height=_quoted(depth / _INCH),
            )
        )
    for premises, conclusion in zip(web.premises, web.conclusion, strict=True):
        for premise in premises:
            graph.add_edge(pydot.Edge(f"n{premise}", f"n{conclusion}"))
    return str(graph.to_string())


def _quoted(value: object) -> str:
    """Quote a value for DOT, whatever is in it: never left bare, never taken for HTML."""
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def _run(program: str, dot: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  the program is the user's own choice
            [program, "-Tplain"],
            input=dot,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=TIME_LIMIT_S,
        )
    except subprocess.TimeoutExpired as error:
        raise AnalysisError(tr("Graphviz took too long and was stopped.")) from error
    except OSError as error:
        raise AnalysisError(
            tr("“{program}” cannot be run: {reason}.", program=program, reason=error)
        ) from error
    if done.returncode:
        reason = done.stderr.strip().partition("\n")[0]
        raise AnalysisError(tr("Graphviz failed: {reason}", reason=reason))
    return done.stdout


def _read(plain: str) -> list[_Spot]:
    """Read the node lines: `node n12 x y …` in inches, y upwards."""
    words = (line.split(" ", 4) for line in plain.splitlines() if line.startswith("node "))
    return sorted(_Spot(-float(y) * _INCH, float(x) * _INCH, int(name[1:])) for _, name, x, y, _ in words)


def _apart(spots: list[_Spot], extents: list[tuple[float, float]], gap: float) -> list[_Spot]:
    """Draw rows and neighbours apart where rounding brought them together.

    `plain` has five digits, which is 10 units in a map of 500,000. Its rows share one depth.
    """
    placed = []
    least_depth = float("-inf")
    for depth, row in groupby(spots, key=lambda spot: spot.depth):
        members = list(row)
        half = max(extents[spot.node][1] for spot in members) / 2
        middle = max(depth, least_depth + half)
        least_depth = middle + half + gap
        edge = float("-inf")
        for spot in members:
            across = max(spot.across, edge + extents[spot.node][0] / 2)
            edge = across + extents[spot.node][0] / 2 + CARD_GAP
            placed.append(_Spot(middle, across, spot.node))
    return placed
