"""Prints what the reasoning takes, beside a pass in C and one as papers have it, all in one run.

    python -m tests.bench reasoning

Every time is the median of several runs, in milliseconds.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.analysis.acceptance.labels import Labelling, label
from argmap.analysis.acceptance.standing import standing
from argmap.analysis.acceptance.statuses import grounded, held
from argmap.analysis.questions.contributions import contributions
from argmap.analysis.questions.excerpt import cut_from
from argmap.analysis.questions.flips import flips
from argmap.analysis.questions.persuasion import cheapest_shifts
from argmap.analysis.strength import Evaluator, evaluate
from argmap.analysis.whatif import NOTHING
from argmap.app.memory import collect_less_often
from argmap.formats import native
from argmap.model import edits
from argmap.model.graph import ArgumentMap
from tests.bench import published, tight
from tests.bench.generated import generate

SIZES = (100, 1_000, 10_000, 100_000)
LABELLED = (1_000, 10_000)
ASKED = (100, 1_000)
EXAMPLES = Path(__file__).parents[2] / "examples"

#: A measurement goes on for about so long, and for so many runs at least and at most.
_LASTS_S, _FEWEST, _MOST = 1.0, 3, 300
_EDITS = 100
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a figure for each column, None where there is none. Ratios are rows as well."""

    name: str
    figures: list[float | None]
    unit: str = "ms"

    def over(self, other: "Row", name: str) -> "Row":
        pairs = zip(self.figures, other.figures, strict=True)
        return Row(name, [a / b if a is not None and b else None for a, b in pairs], "×")

    def plus(self, other: "Row", name: str) -> "Row":
        return Row(name, [a + b for a, b in zip(self.figures, other.figures, strict=True)], self.unit)


def main() -> None:
    """Print the three tables."""
    collect_less_often()
    maps = [generate(size) for size in SIZES]
    show("All strengths, and one edit", [f"{size:,}" for size in SIZES], strengths(maps))
    labelled = dict(maps_to_label())
    show("Labels", list(labelled), labels(list(labelled.values())))
    show("Questions about the main claim", [f"{size:,}" for size in ASKED], questions(maps[: len(ASKED)]))


