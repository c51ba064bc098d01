"""How much is in a map that was read: cards, and links by what they do. Judges nothing."""

from collections import Counter
from typing import NamedTuple

from argmap.model.graph import ArgumentMap
from argmap.model.wording import counted, tr


class Tally(NamedTuple):
    """Numbers of cards and links.

    `attack` counts attacks on cards, `undercuts` attacks on links, and `linked` those of all
    links that have several premises.
    """

    cards: int
    links: int
    support: int
    attack: int
    neutral: int
    undercuts: int
    linked: int


def tally(map: ArgumentMap) -> Tally:
    """Count a map, links whose ends are missing included."""
    links = map.links.values()
    stances = Counter(link.stance for link in links)
    undercuts = sum(map.is_undercut(link) for link in links)
    return Tally(
        len(map.nodes),
        len(map.links),
        stances["support"],
        stances["attack"] - undercuts,
        stances["neutral"],
        undercuts,
        sum(len(link.premises) > 1 for link in links),
    )


def in_words(made: Tally) -> str:
    """Say a tally in one line, leaving out what there is none of."""
    parts = [
        (made.support, tr("1 support"), tr("{n} supports")),
        (made.attack, tr("1 attack"), tr("{n} attacks")),
        (made.neutral, tr("1 neutral"), tr("{n} neutral")),
        (made.undercuts, tr("1 undercut"), tr("{n} undercuts")),
        (made.linked, tr("1 of linked premises"), tr("{n} of linked premises")),
    ]
    kinds = ", ".join(counted(n, one, many) for n, one, many in parts if n)
    cards = counted(made.cards, tr("1 card"), tr("{n} cards"))
    links = counted(made.links, tr("1 link"), tr("{n} links"))
    if not kinds:
        return tr("{cards}, {links}", cards=cards, links=links)
    return tr("{cards}, {links} ({kinds})", cards=cards, links=links, kinds=kinds)
