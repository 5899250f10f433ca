"""Many files make one issue; one contributor's file is one article; `add` disturbs nothing."""

from __future__ import annotations

import email.message
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Literal

import pytest
from PIL import Image

from tests.intake.words import p, word
from typeset.diagnostics.messages import message
from typeset.diagnostics.problems import IssueError
from typeset.files.issue_files import contents
from typeset.intake.adding import add_to_issue
from typeset.intake.articles_list import with_articles
from typeset.intake.contributions.senders import from_file_name, labelled
from typeset.intake.folder import make_way
from typeset.intake.importing import import_issue
from typeset.intake.report import Report
from typeset.intake.summary import summary
from typeset.issue import load
from typeset.series.discover import issue_folders
from typeset.series.facts import facts_of
from typeset.series.next_issue import begin

BODY = "　　3月8日，市总工会召开基层工会工作推进会，总结去年工作，部署今年任务。"
MORE = "　　会议要求，各基层工会要抓好落实，取得实效。"
BIG = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'


def headline(text: str) -> str:
    return p(
        properties=BIG, inner=f'<w:r><w:rPr><w:b/><w:sz w:val="44"/></w:rPr><w:t>{text}</w:t></w:r>'
    )


def piece(title: str, *rest: str) -> bytes:
    return word(headline(title) + "".join(rest))


