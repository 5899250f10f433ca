"""The docs as a site: every page is reached, and the strict build is one of the gates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from tests.house.structure import ROOT


def pages(entry: object) -> Iterator[str]:
    """The files that a part of the navigation leads to."""
    if isinstance(entry, str):
        yield entry
        return
    for part in entry.values() if isinstance(entry, dict) else entry:  # type: ignore[attr-defined]
        yield from pages(part)


def test_every_page_is_in_the_navigation_once() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    english = sorted(p.name for p in (ROOT / "docs").glob("*.md") if "zh-CN" not in p.name)
    assert sorted(pages(site["nav"])) == english


def test_a_chinese_page_has_an_english_twin() -> None:
    names = {path.name for path in (ROOT / "docs").glob("*.md")}
    chinese = {name for name in names if name.endswith(".zh-CN.md")}
    assert chinese
    assert {name.replace(".zh-CN", "") for name in chinese} <= names


def test_every_picture_is_shown_small_and_made_by_the_script() -> None:
    texts = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("README*.md")]
    shown = {
        (page.parent / name).resolve()
        for page in texts
        for name in re.findall(
            r"^!\[[^\]]+\]\((\S+\.png)\)$", page.read_text("utf-8"), re.MULTILINE
        )
    }
    there = set((ROOT / "docs").rglob("*.png"))
    script = (ROOT / "docs" / "pictures.py").read_text(encoding="utf-8")
    assert len(there) > 3
    assert {path for path in shown if path.is_file() and path.is_relative_to(ROOT)} == there
    assert [path for path in there if path.stat().st_size > 200_000] == []
    assert [p for p in there if f'"{p.relative_to(ROOT / "docs").as_posix()}"' not in script] == []


def proofs(page: str) -> list[str]:
    """The tests that a page names, in their order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"(?:test_|…_)\w+", text)


@pytest.mark.parametrize("page", ["clreq", "bulletin"])
def test_a_page_of_clauses_and_its_twin_name_the_same_proofs(page: str) -> None:
    assert proofs(f"{page}.zh-CN.md") == proofs(f"{page}.md")
    assert len(proofs(f"{page}.md")) > 10
