"""Prints what argmap takes and what the naive baseline takes, side by side, for maps of several sizes.

    python -m tests.bench [100 1000 5000 20000] [reasoning] [formats]

Offscreen, 1920×1080. Times are milliseconds; a ratio is baseline time over argmap time. What the
reasoning takes is in `reasoning`, what other formats take in `exchange`.
"""

import gc
import os
import statistics
import subprocess
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView

from argmap.analysis.strength import evaluate
from argmap.app.memory import collect_less_often
from argmap.canvas.view import MapView
from argmap.editing.editor import Editor
from argmap.formats import native
from argmap.layout.pivot import arrange
from argmap.layout.sizes import fit_card
from argmap.model import edits
from argmap.model.checks import check
from argmap.picture.palette import load_theme
from argmap.raster.measure import QtMeasure
from tests.bench import baseline, exchange, reasoning
from tests.bench.generated import generate

SIZES = (100, 1_000, 5_000, 20_000)
#: What is measured by modules of their own.
OTHERS = {"reasoning": reasoning.main, "formats": exchange.main}
FRAMES = 120
#: pydot and its parser take minutes beyond this.
GRAPHVIZ_UP_TO = 1_000


class Clock:
    """Milliseconds since it was made or read last."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def read(self) -> float:
        now = time.perf_counter()
        passed, self._start = (now - self._start) * 1000, now
        return passed

    def until(self, moment: float) -> float:
        """Milliseconds until a moment of `time.perf_counter`."""
        return (moment - self._start) * 1000


def main() -> None:
    """Measure each part in a process of its own: neither memory nor warm caches pass from one to the next."""
    parts = sys.argv[1:] or [*map(str, SIZES), *OTHERS]
    if len(parts) > 1:
        for part in parts:
            subprocess.run([sys.executable, "-m", "tests.bench", part], check=True)
    elif parts[0] in OTHERS:
        OTHERS[parts[0]]()
    else:
        size = int(parts[0])
        application = QApplication([])
        print(f"\n{size:,} nodes")
        bench(application, size)


def bench(application: QApplication, size: int) -> None:
    data = native.write(generate(size))
    naive = measure_baseline(application, data, size)
    gc.collect()
    ours = measure_argmap(application, data)
    print(f"  {'':34}{'argmap':>12}{'baseline':>12}{'ratio':>9}")
    for name, mine in ours.items():
        theirs = naive.get(name)
        ratio = f"{theirs / mine:8.1f}×" if theirs and mine else ""
        print(f"  {name:34}{mine:12.2f}{theirs or float('nan'):12.2f}{ratio:>9}")


def measure_argmap(application: QApplication, data: bytes) -> dict[str, float]:
    made: dict[str, float] = {}
    memory = resident_mb()
    collect_less_often()
    whole, step = Clock(), Clock()
    map = native.read(data)
    made["read, ms"] = step.read()
    check(map)
    made["check, ms"] = step.read()
    measure = QtMeasure()
    fits = {id: fit_card(node, measure) for id, node in map.nodes.items()}
    made["measure, ms"] = step.read()
    sizes = {id: (fit.width, fit.height) for id, fit in fits.items()}
    step.read()
    arrange(map, sizes)
    made["layout, ms"] = step.read()
    evaluate(map)
    made["evaluation, full, ms"] = step.read()

    del map, fits, sizes  # opening starts without a second copy of the map, as it does for the baseline
    gc.collect()
    whole.read()
    fresh = native.read(data)
    check(fresh)
    editor = Editor(fresh, QtMeasure(), lambda run: QTimer.singleShot(0, run))  # measures and lays out
    step.read()
    before_showing = whole.read()
    view = Stamped(MapView)(editor, load_theme("light"))
    view.opens_whole = True
    view.resize(1920, 1080)
    made["show alone, ms"] = until_painted(application, view, step)
    made["open, file to first frame, ms"] = before_showing + made["show alone, ms"]
    made["memory, open, MB"] = resident_mb() - memory

    view.finish_painting()
    frames(
        made, "pan, fitted", view, lambda n: view.pan(13 if n % 40 < 20 else -13, 7 if n % 40 < 20 else -7)
    )
    view.zoom_to(1.0)
    view.reveal("n000000")
    view.finish_painting()
    view.repaint()
    frames(
        made, "pan at 100 %", view, lambda n: view.pan(13 if n % 40 < 20 else -13, 7 if n % 40 < 20 else -7)
    )
    frames(made, "zoom", view, lambda n: view.zoom(0.93 if n % 80 < 40 else 1 / 0.93))

    edited: list[float] = []
    ids = sorted(editor.map.nodes)
    for number in range(20):
        id = ids[number * 37 % len(ids)]
        change = edits.set_field(editor.map, id, "credence", 0.1 + number * 0.03)
        step.read()
        editor.apply("credence", change)
        editor.reasoning.finish()
        edited.append(step.read())
    made["evaluation and all, one edit, ms"] = statistics.median(edited)
    step.read()
    native.write(editor.map)
    made["save (to bytes), ms"] = step.read()
    view.let_go()
    view.close()
    return made


def measure_baseline(application: QApplication, data: bytes, size: int) -> dict[str, float]:
    made: dict[str, float] = {}
    memory = resident_mb()
    whole, step = Clock(), Clock()
    raw = baseline.read(data)
    made["read, ms"] = step.read()
    baseline.check(raw)
    made["check, ms"] = step.read()
    heights = baseline.measure(raw)
    made["measure, ms"] = step.read()
    places = baseline.place_in_layers(raw, heights)
    made["layout, ms"] = step.read()
    before_showing = whole.read()
    step.read()
    strengths = baseline.evaluate(raw)
    made["evaluation, full, ms"] = step.read()
    view = baseline.show(raw, heights, places, strengths, Stamped(QGraphicsView))
    made["show alone, ms"] = until_painted(application, view, step)
    made["open, file to first frame, ms"] = before_showing + made["show alone, ms"]
    made["memory, open, MB"] = resident_mb() - memory
    step.read()
    if size <= GRAPHVIZ_UP_TO and baseline.place_with_graphviz(raw, heights):
        step.read()
        baseline.place_with_graphviz(raw, heights)
        made["layout, ms"] = step.read()
    view.resetTransform()
    view.centerOn(*places["n000000"])
    view.viewport().repaint()
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()

    def pan(number: int) -> None:
        sign = 1 if number % 40 < 20 else -1
        across.setValue(across.value() + 13 * sign)
        down.setValue(down.value() + 7 * sign)

    frames(made, "pan at 100 %", view.viewport(), pan)
    count = FRAMES if size < 5_000 else 16
    frames(
        made, "zoom", view.viewport(), lambda n: view.scale(*[0.93 if n % 80 < 40 else 1 / 0.93] * 2), count
    )
    step.read()
    baseline.write(raw)
    made["save (to bytes), ms"] = step.read()
    view.close()
    view.scene().clear()
    return made


def Stamped(kind: type) -> type:
    """Give a kind of widget that remembers when it had painted itself for the first time."""

    class Painted(kind):
        painted_at = 0.0

        def paintEvent(self, event) -> None:
            super().paintEvent(event)
            self.painted_at = self.painted_at or time.perf_counter()

    return Painted


def until_painted(application: QApplication, view, clock: Clock) -> float:
    """Show a widget; give the milliseconds since the clock was read until its first frame is there."""
    view.show()
    while not view.painted_at:
        application.processEvents()
    passed = clock.until(view.painted_at)
    application.processEvents()
    return passed


def frames(made: dict[str, float], name: str, widget, act, count: int = FRAMES) -> None:
    """Act and repaint many times; keep the median and the slowest hundredth."""
    taken = []
    for number in range(count):
        clock = Clock()
        act(number)
        widget.repaint()
        taken.append(clock.read())
    taken.sort()
    made[f"{name}, frame median, ms"] = statistics.median(taken)
    made[f"{name}, frame p99, ms"] = taken[min(len(taken) - 1, round(len(taken) * 0.99))]


def resident_mb() -> float:
    """Give the memory this process holds now; zero where the system does not say."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0


if __name__ == "__main__":
    main()
