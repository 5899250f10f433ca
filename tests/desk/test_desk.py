"""The desk in a real browser: what is done there, and the bytes of the files after it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.desk.conftest import Late, open_desk, routed
from tests.preview.running import SEED, Running
from tests.preview.seeing import place, press_text

FIRST, SECOND = "articles/01-recuperation.md", "articles/02-study.md"


def changed(issue: Path) -> dict[str, tuple[list[str], list[str]]]:
    """For each file that is not the seed's: the lines that went, and those that came."""
    found = {}
    for path in sorted(each for each in issue.rglob("*") if each.is_file()):
        name = path.relative_to(issue).as_posix()
        before = (SEED / name).read_bytes() if (SEED / name).exists() else b""
        if path.read_bytes() != before and not name.startswith(("build", ".desk")):
            old, new = (data.decode().split("\n") for data in (before, path.read_bytes()))
            found[name] = ([x for x in old if x not in new], [x for x in new if x not in old])
    return found


def open_story(page: Page, number: int) -> None:
    page.locator("#articles li button").nth(number).click()
    expect(page.locator("#edit .block textarea")).to_be_focused()


def test_what_is_typed_is_on_the_page_and_in_the_file_and_undone_to_the_byte(
    page: Page, issue: Path
) -> None:
    open_story(page, 1)
    page.keyboard.press("Control+Home")
    page.keyboard.type("近日，W0s1，")  # keys that mean something to the pages, too
    expect(page.locator("#sheets svg.text").first).to_contain_text("近日，W0s1，为了推动")
    line = "为了推动通化民营经济高质量发展，市总3月初组织全市部分民营企业经营管理者"
    (went, came), *others = changed(issue)[SECOND], *(set(changed(issue)) - {SECOND})
    assert not others
    assert len(went) == len(came) == 1
    assert went[0].startswith(line)
    assert came[0] == f"近日，W0s1，{went[0]}"
    page.keyboard.press("Control+z")
    expect(page.locator("#edit .block textarea")).to_have_value(went[0])
    assert changed(issue) == {}
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#edit .block textarea")).to_have_value(came[0])
    assert changed(issue) == {SECOND: (went, came)}


def test_stories_move_by_the_keyboard_alone(page: Page, issue: Path) -> None:
    page.locator("#articles li button").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#articles li b").first).to_have_text(
        "市总组织部分民营企业经营者赴浙江大学学习"
    )
    lines = (issue / "issue.yaml").read_text(encoding="utf-8").split("\n")
    assert lines[8:10] == [f"  - {SECOND}", f"  - {FIRST}"]
    assert changed(issue)["issue.yaml"] == ([], [])


def test_a_field_changes_its_line_alone(page: Page, issue: Path) -> None:
    field = page.get_by_label("期数", exact=True)
    field.fill("4")
    field.press("Tab")
    expect(page.locator("#sheets svg.text").first).to_contain_text("第四期")
    assert changed(issue) == {"issue.yaml": (["  number: 3"], ["  number: 4"])}


def test_a_manifest_in_chinese_stays_in_chinese(
    tmp_path: Path, window: Callable[[str], Page]
) -> None:
    issue = Path(shutil.copytree(SEED, tmp_path / "issue"))
    manifest = issue / "issue.yaml"
    text = manifest.read_text(encoding="utf-8")
    chinese = text.replace("masthead:", "报头:").replace("  number: 3", "  期数: 3")
    manifest.write_text(chinese.replace("articles:", "稿件:"), encoding="utf-8")
    running = open_desk(issue)
    try:
        page = window(running.url)
        field = page.get_by_label("期数", exact=True)
        expect(field).to_have_value("3")
        field.fill("4")
        field.press("Tab")
        expect(page.locator("#sheets svg.text").first).to_contain_text("第四期")
        page.locator("#articles li button").first.focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator("#articles li b").first).to_contain_text("浙江大学")
    finally:
        running.stop()
    lines = manifest.read_text(encoding="utf-8").split("\n")
    assert "  期数: 4" in lines
    assert lines[lines.index("稿件:") + 1] == f"  - {SECOND}"


def test_enter_cuts_a_paragraph_and_backspace_joins_it(page: Page, issue: Path) -> None:
    open_story(page, 0)
    area = page.locator("#edit .block textarea")
    whole = area.input_value()
    area.evaluate("each => each.setSelectionRange(5, 5)")
    page.keyboard.press("Enter")
    expect(area).to_have_value(whole[5:])
    assert f"{whole[:5]}\n\n{whole[5:]}" in (issue / FIRST).read_text(encoding="utf-8")
    page.keyboard.press("Backspace")
    expect(area).to_have_value(whole)
    assert changed(issue) == {}


