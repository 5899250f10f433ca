"""Groups of pictures, captions beside and together, photo pages, codes: as a reader sees them."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from tests.newspaper.conftest import text, write_issue
from tests.reading import Sheet, read
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.picture_rows import GAP, Shape, depth_of, picture_rows
from typeset.press import Pages, paginate, publish

SIZES = ((1800, 1200), (1200, 1600), (1600, 1200), (2000, 1000))


def pictured(count: int, more: str = "") -> str:
    found = (
        f"{{file: p{n}.png, caption: 第{'甲乙丙丁'[n]}幅的说明。, credit: 李四摄{more}}}"
        for n in range(count)
    )
    return f"images: [{', '.join(found)}]"


def laid(folder: Path, about: str, body: str = "", manifest: str = "") -> tuple[Pages, list[Sheet]]:
    for number, size in enumerate(SIZES):
        Image.new("RGB", size, "teal").save(folder / f"p{number}.png")
    articles = (("headline: 凝心聚力\npriority: lead", text(6)), (about, body or text(8)))
    head = "masthead: {name: 工会时报}\n"
    pages = paginate(compose(load(write_issue(folder, *articles, manifest=head + manifest))))
    publish(pages, folder / "paper.pdf")
    return pages, list(read(folder / "paper.pdf"))


def words(sheets: list[Sheet]) -> str:
    return "".join(glyph.text for sheet in sheets for glyph in sheet.glyphs)


@pytest.mark.parametrize(
    ("count", "labels"), [(2, ("左图：", "上图：")), (3, ("图①：",)), (1, ("第甲幅",))], ids=str
)
def test_captions_together_say_which_picture_is_meant(
    count: int, labels: tuple[str, ...], tmp_path: Path
) -> None:
    said = words(laid(tmp_path, f"headline: 履行使命\ncaptions: together\n{pictured(count)}")[1])
    assert any(label in said for label in labels)
    assert [said.count(f"第{'甲乙丙'[n]}幅的说明。") for n in range(count)] == [1] * count
    assert said.count("李四摄") == count
    assert ("图：" in said) == (count == 2)


def test_a_caption_beside_stands_in_the_last_column_of_its_picture(tmp_path: Path) -> None:
    pages, sheets = laid(tmp_path, f"headline: 履行使命\ncaptions: beside\n{pictured(1)}")
    assert pages.made is not None
    shot = next(piece for piece in pages.made.plan.pieces if piece.kind == "picture")
    assert shot.span >= 2
    line = next(line for sheet in sheets for line in sheet.lines if "第甲幅" in line.text)
    glyph = next(g for g in line.glyphs if g.text == "甲" and "Kai" in g.font)
    grid = pages.made.grid
    assert glyph.x >= grid.left + grid.x(shot.column + 1) - 1


def test_control_a_caption_stands_below_where_nothing_is_asked(tmp_path: Path) -> None:
    pages, _ = laid(tmp_path, f"headline: 履行使命\n{pictured(1)}")
    assert 'class="beside"' not in pages.source.html


def test_a_photo_page_has_all_pictures_and_its_text_on_one_page(tmp_path: Path) -> None:
    cropped = pictured(4, ", crop: ['4:3', '3:2']")
    about = f"headline: 影像\n{cropped}"
    plan = "pages: [{name: 要闻}, {name: 影像, photos: articles/02.md}]\n"
    pages, sheets = laid(tmp_path, about, "本报讯这一页的短文。", plan)
    assert pages.made is not None
    own = [piece for piece in pages.made.plan.pieces if piece.story == 1]
    assert {piece.page for piece in own} == {2}
    said = words(sheets[1:2])
    assert all(f"第{name}幅的说明。" in said for name in "甲乙丙丁")
    assert "这一页的短文。" in said
    assert sum(piece.lines for piece in own) == pages.made.grid.lines
    assert len(sheets) == pages.made.plan.pages


def test_the_few_words_of_a_photo_page_have_no_drop_cap(tmp_path: Path) -> None:
    """A cap in columns of a line's block was an internal error."""

    def largest(manifest: str) -> float:
        about = f"headline: 镜头里的工会\ndrop_cap: true\n{pictured(2)}"
        _, sheets = laid(tmp_path, about, text(1), manifest)
        return max(g.size for sheet in sheets for g in sheet.glyphs if g.text == "本")

    plan = "pages:\n  - {}\n  - {photos: articles/02.md}"
    assert largest(plan) < 12 < largest("")


def test_a_photo_page_of_long_captions_and_a_long_text_keeps_its_pictures_large(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (400, 1200), "teal").save(tmp_path / "high.png")
    caption = "图为第{}组职工在竞赛现场，" + "市总工会负责人与获奖选手合影留念。" * 2
    files = ("high", "p0", "p2", "p2", "high", "p1", "p0")
    shots = (f"{{file: {f}.png, caption: {caption.format(n)}}}" for n, f in enumerate(files))
    plan = "options: {columns: 8}\npages: [{name: 要闻}, {photos: articles/02.md}]\n"
    about = f"headline: 影像\nimages: [{', '.join(shots)}]"
    pages, sheets = laid(tmp_path, about, text(50), plan)  # what is overprinted is an error
    assert pages.made is not None
    assert [words(sheets[1:2]).count(f"图为第{n}组") for n in range(len(files))] == [1] * 7
    assert min(picture.right - picture.x for picture in sheets[1].pictures) > 30
    assert max(picture.right - picture.x for picture in sheets[1].pictures) > 80


def test_a_code_is_drawn_in_the_column_with_its_words(tmp_path: Path) -> None:
    body = f"{text(2)}\n\n::: qr https://example.org/a 扫码看视频\n\n{text(2)}"
    pages, sheets = laid(tmp_path, "headline: 履行使命", body)
    assert words(sheets).count("扫码看视频") == 1
    assert not [warning for warning in pages.warnings if warning.key == "layout.unused"]
    assert "https://example.org/a" not in words(sheets)


@pytest.mark.parametrize("columns", [8, 4])
def test_a_code_is_no_wider_than_its_box(columns: int, tmp_path: Path) -> None:
    about = "headline: 履行使命\npriority: box\nat: {page: 1, column: 1, columns: 1, lines: 45}"
    body = f"{text(2)[:60]}\n\n::: qr https://example.org/a"
    laid(tmp_path, about, body, f"options: {{columns: {columns}}}\n")
    with pdfplumber.open(tmp_path / "paper.pdf") as paper:
        [page] = paper.pages
        frame = next(rect for rect in page.rects if 50 < rect["width"] < 200)
        rows = page.lines  # of the code
    assert len(rows) > 100
    assert min(row["x0"] for row in rows) > frame["x0"]
    assert max(row["x1"] for row in rows) < frame["x1"]


# ---- rows of numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13])
@pytest.mark.parametrize("depth", [None, 150.0, 400.0, 900.0])
def test_rows_keep_order_width_depth_and_ratios(count: int, depth: float | None) -> None:
    ratios = [(1.5, 0.75, 1.33, 2.0)[n % 4] for n in range(count)]
    shapes = tuple(Shape(r, r * 0.9, r * 1.1) for r in ratios)
    rows = picture_rows(shapes, 600.0, depth or 500.0, depth)
    assert [n for row in rows for n in range(row.first, row.last)] == [*range(count)]
    assert depth_of(rows) <= (depth or 500.0) + 0.01
    for row in rows:
        assert sum(row.widths) + GAP * (len(row.widths) - 1) <= 600.01
        for number, width in zip(range(row.first, row.last), row.widths, strict=True):
            assert 0.899 <= width / row.height / ratios[number] <= 1.101
