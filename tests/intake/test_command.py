"""`typesetter import` as an editor runs it, and what `--normalise` changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.intake.words import p, word
from typeset import intake
from typeset.intake.adding import add_to_issue
from typeset.intake.importing import import_issue
from typeset.intake.normalise import MENDINGS, OTHER_MENDINGS
from typeset.intake.summary import summary
from typeset.issue import load

ROOT = Path(intake.__file__).parent

RAW = """市总工会慰问环卫工人

7月1日,市总工会走访慰问环卫工人,送去毛巾.

2

工人们说:很暖心!（张三）
"""


def typeset(*arguments: Any, language: str = "en") -> Any:
    return subprocess.run(
        [sys.executable, "-m", "typeset", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"TYPESET_LANG": language},
    )


@pytest.fixture
def raw(tmp_path: Path) -> Any:
    path = tmp_path / "raw.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


def test_it_prints_the_account_and_names_the_articles(raw: Any, tmp_path: Path) -> None:
    done = typeset("import", raw, "--out", tmp_path / "issue")
    assert done.returncode == 0
    assert "47 characters read, 46 placed, 1 dropped: page number '2' at line 5" in done.stdout
    assert "articles/01.md  市总工会慰问环卫工人" in done.stdout


def test_it_speaks_chinese_to_who_does(raw: Any, tmp_path: Path) -> None:
    done = typeset("import", raw, "--out", tmp_path / "issue", "--normalise", language="zh")
    first, second, *_ = done.stdout.splitlines()
    assert first == "读入 47 字，放进文章 46 字，略去 1 字：页码 第 5 行“2”"
    assert second.endswith("：1 篇文章")
    assert "第 3 行：句点改句号：送去毛巾. → 送去毛巾。" in done.stdout
    assert not re.search("[a-z]{4}", re.sub(r"\S*/\S*", "", done.stdout))


def test_what_it_makes_compiles(raw: Any, tmp_path: Path) -> None:
    typeset("import", raw, "--out", tmp_path / "issue")
    done = typeset("compile", tmp_path / "issue", "-o", tmp_path / "issue.pdf")
    assert done.returncode == 0
    assert (tmp_path / "issue.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "words"), [("en", "--force"), ("zh", "没有动它")])
def test_a_folder_in_use_is_refused_with_status_2_in_the_editors_language(
    raw: Any, tmp_path: Path, language: Any, words: Any
) -> None:
    typeset("import", raw, "--out", tmp_path / "issue")
    again = typeset("import", raw, "--out", tmp_path / "issue", language=language)
    assert again.returncode == 2
    assert words in again.stderr and "Traceback" not in again.stderr


def test_the_marks_stay_as_the_author_wrote_them_unless_asked(raw: Any, tmp_path: Path) -> None:
    import_issue(raw, tmp_path / "plain")
    report = import_issue(raw, tmp_path / "mended", normalise=True)
    plain, mended = (
        (tmp_path / name / "articles/01.md").read_text(encoding="utf-8")
        for name in ("plain", "mended")
    )
    assert "7月1日,市总工会" in plain and "送去毛巾." in plain
    assert (
        "7月1日，市总工会" in mended and "送去毛巾。" in mended and "工人们说：很暖心！" in mended
    )
    assert {change.rule for change in report.changes} == {"full_width_marks", "full_stops"}


def test_each_change_is_in_the_report_with_its_line(raw: Any, tmp_path: Path) -> None:
    import_issue(raw, tmp_path / "issue", normalise=True)
    report = json.loads((tmp_path / "issue/import-report.json").read_text(encoding="utf-8"))
    first = report["changes"][0]
    assert (first["rule"], first["line"]) == ("full_width_marks", 3)
    assert "," in first["before"] and "，" in first["after"]


MENDED = {
    "full_width_marks": (
        "会议指出,11月要抓好”:“落实”;GDP,要3,000元, 比分3:2",
        "会议指出，11月要抓好”：“落实”；GDP，要3,000元， 比分3:2",
    ),
    "full_stops": (
        "会议）.结束.  占97.3%.大家1.散去36.",
        "会议）。结束。  占97.3%。大家1.散去36。",
    ),
    "brackets": ("市总(工会)和 f(x)", "市总（工会）和 f(x)"),
    "straight_quotes": ('开展"送清凉"和"送温暖"', "开展“送清凉”和“送温暖”"),
    "dashes": ("艺术--生活", "艺术——生活"),
    "ellipses": ("理发铺子...在这里", "理发铺子……在这里"),
    "spaces": ("6 月 9 日，PPT 演讲。  会后", "6月9日，PPT演讲。会后"),
    "half_width_digits": ("共１２０份", "共120份"),
    "curly_quotes": (
        "\"It's the '90s,\" she said, \"and 'now'.\"",
        "“It’s the ’90s,” she said, “and ‘now’.”",
    ),
    "em_dashes": ("safety -- and the rest--all of it", "safety—and the rest—all of it"),
}


@pytest.mark.parametrize("rule", (*MENDINGS, *OTHER_MENDINGS), ids=lambda rule: rule.__name__)
def test_each_mending_does_what_its_name_says_and_only_once(rule: Any) -> None:
    before, after = MENDED[rule.__name__]
    assert rule(before) == after
    assert rule(after) == after


CHINESE = """县总工会召开"三会一课"会

