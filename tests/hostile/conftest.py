"""Issues and layouts as a stranger would write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

MakeIssue = Callable[..., Path]


@pytest.fixture
def make_issue(tmp_path: Path) -> MakeIssue:
    """Write an issue with one article, and with a layout of its own where templates are given."""

    def make(
        article: str | bytes = "正文。\n",
        manifest: str = "",
        template: str | bytes | None = None,
        css: str | bytes = "",
        name: str = "issue",
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        own = template is not None or css
        layout = "layout: own\n" if own else ""
        (folder / "issue.yaml").write_text(f"{layout}articles: [a.md]\n{manifest}", "utf-8")
        _write(folder / "a.md", article)
        if own:
            place = folder / "layouts/own"
            place.mkdir(parents=True, exist_ok=True)
            (place / "layout.yaml").write_text("name: own\nextends: bulletin\n", "utf-8")
            _write(place / "print.css", css)
            if template is not None:
                _write(place / "page.html.j2", template)
        return folder

    return make


def _write(file: Path, content: str | bytes) -> None:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
