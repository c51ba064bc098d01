"""MindMup's mind maps (.mup): reads them; writes none.

A group is a box round ideas that work together; it supports or opposes what it hangs at.
"""

from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.citing import Shelf
from argmap.formats.decoding import read_text
from argmap.formats.fields import Object, object_of, text_of
from argmap.formats.hypertext import pages, plain
from argmap.formats.plain import read_json
from argmap.formats.registry import Format, Options
from argmap.formats.report import Reading, Report
from argmap.formats.stances import CHILDREN, label_stance
from argmap.formats.trees import Entry, Growth, grow
from argmap.model.errors import FormatError
from argmap.model.wording import tr

_GROUPS = {"supporting": "support", "opposing": "attack"}
#: What MindMup itself writes into a group.
_EMPTY = frozenset({"", "group"})
#: From this version on the outermost object is the file, and the roots are in it.
_SEVERAL_ROOTS = 3
_LOOKS = (
    "collapsed",
    "icon",
    "style",
    "position",
    "attachment",
    "image",
    "measurements",
    "progress",
    "status",
)
_READ = frozenset({"note", "parentConnector", "group", "attachment"})


def read(data: bytes, options: Options) -> Reading:
    """Read a mind map. Raises FormatError, naming the place, for what is none."""
    builder = MapBuilder(data)
    file = read_json(read_text(data, builder.report).encode())
    if not isinstance(file.get("ideas", {}), dict) or not file.keys() & {"ideas", "title", "formatVersion"}:
        raise FormatError(tr("ideas: this is no mind map of MindMup, which has an object of ideas here."))
    addresses: list[list[str]] = []
    entries = _entries(file, builder, addresses)
    growth = grow(builder, entries, options.get("children", CHILDREN.default))
    shelf = Shelf(builder)
    for node, told in zip(growth.nodes, addresses, strict=True):
        for address in told if node else ():
            shelf.cite(str(node), address)
    _add_links(file, entries, growth, builder)
    if len(growth.roots) == 1:
        builder.info["main"] = growth.roots[0]
    title = text_of(file.get("title")) or next((entry.text for entry in entries if entry.text), "")
    builder.info["title"] = builder.fitted(title.partition("\n")[0])
    return builder.finish()


def _entries(file: Object, builder: MapBuilder, addresses: list[list[str]]) -> list[Entry]:
    """Go through the ideas, each before those in it, without Python's own stack.

    To `addresses` go the pages that the texts of each lead to.
    """
    version = file.get("formatVersion")
    has_several = isinstance(version, int | float) and version >= _SEVERAL_ROOTS
    roots = _ideas(file, builder.report) if has_several else [file]
    stack: list[tuple[Object, int | None]] = [(idea, None) for idea in reversed(roots)]
    entries: list[Entry] = []
    while stack:
        idea, parent = stack.pop()
        stack += [(below, len(entries)) for below in reversed(_ideas(idea, builder.report))]
        entry, notes = _entry(idea, parent, builder)
        addresses.append(pages(notes))
        entries.append(entry)
    return entries


def _ideas(idea: Object, report: Report) -> list[Object]:
    """Give the ideas in one in their order: ranks above zero, on the right, before those below."""
    ideas = idea.get("ideas")
    if not isinstance(ideas, dict):
        report.drop(tr("parts that are no ideas"), 0 if ideas is None else 1)
        return []
    found = [ideas[rank] for rank in sorted(ideas, key=_rank) if isinstance(ideas[rank], dict)]
    report.drop(tr("parts that are no ideas"), len(ideas) - len(found))
    return found


def _rank(rank: str) -> tuple[bool, float, str]:
    try:
        number = float(rank)
    except ValueError:
        return True, float("inf"), rank
    return not number > 0, abs(number), rank


def _entry(idea: Object, parent: int | None, builder: MapBuilder) -> tuple[Entry, str]:
    """Make an entry of an idea; give it with its notes as they are in the file."""
    attr = object_of(idea.get("attr"))
    entry = Entry(parent, text_of(idea.get("title")), id=text_of(idea.get("id")) or None)
    notes = [text_of(object_of(attr.get("note")).get("text"))]
    label = text_of(object_of(attr.get("parentConnector")).get("label"))
    group = attr.get("group")
    if isinstance(group, str) and group:
        entry.is_box = True
        entry.stance = _GROUPS.get(group)
        notes.append("" if entry.text.strip() in _EMPTY else entry.text)
        entry.text = ""
    elif parent is not None:
        entry.stance = label_stance(label)
    attachment = object_of(attr.get("attachment"))
    if text_of(attachment.get("contentType")).startswith("text/"):
        notes.append(text_of(attachment.get("content")))
        attr = {key: value for key, value in attr.items() if key != "attachment"}
    note = "\n\n".join(plain(text).strip() for text in notes if text.strip())
    if entry.is_box:
        entry.link = _with_note(builder, "\n\n".join(filter(None, (label, note))))
    else:
        entry.link, entry.node = _with_note(builder, label), _with_note(builder, note)
    for name in _LOOKS:
        if attr.get(name):
            builder.report.drop(tr("looks and attachments"))
    for name in sorted(attr.keys() - _READ - set(_LOOKS)):
        builder.report.drop(tr("fields called “{name}”", name=name[:40]))
    return entry, "\n".join(notes)


def _with_note(builder: MapBuilder, note: str) -> dict[str, Any]:
    return {"note": builder.fitted(note)} if note else {}


def _add_links(file: Object, entries: list[Entry], growth: Growth, builder: MapBuilder) -> None:
    """Add the links beside the tree; they are neutral unless their label says otherwise."""
    nodes = {entry.id: id for entry, id in zip(entries, growth.nodes, strict=True) if entry.id and id}
    links = file.get("links")
    for link in links if isinstance(links, list) else ():
        start, end = (nodes.get(text_of(object_of(link).get(name))) for name in ("ideaIdFrom", "ideaIdTo"))
        if start is None or end is None:
            builder.report.drop(tr("links that end nowhere"))
            continue
        style = object_of(object_of(link.get("attr")).get("style"))
        label = text_of(style.get("label"))
        if style.get("arrow") == "from":
            start, end = end, start
        builder.link(label_stance(label) or "neutral", [start], end, **_with_note(builder, label))


def looks_like(head: bytes) -> bool:
    """Say whether a file begins like a map of MindMup."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"ideas"' in head


_CARRIES = frozenset({"support", "attack", "neutral", "linked", "undercuts", "notes", "title"})

FORMAT = Format("mindmup", "MindMup", (".mup",), read, None, looks_like, _CARRIES, (CHILDREN,))
