"""How groups bear on a layout: siblings of one group stand together, with room for its frame."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from argmap.layout.spacing import FRAME_PAD, FRAME_TITLE
from argmap.model.graph import ArgumentMap

Path = tuple[str, ...]
Member = TypeVar("Member", bound=Hashable)


def group_path(map: ArgumentMap, group: str | None) -> Path:
    """Give the groups a group lies in, outermost first and itself last.

    Groups that lie in each other in a ring, as a file may say, count as outermost.
    """
    path: list[str] = []
    while group is not None and group in map.groups:
        if group in path:
            del path[path.index(group) + 1 :]
            break
        path.append(group)
        group = map.groups[group].parent
    return tuple(reversed(path))


def paths(map: ArgumentMap) -> dict[str, Path]:
    """Give the path of every node that is in a group."""
    known: dict[str | None, Path] = {}
    found = {}
    for node in map.nodes.values():
        if node.group is None:
            continue
        if node.group not in known:
            known[node.group] = group_path(map, node.group)
        if known[node.group]:
            found[node.id] = known[node.group]
    return found


def gathered(siblings: list[Member], path: Mapping[Member, Path]) -> list[Member]:
    """Bring siblings of one group together at the place of the first, group in group."""
    first: dict[Path, int] = {}
    keys: dict[Member, tuple[int, ...]] = {}
    for number, node in enumerate(siblings):
        own = path.get(node, ())
        keys[node] = (*[first.setdefault(own[:length], number) for length in range(1, len(own) + 1)], number)
    return sorted(siblings, key=keys.__getitem__)


def frame_room(before: Path, after: Path, *, titles: bool) -> float:
    """Give the room that frames ending and beginning between two neighbours need.

    `titles` says whether titles stand between the two, as they do where rows are columns.
    """
    shared = len(_common(before, after))
    begin, end = len(after) - shared, len(before) - shared
    return FRAME_PAD * (begin + end) + (FRAME_TITLE * begin if titles else 0.0)


def _common(one: Path, other: Path) -> Path:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]
