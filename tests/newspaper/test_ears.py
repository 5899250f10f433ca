"""报眼 beside the nameplate, and adverts that arrive as PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.newspaper.conftest import text, write_issue
from tests.reading import Sheet, read
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.press import paginate, publish

PLAN = """
pages:
  - ears:
      - {headline: 今日天气, text: [晴, 微风]}
      - {file: ear.pdf, alt: 报眼}
    adverts:
      - {file: ear.pdf, alt: 招生, columns: 2, lines: 20}
"""


def write(folder: Path, plan: str) -> Path:
    write_issue(folder, ("headline: 强基层", text(9)), manifest="masthead: {name: 工会时报}")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder


def advert(file: Path) -> None:
    picture = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(picture).rectangle((50, 50, 550, 350), "navy")
    picture.save(file, "PDF", resolution=72)


def printed(folder: Path, plan: str) -> Sheet:
    write(folder, plan)
    advert(folder / "ear.pdf")
    publish(paginate(compose(load(folder))), folder / "paper.pdf")
    return read(folder / "paper.pdf")[0]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return printed(tmp_path_factory.mktemp("ears"), PLAN)


LONG = """masthead:
  name: 长江中游生态保护与绿色发展联合通讯报
  issuer: [江南省长江流域生态环境保护委员会办公室, 江北省水利与渔业事务管理中心]
  date: 2026-03-22
  number: 17
"""
PLACED = """
pages:
  - name: 要闻
    editors: [沈怀瑾, 龙建国]
    ears: [{headline: 世界水日, text: [保护冰川]}, {file: ear.pdf}]
"""


def test_a_long_name_stands_between_its_ears_larger_than_a_headline(tmp_path: Path) -> None:
    write(tmp_path, PLACED)
    advert(tmp_path / "ear.pdf")
    manifest = (tmp_path / "issue.yaml").read_text(encoding="utf-8")
    manifest = manifest.replace("masthead: {name: 工会时报}", LONG)
    (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
    publish(paginate(compose(load(tmp_path))), tmp_path / "paper.pdf")
    page = read(tmp_path / "paper.pdf")[0]
    red = [line for line in page.lines if line.glyphs[0].size > 40]
    ear = min(page.pictures, key=lambda picture: picture.top)
    assert "".join(line.text for line in red) == "长江中游生态保护与绿色发展联合通讯报"
    assert all(len(line.text) <= 7 for line in red)
    assert max(line.right for line in red) < ear.x
    assert page.line("世界水日").right < min(line.x for line in red)
    assert red[0].glyphs[0].size > page.line("强基层").glyphs[0].size
    assert "2026年3月22日" in page.line("2026").text
    assert page.line("沈怀瑾").text.endswith("沈怀瑾龙建国第1版")


def test_ears_stand_at_both_sides_of_the_name(page: Sheet) -> None:
    name, weather = page.line("工会时报"), page.line("今日天气")
    ear = min(page.pictures, key=lambda picture: picture.top)
    assert weather.right < name.x
    assert name.right < ear.x
    assert ear.top < name.baseline
    assert page.line("微风").right < name.x


def test_a_page_of_a_pdf_is_printed_as_an_advert(page: Sheet) -> None:
    space = max(page.pictures, key=lambda picture: picture.top)
    assert space.right - space.x > 200
    assert (space.right - space.x) / (space.bottom - space.top) == pytest.approx(1.5, rel=0.02)


def test_what_is_no_pdf_is_an_error_at_its_line(tmp_path: Path) -> None:
    write(tmp_path, PLAN)
    (tmp_path / "ear.pdf").write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(IssueError) as reported:
        load(tmp_path)
    found = reported.value.diagnostics
    assert {problem.key for problem in found} == {"issue.picture-damaged"}
    assert {problem.position.line for problem in found if problem.position} == {5, 7}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ears: [{alt: 天气}, {headline: 订报}]", "issue.ear-nothing"),
        ("ears: [{text: ' '}]", "issue.ear-nothing"),
        ("fillers: [{alt: 公益, columns: 2, lines: 10}]", "issue.filler-nothing"),
    ],
)
def test_what_is_empty_has_no_frame_and_a_word(said: str, key: str, tmp_path: Path) -> None:
    def frames(pages: str) -> tuple[list[str], int]:
        issue = load(write(tmp_path, f"pages:\n  - {pages}\n"))
        body = re.sub("<style.*?</style>", "", compose(issue).html, flags=re.DOTALL)
        framed = re.findall('class="(?:ear|space filler)"', body)
        return [w.key for w in issue.warnings], len(framed)

    others = 1 if "订报" in said else 0
    assert frames(said) == ([key], others)
    assert frames(said.replace("alt", "headline").replace("' '", "晴")) == ([], others + 1)


def test_three_ears_are_an_error(tmp_path: Path) -> None:
    ears = ", ".join("{headline: 天气}" for _ in range(3))
    write(tmp_path, f"pages:\n  - ears: [{ears}]\n")
    with pytest.raises(IssueError) as reported:
        load(tmp_path)
    assert reported.value.diagnostics[0].position is not None


def test_control_without_ears_the_name_stands_alone(tmp_path: Path) -> None:
    sheet = printed(tmp_path, "pages:\n  - {name: 要闻}\n")
    assert sheet.pictures == ()
    assert sheet.line("工会时报").x < page_middle(sheet) < sheet.line("工会时报").right


def page_middle(sheet: Sheet) -> float:
    return sheet.width / 2
