"""How commands speak: tables, JSON, and one sentence for what cannot be done."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import click

from argmap.model.wording import tr

UNREADABLE = 2

_LINE = 80


def print_json(data: object) -> None:
    """Print data as JSON, with all digits."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows whose columns are as wide as they need; the last one is not padded."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, last in rows:
        padded = [f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)]
        click.echo("  ".join([*padded, last]).rstrip())


def one_line(text: str) -> str:
    """Give a text as one line of a terminal."""
    line = " ".join(text.split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"


def fail(error: object) -> NoReturn:
    """Say what cannot be done, and end."""
    click.echo(tr("argmap: {error}", error=error), err=True)
    sys.exit(UNREADABLE)


@contextmanager
def qt_needed() -> Iterator[None]:
    """Say in a sentence which of the system's libraries Qt misses, where it cannot be imported."""
    try:
        yield
    except ImportError as error:
        fail(
            tr(
                "Qt cannot start: {why}. On Debian or Ubuntu, run as root: {line}",
                why=error,
                line="apt-get install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3",
            )
        )
