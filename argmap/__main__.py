"""Lets ``python -m argmap`` do what the ``argmap`` command does."""

from argmap.cli import main

if __name__ == "__main__":
    main()
