"""What is kept beside our own compiled modules: code, which the user's cache must not hold.

Whoever can write into this package's `__pycache__` can change the package itself, so nothing is
trusted here that is not trusted already.  Where the package cannot be written to, nothing is kept.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from typeset.files.atomic import keep
from typeset.files.trust import is_ours

_FOLDER = Path(cache_from_source(__file__)).parent


def kept_code(name: str) -> bytes | None:
    """What was kept as `name`, a file's name; None where there is nothing that can be trusted."""
    file = _FOLDER / name
    try:
        return file.read_bytes() if is_ours(_FOLDER) and is_ours(file) else None
    except OSError:
        return None


def keep_code(name: str, content: bytes) -> None:
    """Keep `content` as `name`, if that can be done."""
    with suppress(OSError):
        _FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    if is_ours(_FOLDER):
        keep(_FOLDER / name, content)
