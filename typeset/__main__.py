"""`python -m typeset` is the command `typesetter`."""

import os
import sys

try:
    from typeset.files.child import forget_current_folder

    forget_current_folder()
    from typeset.cli import program
    from typeset.diagnostics.program import VARIABLE

    os.environ.setdefault(VARIABLE, "python -m typeset")
    program()
except KeyboardInterrupt:  # before the command itself can say so
    sys.exit(130)