def test_word_files_and_pasted_text_become_stories(page: Page, issue: Path, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("东昌区总工会开展送清凉活动", style="Title")
    word.add_paragraph("日前，东昌区总工会走访慰问一线职工，送去防暑降温用品，共慰问三百人。")
    word.save(str(tmp_path / "送清凉.docx"))
    page.get_by_role("button", name="加稿").click()
    page.locator("#edit input[type=file]").set_input_files(str(tmp_path / "送清凉.docx"))
    expect(page.locator("#articles li")).to_have_count(6)
    expect(page.locator("#articles li b").last).to_have_text("东昌区总工会开展送清凉活动")
    page.get_by_role("button", name="加稿").click()
    page.get_by_placeholder("标题").fill("一则短讯")
    page.get_by_placeholder("正文").fill("第一段。\n\n第二段。")
    page.get_by_role("button", name="加入本期").click()
    expect(page.locator("#articles li b").last).to_have_text("一则短讯")
    added = (issue / "articles/07.md").read_text(encoding="utf-8")
    assert added == "---\nheadline: 一则短讯\n---\n\n第一段。\n\n第二段。\n"
    for _ in range(2):
        page.get_by_role("button", name="撤销").click()
    expect(page.locator("#articles li")).to_have_count(5)
    assert changed(issue) == {}


def test_two_who_change_one_paragraph_are_asked_which_stays(page: Page, desk: Running) -> None:
    open_story(page, 1)
    area = page.locator("#edit .block textarea")
    expect(area).to_be_focused()
    desk.replace(SECOND, "为了推动", "为了大力推动")
    area.fill("我的一段。")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("为了大力推动")
    expect(dialog).to_contain_text("我的一段。")
    dialog.get_by_role("button").first.click()
    expect(page.locator("#sheets svg.text").first).to_contain_text("我的一段。")
    assert "我的一段。" in (desk.issue / SECOND).read_text(encoding="utf-8")


def test_words_are_replaced_in_all_stories_and_put_back_at_once(page: Page, issue: Path) -> None:
    page.get_by_role("button", name="替换", exact=True).click()
    page.get_by_placeholder("查找", exact=True).fill("劳模")
    places = page.locator("#edit .doubts li")
    lines = sum(
        "劳模" in line
        for path in (issue / "articles").glob("*.md")
        for line in path.read_text(encoding="utf-8").split("\n")
    )
    expect(places).to_have_count(lines)
    page.get_by_placeholder("换成").fill("劳动模范")
    expect(places.first.locator("ins").first).to_have_text("劳动模范")
    page.get_by_role("button", name="全部替换").click()
    expect(page.locator("#sheets svg.text").first).to_contain_text("劳动模范疗养")
    assert all(b"\xe5\x8a\xb3\xe6\xa8\xa1" not in p.read_bytes() for p in issue.rglob("*.md"))
    page.keyboard.press("Control+z")
    expect(page.locator("#sheets svg.text").first).to_contain_text("劳模疗养")
    assert changed(issue) == {}


def test_finished_files_are_handed_over(page: Page, desk: Running, tmp_path: Path) -> None:
    page.get_by_role("button", name="完成").click()
    page.get_by_role("button", name="检查").click()
    expect(page.locator("#edit .doubts")).to_contain_text("PDF/UA-1")
    for name, ending, begins in (("印刷", ".pdf", b"%PDF"), ("Word", ".docx", b"PK")):
        with page.expect_download() as coming:
            page.get_by_role("button", name=name, exact=True).click()
        coming.value.save_as(tmp_path / name)
        assert coming.value.suggested_filename.endswith(ending)
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert desk.status("/desk/finish/rm%20-rf") == 422
    assert changed(desk.issue) == {}


def test_hostile_requests_get_nothing(desk: Running) -> None:
    good = json.dumps({"act": "field", "file": "issue.yaml", "path": ["layout"], "value": "x"})
    port = desk.port
    assert desk.status("/desk/issue", Cookie="typeset=1") == 403
    assert desk.status("/desk/act", "POST", good, Cookie="") == 403
    assert desk.status("/desk/act", "POST", good, Origin="http://evil.example") == 403
    assert desk.status("/desk/act", "POST", good, Host=f"evil.example:{port}") == 403
    assert desk.status("/desk/act", "POST", good, Sec_Fetch_Site="cross-site") == 403
    for file in ("../../outside.yaml", "/etc/passwd.md", ".git/config.yaml", "a\0.md", "x.py"):
        body = json.dumps({"act": "field", "file": file, "path": ["a"], "value": "b"})
        assert desk.status("/desk/act", "POST", body) == 422, file
    for body in ("", "{}", "[" * 10_000, '{"act": "run"}', json.dumps({"act": "order"})):
        assert desk.status("/desk/act", "POST", body) == 400
    assert desk.status("/desk/act", "POST", "x" * (5 * 1024 * 1024)) == 413
    assert desk.status("/desk/act") == 404
    assert desk.status("/desk/upload?batch=../x&name=a.md", "POST", "x") == 422
    assert desk.status("/desk/upload?batch=a&name=..", "POST", "x") == 422
    assert desk.status("/desk/routes.py") == 404
    assert changed(desk.issue) == {}
    assert desk.status("/desk/act", "POST", good) == 200


def test_the_shelf_opens_an_issue_and_begins_the_next(
    tmp_path: Path, window: Callable[[str], Page]
) -> None:
    shelf = tmp_path / "archive"
    shutil.copytree(SEED, shelf / "2023-03")
    running = open_desk(shelf)
    try:
        page = window(running.url)
        cover = page.locator("#series img").first
        cover.evaluate("each => each.decode()")  # fails where there is no picture
        assert cover.evaluate("each => each.naturalWidth") > 100
        page.get_by_role("button", name="第 3 期").click()
        expect(page.locator("#articles li")).to_have_count(5)
        page.go_back()
        page.get_by_role("button", name="下一期").click()
        expect(page.locator("#edit .fields")).to_be_visible()
        expect(page.get_by_label("期数", exact=True)).to_have_value("4")
        page.get_by_role("button", name="加稿").click()
        page.get_by_placeholder("正文").fill("新的一期。")
        page.get_by_role("button", name="加入本期").click()
        expect(page.locator("#sheets svg.text").first).to_contain_text("新的一期。")
        assert running.status("/shelf/open", "POST", '{"folder": "../x"}') == 422
        assert running.status("/shelf", Cookie="") == 403
    finally:
        running.stop()


def test_from_the_empty_shelf_to_an_issue(tmp_path: Path, window: Callable[[str], Page]) -> None:
    shelf = tmp_path / "empty"
    shelf.mkdir()
    running = open_desk(shelf)
    try:
        page = window(running.url)
        page.get_by_role("button", name="新的一期").click()
        name = page.get_by_placeholder("文件夹名")
        expect(name).to_have_value(f"{date.today():%Y-%m}")
        name.fill("2026-12")
        page.locator("#gallery li button").filter(has_text="bulletin").first.click()
        expect(page.locator("#edit .fields")).to_be_visible()
        assert (shelf / "2026-12" / "issue.yaml").is_file()
        for folder in ("../x", ".x", "a/b", "2026-12"):
            body = json.dumps({"folder": folder, "layout": "bulletin", "language": "zh"})
            assert running.status("/shelf/new", "POST", body) == 422
        body = json.dumps({"folder": "y", "layout": "--help", "language": "zh"})
        assert running.status("/shelf/new", "POST", body) == 422
        assert [each.name for each in shelf.iterdir()] == ["2026-12"]
    finally:
        running.stop()


def test_a_mistake_is_said_at_its_field_and_mended_there(page: Page, issue: Path) -> None:
    field = page.get_by_label("日期", exact=True)
    field.fill("2023-13")
    field.press("Tab")
    problem = page.locator("#edit .problem")
    expect(problem).to_contain_text("日期")
    expect(page.locator("#edit [aria-invalid=true]")).to_have_value("2023-13")
    expect(page.locator("#errors")).to_be_visible()
    expect(page.locator("#sheets svg.text").first).to_contain_text("2023年3月")
    field.fill("2023-03")
    field.press("Tab")
    expect(problem).to_have_count(0)
    expect(page.locator("#errors")).to_be_hidden()
    assert changed(issue) == {}


def test_a_headline_that_cannot_be_written_stays_in_its_field_until_it_can(
    page: Page, issue: Path, tmp_path: Path
) -> None:
    headline = page.get_by_label("标题", exact=True)
    open_story(page, 1)
    (issue / SECOND).rename(tmp_path / "gone.md")
    headline.fill("一则短讯")
    expect(page.locator("#note")).to_contain_text("没有保存，所写的字留在原处")
    (tmp_path / "gone.md").rename(issue / SECOND)
    open_story(page, 2)
    expect(headline).not_to_have_class("unsaved")
    open_story(page, 1)
    expect(headline).to_have_value("一则短讯")
    expect(headline).to_have_class("unsaved")
    assert changed(issue) == {}
    headline.press("End")
    page.keyboard.insert_text("两则")
    expect(headline).not_to_have_class("unsaved")
    ((_, came),) = changed(issue).values()
    assert came == ["headline: 一则短讯两则"]


def test_bold_chinese_is_drawn_on_a_machine_without_a_face_for_it(
    desk: Running, window: Callable[[str], Page]
) -> None:
    desk.replace("issue.yaml", "masthead:", "masthed:")
    page = window(desk.url)
    head = page.locator("#errors b")
    expect(head).to_contain_text("稿件有 1 处错误")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    han = sum("一" <= char <= "龥" for char in head.inner_text())
    size = head.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert place(head)["width"] > han * size  # the box for what has no glyph is narrower


def test_the_form_stays_open_when_the_pages_are_set_again(page: Page, desk: Running) -> None:
    open_story(page, 1)
    page.get_by_role("button", name="本期", exact=True).click()
    field = page.get_by_label("期数", exact=True)
    field.focus()
    desk.replace(SECOND, "为了推动", "为了大力推动")
    expect(page.locator("#sheets svg.text").first).to_contain_text("为了大力推动")
    expect(page.locator("#state")).to_have_text("已是最新")
    expect(field).to_be_focused()


def test_a_click_on_the_page_leads_to_the_field(page: Page, issue: Path) -> None:
    for name, words, label, text in (
        ("issue.yaml", "通化工运信息", "报名", "通化工会报"),
        ("articles/03-job-fair.md", "送工返岗", "标题", "送工返岗招聘"),
    ):
        press_text(page, words)
        field = page.locator("#edit").get_by_label(label, exact=True)
        expect(field).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
        expect(page.locator("#sheets")).to_contain_text(text)
        ((went, came),) = [changed(issue)[name]]
        assert len(went) == len(came) == 1
        assert came[0].endswith(f": {text}")


TABLE = "| 单位 | 人数 |\n|:-----|----:|\n| 东昌区 |   300 |\n| 二道江区 | 120 |\n"


def test_a_table_is_a_grid_and_what_is_not_changed_stays(page: Page, issue: Path) -> None:
    path = issue / FIRST
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{TABLE}", encoding="utf-8")
    press_text(page, "东昌区")
    cell = page.get_by_label("第 3 行第 2 列")
    expect(page.locator("#edit .grid input").first).to_be_focused()
    cell.fill("121|")
    expect(page.locator("#sheets svg.text").first).to_contain_text("121|")
    page.get_by_label("第 2 行第 1 列").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("第 3 行第 1 列")).to_be_focused()
    page.get_by_role("button", name="加一行").click()
    expect(page.get_by_label("第 4 行第 1 列")).to_be_focused()
    page.keyboard.insert_text("通化县")
    page.get_by_role("button", name="删一列").click()
    after = "| 人数 |\n|----:|\n|   300 |\n| 121\\| |\n|  |\n"
    expect(page.locator("#edit details textarea")).to_have_value(after.strip())
    expect(page.locator("#sheets svg.text").first).not_to_contain_text("东昌区")
    assert path.read_text(encoding="utf-8").endswith(after)
    for _ in range(9):
        if path.read_text(encoding="utf-8").endswith(TABLE):
            break
        with page.expect_response("**/desk/undo"):
            page.keyboard.press("Control+z")
    assert path.read_text(encoding="utf-8").endswith(TABLE)


