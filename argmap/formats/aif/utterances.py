"""Where statements come from: what was said, by whom and when, as sources and citations of the cards.

A locution leads through an illocution to the statement made by it. Who spoke is known by
the id of the person where the file gives one, and read off the text only where it does not.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from argmap.formats.aif.nodeset import Item, Nodeset, Utterance
from argmap.formats.building import MapBuilder
from argmap.formats.hypertext import plain
from argmap.formats.report import Report
from argmap.model.wording import tr

#: Kind of the sources made here.
SPEAKER = "person"
#: Illocution by which an analyst, not a speaker, makes a statement.
_ANALYSING = "analysing"
_PREFIX = re.compile(r"([^:\n]{1,80}?)\s{0,9}:\s(.*)", re.DOTALL)
#: More statements than this are not made by one locution.
_MADE = 10
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Spot(NamedTuple):
    """Where the words of a node stand in the text of the file."""

    text: str
    quote: str
    before: str
    after: str
    start: int


def add_citations(
    nodeset: Nodeset,
    builder: MapBuilder,
    cards: Mapping[str, str],
    spots: Mapping[str, Spot],
    known: frozenset[str],
) -> None:
    """Cite, on each card, who said it; report what was said without one.

    `known` are locutions that are on their cards already.
    """
    speakers = _Speakers(nodeset, builder)
    anchored = list(_anchored(nodeset, cards, builder.report))
    for locution, card in anchored:
        if locution.id not in known:
            said = nodeset.utterances.get(locution.id, Utterance("", ""))
            source, words = speakers.of(locution, said)
            _cite(builder, card, source, words, spots.get(locution.id), said.time)
    speakers.tell_days()
    _count(nodeset, builder, {locution.id for locution, _ in anchored})


def _anchored(nodeset: Nodeset, cards: Mapping[str, str], report: Report) -> Iterator[tuple[Item, str]]:
    """Go through locutions with the cards they lead to by an illocution, each pair once."""
    made = {
        item.id: _cards_from(nodeset, item.id, cards)
        for item in nodeset.items.values()
        if item.type == "YA" and (item.scheme or item.label).strip().casefold() != _ANALYSING
    }
    for item in nodeset.items.values():
        if item.type != "L":
            continue
        found = dict.fromkeys(_cards_from(nodeset, item.id, cards))
        for act in nodeset.out.get(item.id, ()):
            found.update(dict.fromkeys(made.get(act, ())))
        if len(found) > _MADE:
            report.drop(tr("locutions that only the first {n} of their statements cite", n=_MADE))
        for card in islice(found, _MADE):
            yield item, card


def _cards_from(nodeset: Nodeset, id: str, cards: Mapping[str, str]) -> list[str]:
    """Give the cards that a node leads to, one more than are used of them."""
    found = (cards[target] for target in nodeset.out.get(id, ()) if target in cards)
    return list(islice(found, _MADE + 1))


def _cite(builder: MapBuilder, card: str, source: str, words: str, spot: Spot | None, time: str) -> None:
    extra = {"time": builder.fitted(time)} if time else {}
    if spot is None:
        builder.cite(card, source, quote=builder.fitted(words), extra=extra)
    else:
        builder.cite(card, source, extra=extra, **spot._asdict())


def _count(nodeset: Nodeset, builder: MapBuilder, used: set[str]) -> None:
    """Count what belongs to the dialogue and came to nothing here."""
    left = [item.type for item in nodeset.items.values() if item.id not in used and item.kept is None]
    builder.report.drop(tr("transitions in the dialogue (TA)"), left.count("TA"))
    builder.report.drop(tr("illocutions (YA)"), left.count("YA"))
    builder.report.drop(tr("locutions that lead to no statement (L)"), left.count("L"))


class _Speakers:
    """Sources for those who speak, each made when it is first needed."""

    def __init__(self, nodeset: Nodeset, builder: MapBuilder) -> None:
        self._people, self._builder = nodeset.people, builder
        self._sources: dict[str, str] = {}
        self._days: dict[str, set[str]] = {}

    def tell_days(self) -> None:
        """Date those who spoke on one day only."""
        for source, found in self._days.items():
            if len(found) == 1:
                self._builder.change(source, date=found.pop())

    def of(self, locution: Item, said: Utterance) -> tuple[str, str]:
        """Give the source for who spoke, and the words without the name before them."""
        person, words = said.person, plain(locution.label).strip()
        name = self._people.get(person, "")
        found = _PREFIX.match(words)
        if found and (not name or _same(found[1], name)):
            name, words = name or found[1], found[2]
        key = f"id {person}" if person else f"name {_folded(name)}"
        if key not in self._sources:
            title = name or tr("Speaker not named")
            self._sources[key] = self._builder.source(title, kind=SPEAKER)
        day = _DAY.match(said.time)
        self._days.setdefault(self._sources[key], set()).add(day[0] if day else "")
        return self._sources[key], words.strip()


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
