"""What a file of the AIF family says, in one shape, whichever dialect it is in. Makes no map.

The dialects: AIFdb's own JSON; xAIF and OVA3, which put that in an envelope with places and
the text; and OVA2, whose edges hold whole nodes.
"""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from argmap.formats.decoding import read_text
from argmap.formats.plain import read_json
from argmap.formats.report import Report
from argmap.model.errors import FormatError
from argmap.model.wording import tr

ITEM_LIMIT = 400_000
EDGE_LIMIT = 1_000_000
_FAR = 1e8
#: Larger numbers are no ids, and take long to write out.
_HUGE = 10**18

#: The key under which argmap keeps what AIF has no word for.
KEPT = "x-argmap"

#: What an analysis of OVA2 may say, in small letters.
_OF_DOCUMENT = ("documenttitle", "documentsource", "documentdate")
_OF_ANALYSIS = frozenset(
    ("txt", "plain_txt", "url", "title", "firstname", "surname", "annotatorname", *_OF_DOCUMENT)
)

TYPES = ("I", "RA", "CA", "MA", "PA", "L", "TA", "YA")


class Item(NamedTuple):
    """A node of the file: `label` is its text as it stands, `scheme` the name of what it applies."""

    id: str
    type: str
    label: str
    scheme: str
    kept: dict[str, Any] | None


class Document(NamedTuple):
    """What an analysis says of the text it was made from."""

    title: str = ""
    source: str = ""
    date: str = ""


_UNKNOWN = Document()


class Utterance(NamedTuple):
    """Who said something, and when."""

    person: str
    time: str


@dataclass(slots=True)
class Nodeset:
    """The items of a file by id, in its order, and which leads to which, each way."""

    items: dict[str, Item] = field(default_factory=dict)
    out: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    into: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    utterances: dict[str, Utterance] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    text: str = ""
    url: str = ""
    title: str = ""
    analysts: tuple[str, ...] = ()
    document: Document = _UNKNOWN
    kept: dict[str, Any] | None = None


def read_nodeset(data: bytes, report: Report) -> Nodeset:
    """Read the bytes of a file. Raises FormatError, naming the place."""
    raw = _read_object(data, report)
    envelope = _named(raw, "aif")
    aif = raw if envelope is None else _object(envelope, "AIF")
    ova = _named(raw, "ova")
    if envelope is None and not any(
        _named(raw, name) is not None or name in raw for name in ("nodes", "edges")
    ):
        raise FormatError(
            tr("This is not an AIF file: expected “nodes” and “edges”, or “AIF” with these in it.")
        )
    found = Nodeset()
    kept = raw.get(KEPT)
    found.kept = kept if isinstance(kept, dict) else None
    _read_items(found, aif, report)
    _read_edges(found, aif, report)
    _read_people(found, aif, report)
    _read_surroundings(found, raw, ova if isinstance(ova, dict) else {}, report)
    _count_rest(aif, report)
    return found


def _read_object(data: bytes, report: Report) -> dict[str, Any]:
    """Read the file as it stands, or with what is no text taken out of it where that makes it readable."""
    with suppress(FormatError):
        return read_json(data)
    text = read_text(data, report)
    if not text.lstrip().startswith("{"):
        raise FormatError(tr("This is not an AIF file: expected an object, in braces."))
    return read_json(text.encode())


def _read_items(found: Nodeset, aif: dict[str, Any], report: Report) -> None:
    rows = _rows(aif, "nodes", ITEM_LIMIT)
    for index, row in enumerate(rows):
        if not isinstance(row, dict):
            report.drop(tr("entries among the nodes that are no objects"))
            continue
        item = _item(row, index)
        if item.id in found.items:
            report.drop(tr("nodes with an id that another has"))
            continue
        found.items[item.id] = item
        if "x" in row:  # as OVA2 has it
            _place(found, item.id, row)
        speaker = _id(row["participantID"]) if "participantID" in row else None
        if speaker and speaker != "0":
            found.utterances[item.id] = Utterance(speaker, "")
    if rows and not any(item.type in TYPES for item in found.items.values()):
        raise FormatError(
            tr(
                "nodes: none is of a type that AIF knows; expected “type” to be one of {types}.",
                types=", ".join(TYPES),
            )
        )


def _item(row: dict[str, Any], index: int) -> Item:
    type, text = row.get("type"), row.get("text")
    scheme = _words(row["scheme"]) if "scheme" in row else ""
    kept, id = row.get(KEPT), row.get("nodeID")
    return Item(
        id if isinstance(id, str) and id else _id(row.get("nodeID", row.get("id"))) or f"?{index}",
        type if type in TYPES else _words(type).strip().upper(),
        text if isinstance(text, str) else _words(text),
        "" if scheme.strip().isdigit() else scheme,
        kept if isinstance(kept, dict) else None,
    )


def _read_edges(found: Nodeset, aif: dict[str, Any], report: Report) -> None:
    items, out, into = found.items, found.out, found.into
    for row in _rows(aif, "edges", EDGE_LIMIT):
        start, end = _ends(row) if isinstance(row, dict) else ("", "")
        if start not in items or end not in items:
            report.drop(tr("edges with an end that is not there"))
        elif end in out[start]:
            report.drop(tr("edges that are there twice"))
        else:
            out[start][end] = None
            into[end][start] = None