def test_an_earlier_session_is_restored(page: Page, desk: Running, issue: Path) -> None:
    field = page.get_by_label("期数", exact=True)
    field.fill("4")
    field.press("Tab")
    expect(page.locator("#sheets svg.text").first).to_contain_text("第四期")
    page.get_by_text("以前的样子").click()
    page.get_by_role("button", name="恢复", exact=True).click()
    expect(page.locator("#sheets svg.text").first).to_contain_text("第三期")
    assert changed(issue) == {}
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#sheets svg.text").first).to_contain_text("第四期")
    assert desk.status("/desk/restore?name=../x", "POST") == 422


def test_what_is_refused_is_said_in_the_window_s_language(page: Page, issue: Path) -> None:
    open_story(page, 0)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Alt+ArrowUp")  # is there already: nothing happens, nothing is wrong
    refused = page.evaluate(
        """async () => {
          const body = JSON.stringify({act: 'order', source: 0, target: 99});
          const answer = await fetch('/desk/act', {method: 'POST', body});
          return (await answer.json()).message;
        }"""
    )
    assert refused == {"zh": "列表里没有第 99 个位置", "en": "the list has no place 99"}
    assert changed(issue) == {}


def test_two_windows_and_an_editor_lose_nothing(page: Page, issue: Path, desk: Running) -> None:
    other = page.context.new_page()
    other.goto(desk.base)
    other.wait_for_selector(".sheet[data-shown] svg.text")
    open_story(page, 1)
    open_story(other, 3)
    page.keyboard.press("Control+End")
    other.keyboard.press("Control+End")
    for number in range(6):
        page.keyboard.type(f"甲{number}")
        other.keyboard.type(f"乙{number}")
        desk.replace("articles/05-warm-winter.md", "2022年", f"丙{number}2022年")
    expect(page.locator("#sheets")).to_contain_text("甲5")
    expect(other.locator("#sheets")).to_contain_text("乙5")
    text = "".join(each.read_text(encoding="utf-8") for each in (issue / "articles").iterdir())
    for who in "甲乙":
        assert "".join(f"{who}{number}" for number in range(6)) in text
    assert "丙5" in text


