"""A record and what evaluation made of it, turned into what its card shows. Draws nothing."""

from dataclasses import dataclass

from argmap.analysis.ratings import best_citation
from argmap.analysis.strength import Strength
from argmap.layout.sizes import ELLIPSIS, CardFit, is_right_to_left
from argmap.model.graph import ArgumentMap
from argmap.model.records import Node, as_band
from argmap.model.scales import word_for
from argmap.model.wording import tr
from argmap.picture.kinds import KindLook, kind_look


@dataclass(frozen=True, slots=True)
class CardLook:
    """All that a card shows, in the words and numbers it shows."""

    id: str
    kind: str
    style: KindLook
    fit: CardFit
    is_rtl: bool
    is_main: bool
    credence: tuple[float, float] | None
    strength: Strength | None
    figure: str
    word: str
    judgement: str | None
    has_note: bool
    citations: int
    assumed: str
    is_folded: bool
    before: str = ""
    status: str = ""
    is_unjudged: bool = False
    is_tinted: bool = False
    headline: str = ""


#: No card has room for more letters when it is seen from far.
_HEADLINE_LIMIT = 600


def card_look(
    map: ArgumentMap,
    node: Node,
    fit: CardFit,
    strength: Strength | None,
    assumed: object = None,
    *,
    before: Strength | None = None,
    status: str = "",
    folded: bool = False,
    tinted: bool = False,
) -> CardLook:
    """Say what a node's card shows.

    `assumed` is what is supposed of it, `before` its strength as the map stands, where
    anything is supposed, and `status` ``in``, ``out``, ``undecided`` or nothing.
    """
    return CardLook(
        id=node.id,
        kind=node.kind,
        style=kind_look(node.kind),
        fit=fit,
        is_rtl=is_right_to_left(node.text),
        is_main=map.info.main == node.id,
        credence=None if node.credence is None else as_band(node.credence),
        strength=strength,
        figure=figure(strength),
        before=earlier(before, strength),
        word=_credence_words(map, node),
        judgement=node.judgement,
        has_note=bool(node.note),
        citations=len(node.citations),
        assumed=_assumption_words(assumed),
        status=status,
        is_unjudged=rests_on_unjudged(map, node),
        is_folded=folded,
        is_tinted=tinted,
        headline=_headline(node),
    )


def figure(strength: Strength | None) -> str:
    """Write a strength as a card shows it: one number, or a range where circles leave it open."""
    if strength is None:
        return ""
    if strength.strength is None:
        return f"{number(strength.lo)}–{number(strength.hi)}"
    return number(strength.strength)


def earlier(before: Strength | None, now: Strength | None) -> str:
    """Write what a strength was as the map stands; nothing where a card would show the same now."""
    was = figure(before)
    return was if was != figure(now) else ""


def rests_on_unjudged(map: ArgumentMap, node: Node) -> bool:
    """Say whether the reliability of the best source of a node is F: it cannot be judged."""
    best = best_citation(map, node)
    source = map.sources.get(best.source) if best else None
    return source is not None and source.reliability == "F"


def number(value: float) -> str:
    """Write a share with two digits, without the leading zero."""
    return f"{value:.2f}".removeprefix("0")


def _headline(node: Node) -> str:
    """Give the words a card begins with, on one line: it is broken anew for larger letters."""
    words = node.title or node.text
    if len(words) > _HEADLINE_LIMIT:
        words = words[:_HEADLINE_LIMIT] + ELLIPSIS
    return " ".join(words.split())


def _credence_words(map: ArgumentMap, node: Node) -> str:
    if node.credence is None:
        return tr("unrated")
    return word_for(node.credence, map.info.scale) or ""


def _assumption_words(assumed: object) -> str:
    if assumed is None:
        return ""
    if isinstance(assumed, bool):
        return tr("assumed true") if assumed else tr("assumed false")
    if isinstance(assumed, tuple):
        return tr("assumed {lo}–{hi}", lo=number(assumed[0]), hi=number(assumed[1]))
    return tr("assumed {value}", value=number(float(assumed)))  # type: ignore[arg-type]
