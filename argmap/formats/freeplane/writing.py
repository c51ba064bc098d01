"""Writes maps for Freeplane (.mm): a stance is an icon, and what has no icon an attribute of the node."""

from argmap.formats.annotations import Words, link_words, node_words, shown, tag_list
from argmap.formats.freeplane.attributes import OWN
from argmap.formats.planting import Bracket, Planted, nested, plant, reference
from argmap.formats.registry import Options
from argmap.formats.stances import MARKS, heading, take_mark
from argmap.formats.xmltree import escaped, tag
from argmap.model.graph import ArgumentMap

#: A tick and a cross, which FreeMind has as well.
_ICONS = {"support": "button_ok", "attack": "button_cancel"}


def write(map: ArgumentMap, _options: Options) -> bytes:
    """Write a mind map. Where the map has not just one root, they hang at a node with its title."""
    entries = plant(map)
    is_alone = sum(entry.parent is None for entry in entries) == 1
    lines = ['<map version="freeplane 1.9.0">']
    if not is_alone:
        title = "" if _is_html(map.info.title) else map.info.title
        lines += [tag("node", {"TEXT": title}), _attribute("nodes", "all"), *_info(map, title)]
    for bracket in nested(entries):
        lines += _lines(bracket, entries, map, is_alone=is_alone) if bracket.opens else ["</node>"]
    if not is_alone:
        lines.append("</node>")
    return "\n".join([*lines, "</map>\n"]).encode()


def _info(map: ArgumentMap, title: str) -> list[str]:
    """Write what holds for the whole map; its title where the root says something else."""
    told = [_attribute("map-title", map.info.title)] if map.info.title != title else []
    told += [_attribute("question", map.info.question)] if map.info.question else []
    return told + [_attribute("author", author) for author in map.info.authors]


def _lines(bracket: Bracket, entries: list[Planted], map: ArgumentMap, *, is_alone: bool) -> list[str]:
    """Write a node with all that is in it but the nodes below."""
    entry = bracket.entry
    words: Words = {}
    told, inside = _card(entry, entries, words)
    if entry.node is not None and entry.see is None and not is_alone and map.info.main == entry.node.id:
        words["main"] = "yes"
    if entry.parent is None and is_alone:
        inside += _info(map, told["TEXT"].strip().partition("\n")[0])  # what is read as the title
    if entry.link is not None:
        words |= link_words(entry.link)
        inside += _stance(entry, told, words)
    if _is_html(told["TEXT"]):
        inside.append(_rich("NODE", told.pop("TEXT")))
    inside += [_attribute(name, value) for name, value in words.items()]
    is_empty = bracket.is_leaf and not inside
    closing = ["</node>"] if bracket.is_leaf and inside else []
    return [tag("node", told, is_empty=is_empty), *inside, *closing]


def _card(entry: Planted, entries: list[Planted], words: Words) -> tuple[Words, list[str]]:
    """Give the attributes of a node's tag, and what is in it; put the rest into its words."""
    node = entry.node
    if node is None:
        words["linked"] = "yes"
        return {"TEXT": "", "ID": entry.link.id if entry.link else ""}, []
    if entry.see is not None:
        words["see"] = node.id
        return {"TEXT": reference(entries[entry.see]), "LINK": f"#{node.id}"}, []
    words |= node_words(node)
    told = {"TEXT": shown(node), "ID": node.id}
    if node.tags:
        told["TAGS"] = tag_list(node.tags, "\n")
    return told, [_rich("NOTE", node.note)] if node.note.strip() else []


def _stance(entry: Planted, told: Words, words: Words) -> list[str]:
    """Give the icon of a stance; put it into the words where it has none and the text would tell another."""
    stance = entry.link.stance if entry.link else "neutral"
    mark = heading(told["TEXT"]) or take_mark(told["TEXT"])[0]
    if stance in _ICONS:
        if mark == stance:  # a reader takes one mark off that says what the icon says
            told["TEXT"] = MARKS[stance] + told["TEXT"]
        return [tag("icon", {"BUILTIN": _ICONS[stance]}, is_empty=True)]
    if stance != "neutral" or entry.is_box or mark:
        words["stance"] = stance
    return []


def _is_html(text: str) -> bool:
    """Say whether Freeplane would take a text for HTML."""
    return text.lstrip()[:5].lower() == "<html"


def _attribute(name: str, value: str) -> str:
    return tag("attribute", {"NAME": OWN + name, "VALUE": value}, is_empty=True)


def _rich(type: str, text: str) -> str:
    """Write a text as the HTML that every version reads; spaces that HTML would not show are made to stay."""
    lines = "".join(f"<p>{escaped(_held(line))}</p>" for line in text.split("\n"))
    return f'<richcontent TYPE="{type}"><html><head/><body>{lines}</body></html></richcontent>'


def _held(line: str) -> str:
    """Make the spaces of a line stay, those at its ends and those that follow one another."""
    held = line.replace("\t", " ").replace("  ", "\xa0 ").replace("  ", "\xa0 ")
    if held.startswith(" "):
        held = f"\xa0{held[1:]}"
    return f"{held[:-1]}\xa0" if held.endswith(" ") else held
