"""The headings of a table: which column holds what, by the names that people give them. Reads no rows."""

import re
from collections.abc import Iterable, Iterator

from argmap.formats.outline.marks import bare_stance

#: What a column can hold → the headings that say so.
_NAMES = {
    "row": "row|record",
    "id": "id|key|nr|no|number|node|node id|claim id|tree",
    "text": "text|claim|statement|content|argument|sentence|label|name|aussage|these|inhalt",
    "title": "title|headline|heading|short text",
    "kind": "kind|type|category",
    "parent": "parent|parent id|parent claim|reply to|in reply to|responds to|about|under|belongs to",
    "stance": "stance|relation|polarity|pro con|pro or con|for against|side|link type|edge type",
    "level": "level|depth|indent|indentation",
    "premises": "premises|premise|from|from id|source id",
    "target": "target|to|to id|target id|conclusion",
    "credence": "credence|probability|belief|prior",
    "judgement": "judgement|judgment|verdict",
    "weight": "weight",
    "scheme": "scheme",
    "group": "group|section|topic",
    "tags": "tags|tag|keywords",
    "note": "note|notes|comment|comments|remark|remarks",
    "x": "x",
    "y": "y",
    "source": "source|sources|url|reference|citation",
    "quote": "quote|quotation",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_SPACE = re.compile(r"[\W_]+")


def find_columns(cells: list[str]) -> dict[str, int]:
    """Give what the columns of a table hold: field → place. Empty where the row is no row of headings."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        field = _FIELDS.get(_plain(cell))
        if field and field not in found:
            found[field] = place
    if "source" in found and "target" in found and "premises" not in found:
        found["premises"] = found.pop("source")
    return found if _is_enough(found, cells) else {}


def rate_headings(cells: list[str]) -> int:
    """Say how many cells are known headings."""
    return len(find_columns(cells))


def unknown_headings(cells: list[str], columns: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Go through the columns that hold nothing known."""
    known = set(columns.values())
    return ((place, cell.strip()) for place, cell in enumerate(cells) if place not in known)


def is_text_heading(cell: str) -> bool:
    """Say whether a heading names the statements of a table."""
    return _FIELDS.get(_plain(cell)) == "text"


def _is_enough(found: Iterable[str], cells: list[str]) -> bool:
    """Say whether the known headings make a table of nodes or of links."""
    fields = set(found)
    others = sum(bool(cell.strip()) for cell in cells) - len(fields)
    has_stance_columns = any(bare_stance(cell.strip()) for cell in cells)
    if fields == {"text"}:
        return not others and not has_stance_columns
    return "text" in fields or {"premises", "target"} <= fields or {"title", "id"} <= fields


def _plain(heading: str) -> str:
    return _SPACE.sub(" ", heading).strip().casefold()
