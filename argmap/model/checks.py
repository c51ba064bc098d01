"""Goes through a map and says what is wrong or doubtful in it. The single checks live next door."""

from argmap.model.doubts import DOUBTS
from argmap.model.faults import FAULTS
from argmap.model.findings import Finding
from argmap.model.graph import ArgumentMap

__all__ = ["Finding", "check"]


def check(map: ArgumentMap) -> list[Finding]:
    """Give all findings of a map: errors first, then warnings, each by id and then by message."""
    found = [finding for look in (*FAULTS, *DOUBTS) for finding in look(map)]
    return sorted(found, key=lambda one: (one.severity, one.where, one.message))
