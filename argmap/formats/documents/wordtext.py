"""Runs, paragraphs and endnotes in the XML of word processors. Knows no essay and no other part of a file."""

from collections.abc import Iterator, Sequence
from html import escape

from argmap.formats.documents.essay import Listed, sound
from argmap.layout.sizes import is_right_to_left

#: How far a level of points stands in, in twentieths of a point; deeper levels stand as the last.
_INDENT = 280
_LEVELS = 8


def words(text: str) -> str:
    """Give a text as it may stand in XML."""
    return escape(sound(text))


def run(text: str, style: str = "") -> str:
    """Give a run of text in a character style, its lines broken where the text breaks them."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:rtl/>" if is_right_to_left(text) else ""
    lines = (f'<w:t xml:space="preserve">{words(line)}</w:t>' for line in sound(text).split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def paragraph(style: str, runs: str, text: str = "", level: int = 0) -> str:
    """Give a paragraph of some runs; `text` tells which way it runs, `level` how far it stands in."""
    look = f'<w:pStyle w:val="{style}"/>'
    look += "<w:bidi/>" if is_right_to_left(text) else ""
    look += f'<w:ind w:left="{_INDENT * min(level, _LEVELS)}"/>' if level else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


class Notes:
    """The endnotes: one a source, at its first mark; later marks refer to the first."""

    def __init__(self, sources: Sequence[Listed]) -> None:
        self._sources = {source.number: source for source in sources if source.number}
        self._marked: set[int] = set()
        #: Addresses that endnotes link to, as relation → address.
        self.links: dict[str, str] = {}

    def mark(self, number: int | None) -> str:
        """Give the raised number of a source."""
        if number is None:
            return ""
        if number in self._marked:
            return _again(number)
        self._marked.add(number)
        reference = _raised(f'<w:endnoteReference w:id="{number}"/>')
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="source{number}"/>{reference}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def written(self) -> Iterator[str]:
        """Give the endnotes."""
        for number, source in self._sources.items():
            said = _raised("<w:endnoteRef/>") + run(f" {source.words}") + self._link(source)
            if source.remarks:
                said += run(f" · {' · '.join(source.remarks)}", "Aside")
            yield f'<w:endnote w:id="{number}">{paragraph("EndnoteText", said)}</w:endnote>'

    def _link(self, source: Listed) -> str:
        if not source.address:
            return ""
        relation = f"link{source.number}"
        self.links[relation] = source.address
        return run(" ") + f'<w:hyperlink r:id="{relation}">{run(source.address, "Hyperlink")}</w:hyperlink>'


def _again(number: int) -> str:
    """Give a field that shows the number of an earlier mark, also when that number changes."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> NOTEREF source{number} \\f \\h </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{number}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(map(_raised, parts))


def _raised(inside: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr>{inside}</w:r>'
