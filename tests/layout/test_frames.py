"""Frames around groups: every member inside, no stranger touched."""

from argmap.layout.frames import Frame, frames
from argmap.layout.grouping import group_path
from argmap.layout.pivot import arrange
from argmap.layout.spacing import FRAME_PAD, FRAME_TITLE
from argmap.model.graph import ArgumentMap
from argmap.model.records import Group
from tests.layout.mapmaking import Sizes, link, made, node, seeded, sizes_of, wild_map

Places = dict[str, tuple[float, float]]


def contains(frame: Frame, place: tuple[float, float], size: tuple[float, float]) -> bool:
    (x, y), (w, h) = place, size
    return frame.x <= x and frame.y <= y and x + w <= frame.x + frame.w and y + h <= frame.y + frame.h


def touches(frame: Frame, place: tuple[float, float], size: tuple[float, float]) -> bool:
    (x, y), (w, h) = place, size
    return frame.x < x + w and x < frame.x + frame.w and frame.y < y + h and y < frame.y + frame.h


def check(map: ArgumentMap, places: Places, sizes: Sizes) -> None:
    found = frames(map, places, sizes)
    for id, place in places.items():
        path = group_path(map, map.nodes[id].group)
        assert not [f for f in found if f.group not in path and touches(f, place, sizes[id])]
        assert all(any(f.group == group and contains(f, place, sizes[id]) for f in found) for group in path)
    assert [frame.depth for frame in found] == sorted(frame.depth for frame in found)


def test_frames_hold_all_members_and_no_others_in_any_arrangement():
    for seed in range(150):
        map = wild_map(seed)
        sizes = sizes_of(map, seed)
        check(map, arrange(map, sizes).places, sizes)


def test_frames_hold_all_members_and_no_others_where_cards_are_strewn():
    for seed in range(60):
        map, chance = wild_map(seed), seeded(seed)
        sizes = sizes_of(map, seed)
        cells = chance.sample(range(100), len(map.nodes))
        check(
            map,
            {id: (cell % 10 * 241.0, cell // 10 * 131.0) for id, cell in zip(map.nodes, cells, strict=True)},
            sizes,
        )


def test_neighbours_share_one_frame_with_room_for_the_title_on_top():
    map = made(node("a", "g"), node("b", "g"), Group(id="g", title="Weapons"))
    places, sizes = {"a": (0.0, 0.0), "b": (260.0, 0.0)}, {"a": (240.0, 90.0), "b": (240.0, 70.0)}
    top = FRAME_PAD + FRAME_TITLE
    assert frames(map, places, sizes) == [
        Frame("g", "Weapons", -FRAME_PAD, -top, 500 + 2 * FRAME_PAD, 90 + FRAME_PAD + top, 0)
    ]


def test_a_stranger_between_members_parts_the_frame():
    map = made(node("a", "g"), node("b"), node("c", "g"), Group(id="g"))
    places = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (600.0, 0.0)}
    assert len(frames(map, places, dict.fromkeys(places, (240.0, 90.0)))) == 2


def test_the_frame_of_a_group_goes_round_those_of_its_children():
    map = made(node("a", "g"), node("b", "h"), Group(id="g"), Group(id="h", parent="g"))
    outer, inner = frames(map, {"a": (0.0, 0.0), "b": (300.0, 0.0)}, dict.fromkeys("ab", (240.0, 90.0)))
    assert (outer.group, outer.depth, inner.group, inner.depth) == ("g", 0, "h", 1)
    assert contains(outer, (inner.x, inner.y), (inner.w, inner.h))


def test_a_group_of_siblings_has_one_frame_in_every_direction():
    groups = {"a": "g", "b": None, "c": "g", "d": "h", "e": "h"}
    records = [node(id, group) for id, group in groups.items()]
    for direction in ("up", "down", "left", "right"):
        map = made(
            node("main"),
            *records,
            Group(id="g"),
            Group(id="h"),
            *(link(f"k{id}", id, "main") for id in groups),
            main="main",
            direction=direction,
        )
        sizes = sizes_of(map)
        assert len(frames(map, arrange(map, sizes).places, sizes)) == 2


def test_a_map_without_groups_has_no_frames():
    map = made(node("a"))
    assert frames(map, {"a": (0.0, 0.0)}, {"a": (240.0, 90.0)}) == []