def photo(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(target, "PNG")
    return target.getvalue()


SHORT = (
    "工会走进社区\n　　本报讯（记者 李四）近日，市总工会走进社区慰问。\n　　社区居民表示感谢。\n"
)
SPRING = "　　春天来了，退休职工们背起画板，到江边写生，一画就是一天。"
FOLDER = {
    "张三-推进会.docx": piece(
        "全市推进会召开",
        p(BODY),
        p("图为会场。"),
        p(MORE),
        p("（供稿：张三）", properties=RIGHT),
    ),
    "推进会现场.png": photo("red"),
    "通知.docx": piece(
        "关于值班的通知",
        p("各县总工会："),
        p("一、严格执行值班制度，确保安全。"),
        p("市总工会办公室", properties=RIGHT),
        p("2023年4月20日", properties=RIGHT),
    ),
    "王五/春天.docx": piece("退休职工的春天", p("通化钢铁集团 孙七", properties=BIG), p(SPRING)),
    "王五/IMG_0012.png": photo("blue"),
    "短讯.txt": SHORT.encode(),
    "Thumbs.db": b"\0",
    "~$通知.docx": b"\0",
    "旧稿.psd": b"8BPS",
    "无主.png": photo("green"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FOLDER.items():
        path = tmp_path / "来稿" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "来稿"


def reported(issue: Path) -> dict[str, Any]:
    return {str(article.about.headline): article.about for article in load(issue).articles}


def check(report: Report, issue: Path) -> None:
    articles = reported(issue)
    assert set(articles) == {"全市推进会召开", "退休职工的春天", "工会走进社区", "关于值班的通知"}
    assert articles["全市推进会召开"].byline == ("张三",)
    assert articles["退休职工的春天"].byline == ("通化钢铁集团 孙七",)
    assert articles["关于值班的通知"].signature == ("市总工会办公室", "2023年4月20日")
    pictures = articles["全市推进会召开"].images
    assert [(picture.caption, bool(picture.file)) for picture in pictures] == [("图为会场。", True)]
    assert len(articles["退休职工的春天"].images) == 1
    manifest = load(issue).manifest
    assert manifest.masthead is None and not manifest.notices and not manifest.editors
    said = [note.said for note in report.remarks]
    assert sorted(said) == ["layout of pieces", "photo of no article", "photo put", "photo put"]
    assert [problem.key for problem in report.problems] == ["intake.is-drawing"]


def test_a_folder_becomes_an_issue(folder: Path, tmp_path: Path) -> None:
    check(import_issue(folder, tmp_path / "issue"), tmp_path / "issue")
    text = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "issue/articles").iterdir()
    )
    assert "　" not in text  # the typed indents are the layout's affair


class OldEntry(zipfile.ZipInfo):
    """An entry as old Chinese Windows writes it: its name in GBK, which nothing says."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


def test_an_archive_of_chinese_windows_is_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, data in FOLDER.items():
            archive.writestr(OldEntry(name), data)
    assert "推进会" not in str(zipfile.ZipFile(tmp_path / "a.zip").namelist())
    check(import_issue(tmp_path / "a.zip", tmp_path / "issue"), tmp_path / "issue")


@pytest.mark.parametrize("form", ["folder", "manifest", "archive", "below"])
def test_an_issue_is_not_imported_but_opened(form: str, folder: Path, tmp_path: Path) -> None:
    import_issue(folder / "短讯.txt", tmp_path / "made")
    raw, below = tmp_path / "made", folder / "上期"
    if form == "manifest":
        raw = raw / "issue.yaml"
    elif form == "archive":
        raw = Path(shutil.make_archive(str(tmp_path / "made"), "zip", tmp_path / "made"))
    elif form == "below":  # the rest of the folder is read
        raw.rename(below)
        report = import_issue(folder, tmp_path / "out")
        assert "intake.is-issue" in [problem.key for problem in report.problems]
        assert set(reported(tmp_path / "out")) == {
            "全市推进会召开",
            "退休职工的春天",
            "工会走进社区",
            "关于值班的通知",
        }
        return
    with pytest.raises(IssueError) as caught:
        import_issue(raw, tmp_path / "out")
    assert [each.key for each in caught.value.diagnostics] == ["intake.is-issue"]
    assert not (tmp_path / "out").exists()


def test_a_letter_brings_its_attachments(tmp_path: Path) -> None:
    letter = email.message.EmailMessage()
    letter["From"], letter["Subject"] = "赵六 <z@example.org>", "投稿"
    letter.set_content("编辑好，请查收。")
    data = piece("技能大赛开赛", p(BODY))
    letter.add_attachment(data, maintype="application", subtype="x", filename="大赛.docx")
    letter.add_attachment(photo("red"), maintype="image", subtype="png", filename="1.png")
    (tmp_path / "a.eml").write_bytes(bytes(letter))
    import_issue(tmp_path / "a.eml", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert article.about.headline == "技能大赛开赛" and article.about.byline == ("赵六",)
    assert article.about.images[0].file == "images/01.png"


def test_the_same_piece_sent_twice_is_told_with_what_differs(tmp_path: Path) -> None:
    for name, end in (("a.docx", MORE), ("b.docx", MORE.replace("实效", "好成绩"))):
        (tmp_path / name).write_bytes(piece("全市推进会召开", p(BODY * 3), p(end)))
    report = import_issue([tmp_path / "a.docx", tmp_path / "b.docx"], tmp_path / "issue")
    note, _ = report.remarks
    assert note.said == "duplicate with a difference" and note.details["after"] == "好成绩"


def test_pieces_like_an_earlier_issue_are_the_issue_after_it(folder: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "2024-03"
    (earlier / "articles").mkdir(parents=True)
    (earlier / "articles/01.md").write_text("---\nheadline: 旧题\n---\n\n旧文。\n", "utf-8")
    head = "masthead: {name: 工运信息, number: 10, date: 2024-03-31}\n"
    (earlier / "issue.yaml").write_text(
        f"layout: newsletter\n{head}articles: [articles/01.md]\neditors: {{责任编辑: 周文}}\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "typeset", "import", str(folder), "--like", str(earlier)]
    for name, ends in (("next", 0), ("none", 2)):
        if name == "none":  # nothing can be read: nothing is begun
            shutil.rmtree(folder)
            (folder / "x").mkdir(parents=True)
        done = subprocess.run([*command, "--out", str(tmp_path / name)], capture_output=True)
        assert (done.returncode, (tmp_path / name).exists()) == (ends, not ends)
        assert not list(tmp_path.glob(".*"))  # what is made beside the folder is gone, too
    made = load(tmp_path / "next")
    assert made.manifest.layout == "newsletter" and made.manifest.editors
    assert made.manifest.masthead and made.manifest.masthead.number == 11
    assert {a.about.headline for a in made.articles} >= {"全市推进会召开", "工会走进社区"}


def test_pieces_alone_say_how_they_will_be_set(folder: Path, tmp_path: Path) -> None:
    report = import_issue(folder, tmp_path / "issue")
    assert "--like" in summary(report, tmp_path, "zh") and "bulletin" in summary(
        report, tmp_path, "en"
    )
    (tmp_path / "a.txt").write_text(
        "工运信息\n第3期\n2024年3月5日\n\n甲题\n\n　　甲文在此。\n", "utf-8"
    )
    whole = import_issue(tmp_path / "a.txt", tmp_path / "whole")
    assert "--like" not in summary(whole, tmp_path, "zh")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "By Peter Ashworth, Chairman of the Hall Committee",
            "Peter Ashworth, Chairman of the Hall Committee",
        ),
        ("From Jane Roe", "Jane Roe"),
        ("From the Vicarage", None),
        ("From Our Allotments", None),
        ("By Friday the water had gone down, and the road was open again", None),
    ],
)
def test_a_label_in_english_needs_a_name(line: str, who: str | None) -> None:
    found = labelled(line)
    assert (found and found["who"]) == who


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("张三-推进会", "张三"),
        ("李四 技能大赛", "李四"),
        ("通知（王五）", "王五"),
        ("推进会", None),
        ("会议通知", None),
        ("张三、李四-推进会", None),
    ],
)
def test_a_file_name_may_name_its_contributor(stem: str, name: str | None) -> None:
    assert from_file_name(stem) == name


def test_a_whole_issue_among_the_files_gives_its_articles_not_its_head(tmp_path: Path) -> None:
    text = "工运信息\n第3期\n2024年3月5日\n\n甲题在此\n\n　　甲文在此，说明情况。\n（张三）\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "a/旧刊.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a/短讯.txt").write_text(SHORT, encoding="utf-8")
    report = import_issue(tmp_path / "a", tmp_path / "issue")
    assert load(tmp_path / "issue").manifest.masthead is None
    assert {drop.text for drop in report.account.dropped} >= {"工运信息", "第3期"}
    assert "另一期的报头或版记" in summary(report, tmp_path / "issue", "zh")


# ---- add -----------------------------------------------------------------------------------------

MANIFEST = """# 本期
layout: bulletin   # 版式
articles:   # 稿件
  - articles/01.md    # 头条
  - file: articles/02.md
    headline: '题：乙'   # 改过

# 以下不动
notices: 安全生产
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    (tmp_path / "issue/articles").mkdir(parents=True)
    (tmp_path / "issue/issue.yaml").write_bytes(MANIFEST.replace("\n", "\r\n").encode())
    for number in ("01", "02"):
        (tmp_path / f"issue/articles/{number}.md").write_text(
            f"---\nheadline: 甲{number}\n---\n\n字。\n"
        )
    return tmp_path / "issue"


def test_add_puts_one_line_into_the_manifest_and_touches_nothing_else(
    issue: Path, tmp_path: Path
) -> None:
    (tmp_path / "c.docx").write_bytes(piece("丙题在此", p(BODY)))
    before = {path: path.read_bytes() for path in issue.rglob("*") if path.is_file()}
    report = add_to_issue(issue, [tmp_path / "c.docx"])
    assert report.files == ("articles/03.md",)
    line = "  - articles/03.md\r\n"
    manifest = (issue / "issue.yaml").read_bytes().decode()
    assert manifest.replace(line, "") == MANIFEST.replace("\n", "\r\n")
    assert manifest.index("题：乙") < manifest.index(line) < manifest.index("# 以下不动")
    assert all(path.read_bytes() == data for path, data in before.items() if path.suffix == ".md")
    assert [a.about.headline for a in load(issue).articles] == ["甲01", "题：乙", "丙题在此"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_placeholder_that_nobody_touched_goes_when_an_article_comes(
    issue: Path, tmp_path: Path
) -> None:
    words = "---\nheadline: （待写）\n{}---\n（待写）\n"
    (issue / "articles/02.md").write_text(words.format("section: 读者来信\n"))
    (issue / "articles/03.md").write_text(words.format(""))
    (issue / "issue.yaml").write_text(
        "layout: bulletin\narticles: [articles/01.md, articles/03.md, articles/02.md]\n"
    )
    (tmp_path / "c.docx").write_bytes(piece("丙题在此", p(BODY)))
    report = add_to_issue(issue, [tmp_path / "c.docx"])
    assert [each.details for each in report.notes] == [{"file": "articles/03.md"}]
    files = [each.file for each in load(issue).articles]
    assert files == ["articles/01.md", "articles/02.md", "articles/04.md"]
    assert (issue / "articles/03.md").exists()


def test_add_refuses_an_issue_that_does_not_load_and_leaves_it(issue: Path, tmp_path: Path) -> None:
    (issue / "issue.yaml").write_text("layout: bulletin\narticles: [articles/99.md]\n")
    (tmp_path / "c.docx").write_bytes(piece("丙题在此", p(BODY)))
    with pytest.raises(IssueError):
        add_to_issue(issue, [tmp_path / "c.docx"])
    assert sorted(path.name for path in (issue / "articles").iterdir()) == ["01.md", "02.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("articles: [a.md]\n", "articles: [a.md, x.md]\n"),
        ("articles:\n- a.md", "articles:\n- a.md\n- x.md"),
        ("articles:\n- a.md # c\nnotices: b\n", "articles:\n- a.md # c\n- x.md\nnotices: b\n"),
        ("notices: b\n", None),
    ],
)
def test_the_list_of_articles_in_every_form(before: str, after: str | None) -> None:
    found = with_articles(before.encode(), ["x.md"])
    assert found == (after.encode() if after is not None else None)


# ---- whole or not at all -------------------------------------------------------------------------

SWAPPING = """
import sys
from pathlib import Path
from typeset.intake.folder_swap import exchange, new_folder
target = Path(sys.argv[1])
for number in range(400):
    new = new_folder(target)
    (new / "issue.yaml").write_text(str(number))
    exchange(new, target)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="exchanges by renameat2")
def test_at_no_moment_is_the_folder_gone_while_another_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue/issue.yaml").write_text("first")
    command = [sys.executable, "-c", SWAPPING, str(tmp_path / "issue")]
    with subprocess.Popen(command) as swapping:
        looks = 0
        while swapping.poll() is None:
            assert (tmp_path / "issue").is_dir()
            looks += 1
    assert looks > 20 and (tmp_path / "issue/issue.yaml").read_text() == "399"


def test_what_an_import_that_was_killed_left_behind_is_swept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    dead = int(done.stdout)
    (tmp_path / f".issue-new-{dead}-0").mkdir()
    (tmp_path / f".issue-new-{os.getppid()}-0").mkdir()  # of one that still runs
    (tmp_path / "a.txt").write_bytes(SHORT.encode())
    import_issue(tmp_path / "a.txt", tmp_path / "issue")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f".issue-new-{os.getppid()}-0",
        "a.txt",
        "issue",
    ]


def test_the_folder_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SHORT.encode())
    before = os.umask(0o027)
    try:
        import_issue(tmp_path / "a.txt", tmp_path / "issue")
    finally:
        os.umask(before)
    assert (tmp_path / "issue").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "issue/issue.yaml").stat().st_mode & 0o777 == 0o640


def test_force_keeps_an_editors_pictures_beside_those_of_the_import(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/张三-会.docx").write_bytes(FOLDER["张三-推进会.docx"])
    (tmp_path / "a/会.png").write_bytes(photo("red"))
    import_issue(tmp_path / "a", tmp_path / "issue")
    (tmp_path / "issue/images/mine.png").write_bytes(photo("blue"))
    import_issue(tmp_path / "a", tmp_path / "issue", force=True)
    names = sorted(path.name for path in (tmp_path / "issue/images").iterdir())
    assert names == ["01.png", "mine.png"]


@pytest.fixture
def worked_on(folder: Path, tmp_path: Path) -> Path:
    """An issue that was imported, and then worked on by hand."""
    issue = tmp_path / "2024-03"
    import_issue(folder / "短讯.txt", issue)
    (issue / "articles/02.md").write_text("---\nheadline: 手写的一篇\n---\n\n手写的字。\n")
    manifest = (issue / "issue.yaml").read_text("utf-8")
    (issue / "issue.yaml").write_text(f"{manifest.rstrip()}\n- articles/02.md\n", "utf-8")
    assert len(load(issue).articles) == 2
    return issue


def test_force_keeps_the_issue_that_was_worked_on_beside_the_new_one(
    folder: Path, worked_on: Path
) -> None:
    for name in ("2024-03.before-import", "2024-03.before-import-2"):
        before = contents(worked_on)
        report = import_issue(folder / "通知.docx", worked_on, force=True)
        kept = worked_on.with_name(name)
        assert contents(kept) == before
        language: Literal["zh", "en"]
        for language in ("zh", "en"):
            assert str(kept) in summary(report, worked_on, language)
        (worked_on / "articles/01.md").write_text("---\nheadline: 改过\n---\n\n字。\n", "utf-8")
    assert issue_folders(worked_on.parent) == [worked_on]  # those kept are no issues of the series
    assert facts_of(worked_on) and begin(worked_on, worked_on.with_name("n")).folder.is_dir()


def test_force_keeps_nothing_where_nothing_is_lost(folder: Path, tmp_path: Path) -> None:
    import_issue(folder / "短讯.txt", tmp_path / "issue")
    (tmp_path / "issue/mine.txt").write_text("备忘", "utf-8")
    report = import_issue(folder / "短讯.txt", tmp_path / "issue", force=True)
    assert "kept beside" not in {note.said for note in report.remarks}
    assert (tmp_path / "issue/mine.txt").read_text("utf-8") == "备忘"
    assert not list(tmp_path.glob("*.before-import"))


def test_what_is_kept_is_whole_before_another_folder_takes_its_place(
    worked_on: Path, tmp_path: Path
) -> None:
    """An import that is killed here has lost nothing."""
    before = contents(worked_on)
    (tmp_path / "new").mkdir()
    kept = make_way(tmp_path / "new", worked_on)
    assert kept and contents(kept) == before == contents(worked_on)


@pytest.mark.parametrize(("language", "words"), [("zh", "请另起"), ("en", "choose another folder")])
def test_a_folder_in_use_is_refused_and_another_folder_or_add_recommended(
    language: Any, words: str, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "begun").mkdir()
    (tmp_path / "begun/notes.txt").write_text("x")
    for force in (False, True):
        with pytest.raises(IssueError) as caught:
            import_issue(folder / "短讯.txt", tmp_path / "begun", force=force)
        (problem,) = caught.value.diagnostics
        said = message(problem.key, problem.details, language)
        assert words in said and "typesetter add" not in said
    (tmp_path / "begun/issue.yaml").write_text("articles: [a.md]")
    with pytest.raises(IssueError) as caught:
        import_issue(folder / "短讯.txt", tmp_path / "begun")
    (problem,) = caught.value.diagnostics
    said = message(problem.key, problem.details, language)
    assert said.index(words) < said.index("typesetter add") < said.index("--force")


@pytest.mark.parametrize(
    ("line", "byline"),
    [("图为会场。张三 摄", ("张三",)), ("张三说，工会真好，今后还要再来。", ())],
)
def test_who_sent_it_may_have_taken_the_photo_but_is_not_whom_it_speaks_of(
    line: str, byline: tuple[str, ...], tmp_path: Path
) -> None:
    raw = tmp_path / "张三-推进会.docx"
    raw.write_bytes(piece("全市推进会召开", p(BODY), p(line)))
    import_issue(raw, tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert article.about.byline == byline
