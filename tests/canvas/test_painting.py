"""Whatever was done before, what is seen is what a fresh canvas would paint."""

from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from argmap.canvas import painting
from argmap.canvas.cards import HEADLINE_FROM, TEXT_FROM, Level, level_at
from argmap.canvas.lines import _DASHES_AT_MOST, STRAIGHT_FROM, _dashed
from argmap.canvas.painting import MANY
from argmap.editing import commands
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node
from tests.bench.generated import generate
from tests.canvas.conftest import differing, middle, pixels
from tests.canvas.walks import take_a_step
from tests.layout.mapmaking import wild_map


@pytest.fixture(autouse=True)
def _time_enough(request, monkeypatch):
    """Let each frame be painted whole, so that it need not be waited for, unless time is the point."""
    if "late" not in request.node.name:
        monkeypatch.setattr(painting, "FRAME_BUDGET_S", 60.0)


def picture(view):
    """Give what is seen once a zoom has come to rest: only what is out of date is painted for it."""
    view.painting._end_zoom()
    return view.grab()


def fresh(canvas, view):
    """Paint the same part of the same map on a canvas that has painted nothing before."""
    other = canvas(
        editor=view.editor, width=view.width(), height=view.height(), theme=view.painting.theme.name
    )
    other.camera.scale, other.camera.dx, other.camera.dy = view.camera.scale, view.camera.dx, view.camera.dy
    other.finish_painting()
    made = other.grab()
    other.let_go()
    other.close()
    return made


def assert_current(canvas, view, note=""):
    count = differing(picture(view), fresh(canvas, view))
    assert count <= 12, f"{count} pixels are out of date {note}"


@pytest.mark.parametrize("scale", [1.0, 0.6, 0.3, 0.1])
@pytest.mark.parametrize("seed", range(2))
def test_any_walk_of_pans_and_zooms_ends_in_an_exact_picture(canvas, seed, scale):
    view = canvas(generate(80, seed))
    chance = Random(seed)
    view.zoom_to(scale)
    for _ in range(12):
        if chance.random() < 0.25:
            view.zoom(chance.choice([0.8, 1.25]), QPointF(chance.randint(0, 900), chance.randint(0, 640)))
        else:
            view.pan(chance.randint(-700, 700), chance.randint(-500, 500))
        view.grab()
    assert_current(canvas, view)


@pytest.mark.parametrize("seed", range(10))
def test_any_walk_of_edits_ends_in_an_exact_picture(canvas, seed):
    view = canvas(wild_map(seed, 15))
    chance = Random(seed)
    view.fit()
    for step in range(24):
        take_a_step(view.editor, chance)
        view.grab()
        if step % 8 == 7:
            assert_current(canvas, view, f"at step {step}")


@pytest.mark.parametrize("seed", range(4))
def test_cards_moved_by_hand_leave_nothing_behind(canvas, seed):
    view = canvas(wild_map(seed, 15))
    commands.toggle_free(view.editor)
    view.fit()
    view.grab()
    chance = Random(seed)
    x, y, w, h = view.camera.view()
    for _ in range(6):
        id = chance.choice(sorted(view.editor.map.nodes))
        at = (x + chance.random() * w, y + chance.random() * h)
        view.editor.apply("Move", edits.move(view.editor.map, {id: at}))
        view.grab()
        assert_current(canvas, view)


def test_a_second_undercut_moves_the_first(canvas, view):
    view.zoom_to(1.0)
    view.grab()
    view.editor.select(["k1"])
    commands.add_undercut(view.editor)
    view.text.close_text()
    assert_current(canvas, view)


def test_strengths_are_painted_anew(canvas, view):
    view.zoom_to(1.0)
    before = picture(view)
    view.editor.apply("Rate", edits.set_field(view.editor.map, "reason", "credence", 0.95))
    assert differing(before, picture(view)) > 20
    assert_current(canvas, view)


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.1])
def test_another_theme_is_painted_everywhere(canvas, view, scale):
    from argmap.picture.palette import load_theme

    view.zoom_to(scale)
    before = picture(view)
    view.use_theme(load_theme("dark"))
    assert differing(before, picture(view)) > 0.9 * view.width() * view.height()
    assert_current(canvas, view)


def test_a_larger_window_shows_more(canvas, view):
    picture(view)
    view.pan(30, 0)
    view.resize(1300, 900)
    assert_current(canvas, view)
    view.resize(500, 300)
    assert_current(canvas, view)


def test_a_late_frame_can_be_finished_at_once(canvas):
    """The first frame has 6 ms; whoever asks for all of it gets all of it, at once."""
    view = canvas(generate(400, 5), width=1900, height=1000)
    view.zoom_to(0.45)
    view.painting._end_zoom()
    view.grab()
    assert view.painting.cards.missing
    view.finish_painting()
    assert not view.painting.cards.missing
    assert_current(canvas, view)


