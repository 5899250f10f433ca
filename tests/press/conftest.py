"""Issues of the bulletin, written into a folder and compiled for real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reading import Sheet, read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, paginate, publish

MANIFEST = """
masthead: {name: 工会工作简报, issuer: 某市总工会, number: 12, date: 2023-03-05}
editors: {责任编辑: [朱明仕, 罗兵]}
contact: {电话: 0435-1234567}
distribution: {报送: 市委、市政府, 发送: 各县（市、区）总工会}
printed: {date: 2023-03-05, office: 某市总工会办公室, copies: 120}
"""
PARAGRAPH = (
    "验收组严格按照要求逐项查阅资料，对工会组织建设、民主管理、维护职能等工作进行了详细了解。"
)

Write = Callable[..., Path]
Set = Callable[..., Pages]
Print = Callable[..., tuple[Sheet, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write an issue with one article (or several), each as Markdown with front matter."""

    def write(*articles: str, manifest: str = MANIFEST) -> Path:
        (tmp_path / "articles").mkdir(exist_ok=True)
        names = [f"articles/{number:02}.md" for number in range(1, len(articles) + 1)]
        for name, text in zip(names, articles, strict=True):
            (tmp_path / name).write_text(text, encoding="utf-8")
        listed = f"articles: [{', '.join(names)}]\n{manifest}"
        (tmp_path / "issue.yaml").write_text(listed, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def set_pages(write: Write, tmp_path: Path) -> Set:
    """Write an issue and lay it out; `css` overrules the layout's style."""

    def set_pages(*articles: str, manifest: str = MANIFEST, css: str = "") -> Pages:
        source = compose(load(write(*articles, manifest=manifest)))
        if css:
            sheet = tmp_path / "broken.css"
            sheet.write_text(css, encoding="utf-8")
            source = replace(source, stylesheets=(*source.stylesheets, sheet))
        return paginate(source)

    return set_pages


@pytest.fixture
def print_pages(set_pages: Set, tmp_path: Path) -> Print:
    """Write an issue, print it, and read its pages back."""

    def print_pages(*articles: str, **how: str) -> tuple[Sheet, ...]:
        publish(set_pages(*articles, **how), tmp_path / "printed.pdf")
        return read(tmp_path / "printed.pdf")

    return print_pages
