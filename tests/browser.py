"""The browser that the tests look at pages with."""

from __future__ import annotations

import shutil
from pathlib import Path


def executable() -> str | None:
    """Debian's Chromium; None stands for the browser that playwright keeps.

    A snap's cannot read the folders that the tests write into.
    """
    found = shutil.which("chromium")
    if found is None or "snap" in Path(found).resolve().parts or found.startswith("/snap/"):
        return None
    return found
