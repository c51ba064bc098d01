"""How commands speak: tables, JSON, and one sentence for what cannot be done."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from shutil import get_terminal_size
from textwrap import wrap
from typing import NoReturn

import click

from argmap.model.wording import tr

UNREADABLE = 2

_LINE = 80
#: Words are not folded into less than this, however narrow a terminal says it is.
_NARROW = 20


def print_json(data: object) -> None:
    """Print data as JSON, with all digits."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows whose columns are as wide as they need; the last one is not padded."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, last in rows:
        padded = [f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)]
        click.echo("  ".join([*padded, last]).rstrip())


def print_folded(text: str, first: str = "", further: str = "") -> None:
    """Print a text after `first`, on a terminal in lines of its width that begin with `further`.

    Anywhere else it is one line, so that programs that look for words find them together.
    """
    if not sys.stdout.isatty():
        click.echo(first + text)
        return
    width = max(get_terminal_size().columns, len(further) + _NARROW)
    lines = wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=further,
        break_on_hyphens=False,
        break_long_words=False,
    )
    click.echo("\n".join(lines))


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
