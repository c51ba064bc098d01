"""What cards and links hold besides texts, as pairs of short words: “kind”: “evidence”. Knows no format.

Formats that have a place for such pairs, attributes of XML or JSON, write and read them here.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from argmap.formats.building import MapBuilder
from argmap.formats.fields import JUDGEMENTS, credence_in, fits, share_in
from argmap.formats.stances import stance_named
from argmap.model.records import KINDS, Credence, Direction, Link, Node, as_band
from argmap.model.wording import tr

Words = dict[str, str]

#: The key of the object in which argmap keeps such pairs in files of JSON, as AIF's reader and writer do.
KEY = "x-argmap"
#: Every feature that these pairs carry.
CARRIED = frozenset({"kinds", "titles", "credence", "judgements", "weights", "schemes"})


def node_words(node: Node) -> Words:
    """Say what a node holds besides its text, note and tags; what it holds by default is left out."""
    found = {
        "kind": node.kind if node.kind != "claim" else "",
        "title": node.title or "",
        "credence": _shares(node.credence) if node.credence is not None else "",
        "judgement": node.judgement or "",
    }
    return {name: value for name, value in found.items() if value}


def link_words(link: Link) -> Words:
    """Say what a link holds besides its ends and stance."""
    found = {
        "weight": _share(link.weight) if link.weight is not None else "",
        "scheme": link.scheme or "",
        "link-note": link.note,
    }
    return {name: value for name, value in found.items() if value}


def take_node_fields(words: Words, builder: MapBuilder) -> dict[str, Any]:
    """Take what says something of a node out of the words, as its fields; what makes no sense stays there."""
    fields: dict[str, Any] = {}
    if words.get("kind") in KINDS:
        fields["kind"] = words.pop("kind")
    if "title" in words:
        fields["title"] = builder.fitted(words.pop("title")) or None
    if words.get("judgement") in JUDGEMENTS:
        fields["judgement"] = words.pop("judgement")
    credence = credence_in(words["credence"]) if "credence" in words else None
    if credence is not None:
        del words["credence"]
        fields["credence"] = credence
    return fields


def take_link_fields(words: Words, builder: MapBuilder) -> dict[str, Any]:
    """Take what says something of a link out of the words, as its fields."""
    fields: dict[str, Any] = {}
    weight = share_in(words.get("weight", ""))
    if weight is not None:
        del words["weight"]
        fields["weight"] = weight
    for name, field in (("scheme", "scheme"), ("link-note", "note")):
        if words.get(name):
            fields[field] = builder.fitted(words.pop(name))
    return fields


def take_stance(words: Words) -> str | None:
    """Take a stance out of the words; None, and the word stays, where it is none that argmap knows."""
    stance = stance_named(words["stance"]) if words.get("stance") else None
    if stance is not None:
        del words["stance"]
    return stance


def own_words(item: Mapping[str, Any]) -> Words:
    """Give the pairs that argmap has put into an object of JSON."""
    own = item.get(KEY)
    words = own.items() if isinstance(own, dict) else ()
    return {name: value for name, value in words if isinstance(value, str)}


def shown(node: Node) -> str:
    """Give what a card says in one text: its title before its words."""
    if not node.title:
        return node.text
    return f"{node.title}: {node.text}" if node.text.strip() else node.title


def untitled(text: str, title: str) -> tuple[str, str | None]:
    """Take the title off a text that was `shown`; without one where the text has been changed since."""
    if text.strip() == title.strip():
        return "", title
    before = f"{title}: ".lstrip()
    return (text.lstrip()[len(before) :], title) if text.lstrip().startswith(before) else (text, None)


def left_over(words: Iterable[tuple[str, str]]) -> str:
    """Write the pairs that say nothing to argmap as lines for a note, so that they are kept."""
    return "\n".join(tr("{name}: {value}", name=name, value=value) for name, value in words)


def tag_list(tags: Mapping[str, bool], separator: str) -> str:
    """Write tags one after the other, what separates them left out of their own words."""
    return separator.join(" ".join(tag.replace(separator, " ").split()) for tag in sorted(tags))


def read_tags(text: str, separator: str, builder: MapBuilder) -> dict[str, bool]:
    """Read tags written one after the other."""
    tags = (builder.fitted(tag.strip()) for tag in text.split(separator))
    return {tag: True for tag in tags if tag}


def read_info(words: Mapping[str, str]) -> dict[str, Any]:
    """Give the direction of a map and the scale of its words, where they are given."""
    types = {"direction": Direction, "scale": str}
    return {name: words[name] for name, type in types.items() if name in words and fits(words[name], type)}


def _shares(credence: Credence) -> str:
    low, high = as_band(credence)
    return f"{_share(low)}–{_share(high)}" if isinstance(credence, tuple) else _share(low)


def _share(share: float) -> str:
    """Write a share with all its digits and without an exponent."""
    return f"{Decimal(repr(float(share))):f}"
