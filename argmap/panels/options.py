"""What can be chosen in the forms: kinds, stances, codes, and the records of the map itself."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from PySide6.QtWidgets import QWidget

from argmap.model import edits
from argmap.model.codes import credibility_words, reliability_words
from argmap.model.ids import fresh_id
from argmap.model.records import DIRECTIONS, KINDS, STANCES, Group, Record, Source
from argmap.model.scales import scale_names
from argmap.model.wording import tr
from argmap.panels.asking import ask_line
from argmap.panels.choice import Option
from argmap.panels.naming import name_of
from argmap.panels.subject import Slot
from argmap.picture.kinds import kind_look

_CLAIMS = 300


def kinds() -> list[Option]:
    """Offer the kinds of node."""
    return [Option(kind, kind_look(kind).label, kind_look(kind).icon) for kind in KINDS]


def stances() -> list[Option]:
    """Offer the stances of a link."""
    labels = {
        "support": tr("Support"),
        "attack": tr("Attack"),
        "neutral": tr("Neutral: drawn, not evaluated"),
    }
    icons = {"support": "add-support", "attack": "add-attack", "neutral": "add-linked"}
    return [Option(stance, labels[stance], icons[stance]) for stance in STANCES]


def judgements() -> list[Option]:
    """Offer the reader's verdicts."""
    return [
        Option(None, tr("none")),
        Option("accepted", tr("Accepted"), "accepted"),
        Option("rejected", tr("Rejected"), "rejected"),
        Option("open", tr("Open"), "judged-open"),
    ]


def reliabilities() -> list[Option]:
    """Offer how far a source can be relied on."""
    return [Option(None, tr("not rated")), *_coded(reliability_words())]


def credibilities() -> list[Option]:
    """Offer how far what is cited can be believed."""
    return [Option(None, tr("not rated")), *_coded(credibility_words())]


def directions() -> list[Option]:
    """Offer the ways a map can grow."""
    labels = {
        "up": tr("Up: reasons below"),
        "down": tr("Down: reasons above"),
        "left": tr("Left: reasons on the right"),
        "right": tr("Right: reasons on the left"),
    }
    return [Option(direction, labels[direction]) for direction in DIRECTIONS]


def arrangements() -> list[Option]:
    """Offer who places the cards."""
    return [Option("auto", tr("Placed by argmap")), Option("free", tr("Placed by hand"))]


def scales() -> list[Option]:
    """Offer the scales of probability words."""
    return [Option(id, name) for id, name in scale_names().items()]


def names(slot: Slot) -> Callable[[object], str]:
    """Give what names the record that a field holds the id of."""
    return lambda id: name_of(slot.editor.map, str(id)) if id else tr("none")


def claims(slot: Slot) -> list[Option]:
    """Offer the first few hundred claims."""
    map = slot.editor.map
    found = (id for id, node in map.nodes.items() if node.kind == "claim")
    return [Option(None, tr("none")), *_named(slot, islice(found, _CLAIMS))]


def groups(slot: Slot) -> list[Option]:
    """Offer the groups of the map, and a new one."""
    ids = [id for id in slot.editor.map.groups if id != slot.subject.id]
    make = _maker(slot, Group, tr("New group"), tr("What is the group called?"))
    return [Option(None, tr("none")), *_named(slot, ids), Option(None, tr("new group…"), run=make)]


def sources(slot: Slot) -> list[Option]:
    """Offer the sources of the map, and a new one."""
    ids = [id for id in slot.editor.map.sources if id != slot.subject.id]
    make = _maker(slot, Source, tr("New source"), tr("What is the source called?"))
    nothing = "" if slot.field == "source" else None
    return [Option(nothing, tr("none")), *_named(slot, ids), Option(None, tr("new source…"), run=make)]


def texts(slot: Slot) -> list[Option]:
    """Offer the texts that the map was made from."""
    return [Option(None, tr("none")), *_named(slot, slot.editor.map.texts)]


def _coded(words: Mapping[Any, str]) -> list[Option]:
    return [Option(code, tr("{code}: {words}", code=code, words=said)) for code, said in words.items()]


def _named(slot: Slot, ids: object) -> list[Option]:
    return [Option(id, name_of(slot.editor.map, id)) for id in ids]


def _maker(slot: Slot, record: type[Record], title: str, question: str) -> Callable[[QWidget], None]:
    """Make what asks for a title, and makes the record and chooses it, in one step."""

    def run(widget: QWidget) -> None:
        words = ask_line(widget, title, question)
        if words and not slot.is_gone:
            map = slot.editor.map
            made = record(id=fresh_id(map), title=words)
            label = tr("Change {field}", field=slot.label)
            slot.subject.apply(
                label, lambda: edits.add(map, made).then(slot.subject.change(slot.field, made.id))
            )

    return run
