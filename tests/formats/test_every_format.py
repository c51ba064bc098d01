"""What holds for every format: no bytes do harm, and what a format says it carries comes back."""

import re
from collections import Counter
from contextlib import contextmanager, suppress
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.formats import native
from argmap.formats.carrying import EVERYTHING, UNSOUND, feature_names, losses
from argmap.formats.choosing import options_for
from argmap.formats.registry import format_named, read_as
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from argmap.model.records import CARRIED_KINDS, Link, Node
from argmap.shipped import shipped
from tests.conftest import EXAMPLES
from tests.formats.hostile import (
    FILES,
    OPENINGS,
    PIECES,
    ROOTS,
    Overreach,
    calls_in,
    documents,
    filled,
    no_more_than,
    nothing_fetched,
)
from tests.formats.sound import WRITTEN_BY_OTHERS, readable, sound_files
from tests.strategies import maps

READ = pytest.mark.parametrize("format", readable(), ids=lambda one: one.id)
BOTH_WAYS = [one for one in readable() if one.write is not None]
WRITTEN = pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda one: one.id)

#: A quarter of a megabyte keeps this quick; `python -m tests.bench formats` fills whole ones, and times them.
MUCH = 2**18
#: What that may take at most, in seconds of a slow processor that does other things as well.
SECONDS = 10
_SENTENCE = re.compile(r"\S[^\r\n]*\.")


def options_of(format):
    """Draw what a reader can be asked for."""
    choices = [choice for choice in format.choices if choice.on != "write"]
    return st.fixed_dictionaries(
        {},
        optional={choice.name: st.sampled_from(list(choice.values)) for choice in choices if choice.values},
    )


def require_map_or_sentence(format, data, options=None):
    """Read bytes: there is a map that can be saved and told of, or one sentence that says what is wrong."""
    try:
        map, report, _ = read_as(format, data, options)
    except FormatError as error:
        assert is_sentence(str(error)), str(error)
        return
    assert native.read(native.write(map)) == map
    assert all(count > 0 and reason.strip() for reason, count in report.dropped.items())
    assert all(is_sentence(message) for _, message in report.warnings), report.warnings
    assert all(line is None or line > 0 for line, _ in report.warnings)


def is_sentence(text):
    return bool(_SENTENCE.fullmatch(text)) and len(text) < 500 and "Traceback" not in text


# Any bytes


@READ
def test_a_sound_file_of_every_format_is_read_and_known_by_its_content(format):
    assert format.id in WRITTEN_BY_OTHERS or format.id == "argmap"
    for data in sound_files(format):
        require_map_or_sentence(format, data)
        map = read_as(format, data).map
        assert map.nodes
        assert map.links
        assert format.looks_like(data) or format.id == "tsv"


