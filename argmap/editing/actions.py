"""Every action of the program as a row: its words, keys, icon and what it runs.

Menus, toolbar, context menus and the help on keys are all made from this one table. Rows
without a command are the window's own: it finds them by their id.
"""

from argmap.editing import commands, walking
from argmap.editing.action import Action, Predicate, has_end, has_link, has_node
from argmap.editing.editor import Editor
from argmap.editing.exchangeactions import clipboard_actions, export_actions, import_actions
from argmap.editing.trialactions import trial_actions
from argmap.model.records import KINDS, Node
from argmap.model.wording import tr
from argmap.picture.kinds import kind_look


def all_actions() -> list[Action]:
    """Give every action, in the order of the menus."""
    return [
        *_file(),
        *_edit(),
        *_map(),
        *_kinds(),
        *_judgements(),
        *trial_actions(),
        *_view(),
        *_walk(),
        *_pan(),
        *_help(),
    ]


def _file() -> list[Action]:
    menu = tr("&File")
    return [
        Action("new", tr("&New map"), tr("Start an empty map."), menu, ("Ctrl+N",), "new", short=tr("New")),
        Action(
            "open", tr("&Open…"), tr("Open a map from a file."), menu, ("Ctrl+O",), "open", short=tr("Open")
        ),
        *import_actions(),
        Action("example", tr("Open e&xample"), tr("Open the example map, to look around in."), menu),
        Action(
            "save",
            tr("&Save"),
            tr("Save the map."),
            menu,
            ("Ctrl+S",),
            "save",
            short=tr("Save"),
            starts_section=True,
        ),
        Action("save-as", tr("Save &as…"), tr("Save the map in another file."), menu, ("Ctrl+Shift+S",)),
        *export_actions(),
        Action(
            "map-info",
            tr("&Map information"),
            tr("Title, question, authors and direction."),
            menu,
            ("Ctrl+I",),
        ),
        Action("close", tr("&Close"), tr("Close this window."), menu, ("Ctrl+W",), starts_section=True),
        Action("quit", tr("&Quit"), tr("Close argmap."), menu, ("Ctrl+Q",)),
    ]


def _edit() -> list[Action]:
    menu = tr("&Edit")
    return [
        Action(
            "undo", tr("&Undo"), tr("Take back the last step."), menu, ("Ctrl+Z",), "undo", Editor.undo,
            lambda e: e.document.undo_label is not None, short=tr("Undo"),
        ),
        Action(
            "redo", tr("&Redo"), tr("Bring back what was undone."), menu, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", Editor.redo,
            lambda e: e.document.redo_label is not None, short=tr("Redo"),
        ),
        *clipboard_actions(),
        Action(
            "edit-text", tr("Edit &text"), tr("Open the text of the card."), menu, ("F2", "Return", "Enter"), "edit",
            commands.edit_text, has_node, on_canvas=True, starts_section=True,
        ),
        Action(
            "delete", tr("&Remove"), tr("Remove what is selected, with the links that hang on it."), menu,
            ("Del", "Backspace"), "delete", commands.delete, lambda e: bool(e.selection), on_canvas=True,
        ),
        Action("select-all", tr("Select &all"), tr("Select every card."), menu, ("Ctrl+A",), "", commands.select_all, on_canvas=True),
        Action(
            "find", tr("&Find…"), tr("Find words in the map."), menu, ("Ctrl+F",), "find", short=tr("Find"),
            starts_section=True,
        ),
        Action("find-next", tr("Find &next"), tr("Go to the next card found."), menu, ("F3", "Ctrl+G")),
        Action("find-previous", tr("Find &previous"), tr("Go to the last card found."), menu, ("Shift+F3", "Ctrl+Shift+G")),
    ]  # fmt: skip


