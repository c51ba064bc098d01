"""What one node of Freeplane holds: its words, icons and addresses. Makes no cards and knows no tree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.formats.hypertext import pages, plain
from argmap.formats.markup import is_followed
from argmap.formats.report import Report
from argmap.formats.xmltree import name_of, words_in
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ICONS = {
    **dict.fromkeys(("yes", "button_ok", "addition", "positive", "very_positive"), "support"),
    **dict.fromkeys(("emoji-1f44d", "emoji-2705", "emoji-2795", "emoji-2714"), "support"),
    **dict.fromkeys(("no", "button_cancel", "subtraction", "negative", "very_negative"), "attack"),
    **dict.fromkeys(("emoji-1f44e", "emoji-274c", "emoji-2796", "emoji-2716"), "attack"),
}
_BREAKING = frozenset(
    ["blockquote", "br", "dd", "div", "dt", "hr", "li", "ol", "p", "pre", "table", "tr", "ul"]
    + [f"h{level}" for level in range(1, 7)]
)
#: What is read, or says nothing that a reader of the map would miss.
_TOLD = frozenset({"attribute", "arrowlink", "linktarget", "attribute_layout", "text", "icon", "richcontent"})


class Content:
    """A node, with what is in it sorted by name; the nodes in it are `below`."""

    __slots__ = ("_parts", "below", "element")

    def __init__(self, element: "Element") -> None:
        self.element = element
        self.below: list[Element] = []
        self._parts: dict[str, list[Element]] = {}
        for one in element:
            name = name_of(one)
            if name == "node":
                self.below.append(one)
            else:
                self._parts.setdefault(name, []).append(one)

    def parts(self, name: str) -> "Sequence[Element]":
        """Give the elements of one name in the node itself."""
        return self._parts.get(name, ())

    def rich(self) -> dict[str, str]:
        """Give the words of rich content by its type: NODE, DETAILS or NOTE."""
        return {one.get("TYPE", "NODE"): _rich_text(one) for one in self.parts("richcontent")}

    def text(self) -> str:
        """Give the words of the node where they are no rich content."""
        text = self.element.get("TEXT") or self.element.get("LOCALIZED_TEXT", "").replace("_", " ")
        return plain(text) if _is_html(text) else text

    def formulas(self) -> str:
        """Give the formulas of LaTeX that hang on the node."""
        return "\n".join(filter(None, (one.get("EQUATION") for one in self.parts("hook"))))

    def old_notes(self) -> list[str]:
        """Give the notes that early FreeMind hung on the node."""
        return [
            words_in(part, _BREAKING) for one in self.parts("hook") for part in one if name_of(part) == "text"
        ]

    def stance(self, report: Report) -> str | None:
        """Give the stance that an icon tells; count the icons that tell none."""
        names = [one.get("BUILTIN", "").lower() for one in self.parts("icon")]
        stances = [_ICONS[name] for name in names if name in _ICONS]
        if names:
            report.drop(tr("icons"), len(names) - len(stances[:1]))
        return stances[0] if stances else None

    def target(self) -> list[tuple[str, str]]:
        """Give what the node leads to where that is no page, as a pair for a note."""
        link = self.element.get("LINK", "")
        return [("link", link)] if link and not is_followed(link) else []

    def addresses(self, report: Report) -> list[str]:
        """Give the pages that the node and the links in its texts lead to; count pictures and other links."""
        link, text = self.element.get("LINK", ""), self.element.get("TEXT", "")
        inner = [part for one in self.parts("richcontent") for part in one.iter()]
        told = [part.get("href", "") for part in inner if name_of(part) == "a"]
        told += pages(text) if _is_html(text) else []
        found = [address for address in told if is_followed(address)]
        if inner:
            report.drop(tr("links in texts to what is no page"), len(told) - len(found))
            report.drop(tr("pictures"), sum(name_of(part) == "img" for part in inner))
        if is_followed(link):
            found.insert(0, link)
        return list(dict.fromkeys(found))

    def tell_losses(self, report: Report) -> None:
        """Count what is not read."""
        if self.element.get("ENCRYPTED_CONTENT"):
            report.drop(tr("branches that are encrypted"))
        for hook in self.parts("hook"):
            if hook.get("URI"):
                report.drop(tr("pictures"))
            elif not (hook.get("EQUATION") or any(name_of(part) == "text" for part in hook)):
                report.drop(tr("looks and settings of the other program"))
        for name in self._parts.keys() - _TOLD - {"hook"}:
            report.drop(tr("looks and settings of the other program"), len(self._parts[name]))


def _is_html(text: str) -> bool:
    """Say whether a text is HTML, as it is where FreeMind found no other way."""
    return text.lstrip()[:5].lower() == "<html"


def _rich_text(element: "Element") -> str:
    """Give the words of rich content: HTML in XML, or since Freeplane 1.9 plain text in an element."""
    for one in element:
        if name_of(one) == "text":
            return (one.text or "").strip()
    bodies = [body for page in element if name_of(page) == "html" for body in page if name_of(body) == "body"]
    return words_in(bodies[0] if bodies else element, _BREAKING)