@READ
@given(data=st.data(), noise=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_map_or_one_sentence(format, data, noise):
    require_map_or_sentence(format, noise, data.draw(options_of(format)))


@st.composite
def damaged(draw, format):
    """Cut, flip, repeat or put something into a sound file."""
    data = draw(st.sampled_from(sound_files(format)))
    for _ in range(draw(st.integers(1, 3))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        piece = data[at : at + length]
        put = draw(st.sampled_from([b"", piece * 3, piece.swapcase(), piece[::-1], *_INSERTED]))
        data = data[:at] + put + data[at + length * draw(st.booleans()) :]
    return data


_INSERTED = [
    b"\xff",
    b"\0",
    b"\n\t",
    b'"',
    b"]",
    b"}",
    b"{",
    b"null",
    b"-1",
    b"1e999",
    b"\xe2\x80\xa8",
    b"&#0;",
    b"<",
]


@READ
@given(data=st.data())
def test_a_damaged_file_gives_a_map_or_one_sentence(format, data):
    require_map_or_sentence(format, data.draw(damaged(format)), data.draw(options_of(format)))


# Files that are meant to do harm


@contextmanager
def watched(format):
    """Let a reader do nothing but read, and not for long; what it imports is there before."""
    _load(format)
    with nothing_fetched(), no_more_than(SECONDS):
        yield


@cache
def _load(format):
    for data in sound_files(format):
        native.write(read_as(format, data).map)


@READ
@pytest.mark.parametrize("name", FILES)
def test_no_hostile_file_does_harm(format, name):
    for options in each_option(format):
        with watched(format):
            require_map_or_sentence(format, FILES[name], options)


@READ
def test_no_document_of_xml_multiplies_or_fetches(format):
    for data in documents(ROOTS.get(format.id, "map")).values():
        with watched(format):
            require_map_or_sentence(format, data)
            if format.id in ROOTS and b"<!ENTITY" in data:
                with pytest.raises(FormatError, match="document type or entities"):
                    read_as(format, data)


@READ
def test_nothing_that_multiplies_becomes_many_cards(format):
    for name in FILES:
        if name.startswith(("anchors", "code")):
            try:
                map = read_as(format, FILES[name]).map
            except FormatError:
                continue
            assert len(native.write(map)) < 50 * len(FILES[name]) + 2_000


def each_option(format):
    """Give the options by default, and every single one that reading can be asked for."""
    choices = [choice for choice in format.choices if choice.on != "write"]
    return [{}, *({choice.name: value} for choice in choices for value in list(choice.values)[1:])]


@pytest.mark.parametrize("act", ["open('/etc/hostname')", "__import__('socket').socket()", "eval('1')"])
def test_the_watch_over_readers_sees_what_is_done(act):
    code = compile(act, "<test>", "eval")
    with pytest.raises(Overreach), nothing_fetched():
        eval(code)  # noqa: S307  the text is one of the three above


def work(format, data):
    """Count what is done to read a file, be it sound or not."""

    def act():
        with suppress(FormatError):
            read_as(format, data)

    return calls_in(act)


@READ
@pytest.mark.parametrize("name", PIECES)
def test_the_work_grows_no_faster_than_the_file(format, name):
    for opening in ("", OPENINGS[format.id]):
        small, large = (work(format, filled(PIECES[name], size, opening)) for size in (4_000, 16_000))
        assert large < 5 * small + 4_000, (small, large)


@READ
@pytest.mark.parametrize(
    "name",
    [
        "brackets",
        "braces",
        "elements",
        "parentheses",
        "bullets",
        "tabs",
        "double quotes",
        "one line",
        "line separators",
    ],
)
def test_much_of_nothing_gives_a_map_or_one_sentence(format, name):
    for opening in ("", OPENINGS[format.id]):
        with watched(format):
            require_map_or_sentence(format, filled(PIECES[name], MUCH, opening))


# What a format carries


@WRITTEN
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_card_of_an_example_is_lost(format, name):
    map = native.read(shipped("examples", name).read_bytes())
    back = read_as(format, format.write(map, {}), options_for(format, {})).map
    if not losses(map, format.carries):
        assert back == map
        return
    wanted, found = told(map), told(back)
    assert not wanted["cards"] - found["cards"]
    assert (found["cards"] - wanted["cards"]).total() == (
        _made_up(map) if "support" not in format.carries else 0
    )
    if {"linked", "undercuts"} <= format.carries:
        assert found["links"] == Counter(
            {said: n for said, n in wanted["links"].items() if said[0] in format.carries}
        )
    assert len(back.links) <= len(map.links)


def _made_up(map):
    """Count the attacks that a solver is told of by an argument of their own: linked ones, and attacked ones."""
    attacked = {link.target for link in map.links.values() if link.stance == "attack"}
    attacks = [link for link in map.links.values() if link.stance == "attack"]
    return sum(len(link.premises) > 1 or link.id in attacked for link in attacks)


@WRITTEN
@given(data=st.data())
def test_what_a_format_carries_comes_back(format, data):
    map = data.draw(maps().map(dressed).map(lambda map: reduced(map, format.carries)))
    assert losses(map, format.carries) == []
    back = read_as(format, format.write(map, {}), options_for(format, {})).map
    wanted, found = told(map), told(back)
    for name in ("cards", "links", *sorted(format.carries & SEEN.keys())):
        assert not wanted[name] - found[name], name
        assert not found[name] - wanted[name] or name == "positions", name  # some formats place every card


def dressed(map):
    """Give every record words of its own, which no format takes for marks, and what random maps lack.

    Cards that are placed stand apart by groups, since on a canvas a group is whatever stands in its frame.
    """
    is_placed = len(map.links) % 2 == 0
    nodes = [
        replace(
            node,
            text=f"Card number {i} of all",
            title=f"Title {i}" if i % 2 else None,
            note=f"Note {i}" if i % 3 == 0 else "",
            tags={f"tag{n}": True for n in range(len(node.tags))},
            at=(1_000.0 * (len(map.groups) if node.group is None else int(node.group[1:])), 200.0 * i)
            if is_placed
            else None,
            citations={
                id: replace(cited, quote=f"Quote {id}", text=None, before="", after="", start=None)
                for id, cited in node.citations.items()
            },
        )
        for i, node in enumerate(map.nodes.values())
    ]
    links = [
        replace(
            link,
            note=f"Note {link.id}" if i % 3 == 0 else "",
            scheme=f"Scheme {i}" if i % 2 else None,
        )
        for i, link in enumerate(map.links.values())
        if link.target not in link.premises
    ]
    others = (map.sources, map.texts, map.groups, map.scenarios)
    titled = [replace(one, title=f"Title {one.id}") for records in others for one in records.values()]
    kept = {one.id for one in links}
    while gone := {one.id for one in links if one.target[0] == "k" and one.target not in kept}:
        links = [one for one in links if one.id not in gone]
        kept -= gone
    about = {"title": "All of it", "question": "Is it so?", "authors": ("the first", "the second")}
    return ArgumentMap([*nodes, *links, *titled], replace(map.info, **about, arrangement="free"))


def reduced(map, carries):
    """Leave out of a map what a format has no place for, and links that say what another has said."""
    links, seen = {}, set()
    for link in sorted(map.links.values(), key=lambda one: int(one.id[1:])):
        has_target = link.target in map.nodes or ("undercuts" in carries and link.target in links)
        made = replace(
            link,
            premises=link.premises if "linked" in carries else dict([next(iter(link.premises.items()))]),
            weight=link.weight if "weights" in carries else None,
            scheme=link.scheme if "schemes" in carries else None,
            note=link.note if "notes" in carries else "",
        )
        said = (link.stance, *sorted(made.premises), link.target)
        if link.stance in carries and has_target and said not in seen:
            links[link.id] = made
            seen.add(said)
    nodes = [_reduced_node(node, carries) for node in map.nodes.values()]
    sources = map.sources.values() if "sources" in carries else ()
    groups = map.groups.values() if "groups" in carries else ()
    scenarios = map.scenarios.values() if "scenarios" in carries else ()
    texts = map.texts.values() if "texts" in carries else ()
    gone = {"title": "", "question": "", "authors": ()}
    about = replace(map.info, **{name: empty for name, empty in gone.items() if name not in carries})
    return ArgumentMap([*nodes, *links.values(), *sources, *groups, *scenarios, *texts], about)


def _reduced_node(node, carries):
    empty = {
        "kinds": {"kind": "claim"},
        "titles": {"title": None},
        "credence": {"credence": None},
        "judgements": {"judgement": None},
        "notes": {"note": ""},
        "tags": {"tags": {}},
        "sources": {"citations": {}},
        "groups": {"group": None},
        "positions": {"at": None},
    }
    return replace(
        node, **{k: v for name, fields in empty.items() if name not in carries for k, v in fields.items()}
    )


def told(map):
    """Say what is in a map by words instead of ids, so that two maps can be compared."""
    words = {id: node.text for id, node in map.nodes.items()}

    def end(id):
        return words[id] if id in words else link_words(map.links[id])

    def link_words(link):
        return (link.stance, tuple(sorted(words[id] for id in link.premises)), end(link.target))

    found = {
        "cards": Counter(words.values()),
        "links": Counter(link_words(link) for link in map.links.values()),
    }
    for name, see in SEEN.items():
        found[name] = Counter(see(map, words, link_words))
    return found


def _of_nodes(see):
    return lambda map, _words, _link: [(node.text, repr(see(map, node))) for node in map.nodes.values()]


def _of_links(see):
    return lambda map, _words, link: [(link(one), see(one)) for one in map.links.values()]


def _credence(_map, node):
    """Give a credence; the 0 that some kinds start with is as good as none, and a range without width is a number."""
    low, high = node.credence if isinstance(node.credence, tuple) else (node.credence, node.credence)
    return None if node.kind in CARRIED_KINDS and high == 0 else low if low == high else node.credence


def _path(map, node):
    path, id = [], node.group
    while id is not None:
        path.append(map.groups[id].title)
        id = map.groups[id].parent
    return path


def _cited(map, node):
    return sorted((map.sources[one.source].title, one.quote) for one in node.citations.values())


#: How each feature is seen on a map.
SEEN = {
    "kinds": _of_nodes(lambda _map, node: node.kind),
    "titles": _of_nodes(lambda _map, node: node.title),
    "credence": _of_nodes(_credence),
    "judgements": _of_nodes(lambda _map, node: node.judgement),
    "notes": lambda map, words, link: [
        *((node.text, node.note) for node in map.nodes.values()),
        *((link(one), one.note) for one in map.links.values()),
    ],
    "tags": _of_nodes(lambda _map, node: sorted(node.tags)),
    "sources": _of_nodes(_cited),
    "groups": _of_nodes(_path),
    "positions": lambda map, words, _link: [
        (words[id], node.at) for id, node in map.nodes.items() if node.at
    ],
    "weights": _of_links(lambda link: link.weight),
    "schemes": _of_links(lambda link: link.scheme),
    "scenarios": lambda map, words, _link: [
        (one.title, repr(sorted((words[id], value) for id, value in one.assume.items())))
        for one in map.scenarios.values()
    ],
    "texts": lambda map, _words, _link: [(one.title, one.text) for one in map.texts.values()],
    "title": lambda map, _words, _link: [map.info.title] if map.info.title else [],
    "question": lambda map, _words, _link: [map.info.question] if map.info.question else [],
    "authors": lambda map, _words, _link: map.info.authors,
}


@WRITTEN
def test_links_without_ends_or_of_no_known_stance_come_back_or_are_told_of(format):
    """Writers of trees and tables leave out the former, and the latter become neutral."""
    link = {"premises": {"b": "a0"}, "target": "a"}
    nodes = [Node(id=id, kind="claim", text=f"Card {id}", order=f"a{id}") for id in "abc"]
    loose = [Link(id="k", stance="attack", premises={"b": "a0"}, target="z", order="a0")]
    loose += [Link(id="l", stance="attack", premises={"y": "a0"}, target="a", order="a1")]
    odd = [Link(id="m", stance="sideways", **link, order="a2")]
    for feature, links in (("loose", loose), ("stances", odd)):
        map = ArgumentMap([*nodes, *links])
        back = read_as(format, format.write(map, {}), options_for(format, {})).map
        if feature in format.carries:
            assert losses(map, format.carries) == []
            assert back.links == map.links
        else:
            said = f"{feature_names()[feature]}: {len(links)}"
            assert said in losses(map, format.carries)
            assert not any(one.stance == "sideways" for one in back.links.values())


def test_every_feature_is_looked_at():
    stances_and_shapes = {"support", "attack", "neutral", "linked", "undercuts"}  # seen with the links
    assert SEEN.keys() | stances_and_shapes | UNSOUND == EVERYTHING
    assert format_named("argmap").carries == EVERYTHING
