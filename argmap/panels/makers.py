"""Makes the fields that the tables of the forms name, each from the slot it stands for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from argmap.editing import commands
from argmap.model.wording import tr
from argmap.panels import options, parts
from argmap.panels.choice import Choice, Options
from argmap.panels.facts import Fact, Said, citing
from argmap.panels.subject import Slot, Subject
from argmap.panels.typed import Line

Maker = Callable[[Slot], QWidget]


def chosen(offered: Options) -> Maker:
    """Make what makes a field with one of some values."""
    return lambda slot: Choice(slot, offered)


def said(say: Callable[[Subject], Said]) -> Maker:
    """Make what makes a sentence that is kept up."""
    return lambda slot: Fact(slot.subject, say)


def optional_line(slot: Slot) -> QWidget:
    """Make a line that is not set while it is empty."""
    return Line(slot, parse=lambda words: words or None)


def group_choice(slot: Slot) -> QWidget:
    """Make a choice of the groups."""
    return Choice(slot, lambda: options.groups(slot), options.names(slot))


def origin_choice(slot: Slot) -> QWidget:
    """Make a choice of the source that a source repeats."""
    return Choice(slot, lambda: options.sources(slot), options.names(slot))


def main_choice(slot: Slot) -> QWidget:
    """Make a choice of the card that the map is about."""
    return Choice(slot, lambda: options.claims(slot), options.names(slot))


def arrangement_choice(slot: Slot) -> QWidget:
    """Make a choice of who places the cards."""

    def put(value: object) -> None:
        if value != slot.value:  # to place by hand is more than a field: it keeps where cards stand
            commands.toggle_free(slot.editor)

    return Choice(slot, options.arrangements, put=put)


def tags_line(slot: Slot) -> QWidget:
    """Make a line of tags."""
    return Line(slot, lambda tags: ", ".join(tags or ()), lambda words: dict.fromkeys(_listed(words), True))


def authors_line(slot: Slot) -> QWidget:
    """Make a line of authors."""
    return Line(slot, lambda authors: ", ".join(authors or ()), lambda words: tuple(_listed(words)))


def target_button(slot: Slot) -> QWidget:
    """Make a button that goes to what a link bears on."""
    return parts.links_of(lambda: [slot.value] if slot.value else [], slot)


def citing_buttons(slot: Slot) -> QWidget:
    """Make buttons that go to the cards citing a source."""
    empty = tr("No card cites it yet.")
    return parts.links_of(lambda: citing(slot.editor.map, slot.subject.id), slot, empty)


def _listed(words: str) -> list[str]:
    return [part for part in (piece.strip() for piece in words.split(",")) if part]
