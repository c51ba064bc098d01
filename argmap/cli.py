"""The command line: opens maps in a window, and checks, counts, evaluates and draws them without one.

Each command imports what it needs when it runs, so that the quick ones start at once.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from argmap import __version__
from argmap.model.errors import ArgmapError
from argmap.model.wording import tr

if TYPE_CHECKING:
    from argmap.layout.placement import Placement
    from argmap.layout.sizes import CardFit
    from argmap.model.graph import ArgumentMap
    from argmap.model.records import Scenario

UNREADABLE = 2

_FILE = click.Path(path_type=Path)
_DIRECTIONS = click.Choice(["up", "down", "left", "right"])


class _OpensFiles(click.Group):
    """A command group in which anything that is no command is a file to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if not args or not (first in self.commands or first in {"--help", "-h", "--version"}):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return ["FILE… | COMMAND [ARGS]…"]


@click.group(cls=_OpensFiles, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def main() -> None:
    """Structured argument maps that reason.

    \b
    argmap                      open an empty map
    argmap map.argmap           open a map in a window
    argmap check map.argmap     list what is wrong with a map
    argmap export map.argmap map.pdf
    """  # noqa: D301  \b keeps click from joining the lines


@main.command("open", short_help="Open maps in windows.")
@click.argument("files", nargs=-1, type=_FILE)
def open_window(files: tuple[Path, ...]) -> None:
    """Open maps, each in a window; without a file, an empty one."""
    missing = next((file for file in files if not file.exists()), None)
    if missing is not None:
        _fail(tr("“{name}” is neither a file nor a command; see argmap --help.", name=missing))
    with _qt_needed():
        from argmap.app.main import run
    sys.exit(run(list(files)))


@main.command(short_help="List what is wrong with a map.")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print a list of {where, severity, message}.")
def check(file: Path, *, as_json: bool) -> None:
    """List what is wrong with a map, errors first, and notes that may be worth a thought last.

    Exit status: 0 nothing or notes only, 1 errors or warnings, 2 the file cannot be read.
    """
    from argmap.analysis.review import has_problems, review

    findings = review(_load(file))
    if as_json:
        _print_json([{"where": f.where, "severity": f.severity, "message": f.message} for f in findings])
    elif not findings:
        click.echo(tr("{file}: nothing found.", file=file))
    for finding in () if as_json else findings:
        click.echo(f"{finding.severity}: {finding.where}: {finding.message}")
    sys.exit(1 if has_problems(findings) else 0)


@main.command(short_help="Count what is in a map.")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def stats(file: Path, *, as_json: bool) -> None:
    """Count what is in a map."""
    from argmap.analysis.structure import describe

    described = describe(_load(file))
    if as_json:
        _print_json(described)
        return
    for name, value in described.items():
        kinds = isinstance(value, dict)
        click.echo(f"{name:<12}{', '.join(f'{n} {kind}' for kind, n in value.items()) if kinds else value}")


@main.command(short_help="Say how strong each statement is.")
@click.argument("file", type=_FILE)
@click.option("--semantics", default="dfquad", show_default=True, help="How strengths are combined.")
@click.option("--scenario", "scenario_id", metavar="ID", help="Take a scenario's assumptions for granted.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with every node and link.")
def evaluate(file: Path, *, semantics: str, scenario_id: str | None, as_json: bool) -> None:
    """Say how strong each statement is, given what supports and attacks it."""
    from argmap.analysis.semantics import Rules
    from argmap.analysis.strength import evaluate as work_out
    from argmap.analysis.whatif import under

    map = _load(file)
    scenario = _scenario(map, scenario_id)
    try:
        made = work_out(map, under(scenario), Rules(semantics))
    except ArgmapError as error:
        _fail(error)
    if as_json:
        _print_json({"semantics": semantics, "nodes": _plain(made.nodes), "links": _plain(made.links)})
        return
    for id in sorted(map.nodes, key=lambda id: (-_middle(made.nodes[id]), id)):
        node, strength = map.nodes[id], made.nodes[id]
        words = _one_line(node.title or node.text)
        click.echo(f"{_range(strength):<22}{node.kind:<14}{words}")


@main.command(short_help="Draw a map as SVG, PNG or PDF.")
@click.argument("file", type=_FILE)
@click.argument("out", type=_FILE)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--direction", type=_DIRECTIONS, help="Which way reasoning flows; the map's own by default.")
@click.option("--scale", type=click.FloatRange(0.05, 20), default=1.0, show_default=True)
@click.option("--scenario", "scenario_id", metavar="ID", help="Show strengths under a scenario.")
def export(
    file: Path, out: Path, *, theme: str, direction: str | None, scale: float, scenario_id: str | None
) -> None:
    """Draw a map as a picture: OUT ends in .svg, .png or .pdf."""
    map = _load(file)
    scenario = _scenario(map, scenario_id)
    with _qt_needed():
        from argmap.analysis.whatif import under
        from argmap.raster.application import start_without_window
        from argmap.raster.pictures import write_picture
    _qt = start_without_window()
    try:
        write_picture(map, out, theme=theme, direction=direction, scale=scale, whatif=under(scenario))
    except ArgmapError as error:
        _fail(error)
    click.echo(tr("Written: {path}", path=out))


@main.command(short_help="Say where each card goes.")
@click.argument("file", type=_FILE)
@click.option("--direction", type=_DIRECTIONS, help="Which way reasoning flows; the map's own by default.")
@click.option("--engine", type=click.Choice(["tidy", "graphviz"]), default="tidy", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def layout(file: Path, *, direction: str | None, engine: str, as_json: bool) -> None:
    """Say where each card goes: x and y of its upper left corner, width and height, in scene units."""
    map = _load(file)
    try:
        placement, fits = _lay_out(map, direction, engine)
    except ArgmapError as error:
        _fail(error)
    rects = {id: [*placement.places[id], fits[id].width, fits[id].height] for id in sorted(map.nodes)}
    bounds = placement.bounds({id: (fit.width, fit.height) for id, fit in fits.items()}) or (0, 0, 0, 0)
    if as_json:
        _print_json({"width": bounds[2], "height": bounds[3], "nodes": rects})
        return
    for id, (x, y, w, h) in rects.items():
        click.echo(f"{id:<12}{x:>10.1f}{y:>10.1f}{w:>8.0f}{h:>8.0f}")


@main.command(short_help="Print the format's JSON Schema.")
def schema() -> None:
    """Print the JSON Schema of the .argmap format."""
    from argmap.formats.schema import make_schema

    _print_json(make_schema())


def _lay_out(map: "ArgumentMap", direction: Any, engine: str) -> "tuple[Placement, dict[str, CardFit]]":
    from argmap.layout.sizes import fit_card

    with _qt_needed():
        from argmap.raster.application import start_without_window
        from argmap.raster.measure import QtMeasure
    _qt = start_without_window()
    measure = QtMeasure()
    fits = {id: fit_card(node, measure) for id, node in map.nodes.items()}
    sizes = {id: (fit.width, fit.height) for id, fit in fits.items()}
    if engine == "graphviz":
        from argmap.layout.graphviz import arrange_with_graphviz

        return arrange_with_graphviz(map, sizes, direction), fits
    from argmap.layout.pivot import arrange

    return arrange(map, sizes, direction), fits


@contextmanager
def _qt_needed() -> Iterator[None]:
    """Say in a sentence which of the system's libraries Qt misses, where it cannot be imported."""
    try:
        yield
    except ImportError as error:
        _fail(
            tr(
                "Qt cannot start: {why}. On Debian or Ubuntu, run as root: {line}",
                why=error,
                line="apt-get install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3",
            )
        )


def _load(path: Path) -> "ArgumentMap":
    from argmap.formats.registry import load

    try:
        return load(path)
    except ArgmapError as error:
        _fail(error)


def _scenario(map: "ArgumentMap", id: str | None) -> "Scenario | None":
    if id is None:
        return None
    if id not in map.scenarios:
        known = ", ".join(map.scenarios) or tr("none")
        _fail(tr("There is no scenario “{id}” in this map. It has: {known}.", id=id, known=known))
    return map.scenarios[id]


def _plain(strengths: dict[str, Any]) -> dict[str, Any]:
    return {
        id: {"strength": s.strength, "lo": s.lo, "hi": s.hi, "certified": s.certified}
        for id, s in sorted(strengths.items())
    }


def _middle(strength: Any) -> float:
    return float((strength.lo + strength.hi) / 2 if strength.strength is None else strength.strength)


def _range(strength: Any) -> str:
    """Write a strength with its bounds, where it has any, and where it rests on nothing."""
    bounds = f"{strength.lo:.2f}–{strength.hi:.2f}"
    if strength.strength is None:
        return tr("{bounds} circular", bounds=bounds)
    if strength.is_unrated:
        return tr("{value} unrated", value=f"{strength.strength:.2f}")
    value = f"{strength.strength:.2f}"
    return f"{value} ({bounds})" if strength.hi > strength.lo else value


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"  # noqa: PLR2004  a line of a terminal


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _fail(error: object) -> NoReturn:
    click.echo(tr("argmap: {error}", error=error), err=True)
    sys.exit(UNREADABLE)
