"""What the README shows runs: its jobs as they are typed, its manifest, its links, its error."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.setup.conftest import ROOT, Run
from typeset.issue.model import Manifest

READMES = ["README.md", "README.zh-CN.md"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def jobs(name: str) -> list[list[str]]:
    """The words after `python3 run.py` of each command that is shown on a line of its own."""
    return [line.split() for line in re.findall(r"(?m)^    python3 run\.py (.+)$", read(name))]


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = map(jobs, READMES)
    assert english == chinese
    assert [words[0] for words in english] == [
        *("compile", "test", "new", "next", "import", "preview", "desk", "compile", "regenerate")
    ]


def test_the_jobs_run_one_after_another(tmp_path: Path, typeset: Run) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for words in jobs("README.md"):
        if words[0] not in (
            "test",
            "preview",
            "desk",
        ):  # this is the one; the others have rooms of tests
            done = typeset(*words)
            assert done.returncode == 0, (words, done.stderr)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")}
    assert {
        "build/seeds/003-tonghua-3/通化工运信息-2023-03.pdf",
        "build/my-issue/工作简报样张-2026-01-15.pdf",
    } <= made
    assert (tmp_path / "my-next/issue.yaml").is_file()
    assert "seeds/build/002-baicheng-unions.pdf" in made
    assert (tmp_path / "seeds/build/index.html").is_file()
    assert (tmp_path / "my-import/issue.yaml").is_file()


@pytest.mark.parametrize("name", READMES)
def test_the_manifest_that_is_shown_is_right(name: str) -> None:
    shown = re.search(r"```yaml\n(.*?)```", read(name), re.DOTALL)
    assert shown
    manifest = Manifest.model_validate(yaml.safe_load(shown[1]))
    assert manifest.masthead and manifest.masthead.name == "通化工运信息"


@pytest.mark.parametrize(("name", "language"), list(zip(READMES, ["en", "zh"], strict=True)))
def test_the_error_that_is_shown_is_printed(
    name: str, language: str, tmp_path: Path, typeset: Run
) -> None:
    manifest = "layout: bulletin\nmastheed:\n  name: 简报\narticles: [a.md]\n"
    (tmp_path / "my-issue").mkdir()
    (tmp_path / "my-issue/issue.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "my-issue/a.md").write_text("正文。\n", encoding="utf-8")
    shown = re.search(r"```\n((?:error|错误).*?)```", read(name), re.DOTALL)
    done = typeset("compile", "my-issue", env={"TYPESET_LANG": language})
    assert done.returncode == 2
    assert shown and shown[1].strip() in done.stderr


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_is_linked_is_there(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", read(name)):
        assert (ROOT / target).is_file(), target
