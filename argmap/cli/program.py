"""The command itself: its help, and which commands it has. What these do is in the modules beside it."""

import sys
from pathlib import Path

import click

from argmap import __version__
from argmap.cli import exchange, maps, reasoning
from argmap.cli.asking import FILE, Command
from argmap.cli.printing import fail, qt_needed
from argmap.model.wording import tr


class _OpensFiles(click.Group):
    """A command group in which anything that is no command is a file to open; `obj` is then that word."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if not args or not (first in self.commands or first in {"--help", "-h", "--version"}):
            ctx.obj = first
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
    argmap evaluate map.argmap  say how strong each statement is
    argmap export map.argmap map.pdf
    argmap convert debate.txt debate.argmap
    """  # noqa: D301  \b keeps click from joining the lines


@main.command("open", short_help="Open maps in windows.")
@click.argument("files", nargs=-1, type=FILE)
@click.pass_obj
def open_window(first: str | None, files: tuple[Path, ...]) -> None:
    """Open maps, each in a window; without a file, an empty one."""
    missing = next((file for file in files if not file.exists()), None)
    if missing is not None:
        fail(_not_there(missing, may_be_command=str(missing) == first))
    with qt_needed():
        from argmap.app.main import run
    sys.exit(run(list(files)))


def _not_there(file: Path, *, may_be_command: bool) -> str:
    """Say what was not understood: only the first word of a call can be meant for a command."""
    if may_be_command and not file.suffix:
        return tr("“{name}” is neither a file nor a command; see argmap --help.", name=file)
    return tr("There is no file “{name}”.", name=file)


for command in (*maps.COMMANDS, *reasoning.COMMANDS, *exchange.COMMANDS):
    main.add_command(command)
