"""Finds the pivot of a part: the node with most leading to it and from it, however far."""

from collections.abc import Sequence

from argmap.layout.web import Web

#: A ring needs a second pass and rings within rings a third; more changes no sensible choice.
_PASSES = 3


def weightiest(web: Web, part: Sequence[int]) -> int:
    """Give the node of a part that most nodes lead to or are led to by; the first of equals."""
    if len(part) == 1:
        return part[0]
    place = {node: i for i, node in enumerate(part)}
    after = [[place[web.conclusion[link]] for link in web.leads[node]] for node in part]
    before: list[list[int]] = [[] for _ in part]
    for i, ahead in enumerate(after):
        for step in ahead:
            before[step].append(i)
    weights = [there + back for there, back in zip(_reached(after), _reached(before), strict=True)]
    return part[weights.index(max(weights))]


def _reached(after: Sequence[Sequence[int]]) -> list[int]:
    """Count what can be reached from every node: exact where no ring is, close where one is.

    Sets are the bits of whole numbers: 20,000 nodes take some 30 ms.
    """
    order = _finished(after)
    sets = [0] * len(order)
    for bit, node in enumerate(order):
        sets[node] = 1 << bit
    for _ in range(_PASSES):
        if not _spread(order, after, sets):
            break
    return [reached.bit_count() for reached in sets]


def _spread(order: Sequence[int], after: Sequence[Sequence[int]], sets: list[int]) -> bool:
    """Add to every set those of its steps; say whether a ring may ask for another pass."""
    again = False
    done = bytearray(len(order))
    for node in order:
        for step in after[node]:
            again = again or not done[step]
            sets[node] |= sets[step]
        done[node] = 1
    return again


def _finished(after: Sequence[Sequence[int]]) -> list[int]:
    """Give the nodes so that, rings apart, each comes after all it leads to."""
    seen = bytearray(len(after))
    order: list[int] = []
    for start in range(len(after)):
        stack = [start]
        while stack:
            node = stack.pop()
            if node < 0:
                order.append(~node)
            elif not seen[node]:
                seen[node] = 1
                stack.append(~node)
                stack += [step for step in after[node] if not seen[step]]
    return order
