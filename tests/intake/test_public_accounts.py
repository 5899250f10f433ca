"""Of public accounts' and sites' pages the piece is read, and what is around it is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Article, Paragraph

ACCOUNT = """<meta charset="utf-8"><h1 id="activity-name">渡改桥后的第一个冬天</h1>
<div id="meta_content"><span class="rich_media_meta rich_media_meta_text">{author}</span>
<a id="js_name">柳湾交通</a>
<em id="publish_time" class="rich_media_meta rich_media_meta_text">2023-12-20 18:30</em></div>
<div id="js_content" style="visibility: hidden"><p>点击上方蓝字关注我们</p>
<section><p>腊月初八，柳湾大桥通车满一百天。</p><p><img data-src="https://example.com/1.jpg"></p>
<p style="text-align: center">老邢的船。席芸 摄</p><p>渡工老邢的船停在岸边，船头种了一盆葱。</p>
<p>供稿｜席芸</p><p>编辑｜于夏</p><p>审核｜戈辰</p></section></div>
<p>长按识别二维码</p>"""


def made(page: str, tmp_path: Path) -> Article:
    (tmp_path / "页.html").write_text(page, encoding="utf-8")
    import_issue(tmp_path / "页.html", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    return article


@pytest.mark.parametrize(("author", "byline"), [("席芸", ("席芸",)), ("于夏", ("于夏", "席芸"))])
def test_of_a_public_account_s_page_the_piece_stays(
    author: str, byline: tuple[str, ...], tmp_path: Path
) -> None:
    article = made(ACCOUNT.format(author=author), tmp_path)
    assert article.about.headline == "渡改桥后的第一个冬天"
    assert article.about.byline == byline
    assert [(i.caption, i.credit) for i in article.about.images] == [("老邢的船。", "席芸 摄")]
    text = [plain_text(b.children) for b in article.body if isinstance(b, Paragraph)]
    assert text == ["腊月初八，柳湾大桥通车满一百天。", "渡工老邢的船停在岸边，船头种了一盆葱。"]


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ("席芸", "作者：席芸"),
        ("作者：席芸", "作者：席芸"),
        ("文/席芸 图/于夏", "文/席芸 图/于夏"),
        ("文｜席芸", "文｜席芸"),
    ],
)
def test_who_wrote_it_has_one_label(author: str, line: str) -> None:
    source = read_data("页.html", ACCOUNT.format(author=author).encode())
    assert [found.text for found in source.lines][:2] == ["渡改桥后的第一个冬天", line]


def test_a_day_is_no_writer() -> None:
    author = '<span class="rich_media_meta rich_media_meta_text">{author}</span>'
    source = read_data("页.html", ACCOUNT.replace(author, "").encode())
    assert "2023" not in "".join(line.text for line in source.lines)
    assert any("2023-12-20" in out.text for out in source.left_out)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("点击上方蓝字 关注“清河职工之家”", "left: menu"),
        ("阅读 1024　赞 56　在看 12", "left: menu"),
        ("来源：清河职工之家", "left: made the page"),
        ("编辑：小雨　审核：陈立群", "left: made the page"),
        ("供稿：小雨", ""),
        ("阅读让人明白：书有 1024 本。", ""),
        ("编辑：这篇稿子写得好，请您多写。", ""),
    ],
)
def test_what_an_account_adds_to_a_piece_is_listed(line: str, why: str) -> None:
    page = ACCOUNT.format(author="席芸").replace("</section>", f"<p>{line}</p></section>")
    source = read_data("页.html", page.encode())
    found = {out.text: out.why for out in source.left_out}
    assert found.get(" ".join(line.split()), "") == why
    assert (line in {each.text for each in source.lines}) == (not why)


@pytest.mark.parametrize(("mark", "captions"), [("▲ ", ["渡工老邢的船停在岸边"]), ("", [])])
def test_a_line_that_points_to_a_linked_picture_is_its_caption(
    mark: str, captions: list[str], tmp_path: Path
) -> None:
    page = f"""<h1 id="activity-name">渡改桥后</h1><div id="js_content"><p>大桥通车满一百天。</p>
    <p><img data-src="https://example.com/1.jpg"></p><p>{mark}渡工老邢的船停在岸边</p>
    <p>船头种了一盆葱。</p></div>"""
    assert [image.caption for image in made(page, tmp_path).about.images] == captions


@pytest.mark.parametrize(
    ("foot", "lines"), [("© Fenny Parish", 1), ("Editor: Bea Holt. © Fenny Parish", 2)]
)
def test_a_site_s_name_and_its_rights_are_no_text(foot: str, lines: int) -> None:
    page = f"<header>Fenny</header><main><p>It opened.</p></main><footer>{foot}</footer>"
    source = read_data("a.html", page.encode())
    assert len(source.lines) == lines
    assert "Fenny" in {out.text for out in source.left_out}


FRONT = {
    "yaml": '---\ntitle: "Ducks: a report"\nauthor: Pip Larkin\n---\n',
    "toml": '+++\ntitle = "Ducks: a report"\nauthor = "Pip Larkin"\n+++\n',
}


@pytest.mark.parametrize("form", FRONT)
@pytest.mark.parametrize(("first", "headings"), [("Ducks: a report", 1), ("The old pond", 2)])
def test_a_title_of_the_front_matter_comes_once(
    form: str, first: str, headings: int, tmp_path: Path
) -> None:
    text = f"{FRONT[form]}\n# {first}\n\nThere are nineteen.\n\n## The new pond\n\nIt is small.\n"
    (tmp_path / "ducks.md").write_text(text, encoding="utf-8")
    import_issue(tmp_path / "ducks.md", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert article.about.headline == "Ducks: a report"
    assert article.about.byline == ("Pip Larkin",)
    assert len(article.body) == 2 + headings
