"""Statements and arguments of Argdown to nodes: their words, and the data beside them. Makes no links."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from argmap.formats.argdown.data import Data
from argmap.formats.argdown.document import Argument, End, Entry, Inference, Section, Statement
from argmap.formats.argdown.words import fold
from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.fields import JUDGEMENTS
from argmap.model.records import KINDS, credence_fault
from argmap.model.wording import tr

#: Data that Argdown itself goes by, and that has done its work.
_SETTINGS = frozenset({"isInMap", "isInGroup", "isCanonical", "isGroup", "isClosed", "uses"})
#: Data that argmap writes, and reads back here or where links are made.
OWN = ("text", "title", "kind", "credence", "judgement", "note", "tags", "weight", "scheme")
_DRAWN = frozenset({"color", "images"})
#: More sources than this no card names.
_CITED = 200
#: As much of a statement is told where it has been told in full before.
_AGAIN = 1_000


class Cards:
    """Makes nodes of entries, in the groups of their sections; `drawn` are those that have nodes."""

    def __init__(
        self, builder: MapBuilder, groups: Mapping[Section, str], drawn: Container[End] = frozenset()
    ) -> None:
        self._builder = builder
        self._groups = groups
        self._drawn = drawn
        self._shelf = Shelf(builder)
        self._told: set[Statement] = set()

    def add(self, entry: Entry) -> str:
        """Add the node for a statement or argument; give its id."""
        own = self._own(entry)
        id = self._builder.node(
            own.get("text") or _words(entry),
            kind=own.get("kind", "claim"),
            title=own.get("title") or (self._builder.fitted(entry.title) if entry.is_titled else None),
            credence=own.get("credence"),
            judgement=own.get("judgement"),
            note=self._builder.fitted(
                _joined(own.get("note", ""), *_wordings(entry), *self._steps(entry), *_rest(entry))
            ),
            tags=self._tags((*entry.tags, *own.get("tags", ()))),
            group=self._group(entry),
        )
        if entry.links:
            self._cite(id, dict.fromkeys(entry.links))
        return id

    def _own(self, entry: Entry) -> Data:
        """Give the data that argmap understands."""
        if not entry.data:
            return {}
        own = {name: entry.data[name] for name in OWN if is_sound(name, entry.data.get(name))}
        if "credence" in own:
            own["credence"] = _credence(own["credence"])
        if "text" in own and fold(own["text"]) != entry.text:  # changed since
            del own["text"]
        if "title" in own:
            own["title"] = self._builder.fitted(own["title"])
        self._builder.report.drop(tr("colours and pictures of cards"), len(_DRAWN & entry.data.keys()))
        return own

    def _steps(self, entry: Entry) -> list[str]:
        """Give premises and conclusions of an argument as lines, with what no other card tells of them."""
        lines: list[str] = []
        for step in entry.steps if isinstance(entry, Argument) else ():
            if step.inference is not None:
                lines.append(_inference(step.inference))
            lines.append(f"({step.number}) {self._statement(step.statement)}")
        return lines

    def _statement(self, statement: Statement) -> str:
        words = statement.text or statement.title
        if statement in self._told:  # it may be a premise of very many
            return words if len(words) <= _AGAIN else words[:_AGAIN] + "…"
        self._told.add(statement)
        if statement in self._drawn:
            return words
        return " ".join([words, *_beside(statement, set(words.split())), *_wordings(statement)])

    def _tags(self, tags: Iterable[str]) -> dict[str, bool]:
        return {self._builder.fitted(tag): True for tag in tags}

    def _group(self, entry: Entry) -> str | None:
        section = entry.section or entry.mentioned
        while section is not None and section not in self._groups:
            section = section.parent
        return self._groups[section] if section is not None else None

    def _cite(self, id: str, addresses: Iterable[str]) -> None:
        report = self._builder.report
        outward = [address for address in addresses if not address.startswith("#")]
        for address in outward[:_CITED]:
            self._shelf.cite(id, address)
        report.drop(tr("links within the text"), sum(address.startswith("#") for address in addresses))
        report.drop(
            tr("links beyond {n} in one text", n=_CITED),
            len(outward) - _CITED if len(outward) > _CITED else 0,
        )


def is_sound(name: str, value: Any) -> bool:
    """Say whether a value is one that argmap could have written under this name."""
    if name == "credence":
        return credence_fault(_credence(value)) is None
    if name == "weight":
        return _is_number(value) and 0 <= value <= 1
    if name == "tags":
        return isinstance(value, list) and all(isinstance(tag, str) for tag in value)
    allowed = {"kind": KINDS, "judgement": JUDGEMENTS}.get(name)
    return isinstance(value, str) and (allowed is None or value in allowed)


def rest_of(data: Data) -> list[str]:
    """Give what argmap has no field for as lines of a note."""
    return [
        f"{key}: {_plain(value)}"
        for key, value in data.items()
        if key not in _SETTINGS | _DRAWN and not (key in OWN and is_sound(key, value))
    ]


def _rest(entry: Entry) -> list[str]:
    return rest_of(entry.data)


def _credence(value: Any) -> Any:
    """Give a number or a band; nothing that is none."""
    if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):  # noqa: PLR2004  a band
        return (float(value[0]), float(value[1]))
    return float(value) if _is_number(value) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _words(entry: Entry) -> str:
    """Give the text for a card; an argument with neither text nor title says what it concludes."""
    if not entry.text and not entry.is_titled and isinstance(entry, Argument) and entry.steps:
        return entry.conclusion.text
    return entry.text


def _wordings(entry: Entry) -> list[str]:
    """Give the other ways in which the text words the same."""
    return [
        tr("Also worded: {text}", text=text) for text in dict.fromkeys(entry.wordings) if text != entry.text
    ]


def _inference(inference: Inference) -> str:
    data = _in_brackets(inference.data, passed=())
    return " ".join(filter(None, ["——", inference.rule, *data]))


def _beside(entry: Entry, words: Container[str]) -> list[str]:
    """Give what is said beside the words of a statement: other tags, addresses, data."""
    tags = (f"#{tag}" for tag in entry.tags)
    return [
        *(tag for tag in tags if tag not in words),
        *dict.fromkeys(entry.links[:_CITED]),
        *_in_brackets(entry.data),
    ]


def _in_brackets(data: Data, passed: Container[str] = _SETTINGS) -> list[str]:
    """Give data as one text in brackets; none where there are none."""
    said = [
        f"{key}: {_plain(value)}" for key, value in data.items() if key not in passed and key not in _DRAWN
    ]
    return [f"({', '.join(said)})"] if said else []


def _plain(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return ", ".join(map(str, value))
    return str(value)


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
