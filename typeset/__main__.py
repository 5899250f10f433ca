"""`python -m typeset` is the command `typesetter`."""

import os

from typeset.cli import program
from typeset.diagnostics.program import VARIABLE

os.environ.setdefault(VARIABLE, "python -m typeset")

program()
