"""`typesetter next` and `typesetter series`, on folders as editors keep them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from typeset.cli.main import main
from typeset.issue import load
from typeset.issue.dates import PartialDate, parse_date, rewritten
from typeset.series.numbers import ordinal, with_ordinal
from typeset.series.rhythm import Rhythm, rhythm_of

MANIFEST = """\
# 通联股：本期起换新报头
layout: bulletin   # 版式
masthead:
  name: 工会简报
  number: {number}
  total: {total}
  date: "{date}"        # 出版日期
articles:
  - articles/1.md   # 头条
  - file: articles/2.md
# 编辑换人请改这里
editors: {{责任编辑: [甲, 乙]}}
printed:
  date: {printed}
notices: 安全生产，人人有责
"""


def write(folder: Path, number: object, date: str, total: int = 101, printed: str = "") -> None:
    (folder / "articles").mkdir(parents=True)
    text = MANIFEST.format(number=number, total=total, date=date, printed=printed or date)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    first = (
        f"---\nsection: 基层动态\nheadline: 第{number}期要闻\npriority: lead\n---\n甲{number}。\n"
    )
    (folder / "articles/1.md").write_text(first, encoding="utf-8")
    second = f"---\nheadline: 编者的话\n---\n乙{date}。\n"
    (folder / "articles/2.md").write_text(second, encoding="utf-8")


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], env={"TYPESET_LANG": "en"})


@pytest.fixture
def year(tmp_path: Path) -> Path:
    for month in (10, 11, 12):
        write(tmp_path / f"2023/{month}", month, f"2023年{month}月", 90 + month)
    return tmp_path


def test_what_stands_stays_byte_for_byte_and_what_counts_goes_on(year: Path) -> None:
    said = run("next", year / "2023/12")
    assert said.exit_code == 0, said.output
    text = (year / "2024/01/issue.yaml").read_text(encoding="utf-8")
    expected = MANIFEST.format(number=1, total=103, date="2024年1月", printed="2024年1月")
    kept = "  - articles/1.md   # 头条\n  - file: articles/2.md\n"
    assert text == expected.replace(kept, "  - articles/01.md\n  - articles/02.md\n")


def test_standing_columns_wait_to_be_written_and_say_so(year: Path) -> None:
    run("next", year)  # the folder of the issues: after the last
    issue = load(year / "2024/01")
    about = [each.about for each in issue.articles]
    assert [each.section for each in about] == ["基层动态", None]
    assert [each.headline for each in about] == ["（待写）", "编者的话"]
    assert about[0].priority == "lead"
    assert [warning.key for warning in issue.warnings] == ["issue.unwritten"] * 2


def test_control_a_headline_of_one_issue_is_no_standing_column(year: Path) -> None:
    run("next", year)
    files = "".join(f.read_text(encoding="utf-8") for f in (year / "2024/01/articles").iterdir())
    assert "要闻" not in files


def test_words_of_a_standing_column_are_quoted_where_yaml_would_misread_them(year: Path) -> None:
    for number in (11, 12):
        first = year / f"2023/{number}/articles/1.md"
        first.write_text('---\nsection: "声音: 3"\n---\n甲。\n', encoding="utf-8")
    run("next", year)
    files = (year / f"2024/01/articles/{name}.md" for name in ("01", "02"))
    voices, editor = (file.read_text(encoding="utf-8").splitlines() for file in files)
    assert voices[1] == 'section: "声音: 3"'
    assert editor[1] == "headline: 编者的话"


ADVERTS = """---
headline: Notices
---

::: notice Lost
A glove, on Saturday 28 October. Founded on 3 May 1926.
:::

::: advert 广告
招聘至11月3日，2024年2月1日开业。

