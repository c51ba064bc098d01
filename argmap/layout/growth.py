"""Makes room below cards that are higher than where they were placed. Only for pictures; stores nothing."""

from argmap.layout.placement import Point, Sizes


def with_room(places: dict[str, Point], before: Sizes, after: Sizes) -> dict[str, Point]:
    """Move cards down by what those above them grew, from their heights `before` to those `after`.

    All that began at one height still does, so rows stay rows, and what did not overlap does not now.
    """
    downward = sorted(places, key=lambda id: (places[id][1], id))
    grown = [id for id in downward if after[id][1] > before[id][1]]
    grown.sort(key=lambda id: (places[id][1] + before[id][1], id), reverse=True)
    made: dict[str, Point] = {}
    shift = 0.0
    for id in downward:
        x, y = places[id]
        while grown and places[grown[-1]][1] + before[grown[-1]][1] <= y:
            above = grown.pop()  # it ends above this card, so it has its place already
            shift = max(shift, made[above][1] - places[above][1] + after[above][1] - before[above][1])
        made[id] = (x, y + shift)
    return made
