"""Headings that name the steps of an argument, such as “Claim”, “Reason 2”, “Con”. Reads no rows."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from argmap.formats.stances import heading

#: Words of headings, besides those that mark a stance everywhere (`stances`). Fillers say nothing alone.
_WORDS = {
    "support": "benefit benefits strength strengths ground grounds because"
    " für dafür vorteil vorteile grund gründe begründung begründungen stärken chancen"
    " pour avantage avantages raison raisons",
    "attack": "counter counterargument counterarguments counterclaim counterclaims drawback drawbacks"
    " weakness weaknesses kontra gegen dagegen wider nachteil nachteile einwand einwände"
    " gegenargument gegenargumente gegenthese schwächen risiken contre inconvénient inconvénients",
    "reply": "rebuttal rebuttals response responses reply replies refutation"
    " erwiderung erwiderungen replik entkräftung réponse réponses réfutation",
    "evidence": "evidence fact facts beleg belege beweis beweise preuve preuves",
    "question": "question questions issue frage fragen streitfrage problème",
    "claim": "claim claims thesis answer answers position standpoint conclusion"
    " antwort antworten these hauptthese standpunkt thèse",
    "argument": "argument arguments argumente",
    "filler": "the my your our main first second third a b c no of to and und nr et"
    " point points punkt punkte",
}
_NAMED = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_SIGNS = frozenset("+-−–")
#: Fields of a table of records whose headings may name steps as well.
_CARDS = frozenset({"text", "title", "group", "target", "premises", "kind", "parent", "stance"})
_LONGEST = 40
_FEWEST, _MOST = 2, 64
_WORD = re.compile(r"[^\W\d_]+")


class Step(NamedTuple):
    """One column: what its cells are, and what they do.

    A cell with a stance is about the claim to its left; one that `is_near` about the nearest
    cell to its left, whatever that is. `field` names what is no card: an id, a source, a note.
    """

    stance: str | None = None
    kind: str = "claim"
    is_near: bool = False
    field: str = ""
    is_known: bool = True

    @property
    def is_claim(self) -> bool:
        """Whether cells with a stance can be about this column."""
        return not (self.stance or self.is_near or self.field)


def find_steps(cells: list[str], field_of: Callable[[str], str | None]) -> list[Step]:
    """Give a step for each column; none at all where the row does not name steps."""
    words = [cell.strip() for cell in cells if cell.strip()]
    if not _FEWEST <= len(words) <= _MOST or any(len(word) > _LONGEST for word in words):
        return []
    steps: list[Step] = []
    for cell in cells:
        steps.append(_step(cell.strip(), field_of(cell), steps))
    named = [
        step.is_known for cell, step in zip(cells, steps, strict=True) if cell.strip() and not step.field
    ]
    has_sign = not _SIGNS.isdisjoint(words)
    return steps if named and (all(named) if has_sign else any(named)) else []


def _step(cell: str, field: str | None, before: list[Step]) -> Step:
    if cell in _SIGNS:
        return Step(heading(cell))
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", cell))]
    telling = [word for word in words if word not in _NAMED["filler"] | _NAMED["argument"]]
    if field and field not in _CARDS:
        return Step(field=field)
    if telling and all(map(_is_known, telling)):
        return _told(telling, before)
    if not telling and not _NAMED["argument"].isdisjoint(words) and any(step.is_claim for step in before):
        return Step("support")
    return Step(is_known=field == "text")


def _is_known(word: str) -> bool:
    kinds = ("reply", "evidence", "question", "claim")
    return any(word in _NAMED[kind] for kind in kinds) or stance_of(word) is not None


def stance_of(word: str) -> str | None:
    """Give the stance that a single word names in a heading or a cell, in any of the languages known here."""
    word = word.casefold()
    return next((one for one in ("support", "attack") if word in _NAMED[one]), None) or heading(word)


def _told(words: list[str], before: list[Step]) -> Step:
    """Say what the telling words of a heading make of a column."""
    stances = {stance_of(word) for word in words}
    stance = next((one for one in ("attack", "support") if one in stances), None)
    if not _NAMED["evidence"].isdisjoint(words):
        return Step(stance or "support", "evidence", is_near=True)
    is_answer = stance or any(step.stance == "attack" for step in before)
    if is_answer and not _NAMED["reply"].isdisjoint(words):
        return Step("attack", is_near=True)
    return Step(stance, "claim" if _NAMED["question"].isdisjoint(words) else "question")
