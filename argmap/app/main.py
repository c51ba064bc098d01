"""Starts the program: one application, a window for each map."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from argmap import __version__
from argmap.app.colours import dress, theme_for
from argmap.app.memory import collect_less_often
from argmap.app.settings import Settings
from argmap.app.windows import Windows
from argmap.model import wording
from argmap.model.wording import tr
from argmap.raster.application import why_no_window
from argmap.shipped import shipped


def run(files: list[Path]) -> int:
    """Open windows for these files, or one for an empty map, and stay until they are closed."""
    trouble = why_no_window()
    if trouble:
        words = tr("argmap: {trouble} The commands check, evaluate and export need none.", trouble=trouble)
        sys.stderr.write(words + "\n")
        return 1
    collect_less_often()
    application = make_application()
    windows = Windows(application, Settings())
    sys.excepthook = windows.survive
    windows.start(files)
    status = application.exec()
    if application.platformName() == "offscreen":
        application.clipboard().clear()  # Qt would keep it until after Python is gone, and crash
    return status


def make_application() -> QApplication:
    """Make the application, named, dressed and ready for windows."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services=false")  # no desktop portal is no news
    QCoreApplication.setApplicationName("argmap")
    QCoreApplication.setOrganizationName("argmap")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(sys.argv[:1])
    application.setDesktopFileName("argmap")
    application.setWindowIcon(QIcon(str(shipped("resources", "icons", "argmap.svg"))))
    application.setStyle("Fusion")
    wording.use_translator(lambda message: QCoreApplication.translate("argmap", message))
    dress(application, theme_for(Settings().colours))
    return application
