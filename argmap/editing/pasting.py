"""What paste and import do to a map: text or another map becomes cards, as one step. Knows no clipboard."""

from collections.abc import Callable

from argmap.editing.editor import Editor
from argmap.formats.registry import HEAD, Format, Opened, format_named, formats, read_as
from argmap.formats.report import Report
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.joining import clip, join
from argmap.model.records import Link, Node
from argmap.model.wording import counted, tr

#: What pasted text may be besides an outline; it has to look like it.
_KNOWN = ("argmap", "kialo", "argdown", "aif", "xaif", "csv", "tsv")
_OUTLINE = "outline"
#: Stands for the selected card above pasted text, and is no word of any language.
_ABOVE = "¶"
#: So many remarks on pasted text are said in one line.
_SAID = 2

#: Shows what bytes in a format would become; gives the map to paste, or None for none.
Ask = Callable[[bytes, Format], ArgumentMap | None]


def clipping(editor: Editor) -> ArgumentMap:
    """Give what is selected as a map of its own. Raises EditError where nothing is."""
    if not editor.selection:
        raise EditError(tr("Select what to copy first."))
    return clip(editor.map, editor.selection)


def paste_map(editor: Editor, other: ArgumentMap, label: str) -> None:
    """Add another map to this one, and select its cards."""
    _write(editor, other, label)


def paste_text(editor: Editor, text: str, ask: Ask | None = None) -> None:
    """Add text as what it looks like: a map in some format, else an outline.

    Where something of the map would be left out, `ask` decides what becomes of it.
    """
    data = _bytes(text)
    head = data[:HEAD]
    known = (one for one in formats() if one.id in _KNOWN and one.read is not None)
    found = next((one for one in known if one.looks_like(head)), None)
    if found is None:
        paste_outline(editor, text)
        return
    opened = _read(found, data)
    label = tr("Paste {what}", what=found.name)
    if opened.report.is_clean or ask is None:
        _write(editor, opened.map, label, opened.report)
    elif (approved := ask(data, found)) is not None:
        _write(editor, approved, label)


def paste_outline(editor: Editor, text: str) -> None:
    """Add lines of text as cards, linked to the selected card or link as their indentation and marks say."""
    data, outline = _bytes(text), format_named(_OUTLINE)
    target = editor.primary
    if not isinstance(target, Node | Link) or _has_headings(text):
        opened = _read(outline, data)
        _write(editor, opened.map, tr("Paste outline"), opened.report)
        return
    opened = _read(outline, _below(text).encode())
    above = next(iter(opened.map.nodes))
    report = _one_line_up(opened.report)
    _write(editor, opened.map, tr("Paste outline"), report, {above: target.id})


def _write(
    editor: Editor,
    other: ArgumentMap,
    label: str,
    report: Report | None = None,
    standing: dict[str, str] | None = None,
) -> None:
    change = join(editor.map, other, standing)
    cards = [id for id, (_, after) in change.deltas.items() if isinstance(after, Node)]
    if not cards:
        raise EditError(tr("There is nothing to add in this."))
    editor.apply(label, change, select=cards)
    said = [counted(len(cards), tr("1 card added."), tr("{n} cards added."))]
    said += _remarks(report or Report())
    if any(isinstance(after, Link) and after.stance == "neutral" for _, after in change.deltas.values()):
        said.append(tr("Neutral links say neither for nor against: turn them in the Map menu."))
    editor.said.emit(" ".join(said))


def _remarks(report: Report) -> list[str]:
    """Say what was left out of pasted text: what comes first in full, and how much more there is."""
    remarks = [remark if remark.endswith(".") else f"{remark}." for remark in report.remarks()]
    more = len(remarks) - _SAID
    rest = [counted(more, tr("1 more remark."), tr("{n} more remarks."))] if more > 0 else []
    return remarks[:_SAID] + rest


def _one_line_up(report: Report) -> Report:
    """Count lines as they were before one was put above them."""
    one_up = Report(report.dropped)
    for line, message in report.warnings:
        one_up.warn(message, line and line - 1)
    return one_up


def _bytes(text: str) -> bytes:
    if not text.strip():
        raise EditError(tr("There is no text to paste."))
    return text.encode("utf-8", "replace")


def _read(format: Format, data: bytes) -> Opened:
    """Read text; what has no mark is a reason where lines beside it are marked, else neutral."""
    asked = {"children": "mixed"} if format.id == _OUTLINE else {}
    return read_as(format, data, asked)


def _has_headings(text: str) -> bool:
    return any(line.startswith("#") for line in _lines(text))


def _below(text: str) -> str:
    """Put a line above the text, and indent all of it below that line."""
    lines = _lines(text.encode("utf-8", "replace").decode())
    indent = "\t" if any(line.startswith("\t") for line in lines) else "    "
    return "\n".join([_ABOVE, *(indent + line for line in lines)])


def _lines(text: str) -> list[str]:
    """Part a text where reading parts it: lines broken within a paragraph stay whole."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
