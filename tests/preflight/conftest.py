"""Issues with faults, and what the preflight says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from typeset.preflight import Checked, Finding, check_issue

MANIFEST = """
layout: ours
masthead: {name: 工会工作简报, issuer: 某市总工会, number: 12, date: 2023-03-05}
distribution: {报送: 市委}
printed: {date: 2023-03-05, copies: 120}
"""
TEXT = "\n\n".join(["通化市总工会组织劳模疗养，行程以休闲疗养为主，参加者五十八人。"] * 9)

Check = Callable[..., Checked]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write an issue in a layout of its own, which adds `css` to the bulletin's style."""

    def write(css: str = "", text: str = TEXT, manifest: str = MANIFEST) -> Path:
        layout = tmp_path / "layouts/ours"
        layout.mkdir(parents=True, exist_ok=True)
        (layout / "layout.yaml").write_text("name: ours\nextends: bulletin\n")
        (layout / "print.css").write_text(css)
        issue = tmp_path / "issue"
        issue.mkdir(exist_ok=True)
        (issue / "a.md").write_text(f"---\nheadline: 题目\n---\n{text}\n", encoding="utf-8")
        (issue / "issue.yaml").write_text(f"articles: [a.md]{manifest}", encoding="utf-8")
        return issue

    return write


@pytest.fixture
def check(write: Callable[..., Path]) -> Check:
    """Write an issue and check it."""
    return lambda *args, **kwargs: check_issue(write(*args, **kwargs))


def found(checked: Checked, name: str) -> list[Finding]:
    return [one for one in checked.findings if one.key == f"preflight.{name}"]