def _map() -> list[Action]:
    menu = tr("&Map")
    return [
        Action(
            "add-claim", tr("Add &claim"), tr("Put a claim on the map. Or double-click the canvas."), menu,
            ("Ctrl+Shift+N",), "add-claim", commands.add_claim, short=tr("Claim"),
        ),
        Action(
            "add-support", tr("Add &support"), tr("Add a reason for the selected card or link."), menu, ("Ctrl+Return",),
            "add-support", commands.add_support, has_end, short=tr("Support"),
        ),
        Action(
            "add-attack", tr("Add &attack"), tr("Add an objection to the selected card or link."), menu,
            ("Ctrl+Shift+Return",), "add-attack", commands.add_attack, has_end, short=tr("Attack"),
        ),
        Action(
            "add-sibling", tr("Add si&bling"), tr("Add a card that bears on the same thing in the same way."), menu,
            ("Ctrl+Alt+Return",), "add-sibling", commands.add_sibling, has_node,
        ),
        Action(
            "add-linked", tr("Add &linked premise"), tr("Add a premise that works only together with this one."), menu,
            ("Alt+Shift+Return",), "add-linked", commands.add_linked_premise, has_link, short=tr("Linked"),
        ),
        Action(
            "add-undercut", tr("Add &undercut"), tr("Attack the step this card makes, not what it concludes."), menu,
            ("Ctrl+Shift+U",), "add-undercut", commands.add_undercut, has_link, short=tr("Undercut"),
        ),
        Action(
            "add-consequence", tr("Add &ramification"), tr("Add what would follow from the selected card."), menu,
            ("Ctrl+Shift+R",), "kind-ramification", commands.add_consequence, has_node,
        ),
        Action(
            "make-support", tr("Make it a su&pport"), tr("Let the link speak for its target."), menu, ("Ctrl+Alt++", "Ctrl+Alt+="), "",
            commands.set_stance("support"), has_link, starts_section=True,
        ),
        Action(
            "make-attack", tr("Make it an a&ttack"), tr("Let the link speak against its target."), menu,
            ("Ctrl+Alt+-",), "", commands.set_stance("attack"), has_link,
        ),
        Action(
            "make-neutral", tr("Make it neut&ral"), tr("Draw the link, but leave it out of the reckoning."), menu, (), "",
            commands.set_stance("neutral"), has_link,
        ),
        Action(
            "set-main", tr("Make it the &main claim"), tr("Let the map be about the selected card."), menu, (), "main",
            commands.set_main, has_node, starts_section=True,
        ),
        Action(
            "earlier", tr("Move &earlier"), tr("Change places with the sibling before."), menu, ("Ctrl+Shift+Up", "Ctrl+Shift+Left"), "",
            commands.move_in_row(-1), has_link, on_canvas=True,
        ),
        Action(
            "later", tr("Move l&ater"), tr("Change places with the sibling after."), menu, ("Ctrl+Shift+Down", "Ctrl+Shift+Right"), "",
            commands.move_in_row(1), has_link, on_canvas=True,
        ),
    ]  # fmt: skip


def _kinds() -> list[Action]:
    menu = tr("&Map") + "/" + tr("&Kind")
    return [
        Action(
            f"kind-{kind}", kind_look(kind).label, kind_look(kind).tip, menu, (f"Ctrl+{number}",), f"kind-{kind}",
            commands.set_kind(kind), has_node, _is_kind(kind),
        )
        for number, kind in enumerate(KINDS, start=1)
    ]  # fmt: skip


def _judgements() -> list[Action]:
    menu = tr("&Map") + "/" + tr("&Judgement")
    rows: list[tuple[str | None, str, str, str]] = [
        ("accepted", tr("Accepted"), tr("I hold this to be so."), "accepted"),
        ("rejected", tr("Rejected"), tr("I hold this not to be so."), "rejected"),
        ("open", tr("Open"), tr("I have looked, and leave it open."), "judged-open"),
        (None, tr("Not judged"), tr("I have not said."), ""),
    ]
    return [
        Action(
            f"judge-{value or 'none'}",
            text,
            tip,
            menu,
            (),
            icon,
            commands.set_judgement(value),
            has_node,
            _is_judged(value),
        )
        for value, text, tip, icon in rows
    ]


