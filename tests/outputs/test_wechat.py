"""The public account: its editor takes nothing out of what is pasted; cover and long picture."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make

TAGS = "section p h1 h2 h3 h4 h5 h6 strong em code s sup br img ol ul li blockquote table thead "
KEPT = set(f"{TAGS} tbody tr th td pre hr span sub u".split())
"""Elements that the account's editor keeps."""
ATTRIBUTES = {
    "style",
    "src",
    "alt",
    "width",
    "height",
    "start",
    "rowspan",
    "colspan",
    "lang",
    "xml:lang",
    "dir",
}


@pytest.fixture(scope="module")
def files(samples: dict[str, Path]) -> dict[str, bytes]:
    return make(edition_of(load(samples["rich"])), "wechat")


def pasted(files: dict[str, bytes]) -> str:
    page = files["-wechat.html"].decode()
    return page[page.index("<section>") : page.rindex("</section>")]


class Elements(HTMLParser):
    """The elements and the attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_nothing_is_pasted_that_the_editor_takes_out(files: dict[str, bytes]) -> None:
    found = Elements(pasted(files))
    assert found.tags <= KEPT
    assert found.attributes <= ATTRIBUTES
    styles = "".join(re.findall(r'style="([^"]*)"', pasted(files)))
    assert not re.search(r"(?<!emphasis-)position|float|url\(|var\(|expression", styles)


def test_control_what_the_editor_takes_out_is_seen() -> None:
    found = Elements('<div class="a"><script>1</script></div>')
    assert found.tags - KEPT == {"div", "script"}
    assert found.attributes - ATTRIBUTES == {"class"}


def test_the_layouts_red_is_the_accounts(files: dict[str, bytes]) -> None:
    assert re.search(r"border-bottom:3px solid #[0-9a-f]{6}", pasted(files))


def test_the_pictures_have_their_sizes(files: dict[str, bytes]) -> None:
    with Image.open(BytesIO(files["-wechat-cover.jpg"])) as cover:
        assert cover.size == (900, 383)
    with Image.open(BytesIO(files["-wechat-long.jpg"])) as long:
        assert long.width == 750
        assert long.height > 2000
        foot = long.crop((0, long.height - 30, 750, long.height)).convert("L")
    assert min(foot.tobytes()) > 240  # it ends with white


def test_the_button_copies_all_that_is_to_be_pasted(
    files: dict[str, bytes], tmp_path: Path, browser: Browser
) -> None:
    page_file = tmp_path / "page.html"
    page_file.write_bytes(files["-wechat.html"])
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.click("button")
    assert page.inner_text("button") == "已复制"
    page.evaluate("document.body.innerHTML = '<div id=to contenteditable></div>'; to.focus()")
    page.keyboard.press("Control+V")
    got = page.inner_text("#to")
    context.close()
    assert "引文一" in got and "共印120份" in got and "复制全文" not in got


def test_an_issue_too_long_for_one_picture_makes_several(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("articles: [a.md]\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 长\n---\n" + "行\n\n" * 950, encoding="utf-8")
    files = make(edition_of(load(tmp_path)), "wechat")
    names = [name for name in files if "long" in name]
    assert names == ["-wechat-long.jpg", "-wechat-long-2.jpg"]
    for name in names:
        with Image.open(BytesIO(files[name])) as long:
            assert long.width == 750
            assert 2000 < long.height < 65_500