def _ends(row: dict[str, Any]) -> tuple[str, str]:
    start, end = row.get("fromID"), row.get("toID")
    if type(start) is str and type(end) is str:  # nearly always: spares three calls for each edge
        return start, end
    return _id(_end(row, "from")) or "", _id(_end(row, "to")) or ""


def _end(row: dict[str, Any], name: str) -> Any:
    """Give the id at one end of an edge; OVA2 has the whole node there."""
    end = row.get(f"{name}ID", row.get(name))
    return end.get("nodeID", end.get("id")) if isinstance(end, dict) else end


def _read_people(found: Nodeset, aif: dict[str, Any], report: Report) -> None:
    for row in _objects(aif, "participants"):
        id = _id(row.get("participantID", row.get("id")))
        name = " ".join(f"{_words(row.get('firstname'))} {_words(row.get('surname'))}".split())
        if id and name:
            found.people.setdefault(id, name)
    for row in _objects(aif, "locutions"):
        time = _words(row.get("start")) or _words(row.get("timestamp"))
        found.utterances[_id(row.get("nodeID")) or ""] = Utterance(_id(row.get("personID")) or "", time)
        if _words(row.get("source")):
            report.drop(tr("names of what a locution was taken from"))


def _read_surroundings(found: Nodeset, raw: dict[str, Any], ova: dict[str, Any], report: Report) -> None:
    """Read where the nodes stand, the text, and who made the analysis of what."""
    for row in _objects(ova, "nodes"):
        id = _id(row.get("nodeID", row.get("id")))
        if id in found.items:
            _place(found, id, row)
    for text in (raw.get("text"), raw.get("analysis")):
        if isinstance(text, dict):
            found.text = found.text or _words(text.get("txt"))
            found.url = found.url or _words(text.get("url"))
        elif isinstance(text, str):
            found.text = found.text or text
    found.url = found.url or _words(ova.get("url"))
    analysis = raw.get("analysis")
    _read_analysis(found, analysis if isinstance(analysis, dict) else {}, ova, report)
    found.title = found.title or _words(raw.get("title"))


def _read_analysis(found: Nodeset, analysis: dict[str, Any], ova: dict[str, Any], report: Report) -> None:
    """Read what OVA2 says of an analysis, and who made it; of the rest count what says something."""
    said = {name.lower(): _words(value).strip() for name, value in analysis.items()}
    author = ova or analysis
    names = (
        f"{_words(author.get('firstname'))} {_words(author.get('surname'))}",
        said.get("annotatorname", ""),
    )
    found.analysts = tuple(dict.fromkeys(name for one in names if (name := " ".join(one.split()))))
    found.title = said.get("title", "")
    found.document = Document(*(said.get(name, "") for name in _OF_DOCUMENT))
    rest = [name for name, value in analysis.items() if value and name.lower() not in _OF_ANALYSIS]
    report.drop(tr("other remarks on the analysis"), len(rest))


def _place(found: Nodeset, id: str, row: dict[str, Any]) -> None:
    x, y = row.get("x"), row.get("y")
    if isinstance(x, int | float) and isinstance(y, int | float) and max(abs(x), abs(y)) <= _FAR:
        found.places[id] = (float(x), float(y))


def _count_rest(aif: dict[str, Any], report: Report) -> None:
    """Count what scheme nodes say of their premises: in tables of their own, or at each node as in OVA2."""
    nodes = [row for row in _objects(aif, "nodes") if "descriptors" in row or "cqdesc" in row]
    roles = sum(1 for _ in _objects(aif, "descriptorfulfillments"))
    questions = sum(1 for _ in _objects(aif, "cqdescriptorfulfillments"))
    report.drop(tr("roles of premises in schemes"), roles + sum(_size(row, "descriptors") for row in nodes))
    report.drop(tr("critical questions"), questions + sum(_size(row, "cqdesc") for row in nodes))


def _size(row: dict[str, Any], name: str) -> int:
    found = row.get(name)
    return len(found) if isinstance(found, dict | list) else 0


def _named(raw: dict[str, Any], name: str) -> Any:
    """Give what stands under a key, however that is capitalised: all of these are found in files."""
    if name in raw:
        return raw[name]
    return next((value for key, value in islice(raw.items(), 100) if key.lower() == name), None)


def _rows(raw: dict[str, Any], name: str, limit: int) -> list[Any]:
    rows = _named(raw, name)
    if isinstance(rows, dict) and rows and all(isinstance(column, list) for column in rows.values()):
        raise FormatError(
            tr(
                "{name}: this table is kept in columns; expected a list of objects, as AIFdb gives it.",
                name=name,
            )
        )
    if rows is None or rows == {}:
        return []
    if not isinstance(rows, list):
        raise FormatError(tr("{name}: expected a list of objects.", name=name))
    if len(rows) > limit:
        raise FormatError(
            tr("{name}: there are {n}; argmap reads up to {limit}.", name=name, n=len(rows), limit=limit)
        )
    return rows


def _objects(raw: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Give the objects of a list that need not be there."""
    rows = _named(raw, name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FormatError(tr("{where}: expected an object, in braces.", where=where))
    return value


def _id(value: Any) -> str | None:
    """Give an id as text: some files write the same id as a number here and as text there."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return str(value) if isinstance(value, float) or abs(value) < _HUGE else None


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number and abs(value) < _HUGE else ""
