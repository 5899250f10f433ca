"""`python -m typeset` is the command `typeset`."""

from typeset.cli import program

program()
