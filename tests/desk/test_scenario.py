"""From the empty shelf to the PDF, and to the next issue: by the mouse, and by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.desk.conftest import open_desk
from tests.desk.hands import Keys, Mouse
from tests.preview.running import SEED

HEADLINES = [
    "通化市总工会组织劳模疗养",
    "市总组织部分民营企业经营者赴浙江大学学习",
    "专场招聘会架起就业桥",
    "市总开展“模范职工之家”创建工作",
    "以人为本，保障流浪乞讨人员温暖过冬",
    "东昌区总工会送清凉",
]


def texts() -> list[list[str]]:
    """Paragraphs of six stories: those of the seed, and one of its own."""
    found = []
    for path in sorted((SEED / "articles").glob("*.md")):
        body = path.read_text(encoding="utf-8").rpartition("---\n")[2]
        found.append([each.strip() for each in body.split("\n\n") if each.strip()][:1])
    return [*found, ["日前，东昌区总工会走访慰问一线职工，送去防暑降温用品。"]]


def material(folder: Path) -> tuple[list[Path], list[Path]]:
    """Six Word files and three photos."""
    folder.mkdir()
    words, photos = [], []
    for number, (headline, paragraphs) in enumerate(zip(HEADLINES, texts(), strict=True), 1):
        word = docx.Document()
        word.add_paragraph(headline, style="Title")
        for each in paragraphs:
            word.add_paragraph(each)
        words.append(folder / f"来稿{number}.docx")
        word.save(str(words[-1]))
    for number in range(1, 4):
        photos.append(folder / f"照片{number}.jpg")
        picture = Image.linear_gradient("L").rotate(90 * number).resize((1800, 500))
        picture.convert("RGB").save(photos[-1], dpi=(300, 300))
    return words, photos


def by_a_careful_hand(manifest: str) -> dict[str, str]:
    """The files as somebody would have written them who knows the format."""
    found = {}
    for number, (headline, paragraphs) in enumerate(zip(HEADLINES, texts(), strict=True), 4):
        body = "\n\n".join(paragraphs)
        found[f"articles/{number:02}.md"] = f"---\nheadline: {headline}\n---\n\n{body}\n"
    first, second, last = "articles/04.md", "articles/05.md", "articles/09.md"
    with_photo = "images:\n  - file: images/01.jpg\n    caption: 劳模在云南\n    credit: 田玉华摄\n"
    found[first] = found[first].replace("疗养\n---", f"疗养\n{with_photo}---", 1)
    both = "images:\n  - file: images/02.jpg\n  - file: images/03.jpg\n"
    found[second] = found[second].replace("学习\n---", f"学习\n{both}---", 1)
    found[last] = found[last].replace("日前，", "7月，", 1)
    for old, new in (
        ("name: 工作简报样张", "name: 通化工运信息"),
        ("issuer: 编印单位名称", "issuer: 通化市总工会"),
        ("date: 2026-01-15 ", "date: 2026-12 "),
        ("  note: （样张：内容仅为示范）  # 正式编印时删去此行\n", ""),
    ):
        assert old in manifest
        manifest = manifest.replace(old, new, 1)
    begin, end = manifest.index("  - articles/01"), manifest.index("editors:")
    order = [4, 5, 6, 7, 9, 8]
    entries = "".join(f"  - articles/{number:02}.md\n" for number in order)
    found["issue.yaml"] = manifest[:begin] + entries + manifest[end:]
    return found


@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_from_the_empty_shelf_to_the_pdf_and_the_next_issue(
    tmp_path: Path, window: Callable[[str], Page], hand: type[Mouse]
) -> None:
    words, photos = material(tmp_path / "来稿")
    shelf = tmp_path / "archive"
    shelf.mkdir()
    running = open_desk(shelf)
    try:
        page = window(running.url)
        do = hand(page)
        begin(page, do)
        begun = (shelf / "2026-12" / "issue.yaml").read_text(encoding="utf-8")
        fill_in_the_masthead(page, do)
        add(page, do, [*words, *photos])
        put_in_the_photos(page, do)
        edit(page, do)
        issue = shelf / "2026-12"
        expect(page.locator("#state")).to_have_text("已是最新")
        for name, text in by_a_careful_hand(begun).items():
            assert (issue / name).read_text(encoding="utf-8") == text, name
        for number, photo in enumerate(photos, 1):
            assert (issue / f"images/{number:02}.jpg").read_bytes() == photo.read_bytes()
        assert pages_of(finished(page, do, tmp_path / "issue.pdf")) == 4
        page.goto(running.url)
        do.press(page.get_by_role("button", name="下一期"))
        expect(page.get_by_label("期数", exact=True)).to_have_value("2")
        expect(page.get_by_label("报名", exact=True)).to_have_value("通化工运信息")
    finally:
        running.stop()


def begin(page: Page, do: Mouse) -> None:
    do.press(page.get_by_role("button", name="新的一期"))
    do.fill(page.get_by_placeholder("文件夹名"), "2026-12")
    do.press(page.locator("#gallery li button").filter(has_text="bulletin").first)
    page.wait_for_selector("#edit .fields")


def fill_in_the_masthead(page: Page, do: Mouse) -> None:
    for label, text in (
        ("报名", "通化工运信息"),
        ("编印单位", "通化市总工会"),
        ("日期", "2026-12"),
        ("样张说明", ""),
    ):
        do.fill(page.locator("#edit").get_by_label(label, exact=True).first, text)


def add(page: Page, do: Mouse, files: list[Path]) -> None:
    do.press(page.get_by_role("button", name="加稿"))
    do.choose(page.locator("#edit input[type=file]"), files)
    expect(stories(page)).to_have_count(9)
    for left in (8, 7, 6):
        do.take_out(stories(page).first)
        expect(stories(page)).to_have_count(left)
    do.move_up(stories(page).nth(5), stories(page).nth(4))
    expect(stories(page).nth(4)).to_contain_text("送清凉")


def put_in_the_photos(page: Page, do: Mouse) -> None:
    for story, photo in ((0, 0), (1, 1), (1, 2)):
        open_story(page, do, story, f"articles/0{4 + story}.md")
        expect(page.locator("#edit .spare img").first).to_have_attribute(
            "alt", f"images/0{photo + 1}.jpg"
        )
        do.press(page.locator("#edit .spare button").first)


def edit(page: Page, do: Mouse) -> None:
    open_story(page, do, 0, "articles/04.md")
    expect(page.locator(".photos").get_by_label("图片说明")).to_have_count(1)  # this story's form
    do.fill(page.locator(".photos").get_by_label("图片说明"), "劳模在云南")
    do.fill(page.locator(".photos").get_by_label("摄影者"), "田玉华摄")
    open_story(page, do, 4, "articles/09.md")
    expect(page.locator("#edit .block textarea")).to_be_focused()
    page.keyboard.press("Control+Home")
    for _ in "日前":
        page.keyboard.press("Delete")
    page.keyboard.type("7月")
    expect(page.locator("#sheets")).to_contain_text("7月，东昌区")


def open_story(page: Page, do: Mouse, number: int, file: str) -> None:
    do.press(stories(page).nth(number))
    page.wait_for_selector(f'#edit [data-file="{file}"]')


def stories(page: Page) -> Locator:
    return page.locator("#articles li button")


def finished(page: Page, do: Mouse, target: Path) -> Path:
    do.press(page.get_by_role("button", name="完成"))
    with page.expect_download() as coming:
        do.press(page.get_by_role("button", name="PDF", exact=True))
    coming.value.save_as(target)
    return target


def pages_of(pdf: Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