def test_what_is_late_comes_when_idle(qtbot, canvas):
    view = canvas(generate(300, 5), width=1900, height=1000)
    view.zoom_to(0.45)
    view.painting._end_zoom()
    view.grab()
    qtbot.waitUntil(lambda: not view.painting.cards.missing and not view.painting.links.missing)
    qtbot.waitUntil(lambda: not view.painting._idle.isActive())
    view.repaint()
    assert_current(canvas, view)


def test_what_is_late_may_be_gone_when_its_time_comes(canvas):
    map = generate(300, 5)
    view = canvas(map, width=1900, height=1000)
    view.painting.cards.missing.update(range(len(map.nodes)))
    view.painting.links.missing.update(map.links)
    commands.select_all(view.editor)
    view.editor.toggle("n000000")
    view.editor.apply("Remove", edits.remove(view.editor.map, view.editor.selection))
    view.editor.tidy()
    assert_current(canvas, view)


def test_a_zoom_shows_something_at_once_and_is_sharp_soon(qtbot, canvas, view):
    picture(view)
    view.zoom(1.4)
    rough = view.grab()
    assert len({tuple(p) for p in pixels(rough)[::9, ::9].reshape(-1, 3).tolist()}) > 2
    qtbot.waitUntil(lambda: not view.painting._is_zooming)
    assert_current(canvas, view)


def test_levels_of_detail_follow_the_scale():
    assert [level_at(s) for s in (2.0, TEXT_FROM, TEXT_FROM - 0.01, HEADLINE_FROM, HEADLINE_FROM - 0.01)] == [
        Level.TEXT,
        Level.TEXT,
        Level.HEADLINE,
        Level.HEADLINE,
        Level.BLOCK,
    ]


@pytest.mark.parametrize(("scale", "colours"), [(1.0, 12), (0.3, 8), (0.1, 2)])
def test_the_farther_the_plainer(canvas, view, scale, colours):
    view.zoom_to(scale)
    view.editor.select([])
    x, y, w, h = view.editor.arrangement.rect_of("claim")
    left, top = view.camera.to_screen(x, y)
    part = picture(view).copy(round(left) + 2, round(top) + 2, round(w * scale) - 4, round(h * scale) - 4)
    found = {tuple(p) for p in pixels(part).reshape(-1, 3).tolist()}
    assert len(found) >= colours if colours > 2 else len(found) <= 2


def test_very_many_links_are_drawn_as_plain_lines(canvas):
    count = STRAIGHT_FROM + 10
    nodes = [Node(id=f"n{i}", kind="claim", at=((i % 60) * 400.0, (i // 60) * 300.0)) for i in range(count)]
    links = [
        Link(id=f"k{i}", stance="attack", premises={f"n{i}": "a0"}, target=f"n{(i + 7) % count}")
        for i in range(count)
    ]
    view = canvas(ArgumentMap([*nodes, *links], MapInfo(id=INFO, arrangement="free")))
    view.fit()
    assert len(view.painting.projection.link_slots_in(view.camera.view())) > STRAIGHT_FROM
    attack = QColor(view.painting.theme.attack)
    shades = {tuple(p) for p in pixels(picture(view)).reshape(-1, 3)[::3].tolist()}
    assert (attack.blue(), attack.green(), attack.red()) in shades


def test_more_changes_than_it_is_worth_to_follow_are_painted_anew(canvas):
    view = canvas(generate(MANY + 20, 2))
    commands.set_direction("down")(view.editor)
    assert_current(canvas, view)


def test_an_empty_map_invites_to_write(canvas, view):
    empty = canvas()
    assert len({tuple(p) for p in pixels(picture(empty)).reshape(-1, 3).tolist()}) > 2


def test_selection_and_hits_are_drawn_over_the_map(canvas, view):
    view.editor.select([])
    plain = picture(view)
    view.editor.select(["claim"])
    assert differing(plain, picture(view)) > 50
    view.editor.select(["k1"])
    assert differing(plain, picture(view), by=15) > 50
    view.editor.select([])
    view.overlay.hits = frozenset({"reason"})
    assert differing(plain, picture(view)) > 50
    assert plain.rect().contains(middle(view, "claim"))


def test_ten_thousand_void_calls_do_not_abort(canvas, view):
    """PySide6 6.12.0 dropped a reference to None in each such call, and ended the program."""
    for _ in range(10_000):
        view.update()
        view.refresh()
    for _ in range(50):
        view.repaint()


def test_lines_in_bulk_have_dashes_of_one_length_that_leave_no_line_between_its_parts():
    bend = np.array([(0.0, 0.0), (100.0, 0.0), (100.0, 7.0)])
    dashes = _dashed(bend)
    lengths = np.hypot(dashes[:, 2] - dashes[:, 0], dashes[:, 3] - dashes[:, 1])
    starts = np.hypot(*np.diff(dashes[:-1, :2], axis=0).T)
    assert np.allclose(starts, starts[0])
    assert np.allclose(lengths[:-1], lengths[0])
    assert len(_dashed(np.array([(0.0, 0.0), (1e6, 0.0)]))) == _DASHES_AT_MOST
    assert len(_dashed(np.zeros((3, 2)))) == 0
