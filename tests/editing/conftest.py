"""A map with a card for every purpose, in a real editor."""

import pytest

from argmap.formats import native
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Link, MapInfo, Node, Scenario


def supports(id, premises, target, stance="support", **fields):
    """Make a link from premises given as words."""
    keys = {premise: f"a{place}" for place, premise in enumerate(premises.split())}
    return Link(id=id, stance=stance, premises=keys, target=target, order=id, **fields)


@pytest.fixture
def map():
    """Give a claim with a reason, an objection, two linked premises, an undercut and a lone card."""
    return ArgumentMap(
        [
            Node(id="claim", kind="claim", text="The claim", credence=0.4, order="a"),
            Node(id="reason", kind="evidence", text="The reason", order="b"),
            Node(id="ground", kind="evidence", text="What the reason rests on", order="c"),
            Node(id="objection", kind="claim", text="The objection", order="d"),
            Node(id="one", kind="claim", text="One half", order="e"),
            Node(id="other", kind="claim", text="The other half", order="f"),
            Node(id="motive", kind="motivation", text="A motive", order="g"),
            Node(id="alone", kind="question", text="Something else", order="h"),
            supports("k1", "reason", "claim"),
            supports("k2", "ground", "reason"),
            supports("k3", "objection", "claim", "attack"),
            supports("k4", "one other", "claim"),
            supports("k5", "motive", "k1", "attack"),
            Scenario(id="z", title="The claim holds", assume={"claim": True}),
        ],
        MapInfo(id=INFO, title="A map", main="claim"),
    )


@pytest.fixture
def editor(edit, map):
    return edit(map)


@pytest.fixture
def said(editor):
    words = []
    editor.said.connect(words.append)
    return words


@pytest.fixture
def wanted(editor):
    """Give the cards whose text was asked to be opened."""
    ids = []
    editor.text_wanted.connect(ids.append)
    return ids


def file_of(editor):
    """Give the bytes the map would be saved as."""
    return native.write(editor.map)


def links_of(editor, id):
    """Tell what a card bears on, and how."""
    return [(link.stance, link.target) for link in editor.map.links_from(id)]
