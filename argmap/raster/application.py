"""Makes sure that Qt is running before fonts are asked for, with a screen or without one."""

import os
import sys

from PySide6.QtGui import QGuiApplication


def has_display() -> bool:
    """Say whether there is a screen to open a window on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_without_window() -> QGuiApplication:
    """Start Qt for measuring and drawing only; a running application is used as it is."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([sys.argv[0]])
