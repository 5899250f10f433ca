"""What stands below a contributor's text: who signs it, and what is for an office alone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_contributions import CENTRED, RIGHT, TEXT, article, line
from typeset.intake.importing import import_issue


def dropped(folder: Path) -> set[str]:
    """What was left out of the file that `article` has read."""
    return {
        drop.text for drop in import_issue(folder / "来稿.docx", folder / "again").account.dropped
    }


@pytest.mark.parametrize(
    ("note", "left_out"),
    [
        ("（此件公开发布）", True),
        ("信息公开选项：主动公开", True),
        ("抄送：县总工会，各直属单位。", True),
        ("县教育工会办公室　　2025年4月22日印发", True),
        ("（联系人：廖敏，电话：0915-7821100）", False),  # it is for the readers of the notice
    ],
)
def test_a_note_below_an_official_document_hides_neither_unit_nor_date(
    note: str, left_out: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "关于开展健康走的通知", CENTRED, 18)
    line(document, TEXT)
    for text in ("白河县教育工会", "2025年4月22日"):
        line(document, text, RIGHT)
    line(document, note)
    found = article(document, tmp_path)
    assert not found.about.byline
    assert found.about.signature == ("白河县教育工会", "2025年4月22日")
    assert len(found.body) == (1 if left_out else 2)
    assert (note in dropped(tmp_path)) is left_out


@pytest.mark.parametrize("date", ["四月八日", "4月8日", "8th April", "四月份评出"])
def test_a_date_without_a_year_signs_with_its_unit(date: str, tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "一季度劳动竞赛结果公布", CENTRED, 18)
    line(document, TEXT)
    for text in ("竞赛委员会办公室", date):
        line(document, text)
    about = article(document, tmp_path).about
    assert about.signature == (() if "评" in date else ("竞赛委员会办公室", date))


@pytest.mark.parametrize("head", ["by the Parish Secretary", "By Mrs D. M. Lacey", ""])
def test_who_stands_below_a_text_with_a_byline_signs_it(head: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Report on the bells", 0)
    for text in filter(None, (head, "The tenor has a crack of some four inches at the lip.")):
        line(document, text)
    for text in ("Mrs D. M. Lacey", "Vicar"):
        line(document, text)
    about = article(document, tmp_path).about
    signed = ("Mrs D. M. Lacey", "Vicar")
    named = {"by": "the Parish Secretary", "By": "Mrs D. M. Lacey"}.get(head[:2])
    assert about.byline == ((named,) if named else signed)
    assert about.signature == (() if not named else signed[named in signed :])


@pytest.mark.parametrize(
    "unit", ["（作者单位：桐城供电段）", "（作者系桐城供电段职工，县作协会员）"]
)
@pytest.mark.parametrize("head", ["线路工　边城", ""])
def test_the_writers_unit_below_a_text_is_no_second_byline(
    unit: str, head: str, tmp_path: Path
) -> None:
    document = docx.Document()
    for text in filter(None, ("夜班", head)):
        line(document, text, CENTRED, 18 if text == "夜班" else 12)
    line(document, TEXT)
    line(document, unit, RIGHT)
    about = article(document, tmp_path).about
    alone = not head and "：" in unit
    assert about.byline == (("桐城供电段",) if alone else (head,) if head else ())
    assert about.signature == (() if alone else (unit,))


@pytest.mark.parametrize(
    ("last", "left_out"),
    [
        ("编辑：　　　　审核：", True),
        ("编辑：____　审核：王某", True),
        ("审核人（签字）：　　　　年　　月　　日", True),
        ("Approved by: ________  Date: ________", True),
        ("姓名：________　电话：________", False),  # for readers to fill in
    ],
)
def test_the_form_of_who_checks_a_piece_is_left_out(
    last: str, left_out: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "防汛物资清点完成", CENTRED, 18)
    for text in (TEXT, last):
        line(document, text)
    assert len(article(document, tmp_path).body) == (1 if left_out else 2)


@pytest.mark.parametrize(
    ("postscript", "printed"),
    [
        ("P.S. You may print my name but not the address.", False),
        ("P.S. The bench is still there.", True),
    ],
)
def test_a_postscript_to_the_editor_is_left_out(
    postscript: str, printed: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("The bench by the weir", 1)
    for text in (
        "Sir,",
        "Might the council not mend it?",
        "Yours faithfully,",
        "Hester Quill (Mrs)",
    ):
        line(document, text)
    line(document, postscript)
    found = article(document, tmp_path)
    assert found.about.signature == (() if printed else ("Hester Quill (Mrs)",))
    assert len(found.body) == (5 if printed else 3)
