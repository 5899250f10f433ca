"""The name that the command is called by, for usage lines and for hints that name it."""

from __future__ import annotations

import os

VARIABLE = "TYPESET_PROGRAM"
"""Set by what starts the command in another way: `run.py`, `python -m typeset`."""

INSTALLED = "typesetter"
"""The installed script.  `typeset` itself is a builtin of bash and zsh."""


def program_name() -> str:
    """What is typed before a command's name: `typesetter`, `python3 run.py` …"""
    return os.environ.get(VARIABLE) or INSTALLED
