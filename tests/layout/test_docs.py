"""docs/layouts.md shows a layout that works, just as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.reading import read
from typeset.cli.main import main
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


@pytest.mark.parametrize(
    ("light", "inks"),
    [("#804020", (0, 0.5, 0.75, 0.498)), ("#000000", (0, 0, 0, 1)), ("#00ffff", (1, 0, 0, 0))],
)
def test_a_colour_of_light_is_printed_in_inks(
    project: Path, light: str, inks: tuple[float, ...]
) -> None:
    manifest = f'layout: leaflet\nmasthead: {{name: 小报}}\noptions: {{accent: "{light}"}}\n'
    manifest += "articles: [articles/a.md]\n"
    (project / "2026-01/issue.yaml").write_text(manifest, encoding="utf-8")
    publish(paginate(compose(load(project / "2026-01"))), project / "out.pdf")
    (page,) = read(project / "out.pdf")
    assert page.line("小报").glyphs[0].colour == pytest.approx(inks)


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


def test_the_layout_from_nothing_compiles_in_three_columns_on_a5(project: Path) -> None:
    manifest = "layout: leaflet\nmasthead: {name: 小报}\narticles: [articles/a.md]\n"
    (project / "2026-01/issue.yaml").write_text(manifest, encoding="utf-8")
    text = "---\nheadline: 题\n---\n\n" + "三栏的正文一行一行排下去。" * 40 + "\n"
    (project / "2026-01/articles/a.md").write_text(text, encoding="utf-8")
    pages = paginate(compose(load(project / "2026-01")))
    publish(pages, project / "out.pdf")
    assert pages.warnings == ()
    (page,) = read(project / "out.pdf")
    assert (page.width, page.height) == pytest.approx((419.5, 595.3), abs=0.2)
    starts = {round(line.x) for line in page.lines if "一行一行" in line.text}
    assert len(starts) >= 1
    columns = {round((glyph.x - 28) // 130) for line in page.lines[1:] for glyph in line.glyphs}
    assert columns == {0, 1, 2}


def test_layout_check_finds_what_is_wrong_with_its_place(project: Path) -> None:
    def check() -> tuple[int, str]:
        words = ["layout", "check", str(project / "layouts/leaflet")]
        done = CliRunner().invoke(main, words, env={"TYPESET_LANG": "en"})
        return done.exit_code, done.output

    assert check() == (0, "the layout “leaflet”: pages of its sample: 1, warnings: 0\n")
    style = project / "layouts/leaflet/print.css"
    style.write_text(style.read_text("utf-8") + "p { colour: red }\n", encoding="utf-8")
    status, said = check()
    assert status == 1
    assert f"print.css:{style.read_text('utf-8').count(chr(10))}" in said
    template = project / "layouts/leaflet/page.html.j2"
    template.write_text(template.read_text("utf-8").replace("logo.svg", "lego.svg"), "utf-8")
    status, said = check()
    assert status == 2
    assert "lego.svg" in said and "page.html.j2:5" in said
