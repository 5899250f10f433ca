"""Other readers' forms in an archive, kept up to date by the same rules, and the archive's site."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.archive.running import regenerate, stale, sums
from typeset.archive.site import terms
from typeset.archive.survey import Selection, survey

FORMS = ("docx", "txt", "web")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one issue with three forms and a site."""
    from tests.archive.conftest import write_issue

    archive = tmp_path_factory.mktemp("forms") / "archive"
    write_issue(archive / "2019" / "01", "bulletin", 1, "2019-01", "工会组织职工参加疗休养。")
    write_issue(archive / "2020" / "02", "bulletin", 2, "2020-02", "A word of <English> & more。")
    assert regenerate(archive, forms=FORMS, site=True, url="https://example.org/paper/") == 0
    return archive


def test_every_form_stands_beside_the_pdf_and_is_recorded(built: Path) -> None:
    build = built / "build"
    for ending in (".pdf", ".docx", ".txt", "-web.html"):
        assert (build / f"2019/01{ending}").is_file()
    record = json.loads((build / "records/2019/01.json").read_text("utf-8"))
    assert set(record["outputs"]) == {"pdf", "cover", "docx:.docx", "txt:.txt", "web:-web.html"}
    assert '<a href="01.pdf">' in (build / "2019/01-web.html").read_text("utf-8")


def test_a_form_that_was_never_made_is_a_reason(built: Path) -> None:
    assert stale(built) == {}
    found = survey(built, built / "build", Selection(), ("epub", "txt"))
    assert [(why.kind, why.what) for v in found.stale for why in v.reasons] == [
        ("form", "epub")
    ] * 2


def test_a_form_that_is_gone_or_changed_is_made_again_without_being_asked_for(built: Path) -> None:
    text, before = built / "build/2019/01.txt", sums(built)
    content = text.read_bytes()
    text.write_bytes(b"harmed")
    (built / "build/2020/02.docx").unlink()
    assert stale(built) == {
        "2019/01": [("output-changed", "txt:.txt")],
        "2020/02": [("output-missing", "docx:.docx")],
    }
    assert regenerate(built) == 0
    assert text.read_bytes() == content
    assert ZipFile(built / "build/2020/02.docx").testzip() is None
    assert sums(built) == before


def test_the_shelf_can_be_read_without_scripts(built: Path) -> None:
    page = (built / "build/shelf.html").read_text("utf-8")
    assert "<script" not in page
    assert page.index("<h2>2020</h2>") < page.index("<h2>2019</h2>")
    assert '<a href="2019/01-web.html">工运信息 第1期</a>' in page
    assert "第1期要闻" in page


def test_the_search_finds_what_articles_say(built: Path) -> None:
    script = (built / "build/search.js").read_text("utf-8")
    index = json.loads(script.removeprefix("const INDEX = ").removesuffix(";\n"))

    def found(query: str) -> set[int]:
        places = []
        for term in terms(query):
            at, here = 0, set()
            for step in index["terms"].get(term, []):
                at += step
                here.add(at)
            places.append(here)
        return set.intersection(*places)

    headlines = {n: index["articles"][n][1] for n in range(2)}
    assert {headlines[n] for n in found("疗休养")} == {"第1期要闻"}
    assert {headlines[n] for n in found("english WORD")} == {"第2期要闻"}
    assert found("参加会议") == set()


def test_the_feeds_and_the_map_name_whole_addresses(built: Path) -> None:
    feed = etree.fromstring((built / "build/feed.atom").read_bytes())
    links = [link.get("href") for link in feed.iterfind("{*}entry/{*}link")]
    assert links[0] == "https://example.org/paper/2020/02-web.html"
    assert feed.find("{*}updated").text == "2020-02-01T00:00:00Z"
    items = json.loads((built / "build/feed.json").read_text("utf-8"))["items"]
    assert [item["url"] for item in items] == links
    page_map = etree.fromstring((built / "build/sitemap.xml").read_bytes())
    assert len(page_map.findall("{*}url")) == 4


def test_a_second_run_writes_the_same_site(built: Path) -> None:
    names = ("shelf.html", "search.js", "feed.atom", "feed.json", "sitemap.xml")
    before = {name: (built / "build" / name).read_bytes() for name in names}
    assert (
        regenerate(built, forms=FORMS, site=True, url="https://example.org/paper/", quiet=True) == 0
    )
    assert {name: (built / "build" / name).read_bytes() for name in names} == before
