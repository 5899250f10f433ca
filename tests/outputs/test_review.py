"""A Word file that comes back: what was changed in it becomes changes to the articles."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.outputs.edits import edited
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make
from typeset.outputs.review.accepting import Accepted, accept, take
from typeset.outputs.review.proposals import Proposal, proposals
from typeset.outputs.review.returned import paragraphs_of
from typeset.outputs.review.showing import difference
from typeset.outputs.word.parts import document
from typeset.outputs.zipped import zipped

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
BY = 'w:id="9{}" w:author="李主任" w:date="2026-11-29T08:00:00Z"'


@pytest.fixture
def issue(samples: dict[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(samples["rich"], tmp_path / "issue"))


def sent(issue: Path) -> bytes:
    return document(edition_of(load(issue)), {})


def changed(data: bytes, *pairs: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """The Word file with texts of a part in place of others."""
    with ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    text = files[part].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return zipped(files | {part: text.encode()})


def review(issue: Path, data: bytes) -> list[Proposal]:
    file = issue.parent / "returned.docx"
    file.write_bytes(data)
    return proposals(file, edition_of(load(issue)))


def tracked(before: str, gone: str, new: str, after: str) -> str:
    return (
        f"{RUN.format(before)}"
        f"<w:del {BY.format(1)}><w:r><w:delText>{gone}</w:delText></w:r></w:del>"
        f"<w:ins {BY.format(2)}>{RUN.format(new)}</w:ins>{RUN.format(after)}"
    )


def run_of(data: bytes, text: str) -> str:
    """The whole run that says `text`."""
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    at = xml.index(f">{text}<")
    start, end = xml.rindex("<w:r>", 0, at), xml.index("</w:r>", at) + 6
    return xml[start:end]


def test_a_file_that_nobody_changed_proposes_nothing(
    samples: dict[str, Path], tmp_path: Path
) -> None:
    for name in ("rich", "english", "003-tonghua-3", "newspaper-sample"):
        file = tmp_path / f"{name}.docx"
        edition = edition_of(load(samples[name]))
        file.write_bytes(make(edition, "docx")[".docx"])
        assert proposals(file, edition) == []


def test_a_tracked_change_has_author_place_and_difference(issue: Path) -> None:
    data = sent(issue)
    back = changed(
        data, (run_of(data, "第一段紧接标题。"), tracked("第一段", "紧接", "跟着", "标题。"))
    )
    (found,) = review(issue, back)
    assert (found.kind, found.authors) == ("change", ("李主任 2026-11-29",))
    assert (found.before, found.after) == ("第一段紧接标题。", "第一段跟着标题。")
    assert found.position and str(found.position.file) == "articles/02.md"
    article = (issue / "articles/02.md").read_text("utf-8")
    assert article.splitlines()[found.position.line - 1] == found.before


def test_taking_a_change_leaves_every_other_byte(issue: Path) -> None:
    data, file = sent(issue), issue / "articles/01.md"
    before = file.read_text("utf-8")
    back = changed(data, (">期间，<", ">时，<"), (">引文二<", ">引文之二<"))
    done = accept(load(issue), review(issue, back))
    assert len(done.taken) == 2
    expected = before.replace("**“两会”**期间，", "**“两会”**时，").replace(
        "> 引文二", "> 引文之二"
    )
    assert file.read_text("utf-8") == expected


def test_bold_words_links_and_notes_stay_where_they_are(issue: Path) -> None:
    back = changed(sent(issue), (">网站<", ">站点<"))
    accept(load(issue), review(issue, back))
    assert "[站点](https://example.com/a?b=1&c=2)[^a]" in (issue / "articles/01.md").read_text(
        "utf-8"
    )


def test_a_headline_a_note_and_a_cell_come_home(issue: Path) -> None:
    back = changed(sent(issue), (">怎么干<", ">怎样干<"), (">甲<", ">己<"))
    back = changed(back, (">注乙。<", ">注释乙。<"), part="word/footnotes.xml")
    done = accept(load(issue), review(issue, back))
    text = (issue / "articles/01.md").read_text("utf-8")
    assert done.left == ()
    assert "怎样干" in text and "| 己 | 乙 |" in text and "[^b]: 注释乙。" in text


def test_new_paragraphs_and_gone_ones(issue: Path) -> None:
    data = sent(issue)
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    gone = xml.index("这一段开头像列表")
    gone_start, gone_end = xml.rindex("<w:p>", 0, gone), xml.index("</w:p>", gone) + 6
    after = xml.index("</w:p>", xml.index("第一段紧接标题")) + 6
    new = f"<w:p><w:ins {BY.format(3)}>{RUN.format('# 新的 *一段*')}</w:ins></w:p>"
    text = xml[:after] + new + xml[after:gone_start] + xml[gone_end:]
    found = review(issue, changed(data, (xml, text)))
    accept(load(issue), found)
    paragraphs = [p.text for p in paragraphs_of(sent(issue), "again")]
    assert "# 新的 *一段*" in paragraphs
    assert not any("这一段开头像列表" in each for each in paragraphs)


def test_a_comment_is_shown_and_changes_nothing(issue: Path) -> None:
    data = sent(issue)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = f'<w:comment w:id="7" w:author="王秘书"><w:p>{RUN}</w:p></w:comment>'
    comment = f"<w:comments {space}>{comment}</w:comments>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rC" Type="{kind}" Target="comments.xml"/></Relationships>'
    run = run_of(data, "引文二")
    back = changed(data, (run, f'{run}<w:r><w:commentReference w:id="7"/></w:r>'))
    back = changed(back, ("</Relationships>", relation), part="word/_rels/document.xml.rels")
    with ZipFile(io.BytesIO(back)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/comments.xml"] = comment.format("请核对").encode()
    (found,) = review(issue, zipped(files))
    assert found.kind == "comment"
    assert [(c.author, c.text) for c in found.comments] == [("王秘书", "请核对")]
    assert accept(load(issue), [found]).taken == ()


def test_what_the_layout_says_is_left_to_be_done_by_hand(issue: Path) -> None:
    back = changed(sent(issue), ("印发<", "印<"), (">欢迎来稿<", ">欢迎投稿<"))
    done = accept(load(issue), review(issue, back))
    assert done.taken == ()
    assert {each.after for each in done.left} >= {"欢迎投稿"}


def taken(issue: Path, back: bytes) -> Accepted:
    """All that is found in the file taken, and looked at again."""
    found = review(issue, back)
    return take(issue.parent / "returned.docx", load(issue), found, found)


def test_a_byline_keeps_the_brackets_that_the_corrector_wrote(issue: Path) -> None:
    article = issue / "articles/02.md"
    article.write_text(article.read_text("utf-8").replace("（通讯员 王五）", "王五"), "utf-8")
    run = run_of(sent(issue), "（王五）")
    done = taken(issue, changed(sent(issue), (run, run.replace("王五", "（王五"))))
    assert done.left == ()
    assert "byline: （（王五）" in article.read_text("utf-8")
    assert "（（王五）" in [p.text for p in paragraphs_of(sent(issue), "again")]


def test_what_was_taken_and_is_still_not_said_is_left_to_be_done_by_hand(issue: Path) -> None:
    article = issue / "articles/02.md"
    article.write_text(article.read_text("utf-8").replace("（通讯员 王五）", "王五"), "utf-8")
    done = taken(issue, changed(sent(issue), (">（王五）<", ">王六<")))
    assert "byline: 王六" in article.read_text("utf-8")
    assert [each.after for each in done.left] == ["王六"]  # the layout's brackets


def test_a_deck_that_is_gone_leaves_the_list_and_a_byline_its_key(issue: Path) -> None:
    data = sent(issue)
    gone = (run_of(data, "第二行"), ""), (run_of(data, "（通讯员 王五）"), "")
    assert taken(issue, changed(data, *gone)).left == ()
    assert "deck: [——记某厂]\n" in (issue / "articles/01.md").read_text("utf-8")
    assert "byline" not in (issue / "articles/02.md").read_text("utf-8")


def test_a_headline_in_several_lines_of_the_file_is_changed(issue: Path) -> None:
    article = issue / "articles/02.md"
    text = article.read_text("utf-8").replace("headline: 短讯", "headline: |-\n  短讯\n  两行")
    article.write_text(text.replace("run_in: true\n", "# 说明\n"), "utf-8")
    assert taken(issue, changed(sent(issue), (">两行<", ">三行<"))).left == ()
    assert load(issue).articles[1].about.headline == "短讯\n三行"
    assert "# 说明" in article.read_text("utf-8")


def test_a_paragraph_put_below_the_headline_opens_the_article(issue: Path) -> None:
    data = sent(issue)
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    after = xml.index("</w:p>", xml.index("第二行")) + 6
    opened = f"{xml[:after]}<w:p>{RUN.format('新的第一段')}</w:p>{xml[after:]}"
    assert taken(issue, changed(data, (xml, opened))).left == ()
    assert "---\n新的第一段\n\n今年" in (issue / "articles/01.md").read_text("utf-8")


def test_a_paragraph_put_into_a_list_is_left_to_be_done_by_hand(issue: Path) -> None:
    data, before = sent(issue), (issue / "articles/01.md").read_text("utf-8")
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    after = xml.index("</w:p>", xml.index("又一层")) + 6
    back = changed(data, (xml, f"{xml[:after]}<w:p>{RUN.format('插进来')}</w:p>{xml[after:]}"))
    assert [each.after for each in taken(issue, back).left] == ["插进来"]
    assert (issue / "articles/01.md").read_text("utf-8") == before


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_come_home_with_no_character_lost(issue: Path, seed: int) -> None:
    back = edited(sent(issue), Random(seed), 25, is_plain)
    accept(load(issue), review(issue, back))
    wanted = ["".join(p.text.split()) for p in paragraphs_of(back, "back")]
    assert ["".join(p.text.split()) for p in paragraphs_of(sent(issue), "again")] == wanted


@pytest.mark.parametrize("seed", range(2))
def test_tracked_edits_and_whole_paragraphs_come_home_or_are_said(issue: Path, seed: int) -> None:
    back = edited(sent(issue), Random(seed), 25, is_plain, whole=True)
    left = [each.after or each.before for each in taken(issue, back).left]
    again = review(issue, back)
    assert all((each.after or each.before) in left for each in again)
    assert len(left) < 10


def is_plain(run: Any) -> bool:
    """Whether a run has no brackets of its own, as bylines have, and no mark."""
    return run.style.name == "Default Paragraph Font" and not set(run.text) & set("\t\n（）")


def test_the_command_shows_takes_and_refuses(issue: Path) -> None:
    file = issue.parent / "back.docx"
    file.write_bytes(changed(sent(issue), (">引文一<", ">引文甲<"), (">引文二<", ">引文乙<")))

    def command(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "typeset", "review", *map(str, words)],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "TYPESET_LANG": "en", "HOME": str(issue.parent)},
            capture_output=True,
            text=True,
        )

    shown = command(file, issue)
    assert "1.  articles/01.md:19" in shown.stdout and "引文[-一-]{+甲+}" in shown.stdout
    assert command(file, issue, "--accept", "9").returncode == 2
    done = command(file, issue, "--accept", "2")
    assert "changes made: 1" in done.stderr
    text = (issue / "articles/01.md").read_text("utf-8")
    assert "引文乙" in text and "引文一" in text
    (issue.parent / "no.docx").write_bytes(b"no")
    refused = command(issue.parent / "no.docx", issue)
    assert refused.returncode == 2 and "is no Word file" in refused.stderr


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("had thirty-one goats", "had thirty-two goats", "had [-thirty-one-]{+thirty-two+} goats"),
        ("paid £1,204.66 then", "paid £1,205 then", "paid £[-1,204.66-]{+1,205+} then"),
        ("共有三百人参加", "共有三百二十人参加", "共有三百{+二十+}人参加"),
        ("在2026年3月", "在2026年4月", "在2026年[-3-]{+4+}月"),
    ],
)
def test_words_are_compared_as_words_and_chinese_by_characters(
    before: str, after: str, shown: str
) -> None:
    assert difference(before, after) == shown


def test_of_what_stayed_whole_words_are_shown() -> None:
    long = "The quick brown fox jumps over the lazy dog near the river bank today"
    assert difference(f"{long} one", f"{long} two").startswith("…")
    assert " lazy dog" not in difference(f"{long} one", f"{long} two")
    assert "near the river bank today [-one-]" in difference(f"{long} one", f"{long} two")
