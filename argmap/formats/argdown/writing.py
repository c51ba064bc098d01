"""A map as Argdown text.

A link from one card to another is an indented relation. One that says more, since its
premises are linked, it has a weight, or another link bears on it, is an argument with
numbered premises. What Argdown has no words for stands as data in braces.
"""

from typing import Any

from argmap.formats.argdown.cards import is_sound
from argmap.formats.argdown.data import Data, write_braces, write_value
from argmap.formats.argdown.plan import Plan
from argmap.formats.argdown.words import fold, write_line, write_rule, write_tag, write_words
from argmap.model.graph import ArgumentMap
from argmap.model.order import in_order
from argmap.model.records import Group, Link, MapInfo, Node

_MARKS = {"support": "+", "attack": "-"}
_INDENT = "    "
#: So many levels of headings become groups by themselves.
_GROUP_DEPTH = 2


def write_argdown(map: ArgumentMap) -> bytes:
    """Write the bytes of an Argdown file."""
    return _Writer(map).write().encode("utf-8", "replace")


class _Writer:
    """Writes paragraph by paragraph."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._plan = Plan(map)
        self._paragraphs: list[str] = []

    def write(self) -> str:
        plan = self._plan
        self._paragraphs.append(_front(self._map.info, plan.titles))
        arguments: dict[str | None, list[Link]] = {}
        for id in plan.arguments:
            link = plan.links[id]
            arguments.setdefault(plan.place_of(link), []).append(link)
        groups = list(plan.groups())
        is_deep = any(depth > _GROUP_DEPTH for _, depth in groups)
        self._write_place(None, arguments)
        for group, depth in groups:
            self._paragraphs.append(_heading(group, depth, is_deep=is_deep))
            self._write_place(group.id, arguments)
        if len(self._paragraphs) == 1:  # Argdown wants something to read
            self._paragraphs.append(f"# {write_words(self._map.info.title) or 'Untitled'} {{isGroup: false}}")
        return "\n\n".join(self._paragraphs) + "\n"

    def _write_place(self, group: str | None, arguments: dict[str | None, list[Link]]) -> None:
        for node in self._plan.roots(group):
            self._paragraphs.append("\n".join(self._tree(node)))
        for link in arguments.get(group, ()):
            self._write_argument(link)

    def _tree(self, root: Node) -> list[str]:
        """Write a node with all that is indented below it."""
        plan = self._plan
        lines: list[str] = []
        open_: list[tuple[str, int, str | None]] = [("", 0, root.id)]
        while open_:
            mark, depth, id = open_.pop()
            if id is None:
                lines.append(_INDENT * depth + mark)
                continue
            lines.append(_INDENT * depth + mark + self._node(self._map.nodes[id], is_root=not depth))
            open_.extend(reversed([self._relation(link, depth + 1) for link in plan.relations_to(id)]))
        return lines

    def _relation(self, link: Link, depth: int) -> tuple[str, int, str | None]:
        """Give the mark of a relation and the node to write after it; or all of it, if it only refers."""
        premise = next(iter(link.premises))
        if self._plan.homes.get(premise) == link.id:
            return _MARKS[link.stance] + " ", depth, premise
        return f"{_MARKS[link.stance]} [{self._plan.titles[premise]}]", depth, None

    def _node(self, node: Node, *, is_root: bool) -> str:
        title = self._plan.titles.get(node.id)
        tags = [(tag, write_tag(tag)) for tag in node.tags]
        text = (write_line if is_root and title is None else write_words)(node.text)
        head = "" if title is None else f"[{title}]:" if text else f"[{title}]"
        data = self._data(node, title, [tag for tag, written in tags if written is None])
        parts = [head, text, *(written for _, written in tags if written), write_braces(data) if data else ""]
        return " ".join(filter(None, parts))

    def _data(self, node: Node, title: str | None, tags: list[str]) -> Data:
        """Give what of a node stands in braces."""
        is_generated = title is not None and title.startswith("Untitled")
        is_blank = not fold(node.text)
        data: dict[str, Any] = {
            "kind": node.kind if node.kind != "claim" or is_blank else None,
            "credence": node.credence if is_sound("credence", _listed(node.credence)) else None,
            "judgement": node.judgement,
            "note": node.note or None,
            "tags": tags or None,
            "title": node.title if node.title and node.title != title else None,
            "text": node.text if node.text != fold(node.text) else None,
            "isInMap": True if is_generated or self._plan.is_apart(node.id) else None,
            "isInGroup": True if is_blank and self._plan.group_of(node) is not None else None,
        }
        return {name: value for name, value in data.items() if value is not None}

    def _write_argument(self, link: Link) -> None:
        plan = self._plan
        head = [f"<{plan.arguments[link.id]}>"]
        for other in plan.relations_to(link.id):
            mark = "+" if other.stance == "support" else "_"
            head.append(f"{_INDENT}{mark} [{plan.titles[next(iter(other.premises))]}]")
        steps = [f"({n}) [{plan.titles[id]}]" for n, id in enumerate(in_order(link.premises), 1)]
        conclusion = f"({len(steps) + 1}) {self._conclusion(link)}"
        self._paragraphs += ["\n".join(head), "\n".join([*steps, *_inference(link), conclusion])]

    def _conclusion(self, link: Link) -> str:
        """Give what is concluded: the target, or a statement without words that only bears on the target."""
        plan = self._plan
        if link.target in self._map.nodes:
            target, mark = f"[{plan.titles[link.target]}]", "->"
            if link.stance == "support":
                return target
        else:
            target, mark = f"<{plan.arguments[link.target]}>", "+>" if link.stance == "support" else "_>"
        number = plan.arguments[link.id].rpartition(" ")[2]
        return f"[Untitled step {number}]\n{_INDENT}{mark} {target}"


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _inference(link: Link) -> list[str]:
    """Write the line between premises and conclusion, with its rule and data."""
    rule = write_rule(link.scheme or "")
    data: dict[str, Any] = {
        "weight": link.weight,
        "scheme": link.scheme if link.scheme and link.scheme != fold(link.scheme) else None,
        "note": link.note or None,
    }
    said = {name: value for name, value in data.items() if value is not None}
    if not rule and not said:
        return ["-----"]
    return ["--", " ".join(filter(None, [rule, write_braces(said) if said else ""])), "--"]


def _heading(group: Group, depth: int, *, is_deep: bool) -> str:
    title = write_words(group.title)
    data: dict[str, Any] = {"title": group.title} if fold(group.title) != group.title or not title else {}
    if is_deep:
        data["isGroup"] = True
    return " ".join(filter(None, ["#" * depth, title or "Untitled", write_braces(data) if data else ""]))


def _front(info: MapInfo, titles: dict[str, str]) -> str:
    """Write the settings: what is said of the whole map, and how it is to be read."""
    said: dict[str, Any] = {"title": info.title, "author": list(info.authors), "question": info.question}
    said["main"] = titles.get(info.main or "")
    lines = [f"{name}: {write_value(value)}" for name, value in said.items() if value]
    settings = ["argmap:", "    level: structure", "model:", "    removeTagsFromText: true"]
    return "\n".join(["===", *lines, *settings, "==="])
