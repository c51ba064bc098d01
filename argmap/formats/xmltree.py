"""XML from elsewhere to a tree of elements, and text to XML. Fetches and expands nothing; knows no format."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.formats.decoding import read_text
from argmap.formats.plain import FILE_LIMIT
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
#: No-break spaces are not among these: they stand for spaces that HTML would not show.
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NAMESPACE = re.compile(r"^\{[^}]*\}")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Line ends and tabs too: XML readers turn them into spaces in attributes.
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#xa;",
    "\r": "&#xd;",
    "\t": "&#x9;",
}
_ESCAPED = re.compile('[&<>"\n\r\t]')


def read_xml(data: bytes, report: Report) -> "Element":
    """Read a file of XML, in the encoding it names or else UTF-8; give its root.

    Raises FormatError, naming the line, for what is no XML, and for entities and document
    types, which are how XML fetches and multiplies.
    """
    if len(data) > FILE_LIMIT:
        raise FormatError(tr("The file is larger than {limit} MiB.", limit=FILE_LIMIT // 2**20))
    try:
        return _parse(data)
    except FormatError:
        if _is_utf_8(data) or data.startswith(_WIDE):
            raise
    text = read_text(data, report)  # says which lines are not UTF-8
    declared = _DECLARATION.match(text)
    return _parse(text[declared.end() :] if declared else text)


def name_of(element: "Element") -> str:
    """Give an element's name without its namespace."""
    return _NAMESPACE.sub("", element.tag) if isinstance(element.tag, str) else ""


def words_in(element: "Element", breaking: frozenset[str]) -> str:
    """Give all text inside an element as HTML shows it: those named in `breaking` have lines of their own."""
    lines: list[list[str]] = [[element.text or ""]]
    is_begun = bool(lines[0][0].strip())  # whether the last line shows anything so far
    stack: list[tuple[Element, Iterator[Element]]] = [(element, iter(element))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack and name_of(parent) in breaking:
                lines.append([])
                is_begun = False
            piece = (parent.tail or "") if stack else ""
        else:
            if name_of(child) in breaking and is_begun:
                lines.append([])
                is_begun = False
            piece = child.text or ""
            stack.append((child, iter(child)))
        lines[-1].append(piece)
        is_begun = is_begun or bool(piece.strip())
    shown = [_SPACES.sub(" ", "".join(line)).strip(" ") for line in lines]
    return "\n".join(shown).strip("\n").replace("\xa0", " ")


def tag(name: str, attributes: Mapping[str, str], *, is_empty: bool = False) -> str:
    """Write the opening tag of an element, or an empty one."""
    written = "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if is_empty else ''}>"


def escaped(text: str) -> str:
    """Write a text so that XML reads it back, in attributes and between tags."""
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], _NOT_IN_XML.sub("\ufffd", text))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parse(source: bytes | str) -> "Element":
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415  the error alone

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  loaded for XML files only
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        return fromstring(source, forbid_dtd=True)  # type: ignore[no-any-return]
    except DefusedXmlException as error:
        raise FormatError(
            tr("The file declares a document type or entities, which argmap does not read.")
        ) from error
    except ParseError as error:
        line, column = error.position
        why = str(error).partition(":")[0]
        raise FormatError(
            tr("Line {line}, column {column}: this is not XML: {why}.", line=line, column=column + 1, why=why)
        ) from error
    except (ValueError, LookupError) as error:
        raise FormatError(tr("The file is in an encoding that cannot be read: {why}.", why=error)) from error
