"""The command line: opens maps in a window, and checks, evaluates, questions and draws them without one."""

from argmap.cli.program import main

__all__ = ["main"]