def test_it_is_not_up_to_date_before_what_was_done_is_saved(page: Page, issue: Path) -> None:
    state = page.locator("#state")
    expect(state).to_have_text("已是最新")
    seen = []

    def on_its_way(route: Route) -> None:
        seen.append((state.inner_text(), changed(issue)))
        route.continue_()

    routed(page, "**/desk/{act,undo}", on_its_way)
    page.get_by_label("双面印刷", exact=True).uncheck()
    expect(state).to_have_text("已是最新")
    done = changed(issue)
    assert list(done) == ["issue.yaml"]
    page.get_by_role("button", name="撤销").click()
    expect(state).to_have_text("已是最新")
    assert changed(issue) == {}
    assert seen == [("正在保存……", {}), ("正在保存……", done)]


@pytest.mark.parametrize("lost", ["request", "answer"])
def test_what_has_no_answer_is_said_and_sent_again_and_done_once(
    page: Page, issue: Path, lost: str
) -> None:
    state, seen = page.locator("#state"), []

    def lose_the_first(route: Route) -> None:
        seen.append((state.inner_text(), route.request.headers["act-name"]))
        if len(seen) > 1:
            route.continue_()
            return
        if lost == "answer":
            route.fetch()
        route.abort()

    routed(page, "**/desk/act", lose_the_first)
    open_story(page, 1)
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("甲")
    expect(page.locator("#sheets svg.text").first).to_contain_text("甲为了推动")
    expect(state).to_have_text("已是最新")
    (first, name), (second, again) = seen
    assert first == "正在保存……"
    assert second == "没有存上，正在重试；请不要关闭窗口"
    assert name == again
    page.keyboard.insert_text("乙")
    expect(page.locator("#sheets svg.text").first).to_contain_text("甲乙为了推动")
    ((went, came),) = changed(issue).values()
    assert came == [f"甲乙{went[0]}"]