def show(title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    print(f"\n{title:<44}{'':4}" + "".join(f"{column:>18}" for column in columns))
    for row in rows:
        figures = ("" if one is None else _figure(one, row.unit) for one in row.figures)
        print(f"  {row.name:<42}{row.unit:>4}" + "".join(f"{one:>18}" for one in figures))


def median_ms(act: Callable[[], object]) -> float:
    """Run something again and again; what it makes is let go of outside the time."""
    gc.collect()
    taken: list[float] = []
    until = time.perf_counter() + _LASTS_S
    while len(taken) < _FEWEST or (time.perf_counter() < until and len(taken) < _MOST):
        start = time.perf_counter()
        made = act()
        taken.append((time.perf_counter() - start) * 1000)
        del made
    return statistics.median(taken)


# -- strengths ----------------------------------------------------------------------------


def strengths(maps: Sequence[ArgumentMap]) -> list[Row]:
    """Measure every way to work out all strengths, after a look that they agree; then one edit beside them."""
    columns = [_passes(map) | _edits(map) for map in maps]
    rows = {name: Row(name, [column[name] for column in columns]) for name in columns[0]}
    in_c, in_numpy, rounds, published_whole, bare, whole, followed, _, supposed, _ = rows.values()
    return [
        *rows.values(),
        bare.over(in_c, "bare pass ÷ C"),
        bare.over(in_numpy, "bare pass ÷ numpy"),
        whole.over(in_c, "evaluate ÷ C"),
        rounds.over(bare, "published rounds ÷ bare pass"),
        published_whole.over(whole, "published whole ÷ evaluate"),
        whole.over(followed, "evaluate ÷ follow"),
        bare.over(followed, "bare pass ÷ follow"),
        whole.over(supposed, "evaluate ÷ suppose"),
        bare.over(supposed, "bare pass ÷ suppose"),
    ]


def _passes(map: ArgumentMap) -> dict[str, float | None]:
    evaluator = Evaluator(map)
    flat = tight.Flat.of(evaluator.network)
    in_c, in_numpy = tight.in_c(flat), tight.in_numpy(flat)
    arguments = published.make(map)
    evaluator.middle.solve()
    ours = [evaluator.middle.low[slot] for slot in range(len(flat.bases))]
    assert _differ(ours, in_numpy()) < _SAME
    assert in_c is None or _differ(ours, in_c()) < _SAME
    theirs = published.solve(arguments)
    assert _differ([ours[evaluator.network.slots[id]] for id in theirs], theirs.values()) < _SAME
    return {
        "in C, flat arrays": median_ms(in_c) if in_c else None,
        "in numpy, flat arrays": median_ms(in_numpy),
        "published style, rounds only": median_ms(lambda: published.solve(arguments)),
        "published style, objects and rounds": median_ms(lambda: published.solve(published.make(map))),
        "argmap, bare pass": median_ms(evaluator.middle.solve),
        "argmap, evaluate(map)": median_ms(lambda: evaluate(map)),
    }


def _differ(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return max(abs(one - other) for one, other in zip(ours, theirs, strict=True))


def _edits(map: ArgumentMap) -> dict[str, float | None]:
    evaluator = Evaluator(map)
    followed = list(_follow(evaluator, map))
    supposed = list(_suppose(evaluator, map))
    assert evaluator.evaluation.nodes == evaluate(map, evaluator.whatif).nodes
    return {
        "one credence, follow(change)": statistics.median(followed),
        f"  follow, slowest of {_EDITS}": max(followed),
        "one credence, suppose(what-if)": statistics.median(supposed),
        f"  suppose, slowest of {_EDITS}": max(supposed),
    }


def _spread(map: ArgumentMap) -> Iterator[tuple[int, str]]:
    ids = sorted(map.nodes)
    return ((number, ids[number * 37 % len(ids)]) for number in range(_EDITS))


def _follow(evaluator: Evaluator, map: ArgumentMap) -> Iterator[float]:
    for number, id in _spread(map):
        change = edits.set_field(map, id, "credence", 0.1 + number * 0.007)
        map.write(change)
        start = time.perf_counter()
        evaluator.follow(change)
        yield (time.perf_counter() - start) * 1000


def _suppose(evaluator: Evaluator, map: ArgumentMap) -> Iterator[float]:
    """Move a slider by a step, on one card after the other."""
    for number, id in _spread(map):
        evaluator.suppose(NOTHING.assuming(id, 0.15 + number * 0.007))
        start = time.perf_counter()
        evaluator.suppose(NOTHING.assuming(id, 0.16 + number * 0.007))
        yield (time.perf_counter() - start) * 1000


# -- labels -------------------------------------------------------------------------------


def maps_to_label() -> Iterator[tuple[str, ArgumentMap]]:
    """Give maps as people draw them, by what stands above their column."""
    for path in sorted(EXAMPLES.glob("*.argmap")):
        yield path.stem.split("-")[-1], native.read(path.read_bytes())
    for size in LABELLED:
        yield f"{size:,}", generate(size)
        yield f"{size:,} + circles", generate(size, answers=size // 50)


def labels(maps: Sequence[ArgumentMap]) -> list[Row]:
    """Measure all labels in units of one grounded pass."""
    columns = [_labels(map) for map in maps]
    units = {"one grounded pass": "ms", "label": "ms", "standing": "ms"}
    rows = {name: Row(name, [column[name] for column in columns], units.get(name, "")) for name in columns[0]}
    both = rows["label"].plus(rows["standing"], "label and standing")
    return [*rows.values(), both.over(rows["one grounded pass"], "label and standing ÷ grounded pass")]


def _labels(map: ArgumentMap) -> dict[str, float | None]:
    network = Evaluator(map).network
    labelling = label(network, map)
    found = standing(network, map, labelling)
    return {
        "nodes and evaluated links": len(labelling.nodes) + len(labelling.links),
        "undecided": _undecided(labelling),
        "undecided on or behind a circle": sum(len(group) for group in labelling.rest),
        "over budget": sum(one is None for one in found.credulous.values()),
        "one grounded pass": median_ms(lambda: grounded(network, held(network, map))),
        "label": median_ms(lambda: label(network, map)),
        "standing": median_ms(lambda: standing(network, map, labelling)),
    }


def _undecided(labelling: Labelling) -> int:
    return sum(one.status == "undecided" for one in (*labelling.nodes.values(), *labelling.links.values()))


# -- questions ----------------------------------------------------------------------------


def questions(maps: Sequence[ArgumentMap]) -> list[Row]:
    """Measure what is asked about a main claim."""
    columns = [_questions(map) for map in maps]
    return [Row(name, [column[name][0] for column in columns], columns[0][name][1]) for name in columns[0]]


def _questions(map: ArgumentMap) -> dict[str, tuple[float | None, str]]:
    evaluator = Evaluator(map)
    topic = map.info.main
    excerpt = cut_from(evaluator, topic)
    sampled, flipping = contributions(excerpt, "shapley"), flips(excerpt, 2)
    return {
        "nodes that lead to it": (len(excerpt.nodes), ""),
        "cut out of the evaluated map": (median_ms(lambda: cut_from(evaluator, topic)), "ms"),
        "contributions: removal": (median_ms(lambda: contributions(excerpt, "removal")), "ms"),
        "contributions: gradient": (median_ms(lambda: contributions(excerpt, "gradient")), "ms"),
        "contributions: Shapley": (median_ms(lambda: contributions(excerpt, "shapley")), "ms"),
        "  sampled to ±": (sampled.error, ""),
        "flips of up to two": (median_ms(lambda: flips(excerpt, 2)), "ms"),
        "  sets found": (len(flipping.sets), ""),
        "cheapest shifts": (median_ms(lambda: cheapest_shifts(excerpt)), "ms"),
    }


def _figure(number: float, unit: str) -> str:
    if unit == "×":
        return f"{number:,.1f}"
    if isinstance(number, int):
        return f"{number:,}"
    return f"{number:.4f}" if number < 1 else f"{number:,.2f}"


if __name__ == "__main__":
    main()
