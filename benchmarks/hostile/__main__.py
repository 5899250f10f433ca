"""Hostile inputs at random: `python -m benchmarks.hostile --seed 1 --count 200 --seconds 600`.

Takes files of a small issue (manifest, article, layout.yaml, CSS, template, drawing, face), spoils
one in each round, and compiles it.  The same seed makes the same inputs.
Prints how they ended: internal errors, signals, too long, too much memory, errors without a place.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
BATCH = 20
SLOW, LARGE = 20.0, 1024
"""Seconds and MB beyond which an input counts as too long, as too much."""

ARTICLE = """---
headline: 标题
byline: [甲, 乙]
---

## 小标题

正文**强调**和[链接](https://a.example)，注[^1]。

- 一
- 二

| 甲 | 乙 |
|----|----|
| 1  | 2  |

![图](p.svg "说明")

[^1]: 注文。
"""
FILES = {
    "issue.yaml": "layout: own\nmasthead: {name: 简报, number: 3, date: 2024-05-01}\n"
    "articles: [a.md]\neditors: {编辑: [甲]}\nprinted: {copies: 300}\n",
    "a.md": ARTICLE,
    "layouts/own/layout.yaml": "name: own\nextends: bulletin\n"
    "options: {seal: {type: text, default: 样}}\n",
    "layouts/own/print.css": ".seal { color: device-cmyk(0 1 1 0); margin: calc(1px + 2 * 3pt) }\n"
    "@page { size: A4; @top-left { content: string(x) } }\n",
    "layouts/own/page.html.j2": '{% extends "bulletin/page.html.j2" %}\n{% block masthead %}'
    '<p class="seal">{{ options.seal|upper }}</p>{{ super() }}{% endblock %}\n',
    "p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<g id="a"><path d="M0 0L9 9z" transform="scale(2)"/></g><use href="#a"/></svg>\n',
}
FACE = "fonts/latin.otf"
WORDS = (
    b"\0", b"\xff", b"\xe4\xb8", b"9" * 400, b"-1", b"1e999", b"(" * 200, b"{" * 200, b"[" * 200,
    b"{{ x }}", b"{% for x in range(99999) %}", b"url(file:///etc/passwd)", b"../" * 9, b"&a;",
    b"@import", b"var(--a)", b"!important", b"\\", b"\n---\n", b": ", b"- ", b"\t", b"|" * 99,
    b"<use href='#a'/>", b"calc(", b"content: counter(x)", "“”——……".encode(), b"*", b"`", b"^[",
)  # fmt: skip


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to six faults."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(5):
            case 0:
                out[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[place : place + chance.randint(1, 40)]
            case 2:
                out[place:place] = chance.choice(WORDS) * chance.choice((1, 1, 1, 20))
            case 3:
                out[place:place] = out[place : place + chance.randint(1, 80)] * chance.randint(
                    1, 30
                )
            case _:
                del out[place:]
    return bytes(out)


def write_case(folder: Path, chance: random.Random) -> None:
    """An issue with one spoiled file; its name stands in the folder's."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    victim = chance.choice([*FILES, FACE])
    if victim == FACE:
        (folder / "fonts").mkdir()
        shutil.copy(ROOT / "fonts/latin-sans.otf", folder / FACE)
    target = folder / victim
    target.write_bytes(spoiled(target.read_bytes(), chance))


def ends_of(root: Path) -> list[dict[str, object]]:
    """How the cases in `root` ended; one whose process died is named by its signal."""
    waiting = sorted(root.iterdir())
    ends: list[dict[str, object]] = []
    program = ROOT / "tests/hostile/run_inputs.py"
    while waiting:
        command = [sys.executable, program, root]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=_environment())
        new = [json.loads(line) for line in done.stdout.splitlines()]
        ends += new
        for folder in waiting[: len(new)]:
            shutil.rmtree(folder)
        waiting = waiting[len(new) :]
        if waiting:  # the process died with the first of them
            ends.append(
                {"case": waiting[0].name, "status": done.returncode, "said": "", "seconds": 0}
            )
            shutil.rmtree(waiting.pop(0))
    return ends


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT), "TYPESET_LANG": "en"}


def faults(end: dict[str, object]) -> list[str]:
    """What is wrong with how an input ended."""
    status, said = end["status"], str(end["said"])
    found = []
    if status == 70:
        found.append("internal error")
    elif isinstance(status, int) and status < 0:
        found.append("signal")
    elif status == 2 and "┌─" not in said:
        found.append("no place")
    if float(str(end.get("seconds", 0))) > SLOW:
        found.append("too long")
    if int(str(end.get("peak", 0))) > LARGE:
        found.append("too much memory")
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    wish = parser.parse_args()
    until, tried, counted = time.monotonic() + wish.seconds, 0, Counter[str]()
    while tried < wish.count and time.monotonic() < until:
        with TemporaryDirectory() as name:
            root = Path(name).resolve()
            for number in range(tried, min(tried + BATCH, wish.count)):
                folder = root / f"{number:06}"
                folder.mkdir()
                write_case(folder, random.Random(f"{wish.seed} {number}"))
            ends = ends_of(root)
        tried += len(ends)
        for end in ends:
            counted[f"status {end['status']}"] += 1
            for fault in faults(end):
                counted[fault] += 1
                print(f"{end['case']}: {fault}: {str(end['said'])[:300]}", flush=True)
    print(f"{tried} inputs, seed {wish.seed}")
    for name, number in sorted(counted.items()):
        print(f"{number:6}  {name}")


if __name__ == "__main__":
    main()
