"""A Word file of pictures with a line each: captions and photographers, no name cut."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_contributions import article, photo
from typeset.intake.decoding.credits import credit, is_credited

MA, WU = "（马　骏　摄影报道）", "（吴　迪　文/图）"
TEA, PUMP = (
    "家属协管员把绿豆汤送到井口，一天送出两百份。",
    "检修班在井下更换主排水泵，连续奋战36小时。",
)


def news(*lines: str) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph("图片新闻")
    for line, colour in zip(lines, ("red", "blue"), strict=True):
        document.add_picture(photo(colour))
        document.add_paragraph(line)
    return document


def test_each_line_below_a_picture_is_its_caption_and_credit(tmp_path: Path) -> None:
    one, two = article(news(TEA + MA, PUMP + WU), tmp_path).about.images
    assert [one.caption, one.credit] == [TEA, MA]
    assert [two.caption, two.credit] == [PUMP, WU]


def test_a_line_without_a_photographer_is_text(tmp_path: Path) -> None:
    found = article(news(TEA * 3, PUMP + WU), tmp_path)
    assert found.body, "the control: not all lines are credited"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PUMP + WU, WU),
        ("近日抢修（吴　迪、马　骏　摄）", "（吴　迪、马　骏　摄）"),
        ("近日抢修水管　吴迪/图", "　吴迪/图"),
        ("近日抢修水管　王晓文/图", "　王晓文/图"),
    ],
)
def test_no_credit_begins_inside_a_name(text: str, found: str) -> None:
    match = credit(text)
    assert match is not None and text[match.start() :] == found


def test_who_wrote_a_text_and_took_its_photos_makes_it_no_caption() -> None:
    assert not is_credited(PUMP + WU)
    assert is_credited(PUMP + "（吴　迪　摄）")
