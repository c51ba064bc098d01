"""Makes this checkout ready to run or to be tested; does nothing, and asks no network, when it is.

``setup.py run`` or ``setup.py test``: system packages first, then the virtual environment ``.venv``.
Its syntax is older than argmap's own, so that an old Python is told what is wrong.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NUMBER = ".".join(map(str, sys.version_info[:2]))
OTHER = "Name another Python with make PYTHON=/path/to/python3."

# What must be found, and the names of the Debian or Ubuntu package that brings it, newest name first.
DRAWING = {
    "libglib-2.0.so.0": ["libglib2.0-0t64", "libglib2.0-0"],
    "libGL.so.1": ["libgl1"],
    "libEGL.so.1": ["libegl1"],
    "libxkbcommon.so.0": ["libxkbcommon0"],
    "libfontconfig.so.1": ["libfontconfig1"],
    "libdbus-1.so.3": ["libdbus-1-3"],
}
WINDOW = {
    "libxkbcommon-x11.so.0": ["libxkbcommon-x11-0"],
    "libxcb-cursor.so.0": ["libxcb-cursor0"],
    "libxcb-icccm.so.4": ["libxcb-icccm4"],
    "libxcb-keysyms.so.1": ["libxcb-keysyms1"],
    "libxcb-shape.so.0": ["libxcb-shape0"],
}
WINDOW_TESTS = {"Xvfb": ["xvfb"], "xauth": ["xauth"], "xdotool": ["xdotool"]}


def main(purpose: str) -> None:
    """Make ready for a purpose, "run" or "test"; leave with a sentence where that cannot be."""
    require_python()
    if sys.platform == "linux":
        if purpose == "test":
            missing = install({**DRAWING, **WINDOW, **WINDOW_TESTS})
            if missing and not missing.keys() & DRAWING.keys():
                say("Tests in a real window are skipped; for them, " + remedy(missing))
        require(needs(purpose), "argmap cannot draw without these libraries")
    if not is_ready(purpose):
        make_environment()
        install_argmap(purpose)


def require_python() -> None:
    """Leave unless this Python is new enough."""
    if sys.version_info < OLDEST:
        sys.exit(f"argmap needs Python 3.11 or newer; {sys.executable} is {NUMBER}. {OTHER}")


def needs(purpose: str) -> dict[str, list[str]]:
    """Give what a purpose cannot do without on this display."""
    return {**DRAWING, **WINDOW} if purpose == "run" and os.environ.get("DISPLAY") else DRAWING


def require(wanted: dict[str, list[str]], why: str) -> None:
    """Install what is missing, and leave where that cannot be done by us but by apt-get."""
    missing = install(wanted)
    if missing and shutil.which("apt-get"):
        sys.exit(f"{why}: {', '.join(missing)}. To go on, {remedy(missing)}")
    if missing:
        say(f"Not found, so please install them if argmap does not start: {', '.join(missing)}")


def install(wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """Install what is missing where we may, and give what is missing still."""
    missing = {name: packages for name, packages in wanted.items() if not is_here(name)}
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get"):
        return missing
    apt_get("update")  # May fail: the lists that are here can be good enough.
    packages = package_names(missing)
    say("Installing with apt-get: " + " ".join(packages))
    done = apt_get("install", "--yes", "--no-install-recommends", *packages)
    if done.returncode != 0:
        say(done.stdout)
    return {name: packages for name, packages in missing.items() if not is_here(name)}


def is_here(name: str) -> bool:
    """Tell whether the loader finds a library, the shell a command or Python a module, whoever brought it."""
    if ".so." not in name:
        return shutil.which(name) is not None or has(name)
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def apt_get(*words: str) -> subprocess.CompletedProcess[str]:
    """Run apt-get without questions and keep what it prints; wait up to two minutes for its lock."""
    return subprocess.run(
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def package_names(missing: dict[str, list[str]]) -> list[str]:
    """Give for each missing thing the first package that this release knows, or else its oldest name."""
    return [next(filter(is_known, packages), packages[-1]) for packages in missing.values()]


def is_known(package: str) -> bool:
    """Tell whether apt's lists have a package."""
    shown = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return shown.returncode == 0 and bool(shown.stdout)


def remedy(missing: dict[str, list[str]]) -> str:
    """Give the words that say how to install what is missing."""
    if not shutil.which("apt-get"):
        return "install " + ", ".join(missing)
    names = " ".join(package_names(missing))
    return f"run:\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends {names}"


def is_ready(purpose: str) -> bool:
    """Tell whether .venv was made for a purpose, or for tests, which need all, and nothing changed since."""
    return any(holds(VENV / f"ready-to-{done}", wishes()) for done in (purpose, "test"))


def wishes() -> str:
    """Give a text that changes when argmap must be installed again."""
    return maker() + hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def maker() -> str:
    """Give a text that changes when .venv must be made again: another Python, or the checkout was moved."""
    return f"{sys.version}\n{sys.base_prefix}\n{VENV}\n"


def holds(stamp: Path, text: str) -> bool:
    """Tell whether a stamp file says a text."""
    return stamp.is_file() and stamp.read_text() == text


def make_environment() -> None:
    """Make .venv, unless it was made before by this Python in this place."""
    stamp = VENV / "made-by"
    if holds(stamp, maker()):
        return
    say(f"Making .venv with Python {NUMBER}")
    if not (has("ensurepip") and make_with_ensurepip()) and not (has("pip") and make_with_own_pip()):
        require_ensurepip()
        if not make_with_ensurepip():
            sys.exit("python3 -m venv could not make .venv; what it said is above.")
    stamp.write_text(maker())


def require_ensurepip() -> None:
    """Leave unless Python can, or after Debian's package can, put pip into a virtual environment."""
    if sys.base_prefix != "/usr":
        sys.exit(f"{sys.executable} is not the system's, and lacks ensurepip and pip 22.3. {OTHER}")
    require({"ensurepip": [f"python{NUMBER}-venv"]}, "Python cannot make .venv without this module")


def has(module: str) -> bool:
    """Tell whether this Python has a module."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


def make_with_ensurepip() -> bool:
    """Make the virtual environment as Python means it."""
    return is_done([sys.executable, "-m", "venv", "--clear", str(VENV)])


def make_with_own_pip() -> bool:
    """Make the virtual environment with this Python's pip, where Debian has split off ensurepip."""
    bare = is_done([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    pip = [sys.executable, "-m", "pip", "--python", str(VENV / "bin" / "python")]
    return bare and is_done([*pip, "install", "--quiet", "--disable-pip-version-check", "pip"])


def install_argmap(purpose: str) -> None:
    """Install argmap itself, editable, and for tests also what they use."""
    extra = "[test]" if purpose == "test" else ""
    say("Installing argmap" + extra + " into .venv")
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    if not is_done([*pip, "install", "--quiet", "--editable", str(ROOT) + extra]):
        sys.exit("pip could not install argmap; what it said is above.")
    (VENV / f"ready-to-{purpose}").write_text(wishes())


def is_done(command: list[str]) -> bool:
    """Run a command and tell whether it succeeded."""
    return subprocess.run(command, check=False).returncode == 0


def say(line: str) -> None:
    """Print a line at once, so that it stands before what the next step prints."""
    print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
