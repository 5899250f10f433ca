"""Page economy: of overfull issues, how many pages are won back, by what, and whether advice holds.

    python -m benchmarks.press.economy [FIRST [COUNT]]

Issues of two to four pages whose last page holds one or two lines, half of them with a closing
block, are made by number (FIRST, COUNT: 100 from 0).  Each is set with and without economy.  Where
a cut is advised, it is made, and must win the page; then every plain paragraph is cut by one
character less, and none may win it.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from weasyprint import Document

from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, page_economy, paginate, pagination

CLOSING = "editors: {责任编辑: [朱明仕, 罗兵]}\ndistribution: {报送: 市委, 发送: 各县总工会}\n"
LEXICON = (
    "市总工会 组织 开展 技能竞赛 活动 ， 、 职工 代表 参加 了 会议 认真 学习 贯彻 精神 推动 基层 "
    "工作 落实 到位 维护 合法 权益 服务 大局 建设 阵地 提高 素质 2026年 12项 通过 检查 验收 "
    "等 方式 在 各县区 和 企业"
)
WORDS = tuple(LEXICON.split())
Tried = tuple[str, Document]


class Probe:
    """What stands in for `economical`: it keeps what it was given, and may leave it as it is."""

    def __init__(self) -> None:
        self.economical, self.off = page_economy.economical, False
        self.html = ""
        self.set_html: page_economy.SetHtml | None = None

    def pages(self, html: str) -> int:
        """The number of pages of `html`."""
        assert self.set_html is not None
        return len(self.set_html(html).pages)

    def __call__(self, html: str, document: Document, set_html: page_economy.SetHtml) -> Tried:
        self.html, self.set_html = html, set_html
        return (html, document) if self.off else self.economical(html, document, set_html)


def main() -> None:
    """Make the issues, set them, and print how the pages were won."""
    first, count = [*map(int, sys.argv[1:]), 0, 100][:2] if len(sys.argv) > 1 else (0, 100)
    probe = Probe()
    vars(pagination)["economical"] = probe
    found: Counter[str] = Counter()
    cuts: list[int] = []
    for number in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            how, cut = tried(number, Path(folder), probe)
            found[how] += 1
            cuts += [cut] if cut else []
            print(number, how, cut or "", flush=True)
    for how, number in found.most_common():
        print(f"{number:4} {how}")
    if cuts:
        middle = sorted(cuts)[len(cuts) // 2]
        print(f"cuts: {min(cuts)} to {max(cuts)} characters, in the middle {middle}")


def tried(number: int, folder: Path, probe: Probe) -> tuple[str, int]:
    """How the issue of that number was won, and the characters of the advised cut."""
    paragraphs, closing = overfull(number, folder, probe)
    probe.off = False
    before = set_(folder, paragraphs, closing)
    lost = probe.pages(probe.html)
    if before.count < lost:
        return "won by closer setting", 0
    advice = next((w for w in before.warnings if w.key.startswith("press.page-to-win")), None)
    if advice is None:
        return "neither won nor advised", 0
    return proved(advice.details, advice.position.line if advice.position else 0, probe, lost)


def proved(details: dict[str, object], line: int, probe: Probe, pages: int) -> tuple[str, int]:
    """Whether the advised cut wins the page, and none smaller of one paragraph does."""
    cuts = [(int(str(details["count"])), f"articles/01.md:{line}")]
    for name in ("more", "third"):
        if name in details:
            cuts.append((int(str(details[name])), str(details[f"place_of_{name}"])))
    size = sum(count for count, _ in cuts)

    def wins(cuts: list[tuple[int, str]]) -> bool:
        html = page_economy._cut(probe.html, tuple(cuts))
        return html is not None and probe.pages(html) < pages

    if not wins(cuts):
        return "WRONG: the advised cut wins nothing", size
    if size > 1:
        for place in sorted(page_economy._plain_paragraphs(probe.html)):
            if wins([(size - 1, place)]):
                return f"WRONG: {size - 1} characters less at {place} win the page", size
    return f"advised, proved: {len(cuts)} place(s)", size


def overfull(number: int, folder: Path, probe: Probe) -> tuple[list[str], str]:
    """Paragraphs that put one or two lines on their last page, without economy."""
    draw = random.Random(number)
    probe.off = True
    closing = CLOSING if number % 2 else ""
    while True:
        paragraphs = [written(draw) for _ in range(draw.randint(8, 20))]
        for _ in range(22):
            pages = set_(folder, paragraphs, closing)
            if pages.count > 1 and 0 < page_economy._lines_on(last_page(pages)) <= 2:
                return paragraphs, closing
            paragraphs.append("以上各项请遵照执行。")


def last_page(pages: Pages) -> object:
    """The box of the last page."""
    return pages.document.pages[-1]._page_box


def written(draw: random.Random) -> str:
    """A paragraph of 30 to 200 characters."""
    text = "".join(draw.choice(WORDS) for _ in range(draw.randint(12, 80)))
    while "，，" in text or "、、" in text or "，、" in text or "、，" in text:
        text = (
            text.replace("，，", "，")
            .replace("、、", "、")
            .replace("，、", "，")
            .replace("、，", "，")
        )
    return text.strip("，、") + "。"


def set_(folder: Path, paragraphs: list[str], closing: str) -> Pages:
    """The pages of an issue of one article."""
    (folder / "articles").mkdir(exist_ok=True)
    text = "---\nheadline: 题目\n---\n\n" + "\n\n".join(paragraphs) + "\n"
    (folder / "articles/01.md").write_text(text, encoding="utf-8")
    manifest = f"masthead: {{name: 简报}}\narticles: [articles/01.md]\n{closing}"
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    return paginate(compose(load(folder)))


if __name__ == "__main__":
    main()
