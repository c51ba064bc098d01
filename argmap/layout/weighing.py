"""Finds the pivot of a part: the node with most leading to it and from it, however far."""

from collections.abc import Sequence

from argmap.layout.web import Web

#: A ring needs a second pass and rings within rings a third; more changes no sensible choice.
_PASSES = 3


def weightiest(web: Web, part: Sequence[int]) -> int:
    """Give the node of a part that most nodes lead to or are led to by; the first of equals."""
    if len(part) == 1:
        return part[0]
    after: dict[int, list[int]] = {node: [] for node in part}
    before: dict[int, list[int]] = {node: [] for node in part}
    for node in part:
        for link in web.leads[node]:
            after[node].append(web.conclusion[link])
            before[web.conclusion[link]].append(node)
    led_to, leading = _reached(after), _reached(before)
    return max(part, key=lambda node: (led_to[node] + leading[node], -node))


def _reached(after: dict[int, list[int]]) -> dict[int, int]:
    """Count what can be reached from every node: exact where no ring is, close where one is.

    Sets are the bits of whole numbers: 20,000 nodes take some 20 ms.
    """
    order = _finished(after)
    bit = {node: i for i, node in enumerate(order)}
    steps = [[bit[node] for node in after[at]] for at in order]
    sets = [1 << i for i in range(len(order))]
    for _ in range(_PASSES):
        if not _spread(steps, sets):
            break
    return {node: sets[i].bit_count() for node, i in bit.items()}


def _spread(steps: list[list[int]], sets: list[int]) -> bool:
    """Add to every set those of its steps; say whether a ring may ask for another pass."""
    again = False
    for i, ahead in enumerate(steps):
        for step in ahead:
            again = again or step > i
            sets[i] |= sets[step]
    return again


def _finished(after: dict[int, list[int]]) -> list[int]:
    """Give the nodes so that, rings apart, each comes after all it leads to."""
    seen: set[int] = set()
    order: list[int] = []
    for start in after:
        stack = [start]
        while stack:
            node = stack.pop()
            if node < 0:
                order.append(~node)
            elif node not in seen:
                seen.add(node)
                stack.append(~node)
                stack += [step for step in after[node] if step not in seen]
    return order
