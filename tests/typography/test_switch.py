"""Switching Chinese composition on and off."""

from __future__ import annotations

import pytest
import weasyprint

from tests.typography.proof import EM, HAN, chinese, paragraph, pdf
from typeset import typography

LEFT = 50.0


def test_full_lines_end_flush_with_the_measure() -> None:
    rows = paragraph("天地玄黄、宇宙洪荒。日月盈昃，辰宿列张。" * 3, ems=10.3)
    ends = [row.end - (EM / 2 if row.text[-1] in "，。、" else 0) for row in rows[:-1]]
    assert ends == [pytest.approx(LEFT + 10.3 * EM, abs=0.02)] * len(ends)
    assert len(ends) > 4


def test_stock_weasyprint_leaves_them_ragged() -> None:
    rows = paragraph("天地玄黄、宇宙洪荒。日月盈昃，辰宿列张。" * 3, ems=10.3, on=False)
    assert rows[0].end < LEFT + 10.3 * EM - 2


def test_disabling_restores_every_byte() -> None:
    stock = pdf(f"<p>{HAN}", on=False)
    ours = pdf(f"<p>{HAN}，{HAN}")
    assert pdf(f"<p>{HAN}", on=False) == stock != ours


def test_the_same_input_gives_the_same_bytes() -> None:
    assert pdf(f"<p>{HAN}，“{HAN}” Latin") == pdf(f"<p>{HAN}，“{HAN}” Latin")


def test_enabling_twice_is_enabling_once() -> None:
    with chinese():
        typography.enable()
        typography.disable()
        assert not typography.enabled()


def test_a_document_laid_out_before_disabling_says_so_when_it_is_written_after() -> None:
    html = weasyprint.HTML(string="<p lang=zh>汉字")
    with chinese():
        document = html.render()
    typography.disable()
    with pytest.raises(RuntimeError, match="write it before disable"):
        document.write_pdf()
    with chinese():
        assert document.write_pdf()
