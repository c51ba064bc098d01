"""What the attributes of DOT say of a card or link: fields, notes, addresses. Makes no records."""

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.dot.statements import RECORDS, Attributes
from argmap.formats.dot.tokens import words_of, words_of_record
from argmap.formats.edges import is_mere_sign, stated
from argmap.formats.fields import credence_in, fits, share_in
from argmap.formats.stances import label_stance, stance_named
from argmap.model.records import Link, Node
from argmap.model.wording import tr

#: Words that Graphviz shows beside a label, or not at all, and addresses.
_BESIDE = ("headlabel", "taillabel", "tooltip", "comment")
_ADDRESSES = ("URL", "href")
#: What has done its work, or says nothing about an argument, wherever it stands.
_DRAWN = frozenset({"color", "id", "dir", "shape", "rankdir", "record", "argmap"})
_OF_NODES = frozenset({"text", "label", "xlabel", "kind", "title", "note", "judgement", "credence"})
_OF_LINKS = frozenset({"label", "xlabel", "stance", "type", "note", "scheme", "argmap_weight"})
_OF_MAP = frozenset({"question", "authors"})
#: All attributes that a reader of maps looks at.
KNOWN = _DRAWN | _OF_NODES | _OF_LINKS | _OF_MAP | {*_BESIDE, *_ADDRESSES}
#: What argmap gives its own drawings to look well.
OWN_LOOKS = frozenset({"shape", "style", "fillcolor", "arrowhead", "labelloc"})
_COLOURS = {
    "red": "attack",
    "#ff0000": "attack",
    "crimson": "attack",
    "green": "support",
    "#00ff00": "support",
    "forestgreen": "support",
}


class Reader:
    """Reads attributes; what does not fit is counted in the report of the builder."""

    def __init__(self, builder: MapBuilder) -> None:
        self._builder = builder
        self._fitted = builder.fitted

    def text(self, attributes: Attributes, name: str) -> str:
        """Give the words on a card: argmap's own, else the label as Graphviz shows it."""
        if "text" in attributes:
            return words_of(attributes["text"], name)
        label = attributes.get("label", attributes.get("xlabel", r"\N"))
        return words_of_record(label, name) if attributes.get("shape") in RECORDS else words_of(label, name)

    def addresses(self, attributes: Attributes, name: str) -> list[str]:
        """Give the pages that a card leads to."""
        found = (words_of(attributes.get(one, ""), name).strip() for one in _ADDRESSES)
        return [one for one in dict.fromkeys(found) if one]

    def node_fields(self, attributes: Attributes, name: str, text: str) -> dict[str, Any]:
        """Give what a card holds besides its text."""
        fields: dict[str, Any] = self._fields(Node, attributes, ("kind", "title", "judgement"))
        if "credence" in attributes:
            fields["credence"] = self._checked(credence_in(attributes["credence"]))
        beside = ("xlabel", *_BESIDE) if "label" in attributes else _BESIDE
        words = [one for one in self._words(attributes, beside, name) if one != text.strip()]
        self.count_unread(attributes, _OF_NODES)
        return {**fields, "note": self._note(attributes, words)}

    def link_fields(self, attributes: Attributes, default: str) -> dict[str, Any]:
        """Give what a link holds besides its ends; where nothing says so it is of the stance `default`."""
        fields: dict[str, Any] = self._fields(Link, attributes, ("scheme",))
        if "argmap_weight" in attributes:
            fields["weight"] = self._checked(share_in(attributes["argmap_weight"]))
        found = self._words(attributes, ("label", "xlabel", *_BESIDE, *_ADDRESSES), "")
        words = [one for one in found if not is_mere_sign(one)]
        self.count_unread(attributes, _OF_LINKS)
        stance = self._stance(attributes, default)
        return {**fields, "note": self._note(attributes, words), "stance": stance}

    def count_unread(self, attributes: Attributes, read: Iterable[str]) -> None:
        """Count the words that stand where a map has no place for them."""
        passed = attributes.keys() - _DRAWN - {*read, *_BESIDE, *_ADDRESSES}
        self._builder.report.drop(tr("attributes that say what argmap does not know"), len(passed))

    def _fields(
        self, record: type[Node | Link], attributes: Attributes, names: Iterable[str]
    ) -> dict[str, Any]:
        """Give those of the attributes that a record can hold."""
        given = {name: self._fitted(words_of(attributes[name])) for name in names if name in attributes}
        found = {name: value for name, value in given.items() if fits(value, record.__annotations__[name])}
        self._builder.report.drop(
            tr("attributes that say what argmap does not know"), len(given) - len(found)
        )
        return found

    def _checked(self, value: Any) -> Any:
        self._builder.report.drop(tr("attributes that say what argmap does not know"), int(value is None))
        return value

    def _words(self, attributes: Attributes, names: Iterable[str], on: str) -> Iterator[str]:
        found = (words_of(attributes.get(name, ""), on).strip() for name in names)
        return (one for one in dict.fromkeys(found) if one)

    def _note(self, attributes: Attributes, words: list[str]) -> str:
        own = words_of(attributes.get("note", ""))
        return self._fitted("\n".join([own, *words] if own else words))

    def _stance(self, attributes: Attributes, default: str) -> str:
        told = words_of(attributes.get("stance", ""))
        if told:
            return stated(told, self._builder.report)
        usual = "neutral" if attributes.get("dir") == "none" else default
        return (
            (self._checked(stance_named(words_of(attributes["type"]))) if "type" in attributes else None)
            or label_stance(words_of(attributes.get("label", "")))
            or label_stance(words_of(attributes.get("xlabel", "")))
            or _COLOURS.get(attributes.get("color", "").lower())
            or usual
        )
