"""A made-up issue with what fills white: pull quotes, a stock of fillers, groups, a photo page.

    python -m benchmarks.newspaper.elastic FOLDER

Writes the issue into a folder, the same each time.  Its words are those of the seeds, its photos
are drawn.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import yaml
from PIL import Image, ImageDraw

from benchmarks.newspaper.weekly import headlines, photo, sentences


def write(folder: Path) -> Path:
    """Write the issue into `folder`."""
    random = Random(7)
    for name in ("articles", "pictures", "stock"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    texts, heads = sentences("all"), headlines()
    random.shuffle(texts)
    pictures = iter(range(99))

    def shots(count: int) -> list[dict[str, object]]:
        found = [photo(random, folder, next(pictures), english=False) for _ in range(count)]
        return [{**each, "crop": ["4:3", "3:2"], "focus": [0.5, 0.6]} for each in found]

    abouts: list[dict[str, object]] = [
        {"priority": "lead", "captions": "together", "images": shots(2)},
        {"captions": "beside", "images": shots(1), "drop_cap": True},
        {},
        {"captions": "together", "images": shots(3)},
        {},
        {"images": shots(6), "page": 2},
    ]
    lengths = (8, 7, 5, 3, 2, 1)
    names = []
    for number, (about, length) in enumerate(zip(abouts, lengths, strict=True)):
        body = [texts.pop() for _ in range(length)]
        if length > 1:
            body[1:1] = [f"::: pull-quote\n{_quote(body)}\n:::"]
        if number == 2:
            body.append("::: qr https://example.org/video 扫码看视频")
        names.append(f"articles/{number:02}.md")
        front = yaml.safe_dump({"headline": heads[number], **about}, allow_unicode=True)
        text = f"---\n{front}---\n\n" + "\n\n".join(body) + "\n"
        (folder / names[-1]).write_text(text, encoding="utf-8")
    _stock(folder / "stock")
    manifest = {
        "layout": "newspaper",
        "options": {"pull_quotes": "always"},
        "masthead": {"name": "工会时报", "date": "2024-05-06"},
        "stock": ["stock/"],
        "pages": [{"name": "要闻"}, {"name": "影像", "photos": names[-1]}, {"name": "基层"}],
        "articles": names,
    }
    file = folder / "issue.yaml"
    file.write_text(yaml.safe_dump(manifest, allow_unicode=True), encoding="utf-8")
    return folder


def _quote(body: list[str]) -> str:
    """The longest sentence of the text that is short enough."""
    found = [each for paragraph in body for each in paragraph.split("。") if 12 < len(each) < 40]
    return max(found, key=len, default=body[0][:30])


def _stock(folder: Path) -> None:
    for number, (size, colour) in enumerate(
        [((2400, 600), "#2c6e8f"), ((1500, 1000), "#3c7a4e"), ((1000, 1300), "#8f5a2c")]
    ):
        picture = Image.new("RGB", size, colour)
        middle, radius = (size[0] // 2, size[1] // 2), min(size) // 3
        box = (*(m - radius for m in middle), *(m + radius for m in middle))
        ImageDraw.Draw(picture).ellipse(box, outline="white", width=radius // 8)
        picture.save(folder / f"公益广告{number + 1}.png")
    for number, words in enumerate(("节约用水，人人有责。", "红灯停，绿灯行，文明出行。")):
        text = f"# 公益广告\n\n{words}\n"
        (folder / f"短语{number + 1}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
