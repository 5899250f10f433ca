"""Where lines may not begin or end: CLREQ 3.1.6 and 3.2.2, GB/T 15834-2011 5.1.

Each text would break at the forbidden place if nothing forbade it: with ``line-break: anywhere``
it does.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.typography.proof import EM, HAN, Case, Line, paragraph, prove, texts
from typeset.typography import breaks
from typeset.typography.contract import pango

ANYWHERE = "p { line-break: anywhere }"
KEEP_MARKS = "p { text-spacing-trim: space-all }"

CLOSING = "、，；：。！？）》」』】〕〗”’〉"
SIGNS = "·％‰℃～／"
OPENING = "（《「『【〔〖“‘〈"


def begins_with(mark: str) -> Callable[[list[Line]], object]:
    return lambda rows: any(row.text.startswith(mark) for row in rows)


def ends_with(mark: str) -> Callable[[list[Line]], object]:
    return lambda rows: any(row.text.endswith(mark) for row in rows[:-1])


@pytest.mark.parametrize("mark", CLOSING + SIGNS)
def test_no_line_begins_with(mark: str) -> None:
    text = HAN[:10] + mark + HAN[:6]
    prove(Case(mark, text, begins_with(mark), False, 10, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize("mark", OPENING)
def test_no_line_ends_with(mark: str) -> None:
    text = HAN[:9] + mark + HAN[:8]
    prove(Case(mark, text, ends_with(mark), False, 10, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize("mark", "￥＄￡＃№")
def test_no_line_ends_with_the_sign_of_what_follows(mark: str) -> None:
    text = HAN[:9] + mark + HAN[:8]
    prove(Case(mark, text, ends_with(mark), False, 10.5, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize("mark", "（《“")
def test_nor_with_an_opening_mark_before_a_space(mark: str) -> None:
    text = HAN[:9] + mark + " " + HAN[:8]
    prove(Case(mark, text, ends_with(mark), False, 10, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize(
    ("whole", "before", "ems"),
    [
        ("——", 9, 10),
        ("……", 9, 10),
        ("2023", 9, 10.25),
        ("3.14", 9, 10.25),
        ("50%", 9, 10.25),
        ("￥300", 9, 10),
        ("Latin", 9, 10.25),
        ("12,345", 9, 10.25),
        ("20℃", 9, 10.25),
    ],
)
def test_stays_whole(whole: str, before: int, ems: float) -> None:
    text = HAN[:before] + whole + HAN[:8]
    prove(Case(whole, text, lambda rows: any(whole in row.text for row in rows), True, ems,
               "", ANYWHERE))  # fmt: skip


def test_a_number_keeps_its_unit_where_lines_are_as_even(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HAN[:4]}，{HAN[:2]}30年{HAN[:7]}，{HAN[:9]}。{HAN[:7]}"
    assert any("30年" in row.text for row in paragraph(text, ems=8.25))
    monkeypatch.setattr(breaks, "UNIT_PENALTY", 0.0)
    assert not any("30年" in row.text for row in paragraph(text, ems=8.25))


@pytest.mark.parametrize("measure", ["12元", "24小时", "3个月", "9 日", "3 万元"])
def test_a_number_and_its_unit_stay_together(measure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"{HAN[:6]}，{HAN[:length]}{measure}{HAN[:12]}，{HAN[:20]}" for length in range(17, 22)
    ]

    printed = measure.replace(" ", "")  # a blank is no glyph

    def whole() -> bool:
        return all(any(printed in row.text for row in paragraph(t, ems=28)) for t in texts)

    assert whole()
    monkeypatch.setattr(breaks, "UNIT_PENALTY", 0.0)
    assert not whole()


def test_a_lone_dash_does_not_begin_a_line() -> None:
    text = HAN[:10] + "—" + HAN[:8]
    prove(Case("—", text, begins_with("—"), False, 10, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize("connector", "～－")
def test_a_connector_between_numbers_does_not_begin_a_line(connector: str) -> None:
    text = f"{HAN[:9]}9{connector}12时{HAN[:8]}"
    prove(Case(connector, text, begins_with(connector), False, 10, KEEP_MARKS, ANYWHERE))


@pytest.mark.parametrize("pair", ["——", "……"])
def test_strict_keeps_a_pair_from_the_start_of_a_line(pair: str) -> None:
    strict = "p { line-break: strict; text-spacing-trim: space-all }"
    text = HAN[:10] + pair + HAN[:14]
    prove(Case(pair, text, begins_with(pair), False, 10, strict, "p { line-break: normal }"))


@pytest.mark.parametrize("mark", "：；！？·")
def test_loose_lets_a_line_begin_with(mark: str) -> None:
    loose = "p { line-break: loose; text-spacing-trim: space-all }"
    text = HAN[:10] + mark + HAN[:6]
    prove(Case(mark, text, begins_with(mark), True, 10, loose, "p { line-break: normal }"))


def test_keep_all_breaks_at_marks_alone() -> None:
    text = f"{HAN[:6]}，{HAN[:6]}，{HAN[:6]}"
    keep = "p { word-break: keep-all; text-spacing-trim: space-all }"
    expected = [f"{HAN[:6]}，", f"{HAN[:6]}，", HAN[:6]]
    prove(Case("keep-all", text, texts, expected, 10, keep, "p { word-break: normal }"))


def test_break_all_breaks_words() -> None:
    text = HAN[:8] + "typographical" + HAN[:8]
    broken = "p { word-break: break-all }"
    prove(Case("break-all", text, lambda rows: any("typographical" in r.text for r in rows), False,
               10, broken, "p { word-break: normal }"))  # fmt: skip


def test_nowrap_is_one_line() -> None:
    text = f"{HAN}<span style='white-space: nowrap'>{HAN[:6]}</span>{HAN[:8]}"
    rows = paragraph(text, ems=10)
    assert any(HAN[:6] in row.text for row in rows[3:])


UNICODE_16 = 15600
"""Pango 1.56 breaks before quotes in Chinese by itself (UAX 14, LB19a)."""


@pytest.mark.parametrize("quotes", ["“”", "‘’"])
def test_curly_quotes_break_as_brackets_do(quotes: str) -> None:
    text = f"{HAN[:10]}{quotes[0]}{HAN[:7]}{quotes[1]}{HAN[:5]}"
    rows = texts(paragraph(text, ems=10))
    assert rows[0] == HAN[:10]
    assert rows[1].startswith(quotes[0])
    if pango.pango_version() < UNICODE_16:
        assert texts(paragraph(text, ems=10, on=False))[0] != rows[0]


def test_no_quote_breaks_off_an_apostrophe() -> None:
    rows = paragraph(f"{HAN[:7]} don’t {HAN[:6]}", ems=9)
    assert any("don’t" in row.text for row in rows)


def test_a_long_word_is_broken_rather_than_overflow() -> None:
    rows = paragraph(f"{HAN[:4]}https://example.org/2023/03/a-very-long-address", ems=10)
    assert all(row.end <= 50 + 200.1 for row in rows)
    assert len(rows) > 2


DOCUMENT_NUMBERS = [
    "〔2025〕86号",
    "（2025）第86号",
    "24:00",
    "0435-3213456",
    "2026-03-05",
    "－5℃",
    "1 200",
    "3.5 m",
    "+86 435 321 3456",
    "（010）6888-9999",
    "e-mail",
    "12·9",
    "第15",
    "No.12",
    "GB/T 9704",
    "T/CECS 1001—2022",
    "12 000r/min",
    "2.4 m³/s",
    "31 %",
    "2019–25",
    "A/B",
]


@pytest.mark.parametrize("whole", DOCUMENT_NUMBERS)
def test_numbers_of_documents_times_and_telephones_stay_whole(whole: str) -> None:
    def whole_with(css: str) -> list[bool]:
        offsets = range(3, 10)
        return [
            any(
                whole.replace(" ", "") in row
                for row in texts(paragraph(HAN[:n] + whole + HAN[:12], css))
            )
            for n in offsets
        ]

    assert all(whole_with(""))
    assert not all(whole_with(ANYWHERE))


ADDRESS = "https://app.example.org.cn/download/android?channel=official&from=bulletin_2026"


def rows_of(text: str, ems: float) -> list[str]:
    return texts(paragraph(text, ems=ems))


@pytest.mark.parametrize("ems", [8, 10, 13, 20])
def test_an_address_parts_after_its_signs_without_a_hyphen(ems: float) -> None:
    found = [row.replace(" ", "") for row in rows_of(f"{HAN[:7]}{ADDRESS}{HAN[:9]}", ems)]
    assert "".join(found) == f"{HAN[:7]}{ADDRESS}{HAN[:9]}"
    inside = [row for row in found[:-1] if row[-1] not in HAN and ADDRESS not in row]
    assert inside
    assert all(row[-1] in "/.?&=-_@" for row in inside)
    anywhere = texts(paragraph(f"{HAN[:7]}{ADDRESS}{HAN[:9]}", ANYWHERE, ems=ems))
    assert not all(row[-1] in "/.?&=-_@" or row[-1] in HAN for row in anywhere)


PATH = r"C:\Users\Public\Documents\BIM_GIS\2026-04-15\model_final_v2.rvt"


@pytest.mark.parametrize("ems", [10, 13, 20])
def test_a_path_parts_after_its_signs_as_an_address_does(ems: float) -> None:
    found = rows_of(f"{HAN[:7]}{PATH}{HAN[:9]}", ems)
    assert "".join(found) == f"{HAN[:7]}{PATH}{HAN[:9]}"
    inside = [row for row in found[:-1] if row[-1] not in HAN]
    assert inside
    assert all(row[-1] in "\\.-_" for row in inside)
    word = rows_of(f"{HAN[:7]}{PATH.replace(chr(92), 'x')}{HAN[:9]}", ems)
    assert not all(row[-1] in "x.-_" or row[-1] in HAN for row in word)


def test_lines_beside_an_address_share_the_white() -> None:
    """A line torn wide is worse than two that are looser than others."""
    text = "请登录https://www.example.gov.cn/zhuanti/2026/gonghui_yijian/index.html查询，或写信至本部。"

    assert widest_gap(text, 28) < 1.5
    alone = f"{HAN[:3]}supercalifragilistic{HAN[:12]}"
    assert widest_gap(alone, 10) > 1.5  # no other line has room for some of it


@pytest.mark.parametrize("before", range(4, 24))
def test_lines_beside_an_address_are_ragged_rather_than_torn(before: int) -> None:
    words = (HAN * 2)[:before]
    assert widest_gap(f"{words}，电话8012，网址{ADDRESS}，另有文字，{HAN[:9]}。", 28) < 0.5


def test_control_lines_beside_a_long_word_that_parts_nowhere_are_torn() -> None:
    assert widest_gap(f"{HAN[:12]}，电话8012，网址{'a' * 48}，另有文字。", 28) > 0.5


def widest_gap(text: str, ems: float) -> float:
    """The widest blank between neighbours of a line, em."""
    rows = paragraph(text, ems=ems)
    pairs = (pair for row in rows for pair in zip(row.glyphs, row.glyphs[1:], strict=False))
    return max(after.x - before.end for before, after in pairs) / EM


def test_no_character_stands_alone_beside_a_long_word() -> None:
    """One line torn wide is better than two lines of one character each."""
    rows = paragraph(f"{HAN[:6]}supercalifragilistic{HAN[:12]}", ems=12)
    assert rows[0].text == HAN[:6]
    assert min(len(row.text) for row in rows) > 1


def test_only_the_word_that_is_too_wide_is_parted() -> None:
    words = f"{HAN[:6]}Wordswithoutanyplacetobreakatall，{HAN[:5]}Another，24:00{HAN[:4]}"
    found = rows_of(words, 8)
    text = "|".join(found)
    assert "Another" in text
    assert "24:00" in text
    assert "Wordswithoutanyplacetobreakatall" not in text
    assert "24:00" not in "|".join(texts(paragraph(words, ANYWHERE, ems=8)))


NOTE = "<sup style='font-size: 10pt; line-height: 0; vertical-align: super'>①</sup>"


def test_a_note_mark_stays_with_what_it_marks() -> None:
    def begins_a_line(rows: list[Line]) -> bool:
        return any(row.text == "①" and row.x < 51 for row in rows)

    prove(Case("①", HAN[:10] + NOTE + HAN[:8], begins_a_line, False, 10))


def test_a_note_mark_takes_no_blank_before_it() -> None:
    def blank(rows: list[Line]) -> float:
        return round((rows[1].x - rows[0].end) / EM, 3)

    prove(Case("。①", HAN[:4] + "。" + NOTE + HAN[:2], blank, -0.5, 10))


def test_lines_break_between_signs_in_chinese_text() -> None:
    signs = "★☆●○◆■□▲△"
    rows = paragraph(HAN[:7] + signs, ems=10)
    assert [row.text for row in rows] == [HAN[:7] + signs[:3], signs[3:]]
    stock = paragraph(HAN[:7] + signs, ems=10, on=False)
    assert stock[0].text == HAN[:7]


ROLL = "龙山矿：何　伟　　吕　飞　　施志刚　　张桂英　　孔海燕　　欧阳　慧　　买买提·艾力　　邹国庆"
NAMES = ("何　伟", "吕　飞", "施志刚", "张桂英", "孔海燕", "欧阳　慧", "买买提·艾力", "邹国庆")


@pytest.mark.parametrize("gap", ["　　", " ", "　"])
@pytest.mark.parametrize("ems", [9.0, 11.0, 13.0, 16.0, 21.0])
def test_names_in_a_row_stay_whole(ems: float, gap: str) -> None:
    def torn(css: str) -> bool:
        rows = [row.replace("　", "") for row in texts(paragraph(roll, css, ems=ems))]
        return not all(any(name.replace("　", "") in row for row in rows) for name in NAMES)

    roll = ROLL.replace("　　", gap)
    assert not torn("")
    assert torn(ANYWHERE)


def test_a_spaced_name_stays_whole_and_no_line_begins_with_its_blank() -> None:
    def faults(css: str) -> int:
        proofs = [paragraph(f"{HAN[:n]}（孙　洁）{HAN[:9]}", css, ems=9) for n in range(4, 9)]
        rows = [[row.text.replace("　", "") for row in proof] for proof in proofs]
        return sum(not any("孙洁" in row for row in lines) for lines in rows)

    assert faults("") == 0
    assert faults(ANYWHERE)
    rows = paragraph(ROLL, ems=8)
    assert {(round(row.x), row.text[0] == "　") for row in rows} == {(50, False)}


def test_blanks_between_names_take_what_a_line_lacks() -> None:
    first = paragraph(ROLL, ems=12.8)[0]
    assert first.end == pytest.approx(50 + 12.8 * EM, abs=0.1)
    assert first.gap("龙山") == 0
    assert paragraph(ROLL.replace("　　", "　"), ems=12.8)[0].gap("龙山") > 0
