"""The actions that bring maps in and out: rows of the File and Edit menus. The window runs them."""

from argmap.editing.action import Action
from argmap.editing.editor import Editor
from argmap.model.wording import tr


def import_actions() -> list[Action]:
    """Give the row that reads files from elsewhere."""
    tip = tr("Read a debate, outline, mind map or graph from a file, and see first what comes in.")
    return [Action("import", tr("&Import…"), tip, tr("&File"), ("Ctrl+Shift+O",))]


def export_actions() -> list[Action]:
    """Give the row that writes what was written last; the menu beside it has all formats."""
    tip = tr("Save a picture of the map, or what was chosen last in the menu below.")
    return [Action("export", tr("&Export…"), tip, tr("&File"), ("Ctrl+E",), "export")]


def clipboard_actions() -> list[Action]:
    """Give the rows of the clipboard; a text field has keys of its own for them."""
    menu = tr("&Edit")
    return [
        Action(
            "cut",
            tr("&Cut"),
            tr("Copy what is selected, and remove it."),
            menu,
            ("Ctrl+X",),
            is_enabled=_has_selection,
            on_canvas=True,
            starts_section=True,
        ),
        Action(
            "copy",
            tr("Cop&y"),
            tr("Copy what is selected: as cards, as indented text and as a picture."),
            menu,
            ("Ctrl+C",),
            is_enabled=_has_selection,
            on_canvas=True,
        ),
        Action(
            "paste",
            tr("&Paste"),
            tr("Paste cards, or text: its lines become cards that are linked to the selected card."),
            menu,
            ("Ctrl+V",),
            on_canvas=True,
        ),
        Action(
            "paste-outline",
            tr("Paste as &outline"),
            tr("Paste text line by line, whatever else it looks like."),
            menu,
            ("Ctrl+Shift+V",),
            on_canvas=True,
        ),
    ]


def _has_selection(editor: Editor) -> bool:
    return bool(editor.selection)
