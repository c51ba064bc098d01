"""The styles of an essay plan for word processors, in the colours of the light theme. Writes no text."""

from functools import cache

from argmap.picture.palette import load_theme

#: Names of styles that word processors have by themselves.
_KNOWN = {"Title", "Subtitle", "heading 1", "heading 2", "Quote", "Hyperlink", "Strong"} | {
    "endnote text",
    "endnote reference",
}


@cache
def style_sheet() -> str:
    """Give all styles as XML; headings have the names that word processors make an outline from."""
    theme = load_theme("light")
    plain = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{plain}<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'
        "</w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_space(0, 80)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    rows = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        _of_paragraphs("Title", "Title", _space(0, 60), _letters(40, is_bold=True)),
        _of_paragraphs("Subtitle", "Subtitle", _space(0, 120), _letters(26, theme.muted)),
        _of_paragraphs("Heading1", "heading 1", _heading(0, 360), _letters(30, is_bold=True)),
        _of_paragraphs("Heading2", "heading 2", _heading(1, 240), _letters(24, is_bold=True)),
        _of_paragraphs("MainClaim", "Main claim", "", _letters(26)),
        _of_paragraphs("Statement", "Statement", "", ""),
        _of_paragraphs("Point", "Point", _space(120, 40), ""),
        _of_paragraphs("Quote", "Quote", "", ""),
        _of_paragraphs("Facts", "Facts", "", _letters(18, theme.muted)),
        _of_paragraphs("Note", "Note", "", _letters(20, theme.muted)),
        _of_paragraphs("EndnoteText", "endnote text", _space(0, 40), _letters(20)),
        _of_letters("EndnoteReference", "endnote reference", '<w:vertAlign w:val="superscript"/>'),
        _of_letters("Hyperlink", "Hyperlink", f'{_colour(theme.accent)}<w:u w:val="single"/>'),
        _of_letters("Strong", "Strong", "<w:b/><w:bCs/>"),
        _of_letters("Aside", "Aside", _letters(18, theme.muted)),
        _of_letters("Quoted", "Quoted words", "<w:i/><w:iCs/>"),
        _of_letters("Role", "Role", f"<w:b/><w:bCs/>{_colour(theme.neutral)}"),
        _of_letters("Rolesupport", "Role of a support", f"<w:b/><w:bCs/>{_colour(theme.support)}"),
        _of_letters("Roleattack", "Role of an attack", f"<w:b/><w:bCs/>{_colour(theme.attack)}"),
    ]
    return defaults + "".join(rows)


def _of_paragraphs(id: str, name: str, spacing: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph"{_own(name)} w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{spacing}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _of_letters(id: str, name: str, letters: str) -> str:
    return (
        f'<w:style w:type="character"{_own(name)} w:styleId="{id}"><w:name w:val="{name}"/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _own(name: str) -> str:
    return "" if name in _KNOWN else ' w:customStyle="1"'


def _letters(half_points: int, colour: str = "", *, is_bold: bool = False) -> str:
    bold = "<w:b/><w:bCs/>" if is_bold else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f"{bold}{_colour(colour) if colour else ''}{size}"


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour[1:].upper()}"/>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _heading(level: int, before: int) -> str:
    return f'<w:keepNext/>{_space(before, 80)}<w:outlineLvl w:val="{level}"/>'
