"""What is told of a file in words: what was left out on reading it, what to look at, what writing loses."""

from collections.abc import Iterable

import click

from argmap.formats.report import Report
from argmap.model.wording import tr

#: So many remarks on a file are printed; more would scroll away what was left out.
SHOWN = 20
#: And so many on each file of a folder, besides what was left out.
FEW = 5
_INDENT = "  "


def on_reading(report: Report, shown: int = SHOWN) -> list[str]:
    """Say in a line each what was left out, and the first few remarks; the last line counts the others."""
    lines = report.remarks()
    kept = min(len(report.dropped), SHOWN) + shown
    more = len(lines) - kept
    return [*lines[:kept], tr("and {n} more; argmap convert --json gives all", n=more)] if more > 0 else lines


def on_writing(name: str, losses: Iterable[str]) -> list[str]:
    """Say in a line each what a format of this name does not hold, below a line that says so."""
    lines = [_INDENT + loss for loss in losses]
    return [tr("{name} does not hold all:", name=name), *lines] if lines else []


def print_aside(lines: Iterable[str]) -> None:
    """Print lines where errors go, so that what a command is asked for can be read by a program."""
    for line in lines:
        click.echo(line, err=True)
