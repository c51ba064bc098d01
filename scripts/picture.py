"""Draws the pictures of the window that the documents show: one in light colours, one in dark ones.

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
    from argmap.app.window import MapWindow

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1440, 900
#: Small enough to show what leads to the claim and what follows, large enough to read.
SCALE = 0.6
NAMES = {"light": "picture.png", "dark": "picture-dark.png"}


def main(folder: Path) -> None:
    """Draw both pictures into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # offscreen cannot raise a window, and says so
    with tempfile.TemporaryDirectory() as away:
        os.environ.update(XDG_CONFIG_HOME=away, XDG_STATE_HOME=away)
        draw(folder)


def draw(folder: Path) -> None:
    """Open the window once, and take a picture of it in each theme."""
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
    for theme, name in NAMES.items():
        windows.use_colours(theme)
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        show_main_claim(window)
        application.processEvents()
        if not window.grab().save(str(folder / name)):
            sys.exit(f"{folder / name} could not be written.")
        print(folder / name)
    window.close()


def show_main_claim(window: MapWindow) -> None:
    """Select the main claim and put it in the middle of the canvas, all of it painted."""
    view, main = window.view, window.editor.map.info.main or ""
    window.editor.select([main])
    view.zoom_to(SCALE)
    x, y, w, h = window.editor.arrangement.rect_of(main)
    left, top = view.camera.to_screen(x + w / 2, y + h / 2)
    view.pan(view.width() / 2 - left, view.height() / 2 - top)
    view.finish_painting()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
