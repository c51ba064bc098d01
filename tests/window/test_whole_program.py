"""What argmap promises, done as a user does it: in a real window, with real keys and a real mouse."""

import time

import pytest

from argmap.formats import native
from argmap.formats.registry import load
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node, Scenario
from argmap.shipped import shipped


@pytest.fixture
def path(tmp_path):
    """A claim with one reason: few cards, so that each fills its place on the screen."""
    map = ArgumentMap(
        [
            Node(id="claim", kind="claim", text="It has rained.", credence=0.5, order="a0"),
            Node(id="street", kind="evidence", text="The street is wet.", credence=0.9, order="a1"),
            Link(id="step", stance="support", premises={"street": "a0"}, target="claim", order="a0"),
            Scenario(id="dry", title="It is dry", assume={"claim": False}),
        ],
        MapInfo(id=INFO, title="Rain", main="claim", direction="right"),
    )
    file = tmp_path / "rain.argmap"
    file.write_bytes(native.write(map))
    return file


def texts(map):
    return {node.text for node in map.nodes.values()}


def text_of(map, id):
    return map.nodes[id].text


def is_saved(program, window):
    return lambda: "*" not in program.title(window)


def is_changed(program, window):
    return lambda: "*" in program.title(window)


def test_a_map_grows_by_keys_alone_and_is_the_same_when_opened_again(start, path):
    program = start(path)
    window = program.window("rain.argmap")
    program.keys("Left")  # nothing is selected yet: goes to the main claim
    program.keys("ctrl+Return")
    program.write("The roofs drip.")
    program.keys("alt+shift+Return")
    program.write("Roofs drip only after rain.")
    program.keys("ctrl+shift+u")
    program.write("Somebody washed them.")
    program.keys("Escape", "ctrl+shift+Return")
    program.write("Nobody did.")
    program.keys("Return")
    program.wait_until(is_changed(program, window))
    program.keys("ctrl+s")
    program.wait_until(is_saved(program, window))

    first = path.read_bytes()
    map = native.read(first)
    by_text = {node.text: id for id, node in map.nodes.items()}
    roofs, rule, washed, nobody = (
        by_text[words]
        for words in (
            "The roofs drip.",
            "Roofs drip only after rain.",
            "Somebody washed them.",
            "Nobody did.",
        )
    )
    (linked,) = (link for link in map.links_from(roofs))
    assert linked.premises.keys() == {roofs, rule}
    assert (linked.stance, linked.target) == ("support", "claim")
    (undercut,) = map.links_from(washed)
    assert map.is_undercut(undercut)
    assert undercut.target == linked.id
    (attack,) = map.links_from(nobody)
    assert (attack.stance, attack.target) == ("attack", washed)

    program.keys(*["ctrl+z"] * 8)
    program.wait_until(is_changed(program, window))
    program.keys("ctrl+s")
    program.wait_until(is_saved(program, window))
    undone = load(path)
    assert undone.nodes.keys() == {"claim", "street"}
    program.keys(*["ctrl+shift+z"] * 8, "ctrl+s")
    program.wait_until(lambda: path.read_bytes() == first)
    program.wait_until(is_saved(program, window))
    program.keys("ctrl+q")
    assert program.wait_for_end() == ""

    again = start(path)
    window = again.window("rain.argmap")
    again.keys("ctrl+q")
    assert again.wait_for_end() == ""
    assert path.read_bytes() == first


def test_the_mouse_makes_selects_edits_and_links(start, path):
    program = start(path)
    window = program.window("rain.argmap")
    program.size(window, 1200, 800)
    program.keys("F4", "ctrl+0")  # without the side panel; cards at 100 %
    program.click(600, 700, double=True)
    program.write("There was a cloud.")
    program.keys("Return")
    program.wait_until(is_changed(program, window))
    program.keys("ctrl+f")
    program.write("rained")
    program.keys("Return", "Escape", "F2", "ctrl+a")
    program.write("It rained at night.")
    program.keys("Return", "ctrl+s")
    program.wait_until(is_saved(program, window))
    map = load(path)
    assert texts(map) == {"It rained at night.", "The street is wet.", "There was a cloud."}
    program.keys("ctrl+q")
    assert program.wait_for_end() == ""


def test_the_example_opens_takes_a_scenario_and_closes_unchanged(start, tmp_path):
    path = tmp_path / "example.argmap"
    path.write_bytes(shipped("examples", "north-korea-troops.argmap").read_bytes())
    program = start(path)
    window = program.window("example.argmap")
    program.keys("Left", "ctrl+shift+p")
    program.window("Commands")
    program.write("zoom in")
    program.keys("Return")
    window = program.window("example.argmap")
    program.click(100, 117)  # the scenarios
    program.keys("Down", "Return")
    program.keys("Escape", "Left", "Right", "Down", "alt+Left")
    assert "*" not in program.title(window)
    program.keys("ctrl+q")
    assert program.wait_for_end() == ""
    assert path.read_bytes() == shipped("examples", "north-korea-troops.argmap").read_bytes()


@pytest.mark.parametrize("ends_typing", [True, False])
def test_after_a_kill_the_words_are_offered_back(start, path, tmp_path, ends_typing):
    before = path.read_bytes()
    program = start(path)
    program.window("rain.argmap")
    program.keys("Left", "ctrl+Return")
    program.write("Words that must not be lost.")
    if ends_typing:
        program.keys("Return")
    typed_at = time.monotonic()
    folder = tmp_path / "state" / "argmap" / "recovery"
    program.wait_until(lambda: any(b"must not be lost." in p.read_bytes() for p in folder.glob("*.recovery")))
    assert time.monotonic() - typed_at < 3.0
    program.kill()
    assert path.read_bytes() == before

    again = start(path)
    again.window("Unsaved work")
    again.keys("Return")
    window = again.window(r"rain.argmap\*")
    again.keys("ctrl+s")
    again.wait_until(lambda: b"Words that must not be lost." in path.read_bytes())
    assert "*" not in again.title(window)
