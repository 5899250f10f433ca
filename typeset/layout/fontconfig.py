"""Shut the machine's fonts out: what @font-face names is used, and nothing else."""

from __future__ import annotations

import os
import warnings

from typeset.resources import FONTS

_CONFIGURATION = FONTS / "fontconfig.conf"


def isolate() -> None:
    """Make fontconfig, and Pango through it, see no font of this machine in this process.

    Call it before weasyprint is imported.  (Later works too: each FontConfiguration reads the
    environment anew.)  WeasyPrint warns that there are no fonts when it is imported; that is meant.
    """
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
        import weasyprint.text.fonts  # noqa: F401
