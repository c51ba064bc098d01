"""Remedies: each takes away what was found by one change, and undo gives the same bytes back."""

import pytest

from argmap.formats import native
from argmap.model.checks import check
from argmap.model.document import Document
from argmap.model.errors import EditError
from argmap.model.graph import ArgumentMap
from argmap.model.records import Citation, Link, Node


def claim(id, kind="claim", **fields):
    return Node(id=id, kind=kind, text=f"The words of {id}", **fields)


def report(id, credence=0.5):
    cited = {f"c{id}": Citation(id=f"c{id}", quote="So it is")}
    return claim(id, "evidence", credence=credence, citations=cited)


def link(id, premises, target, stance="support", **fields):
    return Link(id=id, stance=stance, premises=dict.fromkeys(premises.split(), "a0"), target=target, **fields)


CLAIM, MOTIVE, REPORT = claim("c"), claim("m", "motivation"), report("r")
AGAINST = link("k", "m", "c", "attack", weight=0.3)

MENDED = {
    "a motive against a claim": [CLAIM, MOTIVE, REPORT, link("s", "r", "c"), AGAINST],
    "a link given twice": [CLAIM, REPORT, link("s", "r", "c"), link("t", "r", "c")],
    "a repeated link with an attack on it": [
        CLAIM, REPORT, MOTIVE, link("s", "r", "c"), link("t", "r", "c"), link("u", "m", "t", "attack"),
    ],
    "credence 1": [claim("c", credence=1.0)],
    "credence 0 as a band": [claim("c", credence=(0.0, 0.0))],
}  # fmt: skip


def offers(*records):
    """Give the only finding that has an offer, and the document it was found in."""
    document = Document(ArgumentMap(records))
    (finding,) = [one for one in check(document.map) if one.remedy]
    return finding, document


@pytest.mark.parametrize("case", MENDED)
def test_a_remedy_removes_its_finding_and_undo_gives_the_same_bytes(case):
    finding, document = offers(*MENDED[case])
    before = native.write(document.map)
    document.apply(finding.remedy.label, finding.remedy.mend(document.map))
    assert finding not in check(document.map)
    assert not [one for one in check(document.map) if one.remedy]
    document.undo()
    assert native.write(document.map) == before


def test_a_motive_is_moved_to_the_step_that_looks_strongest_and_keeps_its_weight():
    weak, strong = report("r1", 0.3), report("r2", (0.8, 0.9))
    steps = [link("s1", "r1", "c"), link("s2", "r2", "c", weight=0.9), link("s0", "o", "c")]
    finding, document = offers(CLAIM, MOTIVE, weak, strong, claim("o", credence=0.99), *steps, AGAINST)
    document.apply("Mend", finding.remedy.mend(document.map))
    moved = document.map.links["k"]
    assert (moved.target, moved.weight, moved.premises) == ("s2", 0.3, AGAINST.premises)
    assert "The words of r2" in finding.remedy.done


def test_a_step_that_the_motive_attacks_already_is_not_offered_again():
    records = [CLAIM, MOTIVE, REPORT, link("s", "r", "c"), link("u", "m", "s", "attack"), AGAINST]
    assert not [one for one in check(ArgumentMap(records)) if one.remedy]


def test_without_a_report_there_is_nothing_to_offer():
    records = [CLAIM, MOTIVE, claim("o"), link("s", "o", "c"), AGAINST]
    (finding,) = check(ArgumentMap(records))
    assert finding.where == "k"
    assert finding.remedy is None


def test_what_hangs_on_a_repeated_link_moves_to_the_one_that_stays():
    finding, document = offers(*MENDED["a repeated link with an attack on it"])
    document.apply("Mend", finding.remedy.mend(document.map))
    assert set(document.map.links) == {"s", "u"}
    assert document.map.links["u"].target == "s"


def test_a_remedy_that_no_longer_fits_is_refused():
    finding, _ = offers(*MENDED["a link given twice"])
    with pytest.raises(EditError):
        finding.remedy.mend(ArgumentMap([CLAIM, REPORT, link("s", "r", "c")]))