![](logo.png)
:::
"""


def test_adverts_and_what_repeats_stay_and_days_that_are_over_are_listed(year: Path) -> None:
    folder = year / "2023/12"
    (folder / "articles/1.md").write_text(ADVERTS, encoding="utf-8")
    Image.new("RGB", (30, 20)).save(folder / "articles/logo.png")
    manifest = (folder / "issue.yaml").read_text(encoding="utf-8")
    listed = "  - {file: articles/1.md, section: 启事}   # 头条\n"
    manifest = manifest.replace("  - articles/1.md   # 头条\n", listed)
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    before = (year / "2023/11/articles/2.md").read_bytes()
    (folder / "articles/2.md").write_bytes(before)
    said = run("next", year / "2023/12").output
    begun = year / "2024/01/articles"
    assert (begun / "01.md").read_text(encoding="utf-8") == ADVERTS
    assert (begun / "02.md").read_bytes() == before, "the same as in the issue before"
    assert load(begun.parent).articles[0].about.section == "启事", "as the list said"
    assert (begun / "logo.png").exists()
    assert "articles to write: 0" in said
    days = said.partition("please look:\n")[2].split("\n")
    assert days[:2] == ["  articles/01.md:6  28 October", "  articles/01.md:10  11月3日"]
    assert not any("1926" in line or "2024年2月" in line for line in days)


def test_an_obituary_is_no_column_and_a_prayer_has_the_next_month_s_name(tmp_path: Path) -> None:
    write(tmp_path / "2023-11", 7, "2023-11")
    for number, section in ((1, "Obituary"), (2, "A prayer for November")):
        text = f"---\nsection: {section}\nheadline: Words\n---\nText.\n"
        (tmp_path / f"2023-11/articles/{number}.md").write_text(text, encoding="utf-8")
    run("next", tmp_path / "2023-11")
    sections = [each.about.section for each in load(tmp_path / "2023-12").articles]
    assert sections == ["A prayer for December"]


@pytest.mark.parametrize(
    ("number", "total", "following"),
    [
        (11, 215, 1),  # a total is counted beside it
        (11, 11, 1),  # about a year's issues
        (3, 3, 4),  # a young paper
        (118, 118, 119),
    ],
)
def test_a_new_year_begins_at_one_where_the_numbers_are_a_year_s(
    tmp_path: Path, number: int, total: int, following: int
) -> None:
    write(tmp_path / "a", number, "2026-12-30", total)
    run("next", tmp_path / "a", tmp_path / "b")
    masthead = load(tmp_path / "b").manifest.masthead
    assert masthead
    assert (masthead.number, masthead.total) == (following, total + 1)
    assert masthead.date == PartialDate(2027, 1, 30)


def test_nothing_is_written_over(year: Path) -> None:
    before = (year / "2023/12/issue.yaml").read_bytes()
    done = run("next", year / "2023/11")
    assert done.exit_code == 2
    assert "is there already" in done.output
    assert (year / "2023/12/issue.yaml").read_bytes() == before


def test_number_and_date_that_are_given_go_first(year: Path) -> None:
    run("next", year, year / "own", "--number", "77", "--date", "2024-05")
    masthead = load(year / "own").manifest.masthead
    assert masthead
    assert (masthead.number, masthead.date, masthead.total) == (77, PartialDate(2024, 5), 103)


def test_the_files_that_the_manifest_names_go_along(year: Path) -> None:
    folder = year / "2023/12"
    (folder / "icc").mkdir()
    (folder / "icc/press.icc").write_bytes(b"profile")
    (folder / "articles/photo.jpg").write_bytes(b"not this one")
    with (folder / "issue.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("pdf: {profile: icc/press.icc}\n")
    run("next", folder)
    assert (year / "2024/01/icc/press.icc").read_bytes() == b"profile"
    assert not (year / "2024/01/articles/photo.jpg").exists()


def test_a_file_in_deep_folders_goes_along_and_a_long_text_is_no_file(year: Path) -> None:
    folder = year / "2023/12"
    deep = "/".join(["output profiles of the printers"] * 9) + "/press.icc"
    assert len(deep) > 255, "more than a file's name may have"
    (folder / deep).parent.mkdir(parents=True)
    (folder / deep).write_bytes(b"profile")
    text = (folder / "issue.yaml").read_text("utf-8").replace("人人有责", "人人有责" * 200)
    (folder / "issue.yaml").write_text(f"{text}pdf: {{profile: {deep}}}\n", encoding="utf-8")
    run("next", folder)
    assert (year / "2024/01" / deep).read_bytes() == b"profile"


@pytest.mark.parametrize(
    ("names", "coming"),
    [
        (["003-tonghua-3"], "004-tonghua-4"),
        (["第2期", "第3期"], "第4期"),
        (["2023-02", "2023-03"], "2023-04"),
        (["简报202302", "简报202303"], "简报202304"),
        (["二月号", "三月号"], "四月号"),
        (["spring"], "2023-04"),
    ],
)
def test_the_folder_is_named_as_the_series_names_them(
    tmp_path: Path, names: list[str], coming: str
) -> None:
    for number, name in enumerate(names, 4 - len(names)):
        write(tmp_path / name, number, f"2023-{number:02}")
    assert run("next", tmp_path / names[-1]).exit_code == 0
    assert (tmp_path / coming / "issue.yaml").is_file()


def test_a_number_that_is_not_the_month_is_told_from_it_by_the_others(tmp_path: Path) -> None:
    for number, month in ((4, 3), (5, 4), (5 + 1, 6)):  # 5 月无刊; no. 6 came out in June
        write(tmp_path / f"2023/{number:02}", number, f"2023-{month:02}")
    run("next", tmp_path / "2023/06")
    assert (tmp_path / "2023/07/issue.yaml").is_file()


def test_numbers_that_went_on_over_new_year_go_on_again(tmp_path: Path) -> None:
    for number, date in ((12, "2022-12"), (13, "2023-01"), (23, "2023-11"), (24, "2023-12")):
        write(tmp_path / date, number, date)
    run("next", tmp_path)
    assert load(tmp_path / "2024-01").manifest.masthead.number == 25


def test_a_number_that_is_the_month_by_chance_is_known_by_the_sign_behind_it(
    tmp_path: Path,
) -> None:
    write(tmp_path / "2024年3月第3期", 3, "2024年3月")
    run("next", tmp_path, "--number", 5)
    assert (tmp_path / "2024年4月第5期/issue.yaml").is_file()


def test_series_tells_rhythm_gaps_doubles_and_what_comes(tmp_path: Path) -> None:
    for number, date in ((1, "2023-01"), (2, "2023-02"), (4, "2023-04"), (4, "2023-05")):
        write(tmp_path / date, number, date)
    said = run("series", tmp_path).output
    assert "issues: 4 (1 · 2023-01 — 4 · 2023-05)" in said
    assert "rhythm: monthly" in said
    assert "missing: 3 (between" in said
    assert "the same number twice: 4" in said
    assert "next: 5 · 2023-06 →" in said


@pytest.mark.parametrize(("months", "told"), [((1,), False), ((1, 2), True)])
def test_two_dates_show_a_rhythm_and_one_does_not(
    tmp_path: Path, months: tuple[int, ...], told: bool
) -> None:
    for month in months:
        write(tmp_path / str(month), month, f"2023年{month}月")
    assert ("rhythm: monthly" in run("series", tmp_path).output) == told


@pytest.mark.parametrize("total", ["约一百", "''"])
def test_a_total_that_is_no_number_stops_nothing(year: Path, total: str) -> None:
    manifest = year / "2023/12/issue.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("total: 102", f"total: {total}"), encoding="utf-8")
    said = run("series", year)
    assert said.exit_code == 0, said.output
    assert "issues: 3 (10 · 2023-10 — 12 · 2023-12)" in said.output


def test_control_a_series_without_gaps_has_none(year: Path) -> None:
    said = run("series", year).output
    assert "missing" not in said
    assert "twice" not in said


@pytest.mark.parametrize(
    ("dates", "rhythm", "after"),
    [
        ("2023-03", Rhythm(months=1), "2023-04"),
        ("2023-02 2023-04 2023-06 2023-12", Rhythm(months=2), "2024-02"),
        ("2022-12 2023-03 2023-06", Rhythm(months=3), "2023-09"),
        ("2021 2022 2023", Rhythm(months=12), "2024"),
        ("2023-03-03 2023-03-10 2023-03-17 2023-03-31", Rhythm(days=7), "2023-04-07"),
        ("2023-03-01 2023-03-15 2023-04-01", Rhythm(on=(1, 15)), "2023-04-15"),
        ("2023-01-10 2023-01-20 2023-01-31 2023-02-10", Rhythm(on=(10, 20, 31)), "2023-02-20"),
        ("2023-01-10 2023-01-20 2023-01-31 2023-02-20", Rhythm(on=(10, 20, 31)), "2023-02-28"),
        ("2023-01-31 2023-02-28", Rhythm(months=1), "2023-03-28"),
        # Four weeks are a rhythm of days where they come three times; twice, it may be February.
        ("2023-01-06 2023-02-03 2023-03-03 2023-03-31", Rhythm(days=28), "2023-04-28"),
        ("2023-01-06 2023-02-03 2023-03-03", Rhythm(months=1), "2023-04-03"),
    ],
)
def test_rhythms(dates: str, rhythm: Rhythm, after: str) -> None:
    known = [parse_date(each) for each in dates.split()]
    assert rhythm_of(known) == rhythm
    assert rhythm.after(known[-1]) == parse_date(after)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("第三期", "第四期"),
        ("2023年第3期", "2023年第4期"),
        ("Vol. 3 No. 5", "Vol. 3 No. 6"),
        ("No. 09", "No. 10"),
        ("增刊", "增刊"),
    ],
)
def test_a_number_in_words_goes_on_in_its_words(text: str, following: str) -> None:
    assert with_ordinal(text, (ordinal(text) or 0) + 1) == following


def test_a_new_year_begins_a_new_volume() -> None:
    assert with_ordinal("Vol. 3 No. 12", 1, 2024, volume=1) == "Vol. 4 No. 1"
    assert with_ordinal("2023年第12期", 1, 2024, volume=1) == "2024年第1期"


@pytest.mark.parametrize(
    ("text", "date", "written"),
    [
        ("2023-09", "2023-10", "2023-10"),
        ("2023.9", "2023-10", "2023.10"),
        ("2023/12/05", "2024-01-05", "2024/01/05"),
        ("2023年12月5日", "2024-1-5", "2024年1月5日"),
        ("二〇二三年十二月", "2024-01", "二〇二四年一月"),
        ("二〇二三年九月三十日", "2023-10-31", "二〇二三年十月三十一日"),
    ],
)
def test_a_date_is_read_and_written_as_people_write_it(text: str, date: str, written: str) -> None:
    assert parse_date(written) == parse_date(date)
    assert rewritten(text, parse_date(date)) == written


@pytest.mark.parametrize("stories", ["[articles/1.md]", "\n      - articles/1.md   # 头条"])
def test_the_places_of_the_earlier_stories_are_given_up(year: Path, stories: str) -> None:
    with (year / "2023/12/issue.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"pages:\n  - name: 要闻\n    stories: {stories}\n  - name: 副刊\n")
    assert run("next", year).exit_code == 0
    pages = load(year / "2024/01").manifest.pages
    assert [page.name for page in pages] == ["要闻", "副刊"]
    assert "articles/1.md" not in (year / "2024/01/issue.yaml").read_text(encoding="utf-8")


def test_the_page_plan_of_the_last_issue_is_not_the_next_one_s(year: Path) -> None:
    last = max(each.parent for each in year.rglob("issue.yaml"))
    (last / "plan.yaml").write_text("pages: []\n", encoding="utf-8")
    assert run("next", last, year / "next").exit_code == 0
    assert not (year / "next" / "plan.yaml").exists()
    assert (year / "next" / "issue.yaml").exists()
