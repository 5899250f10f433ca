"""Shut the machine's fonts out: what @font-face names is used, and nothing else."""

from __future__ import annotations

import os

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.engine import system
from typeset.files.resources import FONTS

_CONFIGURATION = FONTS / "fontconfig.conf"


def isolate() -> None:
    """Make fontconfig, and Pango through it, see no font of this machine in this process.

    Call it before weasyprint is imported.  (Later works too: each FontConfiguration reads the
    environment anew.)  Raises IssueError when a system library that WeasyPrint needs is missing.
    """
    _require_libraries()
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)


def _require_libraries() -> None:
    if missing := system.missing_libraries():
        details: dict[str, object] = {"libraries": ", ".join(missing), **system.INSTALL}
        raise IssueError([Diagnostic("fonts.libraries-missing", None, details, "fonts.install")])
