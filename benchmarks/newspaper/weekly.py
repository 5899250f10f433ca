"""A made-up weekly of eight pages: forty stories, photos, adverts, tables, an English page.

    python -m benchmarks.newspaper.weekly FOLDER [--free]

Writes the issue into a folder, the same each time; `--free` leaves out its page plan.  Its words
are those of the seeds, in another order; its photos and adverts are drawn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml
from PIL import Image, ImageDraw

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SHAPES = ((3, 2), (4, 3), (3, 2), (16, 9), (2, 3), (3, 4), (1, 1))
PAGES = (
    ("要闻", 4, ("lead", "second")),
    ("综合", 5, ("lead", None)),
    ("基层", 6, ("lead", "second")),
    ("权益", 5, ("lead", "box")),
    ("技能", 5, ("second", None)),
    ("数据", 4, ("second", None)),
    ("International", 5, ("lead", None)),
    ("副刊", 6, ("second", "box")),
)
LATIN = (
    "The federation met the delegates of nine workshops on Tuesday",
    "Members asked for shorter hours in the summer heat, and for water at every gate",
    "A report on wages will follow before the end of the year",
    "Couriers and drivers now rest in forty-two stations across the city",
    "Training courses begin in May; places are free for members and their families",
    "The council agreed to hear both sides before a settlement is signed",
    "Visitors from three counties looked at the new clinic and spoke with its nurses",
)


def sentences(name: str) -> list[str]:
    """All paragraphs of the seeds that are text and nothing else."""
    found = []
    for file in sorted(SEEDS.glob("*/articles/*.md")):
        text = file.read_text(encoding="utf-8").split("---\n", 2)[-1]
        found += [each.strip() for each in text.split("\n\n")]
    return [each for each in found if 60 < len(each) < 260 and each[0] not in "#|>-!*"]


def headlines() -> list[str]:
    """The headlines of the seeds."""
    found = []
    for file in sorted(SEEDS.glob("*/articles/*.md")):
        front = file.read_text(encoding="utf-8").split("---\n", 2)
        about = yaml.safe_load(front[1]) if len(front) == 3 else {}
        headline = str((about or {}).get("headline", "")).replace("\n", " ").strip()
        if 4 < len(headline) < 30:
            found.append(headline)
    return list(dict.fromkeys(found))


def write(folder: Path, *, plan: bool = True) -> Path:
    """Write the weekly into a folder that is not there yet."""
    random = Random(8)
    (folder / "articles").mkdir(parents=True)
    (folder / "pictures").mkdir()
    stories = list(_stories(random, folder))
    manifest = {
        "layout": "newspaper",
        "masthead": {
            "name": "工友周报",
            "number": 18,
            "date": "2026-05-04",
            "issuer": "样张：文字取自示例，次序打乱",
        },
        "articles": [f"articles/{name}.md" for _, name in stories],
        "editors": {"责任编辑": ["甲", "乙"], "版式": ["丙"]},
    }
    _dump(folder / "issue.yaml", manifest)
    if plan:
        _dump(folder / "plan.yaml", {"pages": list(_pages(stories, folder))})
    return folder


def _pages(stories: list[tuple[int, str]], folder: Path) -> Iterator[dict[str, object]]:
    adverts = {
        1: ("upper-left", 2, 8),
        2: ("lower-right", 2, 20),
        3: ("lower-left", 5, 14),
        4: ("lower-left", 2, 24),
        6: ("lower-right", 3, 18),
        8: ("lower-right", 2, 22),
    }
    for number, (name, _, _) in enumerate(PAGES, 1):
        page: dict[str, object] = {"name": name, "editors": [f"编辑{number}"]}
        if number == 1:
            page["teasers"] = {"columns": 1, "lines": 22, "corner": "upper-right"}
        if number in adverts and number > 1:
            corner, columns, lines = adverts[number]
            file = f"pictures/advert{number}.png"
            _advert(folder / file, columns, lines, number)
            space = {"file": file, "alt": "广告", "columns": columns, "lines": lines}
            page["adverts"] = [{**space, "corner": corner}]
        if number == 3:
            page["slots"] = [{"priority": "brief", "columns": 1, "corner": "upper-right"}]
        page["stories"] = [f"articles/{story}.md" for on, story in stories if on == number]
        yield page


def _stories(random: Random, folder: Path) -> Iterator[tuple[int, str]]:
    texts, heads = sentences("zh"), headlines()
    random.shuffle(texts)
    random.shuffle(heads)
    number = photos = 0
    for page, (_, count, roles) in enumerate(PAGES, 1):
        for place in range(count):
            number += 1
            name = f"{number:02}"
            role = roles[place] if place < len(roles) else random.choice((None, None, "brief"))
            english = page == 7
            about: dict[str, object] = {"headline": _headline(random, heads, english)}
            about |= {"priority": role} if role else {}
            about |= {"language": "en"} if english else {}
            length = {"lead": 4, "second": 3, "brief": 1, "box": 2}.get(role or "", 2)
            if photos < 25 and role != "brief" and random.random() < 0.8:
                count_here = 2 if role == "lead" else 1
                about["images"] = [
                    photo(random, folder, photos + n, english) for n in range(count_here)
                ]
                photos += count_here
            body = [_paragraph(random, texts, english) for _ in range(length)]
            if page == 6 and place < 2:
                body.insert(2, _table(random, 12 if place else 40))
            front = yaml.safe_dump(about, allow_unicode=True)
            text = f"---\n{front}---\n\n" + "\n\n".join(body) + "\n"
            (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
            yield page, name


def _headline(random: Random, heads: list[str], english: bool) -> str:
    if english:
        return " ".join(random.choice(LATIN).split()[: random.randint(5, 9)]).rstrip(",;")
    return heads.pop() if heads else f"工友来信：第{len(heads) + random.randint(1, 99)}封"


def _paragraph(random: Random, texts: list[str], english: bool) -> str:
    if english:
        return ". ".join(random.sample(LATIN, random.randint(2, 5))) + "."
    text = texts.pop(0)
    texts.append(text)
    return text


def _table(random: Random, rows: int) -> str:
    lines = ["|单位|参加人数|场次|获奖|备注|", "|---|---:|---:|---:|---|"]
    for row in range(1, rows + 1):
        numbers = "|".join(str(random.randint(3, 900)) for _ in range(3))
        lines.append(f"|第{row}工会小组|{numbers}|{random.choice(('', '首次参加', '连续三年'))}|")
    return "\n".join(lines)


def photo(random: Random, folder: Path, number: int, english: bool) -> dict[str, object]:
    """Draws a photo into `pictures` of a folder; what an article says of it."""
    wide, high = random.choice(SHAPES)
    width = 1800
    picture = Image.new("RGB", (width, width * high // wide), (150, 180, 210))
    draw = ImageDraw.Draw(picture)
    height = picture.height
    draw.rectangle((0, height * 6 // 10, width, height), fill=(120, 150, 100))
    for _ in range(14):
        x, y = random.randint(0, width), random.randint(height * 4 // 10, height * 8 // 10)
        tall = height // 6
        colour = tuple(random.randint(60, 230) for _ in range(3))
        head, body, shoulder = tall // 6, tall // 4, y - tall * 2 // 3
        draw.ellipse((x - head, y - tall, x + head, shoulder), fill=(220, 180, 150))
        draw.rectangle((x - body, shoulder, x + body, y), fill=colour)
    name = f"pictures/{number:02}.jpg"
    picture.save(folder / name, quality=80)
    caption = "Members at work." if english else "职工在活动现场。"
    return {"file": name, "caption": caption, "credit": "Staff" if english else "本报摄"}


def _advert(file: Path, columns: int, lines: int, number: int) -> None:
    size = (columns * 520, lines * 66)
    picture = Image.new("RGB", size, (30 + 20 * number, 60, 130))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, size[0] - 20, size[1] - 20), outline="white", width=8)
    middle = (size[0] // 2, size[1] // 2)
    draw.text(middle, f"ADVERT {number}", fill="white", font_size=120, anchor="mm")
    picture.save(file)


def _dump(file: Path, value: object) -> None:
    file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--free", action="store_true")
    arguments = parser.parse_args()
    write(arguments.folder, plan=not arguments.free)


if __name__ == "__main__":
    main()
