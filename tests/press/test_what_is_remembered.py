"""What a process remembers of its documents changes no byte of the next one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.running import environment
from typeset.files.caches import forget, sizes
from typeset.files.resources import LAYOUTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<rect width="9" height="9" fill="{}"/></svg>'
)
Page = tuple[str, str, str]
SEEDS = Path("seeds").resolve()
ISSUES = [SEEDS / "003-tonghua-3", SEEDS / "000-tonghua-17", SEEDS / "001-luohe-civility"]
ISSUES += [LAYOUTS / "bulletin" / "sample", LAYOUTS / "newspaper" / "sample"]

SET = """
import hashlib, sys
from pathlib import Path
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate
for issue in sys.argv[1:]:
    print(hashlib.sha256(draw(paginate(compose(load(Path(issue)))))[0]).hexdigest())
"""

# A style sheet that two documents share, and what each has of its own: a style sheet, a body, the
# name of its folder.  Each pair asks for something that must not be carried from one to the other.
RED = "background: red"
PAIRS = {
    "viewport units": (
        f"p {{ width: 50vw; {RED} }}",
        ("@page { size: 100px }", "<p>a", "one"),
        ("@page { size: 300px }", "<p>a", "one"),
    ),
    "what inherits from viewport units": (
        f"body {{ font-size: 10vw }} p {{ width: 1em; {RED} }}",
        ("@page { size: 100px }", "<p>a", "one"),
        ("@page { size: 300px }", "<p>a", "one"),
    ),
    "custom properties": (
        f"p {{ width: var(--wide); {RED} }}",
        ("", '<p style="--wide: 10px">a', "one"),
        ("", '<p style="--wide: 20px">a', "one"),
    ),
    "addresses": (
        "body { --mark: url(mark.svg) } p { background-image: var(--mark) }",
        ("", "<p>a", "one"),
        ("", "<p>a", "other"),
    ),
    "first line": (
        "p::first-line { color: red }",
        ("", "<p>a", "one"),
        ("", "<p>a <b>b</b> <i>c</i>", "one"),
    ),
    "first letter": (
        "p { letter-spacing: 9px } p::first-letter { color: red }",
        ("", "<p>ab", "one"),
        ("", "<p>cd", "one"),
    ),
    "collapsed borders": (
        "td { padding: 9px; border: 5px solid }",
        ("table { border-collapse: collapse }", "<table><tr><td>a<td>b</table>", "one"),
        ("table { border-collapse: separate }", "<table><tr><td>a<td>b</table>", "one"),
    ),
    "notes": (
        "span { float: footnote }",
        ("", "<p>a<span>b</span>", "one"),
        ("span { float: left }", "<p>a<span>b</span>", "one"),
    ),
    "languages": ("p { quotes: auto }", ("", "<q lang=fr>a", "one"), ("", "<q lang=zh>a", "one")),
    "anchors": ("p { margin: 1px }", ("", "<p id=a>a", "one"), ("", "<p id=b>a", "one")),
}

SET_PAGES = """
import hashlib, json, sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from typeset.engine import switch
if sys.argv[1] == "remembered":
    switch.begin_row("computed styles kept from document to document")
shared, documents = json.loads(sys.argv[2])
faces = FontConfiguration()
shared = CSS(string=shared, font_config=faces)
for own, body, folder in documents:
    sheets = [shared, CSS(string=own, font_config=faces)]
    html = HTML(string=body, base_url=folder)
    pdf = html.write_pdf(stylesheets=sheets, font_config=faces, pdf_variant="pdf/ua-1")
    print(hashlib.sha256(pdf).hexdigest())
"""


def fresh(*issues: Path) -> list[str]:
    """The digests of issues that one new process sets one after another."""
    return digests(SET, *map(str, issues))


def digests(code: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.fixture(scope="module")
def alone() -> dict[Path, str]:
    return {issue: fresh(issue)[0] for issue in ISSUES}


def test_issues_set_one_after_another_are_as_each_alone(alone: dict[Path, str]) -> None:
    order = [*ISSUES, *reversed(ISSUES)]
    assert fresh(*order) == [alone[issue] for issue in order]


def test_a_second_issue_finds_its_styles() -> None:
    issue = ISSUES[0]
    pages = [paginate(compose(load(issue))) for _ in range(2)]
    styles = sizes()["engine.style_cache._cache"]
    paginate(compose(load(issue)))
    assert styles > 100, "nothing is remembered, so nothing was tested"
    assert sizes()["engine.style_cache._cache"] == styles
    assert draw(pages[0])[0] == draw(pages[1])[0]


def test_a_process_that_forgets_sets_the_same_pages() -> None:
    first = draw(paginate(compose(load(ISSUES[0]))))[0]
    assert max(sizes().values()) > 100, "nothing is remembered, so nothing was tested"
    forget()
    assert set(sizes().values()) == {0}
    assert draw(paginate(compose(load(ISSUES[0]))))[0] == first


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders, `one` and `other`, each with a picture of the same name."""
    root = tmp_path_factory.mktemp("folders")
    for name, colour in (("one", "red"), ("other", "blue")):
        (root / name).mkdir()
        (root / name / "mark.svg").write_text(PICTURE.format(colour), "utf-8")
    return root


@pytest.mark.parametrize("pair", PAIRS.values(), ids=list(PAIRS))
def test_what_must_not_be_remembered_is_not(folders: Path, pair: tuple[str, Page, Page]) -> None:
    shared, *both = pair
    one, other = ((own, body, f"{folders / name}/") for own, body, name in both)
    order = json.dumps([shared, [one, other, other, one]])
    plain = digests(SET_PAGES, "plain", order)
    assert plain[0] != plain[1], "the two pages are to differ"
    assert digests(SET_PAGES, "remembered", order) == plain
