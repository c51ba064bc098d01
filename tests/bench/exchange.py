"""Prints what reading and writing other formats takes: a thousand nodes of each, large files, and files of nothing.

    python -m tests.bench formats

Times are medians of several runs, in milliseconds; a file of nothing is read once.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from argmap.app.memory import collect_less_often
from argmap.formats import native
from argmap.formats.registry import Format, format_named, formats, read_as
from argmap.model.errors import FormatError
from argmap.model.graph import ArgumentMap
from tests.bench.generated import WORDS, generate
from tests.bench.reasoning import median_ms
from tests.formats.hostile import MEGABYTE, OPENINGS, PIECES, filled
from tests.formats.sound import readable

NODES = 1_000

#: Premises of a claim, in the trees that are written here.
_REASONS = 3


def main() -> None:
    """Print the two tables."""
    collect_less_often()
    map = generate(NODES)
    print(
        f"\n{f'Formats, {NODES:,} nodes':<16}{'KiB':>8}{'read, ms':>12}{'write, ms':>12}   1 MiB of nothing, slowest, ms"
    )
    for format in formats():
        row(format, map)
    print(f"\n{'Large files':<24}{'read, ms':>12}{'json.loads of the map, ms':>28}{'ratio':>10}")
    for name, id, data in large_files():
        compare(name, format_named(id), data)


def row(format: Format, map: ArgumentMap) -> None:
    """Print what one format takes."""
    data = file_of(format, NODES)
    reading = writing = slowest = ""
    if format.read is not None:
        assert len(read_as(format, data).map.nodes) >= NODES * 0.99
        reading = f"{median_ms(lambda: read_as(format, data)):.1f}"
        slowest = "{:.0f}  {}".format(*max(read_nothing(format)))
    if (write := format.write) is not None:
        writing = f"{median_ms(lambda: write(map, {})):.1f}"
    print(f"  {format.id:<14}{len(data) / 1024:8.0f}{reading:>12}{writing:>12}   {slowest}", flush=True)


def large_files() -> Iterator[tuple[str, str, bytes]]:
    """Give large files, each with what it is and its format."""
    yield "AIF, 20,000 nodes", "aif", _aif(20_000).encode()
    yield (
        "the same by argmap",
        "aif",
        write_as("aif", read_as(format_named("aif"), _aif(20_000).encode()).map),
    )
    yield "Kialo, 5,000 claims", "kialo", _kialo(5_000).encode()


def write_as(id: str, map: ArgumentMap) -> bytes:
    write = format_named(id).write
    assert write is not None
    return write(map, {})


def compare(name: str, format: Format, data: bytes) -> None:
    """Print how long a large file takes beside the parsing of the same map in argmap's own format."""
    saved = native.write(read_as(format, data).map)
    ours, theirs = median_ms(lambda: read_as(format, data)), median_ms(lambda: json.loads(saved))
    print(f"  {name:<22}{ours:12.1f}{theirs:28.1f}{ours / theirs:9.1f}×")


def read_nothing(format: Format) -> Iterator[tuple[float, str]]:
    """Give the milliseconds that each filling of a megabyte takes, with its name."""
    for name, piece in PIECES.items():
        for opening in ("", OPENINGS[format.id]):
            data = filled(piece, MEGABYTE, opening)
            start = time.perf_counter()
            with suppress(FormatError):
                read_as(format, data)
            yield (time.perf_counter() - start) * 1000, name


# -- files ------------------------------------------------------------------------------------


def file_of(format: Format, count: int) -> bytes:
    """Make a file of so many nodes: as argmap writes it, or for what it only reads as others do."""
    if format.write is not None:
        return format.write(generate(count), {})
    return FILES[format.id](count).encode()


def _texts(count: int) -> list[str]:
    return [" ".join(WORDS[(number * 7 + n) % len(WORDS)] for n in range(12)) for number in range(count)]


def _parent(number: int) -> int:
    return (number - 1) // _REASONS


def _kialo(count: int) -> str:
    """Make an export in which every tenth claim is one that was made before."""
    numbers, lines = ["1"], ["Discussion Title: A debate", ""]
    for number, text in enumerate(_texts(count)):
        if number:
            numbers.append(f"{numbers[_parent(number)]}.{(number - 1) % _REASONS + 1}")
        stance = ("Pro: ", "Con: ")[number % 2] if number else ""
        lines.append(f"{numbers[number]}. {stance}{text} {number}")
    order = sorted(range(count), key=lambda one: [int(part) for part in numbers[one].split(".")])
    return "\n".join([*lines[:2], *(lines[2 + one] for one in order)])


def _aif(count: int) -> str:
    """Make a nodeset as AIFdb keeps it: half of the nodes are statements, half are schemes."""
    half = count // 2
    statements = [
        {"nodeID": f"{n}", "text": text, "type": "I", "timestamp": ""} for n, text in enumerate(_texts(half))
    ]
    types = (("RA", "Default Inference"), ("CA", "Default Conflict"))
    schemes = [
        {"nodeID": f"s{n}", "text": types[n % 2][1], "type": types[n % 2][0], "timestamp": ""}
        for n in range(1, half)
    ]
    ends = (
        (start, end) for n in range(1, half) for start, end in ((f"{n}", f"s{n}"), (f"s{n}", f"{_parent(n)}"))
    )
    edges = [{"edgeID": f"{n}", "fromID": a, "toID": b, "formEdgeID": None} for n, (a, b) in enumerate(ends)]
    return json.dumps({"nodes": [*statements, *schemes], "edges": edges, "locutions": []})


def _mindmup(count: int) -> str:
    ideas = [{"id": n + 1, "title": text, "ideas": {}} for n, text in enumerate(_texts(count))]
    for number in range(1, count):
        ideas[_parent(number)]["ideas"][str(number)] = ideas[number]
    return json.dumps({"formatVersion": 3, "id": "root", "ideas": {"1": ideas[0]}})


def _arggraph(count: int) -> str:
    parts = [
        f"<edu id='e{n}'><![CDATA[{text}]]></edu><adu id='a{n}' type='pro'/><edge id='s{n}' src='e{n}' trg='a{n}' type='seg'/>"
        for n, text in enumerate(_texts(count))
    ]
    edges = (
        f"<edge id='c{n}' src='a{n}' trg='a{_parent(n)}' type='{('sup', 'reb')[n % 2]}'/>"
        for n in range(1, count)
    )
    return f"<arggraph id='t'>{''.join(parts)}{''.join(edges)}</arggraph>"


def _carneades(count: int) -> str:
    statements = (f"  s{n}: {text}\n" for n, text in enumerate(_texts(count)))
    arguments = (f"  a{n}:\n    premises: [s{n}]\n    conclusion: s{_parent(n)}\n" for n in range(1, count))
    return f"statements:\n{''.join(statements)}arguments:\n{''.join(arguments)}"


#: What argmap reads and does not write.
FILES: dict[str, Callable[[int], str]] = {
    "kialo": _kialo,
    "mindmup": _mindmup,
    "arggraph": _arggraph,
    "carneades": _carneades,
}

assert {one.id for one in readable() if one.write is None} <= FILES.keys()
