"""Links out of the scheme nodes of AIF: which there are, and why others are none. Reads no files."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.formats.aif.nodeset import Item, Nodeset
from argmap.formats.building import MapBuilder
from argmap.formats.plain import NESTING_LIMIT
from argmap.model.records import ID_LIMIT
from argmap.model.wording import tr

#: Beyond its first conclusion, a scheme node has so many at most: each gets all the premises.
_CONCLUSIONS = 20

#: What each type of scheme node says of its conclusion.
STANCES = {"RA": "support", "CA": "attack", "MA": "neutral", "PA": "neutral"}
#: The same where what was said is shown as well.
SPOKEN = {"TA": "neutral", "YA": "neutral"}

#: What AIFdb calls a scheme node that applies no particular scheme.
DEFAULTS = {
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "MA": "Default Rephrase",
    "PA": "Default Preference",
    "TA": "Default Transition",
    "YA": "Default Illocuting",
}
#: Type → the texts that say no more than it does, in small letters.
_PLAIN = {type: {"", type.casefold(), default.casefold()} for type, default in DEFAULTS.items()}


def scheme_name(item: Item) -> str | None:
    """Give the scheme that a node applies; None where it says no more than its type does."""
    found = (item.scheme or item.label).strip()
    if found.casefold() not in _PLAIN[item.type]:
        return found
    return None if item.type in {"RA", "CA"} else DEFAULTS[item.type]


def type_of(stance: str, scheme: object) -> str:
    """Give the type of scheme node that says this stance; what AIF has no type for is an MA."""
    if stance == "neutral" and isinstance(scheme, str) and "preference" in scheme.casefold():
        return "PA"
    return {"support": "RA", "attack": "CA"}.get(stance, "MA")


def label_of(type: str, scheme: object) -> str:
    """Give the text of a scheme node."""
    return scheme if isinstance(scheme, str) and scheme else DEFAULTS[type]


class LinkMaker:
    """Goes from the cards back to the scheme nodes that lead to them, and on to those that lead to these.

    `cards` maps nodes to the ids of their cards, `stances` says what each type of scheme
    node means. One link is made for each conclusion, so every chain of links ends at a
    card; of several links of one node, others hit the first.
    """

    def __init__(
        self, nodeset: Nodeset, builder: MapBuilder, cards: Mapping[str, str], stances: Mapping[str, str]
    ) -> None:
        self.builder, self.cards, self.stances = builder, cards, stances
        self.items, self.out, self.into = nodeset.items, nodeset.out, nodeset.into
        #: Scheme node → the id of its first link, and the conclusion that this has.
        self.made: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._schemes = [item for item in self.items.values() if item.type in stances]
        self._faulty: set[str] = set()

    def make(self) -> None:
        """Make all links, and report each scheme node that makes none."""
        self._find_faults()
        level = list(self._reached((item.id, self._concluding(item.id)) for item in self._schemes))
        for _ in range(NESTING_LIMIT):
            self.made.update((id, self._link(id, self._first[id], id)) for id in level)
            level = list(self._reached((other, id) for id in level for other in self.into[id]))
        self._report_unreached()
        for id in list(self.made):
            self._link_further(id)
        self._link_directly()

    def _find_faults(self) -> None:
        for item in self._schemes:
            fault = self._fault(item)
            if fault:
                self._faulty.add(item.id)
                self._leave_out(item, fault)

    def _fault(self, item: Item) -> str | None:
        """Say why a scheme node makes no link, as far as it shows on itself."""
        for id in (*self.into[item.id], *self.out[item.id]):
            if id not in self.cards and self.items[id].type == "L":
                return tr("it is tied to something said, not to a statement")
        is_open = not any(self._can_end(id) for id in self.out[item.id])
        if any(id in self.cards for id in self.into[item.id]):
            return tr("it has no conclusion") if is_open else None
        return tr("it has neither premise nor conclusion") if is_open else tr("it has no premise")

    def _can_end(self, id: str) -> bool:
        return id in self.cards or self.items[id].type in self.stances

    def _concluding(self, id: str) -> str | None:
        return next((target for target in self.out[id] if target in self.cards), None)

    def _reached(self, pairs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        """Note what each scheme node first leads to, and give those that had not been reached."""
        for id, target in pairs:
            known = id in self._first or id in self._faulty or self.items[id].type not in self.stances
            if target is not None and not known:
                self._first[id] = target
                yield id

    def _link(self, id: str, target: str, wanted: str) -> str:
        item = self.items[id]
        premises = [self.cards[one] for one in self.into[id] if one in self.cards]
        end = self.cards.get(target) or self.made[target]
        stance, scheme = self.stances[item.type], scheme_name(item)
        scheme = self.builder.fitted(scheme) if scheme else None
        return self.builder.link(stance, premises, end, wanted, scheme=scheme)

    def _link_further(self, id: str) -> None:
        others = [target for target in self.out[id] if target not in {id, self._first[id]}]
        further = [target for target in others if self._can_end(target)]
        for count, target in enumerate(further[:_CONCLUSIONS], 2):
            if target in self.cards or target in self.made:
                self._link(id, target, f"{id}-{count}")
            else:
                self._warn(id, tr("of what it leads to, node {id} was left out", id=target[:ID_LIMIT]))
        if len(further) > _CONCLUSIONS:
            self._warn(id, tr("it leads to {n} more than are read", n=len(further) - _CONCLUSIONS))

    def _report_unreached(self) -> None:
        for item in self._schemes:
            if item.id not in self.made and item.id not in self._faulty:
                is_far = item.id in self._first
                self._leave_out(item, self._too_far() if is_far else tr("it leads to no statement"))

    def _too_far(self) -> str:
        return tr("it stands behind more than {n} links that each hit the next", n=NESTING_LIMIT)

    def _leave_out(self, item: Item, fault: str) -> None:
        self.builder.report.drop(tr("{type} nodes that make no link", type=item.type))
        self._warn(item.id, tr("it makes no link, since {fault}", fault=fault))

    def _warn(self, id: str, what: str) -> None:
        type = self.items[id].type
        self.builder.report.warn(tr("Node {id} ({type}): {what}.", id=id[:ID_LIMIT], type=type, what=what))

    def _link_directly(self) -> None:
        pairs = [
            (self.cards[id], self.cards[target])
            for id in self.cards
            for target in self.out.get(id, ())
            if target in self.cards
        ]
        for start, end in pairs:
            self.builder.link("neutral", [start], end)
        if pairs:
            self.builder.report.warn(
                tr("{n} edges lead straight from card to card: they became neutral links.", n=len(pairs))
            )
