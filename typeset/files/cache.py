"""What is kept in the user's cache, so that the next start is quicker."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def cache_folder(name: str) -> Path | None:
    """The folder `name` in typeset's part of the user's cache; None where nothing can be kept."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = Path(home) / "typeset" / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def keep(file: Path, content: bytes) -> None:
    """Write `file` whole or not at all: another process may read it at this moment.

    Raises OSError where that cannot be done.
    """
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
        temporary.write(content)
    Path(temporary.name).replace(file)
