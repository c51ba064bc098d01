"""The records a map is made of: plain frozen data, nothing derived, nothing drawn.

Records hold dictionaries for what is a set or a table; nobody changes one in place, an
edit makes a new record. `extra` keeps the fields of a file that this version does not know.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from argmap.model.wording import tr

FIELD_LIMIT = 64 * 1024
TEXT_LIMIT = 4 * 1024 * 1024
#: Ids are short names.
ID_LIMIT = 64

Words = Annotated[str, Meta(max_length=FIELD_LIMIT)]
LongText = Annotated[str, Meta(max_length=TEXT_LIMIT)]
Id = Annotated[str, Meta(max_length=ID_LIMIT)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Coordinate = Annotated[float, Meta(ge=-1e8, le=1e8)]
# The range is checked by `credence_fault`: msgspec 0.22 crashes on a union of a number
# with limits and a tuple. Limits may come back here once that is mended.
Credence = float | tuple[float, float]

Judgement = Literal["accepted", "rejected", "open"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Annotated[int, Meta(ge=1, le=6)]
Direction = Literal["up", "down", "left", "right"]
Arrangement = Literal["auto", "free"]

KINDS = ("claim", "evidence", "motivation", "ramification", "action", "question")
STANCES = ("support", "attack", "neutral")
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "left", "right")

#: Kinds that hold only what supports carry, so a new one starts with credence 0.
CARRIED_KINDS = frozenset({"ramification", "action"})


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every record has: its id, and the fields of a file that argmap does not know."""

    id: str = ""
    extra: dict[str, Any] = {}


class Citation(Record, frozen=True, kw_only=True):
    """Ties a node to a source: the words quoted, where they stand, how credible they are.

    `start` counts code points in the text named by `text`; where it disagrees with the
    quote and its surroundings, the quote is right.
    """

    source: Id = ""
    text: Id | None = None
    quote: Words = ""
    before: Words = ""
    after: Words = ""
    start: Annotated[int, Meta(ge=0, le=TEXT_LIMIT)] | None = None
    credibility: Credibility | None = None


class Node(Record, frozen=True, kw_only=True):
    """A statement on a card. `credence` is the reader's own, before any argument."""

    kind: Words
    text: Words = ""
    title: Words | None = None
    credence: Credence | None = None
    judgement: Judgement | None = None
    note: Words = ""
    tags: dict[str, bool] = {}
    citations: dict[str, Citation] = {}
    group: Id | None = None
    order: Words = ""
    at: tuple[Coordinate, Coordinate] | None = None


class Link(Record, frozen=True, kw_only=True):
    """One or more premises (node id to order key) that bear on a target: a node or a link."""

    stance: Words
    premises: dict[Id, Words]
    target: Id
    weight: Share | None = None
    scheme: Words | None = None
    note: Words = ""
    order: Words = ""


class Source(Record, frozen=True, kw_only=True):
    """Where something comes from; `origin` names the source that this one repeats."""

    title: Words = ""
    kind: Words = ""
    reliability: Reliability | None = None
    url: Words = ""
    author: Words = ""
    date: Words = ""
    origin: Id | None = None
    note: Words = ""


class Text(Record, frozen=True, kw_only=True):
    """A text the map was made from, kept whole."""

    title: Words = ""
    text: LongText = ""


class Scenario(Record, frozen=True, kw_only=True):
    """Named assumptions: node id to true, false or a credence of its own."""

    title: Words = ""
    assume: dict[Id, bool | float | tuple[float, float]] = {}


class Group(Record, frozen=True, kw_only=True):
    """A titled frame; which nodes are in it is a field of the nodes."""

    title: Words = ""
    parent: Id | None = None


class MapInfo(Record, frozen=True, kw_only=True):
    """What holds for the whole map. `main` is the node it is about."""

    title: Words = ""
    authors: tuple[Words, ...] = ()
    question: Words = ""
    main: Id | None = None
    direction: Direction = "up"
    arrangement: Arrangement = "auto"
    scale: Words = "icd203-1"


#: Section of the file → the record it holds. Ids are unique across all of them.
SECTIONS: dict[str, type[Record]] = {
    "nodes": Node,
    "links": Link,
    "sources": Source,
    "texts": Text,
    "scenarios": Scenario,
    "groups": Group,
}

#: The key under which a change speaks of the map's own information; no record may use it.
INFO = "map"


def as_band(credence: Credence) -> tuple[float, float]:
    """Give a credence as its lowest and highest value."""
    return credence if isinstance(credence, tuple) else (credence, credence)


def credence_fault(credence: object) -> str | None:
    """Say what is wrong with a credence as a number or band; None when nothing is."""
    ends = credence if isinstance(credence, tuple) else (credence,)
    if not all(isinstance(end, float | int) and 0.0 <= end <= 1.0 for end in ends):
        return tr("a credence lies between 0 and 1")
    if len(ends) > 1 and ends[0] > ends[1]:
        return tr("the lower end of a credence is not above the upper")
    return None
