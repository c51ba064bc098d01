"""What is on screen: fitting, zooming round a point, revealing, and whole pixels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.canvas.camera import FIT_LARGEST, LARGEST, SMALLEST, Camera

coordinates = st.floats(-1e6, 1e6)
sizes = st.floats(1, 1e6)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])
cameras = st.builds(
    Camera,
    scale=st.floats(SMALLEST, LARGEST),
    dx=st.integers(-100_000, 100_000).map(float),
    dy=st.integers(-100_000, 100_000).map(float),
    width=st.integers(50, 4000),
    height=st.integers(50, 3000),
    ratio=ratios,
)


def is_whole(value, ratio):
    return abs(value * ratio - round(value * ratio)) < 1e-6


@given(cameras, coordinates, coordinates)
def test_to_the_screen_and_back_is_the_same_point(camera, x, y):
    assert camera.to_scene(*camera.to_screen(x, y)) == pytest.approx((x, y), abs=1e-3)


@given(cameras, st.floats(-3000, 3000), st.floats(-3000, 3000))
def test_panning_moves_by_whole_device_pixels(camera, dx, dy):
    before = camera.dx, camera.dy
    camera.pan(dx, dy)
    assert is_whole(camera.dx, camera.ratio)
    assert is_whole(camera.dy, camera.ratio)
    assert (camera.dx, camera.dy) == pytest.approx((before[0] + dx, before[1] + dy), abs=1)


@given(cameras, st.floats(0.2, 5), st.floats(0, 2000), st.floats(0, 2000))
def test_zooming_keeps_the_point_under_the_pointer(camera, factor, x, y):
    under = camera.to_scene(x, y)
    camera.zoom(factor, x, y)
    assert SMALLEST <= camera.scale <= LARGEST
    now = camera.to_screen(*under)
    assert now == pytest.approx((x, y), abs=1.0 / camera.ratio)
    assert is_whole(camera.dx, camera.ratio)


@given(cameras, coordinates, coordinates, sizes, sizes)
def test_what_is_fitted_is_in_the_middle_and_no_larger_than_life(camera, x, y, w, h):
    camera.fit((x, y, w, h))
    left, top = camera.to_screen(x, y)
    right, bottom = camera.to_screen(x + w, y + h)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(
        (camera.width / 2, camera.height / 2), abs=1
    )
    assert camera.scale <= FIT_LARGEST
    if camera.scale > SMALLEST and min(camera.width, camera.height) > 150:
        assert left >= 0 - 1
        assert right <= camera.width + 1
        assert bottom <= camera.height + 1


@given(cameras, coordinates, coordinates, st.floats(1, 500), st.floats(1, 500))
def test_revealing_shows_all_that_has_room(camera, x, y, w, h):
    moved = camera.reveal((x, y, w, h))
    left, top = camera.to_screen(x, y)
    wide, high = w * camera.scale, h * camera.scale
    if wide <= camera.width:
        assert left >= -1
        assert left + wide <= camera.width + 1
    if high <= camera.height:
        assert top >= -1
        assert top + high <= camera.height + 1
    before = camera.dx, camera.dy
    assert moved in {True, False}
    camera.reveal((x, y, w, h))
    assert (camera.dx, camera.dy) == pytest.approx(before, abs=1), "what is revealed stays"


def test_revealing_moves_no_farther_than_needed():
    camera = Camera(width=800, height=600)
    assert not camera.reveal((100, 100, 200, 100))
    assert (camera.dx, camera.dy) == (0, 0)
    assert camera.reveal((700, 100, 200, 100))
    assert (camera.dx, camera.dy) == (800 - 48 - 900, 0)
    camera = Camera(width=800, height=600)
    assert camera.reveal((-50, 100, 200, 100))
    assert (camera.dx, camera.dy) == (98, 0)


@given(cameras)
def test_the_view_is_the_scene_behind_the_screen(camera):
    x, y, w, h = camera.view()
    assert camera.to_screen(x, y) == pytest.approx((0, 0), abs=1e-3)
    assert camera.to_screen(x + w, y + h) == pytest.approx((camera.width, camera.height), abs=1e-3)
