"""The maps that ship with argmap: whole, quoted exactly, and fit to be shown."""

from collections import Counter

import pytest

from argmap.analysis.review.findings import has_problems, review
from argmap.analysis.strength import evaluate
from argmap.analysis.structure import attack_kind
from argmap.analysis.whatif import under
from argmap.formats import native
from argmap.shipped import shipped

TROOPS = "north-korea-troops.argmap"
PHONES = "school-phones.argmap"
BOTH = pytest.mark.parametrize("name", [TROOPS, PHONES])


def load(name):
    return native.read(shipped("examples", name).read_bytes())


def titled(map, title):
    return next(node for node in map.nodes.values() if node.title == title)


def of_kind(map, kind):
    return [node for node in map.nodes.values() if node.kind == kind]


def origin(map, source):
    while source.origin:
        source = map.sources[source.origin]
    return source


def strengths(map, title=None):
    """Give every node's strength, under the scenario of that title if one is given."""
    scenario = next((one for one in map.scenarios.values() if one.title == title), None)
    assert title is None or scenario
    return {id: found.strength for id, found in evaluate(map, under(scenario)).nodes.items()}


@BOTH
def test_an_example_saves_as_the_bytes_it_was_read_from(name):
    data = shipped("examples", name).read_bytes()
    assert native.write(native.read(data)) == data


@BOTH
def test_a_review_finds_no_problem_in_an_example(name):
    assert not has_problems(review(load(name)))


@BOTH
def test_every_quote_stands_where_its_citation_says(name):
    map = load(name)
    for node in map.nodes.values():
        for cited in node.citations.values():
            assert cited.source in map.sources
            if not cited.quote:
                continue
            text = map.texts[cited.text].text
            end = cited.start + len(cited.quote)
            assert text[cited.start : end] == cited.quote
            assert text[: cited.start].endswith(cited.before)
            assert text[end:].startswith(cited.after)


@BOTH
def test_every_card_is_short_and_no_card_stands_alone(name):
    map = load(name)
    linked = {id for link in map.links.values() for id in (*link.premises, link.target)}
    for node in map.nodes.values():
        assert 0 < len(node.text) <= 140
        assert node.id in linked


@BOTH
def test_only_questions_are_left_unrated(name):
    unrated = [node.kind for node in load(name).nodes.values() if node.credence is None]
    assert set(unrated) == {"question"}


def test_the_troops_map_has_a_whole_story_in_it():
    map = load(TROOPS)
    assert len(map.nodes) >= 35
    assert len(map.links) >= 30
    counts = Counter(node.kind for node in map.nodes.values())
    assert counts["evidence"] >= 8
    assert counts["motivation"] == 3
    assert counts["ramification"] >= 6
    assert counts["action"] >= 2
    assert counts["question"] >= 3
    assert sum(len(link.premises) > 1 for link in map.links.values()) >= 2
    assert map.nodes[map.info.main].kind == "claim"


def test_the_troops_map_keeps_the_article_whole():
    map = load(TROOPS)
    (article,) = map.texts.values()
    assert 450 <= len(article.text.split()) <= 650


def test_evidence_in_the_examples_says_where_it_comes_from():
    for name in (TROOPS, PHONES):
        map = load(name)
        assert all(node.citations for node in of_kind(map, "evidence"))


def test_each_motive_attacks_the_step_from_the_report_to_the_claim():
    map = load(TROOPS)
    (step,) = map.links_from(titled(map, "The report").id)
    assert step.target == map.info.main
    for motive in of_kind(map, "motivation"):
        (attack,) = map.links_from(motive.id)
        assert (attack.stance, attack.target) == ("attack", step.id)


def test_the_outlets_go_back_to_the_unnamed_officials():
    map = load(TROOPS)
    (officials,) = (one for one in map.sources.values() if one.reliability == "F")
    repeating = [one for one in map.sources.values() if one.origin]
    assert len(repeating) == 2
    assert all(origin(map, one) is officials for one in repeating)


def test_what_follows_from_the_claim_at_once_stands_in_two_groups():
    map = load(TROOPS)
    first = [map.nodes[link.target] for link in map.links_from(map.info.main) if link.target in map.nodes]
    members = Counter(map.groups[node.group].title for node in first if node.kind == "ramification")
    assert members == {"The war in Ukraine": 3, "Global stability": 4}


def test_the_claim_ends_low_but_open():
    map = load(TROOPS)
    assert 0.1 < strengths(map)[map.info.main] < 0.4


def test_what_would_follow_rises_and_falls_with_the_claim():
    map = load(TROOPS)
    now, true, false = (
        strengths(map, title) for title in (None, "The claim proves true", "The claim proves false")
    )
    for node in of_kind(map, "ramification"):
        assert true[node.id] > 2 * now[node.id] > 0
        assert false[node.id] == 0
    for node in of_kind(map, "action"):
        assert true[node.id] > now[node.id] > 0
    assert false[titled(map, "Verify first").id] > 0.3


def test_the_class_map_shows_all_four_shapes():
    map = load(PHONES)
    assert 12 <= len(map.nodes) <= 18
    assert map.info.direction == "up"
    for title, kind in (("Rebut", "rebut"), ("Undermine", "undermine"), ("Undercut", "undercut")):
        node = titled(map, title)
        (link,) = map.links_from(node.id)
        assert attack_kind(map, link) == kind
        assert node.note
    pair = {titled(map, "Linked premise 1").id, titled(map, "Linked premise 2").id}
    assert any(link.premises.keys() == pair for link in map.links.values())


def test_tablets_for_everyone_weaken_the_objection_in_the_class_map():
    map = load(PHONES)
    main = map.info.main
    assert strengths(map, "There are tablets for everyone")[main] > strengths(map)[main]
