"""Hypothesis strategies for whole maps, shared by the tests of every room."""

import string
from collections.abc import Callable

from hypothesis import strategies as st

from argmap.model import order
from argmap.model.graph import ArgumentMap
from argmap.model.records import (
    INFO,
    KINDS,
    Citation,
    Group,
    Link,
    MapInfo,
    Node,
    Record,
    Scenario,
    Source,
    Text,
)

shares = st.floats(0, 1, allow_nan=False, width=32)
bands = st.tuples(shares, shares).map(lambda pair: (min(pair), max(pair)))
credences = st.none() | shares | bands
words = st.text(st.sampled_from(string.ascii_letters + " äß漢😀\n“"), max_size=12)


@st.composite
def maps(draw: Callable, max_nodes: int = 7, max_links: int = 9) -> ArgumentMap:
    """Draw a sound map: linked premises, undercuts, cycles, neutral links and all other records."""
    nodes = [f"n{i}" for i in range(draw(st.integers(0, max_nodes)))]
    links = [f"k{i}" for i in range(draw(st.integers(0, max_links)))] if nodes else []
    sources = [f"s{i}" for i in range(draw(st.integers(0, 3)))]
    texts = [f"t{i}" for i in range(draw(st.integers(0, 2)))]
    groups = [f"g{i}" for i in range(draw(st.integers(0, 2)))]
    records: list[Record] = [
        *(_source(draw, id, sources[:i]) for i, id in enumerate(sources)),
        *(Text(id=id, title=draw(words), text=draw(words)) for id in texts),
        *(
            Group(id=id, title=draw(words), parent=_one_or_none(draw, groups[:i]))
            for i, id in enumerate(groups)
        ),
        *(_node(draw, id, sources, texts, groups) for id in nodes),
        *(_link(draw, id, nodes, links[:i]) for i, id in enumerate(links)),
        *(_scenario(draw, f"z{i}", nodes) for i in range(draw(st.integers(0, 2)))),
    ]
    info = MapInfo(id=INFO, title=draw(words), main=_one_or_none(draw, nodes))
    return ArgumentMap(records, info)


def _one_or_none(draw: Callable, ids: list[str]) -> str | None:
    return draw(st.sampled_from([None, *ids]))


def _order(draw: Callable) -> str:
    return draw(st.sampled_from(order.spread(5)))


def _source(draw: Callable, id: str, earlier: list[str]) -> Source:
    reliability = draw(st.sampled_from([None, *"ABCDEF"]))
    return Source(id=id, title=draw(words), reliability=reliability, origin=_one_or_none(draw, earlier))


def _node(draw: Callable, id: str, sources: list[str], texts: list[str], groups: list[str]) -> Node:
    cited = range(draw(st.integers(0, 2))) if sources else ()
    citations = {f"{id}c{i}": _citation(draw, f"{id}c{i}", sources, texts) for i in cited}
    return Node(
        id=id,
        kind=draw(st.sampled_from(KINDS)),
        text=draw(words),
        credence=draw(credences),
        judgement=draw(st.sampled_from([None, "accepted", "rejected", "open"])),
        tags=dict.fromkeys(draw(st.lists(words.filter(bool), max_size=2)), True),
        citations=citations,
        group=_one_or_none(draw, groups),
        order=_order(draw),
    )


def _citation(draw: Callable, id: str, sources: list[str], texts: list[str]) -> Citation:
    return Citation(
        id=id,
        source=draw(st.sampled_from(sources)),
        text=_one_or_none(draw, texts),
        quote=draw(words),
        credibility=draw(st.none() | st.integers(1, 6)),
    )


def _link(draw: Callable, id: str, nodes: list[str], earlier: list[str]) -> Link:
    premises = draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=3, unique=True))
    return Link(
        id=id,
        stance=draw(st.sampled_from(["support", "support", "attack", "attack", "neutral"])),
        premises=dict(zip(premises, order.spread(len(premises)), strict=True)),
        target=draw(st.sampled_from([*nodes, *earlier])),
        weight=draw(st.none() | shares),
        order=_order(draw),
    )


def _scenario(draw: Callable, id: str, nodes: list[str]) -> Scenario:
    assumed = st.booleans() | shares | bands
    choices = st.dictionaries(st.sampled_from(nodes), assumed, max_size=3) if nodes else st.just({})
    return Scenario(id=id, title=draw(words), assume=draw(choices))
