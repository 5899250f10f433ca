"""Issues of every kind of block, at random, in both layouts: each character printed once, in sight.

What is asserted is read out of the finished PDF by PDFium, independently of the press's own
verifying: characters and their boxes, the sheet, and the picture of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from PIL import Image

from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish
from typeset.press import verifying as verifying_module

COMMON = "的是在有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发动同工也能下过"
"""The 汉字 of all texts and of no label: what is lost or doubled changes their count."""
MARKS = "，。；！"


class Writer:
    """Writes Markdown whose 汉字 are distinguished by the count of each."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.notes: list[str] = []

    def words(self, least: int, most: int) -> str:
        chance = self.chance
        parts = [
            "".join(chance.choices(COMMON, k=chance.randint(2, 12)))
            for _ in range(chance.randint(1, 1 + most // 12))
        ]
        return chance.choice(MARKS).join(parts)[: max(least, most)]

    def paragraph(self) -> str:
        return self.words(4, 220) + self.chance.choice(
            ["", "**重点**", "*楷体*", "`code`", "[链接](https://example.org/a)"]
        )

    def noted(self) -> str:
        name = f"n{len(self.notes)}"
        self.notes.append(f"[^{name}]: {self.words(3, 260)}\n")
        return f"{self.words(4, 90)}[^{name}]。{self.words(4, 90)}"

    def items(self) -> str:
        mark = self.chance.choice(["-", "1."])
        return "\n".join(f"{mark} {self.words(3, 60)}" for _ in range(self.chance.randint(1, 5)))

    def table(self) -> str:
        rows = [
            f"| {self.words(2, 6)} | {self.chance.randint(1, 9999)} | {self.words(2, 40)} |"
            for _ in range(self.chance.randint(1, 25))
        ]
        return "\n".join(["| 名称 | 数目 | 说明 |", "|---|---:|---|", *rows])

    def quote(self) -> str:
        return f"> {self.words(4, 120)}"

    def heading(self) -> str:
        return f"{'#' * self.chance.randint(1, 3)} {self.words(3, 18)}"

    def rule(self) -> str:
        return "***"

    def merged(self) -> str:
        cells = [self.words(2, 9) for _ in range(4)]
        return (
            "| 名称 | 数目 | 说明 |\n|---|---|---|\n"
            f"| {cells[0]} | 1.5 | {cells[1]} |\n| ^^ | 12 | {cells[2]} |\n| {cells[3]} | << | << |"
        )

    def picture(self) -> str:
        way = self.chance.choice(["", "{width=half}", "{beside=left}", "{beside=right}"])
        return f'![图](p.png "{self.words(2, 20)}"){way}'

    def row(self) -> str:
        return f'![图](p.png "{self.words(2, 9)}") ![图](q.png "{self.words(2, 9)}")'

    def english(self) -> str:
        return f"{self.words(4, 40)} Flexible offices, a first class visit: 24 May, 1,200 of them."

    def listing(self) -> str:
        return f"```\n{self.words(4, 30)}\n```"

    def body(self, kinds: list[str], pieces: int) -> str:
        blocks = [getattr(self, self.chance.choice(kinds))() for _ in range(pieces)]
        return "\n\n".join([*blocks, *self.notes])


BULLETIN = (
    ["paragraph"] * 4
    + ["noted"] * 2
    + ["items", "table", "quote", "heading", "rule", "listing"]
    + ["merged", "picture", "row", "english"]
)
NEWSPAPER = ["paragraph"] * 5 + ["noted", "items", "quote"]


def write_issue(folder: Path, chance: Random, layout: str) -> list[str]:
    """An issue in `folder`; the texts that it prints."""
    (folder / "articles").mkdir()
    Image.new("RGB", (640, 420), "silver").save(folder / "p.png")
    Image.new("RGB", (300, 480), "silver").save(folder / "q.png")
    names, texts = [], []
    for number in range(1, chance.randint(2, 4)):
        writer = Writer(chance)
        headline = writer.words(4, 12)
        pieces = chance.randint(3, 12) if layout == "bulletin" else chance.randint(3, 5)
        text = writer.body(BULLETIN if layout == "bulletin" else NEWSPAPER, pieces)
        name = f"articles/{number:02}.md"
        about = f"---\nheadline: '{headline}'\nbyline: {writer.words(2, 4)[:4]}\n---\n\n"
        (folder / name).write_text(about + text + "\n", encoding="utf-8")
        names.append(name)
        texts.append(about + text)
    (folder / "issue.yaml").write_text(
        f"layout: {layout}\nmasthead: {{name: 党群新闻, number: 3, date: 2024-05}}\n"
        f"articles: [{', '.join(names)}]\neditors: {{编辑: [赵某]}}\n",
        encoding="utf-8",
    )
    return texts


Printed = tuple[int, str, tuple[float, float, float, float]]
"""Page, character and box (left, bottom, right, top in pt)."""


def characters(pdf: Path) -> list[Printed]:
    """All that PDFium finds."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                found.append((number, char, text.get_charbox(index)))
                left, bottom, right, top = found[-1][2]
                assert left >= -1
                assert bottom >= -1
                assert right <= width + 1
                assert top <= height + 1
    document.close()
    return found


def assert_printed_once(texts: list[str], pdf: Path) -> None:
    printed = characters(pdf)
    wanted = Counter(char for text in texts for char in text if char in COMMON)
    assert Counter(char for _, char, _ in printed if char in COMMON) == wanted
    _assert_nothing_over_anything(printed)
    _assert_ink(pdf, printed)


def _assert_nothing_over_anything(printed: list[Printed]) -> None:
    """No ink of a 汉字 lies on that of another one (PDFium's boxes are those of the ink)."""
    by_row: dict[tuple[int, int], list[tuple[float, ...]]] = {}
    for page, char, box in printed:
        if char not in COMMON or box[2] - box[0] < 2:
            continue
        for row in range(int(box[1] // 8), int(box[3] // 8) + 1):
            for other in by_row.get((page, row), ()):
                wide = min(box[2], other[2]) - max(box[0], other[0])
                deep = min(box[3], other[3]) - max(box[1], other[1])
                assert other is box or wide < 1.5 or deep < 1.5, char
            by_row.setdefault((page, row), []).append(box)


def _assert_ink(pdf: Path, printed: list[Printed]) -> None:
    """Where a 汉字 stands the page is dark: it is not covered."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        height = page.get_size()[1]
        picture = page.render(scale=2, grayscale=True).to_pil()
        for at, char, (left, bottom, right, top) in printed:
            if at == number and char in COMMON and top - bottom > 3:
                box = (left * 2, (height - top) * 2, right * 2, (height - bottom) * 2)
                assert picture.crop(tuple(map(round, box))).getextrema()[0] < 170, char
    document.close()


CASES = [("bulletin", seed) for seed in range(10)] + [("newspaper", seed) for seed in range(4)]


@pytest.mark.parametrize(("layout", "seed"), CASES)
def test_each_character_is_printed_once_and_in_sight(
    tmp_path: Path, layout: str, seed: int
) -> None:
    texts = write_issue(tmp_path, Random(f"{layout} {seed}"), layout)
    publish(paginate(compose(load(tmp_path))), tmp_path / "out.pdf")
    assert_printed_once(texts, tmp_path / "out.pdf")


@pytest.mark.parametrize(
    "css",
    [
        "article p { display: none }",
        "article p { margin-top: -20pt }",
        "article p { color: white }",
        "article p { margin-left: -200pt }",
    ],
)
def test_control_a_style_that_hides_text_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, css: str
) -> None:
    monkeypatch.setattr(verifying_module, "verify", lambda *_: None)
    texts = write_issue(tmp_path, Random("control"), "bulletin")
    layout = tmp_path / "layouts" / "mine"
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: mine\nextends: bulletin\n", encoding="utf-8")
    (layout / "print.css").write_text(css, encoding="utf-8")
    manifest = tmp_path / "issue.yaml"
    manifest.write_text(
        re.sub("layout: bulletin", "layout: mine", manifest.read_text("utf-8")), encoding="utf-8"
    )
    publish(paginate(compose(load(tmp_path))), tmp_path / "out.pdf")
    with pytest.raises(AssertionError):
        assert_printed_once(texts, tmp_path / "out.pdf")
