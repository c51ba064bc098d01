"""The words for why something stands, falls or stays undecided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.acceptance.labels import label
from argmap.analysis.acceptance.verdicts import sentence, status_name, status_tip
from argmap.analysis.grounds import Grounds
from argmap.analysis.network import build
from argmap.analysis.whatif import NOTHING, WhatIf
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Node, Source
from tests.analysis.test_acceptance import drawn, tangled
from tests.strategies import maps


def said(map, id, whatif=NOTHING):
    return sentence(map, label(build(map, Grounds(map, whatif)), map, whatif), id)


SAYINGS = [
    (("a",), "a", "Stands: it is taken as given, and nothing attacks it."),
    (("a b", "a +> b"), "b", "Stands: it is supported by “A”, and nothing attacks it."),
    (("a b", "a +> b"), "k0", "Stands: what it starts from stands, and nothing attacks it."),
    (("a b", "a -> b"), "b", "Falls: it is attacked by “A”, and no answer to that stands."),
    (("a b c", "a -> b", "b -> c"), "c", "Stands: what attacks it, “B”, does not stand."),
    (
        ("a b c d", "a -> b", "b -> c", "d +> c"),
        "c",
        "Stands: it is supported by “D”, and what attacks it, “B”, does not stand.",
    ),
    (
        ("a b c d", "a -> b", "c +> d", "b -> k1"),
        "k1",
        "Stands: what it starts from stands, and what attacks it, “B”, does not.",
    ),
    (("a b c", "a -> b", "b +> c"), "k1", "Falls: it starts from “B”, which falls."),
    (
        ("a b c", "a +> b", "c -> k0"),
        "k0",
        "Falls: that one leads to the other is denied by “C”, and no answer to that stands.",
    ),
    (("a b c", "a +> b", "c -> k0"), "b", "Undecided: its only support, “A”, is undercut by “C”."),
    (("a b c", "a -> b", "b +> c"), "c", "Undecided: its only support, “B”, falls."),
    (
        ("a b c d", "a -> b", "b,d +> c"),
        "c",
        "Undecided: its only support, “B” + “D”, needs each part, and “B” falls.",
    ),
    (
        ("a b c d", "a -> b", "a -> d", "b +> c", "d +> c"),
        "c",
        "Undecided: none of its supports stands: “B”, “D”.",
    ),
    (
        ("a b c d", "a -> b", "b +> c", "c +> d"),
        "d",
        "Undecided: what supports it, “C”, is undecided itself.",
    ),
    (("a b c d", "a -> b", "b +> c", "c -> d"), "d", "Undecided: what attacks it, “C”, is undecided itself."),
    (("a b c d", "a -> b", "b +> c", "c -> d"), "k2", "Undecided: it starts from “C”, which is undecided."),
    (("a", "a -> a"), "a", "Undecided: it bears on itself, and nothing else settles it."),
    (
        ("a b", "a -> b", "b -> a"),
        "a",
        "Undecided: it and “B” attack each other, and nothing else settles it.",
    ),
    (
        ("a b", "a +> b", "b +> a"),
        "a",
        "Undecided: the arguments run in a circle by way of “B”, and nothing else settles it.",
    ),
    (
        ("a b c", "a -> a", "a +> c"),
        "k1",
        "Undecided: it starts from “A”, where the arguments run in a circle.",
    ),
    (
        ("a b c d e", *(f"{id} -> a" for id in "bcde")),
        "a",
        "Falls: it is attacked by “B”, “C”, “D”, …, and no answer to that stands.",
    ),
]


@pytest.mark.parametrize(("parts", "id", "expected"), SAYINGS)
def test_a_verdict_is_a_plain_sentence(parts, id, expected):
    assert said(drawn(*parts), id) == expected


DISBELIEVED = [
    ({"judgement": "rejected"}, "you have rejected it, and nothing supports it."),
    ({"credence": 0.3}, "it is held to be less likely than not (0.30), and nothing supports it."),
    ({"kind": "action", "credence": 0.0}, "nothing on the map leads to it."),
    (
        {"citations": {"c": Citation(id="c", source="s", credibility=5)}},
        "it is held to be less likely than not, and nothing supports it.",
    ),
]


@pytest.mark.parametrize(("fields", "reason"), DISBELIEVED)
def test_what_falls_by_itself_says_who_holds_it_so(fields, reason):
    map = ArgumentMap([Node(**{"id": "a", "kind": "claim", "text": "A", **fields}), Source(id="s")])
    assert said(map, "a") == f"Falls: {reason}"


def test_a_supposition_is_named_as_the_reason():
    map = drawn("a b", "a -> b")
    assert said(map, "b", WhatIf({"b": True})) == "Stands: you assume that it is so."
    assert said(map, "b", WhatIf({"b": False})) == "Falls: you assume that it is not so."
    cited = Node(id="a", kind="evidence", text="A", citations={"c": Citation(id="c", source="s")})
    map = ArgumentMap([cited, Source(id="s")])
    assert said(map, "a", WhatIf(withdrawn=frozenset({"s"}))) == "Falls: no source is left for it."


@given(maps() | tangled(), st.data())
def test_whatever_has_a_label_has_a_sentence_and_nothing_is_called_false(map, data):
    whatif = WhatIf(
        data.draw(st.dictionaries(st.sampled_from([*map.nodes]), st.booleans(), max_size=2))
        if map.nodes
        else {},
        frozenset(data.draw(st.sets(st.sampled_from([*map.sources]), max_size=1)))
        if map.sources
        else frozenset(),
    )
    labelling = label(build(map, Grounds(map, whatif)), map, whatif)
    for id, one in {**labelling.nodes, **labelling.links}.items():
        words = sentence(map, labelling, id)
        assert words.startswith(status_name(one.status))
        assert words.endswith(".")
        assert "false" not in words


def test_what_is_not_evaluated_has_no_verdict():
    assert not said(drawn("a"), "b")


def test_each_status_is_explained():
    assert len({status_tip(status) for status in ("in", "out", "undecided")}) == 3
