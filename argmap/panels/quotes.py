"""Finds the words that a citation quotes in the text it quotes from. Knows no widgets."""

import msgspec

from argmap.model import edits
from argmap.model.change import Change
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Node

_PLACING = {"text", "quote", "before", "after"}


def place_of(citation: Citation, text: str) -> int | None:
    """Give where the quote begins, in code points; None when the text does not hold it.

    Of several places the one with the quote's surroundings wins, then the one nearest to
    where the citation says it is.
    """
    if not citation.quote:
        return None
    places = []
    place = text.find(citation.quote)
    while place >= 0:
        places.append(place)
        place = text.find(citation.quote, place + 1)
    near = citation.start or 0
    return min(places, key=lambda at: (-_fit(citation, text, at), abs(at - near)), default=None)


def set_quoting(map: ArgumentMap, id: str, citation: str, field: str, value: object) -> Change:
    """Set a field of a citation, and with it where the quote begins. Raises EditError."""
    change = edits.set_citation_field(map, id, citation, field, value)
    before, node = change.deltas.get(id, (None, None))
    if field not in _PLACING or not isinstance(node, Node):
        return change
    made = node.citations[citation]
    text = map.texts.get(made.text or "")
    placed = msgspec.structs.replace(made, start=place_of(made, text.text) if text else None)
    cited = {**node.citations, citation: placed}
    return Change({id: (before, msgspec.structs.replace(node, citations=cited))})


def _fit(citation: Citation, text: str, place: int) -> int:
    """Count the sides of a place that read as the citation says."""
    end = place + len(citation.quote)
    is_after = bool(citation.before) and text.endswith(citation.before, 0, place)
    is_before = bool(citation.after) and text.startswith(citation.after, end)
    return is_after + is_before
