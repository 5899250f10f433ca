"""The docs as a site: every page is reached, and the strict build is one of the gates."""

from __future__ import annotations

from collections.abc import Iterator

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
