"""Shut the machine's fonts out: what @font-face names is used, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.engine import system
from typeset.files.resources import FONTS

CONFIGURATION = FONTS / "fontconfig.conf"
"""What fontconfig reads: no folder of fonts, none of the machine's rules."""
_VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")


@contextmanager
def without_machine_fonts() -> Iterator[None]:
    """Fontconfig configurations that are made inside the block see no font of this machine.

    The environment, which fontconfig reads when it makes one, is as it was afterwards: no child
    process inherits ours.  Raises IssueError when a system library that WeasyPrint needs is
    missing.
    """
    _require_libraries()
    before = {name: os.environ.pop(name, None) for name in _VARIABLES}
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def _require_libraries() -> None:
    if missing := system.missing_libraries():
        details: dict[str, object] = {"libraries": ", ".join(missing), **system.INSTALL}
        raise IssueError([Diagnostic("fonts.libraries-missing", None, details, "fonts.install")])
