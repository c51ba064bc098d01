"""The menu under the pointer on the canvas: the few actions that are about what was clicked."""

from PySide6.QtWidgets import QMenu, QWidget

from argmap.app.menus import Menus
from argmap.model.wording import tr

_ON_CARDS = (
    ("edit-text", "add-support", "add-attack", "add-linked", "add-undercut", "add-consequence"),
    ("make-support", "make-attack", "make-neutral"),
    ("set-main", "fold", "delete"),
)
_ON_GROUND = (("add-claim",), ("tidy", "fit"))


def context_menu(parent: QWidget, menus: Menus, *, on_card: bool, on_link: bool) -> QMenu:
    """Make the menu for a card, a link or the ground, with those actions that can be done now."""
    menu = QMenu(parent)
    for ids in _ON_CARDS if on_card or on_link else _ON_GROUND:
        menu.addActions([action for id in ids if (action := menus.actions[id]).isEnabled()])
        menu.addSeparator()
    if on_card:
        for name in (tr("&Kind"), tr("&Judgement"), tr("&What if")):
            menu.addMenu(menus.menu(tr("&Map") + "/" + name))
    return menu
