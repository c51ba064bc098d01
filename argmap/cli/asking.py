"""What commands are asked: maps, ids, what is supposed and by which rules. Answers nothing itself."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.printing import fail
from argmap.cli.remarks import on_reading, print_aside
from argmap.model.errors import AnalysisError, ArgmapError, EditError
from argmap.model.findings import node_name, source_name
from argmap.model.wording import tr

if TYPE_CHECKING:
    from argmap.analysis.semantics import Rules
    from argmap.analysis.whatif import WhatIf
    from argmap.model.graph import ArgumentMap
    from argmap.model.records import Credence

FILE = click.Path(path_type=Path)

_ASSUME = "--assume"
#: Options that take several values one after the other.
_IN_A_ROW = (_ASSUME, "--option")
_SUGGESTED = 3
_LISTED = 8
_TOO_SHORT = 3


class Command(click.Command):
    """A command that tells errors in a sentence, and takes several assumptions or options in a row."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, once each assumption has its own --assume, and each option its --option."""
        for name in _IN_A_ROW:
            if any(name in option.opts for option in self.params):
                args = list(_one_by_one(name, args))
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and end with a sentence where something cannot be done."""
        try:
            return super().invoke(ctx)
        except ArgmapError as error:
            fail(error)


def _one_by_one(name: str, args: Iterable[str]) -> Iterable[str]:
    """Put the name of an option before each ID=VALUE that follows one; what is there as a file is a file."""
    is_after = is_value = False
    for arg in args:
        if is_after and not is_value and "=" in arg and not arg.startswith("-") and not Path(arg).exists():
            yield name
        else:
            is_after = is_value or arg.startswith(f"{name}=")
        is_value = arg == name
        yield arg


# -- options ------------------------------------------------------------------------------

Decorated = Callable[..., Any]

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
semantics_option = click.option(
    "--semantics",
    default="dfquad",
    show_default=True,
    metavar="NAME",
    help="How reasons add up: dfquad, qe, euler, mlp, euler-top or sq-dfquad.",
)
premises_option = click.option(
    "--premises",
    default="product",
    show_default=True,
    metavar="NAME",
    help="How linked premises go together: product, or min (the weakest decides).",
)
scenario_option = click.option(
    "--scenario", "scenario_id", metavar="ID", help="Take a scenario's assumptions for granted."
)
assume_option = click.option(
    _ASSUME,
    "assumed",
    multiple=True,
    metavar="ID=VALUE…",
    help="Assume of a card: true, false, 0.3, 0.2-0.45 or a word such as “unlikely”.",
)


def options(*given: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """Give several options as one."""

    def decorate(function: Decorated) -> Decorated:
        for option in reversed(given):
            function = option(function)
        return function

    return decorate


rules_options = options(semantics_option, premises_option)
supposing_options = options(scenario_option, assume_option)


# -- what is meant by them ----------------------------------------------------------------


def load_map(path: Path) -> "ArgumentMap":
    """Read a map; of a file in another format say aside what became of it."""
    from argmap.formats.registry import open_file

    map, report, _ = open_file(path)
    print_aside(on_reading(report))
    return map


def rules_of(semantics: str, premises: str) -> "Rules":
    """Give the rules of these names."""
    from argmap.analysis.semantics import Rules

    return Rules(semantics, premises)


def supposed(map: "ArgumentMap", scenario_id: str | None, assumed: Iterable[str] = ()) -> "WhatIf":
    """Give what a scenario and single assumptions suppose; the latter go first."""
    from argmap.analysis.whatif import NOTHING, under

    whatif = under(map.scenarios[known_scenario(map, scenario_id)]) if scenario_id is not None else NOTHING
    for given in assumed:
        id, is_there, value = given.rpartition("=")
        if not is_there:
            raise AnalysisError(tr("--assume {given}: write it as ID=VALUE, such as a=true.", given=given))
        whatif = whatif.assuming(known_node(map, id), _read_value(map, given, value))
    return whatif


def _read_value(map: "ArgumentMap", given: str, value: str) -> "bool | Credence":
    from argmap.model.credences import read_credence

    word = value.strip().casefold()
    if word in {"true", "false"}:
        return word == "true"
    try:
        credence = read_credence(value, map.info.scale)
    except EditError:
        credence = None
    if credence is None:
        message = tr(
            "--assume {given}: write true, false, 0.3, 0.2-0.45 or a word such as “unlikely”.", given=given
        )
        raise AnalysisError(message)
    return credence


def known_node(map: "ArgumentMap", id: str) -> str:
    """Give the id of a node back. Raises AnalysisError, with what is close to it, where there is none."""
    if id not in map.nodes:
        close = _close(id, {one: node_name(node) for one, node in map.nodes.items()})
        hint = close or tr("argmap evaluate prints the id of each.")
        raise AnalysisError(tr("There is no card “{id}” in this map. {hint}", id=id, hint=hint))
    return id


def known_source(map: "ArgumentMap", id: str) -> str:
    """Give the id of a source back. Raises AnalysisError, with what is close to it, where there is none."""
    if id not in map.sources:
        hint = _hint(id, {one: source_name(map, one) for one in map.sources})
        raise AnalysisError(tr("There is no source “{id}” in this map. {hint}", id=id, hint=hint))
    return id


def known_scenario(map: "ArgumentMap", id: str) -> str:
    """Give the id of a scenario back. Raises AnalysisError, with what is close to it, where there is none."""
    if id not in map.scenarios:
        hint = _hint(id, {one: scenario.title for one, scenario in map.scenarios.items()})
        raise AnalysisError(tr("There is no scenario “{id}” in this map. {hint}", id=id, hint=hint))
    return id


def _hint(id: str, names: Mapping[str, str]) -> str:
    first = _named(sorted(names)[:_LISTED], names) or tr("none")
    return _close(id, names) or tr(
        "It has: {known}.", known=first if len(names) <= _LISTED else f"{first}, …"
    )


def _close(id: str, names: Mapping[str, str]) -> str:
    """Name those whose id is nearly this, or whose words hold it; nothing where there are none."""
    near = get_close_matches(id, names, _SUGGESTED)
    if len(id) >= _TOO_SHORT:
        near += [one for one, name in names.items() if id.casefold() in name.casefold() and one not in near]
    return tr("Close to it: {known}.", known=_named(near[:_SUGGESTED], names)) if near else ""


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(f"{id} (“{names[id]}”)" if names[id] not in {"", id} else id for id in ids)