　　11月12日,县总工会召开"三会一课"推进会(扩大会议).会议由主席主持,他强调:"要转化为实效..."

　　会议要求,要做到"四个一":一月一课,一年一述.  参会人员36人,占97.3%.
"""
ENGLISH = 'Plain "quotes" story\n\nShe said "yes" to it all -- and went home.\n\nNobody knew why.\n'


@pytest.mark.parametrize(("text", "language"), [(CHINESE, "zh"), (ENGLISH, "en")])
def test_all_is_mended_and_what_is_not_listed_is_counted(
    text: str, language: Any, tmp_path: Path
) -> None:
    raw, issue = tmp_path / "raw.txt", tmp_path / "issue"
    raw.write_text(text, encoding="utf-8")
    report = import_issue(raw, issue, normalise=True)
    (article,) = (issue / "articles").iterdir()
    assert not re.search(
        "[\"']|--|[,;:?!.](?!\\d)" if language == "zh" else "[\"']|--", body(article)
    )
    shown = summary(report, issue, language)
    assert shown.count("→") == min(6, len(report.changes))
    assert (f"共改了 {len(report.changes)} 处" in shown) == (language == "zh")
    more = add_to_issue(issue, [raw], normalise=True)
    assert len(more.changes) == len(report.changes)
    assert ("add-report-1.json" in summary(more, issue, "zh")) == (language == "zh")


def body(article: Path) -> str:
    return article.read_text(encoding="utf-8").split("---")[2]


def test_a_mark_is_mended_beside_bold_words_and_they_stay_bold(tmp_path: Path) -> None:
    raw = tmp_path / "会.docx"
    runs = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>会议要求</w:t></w:r><w:r><w:t>,抓好落实,见成效.</w:t></w:r>"
    )
    raw.write_bytes(word(p("召开推进会") + p(inner=runs) + p("会后大家参观了展览。")))
    import_issue(raw, tmp_path / "issue", normalise=True)
    assert "**会议要求**，抓好落实，见成效。" in body(tmp_path / "issue/articles/01.md")


def test_the_import_is_the_same_every_time(raw: Any, tmp_path: Path) -> None:
    for name in ("one", "two"):
        import_issue(raw, tmp_path / name)
    texts = [(tmp_path / name / "issue.yaml").read_bytes() for name in ("one", "two")]
    assert texts[0] == texts[1]
    assert load(tmp_path / "one").articles[0].about == load(tmp_path / "two").articles[0].about


def test_a_piece_with_typed_bullets_says_that_they_are_left_out(tmp_path: Path) -> None:
    raw = tmp_path / "春游通知.txt"
    raw.write_text(
        "春游通知\n　　请大家注意三件事，周六早上八点集合。\n• 带好水壶\n• 不要迟到\n", "utf-8"
    )
    done = typeset("import", raw, "--out", tmp_path / "issue")
    assert done.returncode == 0, done.stderr
    assert "- 带好水壶" in (tmp_path / "issue" / "articles" / "01.md").read_text("utf-8")
    assert "2 dropped: bullet of a list" in done.stdout
