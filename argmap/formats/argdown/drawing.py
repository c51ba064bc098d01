"""The map that Argdown draws of a text: its cards, and lines derived from relations and shared statements."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from argmap.formats.argdown.document import Argument, Document, End, Inference, Kind, Relation, Statement
from argmap.formats.argdown.selection import Chosen, select
from argmap.model.errors import FormatError
from argmap.model.wording import tr

#: Statements shared by many arguments make lines from each to each: more than this are refused.
LINE_LIMIT = 300_000


class Edge(NamedTuple):
    """A line between two cards; `line` is that of the relation in the file, 0 where it is derived."""

    kind: Kind
    source: Statement | Argument
    target: Statement | Argument
    line: int = 0


class Drawing(NamedTuple):
    """Cards and lines."""

    cards: Chosen
    edges: list[Edge]


def draw(document: Document) -> Drawing:
    """Work out the map of a text."""
    cards = select(document)
    edges: list[Edge] = []
    for edge in _edges(document, cards):
        edges.append(edge)
        if len(edges) > LINE_LIMIT:
            raise FormatError(tr("This makes more than {limit} links.", limit=LINE_LIMIT))
    return Drawing(cards, edges)


def _edges(document: Document, cards: Chosen) -> Iterator[Edge]:
    for relation in document.relations:
        yield from _stated(relation, cards)
    for source, target in chain(_from_conclusions(cards), _to_premises(cards)):
        yield Edge(Kind.SUPPORT, source, target)


def _stated(relation: Relation, cards: Chosen) -> Iterator[Edge]:
    """Draw a relation between its ends, or the arguments they are hidden in."""
    for source in _sources(relation.source, cards):
        for target in _targets(relation.target, cards):
            yield _edge(relation, source, target)
    if relation.kind.is_mutual and isinstance(relation.target, Statement) and relation.source not in cards:
        for source in _sources(relation.target, cards):
            for target in _targets(relation.source, cards):
                yield _edge(relation, source, target)


def _edge(relation: Relation, source: Statement | Argument, target: Statement | Argument) -> Edge:
    kind = relation.kind
    if isinstance(source, Argument) or isinstance(target, Argument):
        weaker = {Kind.CONTRADICTION: Kind.ATTACK, Kind.CONTRARY: Kind.ATTACK, Kind.ENTAILMENT: Kind.SUPPORT}
        kind = weaker.get(kind, kind)
    return Edge(kind, source, target, relation.line)


def _sources(end: Statement | Argument, cards: Chosen) -> list[Statement | Argument]:
    if end in cards or isinstance(end, Argument):
        return [end] if end in cards else []
    return [argument for argument in end.concludes if argument in cards]


def _targets(end: End, cards: Chosen) -> list[Statement | Argument]:
    if isinstance(end, Inference):
        end = end.argument
    if end in cards or isinstance(end, Argument):
        return [end] if end in cards else []
    return [argument for argument in end.premise_in if argument in cards]


_Pair = tuple[Statement | Argument, Statement | Argument]


def _from_conclusions(cards: Chosen) -> Iterator[_Pair]:
    """Go from arguments to their conclusion, or to the arguments in which it is a premise."""
    for argument in cards:
        if isinstance(argument, Argument) and argument.steps:
            for target in _targets(argument.conclusion, cards):
                yield argument, target


def _to_premises(cards: Chosen) -> Iterator[_Pair]:
    for statement in cards:
        if isinstance(statement, Statement):
            for argument in statement.premise_in:
                if argument in cards:
                    yield statement, argument
