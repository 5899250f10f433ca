"""Links and addresses: nothing leads to a script or to this machine, nothing outside is read."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from tests.hostile.conftest import MakeIssue
from typeset.files.resources import FONTS
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.press import Pages, draw, paginate, publish


def pages_of(issue: Path) -> Pages:
    return paginate(compose(load(issue)))


def links_of(pdf: bytes) -> list[str]:
    """Where each link of the PDF leads: an address, or `page N`."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        place, link = pdfium.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, place, link):
            dest = pdfium.FPDFLink_GetDest(document, link)
            if dest:
                found.append(f"page {pdfium.FPDFDest_GetDestPageIndex(document, dest) + 1}")
                continue
            action = pdfium.FPDFLink_GetAction(link)
            size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
            words = pdfium.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, words, size)
            found.append(words.value.decode())
    document.close()
    return found


def keys(pages: Pages) -> list[str]:
    return [warning.key for warning in pages.warnings]


# ---- an editor's links --------------------------------------------------------------------------


@pytest.fixture
def linked(make_issue: MakeIssue) -> Path:
    """Two articles, the second on page 2 or later, and links from the first."""
    text = "工" * 28 * 30
    links = "[那篇](02.md) [也](./02.md#x) [网](https://a.example/b) [信](mailto:a@b.c)"
    issue = make_issue(f"{links}\n\n{text}\n")
    (issue / "02.md").write_text("---\nheadline: 第二篇\n---\n\n[回去](a.md)\n", encoding="utf-8")
    (issue / "issue.yaml").write_text("articles: [a.md, 02.md]\n", encoding="utf-8")
    return issue


def test_a_link_to_an_article_leads_to_its_page(linked: Path) -> None:
    pages = pages_of(linked)
    pdf, _ = draw(pages)
    assert pages.warnings == ()
    assert set(links_of(pdf)) == {"page 2", "https://a.example/b", "mailto:a@b.c", "page 1"}
    assert 'href="#02"' in pages.source.html


@pytest.mark.parametrize(
    "target",
    ["03.md", "../x.md", "x.pdf", "/etc/passwd", "?x", "//host/x", "http://[::1",
     "http://", "x:y", "ms-word:x", "C:\\x"],
)  # fmt: skip
def test_any_other_leads_nowhere_and_is_told(make_issue: MakeIssue, target: str) -> None:
    pages = pages_of(make_issue(f"一行。\n\n前文[文字](<{target}>)后文。\n"))
    pdf, _ = draw(pages)
    assert links_of(pdf) == []
    (warning,) = pages.warnings
    assert (warning.key, warning.details["target"]) == ("layout.link", target)
    assert warning.position is not None
    assert (warning.position.file, warning.position.line) == ("a.md", 3)
    assert "前文文字后文。" in pages.source.html


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_a_link_to_a_script_is_refused_or_text(make_issue: MakeIssue, target: str) -> None:
    with pytest.raises(IssueError, match="neither picture nor link"):
        pages_of(make_issue(f"[x]({target})\n"))
    pages = pages_of(make_issue(f"[x\\]({target})\n", name="text"))
    assert "<a " not in pages.source.html
    assert links_of(draw(pages)[0]) == []


def test_the_bytes_do_not_depend_on_the_folder(make_issue: MakeIssue) -> None:
    article = "[x](03.md) [y](a.md) `file:///x`\n"
    one, two = (make_issue(article, name=name) for name in ("one", "two longer"))
    assert draw(pages_of(one))[0] == draw(pages_of(two))[0]


# ---- a layout's ---------------------------------------------------------------------------------

LINKS = """{{ blocks(articles[0].body) }}<p>
<a href="javascript:alert(1)">1</a><a href=" JAVA&#115;cript:alert(1)">2</a>
<a href='vbscript:x'>3</a><a href=file:///etc/passwd>4</a><a href="../../x.html">5</a>
<a href="java\tscript:alert(1)">6</a><a href="data:text/html,x">7</a>
<a rel="attachment" href="a.md">8</a>
<a href="a.md">9</a><a HREF="&#x6a;avascript:x">10</a><a x=">" href="javascript:x">11</a>
<svg viewBox="0 0 9 9"><a xlink:href="javascript:x"><text>12</text></a></svg>
<b class="styled">13</b><a href="https://good.example/">14</a>
<p data-source="/etc/passwd:1">15<p data-source="x">16<p data-source='../a:1'>17
<p data-source=a.md:x>18
<meta http-equiv="refresh" content="0;url=file:///etc/passwd">"""
STYLED = '.styled { link: url("javascript:alert(1)") }'