def test_what_is_typed_while_a_paragraph_is_cut_stands_in_the_new_one(
    page: Page, issue: Path, late: Late
) -> None:
    open_story(page, 1)
    area = page.locator("#edit .block textarea")
    whole = area.input_value()
    area.evaluate("each => each.setSelectionRange(5, 5)")
    with page.expect_request("**/desk/act"):
        late.holding = True
        page.keyboard.press("Enter")
        page.keyboard.type("近日")
    late.let_go()
    expect(area).to_have_value(f"近日{whole[5:]}")
    page.keyboard.type("，")
    expect(page.locator("#sheets svg.text").first).to_contain_text(f"近日，{whole[5:9]}")
    assert f"{whole[:5]}\n\n近日，{whole[5:]}" in (issue / SECOND).read_text(encoding="utf-8")


def test_what_is_typed_while_another_story_is_read_is_saved(
    page: Page, issue: Path, late: Late
) -> None:
    open_story(page, 1)
    page.keyboard.press("Control+Home")
    with page.expect_request("**/desk/story**"):
        late.holding = True
        press_text(page, "为了推动")
        page.locator("#articles li button").nth(2).click()
    page.locator("#edit .block textarea").focus()
    page.keyboard.insert_text("近日，")
    late.let_go()
    expect(page.locator('#edit [data-file="articles/03-job-fair.md"]')).to_be_visible()
    ((went, came),) = changed(issue).values()
    assert came == [f"近日，{went[0]}"]


