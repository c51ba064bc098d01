"""Single values of other files as fields of records: texts, shares, credences, and whether a value fits.

Knows no format. Each reader gives what it found, and gets what a record holds, or None.
"""

import math
import re
from typing import Any, get_args

import msgspec

from argmap.model.credences import read_credence
from argmap.model.errors import EditError
from argmap.model.records import Credence, Judgement, credence_fault

JUDGEMENTS: tuple[str, ...] = get_args(Judgement)
_CREDENCES = (Credence, Credence | None)
_BETWEEN = re.compile(r"\s*(?:\.\.+|–)\s*|\s+")

Object = dict[str, Any]


def text_of(value: object) -> str:
    """Give a text or number of a JSON file as text; nothing for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else str(value)


def object_of(value: object) -> Object:
    """Give an object of a JSON file; an empty one for all else."""
    return value if isinstance(value, dict) else {}


def share_in(text: str) -> float | None:
    """Read a number from 0 to 1; None for all else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def credence_in(text: str) -> Credence | None:
    """Read a credence: a number, a band as “0.2–0.4”, “0.2..0.4” or “0.2 0.4”, else as people write one."""
    ends = [share_in(end) for end in _BETWEEN.split(text.strip())]
    found = tuple(end for end in ends if end is not None)
    if len(found) == len(ends) and len(ends) <= 2:  # noqa: PLR2004  a band has two ends
        credence = found[0] if len(found) == 1 else (found[0], found[1])
        if credence_fault(credence) is None:
            return credence
    try:
        return read_credence(text, "icd203-1")
    except EditError:
        return None


def fits(value: Any, type: Any) -> bool:
    """Say whether a field of this type can hold a value."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return False
    try:
        found = msgspec.convert(value, type)
    except msgspec.ValidationError:
        return False
    return type not in _CREDENCES or credence_fault(found) is None
