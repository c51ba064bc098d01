"""Commands that ask what a map comes to, why, and what would change it. How tables look is in `tables`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.asking import (
    FILE,
    Command,
    as_json_option,
    assume_option,
    known_node,
    known_scenario,
    known_source,
    load_map,
    premises_option,
    rules_of,
    rules_options,
    supposed,
    supposing_options,
)
from argmap.cli.printing import print_json

if TYPE_CHECKING:
    from argmap.analysis.acceptance.labels import Label
    from argmap.analysis.acceptance.standing import Standing
    from argmap.analysis.strength import Strength
    from argmap.analysis.whatif import WhatIf
    from argmap.model.graph import ArgumentMap


@click.command(cls=Command, short_help="Say how strong each statement is, and whether it stands.")
@click.argument("file", type=FILE)
@rules_options
@supposing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with every node and link.")
def evaluate(
    file: Path,
    *,
    semantics: str,
    premises: str,
    scenario_id: str | None,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say how strong each statement is, given what supports and attacks it, and whether it stands.

    A strength lies between 0 and 1; with a range where credences are ranges, or where arguments
    run in a circle. A statement stands when all that attacks it is answered and what it needs is
    there, whatever the numbers are.
    """
    from argmap.analysis.acceptance.labels import label
    from argmap.analysis.acceptance.standing import standing
    from argmap.analysis.strength import Evaluator

    map = load_map(file)
    whatif = supposed(map, scenario_id, assumed)
    evaluator = Evaluator(map, whatif, rules_of(semantics, premises))
    made, labelling = evaluator.evaluation, label(evaluator.network, map, whatif)
    stands = standing(evaluator.network, map, labelling)
    if as_json:
        nodes = {
            id: {**_plain(made.nodes[id]), **_status(id, labelling.nodes[id], stands)}
            for id in sorted(map.nodes)
        }
        links = {id: _plain(made.links[id]) for id in sorted(made.links)}
        print_json({"semantics": semantics, "nodes": nodes, "links": links})
        return
    from argmap.cli.tables import print_strengths

    print_strengths(map, made, labelling, stands)


