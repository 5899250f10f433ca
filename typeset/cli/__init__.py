"""The command line: a thin front to the rooms of the house."""

from typeset.engine.collector import importing

with importing():
    from typeset.cli.main import main
    from typeset.cli.process import program

__all__ = ["main", "program"]
