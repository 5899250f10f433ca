"""A newspaper issue in a folder of its own, compiled for real."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PARAGRAPH = (
    "本报讯 2023年，市总工会坚持围绕中心、服务大局，扎实开展劳动和技能竞赛，"
    "组织职工参加疗休养活动，把党和政府的关怀及工会组织的温暖送到职工心坎上。"
)

Writer = Callable[..., Path]


@pytest.fixture
def write_issue(tmp_path: Path) -> Writer:
    """Writes an issue: one article for each (front matter, text); returns its folder."""

    def write(*articles: tuple[str, str], manifest: str = "") -> Path:
        (tmp_path / "articles").mkdir(exist_ok=True)
        lines = ["layout: newspaper", manifest, "articles:"]
        for number, (about, text) in enumerate(articles, 1):
            name = f"articles/{number:02}.md"
            (tmp_path / name).write_text(f"---\n{about}\n---\n\n{text}\n", encoding="utf-8")
            lines.append(f"  - {name}")
        (tmp_path / "issue.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return write
