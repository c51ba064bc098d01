"""The attributes of a node of Freeplane, pairs of words: argmap's own, those it understands, and the others.

argmap's own begin with “argmap:”. Anybody may name an attribute “kind” or “main”: of these only
such are taken that say of a card what argmap can say of it too, and only where their value does.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.formats.annotations import Words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OWN = "argmap:"
#: Attributes that mean the same from any hand.
_UNDERSTOOD = frozenset({"kind", "credence", "judgement", "title", "stance"})


class Attributes:
    """The attributes of one node: `own` and `understood` are taken from, `rest` is what then is left."""

    def __init__(self, elements: "Iterable[Element]") -> None:
        self._pairs = {i: (one.get("NAME", ""), one.get("VALUE", "")) for i, one in enumerate(elements)}
        self._places: dict[int, tuple[Words, str]] = {}
        self.own: Words = {}
        self.understood: Words = {}
        for i, (name, value) in self._pairs.items():
            if name.startswith(OWN):
                self._offer(i, self.own, name.removeprefix(OWN), value)
        for i, (name, value) in self._pairs.items():
            if name in _UNDERSTOOD and name not in self.own:
                self._offer(i, self.understood, name, value)

    def take(self, name: str, value: str) -> bool:
        """Say whether one of argmap's own has this value, and take it out."""
        has = self.own.get(name) == value
        if has:
            del self.own[name]
        return has

    def take_all(self, name: str) -> list[str]:
        """Take out every one of argmap's own with this name."""
        places = [i for i, (one, _) in self._pairs.items() if one == OWN + name]
        self.own.pop(name, None)
        return [self._pairs.pop(i)[1] for i in places]

    def rest(self) -> Iterator[tuple[str, str]]:
        """Give the pairs that were not taken, in the order of the file."""
        for i, pair in self._pairs.items():
            words, key = self._places.get(i, (None, ""))
            if words is None or key in words:
                yield pair

    def _offer(self, place: int, words: Words, name: str, value: str) -> None:
        """Put a pair where it can be taken; the second of one name only stays."""
        if name not in words:
            words[name] = value
            self._places[place] = (words, name)
