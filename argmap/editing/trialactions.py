"""The actions that try something out: rows of the What if menu. What is supposed is no part of the map."""

from argmap.editing import commands
from argmap.editing.action import Action, has_node
from argmap.editing.editor import Editor
from argmap.model.wording import tr


def trial_actions() -> list[Action]:
    """Give the rows, in the order of the menu."""
    menu = tr("&Map") + "/" + tr("&What if")
    return [
        Action(
            "assume-true",
            tr("Assume it is &true"),
            tr("See what follows if the selected card is true. The map is not changed."),
            menu,
            ("Ctrl+Shift+T",),
            "assumed",
            commands.assume(value=True),
            has_node,
        ),
        Action(
            "assume-false",
            tr("Assume it is &false"),
            tr("See what follows if the selected card is false. The map is not changed."),
            menu,
            ("Ctrl+Shift+F",),
            "",
            commands.assume(value=False),
            has_node,
        ),
        Action(
            "assume-nothing",
            tr("Assume &nothing of it"),
            tr("Suppose nothing of the selected card any more."),
            menu,
            (),
            "",
            commands.assume(value=None),
            _is_assumed,
        ),
        Action(
            "stop-supposing",
            tr("&Back to as it stands"),
            tr("Suppose nothing any more."),
            menu,
            ("Ctrl+Shift+B",),
            "",
            commands.stop_supposing,
            lambda e: bool(e.reasoning.whatif),
        ),
        Action(
            "scenario-bar",
            tr("&Scenario bar"),
            tr("Choose a scenario or suppose things, in the bar above the map."),
            menu,
            ("Ctrl+B",),
            "scenario",
            short=tr("What if"),
            starts_section=True,
        ),
        Action(
            "compare-scenarios",
            tr("&Compare scenarios…"),
            tr("Set two scenarios side by side, card by card."),
            menu,
            ("Ctrl+Shift+C",),
            "compare",
        ),
        Action(
            "credence-up",
            tr("&Raise its credence"),
            tr("Believe the selected card more, by a twentieth. Or drag its bar."),
            menu,
            ("Alt+Shift+Right",),
            "",
            commands.step_credence(0.05),
            has_node,
            on_canvas=True,
            starts_section=True,
        ),
        Action(
            "credence-down",
            tr("&Lower its credence"),
            tr("Believe the selected card less, by a twentieth. Or drag its bar."),
            menu,
            ("Alt+Shift+Left",),
            "",
            commands.step_credence(-0.05),
            has_node,
            on_canvas=True,
        ),
    ]


def _is_assumed(editor: Editor) -> bool:
    assumed = editor.reasoning.whatif.assume
    return any(id in assumed for id in editor.selection)
