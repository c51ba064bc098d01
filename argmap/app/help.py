"""Help on one page: what the signs mean and what the keys do, made from the table of actions."""

from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMainWindow, QMessageBox, QTextBrowser, QVBoxLayout

from argmap import __version__
from argmap.app.menus import Menus
from argmap.model.wording import tr


def show_help(window: QMainWindow, menus: Menus) -> None:
    """Open the page."""
    dialog = QDialog(window)
    dialog.setWindowTitle(tr("Keys and signs"))
    dialog.resize(640, 720)
    page = QTextBrowser()
    page.setOpenLinks(False)
    page.setHtml(help_page(menus))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(page)
    layout.addWidget(buttons)
    dialog.exec()


def show_about(window: QMainWindow) -> None:
    """Say which version this is, and under which licence."""
    words = tr(
        "argmap {version}: argument maps that reason. Free software under the MIT licence.",
        version=__version__,
    )
    QMessageBox.about(window, tr("About argmap"), words)


def help_page(menus: Menus) -> str:
    """Write the page as HTML."""
    parts = [f"<h2>{escape(tr('What the signs mean'))}</h2>", _table(_signs())]
    parts += [f"<h2>{escape(tr('Keys'))}</h2>", _table(_keys(menus))]
    return "".join(parts)


def _signs() -> list[tuple[str, str]]:
    return [
        ("+  →", tr("Support, a solid line: if the one holds, the other is more credible.")),
        ("−  ┤", tr("Attack, a dashed line with a bar: if the one holds, the other is less credible.")),
        (
            "−  ···",
            tr("Undercut, a dotted line that ends on a link: it denies the step, not what is concluded."),
        ),
        ("⊐", tr("A bar that joins cards: linked premises, which work only together.")),
        (".5", tr("A number on a link: how much the step carries; without one, all.")),
        ("▬", tr("The bar at the foot of a card and its number: strength, what the arguments make of it.")),
        (
            "▲ ⎵",
            tr("The mark below the bar: credence, how far you believe it by itself; a bracket is a range."),
        ),
        ("┈", tr("An empty bar: unrated. No credence is set and nothing bears on it.")),
        (".3 → .7", tr("While something is supposed: the strength as the map stands, and now.")),
        (
            "● ◐ ⊘",
            tr("Stands, undecided, falls: are attacks on it answered, and is its support there?"),
        ),
        ("▨", tr("A hatched bar: the reliability of its source cannot be judged.")),
        ("┅", tr("A dotted edge round the bar: it rests on a card that nobody has rated.")),
        (".2–.6", tr("A range for a strength: the arguments go in a circle and leave it undetermined.")),
    ]


def _keys(menus: Menus) -> list[tuple[str, str]]:
    rows = [
        (_written(row.keys), tr("{name}: {tip}", name=row.text.replace("&", "").rstrip("…"), tip=row.tip))
        for row in menus.rows
        if row.keys
    ]
    return [
        *rows,
        (tr("Enter, Escape"), tr("In a text: keep the words and close it. Shift+Enter breaks the line.")),
        (tr("Space"), tr("Fold or unfold what leads to the card; held down, drag the view.")),
        (tr("Ctrl+wheel"), tr("Zoom. The wheel alone moves the view, with Shift sideways.")),
        (tr("Double-click"), tr("On empty canvas: a new claim. On a card: its text.")),
        (
            tr("Drag a bar"),
            tr("Set the credence of the card and see the map follow; with Shift, finely."),
        ),
        (tr("Drag from ⊕"), tr("Link a card to a card or a link, as a support; with Alt as an attack.")),
    ]


def _written(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys[:2])


def _table(rows: list[tuple[str, str]]) -> str:
    lines = (
        f"<tr><td style='padding:3px 18px 3px 0; white-space:nowrap'><b>{escape(left)}</b></td>"
        f"<td style='padding:3px 0'>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table>{''.join(lines)}</table>"