def test_a_layout_s_links_lead_to_no_script_and_no_file(make_issue: MakeIssue) -> None:
    issue = make_issue(template=LINKS, css=STYLED)
    pages = pages_of(issue)
    target = issue / "out.pdf"
    publish(pages, target, ("pdf", "html"))
    assert links_of(target.read_bytes()) == ["https://good.example/"]
    assert "press.link" in keys(pages)
    html = (issue / "out.html").read_text(encoding="utf-8")
    assert not re.search(r"(?i)href\s*=\s*[\"']?\s*(javascript|vbscript|file|data:text)", html)
    assert "refresh" not in html
    assert "/etc/passwd" not in html.replace('content="0;url=file:///etc/passwd"', "")
    assert str(issue) not in html


ADDRESSES = """<html><head></head>{{ blocks(articles[0].body) }}
<p>x<img src="../secret.png"><img src="/etc/passwd">
<img src="http://h.example/x.png"><img src="file:///etc/passwd"><img src="link.png">
<script>alert(1)</script><iframe src="file:///etc/passwd"></iframe><p class="a">y"""
CSS = """@import "../../../secret.css"; @import url(file:///etc/passwd);
.a { background: url(../../../secret.png) } .b { background: url("file:///etc/passwd") }
.c { background: url( '/etc/passwd' ) } .d { background: url(http://h.example/x) }
.e { background: url(link.png) } .f::after { content: "</style><script>alert(2)</script>" }
@font-face { font-family: x; src: url(file:///etc/passwd) } .g { background: url(http://[::1) }
"""


def test_html_takes_in_nothing_from_outside(make_issue: MakeIssue) -> None:
    issue = make_issue(template=ADDRESSES, css=CSS)
    secret = "TOP-SECRET-WORDS"
    for name in ("secret.png", "secret.css"):
        (issue.parent / name).write_text(secret)
    (issue / "link.png").symlink_to("../secret.png")
    (issue / "layouts/own/link.png").symlink_to("../../../secret.png")
    publish(pages_of(issue), issue / "out.pdf", ("pdf", "html"))
    html = (issue / "out.html").read_text(encoding="utf-8")
    assert base64.b64encode(secret.encode())[:-4].decode() not in html
    assert secret not in html
    assert "/etc/passwd" not in re.sub(r"<i(mg|frame) [^>]*>", "", html)
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert html.count("</style>") == 1


def test_nothing_of_it_runs_or_is_asked_for_in_a_browser(
    make_issue: MakeIssue, browser: Browser
) -> None:
    template = ADDRESSES.replace("alert(1)", "document.title = 'ran'")
    issue = make_issue(template=template, css=CSS)
    publish(pages_of(issue), issue / "out.pdf", ("html",))
    refused: list[str | None] = []
    answered: list[str] = []
    page = browser.new_page()
    page.on("requestfailed", lambda request: refused.append(request.failure))
    page.on("response", lambda response: answered.append(response.url))
    page.goto((issue / "out.html").as_uri())
    assert page.title() != "ran"
    page.evaluate("document.title = 'ran'")
    assert page.title() == "ran"
    page.close()
    assert set(refused) == {"csp"}
    assert {url.split(":")[0] for url in answered[1:]} <= {"data"}


# ---- the same bytes -----------------------------------------------------------------------------


def test_a_face_in_html_keeps_its_own_time(make_issue: MakeIssue) -> None:
    issue = make_issue("正文 text。\n")
    publish(pages_of(issue), issue / "out.pdf", ("html",))
    html = (issue / "out.html").read_text(encoding="utf-8")
    faces = re.findall(r"data:font/woff;base64,([\w+/=]+)", html)
    assert faces
    times = {TTFont(BytesIO(base64.b64decode(face)))["head"].modified for face in faces}
    ours = {TTFont(FONTS / name)["head"].modified for name in ("fangsong.otf", "latin.otf")}
    assert ours & times
    assert max(times) < 3_800_000_000  # 2024, in seconds since 1904
