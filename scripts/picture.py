"""Draws the pictures of the window that the documents show: README's in both themes, and those of the guide.

``picture.py [FOLDER]`` draws the real window with the first example, offscreen, 1440 by 900. Settings
and recovery copies of whoever runs this stay untouched.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.app.window import MapWindow

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1440, 900
#: Small enough to show what leads to the claim and what follows, large enough to read.
SCALE = 0.6
#: The unnamed officials, from whom the claim of the example comes.
OFFICIALS = "knkqrt22"
#: Longest that a panel's worker may take to answer.
PATIENCE_MS = 20_000


def main(folder: Path) -> None:
    """Draw all pictures into a folder."""
    (folder / "guide").mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # offscreen cannot raise a window, and says so
    with tempfile.TemporaryDirectory() as away:
        os.environ.update(XDG_CONFIG_HOME=away, XDG_STATE_HOME=away)
        draw(folder)


def draw(folder: Path) -> None:
    """Open the window once, and take all pictures of it."""
    # Qt reads the environment when it is imported.
    from PySide6.QtCore import QEvent  # noqa: PLC0415

    from argmap.app.main import make_application  # noqa: PLC0415
    from argmap.app.settings import Settings  # noqa: PLC0415
    from argmap.app.windows import Windows  # noqa: PLC0415

    application = make_application()
    windows = Windows(application, Settings())
    windows.open_map(ROOT / "examples" / "north-korea-troops.argmap")
    window = windows.open_windows[0]
    window.resize(WIDTH, HEIGHT)
    window.show()
    for name, theme, prepare in PICTURES:
        windows.use_colours(theme)
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        show_main_claim(window)
        prepare(window)
        wait_for(lambda: not window.side.is_working)
        window.view.finish_painting()
        application.processEvents()
        if not window.grab().save(str(folder / name)):
            sys.exit(f"{folder / name} could not be written.")
        print(folder / name)
        window.editor.reasoning.use_scenario(None)
    window.close()


def wait_for(is_done: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer  # noqa: PLC0415

    deadline = QDeadlineTimer(PATIENCE_MS)
    while not is_done() and not deadline.hasExpired():
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def show_main_claim(window: MapWindow) -> None:
    """Select the main claim and put it in the middle of the canvas, all of it painted."""
    view, main = window.view, window.editor.map.info.main or ""
    window.editor.select([main])
    view.zoom_to(SCALE)
    x, y, w, h = window.editor.arrangement.rect_of(main)
    left, top = view.camera.to_screen(x + w / 2, y + h / 2)
    view.pan(view.width() / 2 - left, view.height() / 2 - top)
    view.finish_painting()


def show_details(window: MapWindow) -> None:
    """Show the fields of the claim."""
    window.side.show_inspector()


def explain_claim(window: MapWindow) -> None:
    """Show why the claim is as strong as it is."""
    window.side.show_why()


def suppose_claim(window: MapWindow) -> None:
    """Switch on the scenario that the claim proves true."""
    window.side.show_why()
    window.editor.reasoning.use_scenario(next(iter(window.editor.map.scenarios)))


def withdraw_officials(window: MapWindow) -> None:
    """Leave out the unnamed officials and all that repeats them."""
    window.side.show_sources()
    window.editor.reasoning.withdraw(OFFICIALS)


#: Name of the file, theme, and what is shown in it.
PICTURES = (
    ("picture.png", "light", show_details),
    ("picture-dark.png", "dark", show_details),
    ("guide/claim.png", "light", explain_claim),
    ("guide/scenario.png", "light", suppose_claim),
    ("guide/withdrawn.png", "light", withdraw_officials),
)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