def _view() -> list[Action]:
    menu = tr("&View")
    directions = [
        ("right", tr("Left to right")),
        ("left", tr("Right to left")),
        ("up", tr("Bottom to top")),
        ("down", tr("Top to bottom")),
    ]
    return [
        Action("zoom-in", tr("Zoom &in"), tr("Show cards larger."), menu, ("Ctrl++", "Ctrl+="), "zoom-in"),
        Action("zoom-out", tr("Zoom &out"), tr("Show cards smaller."), menu, ("Ctrl+-",), "zoom-out"),
        Action("zoom-100", tr("&100 %"), tr("Show cards at their own size."), menu, ("Ctrl+0",)),
        Action("fit", tr("&Fit"), tr("Show the whole map."), menu, ("Ctrl+9",), "fit", short=tr("Fit")),
        Action(
            "tidy", tr("&Tidy"), tr("Lay the map out anew."), menu, ("Ctrl+T",), "tidy", Editor.tidy, short=tr("Tidy"),
            starts_section=True,
        ),
        Action(
            "free", tr("&Place cards by hand"), tr("Leave cards where they are dragged, and store that in the file."), menu,
            (), "", commands.toggle_free, is_checked=lambda e: e.arrangement.is_free,
        ),
        Action(
            "graphviz", tr("Lay out with &Graphviz"),
            tr("Have the program Graphviz place the cards; from then on they stand where they are put."), menu, (), "",
            commands.lay_out_with_graphviz, lambda e: bool(e.map.nodes),
        ),
        *[
            Action(
                f"direction-{value}", text, tr("Let reasons lead to what they bear on this way."),
                menu + "/" + tr("&Direction"), (), "", commands.set_direction(value), is_checked=_is_direction(value),
            )
            for value, text in directions
        ],
        Action(
            "fold", tr("F&old"), tr("Hide what leads to the selected card, or show it. Or press Space."), menu, (), "",
            commands.toggle_fold, has_node, lambda e: bool(set(e.selection) & e.folded), starts_section=True,
        ),
        Action("unfold", tr("&Unfold all"), tr("Show all that is hidden."), menu, (), "", commands.unfold_all, lambda e: bool(e.folded)),
        Action(
            "tint", tr("Ti&nt by strength"), tr("Colour cards by their strength: the stronger, the deeper."), menu,
            is_checked=lambda _: False,
        ),
        Action("side-panel", tr("&Side panel"), tr("Show or hide the panel beside the map."), menu, ("F4",), "inspector"),
        Action("show-details", tr("Det&ails"), tr("Show every field of what is selected."), menu, ("F5",), "inspector"),
        Action("show-why", tr("&Why"), tr("Show why the selected card is as strong as it is."), menu, ("F6",), "why"),
        Action("show-problems", tr("Pro&blems"), tr("Show what is wrong or doubtful in the map."), menu, ("F7",), "problems"),
        Action("show-sources", tr("Sourc&es"), tr("Show where things come from, and withdraw a source."), menu, ("F8",), "sources"),
        Action("full-screen", tr("Fu&ll screen"), tr("Use the whole screen."), menu, ("F11",), starts_section=True),
        Action("theme-light", tr("Light"), tr("Dark words on a light ground."), menu + "/" + tr("&Colours")),
        Action("theme-dark", tr("Dark"), tr("Light words on a dark ground."), menu + "/" + tr("&Colours")),
        Action("theme-system", tr("As the desktop"), tr("Follow the desktop's light or dark."), menu + "/" + tr("&Colours")),
    ]  # fmt: skip


def _walk() -> list[Action]:
    """Rows without a menu: keys only."""
    ways: list[tuple[walking.Way, str]] = [
        ("left", "Left"),
        ("right", "Right"),
        ("up", "Up"),
        ("down", "Down"),
    ]
    rows = []
    for way, key in ways:
        tip = tr("Go to the nearest card in that direction.")
        rows.append(
            Action(f"walk-{way}", tr("Nearest card"), tip, "", (key,), "", walking.walk(way), on_canvas=True)
        )
        tip = tr("Add the nearest card in that direction to the selection.")
        extend = walking.walk(way, extends=True)
        rows.append(
            Action(
                f"extend-{way}",
                tr("Extend selection"),
                tip,
                "",
                (f"Shift+{key}",),
                "",
                extend,
                on_canvas=True,
            )
        )
        tip = tr("Go to the card's link that leads in that direction.")
        links = walking.walk_links(way)
        rows.append(
            Action(
                f"links-{way}",
                tr("Link of the card"),
                tip,
                "",
                (f"Alt+{key}",),
                "",
                links,
                has_node,
                on_canvas=True,
            )
        )
    return rows


def _pan() -> list[Action]:
    """More keys only: moving the view without the mouse, which is the window's to do."""
    ways = [("up", "PgUp"), ("down", "PgDown"), ("left", "Shift+PgUp"), ("right", "Shift+PgDown")]
    tip = tr("Move the view by most of a screen.")
    return [
        *[Action(f"pan-{way}", tr("Move the view"), tip, "", (key,), on_canvas=True) for way, key in ways],
        Action(
            "go-main", tr("Main card"), tr("Go to the card the map is about."), "", ("Home",), on_canvas=True
        ),
    ]


def _help() -> list[Action]:
    menu = tr("&Help")
    return [
        Action(
            "palette",
            tr("&Command palette…"),
            tr("Find an action by its name."),
            menu,
            ("Ctrl+Shift+P", "Ctrl+K"),
            "palette",
        ),
        Action(
            "help",
            tr("Keys and &signs"),
            tr("What the keys do and what the signs mean."),
            menu,
            ("F1",),
            "help",
        ),
        Action("about", tr("&About argmap"), tr("Version and licence."), menu),
    ]


def _is_kind(kind: str) -> Predicate:
    return lambda editor: isinstance(editor.primary, Node) and editor.primary.kind == kind


def _is_judged(value: str | None) -> Predicate:
    return lambda editor: isinstance(editor.primary, Node) and editor.primary.judgement == value


def _is_direction(value: str) -> Predicate:
    return lambda editor: editor.map.info.direction == value
