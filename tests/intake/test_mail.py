"""Letters: what their programs wrote is no text; their subject, and words beside attachments."""

from __future__ import annotations

import email.message
from pathlib import Path
from typing import Any

import pytest

from tests.intake.words import p, word
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.intake.summary import summary
from typeset.issue import load

ENGLISH = """Dear Editor,

The signs in Mill Lane were moved in August and have not been moved back.

Yours faithfully,

Sheila Wainwright
"""
CHINESE = """爱心托管班里的“编外爸爸”
　　每天下午，投递员冯国庆都会绕道第二小学，把孩子领到托管班。
　　孩子们叫他“编外爸爸”。
"""


def letter(text: str, subject: str = "Fwd: Signs in Mill Lane") -> email.message.EmailMessage:
    made = email.message.EmailMessage()
    made["From"], made["Subject"] = "Sheila Wainwright <s@example.org>", subject
    made.set_content(text)
    return made


def texts(message: email.message.EmailMessage) -> tuple[list[str], list[str]]:
    """The lines of a letter, and those left out."""
    source = read_data("a.eml", bytes(message))
    return [line.text for line in source.lines], [out.text for out in source.left_out]


@pytest.mark.parametrize(
    "end",
    [
        "--\nSent from my iPad",
        "-- \nSheila Wainwright\nHon. Treasurer",
        "Get Outlook for iOS",
        "发自我的iPhone",
        "来自我的华为手机",
        "On 12 Oct 2026, at 09:14, Ann Holloway\n<ed@wickham.example> wrote:\n> Dear all,\n> Copy.",
        "2026年10月12日，编辑部 <b@example.org> 写道：\n> 请各位投稿。",
    ],
)
def test_what_a_mail_program_wrote_is_left_out_and_listed(end: str) -> None:
    kept, left = texts(letter(f"{ENGLISH}\n{end}\n"))
    assert kept == [line for line in ENGLISH.splitlines() if line]
    assert left == [line.strip() for line in end.splitlines()]


@pytest.mark.parametrize(
    "line", ["-- and then it rained", "He sent it from my old house.", "来自我的家乡", "1 > 0"]
)
def test_a_writer_s_own_line_stays(line: str) -> None:
    kept, left = texts(letter(f"{ENGLISH}\n{line}\n"))
    assert kept[-1] == line and not left


@pytest.mark.parametrize(("subject", "lines"), [("回复：约稿", 3), ("转发：约稿", 5)])
def test_what_a_letter_answers_goes_and_what_it_forwards_stays(subject: str, lines: int) -> None:
    quoted = "------------------ 原始邮件 ------------------\n请各位投稿。\n"
    kept, left = texts(letter(CHINESE + quoted, subject))
    assert len(kept) == lines and len(left) == 5 - lines


def test_a_quoted_letter_goes_from_a_plain_text_only_below_who_wrote_it() -> None:
    wrote = "On 12 Oct 2026 Margaret Holloway wrote:\n"
    for above, lines in ((wrote, 5), ("", 7)):
        source = read_data("a.txt", f"{ENGLISH}\n{above}> Dear all,\n> Copy, please.\n".encode())
        assert len(source.lines) == lines - 1


@pytest.mark.parametrize(
    ("subject", "text", "headline"),
    [
        ("Fwd: Signs in Mill Lane", ENGLISH, "Signs in Mill Lane"),
        ("Article", ENGLISH, None),
        ("投稿：托管班", CHINESE, "爱心托管班里的“编外爸爸”"),
    ],
)
def test_the_subject_is_the_headline_where_the_text_has_none(
    subject: str, text: str, headline: str | None, tmp_path: Path
) -> None:
    (tmp_path / "a.eml").write_bytes(bytes(letter(text, subject)))
    report = import_issue(tmp_path / "a.eml", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert article.about.headline == headline
    taken = "headline taken from the letter's subject" in summary(report, tmp_path, "en")
    assert taken == (headline == "Signs in Mill Lane")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_letter_says_beside_its_attachment_is_listed_and_the_letter_kept(
    language: Any, tmp_path: Path
) -> None:
    made = letter("Hi, please credit Jo.\n\n--\nSent from my iPad\n")
    data = word(p("召开推进会") + p("会议总结去年工作，部署今年任务。"))
    made.add_attachment(data, maintype="application", subtype="x", filename="会.docx")
    (tmp_path / "来信.eml").write_bytes(bytes(made))
    report = import_issue(tmp_path / "来信.eml", tmp_path / "issue")
    (said,) = (x for x in summary(report, tmp_path, language).splitlines() if "来信.eml" in x)
    assert said.endswith("Hi, please credit Jo.")
    assert (tmp_path / "issue/sources/来信.eml").read_bytes() == bytes(made)
    assert len(load(tmp_path / "issue").articles) == 1
