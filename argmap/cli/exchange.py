"""Commands that bring maps in and out: convert, and the list of formats. They print; `conversion` works."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.asking import FILE, Command, as_json_option
from argmap.cli.printing import print_folded, print_json
from argmap.cli.remarks import FEW, SHOWN, on_reading, on_writing, print_aside
from argmap.model.errors import ArgmapError, FormatError
from argmap.model.wording import counted, tr

if TYPE_CHECKING:
    from argmap.cli.conversion import Done, Wishes
    from argmap.formats.registry import Format

_FAILED = 1
_FURTHER_IN = " " * 4


@click.command(cls=Command, short_help="Turn a file into another format.")
@click.argument("source", metavar="IN", type=FILE)
@click.argument("out", metavar="OUT", type=FILE)
@click.option("--from", "reads", metavar="FORMAT", help="What IN is; found out by default.")
@click.option("--to", "writes", metavar="FORMAT", help="What OUT is to be; said by its ending by default.")
@click.option(
    "--option",
    "given",
    multiple=True,
    metavar="NAME=VALUE…",
    help="How to read or write; argmap formats lists what can be chosen.",
)
@as_json_option
def convert(
    source: Path, out: Path, *, reads: str | None, writes: str | None, given: tuple[str, ...], as_json: bool
) -> None:
    """Turn a file into another format, or every file in a folder, and say what was left out.

    A single minus sign stands for standard input or output. A picture is drawn where OUT ends
    in .svg, .png or .pdf. For a folder, OUT is a folder as well, and --to is argmap by default.

    Exit status: 0 all went well, 1 some files of a folder failed, 2 nothing could be done.
    """
    wishes = _wishes(reads, writes, given)
    if source.is_dir():
        _convert_folder(source, out, wishes, as_json=as_json)
    else:
        _convert_file(source, out, wishes, as_json=as_json)


def _wishes(reads: str | None, writes: str | None, given: Sequence[str]) -> "Wishes":
    from argmap.cli.conversion import Wishes, named

    pairs = [one.partition("=") for one in given]
    for (name, sign, _), one in zip(pairs, given, strict=True):
        if not (name and sign):
            raise FormatError(tr("--option {given}: write it as NAME=VALUE.", given=one))
    options = {name.strip(): value.strip() for name, _, value in pairs}
    return Wishes(named(reads) if reads else None, named(writes) if writes else None, options)


# -- one file -----------------------------------------------------------------------------


def _convert_file(source: Path, out: Path, wishes: "Wishes", *, as_json: bool) -> None:
    from argmap.cli.conversion import STREAM, convert_file

    if as_json and out == STREAM:
        raise FormatError(tr("With --json, write to a file: both would be printed."))
    done = convert_file(source, out, wishes, source.name)
    if as_json:
        print_json(_as_data(done))
        return
    is_printed = out == STREAM
    click.echo(
        _summary(done) if is_printed else tr("{what}: {path}", what=_summary(done), path=out), err=is_printed
    )
    print_aside(_remarks(done))


def _as_data(done: "Done") -> dict[str, Any]:
    from argmap.formats.tally import tally

    report = done.opened.report
    warnings = [(warning.line, warning.message) for warning in report.warnings]
    warnings += [(None, line) for line in done.losses]
    return {
        "format": done.opened.format.id,
        **tally(done.opened.map)._asdict(),
        "dropped": dict(report.dropped),
        "warnings": [{"line": line, "message": message} for line, message in warnings],
    }


def _summary(done: "Done") -> str:
    from argmap.formats.tally import in_words, tally

    what = in_words(tally(done.opened.map))
    return tr("{what}, {old} to {new}", what=what, old=done.opened.format.name, new=done.writes.name)


def _remarks(done: "Done", shown: int = SHOWN) -> list[str]:
    """Say in a line each what was left out on reading, what is to be looked at, and what writing lost."""
    return [*on_reading(done.opened.report, shown), *on_writing(done.writes.name, done.losses)]


# -- a folder -----------------------------------------------------------------------------


def _convert_folder(source: Path, out: Path, wishes: "Wishes", *, as_json: bool) -> None:
    """Convert one file after the other; a failure is told in a line, and the next one follows."""
    from argmap.cli.conversion import all_formats, make_folder, plan, require_folder
    from argmap.formats.choosing import require_options

    require_options(wishes.options, all_formats())
    require_folder(source, out)
    files, unread = plan(source, out, wishes)
    if not files:
        raise FormatError(tr("There is no file in “{folder}” that argmap reads.", folder=source))
    make_folder(out)
    done, failed = [], []
    for number, (path, target) in enumerate(files, 1):
        name = str(path.relative_to(source))
        made = _convert_one(path, target, wishes, name)
        if isinstance(made, str):
            click.echo(tr("argmap: {error}", error=made), err=True)
            failed.append({"file": name, "error": made})
            continue
        if not as_json:
            _print_row(f"{number}/{len(files)}  {name}", made)
        done.append({"file": name, "out": str(target), **_as_data(made)})
    passed_over = [{"file": str(path.relative_to(source)), "why": why} for path, why in unread.items()]
    if as_json:
        print_json({"files": done, "failed": failed, "passed_over": passed_over})
    else:
        _print_end(len(done), len(failed), passed_over)
    sys.exit(_FAILED if failed else 0)


def _print_row(name: str, made: "Done") -> None:
    """Print what became of a file, and further in what was left out and the first remarks."""
    click.echo(f"{name}  {_summary(made)}")
    for line in _remarks(made, FEW):
        click.echo(_FURTHER_IN + line)


def _convert_one(path: Path, target: Path, wishes: "Wishes", name: str) -> "Done | str":
    """Convert a file of a folder; give what was done, or in a sentence why nothing was."""
    from argmap.cli.conversion import convert_file, make_folder

    try:
        make_folder(target.parent)
        return convert_file(path, target, replace(wishes, is_lenient=True), name)
    except ArgmapError as error:
        return str(error)


def _print_end(done: int, failed: int, passed_over: Sequence[Mapping[str, str]]) -> None:
    """Print what was passed over, and how many files went which way."""
    for one in passed_over:
        click.echo(tr("Passed over: {file}: {why}", file=one["file"], why=one["why"]))
    parts = [counted(done, tr("1 file converted"), tr("{n} files converted"))]
    parts += [tr("{n} failed", n=failed)] if failed else []
    parts += [tr("{n} passed over", n=len(passed_over))] if passed_over else []
    click.echo(tr("{what}.", what=", ".join(parts)))


# -- which there are ----------------------------------------------------------------------


@click.command("formats", cls=Command, short_help="List the formats that can be read and written.")
@as_json_option
def list_formats(*, as_json: bool) -> None:
    """List the formats: id, name, file endings, whether they are read and written, and what they carry.

    The options listed are for argmap convert --option NAME=VALUE; the first value is the default.
    """
    from argmap.cli.conversion import all_formats
    from argmap.formats.registry import troubles

    made = all_formats()
    if as_json:
        print_json([_described(one) for one in made])
    else:
        for one in made:
            _print_format(one)
    for trouble in troubles():
        click.echo(tr("argmap: {error}", error=trouble), err=True)


def _described(format: "Format") -> dict[str, Any]:
    return {
        "id": format.id,
        "name": format.name,
        "suffixes": list(format.suffixes),
        "reads": format.read is not None,
        "writes": format.write is not None,
        "carries": _carried(format),
        "options": [
            {"name": choice.name, "words": choice.words, "values": dict(choice.values)}
            for choice in format.choices
        ],
    }


def _carried(format: "Format") -> list[str]:
    from argmap.formats.carrying import FEATURES

    return [feature for feature in FEATURES if feature in format.carries]


def _print_format(format: "Format") -> None:
    can = {
        (True, True): tr("read and written"),
        (True, False): tr("read"),
        (False, True): tr("written"),
        (False, False): tr("neither read nor written"),
    }[format.read is not None, format.write is not None]
    print_folded(f"{format.name} ({' '.join(format.suffixes)}), {can}", f"{format.id:<12}", _INDENT)
    print_folded(_carried_words(format), _INDENT, _INDENT + _FURTHER_IN)
    for choice in format.choices:
        option = tr("option {name}: {words}", name=choice.name, words=choice.words)
        print_folded(option, _INDENT, _INDENT + _FURTHER_IN)
        for value, words in choice.values.items():
            print_folded(f"{value}: {words}", _INDENT + _FURTHER_IN, _INDENT + 2 * _FURTHER_IN)


def _carried_words(format: "Format") -> str:
    from argmap.cli.conversion import is_picture
    from argmap.formats.carrying import EVERYTHING, feature_names

    if is_picture(format):
        return tr("a picture of the map")
    if format.carries >= EVERYTHING:
        return tr("carries everything")
    names = [words for name, words in feature_names().items() if name in format.carries]
    return tr("carries {what}", what=", ".join([tr("cards"), *names]))


_INDENT = " " * 12

COMMANDS = (convert, list_formats)
