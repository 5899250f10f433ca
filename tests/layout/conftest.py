"""Issues and layouts of their own, written into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from typeset.issue import load
from typeset.layout import PageSource, compose

Compose = Callable[..., PageSource]
WriteLayout = Callable[..., Path]


@pytest.fixture
def composed(tmp_path: Path) -> Compose:
    """Compose an issue of one article, in a folder `issue`."""

    def composed(article: str = "正文。", manifest: str = "") -> PageSource:
        folder = tmp_path / "issue"
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        (folder / "articles/a.md").write_text(article, encoding="utf-8")
        (folder / "issue.yaml").write_text(f"articles: [articles/a.md]\n{manifest}", "utf-8")
        return compose(load(folder))

    return composed


@pytest.fixture
def write_layout(tmp_path: Path) -> WriteLayout:
    """Write a layout into the project's `layouts/`, beside the folder `issue`."""

    def write(name: str, manifest: str, **files: str) -> Path:
        folder = tmp_path / "layouts" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "layout.yaml").write_text(manifest, encoding="utf-8")
        for file, content in files.items():
            (folder / file).write_text(content, encoding="utf-8")
        return folder

    return write