@click.command(cls=Command, short_help="Say how much each statement contributes to one.")
@click.argument("file", type=FILE)
@click.argument("id")
@click.option(
    "--method",
    default="removal",
    show_default=True,
    metavar="NAME",
    help="The question: removal (if it were gone), gradient (if it moved a little), shapley (its fair "
    "share) or intrinsic (what it has of itself).",
)
@rules_options
@supposing_options
@as_json_option
def explain(
    file: Path,
    id: str,
    *,
    method: str,
    semantics: str,
    premises: str,
    scenario_id: str | None,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say how much each statement contributes to the strength of the one with this ID.

    What is above 0 speaks for it, what is below 0 against it. The methods answer different
    questions and can disagree.
    """
    from argmap.analysis.questions.contributions import contributions
    from argmap.analysis.questions.excerpt import cut

    map = load_map(file)
    excerpt = cut(
        map, known_node(map, id), supposed(map, scenario_id, assumed), rules_of(semantics, premises)
    )
    made = contributions(excerpt, method)
    if as_json:
        values = {one: made.values.get(one, 0.0) for one in sorted(map.nodes) if one != id}
        error = {} if made.error is None else {"error": made.error}
        print_json({"topic": id, "method": method, "contributions": values, **error})
        return
    from argmap.cli.tables import print_contributions

    print_contributions(map, excerpt, made)


@click.command(cls=Command, short_help="Say what carries a statement.")
@click.argument("file", type=FILE)
@click.argument("id")
@click.option("--size", type=click.IntRange(min=1), default=2, show_default=True, help="How many together.")
@rules_options
@supposing_options
@as_json_option
def flips(
    file: Path,
    id: str,
    *,
    size: int,
    semantics: str,
    premises: str,
    scenario_id: str | None,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Find the smallest sets of statements that carry the one with this ID.

    If all in a set were false, its strength would no longer be on the side of one half that it
    is on now.
    """
    from argmap.analysis.questions.excerpt import cut
    from argmap.analysis.questions.flips import flips as find_flips

    map = load_map(file)
    excerpt = cut(
        map, known_node(map, id), supposed(map, scenario_id, assumed), rules_of(semantics, premises)
    )
    found = find_flips(excerpt, size)
    if as_json:
        print_json({"sets": found.sets, "complete": found.is_complete})
        return
    from argmap.cli.tables import print_flips

    print_flips(map, excerpt, found)


@click.command(cls=Command, short_help="Say whether a verdict hangs on how strengths are worked out.")
@click.argument("file", type=FILE)
@click.argument("id")
@premises_option
@supposing_options
@as_json_option
def spread(
    file: Path,
    id: str,
    *,
    premises: str,
    scenario_id: str | None,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Work out one statement's strength in four ways that are all in use."""
    from argmap.analysis.questions.agreement import agreement
    from argmap.analysis.questions.excerpt import cut

    map = load_map(file)
    whatif = supposed(map, scenario_id, assumed)
    excerpt = cut(map, known_node(map, id), whatif, rules_of("dfquad", premises))
    made = agreement(excerpt)
    if as_json:
        print_json(made.strengths)
        return
    from argmap.cli.tables import print_agreement

    print_agreement(map, excerpt, made)


@click.command(cls=Command, short_help="Say what falls with a source.")
@click.argument("file", type=FILE)
@click.argument("source")
@rules_options
@supposing_options
@as_json_option
def withdraw(
    file: Path,
    source: str,
    *,
    semantics: str,
    premises: str,
    scenario_id: str | None,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say what changes when a SOURCE, and all that repeats it, does not count.

    A statement that is left without any source carries nothing.
    """
    from argmap.analysis.questions.withdrawal import withdraw as work_out

    map = load_map(file)
    whatif = supposed(map, scenario_id, assumed)
    made = work_out(map, known_source(map, source), rules_of(semantics, premises), whatif)
    if as_json:
        print_json({"nodes": made.nodes, "status": made.status})
        return
    from argmap.cli.tables import print_withdrawal

    print_withdrawal(map, source, made)


@click.command(cls=Command, short_help="Put two scenarios side by side.")
@click.argument("file", type=FILE)
@click.argument("one", metavar="SCENARIO")
@click.argument("other", metavar="SCENARIO")
@rules_options
@assume_option
@as_json_option
def compare(
    file: Path,
    one: str,
    other: str,
    *,
    semantics: str,
    premises: str,
    assumed: tuple[str, ...],
    as_json: bool,
) -> None:
    """Put two scenarios side by side, and beside the map as it stands.

    What --assume says is assumed in both scenarios.
    """
    from argmap.analysis.questions.comparison import compare as work_out
    from argmap.analysis.whatif import NOTHING

    map = load_map(file)
    first, second = (supposed(map, known_scenario(map, id), assumed) for id in (one, other))
    rows = work_out(map, first, second, rules_of(semantics, premises))
    labels = [_labels(map, whatif) for whatif in (NOTHING, first, second)]
    if as_json:
        nodes = {row.id: _three(row.plain.strength, row.one.strength, row.other.strength) for row in rows}
        status = {row.id: _three(*(side[row.id].status for side in labels)) for row in rows}
        print_json({"scenarios": [one, other], "nodes": nodes, "status": status})
        return
    from argmap.cli.tables import print_comparison

    print_comparison(map, [map.scenarios[id] for id in (one, other)], rows, labels)


def _labels(map: "ArgumentMap", whatif: "WhatIf") -> "Mapping[str, Label]":
    from argmap.analysis.acceptance.labels import label
    from argmap.analysis.grounds import Grounds
    from argmap.analysis.network import build

    return label(build(map, Grounds(map, whatif)), map, whatif).nodes


def _plain(strength: "Strength") -> dict[str, Any]:
    return {
        "strength": strength.strength,
        "lo": strength.lo,
        "hi": strength.hi,
        "certified": strength.certified,
    }


def _status(id: str, label: "Label", stands: "Standing") -> dict[str, Any]:
    return {
        "status": label.status,
        "reason": None if label.status == "in" else label.reason,
        "credulous": stands.credulous[id],
        "sceptical": stands.sceptical[id],
    }


def _three(plain: object, one: object, other: object) -> dict[str, object]:
    return {"plain": plain, "one": one, "other": other}


COMMANDS = (evaluate, explain, flips, spread, withdraw, compare)
