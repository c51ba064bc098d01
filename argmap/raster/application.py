"""Makes sure that Qt is running before fonts are asked for, with a screen or without one."""

import ctypes
import os
import re
import socket
import sys

from PySide6.QtGui import QGuiApplication

from argmap.model.wording import tr

#: What Qt needs for a window under X: library → Debian's package.
_X_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)")


def why_no_window() -> str | None:
    """Say in a sentence why no window can be opened here; None where one can.

    Qt itself ends the program, with a core dump, where a display or a library is missing.
    """
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return tr("There is no screen to open a window on.")
    if not _answers(display):
        return tr("The screen “{display}” does not answer.", display=display)
    missing = [package for library, package in _X_LIBRARIES.items() if not _is_there(library)]
    if missing:
        line = "apt-get install " + " ".join(missing)
        return tr("Qt lacks libraries for a window. On Debian or Ubuntu, run as root: {line}", line=line)
    return None


def start_without_window() -> QGuiApplication:
    """Start Qt for measuring and drawing only; a running application is used as it is."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    return QGuiApplication([sys.argv[0]])


def _answers(display: str) -> bool:
    """Try a local X server's sockets; a remote one is left to Qt."""
    local = _LOCAL_DISPLAY.match(display)
    if not local:
        return True
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108  where X servers listen
    return any(_can_connect(address) for address in (path, "\0" + path))


def _can_connect(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
