"""What the preflight finds in an issue, with place, clause and remedy; and what it lets pass."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from tests.preflight.conftest import MANIFEST, TEXT, Check, found
from tests.reading import MM
from typeset.diagnostics.messages import Language, in_both_languages
from typeset.issue import load
from typeset.preflight import check_issue
from typeset.preflight.page_of_html import as_html
from typeset.preflight.reader_forms import form_findings
from typeset.preflight.rendering import as_json, words

FAULTS = {
    "rgb-black": ".paragraph, .headline, p { color: #000 }",
    "rgb-text": "p { color: #a00 }",
    "rich-black": "p { color: device-cmyk(60% 40% 40% 100%) }",
    "ink": ".headline { color: device-cmyk(90% 80% 80% 90%) }",
    "hairline": "article { border-bottom: 0.1pt solid device-cmyk(0 0 0 100%) }",
}


def test_an_issue_that_is_well_passes(check: Check) -> None:
    checked = check()
    assert checked.passed, checked.findings
    assert {one.key for one in checked.findings} <= {
        "preflight.claims",
        "preflight.not-by-four",
        "preflight.no-standard",
    }


LOOSE = f"工会组织职工开展活动{'a' * 34}，并组织了职工代表大会以及各种培训。"
LAID_OUT = {
    "press.lost": ("article p:last-child { display: none }", TEXT, ""),
    "press.off-sheet": ("article p:last-child { margin-left: -400pt }", TEXT, ""),
    "press.loose-line": ("body { hyphens: none } article { width: 16em }", LOOSE, ""),
    "press.missing-glyph": ("", f"{TEXT}안", ""),
    "press.standard-alt": ("", f"{TEXT}\n\n![](p.png)", "pdf: {standard: a-2a}\n"),
    "preflight.bad-address": ("", f"{TEXT}\n\n见[网页](mailto:)。", ""),
}  # fmt: skip


@pytest.mark.parametrize("fault", LAID_OUT)
def test_what_the_press_finds_or_refuses_has_place_clause_and_remedy(
    write: Callable[..., Path], fault: str
) -> None:
    css, text, more = LAID_OUT[fault]
    folder = write(css, text, MANIFEST + more)
    Image.new("RGB", (900, 600), "navy").save(folder / "p.png")
    checked = check_issue(folder)
    assert not checked.passed
    one = next(one for one in checked.findings if one.key == fault)
    assert one.source is not None and one.source.file == "a.md"
    assert one.clause
    said = in_both_languages(partial(words, one))
    assert all(each.message and each.hint for each in said.values())
    assert one.key in str(as_json(checked))
    html = as_html(checked)
    assert all(each.message.split("“")[0] in html for each in said.values())
    assert all(each.clause for each in checked.findings)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_where_it_is(check: Check, fault: str) -> None:
    checked = check(FAULTS[fault])
    assert not checked.passed
    one = found(checked, fault)[0]
    assert one.page == (2 if fault == "hairline" else 1)
    assert one.area is not None
    _, y, _, height = one.area
    assert 30 * MM < y < y + height < 297 * MM
    said = in_both_languages(partial(words, one))
    assert all(each.message and each.hint for each in said.values())


def test_the_gravest_stands_first_wherever_it_is(check: Check) -> None:
    manifest = MANIFEST[: MANIFEST.index("distribution")]
    checked = check(FAULTS["ink"] + FAULTS["hairline"] + FAULTS["rgb-text"], manifest=manifest)
    severities = [one.severity for one in checked.findings]
    assert set(severities) == {"error", "warning", "note"}
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    # Control: by page alone they would stand in another order.
    by_page = sorted(checked.findings, key=lambda one: one.page or 0)
    assert [one.severity for one in by_page] != severities


@pytest.mark.parametrize(("black", "times"), [(90, 1), (20, 0)])
def test_a_ground_may_have_too_much_ink(check: Check, black: int, times: int) -> None:
    css = f".headline {{ background: device-cmyk(90% 80% 80% {black}%) }}"
    heavy = found(check(css), "ink")
    assert [one.page for one in heavy] == [1] * times
    assert all(one.area is not None and one.area[2] > 100 * MM for one in heavy)


def test_it_names_the_line_in_the_article(check: Check) -> None:
    one = found(check(".headline { color: #00f }"), "rgb-text")[0]
    assert one.source is not None
    assert (one.source.file, one.source.line) == ("a.md", 2)
    assert one.details["text"] == "题目"
    assert one.clause == "ISO 15930-7 (PDF/X-4)"


def test_large_letters_may_be_of_several_inks(check: Check) -> None:
    css = ".masthead .name { color: device-cmyk(60% 40% 40% 100%) }"
    assert found(check(css), "rich-black") == []


def test_a_line_of_a_quarter_of_a_point_prints(check: Check) -> None:
    css = "article { border-bottom: 0.25pt solid device-cmyk(0 0 0 100%) }"
    assert found(check(css), "hairline") == []


def test_a_page_with_two_lines_is_nearly_empty(check: Check) -> None:
    manifest = MANIFEST[: MANIFEST.index("distribution")]
    checked = check(text="\n\n".join(["文。"] * 13), manifest=manifest)
    (one,) = found(checked, "nearly-empty")
    assert one.page == 2
    assert found(check(text="\n\n".join(["文。"] * 30), manifest=manifest), "nearly-empty") == []


def test_a_coarse_picture_is_told_once_with_its_line(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    issue = write(".picture img { width: 400pt !important; height: auto !important }")
    Image.new("RGB", (200, 150), "navy").save(issue / "p.png")
    (issue / "a.md").write_text(f"---\nheadline: 题\n---\n{TEXT}\n\n![图](p.png)\n", "utf-8")
    reported = [one for one in check_issue(issue).findings if "coarse" in one.key]
    assert [one.key for one in reported] == ["press.coarse-picture"]
    assert reported[0].source is not None
    assert reported[0].source.line == len(TEXT.splitlines()) + 5
    assert reported[0].page is not None


@pytest.mark.parametrize(
    ("left_out", "names"),
    [
        ("issuer: 某市总工会, ", ["masthead.issuer"]),
        ("distribution: {报送: 市委}\n", ["distribution"]),
        ("printed: {date: 2023-03-05, copies: 120}\n", ["printed.date"]),
    ],
)
def test_what_is_missing_of_a_bulletins_imprint(
    check: Check, left_out: str, names: list[str]
) -> None:
    assert left_out in MANIFEST
    checked = check(manifest=MANIFEST.replace(left_out, ""))
    assert [one.details["name"] for one in found(checked, "imprint-lacks")] == names
    assert found(checked, "imprint-lacks")[0].clause.startswith("GB/T 9704-2012")


INTERNAL = {
    "no-permit": ("内部资料，免费交流", "工作简讯"),
    "not-free": ("准印证：（吉）字第2023001号", "工作简讯"),
    "name-of-a-paper": ("内部资料，免费交流　准印证：（吉）字第2023001号", "职工报"),
}


@pytest.mark.parametrize("fault", INTERNAL)
def test_what_the_rule_of_internal_papers_asks_for(check: Check, fault: str) -> None:
    note, name = INTERNAL[fault]
    manifest = MANIFEST.replace("工会工作简报", name).replace("issuer:", f"note: {note}, issuer:")
    checked = check(manifest=manifest)
    asked = [one.key.partition(".")[2] for one in checked.findings if one.severity == "error"]
    assert asked == [fault]
    (one,) = found(checked, fault)
    assert one.clause == "《内部资料性出版物管理办法》（2015）第十四条"


KINDS = {
    "newspaper": ("newspaper", "", []),
    "newsletter": ("newsletter", "", []),
    "official": ("official", "document: {number: 示工发〔2026〕3号}\n", []),
    "no number": ("official", "", ["document.number"]),
}


@pytest.mark.parametrize("case", KINDS)
def test_each_kind_has_an_imprint_of_its_own(write: Callable[..., Path], case: str) -> None:
    layout, more, names = KINDS[case]
    manifest = MANIFEST.replace("layout: ours", f"layout: {layout}")
    if layout != "official":
        manifest = manifest[: manifest.index("distribution")]
    checked = check_issue(write(manifest=manifest + more))
    assert [one.details["name"] for one in found(checked, "imprint-lacks")] == names
    assert bool(found(checked, "no-serial-number")) is (layout == "newspaper")


def test_an_internal_paper_that_is_well_passes(check: Check) -> None:
    note = "内部资料，免费交流　准印证：（吉）字第2023001号"
    manifest = MANIFEST.replace("工会工作简报", "工作简讯")
    assert check(manifest=manifest.replace("issuer:", f"note: {note}, issuer:")).passed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_has_words(check: Check, language: Language) -> None:
    checked = check("".join(FAULTS.values()), manifest="\nlayout: ours\n")
    assert len(checked.findings) > 6
    for one in checked.findings:
        assert "{" not in str(words(one, language))


def test_places_count_from_the_page_as_it_is_cut(check: Check) -> None:
    css = ".headline { color: #00f }"
    plain = found(check(css), "rgb-text")[0].area
    marked = check(css, manifest=MANIFEST + "pdf: {bleed: 3mm, marks: [crop, colour]}\n")
    assert found(marked, "rgb-text")[0].area == pytest.approx(plain, abs=0.01)
    assert found(marked, "cut-off") == []


def test_what_other_readers_would_lack_is_a_note(write: Callable[..., Path], check: Check) -> None:
    assert found(check(), "no-headline") == found(check(), "long-mail") == []
    folder = write(text=f"{TEXT}\n\n" * 9)
    article = folder / "a.md"
    article.write_text(article.read_text("utf-8").split("---\n", 2)[2] * 9, "utf-8")
    long, nameless = form_findings(load(folder))
    assert (long.key, nameless.key) == ("preflight.long-mail", "preflight.no-headline")
    assert nameless.source and nameless.source.file == "a.md"
    assert {nameless.severity, long.severity} == {"note"}
    assert int(str(long.details["size"])) > 102


def test_what_the_account_and_those_who_cannot_see_would_lack_is_a_note(
    write: Callable[..., Path],
) -> None:
    title = MANIFEST.replace("工会工作简报", "很长的报名" * 13)
    text = "见[网站](https://example.org)和[本期](a.md)。\n\n![](x.png)"
    folder = write(text=text, manifest=title)
    Image.new("RGB", (40, 40)).save(folder / "x.png")
    notes = {one.key.partition(".")[2]: one for one in form_findings(load(folder))}
    assert notes.keys() == {"no-words", "outside-links", "long-title"}
    assert notes["no-words"].details == {"name": "x.png"}
    for name in ("no-words", "outside-links"):
        assert notes[name].source and notes[name].source.file == "a.md"
    assert notes["outside-links"].details == {"count": 1}
    told = write(text="无链接。\n\n![有字](x.png)")
    assert [*form_findings(load(told))] == []
