"""The fastest passes over a network that anyone could ask for: flat arrays, in C and in numpy. No rings."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from argmap.analysis.network import Network

Numbers = NDArray[np.float64]
Places = NDArray[np.int32]
Pass = Callable[[], Numbers]

_SOURCE = Path(__file__).with_name("tight.c")


@dataclass(frozen=True, slots=True)
class Runs:
    """Lists of various lengths, one after the other, each from its place in `starts` to the next one's.

    What is listed are numbers, or pairs of them, one after the other as well.
    """

    starts: Places
    all: Places
    width: int = 1

    @classmethod
    def of(cls, lists: Sequence[Sequence], width: int = 1) -> "Runs":
        return cls(
            _places(accumulate(map(len, lists), initial=0)), _places(chain.from_iterable(lists)), width
        )

    def numbers(self, place: int) -> list[int]:
        return self.all[self.width * self.starts[place] : self.width * self.starts[place + 1]].tolist()


@dataclass(frozen=True, slots=True)
class Flat:
    """A network as arrays: where the variables start, and what bears on those in `order`."""

    bases: Numbers
    order: Places
    attacks: Runs
    supports: Runs
    premises: Runs

    @classmethod
    def of(cls, network: Network) -> "Flat":
        assert not network.rings, "the tight passes solve no circles"
        assert not network.fixed
        assert not network.banded
        order = _in_order(network)
        return cls(
            np.array(network.bases),
            _places(order),
            Runs.of([network.attackers[slot] for slot in order], width=2),
            Runs.of([network.supporters[slot] for slot in order], width=2),
            Runs.of([network.premises[slot] for slot in order]),
        )


def in_c(flat: Flat) -> Pass | None:
    """Give a pass in C, ready to run; None where there is no compiler."""
    library = _library()
    if library is None:
        return None
    values = np.empty_like(flat.bases)
    arrays = [
        part for runs in (flat.attacks, flat.supports, flat.premises) for part in (runs.starts, runs.all)
    ]
    pointers = [ctypes.c_void_p(array.ctypes.data) for array in arrays]
    size, count = ctypes.c_int(len(flat.bases)), ctypes.c_int(len(flat.order))
    bases, order = ctypes.c_void_p(flat.bases.ctypes.data), ctypes.c_void_p(flat.order.ctypes.data)
    out = ctypes.c_void_p(values.ctypes.data)

    def run() -> Numbers:
        library.solve(size, bases, out, count, order, *pointers)
        return values

    run.keeps = (flat, arrays)  # the pointers own nothing
    return run


def in_numpy(flat: Flat) -> Pass:
    """Give a pass in numpy, ready to run: all that can be solved at once, at once."""
    steps = [step for places in _levels(flat) for step in _steps(flat, places)]

    def run() -> Numbers:
        values = flat.bases.copy()
        for step in steps:
            step(values)
        return values

    return run


# -- inside -------------------------------------------------------------------------------


def _in_order(network: Network) -> list[int]:
    if not network.is_ordered:
        network.rank()
    return list(network.order)


def _places(numbers: Iterable) -> Places:
    return np.array(list(numbers), dtype=np.int32).reshape(-1)


@cache
def _library() -> ctypes.CDLL | None:
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        return None
    made = Path(tempfile.mkdtemp()) / "tight.so"
    subprocess.run([compiler, "-O3", "-shared", "-fPIC", str(_SOURCE), "-o", str(made)], check=True)
    library = ctypes.CDLL(str(made))
    shutil.rmtree(made.parent)  # it is loaded
    return library


def _levels(flat: Flat) -> list[Places]:
    """Give the places in the order of those variables that wait only for the levels before."""
    level = [0] * len(flat.bases)
    found: list[list[int]] = []
    for place, slot in enumerate(flat.order):
        waits_for = (runs.numbers(place) for runs in (flat.attacks, flat.supports, flat.premises))
        level[slot] = 1 + max(level[one] for one in chain.from_iterable(waits_for))
        if level[slot] > len(found):
            found.append([])
        found[level[slot] - 1].append(place)
    return [_places(places) for places in found]


def _steps(flat: Flat, places: Places) -> list[Callable[[Numbers], None]]:
    is_junction = np.diff(flat.premises.starts)[places] > 0
    joined, moved = places[is_junction], places[~is_junction]
    steps = []
    if len(joined):
        steps.append(_joining(flat, joined))
    if len(moved):
        steps.append(_moving(flat, moved))
    return steps


def _joining(flat: Flat, places: Places) -> Callable[[Numbers], None]:
    slots, premises = flat.order[places], Runs.of([flat.premises.numbers(place) for place in places])

    def join(values: Numbers) -> None:
        values[slots] = np.multiply.reduceat(values[premises.all], premises.starts[:-1])

    return join


def _moving(flat: Flat, places: Places) -> Callable[[Numbers], None]:
    slots = flat.order[places]
    bases = flat.bases[slots]
    unattacked, unsupported = _left_by(flat.attacks, places), _left_by(flat.supports, places)

    def move(values: Numbers) -> None:
        energy = unattacked(values) - unsupported(values)
        values[slots] = bases + np.where(energy > 0.0, 1.0 - bases, bases) * energy

    return move


def _left_by(runs: Runs, places: Places) -> Callable[[Numbers], Numbers]:
    """Give what works out the product of 1 - link × source for each place; 1 where nothing is."""
    pairs = [runs.numbers(place) for place in places]
    taken = [number for number, pair in enumerate(pairs) if pair]
    flat = Runs.of([pairs[number][::2] for number in taken])
    links, sources, starts = (
        flat.all,
        Runs.of([pairs[number][1::2] for number in taken]).all,
        flat.starts[:-1],
    )

    def work_out(values: Numbers) -> Numbers:
        left = np.ones(len(places))
        if taken:
            left[taken] = np.multiply.reduceat(1.0 - values[links] * values[sources], starts)
        return left

    return work_out
