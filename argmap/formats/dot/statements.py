"""The statements of DOT to nodes, edges and clusters with their attributes. Knows no arguments."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import NamedTuple

from argmap.formats.dot.tokens import BARE, SIGN, Token, line_of, scan
from argmap.formats.plain import NESTING_LIMIT
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

#: More edges than this are no argument map; a few signs of DOT can stand for very many.
EDGE_LIMIT = 100_000

Attributes = dict[str, str]

#: What a statement of attributes is about, and where its defaults are kept.
_DEFAULTED = {"node": "node", "edge": "edge", "graph": "attributes"}
#: Shapes whose label is several fields; any other shape is looks and nothing else.
RECORDS = frozenset({"record", "Mrecord"})
#: The kind of a token that stands after the last one.
_END = "end"


class Edge(NamedTuple):
    """From one node to another."""

    start: str
    end: str
    attributes: Attributes


@dataclass(slots=True)
class Cluster:
    """A subgraph that is drawn as a frame, inside another or none."""

    name: str
    parent: int | None
    attributes: Attributes = field(default_factory=dict)


@dataclass(slots=True)
class Drawing:
    """All that a graph says.

    `frames` tells the cluster that each node is in, by its place in the list; `unused`
    counts, by name, the attributes that were passed over.
    """

    is_directed: bool = True
    attributes: Attributes = field(default_factory=dict)
    nodes: dict[str, Attributes] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    frames: dict[str, int] = field(default_factory=dict)
    unused: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Scope:
    """What is between two braces: defaults, the nodes in it, and the edge statement that is being read."""

    cluster: int | None
    attributes: Attributes
    node: Attributes
    edge: Attributes
    members: dict[str, None] = field(default_factory=dict)
    chain: list[Iterable[str]] = field(default_factory=list)
    is_open: bool = False  # after an arrow


def parse(text: str, known: frozenset[str], report: Report) -> Drawing:
    """Read the first graph of a text. Attributes that are not `known` are counted, not kept.

    Raises FormatError, naming the line.
    """
    return _Parser(text, known, report).run()


class _Parser:
    """Reads statement by statement, with a stack of scopes instead of recursion."""

    def __init__(self, text: str, known: frozenset[str], report: Report) -> None:
        self.text = text
        self.tokens = scan(text)
        self.end = Token("", _END, len(text))
        self.ahead = next(self.tokens, self.end)
        self.known = known
        self.report = report
        self.drawing = Drawing()
        self.scopes: list[_Scope] = []
        self.by_name: dict[str, int] = {}

    def run(self) -> Drawing:
        """Read up to the brace that closes the graph."""
        self._begin()
        while self.scopes:
            self._step()
        if self.ahead.kind != _END:
            self.report.warn(tr("Only the first graph was read; more follows it."), self._line(self.ahead))
        return self.drawing

    # -- tokens ---------------------------------------------------------------------------

    def _next(self) -> Token:
        token = self.ahead
        if token.kind == _END:
            raise FormatError(
                tr("Line {line}: the graph ends too early; a brace is not closed.", line=self._line(token))
            )
        self.ahead = next(self.tokens, self.end)
        return token

    def _sees(self, sign: str) -> bool:
        """Say whether this sign comes next."""
        return self.ahead.text == sign and self.ahead.kind == SIGN

    def _takes(self, sign: str) -> bool:
        """Take this sign, if it comes next."""
        text, kind, _ = self.ahead
        if text != sign or kind != SIGN:
            return False
        self.ahead = next(self.tokens, self.end)
        return True

    def _name(self, token: Token | None = None) -> str:
        """Read a name that begins with a token, or with the next one; texts in quotes may be joined."""
        token = token or self._next()
        if token.kind == SIGN:
            raise self._unexpected(token)
        if token.kind == BARE or not self._sees("+"):
            return token.text
        pieces = [token.text]
        while self._takes("+"):
            token = self._next()
            if token.kind in {SIGN, BARE}:
                raise self._unexpected(token)
            pieces.append(token.text)
        return "".join(pieces)

    def _line(self, token: Token) -> int:
        return line_of(self.text, token.at)

    def _unexpected(self, token: Token) -> FormatError:
        sign = " ".join(token.text[:40].split())
        return FormatError(
            tr("Line {line}: “{sign}” is not expected here.", line=self._line(token), sign=sign)
        )

    # -- statements -----------------------------------------------------------------------

    def _begin(self) -> None:
        token = self._next()
        if token.is_word("strict"):
            token = self._next()
        if not token.is_word("digraph") and not token.is_word("graph"):
            raise FormatError(
                tr(
                    "Line {line}: this is not DOT, which begins with “graph” or “digraph”.",
                    line=self._line(token),
                )
            )
        self.drawing.is_directed = token.is_word("digraph")
        if not self._sees("{"):
            self._name()
        self._open(self._next(), None, self.drawing.attributes)

    def _open(self, token: Token, cluster: int | None, attributes: Attributes) -> None:
        if not token.is_sign("{"):
            raise self._unexpected(token)
        if len(self.scopes) >= NESTING_LIMIT:
            raise FormatError(
                tr(
                    "Line {line}: braces are nested deeper than {limit}.",
                    line=self._line(token),
                    limit=NESTING_LIMIT,
                )
            )
        outer = self.scopes[-1] if self.scopes else _Scope(None, {}, {}, {})
        self.scopes.append(_Scope(cluster, attributes, dict(outer.node), dict(outer.edge)))

    def _step(self) -> None:
        """Read a statement, or the part of one up to a brace."""
        token, scope = self._next(), self.scopes[-1]
        if token.kind != SIGN:
            if token.is_word("subgraph"):
                self._subgraph(scope)
            else:
                self._named(token, scope)
        elif token.text == "{":
            self._open(token, scope.cluster, {})
        elif scope.is_open or token.text not in {"}", ";"}:
            raise self._unexpected(token)
        elif token.text == "}":
            self._close()

    def _subgraph(self, scope: _Scope) -> None:
        name = "" if self._sees("{") else self._name()
        cluster, attributes = scope.cluster, Attributes()
        if name.startswith("cluster"):
            if name not in self.by_name:
                self.by_name[name] = len(self.drawing.clusters)
                self.drawing.clusters.append(Cluster(name, scope.cluster))
            cluster = self.by_name[name]
            attributes = self.drawing.clusters[cluster].attributes
        self._open(self._next(), cluster, attributes)

    def _close(self) -> None:
        members = self.scopes.pop().members
        if self.scopes:
            self.scopes[-1].members.update(members)
            self._take_end(list(members))

    def _named(self, token: Token, scope: _Scope) -> None:
        """Read a statement that begins with a name: defaults, an attribute, a node or an edge."""
        if (
            token.kind == BARE
            and token.text.lower() in _DEFAULTED
            and not scope.is_open
            and not self._sees("=")
        ):
            self._attributes(getattr(scope, _DEFAULTED[token.text.lower()]))
            return
        name = self._name(token)
        if not scope.is_open and self._takes("="):
            self._keep(scope.attributes, name, self._name())
            return
        while self._takes(":"):  # a port: where on the node an edge ends
            self._name()
        self._put_node(name, scope)
        self._take_end([name])

    def _put_node(self, name: str, scope: _Scope) -> None:
        if name not in self.drawing.nodes:
            self.drawing.nodes[name] = dict(scope.node)
        if scope.cluster is not None:
            self.drawing.frames.setdefault(name, scope.cluster)
        scope.members[name] = None

    def _take_end(self, members: list[str]) -> None:
        """Go on after a node or subgraph: with an arrow to the next, or to the end of the statement."""
        scope = self.scopes[-1]
        if self._takes("->") or self._takes("--"):
            scope.chain.append(members)
            scope.is_open = True
        elif scope.is_open:
            chain, scope.chain, scope.is_open = [*scope.chain, members], [], False
            attributes = dict(scope.edge)
            self._attributes(attributes)
            self._connect(chain, attributes)
        elif self._sees("["):
            attributes = {}
            self._attributes(attributes)
            for name in members:
                self.drawing.nodes[name].update(attributes)

    def _connect(self, chain: list[Iterable[str]], attributes: Attributes) -> None:
        edges = self.drawing.edges
        for starts, ends in pairwise(chain):
            room = EDGE_LIMIT - len(edges)
            edges.extend(Edge(a, b, attributes) for a, b in islice(product(starts, ends), room + 1))
            if len(edges) > EDGE_LIMIT:
                raise FormatError(tr("This holds more than {limit} edges.", limit=EDGE_LIMIT))

    def _attributes(self, into: Attributes) -> None:
        while self._takes("["):
            while not self._takes("]"):
                name = self._name()
                self._keep(into, name, self._name() if self._takes("=") else "true")
                _ = self._takes(",") or self._takes(";")

    def _keep(self, into: Attributes, name: str, value: str) -> None:
        if name in self.known:
            into[name] = value
        if name not in self.known or (name == "shape" and value not in RECORDS):
            self.drawing.unused[name] += 1
