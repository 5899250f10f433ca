"""Any PDF is checked: its faces, links, claims and pictures; and the report in its three forms."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image

from tests.preflight.conftest import found
from typeset.cli.main import main
from typeset.diagnostics.problems import IssueError
from typeset.preflight import check_pdf

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds/003-tonghua-3"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("good") / "good.pdf"
    done = CliRunner().invoke(main, ["compile", str(SEED), "-o", str(target), "-q"])
    assert done.exit_code == 0, done.output
    return target


def test_a_seed_has_embedded_faces_and_black_text(good: Path) -> None:
    checked = check_pdf(good)
    assert checked.pages == 5
    assert [one for one in checked.findings if one.severity == "error"] == []
    assert found(checked, "rgb-black") == found(checked, "not-embedded") == []


def test_a_face_that_is_not_embedded_is_found(good: Path, tmp_path: Path) -> None:
    with pikepdf.open(good) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FontFile3" in one:
                del one["/FontFile3"]
        pdf.save(tmp_path / "bare.pdf")
    reported = found(check_pdf(tmp_path / "bare.pdf"), "not-embedded")
    assert any("Typeset" in str(one.details["font"]) for one in reported)
    assert all(one.page and one.area and one.area[2] > 0 for one in reported)
    assert found(check_pdf(good), "not-embedded") == []


def _first_text_as(pdf: pikepdf.Pdf, codes: bytes) -> None:
    """Let the first text that page 2 shows be these codes."""
    page = pdf.pages[1]
    operators = list(pikepdf.parse_content_stream(page))
    at = next(n for n, one in enumerate(operators) if str(one.operator) in ("TJ", "Tj"))
    shown = pikepdf.Operator("Tj")
    operators[at] = pikepdf.ContentStreamInstruction([pikepdf.String(codes)], shown)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))


def test_the_box_of_a_missing_glyph_is_found(good: Path, tmp_path: Path) -> None:
    assert found(check_pdf(good), "notdef") == []
    with pikepdf.open(good) as pdf:
        _first_text_as(pdf, b"\0\0\0\0")
        pdf.save(tmp_path / "box.pdf")
    (one,) = found(check_pdf(tmp_path / "box.pdf"), "notdef")
    assert (one.severity, one.page, one.details["count"]) == ("error", 2, 2)
    assert one.area is not None and 0 < one.area[0] < 595 and 0 < one.area[1] < 842


@pytest.mark.parametrize(("spacing", "reported"), [(3, True), (0.5, False)])
def test_a_loose_line_is_found(good: Path, tmp_path: Path, spacing: float, reported: bool) -> None:
    assert found(check_pdf(good), "loose") == []
    with pikepdf.open(good) as pdf:
        page = pdf.pages[1]
        operators = list(pikepdf.parse_content_stream(page))
        texts = [n for n, one in enumerate(operators) if str(one.operator) in ("TJ", "Tj")]
        at = max(texts, key=lambda n: len(str(operators[n].operands)))
        for where, width in ((at + 1, 0), (at, spacing)):
            change = pikepdf.ContentStreamInstruction([width], pikepdf.Operator("Tc"))
            operators.insert(where, change)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))
        pdf.save(tmp_path / "loose.pdf")
    loose = found(check_pdf(tmp_path / "loose.pdf"), "loose")
    assert [(one.page, one.clause) for one in loose] == [(2, "W3C CLREQ 3.2.4")] * reported


def test_links_that_lead_nowhere_are_found(good: Path, tmp_path: Path) -> None:
    def link(**what: Any) -> pikepdf.Dictionary:
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[90, 700, 190, 720], **what
        )

    with pikepdf.open(good) as pdf:
        pages = pdf.pages
        pages[0].obj.Annots = pikepdf.Array(
            [
                link(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="www")),
                link(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/a")),
                link(A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:a@example.org")),
                link(Dest=pikepdf.String("nowhere")),
            ]
        )
        pdf.save(tmp_path / "links.pdf")
    checked = check_pdf(tmp_path / "links.pdf")
    assert [one.details["address"] for one in found(checked, "bad-address")] == ["www"]
    (dead,) = found(checked, "dead-link")
    assert dead.page == 1
    assert dead.area == pytest.approx((90, 841.89 - 720, 100, 20), abs=0.1)


def test_a_claim_without_what_it_asks_for_is_an_error(good: Path, tmp_path: Path) -> None:
    assert found(check_pdf(good), "false-claim") == []
    with pikepdf.open(good) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(tmp_path / "claims.pdf")
    (one,) = found(check_pdf(tmp_path / "claims.pdf"), "false-claim")
    assert one.severity == "error"
    assert "/StructTreeRoot" in str(one.details["lacking"])


def test_a_picture_without_a_profile_and_too_coarse(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "p.pdf", resolution=72)
    checked = check_pdf(tmp_path / "p.pdf")
    (coarse,) = found(checked, "coarse")
    assert coarse.details["ppi"] == 72
    assert found(checked, "no-profile")
    assert found(checked, "no-standard")


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("不是 PDF")
    with pytest.raises(IssueError) as caught:
        check_pdf(tmp_path / "a.pdf")
    assert caught.value.diagnostics[0].key == "preflight.not-a-pdf"


def check(*words: str, language: str = "en") -> tuple[int, str]:
    done = CliRunner(env={"TYPESET_LANG": language}).invoke(main, ["check", *words])
    return done.exit_code, done.output


def test_the_command_says_it_and_its_status_tells(good: Path, tmp_path: Path) -> None:
    assert check(str(good))[0] == 0
    status, said = check(str(good), language="zh")
    assert status == 0 and "共 5 页；错误 0 处" in said
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "p.pdf", resolution=72)
    status, said = check(str(tmp_path / "p.pdf"))
    assert status == 1
    assert "→ take a larger one, or set it smaller" in said
    (tmp_path / "a.pdf").write_text("不是 PDF")
    assert check(str(tmp_path / "a.pdf"))[0] == 2


def test_the_json_has_both_languages(good: Path) -> None:
    said = json.loads(check(str(good), "--json")[1])
    assert (said["pages"], said["passed"]) == (5, True)
    one = next(one for one in said["findings"] if one["key"] == "preflight.not-by-four")
    assert "4 的倍数" in one["message"]["zh"]
    assert "multiple of 4" in one["message"]["en"]
    assert one["remedy"]["zh"] and one["remedy"]["en"]


def test_the_page_shows_the_pages_with_numbered_marks(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "p.pdf", resolution=72)
    check(str(tmp_path / "p.pdf"), "--html", str(tmp_path / "p.html"))
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    listed = re.findall(r'<li class="(\w+)" id="f(\d+)"', html)
    marked = re.findall(r'<a class="mark (\w+)" href="#f(\d+)"', html)
    assert html.count("data:image/png;base64,") == 1
    assert set(marked) < set(listed)
    assert "width:333px;height:222px" in html  # 300 × 200 pt at 80 pixels an inch
    assert "会发虚" in html and "fewer than 150" in html


@pytest.mark.parametrize(
    ("inks", "reported"), [((250, 240, 240, 250), True), ((90, 60, 60, 200), False)]
)
def test_a_picture_with_too_much_ink_is_told(
    inks: tuple[int, ...], reported: bool, tmp_path: Path
) -> None:
    Image.new("CMYK", (600, 400), inks).save(tmp_path / "p.pdf", resolution=300)
    found_ink = found(check_pdf(tmp_path / "p.pdf"), "picture-ink")
    assert bool(found_ink) is reported
    if reported:
        assert 370 < int(str(found_ink[0].details["ink"])) < 400


def test_text_beyond_the_edge_is_found(good: Path, tmp_path: Path) -> None:
    assert found(check_pdf(good), "cut-off") == []
    with pikepdf.open(good) as pdf:
        pdf.pages[1].trimbox = pikepdf.Array(
            [100, 0, 595, 842]
        )  # the knife goes through the first column
        pdf.save(tmp_path / "cut.pdf")
    (one,) = found(check_pdf(tmp_path / "cut.pdf"), "cut-off")
    assert (one.severity, one.page) == ("error", 2)
    assert one.area is not None and one.area[0] < 0
