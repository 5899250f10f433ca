"""Letters and letterheads in English: what of them is printed, and what is left out and listed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_contributed_ends import dropped
from tests.intake.test_contributions import CENTRED, RIGHT, article, line
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

SENTENCE = "I read in August that the bench outside the Post Office is to be taken away."
ADDRESS = ("17 Weir Lane", "Nether Poulton", "NP7 2QX", "3rd September 2025")


def paragraphs(found: m.Article) -> list[str]:
    return [plain_text(b.children) for b in found.body if isinstance(b, m.Paragraph)]


def subject_line(document: docx.document.Document, text: str, form: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.underline = form == "bold" or None, form == "underlined" or None


@pytest.mark.parametrize("align", [RIGHT, None])
@pytest.mark.parametrize(
    ("subject", "form", "headline"),
    [
        ("THE BENCH OUTSIDE THE POST OFFICE", "", "THE BENCH OUTSIDE THE POST OFFICE"),
        ("The bench", "bold", "The bench"),
        ("The bench", "underlined", "The bench"),
        ("Re: the bench by the weir", "", "the bench by the weir"),
        ("It is a good bench.", "", None),
    ],
)
def test_a_letters_subject_is_its_headline_and_its_address_is_left_out(
    subject: str, form: str, headline: str | None, align: object, tmp_path: Path
) -> None:
    document = docx.Document()
    for text in ADDRESS:
        line(document, text, align)
    line(document, "Dear Editor,")
    subject_line(document, subject, form)
    for text in (SENTENCE, "Yours faithfully,", "Hester Quill (Mrs)"):
        line(document, text)
    found = article(document, tmp_path)
    assert found.about.headline == headline
    assert (found.about.byline, found.about.signature) == ((), ("Hester Quill (Mrs)",))
    printed = paragraphs(found)
    assert printed[0] == "Dear Editor,"
    assert len(printed) == (3 if headline else 4)
    assert set(ADDRESS) <= dropped(tmp_path)


@pytest.mark.parametrize(
    ("below", "signs"),
    [
        (("R. Stanhope-Beale (Col., retd.)", "The Old Ferry House, Millhaven"), True),
        (("T. Roe, M.A.",), True),
        (("Jane.",), True),
        (("Hester Quill", "I enclose a stamp."), False),
        (("I enclose a stamp (second class).",), False),
    ],
)
def test_who_stands_below_yours_faithfully_signs_and_a_sentence_does_not(
    below: tuple[str, ...], signs: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    for text in ("Dear Editor,", SENTENCE, "Yours faithfully,", *below):
        line(document, text)
    found = article(document, tmp_path)
    assert found.about.signature == (below if signs else ())
    assert paragraphs(found)[3:] == ([] if signs else list(below))


@pytest.mark.parametrize(
    ("facts", "printed"),
    [
        (("12 March 2025, 7.30 p.m., The Bell Inn",), True),  # where and when to meet
        (("17 Weir Lane", "NP7 2QX"), False),
    ],
)
def test_below_a_headline_an_address_is_left_out_and_where_to_meet_stays(
    facts: tuple[str, ...], printed: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "Annual dinner", size=14)
    for text in (*facts, "Dear members,", SENTENCE):
        line(document, text)
    found = article(document, tmp_path)
    assert found.about.headline == "Annual dinner"
    assert len(found.body) == 2 + printed * len(facts)


@pytest.mark.parametrize(
    ("name", "contact", "title", "left_out"),
    [
        (
            "TANNERS’ FIELD ALLOTMENT SOCIETY",
            "Secretary: Mr Ivor Blount, 3 Kiln Row, TF4 9XX · Tel. 01632 960417",
            "Notes of the Annual General Meeting",
            True,
        ),
        ("Withy Walking Club", "www.example.org", "Walk to the sea", True),
        ("白河县摄影家协会", "地址：人民路3号　电话：0915-7821100", "关于举办影展的通知", True),
        ("Coffee morning", "Tel. 01632 960417", "All are welcome", False),
        ("Withy Walking Club", "By Jane Roe", "Walk to the sea", False),
    ],
)
def test_a_societys_letterhead_is_left_out(
    name: str, contact: str, title: str, left_out: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, name, CENTRED, 13)
    line(document, contact, CENTRED)
    line(document, title, CENTRED, 13)
    line(document, SENTENCE)
    found = article(document, tmp_path)
    assert (found.about.headline == title and not found.about.kicker) is left_out
    assert ({name, contact} <= dropped(tmp_path)) is left_out


def test_below_a_societys_name_section_headings_are_no_headline(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Withy Walking Club", "Tel. 01632 960417"):
        line(document, text, CENTRED, 13)
    for text in ("What we do", "Where we meet"):
        line(document, text, CENTRED, 13)
        line(document, SENTENCE)
    article(document, tmp_path)
    assert not dropped(tmp_path)
