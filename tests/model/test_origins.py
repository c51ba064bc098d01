"""Which sources repeat which, and which nodes are left without any."""

from argmap.model.graph import ArgumentMap
from argmap.model.origins import bereft, origins, repeating
from argmap.model.records import Citation, Node, Source


def sources(**origin):
    return [Source(id=id, origin=repeated) for id, repeated in origin.items()]


def citing(id, *cited):
    citations = {str(n): Citation(id=str(n), source=source) for n, source in enumerate(cited)}
    return Node(id=id, kind="evidence", citations=citations)


def test_every_source_goes_back_to_where_its_chain_begins():
    map = ArgumentMap(sources(a=None, b="a", c="b", d=None))
    assert origins(map) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_ring_of_sources_has_one_origin_also_for_what_leads_into_it():
    map = ArgumentMap(sources(z="q", q="p", p="q"))
    assert origins(map) == {"z": "p", "q": "p", "p": "p"}


def test_a_source_that_repeats_a_missing_one_is_its_own_origin():
    assert origins(ArgumentMap(sources(a="gone", b="a"))) == {"a": "a", "b": "a"}


def test_what_repeats_a_source_goes_with_it_and_what_it_repeats_stays():
    map = ArgumentMap(sources(a=None, b="a", c="b", d="b", e=None))
    assert repeating(map, "b") == {"b", "c", "d"}
    assert repeating(map, "e") == {"e"}


def test_all_of_a_ring_repeats_each_of_it():
    assert repeating(ArgumentMap(sources(p="q", q="p", z="q")), "p") == {"p", "q", "z"}


def test_a_node_is_bereft_when_all_its_sources_are_withdrawn():
    map = ArgumentMap([citing("one", "a"), citing("two", "a", "b"), citing("none"), citing("words", "")])
    assert bereft(map, frozenset("a")) == {"one"}
    assert bereft(map, frozenset("ab")) == {"one", "two"}
    assert bereft(map, frozenset()) == frozenset()


def test_words_without_a_source_keep_no_node():
    assert bereft(ArgumentMap([citing("a", "s", "")]), frozenset("s")) == {"a"}
