"""The command line: a thin front to the rooms of the house."""

from __future__ import annotations

from typing import NoReturn


def program() -> NoReturn:
    """Run the command that the command line names, and leave with its status."""
    from typeset.engine.collector import importing

    with importing():
        from typeset.cli import process
    process.run()
