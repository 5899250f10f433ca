"""A Python process of our own: it runs this very package, and nothing that lies in the folder.

`python -m` alone looks for modules in the current folder first: there may lie what a stranger sent.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = str(Path(__file__).resolve().parents[2])


def command_of(module: str) -> list[str]:
    """The command that runs one of our modules."""
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """Its environment: this package is found wherever the command was started."""
    others = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([_HERE, *filter(None, others)])}


def forget_current_folder() -> None:
    """Take the current folder out of the places where modules are looked for, unless it is ours."""
    current = os.path.realpath(os.curdir)
    sys.path[:] = [
        place
        for place in sys.path
        if (found := os.path.realpath(place)) == _HERE or found != current
    ]
