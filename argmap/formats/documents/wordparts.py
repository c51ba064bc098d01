"""The parts of a DOCX file and how they are packed: styles, settings, relations. Knows no essay."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.formats.documents.wordstyle import style_sheet
from argmap.formats.documents.wordtext import words

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "endnotes")
#: The two notes that part the endnotes from the text, at their beginning and on further pages.
_LINES = (("separator", -1), ("continuationSeparator", 0))
_DECIMAL = '<w:endnotePr><w:numFmt w:val="decimal"/>{}</w:endnotePr>'


def document(body: str) -> str:
    """Give the main part with these paragraphs, on A4."""
    page = '<w:pgSz w:w="11906" w:h="16838"/>'
    margins = (
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" '
        'w:gutter="0"/>'
    )
    section = f"<w:sectPr>{_DECIMAL.format('')}{page}{margins}</w:sectPr>"
    return _part("document", f"<w:body>{body}{section}</w:body>")


def endnotes(heading: str, written: str) -> str:
    """Give the part with the endnotes; the heading stands where a line would part them from the text."""
    lines = (heading, "<w:p><w:r><w:continuationSeparator/></w:r></w:p>")
    parting = "".join(
        f'<w:endnote w:type="{type}" w:id="{id}">{line}</w:endnote>'
        for (type, id), line in zip(_LINES, lines, strict=True)
    )
    return _part("endnotes", parting + written)


def pack(
    *, document: str, endnotes: str, links: Mapping[str, str], title: str, authors: Sequence[str]
) -> bytes:
    """Put the parts of a file together."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {
                "document": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _core(title, authors),
        "word/document.xml": document,
        "word/endnotes.xml": endnotes,
        "word/settings.xml": _settings(),
        "word/styles.xml": _part("styles", style_sheet()),
        "word/_rels/document.xml.rels": _relations(
            {name: (f"{_OFFICE}/{name}", f"{name}.xml") for name in _PARTS}
        ),
    }
    if links:
        outside = {id: (f"{_OFFICE}/hyperlink", address) for id, address in links.items()}
        parts["word/_rels/endnotes.xml.rels"] = _relations(outside, ' TargetMode="External"')
    return _zipped(parts)


def _zipped(parts: Mapping[str, str]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for name, text in parts.items():
            entry = ZipInfo(name)  # says 1980, so that the same map gives the same bytes
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, text.encode())
    return packed.getvalue()


def _part(name: str, inside: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{inside}</w:{name}>'


def _settings() -> str:
    lines = "".join(f'<w:endnote w:id="{id}"/>' for _, id in _LINES)
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return _part("settings", _DECIMAL.format(lines) + compatibility)


def _content_types() -> str:
    overrides = {
        "word/document.xml": f"{_TYPE}.document.main+xml",
        **{f"word/{name}.xml": f"{_TYPE}.{name}+xml" for name in _PARTS},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in overrides.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'


def _relations(related: Mapping[str, tuple[str, str]], mode: str = "") -> str:
    rows = "".join(
        f'<Relationship Id="{id}" Type="{type}" Target="{words(target)}"{mode}/>'
        for id, (type, target) in related.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core(title: str, authors: Sequence[str]) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{words(title)}</dc:title><dc:creator>{words('; '.join(authors))}</dc:creator>"
        "</cp:coreProperties>"
    )
