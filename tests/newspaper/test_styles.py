"""Presets of weights, and the alternatives that they make."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import Set, text, write_issue
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup import MadeUp
from typeset.press import paginate

WORDS = ("凝心聚力促发展", "强基层促创新", "履行使命担当", "打造服务品牌", "为职工办实事")


def write(folder: Path, style: str) -> Path:
    folder.mkdir(exist_ok=True)
    picture = "\nimages: [{file: p.png, caption: 活动现场}]"
    articles = [(f"headline: {words}{picture}", text(9)) for words in WORDS]
    write_issue(folder, *articles, manifest=f"options: {{style: {style}}}")
    Image.new("RGB", (1500, 1000), "grey").save(folder / "p.png")
    return folder


def made(folder: Path, style: str) -> MadeUp:
    found = paginate(compose(load(write(folder, style)))).made
    assert found is not None
    return found


def picture_cells(found: MadeUp) -> int:
    return sum(p.span * p.lines for p in found.plan.pieces if p.kind == "picture")


@pytest.fixture(scope="module")
def balanced(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return made(tmp_path_factory.mktemp("balanced"), "balanced")


def test_a_picture_led_page_has_larger_pictures(tmp_path: Path, balanced: MadeUp) -> None:
    assert picture_cells(made(tmp_path, "picture-led")) > 1.2 * picture_cells(balanced)


def test_a_dense_page_has_more_lines_and_a_calm_one_fewer(tmp_path: Path, balanced: MadeUp) -> None:
    dense = made(tmp_path / "dense", "dense").grid
    calm = made(tmp_path / "calm", "calm").grid
    assert calm.leading / calm.size > dense.leading / dense.size + 0.05
    assert calm.leading > dense.leading


def alternatives(folder: Path, count: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "typeset", "plan", str(folder), "--alternatives", str(count)]
    environment = {**os.environ, "TYPESET_LANG": "en"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60
    )


def test_alternatives_differ_and_come_with_measures_and_dummies(tmp_path: Path) -> None:
    folder = write(tmp_path / "issue", "balanced")
    run = alternatives(folder, 3)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    files = [Path(line.split(".yaml")[0] + ".yaml") for line in lines]
    assert len(set(files)) == len(files) == 3
    assert "white" in lines[0]
    plans = {file.read_text(encoding="utf-8") for file in files}
    assert len(plans) == 3
    for file in files:
        with Image.open(file.with_suffix(".png")) as dummy:
            assert dummy.width > 200
        assert file.with_suffix(".svg").read_text(encoding="utf-8").startswith("<svg")
    assert not (folder / "plan.yaml").exists()


def test_fewer_plans_than_were_asked_for_are_said(tmp_path: Path) -> None:
    write_issue(tmp_path, ("headline: 一则", text(1)))
    run = alternatives(tmp_path, 3)
    written = len(list((tmp_path / "plans").glob("*.yaml")))
    assert run.returncode == 0 and written == len(run.stdout.splitlines()) < 3
    assert f"3 plans were asked for, only {written} differ" in run.stderr


def test_what_has_no_plan_gets_no_folder_for_them(tmp_path: Path) -> None:
    write_issue(tmp_path, ("headline: 一则", text(1)), manifest="layout: bulletin")
    run = alternatives(tmp_path, 3)
    assert run.returncode == 2 and "has no page plan" in run.stderr
    assert not (tmp_path / "plans").exists()


def test_a_plan_that_was_chosen_is_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "issue", "balanced")
    run = alternatives(folder, 2)
    chosen = Path(run.stdout.splitlines()[1].split(".yaml")[0] + ".yaml")
    (folder / "plan.yaml").write_bytes(chosen.read_bytes().replace(b", keep: false", b""))
    pages = paginate(compose(load(folder)))
    assert [w.key for w in pages.warnings if w.key.startswith("makeup.other-page")] == []


@pytest.mark.parametrize(("language", "least"), [("ja", 1.4), ("ko", 1.4), ("zh-CN", 1.4)])
def test_square_characters_have_more_leading_than_letters(
    language: str, least: float, lay_out: Set
) -> None:
    def leading(said: str) -> float:
        made = lay_out(("headline: 大会", text(2)), manifest=f"language: {said}").made
        assert made is not None
        return made.grid.leading / made.grid.size

    assert leading(language) > least > leading("en") > 1.1
