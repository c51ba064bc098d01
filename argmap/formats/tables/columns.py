"""The headings of a table: which column holds what, by the names that people give them. Reads no rows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from argmap.formats.tables.steps import Step, find_steps

#: What a column can hold → the headings that say so, in English, German and French.
_NAMES = {
    "row": "row|record",
    "id": "id|key|nr|no|number|node|node id|claim id|tree|nummer|lfd nr|kennung|numéro|identifiant",
    "text": "text|claim|statement|content|argument|sentence|label|name|description"
    "|aussage|these|inhalt|behauptung|satz|beschreibung|énoncé|thèse|affirmation|contenu|texte",
    "title": "title|headline|heading|short text|titel|überschrift|kurztext|titre",
    "kind": "kind|type|category|art|typ|kategorie|catégorie",
    "parent": "parent|parent id|parent claim|reply to|in reply to|responds to|about|under|belongs to"
    "|bezug|bezug auf|bezieht sich auf|antwort auf|gehört zu|übergeordnet|zu"
    "|porte sur|réponse à|en réponse à|à propos de|se rapporte à",
    "stance": "stance|relation|polarity|pro con|pro or con|pro and con|pros and cons|for against"
    "|for or against|side|link type|edge type|haltung|beziehung"
    "|pro contra|pro kontra|pro oder contra|pro oder kontra"
    "|pro und contra|pro und kontra|für gegen|für oder gegen|dafür oder dagegen|dafür dagegen"
    "|pour contre|pour ou contre|prise de position",
    "level": "level|depth|indent|indentation|ebene|stufe|tiefe|niveau|profondeur",
    "premises": "premises|premise|from|from id|source id|von|prämisse|prämissen|de|prémisse|prémisses",
    "target": "target|to|to id|target id|conclusion|ziel|nach|schluss|schlussfolgerung|konklusion|vers|cible",
    "credence": "credence|probability|likelihood|belief|prior|wahrscheinlichkeit|probabilité",
    "judgement": "judgement|judgment|verdict|urteil|jugement",
    "weight": "weight|gewicht|gewichtung|poids",
    "scheme": "scheme|schema|schéma",
    "group": "group|section|topic|gruppe|abschnitt|thema|bereich|groupe|thème|rubrique",
    "tags": "tags|tag|keywords|schlagwort|schlagworte|schlagwörter|stichwort|stichworte|stichwörter"
    "|mots clés",
    "note": "note|notes|comment|comments|remark|remarks|notiz|notizen|anmerkung|anmerkungen|bemerkung"
    "|bemerkungen|kommentar|kommentare|remarque|remarques|commentaire|commentaires",
    "x": "x",
    "y": "y",
    "source": "source|sources|url|link|reference|references|citation|quelle|quellen"
    "|fundstelle|référence|références",
    "quote": "quote|quotation|zitat",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_SPACE = re.compile(r"[\W_]+")
#: Columns that say what a row is about, or that it is a link.
_LINKING = frozenset({"row", "parent", "stance", "level", "premises", "target"})
#: Headings are looked for in so many rows: above them may stand the title of a sheet, and a date.
ABOVE = 9


def find_headings(rows: list[list[str]]) -> int | None:
    """Give the place of the row of headings, which may stand below rows that hold a title; or None."""
    for place, cells in enumerate(rows[:ABOVE]):
        is_lone = sum(bool(cell.strip()) for cell in cells) < 2  # noqa: PLR2004  a title has one cell
        if rate_headings(cells) and not (place and is_lone):
            return place
        if not is_lone:
            return None
    return None


def find_columns(cells: list[str]) -> dict[str, int]:
    """Give what the columns of a table hold: field → place. Empty where the row is no row of headings."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        field = field_of(cell)
        if field and field not in found:
            found[field] = place
    if "source" in found and "target" in found and "premises" not in found:
        found["premises"] = found.pop("source")
    if "target" in found and not found.keys() & {"premises", "parent"}:
        found["parent"] = found.pop("target")
    return found if _is_enough(found, cells) else {}


def rate_headings(cells: list[str]) -> int:
    """Say how many cells are known headings, of records or of steps."""
    return len(find_columns(cells)) or sum(step.is_known or bool(step.field) for step in steps_of(cells))


def steps_of(cells: list[str]) -> list[Step]:
    """Give what the columns of a table of steps hold; empty where the row is no such row of headings."""
    return find_steps(cells, field_of)


def unknown_headings(cells: list[str], columns: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Go through the columns that hold nothing known."""
    known = set(columns.values())
    return ((place, cell.strip()) for place, cell in enumerate(cells) if place not in known)


def field_of(heading: str) -> str | None:
    """Say what a column with this heading holds, or None."""
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", heading[:80])).strip().casefold()
    return _FIELDS.get(plain) or ("id" if heading.strip() in {"#", "n°", "N°", "Nº"} else None)


def _is_enough(found: Iterable[str], cells: list[str]) -> bool:
    """Say whether the known headings make a table of nodes or of links, and not one of steps."""
    fields = set(found)
    others = sum(bool(cell.strip()) for cell in cells) - len(fields)
    if others and not fields & _LINKING and any(step.stance or step.is_near for step in steps_of(cells)):
        return False
    if fields == {"text"}:
        return not others
    return "text" in fields or {"premises", "target"} <= fields or {"title", "id"} <= fields
