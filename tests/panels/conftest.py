"""A map with a bit of everything, in a real editor."""

import pytest

from argmap.editing.editor import Editor
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, Citation, Group, Link, MapInfo, Node, Scenario, Source, Text

ARTICLE = "First they said no. Then they said so. Later they said so again."


class Measure:
    """Every letter is equally wide."""

    def advance(self, text: str) -> float:
        return len(text) * 7.2

    title_advance = advance


@pytest.fixture
def map():
    cited = Citation(id="c", source="s", text="t", quote="they said so", before="Then ", start=25)
    return ArgumentMap(
        [
            Node(id="claim", kind="claim", text="The claim", credence=(0.2, 0.45)),
            Node(
                id="report", kind="evidence", text="The report", citations={"c": cited}, tags={"press": True}
            ),
            Node(id="motive", kind="motivation", text="A motive to say it"),
            Node(id="follows", kind="ramification", text="What follows", credence=0.0),
            Link(id="step", stance="support", premises={"report": "a0"}, target="claim"),
            Link(id="undercut", stance="attack", premises={"motive": "a0"}, target="step", weight=0.3),
            Source(id="s", title="An agency", reliability="B"),
            Source(id="r", title="A broadcaster"),
            Text(id="t", title="An article", text=ARTICLE),
            Scenario(id="z", title="The claim holds", assume={"claim": True}),
            Group(id="g", title="A group"),
        ],
        MapInfo(id=INFO, title="A map", main="claim"),
    )


@pytest.fixture
def editor(map):
    return Editor(map, Measure(), later=lambda run: run())


@pytest.fixture
def said(editor):
    words = []
    editor.said.connect(words.append)
    return words
