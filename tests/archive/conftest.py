"""A small archive in a project of its own: three issues, one with the project's layout, one with
a picture."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.archive.running import regenerate

MANIFEST = """\
layout: {layout}
masthead: {{name: 工运信息, issuer: 总工会, number: {number}, date: {date}}}
articles: [articles/01.md]
"""
ARTICLE = "---\nheadline: {headline}\n---\n{text}\n"
PICTURE = "![图为颁奖现场](prize.png)"

HOUSE = "name: house\nextends: bulletin\n"
HOUSE_CSS = ".article { color: #333 }\n"


def write_issue(folder: Path, layout: str, number: int, date: str, text: str) -> None:
    (folder / "articles").mkdir(parents=True)
    manifest = MANIFEST.format(layout=layout, number=number, date=date)
    (folder / "issue.yaml").write_text(manifest, "utf-8")
    article = ARTICLE.format(headline=f"第{number}期要闻", text=text)
    (folder / "articles" / "01.md").write_text(article, "utf-8")


def write_project(project: Path) -> None:
    """Three issues, a layout `house` that the second uses, a picture that the third shows."""
    archive, house = project / "archive", project / "layouts" / "house"
    write_issue(archive / "2019" / "01", "bulletin", 1, "2019-01", "工会组织职工参加疗休养。")
    write_issue(archive / "2019" / "02", "house", 2, "2019-02", "市总召开劳动模范座谈会。")
    write_issue(archive / "2020" / "01", "bulletin", 3, "2020-01", f"送温暖。\n\n{PICTURE}")
    Image.new("RGB", (40, 30), "#c00").save(archive / "2020" / "01" / "prize.png")
    house.mkdir(parents=True)
    (house / "layout.yaml").write_text(HOUSE)
    (house / "print.css").write_text(HOUSE_CSS)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its archive built; not to be written in."""
    project = tmp_path_factory.mktemp("built")
    write_project(project)
    assert regenerate(project / "archive") == 0
    return project


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    """A fresh clone of the built archive, in another place."""
    shutil.copytree(built, tmp_path / "project", copy_function=shutil.copyfile)
    clone = tmp_path / "project" / "archive"
    (clone / "build" / "records" / ".digests.json").unlink()
    return clone


@pytest.fixture
def unbuilt(tmp_path: Path) -> Path:
    """The archive before anything was built."""
    write_project(tmp_path / "project")
    return tmp_path / "project" / "archive"
