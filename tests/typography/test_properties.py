"""The properties of CSS Text 4 are parsed, checked, inherited, and warned of when wrong."""

from __future__ import annotations

import logging

import pytest
import weasyprint

from tests.typography.proof import HAN, chinese, paragraph, pdf
from typeset.typography import contract

VALUES = {
    "text-justify": "auto none inter-word inter-character distribute",
    "text-spacing-trim": "space-all normal trim-start space-first trim-both trim-all auto",
    "line-break": "auto loose normal strict anywhere",
    "word-break": "normal break-all keep-all",
    "hanging-punctuation": "none first last allow-end force-end",
    "text-autospace": "normal auto no-autospace ideograph-alpha ideograph-numeric",
    "typeset-punctuation-style": "full kaiming line-end-half half",
    "typeset-last-line-minimum": "1 2 5",
}
WRONG = [
    "text-justify: wide",
    "text-spacing-trim: trim-both auto",
    "line-break: 3",
    "word-break: keep",
    "hanging-punctuation: allow-end force-end",
    "text-autospace: insert replace ideograph-alpha",
    "text-autospace: normal ideograph-alpha",
    "text-autospace: ideograph-alpha ideograph-alpha",
    "typeset-punctuation-style: quanjiao",
    "typeset-last-line-minimum: 0",
    "typeset-last-line-minimum: 1.5",
]


def warnings_of(css: str, caplog: pytest.LogCaptureFixture, on: bool = True) -> list[str]:
    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        pdf("<p>汉", css, on=on)
    finally:
        logger.removeHandler(caplog.handler)
    found = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    return list(dict.fromkeys(found))


def computed(name: str, body: str, css: str) -> tuple[dict[str, object], object]:
    """The value that a property has at each piece of text, and its initial value."""
    key = name.replace("-", "_")
    with chinese():
        html = weasyprint.HTML(string=body)
        (page,) = html.render(stylesheets=[weasyprint.CSS(string=css)]).pages
        texts = (box for box in page._page_box.descendants() if getattr(box, "text", "").strip())
        found = {box.text.strip(): box.style[key] for box in texts}
        return found, contract.INITIAL_VALUES[key]


@pytest.mark.parametrize(
    "declaration", [f"{name}: {value}" for name, row in VALUES.items() for value in row.split()]
)
def test_a_right_value_is_taken(declaration: str, caplog: pytest.LogCaptureFixture) -> None:
    assert warnings_of(f"p {{ {declaration} }}", caplog) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("replace", [0.25, 0.25, 0.25]),
        ("insert", [0.25, 0.25, 0.25]),
        ("ideograph-alpha", [0.25, 0.0, 0.25]),
        ("ideograph-numeric replace", [0.0, 0.25, 0.25]),
        ("ideograph-alpha ideograph-numeric insert", [0.25, 0.25, 0.25]),
        ("punctuation", [0.0, 0.0, 0.25]),
        ("no-autospace", [0.0, 0.0, 0.25]),
    ],
)
def test_text_autospace_in_all_its_forms(value: str, expected: list[float]) -> None:
    """The gaps of 汉A, of 汉3, and of 汉 A: a written space stays one."""
    css = f"p {{ text-autospace: {value} }}"
    rows = [paragraph(text, css)[0] for text in ("汉A", "汉3", "汉 A")]
    assert [row.gaps()[0] for row in rows] == [pytest.approx(gap, abs=0.002) for gap in expected]


CHANGED = {
    "text-justify": "inter-word",
    "text-autospace": "no-autospace",
    "text-spacing-trim": "trim-all",
    "line-break": "strict",
    "word-break": "keep-all",
    "hanging-punctuation": "allow-end",
    "typeset-punctuation-style": "kaiming",
    "typeset-last-line-minimum": "4",
}


@pytest.mark.parametrize("name", CHANGED)
def test_each_is_inherited_and_can_be_set_back(name: str) -> None:
    css = f"html {{ {name}: {CHANGED[name]} }} p, i {{ {name}: initial }} b {{ {name}: inherit }}"
    body = "<div>甲</div><p>乙</p><em>丙<i>丁<b>戊</b></i></em>"
    values, initial = computed(name, body, css)
    assert values["甲"] == values["丙"] != initial
    assert values["乙"] == values["丁"] == values["戊"] == initial


@pytest.mark.parametrize("declaration", WRONG)
def test_a_wrong_value_is_warned_of(declaration: str, caplog: pytest.LogCaptureFixture) -> None:
    (message,) = warnings_of(f"p {{ {declaration} }}", caplog)
    assert "invalid value" in message


def test_stock_weasyprint_knows_none_of_them(caplog: pytest.LogCaptureFixture) -> None:
    found = warnings_of("p { text-spacing-trim: auto; text-autospace: normal }", caplog, on=False)
    assert len(found) == 2
    assert all("unknown property" in message for message in found)


def test_they_are_inherited_and_can_be_set_back() -> None:
    rows = paragraph("汉A", "html { text-autospace: no-autospace }")
    assert rows[0].gap("汉A") == 0
    back = "html { text-autospace: no-autospace } p { text-autospace: initial }"
    assert paragraph("汉A", back)[0].gap("汉A") == pytest.approx(0.25, abs=0.002)


def test_a_variable_can_hold_them() -> None:
    css = "html { --space: no-autospace } p { text-autospace: var(--space) }"
    assert paragraph("汉A", css)[0].gap("汉A") == 0


def test_chinese_documents_trim_both_edges_by_default() -> None:
    text = f"{HAN[:10]}（{HAN[:18]}"
    assert paragraph(text, ems=10)[1].x == pytest.approx(40, abs=0.05)
    assert paragraph(text, ems=10, lang="en")[1].x == pytest.approx(50, abs=0.05)


def test_nothing_is_left_behind_when_switched_off() -> None:
    with chinese(False):
        assert not {"text_justify", "text_autospace"} & set(contract.INITIAL_VALUES)
        assert "text-spacing-trim" not in contract.VALIDATORS
