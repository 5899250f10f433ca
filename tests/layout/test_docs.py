"""docs/layouts.md shows a layout that works, just as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reading import read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

PAGE = Path(__file__).resolve().parents[2] / "docs/layouts.md"
SHOWN = re.compile(r"^`([\w./]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project that the page describes, written to the disk."""
    for name, content in SHOWN.findall(PAGE.read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "2026-01/articles").mkdir(parents=True)
    (tmp_path / "2026-01/articles/a.md").write_text("---\nheadline: 题\n---\n\n正文。\n", "utf-8")
    manifest = "layout: ours\nmasthead: {name: 简报, number: 3}\narticles: [articles/a.md]\n"
    (tmp_path / "2026-01/issue.yaml").write_text(manifest, encoding="utf-8")
    return tmp_path


def test_the_layout_of_the_docs_compiles_without_a_warning(project: Path) -> None:
    pages = paginate(compose(load(project / "2026-01")))
    publish(pages, project / "out.pdf")
    assert pages.warnings == ()
    (page,) = read(project / "out.pdf")
    assert [line.text for line in page.lines[:3]] == ["内部资料", "简报", "第三期"]
    assert page.line("要目")


def test_its_colour_and_its_grid_are_its_own(project: Path) -> None:
    publish(paginate(compose(load(project / "2026-01"))), project / "out.pdf")
    (page,) = read(project / "out.pdf")
    assert page.line("简报").glyphs[0].colour == (0, 1, 1, 0.2)
    lines = (page.line("正文。").baseline - 119.715) / 29.53
    assert lines == pytest.approx(round(lines), abs=0.01)


def test_every_test_that_the_page_of_the_bulletin_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (PAGE.parent / "bulletin.md").read_text("utf-8")))
    tests = PAGE.parents[1] / "tests/press"
    there = {
        name
        for file in tests.glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named
    assert named <= there
