"""Commands about a map as it is drawn: check, count, draw, lay out. What it means is in `reasoning`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.asking import FILE, Command, as_json_option, load_map, scenario_option, supposed
from argmap.cli.printing import print_json, qt_needed
from argmap.model.wording import tr

if TYPE_CHECKING:
    from argmap.layout.placement import Placement
    from argmap.layout.sizes import CardFit
    from argmap.model.graph import ArgumentMap

_direction_option = click.option(
    "--direction",
    type=click.Choice(["up", "down", "left", "right"]),
    help="Which way reasoning flows; the map's own by default.",
)


@click.command(cls=Command, short_help="List what is wrong with a map.")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print a list of {where, severity, message}.")
def check(file: Path, *, as_json: bool) -> None:
    """List what is wrong with a map, errors first, and notes that may be worth a thought last.

    Exit status: 0 nothing or notes only, 1 errors or warnings, 2 the file cannot be read.
    """
    from argmap.analysis.review.findings import has_problems, review

    findings = review(load_map(file))
    if as_json:
        print_json([{"where": f.where, "severity": f.severity, "message": f.message} for f in findings])
    elif not findings:
        click.echo(tr("{file}: nothing found.", file=file))
    for finding in () if as_json else findings:
        click.echo(f"{finding.severity}: {finding.where}: {finding.message}")
    sys.exit(1 if has_problems(findings) else 0)


@click.command(cls=Command, short_help="Count what is in a map.")
@click.argument("file", type=FILE)
@as_json_option
def stats(file: Path, *, as_json: bool) -> None:
    """Count what is in a map."""
    from argmap.analysis.structure import describe

    described = describe(load_map(file))
    if as_json:
        print_json(described)
        return
    for name, value in described.items():
        kinds = isinstance(value, dict)
        click.echo(f"{name:<12}{', '.join(f'{n} {kind}' for kind, n in value.items()) if kinds else value}")


@click.command(cls=Command, short_help="Draw a map as SVG, PNG or PDF.")
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@_direction_option
@click.option("--scale", type=click.FloatRange(0.05, 20), default=1.0, show_default=True)
@scenario_option
def export(
    file: Path, out: Path, *, theme: str, direction: str | None, scale: float, scenario_id: str | None
) -> None:
    """Draw a map as a picture: OUT ends in .svg, .png or .pdf."""
    map = load_map(file)
    whatif = supposed(map, scenario_id)
    with qt_needed():
        from argmap.raster.application import start_without_window
        from argmap.raster.pictures import write_picture
    _qt = start_without_window()
    write_picture(map, out, theme=theme, direction=direction, scale=scale, whatif=whatif)
    click.echo(tr("Written: {path}", path=out))


@click.command(cls=Command, short_help="Say where each card goes.")
@click.argument("file", type=FILE)
@_direction_option
@click.option("--engine", type=click.Choice(["tidy", "graphviz"]), default="tidy", show_default=True)
@as_json_option
def layout(file: Path, *, direction: str | None, engine: str, as_json: bool) -> None:
    """Say where each card goes: x and y of its upper left corner, width and height, in scene units."""
    map = load_map(file)
    placement, fits = _lay_out(map, direction, engine)
    rects = {id: [*placement.places[id], fits[id].width, fits[id].height] for id in sorted(map.nodes)}
    bounds = placement.bounds({id: (fit.width, fit.height) for id, fit in fits.items()}) or (0, 0, 0, 0)
    if as_json:
        print_json({"width": bounds[2], "height": bounds[3], "nodes": rects})
        return
    for id, (x, y, w, h) in rects.items():
        click.echo(f"{id:<12}{x:>10.1f}{y:>10.1f}{w:>8.0f}{h:>8.0f}")


@click.command(cls=Command, short_help="Print the format's JSON Schema.")
def schema() -> None:
    """Print the JSON Schema of the .argmap format."""
    from argmap.formats.schema import make_schema

    print_json(make_schema())


def _lay_out(map: "ArgumentMap", direction: Any, engine: str) -> "tuple[Placement, dict[str, CardFit]]":
    from argmap.layout.sizes import fit_card

    with qt_needed():
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


COMMANDS = (check, stats, export, layout, schema)
