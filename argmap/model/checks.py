"""Goes through a map's records and says what is wrong or doubtful. The single checks live next door.

Checks that follow the reasoning are in `analysis/`, where `review` gives all of them.
"""

from argmap.model.doubts import DOUBTS
from argmap.model.faults import FAULTS
from argmap.model.findings import Finding, in_order
from argmap.model.graph import ArgumentMap

__all__ = ["Finding", "check"]


def check(map: ArgumentMap) -> list[Finding]:
    """Give what is found in the records: errors first, then warnings, each by id and then by message."""
    return in_order(finding for look in (*FAULTS, *DOUBTS) for finding in look(map))