def test_enter_at_the_end_begins_a_paragraph_below(page: Page, issue: Path) -> None:
    before = (issue / SECOND).read_text(encoding="utf-8")
    press_text(page, "此次学习")
    area = page.locator("#edit .block textarea")
    expect(area).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    expect(area).to_have_value("新段落")
    page.keyboard.type("末段。")
    expect(page.locator("#sheets")).to_contain_text("末段。")
    expect(area).to_have_value("末段。")
    assert (issue / SECOND).read_text(encoding="utf-8") == f"{before}\n末段。\n"


def test_an_emptied_paragraph_is_written_anew(page: Page, issue: Path) -> None:
    open_story(page, 1)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("全新的一段。")
    expect(page.locator("#sheets svg.text").first).to_contain_text("全新的一段。")
    ((_, came),) = changed(issue).values()
    assert came == ["全新的一段。"]


def test_notes_and_emphasis_are_put_in_and_taken_out(page: Page, issue: Path) -> None:
    path = issue / SECOND
    path.write_text(
        f"{path.read_text(encoding='utf-8')}\n末段[^a]。\n\n[^a]: 另立的注。\n", "utf-8"
    )
    before = path.read_text(encoding="utf-8")
    expect(page.locator("#sheets")).to_contain_text("另立的注")
    open_story(page, 1)
    area, notes = page.locator("#edit .block textarea"), page.locator("#edit .notes li")
    whole = area.input_value()
    area.evaluate("each => each.setSelectionRange(2, 4)")
    page.keyboard.press("Control+b")
    page.keyboard.press("Control+b")
    expect(area).to_have_value(whole)
    page.keyboard.press("Control+i")
    expect(area).to_have_value(f"{whole[:2]}*{whole[2:4]}*{whole[4:]}")
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="加注", exact=True).click()
    page.keyboard.type("就地的注。")
    expect(page.locator("#sheets")).to_contain_text("就地的注。")
    marked = f"{whole[:2]}*{whole[2:4]}*{whole[4:]}^[就地的注。]"
    assert path.read_text(encoding="utf-8") == before.replace(whole, marked)
    notes.get_by_role("button", name="删注").click()
    expect(notes).to_have_count(0)
    press_text(page, "末段")
    expect(area).to_have_value("末段[^a]。")
    notes.locator("button").first.click()
    expect(area).to_have_value("[^a]: 另立的注。")
    press_text(page, "末段")
    expect(area).to_have_value("末段[^a]。")
    notes.get_by_role("button", name="删注").click()
    expect(page.locator("#sheets")).not_to_contain_text("另立的注")
    assert path.read_text(encoding="utf-8").endswith("\n末段。\n")


def test_the_layout_s_options_are_a_form(page: Page, issue: Path) -> None:
    box = page.get_by_label("首页刊本期要目，附页码")
    box.check()
    expect(page.locator("#sheets svg.text").first).to_contain_text("本期要目")
    page.get_by_label("双面印刷", exact=True).uncheck()
    page.get_by_label("标点体例").select_option("kaiming")
    expect(page.locator("#state")).to_have_text("已是最新")
    after = (issue / "issue.yaml").read_text(encoding="utf-8")
    added = "options:\n  contents: true\n  two_sided: false\n  punctuation: kaiming\n"
    assert after == (SEED / "issue.yaml").read_text(encoding="utf-8") + added
    box.uncheck()
    expect(page.locator("#sheets svg.text").first).not_to_contain_text("本期要目")
    assert "contents" not in (issue / "issue.yaml").read_text(encoding="utf-8")


def test_a_tablet_shows_the_stories_over_the_page_when_asked(page: Page) -> None:
    page.set_viewport_size({"width": 820, "height": 1180})
    page.reload()
    expect(page.locator("#edit .fields")).to_be_visible()
    expect(page.locator("#articles")).to_be_hidden()
    page.get_by_role("button", name="侧栏").click()
    page.locator("#articles li button").nth(1).click()
    expect(page.locator("#edit .block textarea")).to_be_focused()
