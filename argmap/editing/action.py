"""What an action is: a row of words, keys, icon and command. The rows themselves are in `actions`."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.editing.editor import Editor
from argmap.model.records import Link, Node

Predicate = Callable[[Editor], bool]


@dataclass(frozen=True)
class Action:
    """One row. `keys` are Qt key names, the first of them shown; `menu` may be ``Edit/Kind``.

    `on_canvas` rows work only while the canvas has the focus, since a text field needs the
    same keys. Rows with a `short` name are on the toolbar.
    """

    id: str
    text: str
    tip: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    run: Callable[[Editor], None] | None = None
    is_enabled: Predicate = lambda _: True
    is_checked: Predicate | None = None
    on_canvas: bool = False
    short: str = ""
    starts_section: bool = False


def has_node(editor: Editor) -> bool:
    """Say whether a card is selected."""
    return isinstance(editor.primary, Node)


def has_end(editor: Editor) -> bool:
    """Say whether a card or link is selected that something can bear on."""
    return isinstance(editor.primary, Node | Link) or not editor.map.nodes


def has_link(editor: Editor) -> bool:
    """Say whether a link is selected, or a card that is linked to something."""
    record = editor.primary
    return isinstance(record, Link) or (isinstance(record, Node) and bool(editor.map.links_from(record.id)))
