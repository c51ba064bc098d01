"""Maps in files, for the command line to read."""

import pytest

from argmap.formats import native
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Link, MapInfo, Node, Scenario, Source


@pytest.fixture
def write(tmp_path):
    """Give a function that writes records as a map and gives its path."""

    def write(name, *records, info=None):
        path = tmp_path / f"{name}.argmap"
        path.write_bytes(native.write(ArgumentMap(records, info)))
        return path

    return write


@pytest.fixture
def small(write):
    """Write a sound map of two cards, with a scenario."""
    return write(
        "small",
        Node(id="a", kind="claim", text="A claim", credence=0.5),
        Node(id="b", kind="claim", text="A reason", credence=0.5),
        Link(id="k", stance="support", premises={"b": "a0"}, target="a"),
        Scenario(id="z", title="So be it", assume={"b": True}),
        info=MapInfo(id=INFO, title="Small", main="a"),
    )


@pytest.fixture
def red_light(write):
    """Write Pollock's red light: the lamp denies that red looks show a red thing. Two scenarios, two sources."""
    seen = Citation(id="c1", source="eye", quote="red")
    told = Citation(id="c2", source="guard", quote="a lamp")
    return write(
        "red-light",
        Node(id="red", kind="claim", text="It is red", credence=0.5),
        Node(id="looks", kind="evidence", text="It looks red", credence=0.9, citations={"c1": seen}),
        Node(
            id="lamp", kind="evidence", text="A red lamp shines on it", credence=0.8, citations={"c2": told}
        ),
        Node(id="apart", kind="question", text="Who made it?"),
        Link(id="step", stance="support", premises={"looks": "a0"}, target="red"),
        Link(id="undercut", stance="attack", premises={"lamp": "a0"}, target="step"),
        Source(id="eye", title="An eye witness"),
        Source(id="guard", title="The guard"),
        Source(id="echo", title="A friend of the guard", origin="guard"),
        Scenario(id="dark", title="No lamp", assume={"lamp": False}),
        Scenario(id="lit", title="The lamp is on", assume={"lamp": True}),
    )


@pytest.fixture
def ring(write):
    """Write two cards that attack each other and a third, which attacks a fourth: all are sure."""
    ends = [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")]
    return write(
        "ring",
        *(Node(id=id, kind="claim", text=f"Claim {id}", credence=1.0) for id in "abcd"),
        *(Link(id=f"{a}-{b}", stance="attack", premises={a: "a0"}, target=b) for a, b in ends),
    )
