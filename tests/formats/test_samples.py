"""Real files of other programs, counted: what argmap reads in them is what others counted."""

import json
from pathlib import Path

import pytest

from argmap.formats.registry import open_file
from argmap.formats.tally import tally
from argmap.model.errors import FormatError
from tests.cli.calling import data

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

#: The format of each folder; of the others argmap reads none.
FORMATS = {
    "argdown": "argdown",
    "carneades_yaml": "carneades",
    "jsoncanvas": "jsoncanvas",
    "mup": "mindmup",
    "tgf": "tgf",
}


def expected(*folders):
    """Give name and counts of every sample in these folders; none where the samples are absent."""
    path = SAMPLES / "expected.json"
    files = json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else {}
    return [(name, counts) for name, counts in files.items() if name.partition("/")[0] in folders]


def opened(name, **options):
    """Open a sample as a user does, its format being found by the name and what is in it."""
    wanted = FORMATS[name.partition("/")[0]]
    found = open_file(SAMPLES / name, None, options)
    assert found.format.id == wanted
    return found


def counts_of(map):
    """Count a map by the words of the samples."""
    made = tally(map)
    kinds = {
        "support": made.support,
        "attack": made.attack,
        "neutral": made.neutral,
        "undercut": made.undercuts,
    }
    return {
        "by_type": {kind: count for kind, count in kinds.items() if count},
        "cards": made.cards,
        "links": made.links,
        "linked_groups": made.linked,
        "links_on_links": sum(link.target in map.links for link in map.links.values()),
        "flat_edges": sum(len(link.premises) for link in map.links.values()),
        "groups": len(map.groups),
    }


def taken(counts, made):
    """Keep those of the expected counts that were made; some formats give groups by kind."""
    return {name: counts[name] for name in made if isinstance(counts.get(name), int) or name == "by_type"}


@pytest.mark.parametrize(("name", "counts"), expected("carneades_yaml", "jsoncanvas", "mup", "tgf"))
def test_a_sample_has_as_many_cards_and_links_as_others_counted(name, counts):
    made = counts_of(opened(name).map)
    wanted = taken(counts, made)
    assert {"cards", "links", "by_type", "linked_groups", "links_on_links", "flat_edges"} <= set(wanted)
    assert {name: made[name] for name in wanted} == wanted


@pytest.mark.parametrize(("name", "counts"), expected("argdown"))
def test_argdown_at_the_level_of_the_map_is_what_argdown_draws(name, counts):
    made = counts_of(opened(name, level="map").map)
    wanted = counts["map_profile"]
    assert {name: made[name] for name in wanted} == wanted


@pytest.mark.parametrize(("name", "counts"), expected("argdown"))
def test_argdown_at_the_level_of_structure_has_every_statement_and_every_inference(name, counts):
    made = tally(opened(name, level="structure").map)
    stated = counts["relations"]
    assert made.cards == counts["statements"] + counts["arguments"] - counts["argumentsWithPCS"]
    assert made.support == counts["inferences"] + stated.get("support", 0)
    # An attack on an argument whose premises are told is one on its inference: an undercut.
    assert made.attack + made.undercuts == stated.get("attack", 0) + stated.get("undercut", 0)
    assert made.undercuts >= stated.get("undercut", 0)
    assert made.links == counts["inferences"] + sum(stated.values())


@pytest.mark.parametrize(("name", "counts"), expected("argdown"))
def test_what_is_wrong_in_argdown_is_reported_with_its_line(name, counts):
    lines = [warning.line for warning in opened(name, level="structure").report.warnings]
    assert len(lines) == counts["parserErrors"]
    assert lines == ([10, 19] if name.endswith("demo.argdown") else [])


@pytest.mark.parametrize(("name", "_counts"), expected("axl", "lkif"))
def test_samples_of_formats_that_argmap_does_not_read_are_refused(name, _counts):
    with pytest.raises(FormatError, match="not a kind of file that argmap reads"):
        open_file(SAMPLES / name)


@pytest.mark.parametrize(("name", "counts"), expected("tgf", "jsoncanvas"))
def test_the_command_line_says_the_same_counts(name, counts, tmp_path):
    made = data("convert", SAMPLES / name, tmp_path / "out.argmap", "--json")
    assert (made["cards"], made["links"]) == (counts["cards"], counts["links"])
    assert {kind: made[kind] for kind in counts["by_type"]} == counts["by_type"]
