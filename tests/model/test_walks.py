"""Random walks of edits: undoing all of a walk gives the first file byte for byte, redoing all the last."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import native
from argmap.model import edits
from argmap.model.document import Document
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import INFO, KINDS, STANCES, Group, Scenario, Source, Text
from tests.strategies import maps

STEPS = 80


def any_of(chance, ids, spare="gone"):
    ids = sorted(ids)
    return chance.choice(ids) if ids else spare


def ends(map):
    return [*map.nodes, *map.links]


VERBS = [
    lambda m, c: edits.add(m, edits.new_node(m, c.choice(KINDS), f"text {c.random()}")),
    lambda m, c: edits.add(
        m, edits.new_node(m, c.choice(KINDS), "é\n中"), stance=c.choice(STANCES), target=any_of(c, ends(m))
    ),
    lambda m, c: edits.add_consequence(m, edits.new_node(m, "ramification"), any_of(c, m.nodes)),
    lambda m, c: edits.add_premise_node(m, edits.new_node(m), any_of(c, m.links)),
    lambda m, c: edits.link(
        m,
        c.sample(sorted(m.nodes), min(len(m.nodes), c.randint(1, 3))),
        any_of(c, ends(m)),
        c.choice(STANCES),
    ),
    lambda m, c: edits.unlink(m, any_of(c, m.links)),
    lambda m, c: edits.retarget(m, any_of(c, m.links), any_of(c, ends(m))),
    lambda m, c: edits.add_premise(m, any_of(c, m.links), any_of(c, m.nodes)),
    lambda m, c: edits.remove_premise(m, any_of(c, m.links), any_of(c, m.nodes)),
    lambda m, c: edits.retext(m, any_of(c, m.nodes), f"new {c.random()}"),
    lambda m, c: edits.set_field(
        m, any_of(c, m.nodes), "credence", c.choice([None, c.random(), (0.2, 0.45)])
    ),
    lambda m, c: edits.set_field(m, any_of(c, m.nodes), "group", any_of(c, m.groups, None)),
    lambda m, c: edits.set_field(m, any_of(c, m.links), "weight", c.choice([None, c.random()])),
    lambda m, c: edits.set_field(m, INFO, "main", any_of(c, m.nodes, None)),
    lambda m, c: edits.move(m, {any_of(c, m.nodes): (c.uniform(-9e3, 9e3), c.uniform(-9e3, 9e3))}),
    lambda m, c: edits.add(m, Source(id=f"s{c.getrandbits(40)}", title="A source", reliability="C")),
    lambda m, c: edits.add(m, Text(id=f"t{c.getrandbits(40)}", text="words")),
    lambda m, c: edits.add(
        m, Group(id=f"g{c.getrandbits(40)}", title="A group", parent=any_of(c, m.groups, None))
    ),
    lambda m, c: edits.add(m, Scenario(id=f"x{c.getrandbits(40)}", assume={any_of(c, m.nodes): True})),
    lambda m, c: edits.add_citation(m, any_of(c, m.nodes), source=any_of(c, m.sources, ""), quote="q"),
    lambda m, c: reorder_siblings(m, c),
    lambda m, c: edits.remove(m, [any_of(c, [*ends(m), *m.sources, *m.groups, *m.texts])]),
    lambda m, c: edits.remove(m, c.sample(sorted(ends(m)), min(3, len(ends(m))))),
]


def reorder_siblings(map, chance):
    moved = map.links.get(any_of(chance, map.links))
    row = [link.id for link in map.links_into(moved.target) if link is not moved] if moved else []
    return edits.reorder(map, moved.id if moved else "gone", row, chance.randint(0, len(row)))


def walk(document, chance):
    done = 0
    while done < STEPS:
        try:
            change = chance.choice(VERBS)(document.map, chance)
        except EditError:
            continue
        if change:
            document.apply("step", change)
            done += 1


@settings(max_examples=300)
@given(start=maps(), seed=st.integers(0, 2**32))
def test_undoing_a_walk_gives_the_first_file_and_redoing_the_last(start, seed):
    document = Document(start)
    first = native.write(document.map)
    walk(document, random.Random(seed))
    last = native.write(document.map)
    while document.undo_label:
        document.undo()
    assert native.write(document.map) == first
    while document.redo_label:
        document.redo()
    assert native.write(document.map) == last
    assert native.read(last) == document.map


@settings(max_examples=40)
@given(start=maps(), seed=st.integers(0, 2**32))
def test_a_walk_never_breaks_a_link_and_keeps_look_ups_true(start, seed):
    document = Document(start)
    walk(document, random.Random(seed))
    rebuilt = ArgumentMap(document.map.records(), document.map.info, document.map.extra)
    for link in document.map.links.values():
        assert document.map.is_sound(link)
    for id in [*rebuilt.nodes, *rebuilt.links]:
        assert document.map.links_into(id) == rebuilt.links_into(id)
        assert document.map.links_from(id) == rebuilt.links_from(id)


@settings(max_examples=60)
@given(start=maps(), seed=st.integers(0, 2**32))
def test_composing_a_walk_into_one_change_does_the_same(start, seed):
    before = native.write(start)
    copy = native.read(before)
    document = Document(start)
    changes = []
    document.subscribe(changes.append)
    walk(document, random.Random(seed))
    whole = changes[0]
    for change in changes[1:]:
        whole = whole.then(change)
    copy.write(whole)
    assert native.write(copy) == native.write(document.map)
    copy.write(whole.inverse())
    assert native.write(copy) == before


def test_only_document_and_copies_write_to_a_map():
    """The one writer is a rule of the house: the rest of the code never calls `write` on a map."""
    from pathlib import Path

    import argmap

    root = Path(argmap.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if "map.write(" in line or "ahead.write(" in line
    }
    # Session and Arrangement write to copies of their own, made for one look ahead.
    assert found == {"model/document.py", "editing/session.py", "editing/arrangement.py"}
