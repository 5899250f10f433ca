"""An issue's folder to write in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from typeset.issue import Issue, load

MANIFEST = "masthead: {name: 通化工运信息}\narticles: [articles/a.md]\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write an issue: a manifest, and `a.md` (or other files, by name); gives the folder."""

    def write(manifest: str = MANIFEST, article: str = "正文。\n", **others: str | bytes) -> Path:
        files: dict[str, str | bytes] = {"issue.yaml": manifest, "articles/a.md": article, **others}
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


@pytest.fixture
def issue(write: Write) -> Callable[..., Issue]:
    """Write an issue and load it."""
    return lambda *args, **kwargs: load(write(*args, **kwargs))
