"""Large and degenerate inputs, with what each takes: `python -m benchmarks.hostile.sizes [NAME …]`.

Each is written, run through the command in a process of its own, and told with its status, seconds
of a processor, and the most memory (MB) that its processes held.  With a case over its bound the
status is 1.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "春天来了，工会组织职工到车间一线看望大家，送去清凉和问候。"
MEMORY = 6 * 1024
"""MB that any of them may take: the command's own limit."""


@dataclass(frozen=True)
class Case:
    """One input: its writer (gets the folder, gives the command), its bound in seconds."""

    name: str
    seconds: float
    write: Callable[[Path], list[str]]
    statuses: tuple[int, ...] = (0,)


def issue(
    *articles: str, manifest: str = "", layout: str = "bulletin"
) -> Callable[[Path], list[str]]:
    """An issue of these articles, compiled."""

    def write(folder: Path) -> list[str]:
        names = [f"{number:05}.md" for number in range(len(articles))]
        for name, article in zip(names, articles, strict=True):
            (folder / name).write_text(article, encoding="utf-8")
        head = f"layout: {layout}\nmasthead: {{name: 简报, date: 2024-05-01}}\n{manifest}"
        listed = "".join(f"- {name}\n" for name in names)
        (folder / "issue.yaml").write_text(f"{head}articles:\n{listed}", encoding="utf-8")
        return ["compile", str(folder), "-o", str(folder / "out.pdf"), "-q"]

    return write


def source(name: str, content: str) -> Callable[[Path], list[str]]:
    """A raw file, imported."""

    def write(folder: Path) -> list[str]:
        (folder / name).write_text(content, encoding="utf-8")
        return ["import", str(folder / name), "--out", str(folder / "out"), "-q"]

    return write


def notes(number: int, together: int) -> str:
    """An article with so many notes, `together` of them in a paragraph."""
    calls = [f"文字[^{n}]" for n in range(number)]
    lines = ["，".join(calls[at : at + together]) + "。" for at in range(0, number, together)]
    return "\n\n".join([*lines, *(f"[^{n}]: 注文第{n}条。" for n in range(number))]) + "\n"


def story(number: int, sentences: int = 6) -> str:
    """A story of a newspaper, as long as its number says."""
    length = 1 + number % sentences
    paragraphs = "\n\n".join(SENTENCE * 3 for _ in range(length))
    return f"---\nheadline: 工会送清凉活动第{number}站\n---\n\n{paragraphs}\n"


def text(size: int) -> str:
    """Lines of a raw text, `size` bytes in UTF-8."""
    line = SENTENCE * 4 + "\n"
    return line * (size // len(line.encode()))


def article(size: int) -> str:
    """Paragraphs of five sentences, `size` bytes in UTF-8."""
    paragraph = SENTENCE * 5 + "\n\n"
    return paragraph * (size // len(paragraph.encode()))


def short_articles(number: int) -> Iterator[str]:
    """Articles of one paragraph."""
    for count in range(number):
        yield f"---\nheadline: 第{count}篇\n---\n\n{SENTENCE * 3}\n"


MB = 2**20
TABLE = "|甲|乙|\n|-|-|\n" + "|一|二|\n" * 20_000
NOTICES = "notices: [" + "告, " * 800_000 + "告]\n"
SHORT = "".join(f"第{number}行短\n" for number in range(20_000))
CASES = (
    Case("a paragraph with 1,600 notes", 20, issue(notes(1600, 1600))),
    Case("1,000 notes", 5, issue(notes(1000, 5))),
    Case("10,000 notes", 20, issue(notes(10_000, 5))),
    Case("one note called 3,000 times", 20, issue("文[^1]" * 3000 + "\n\n[^1]: 注。\n"), (0, 2)),
    Case("20,000 openings of a note", 20, issue("^[" * 20_000), (0, 2)),
    Case("a word of 300,000 letters", 20, issue("a" * 300_000)),
    Case("a word of 1,000,000 letters", 20, issue("a" * 1_000_000), (0, 2)),
    Case("a line of 300,000 characters", 20, issue("字" * 300_000)),
    Case("a list of 10,000 items", 20, issue("- 甲乙丙\n" * 10_000)),
    Case("100,000 brackets", 20, issue("[" * 100_000), (0, 2)),
    Case("100,000 pipes", 20, issue("|" * 100_000 + "\n" + "|-" * 50_000), (0, 2)),
    Case("100,000 stars", 20, issue("*a " * 100_000), (0, 2)),
    Case("a table of 20,000 rows", 60, issue(TABLE), (0, 2)),
    Case("4 MB of notices", 20, issue("正文。", manifest=NOTICES), (0, 2)),
    Case("300 stories of a newspaper", 20, issue(*map(story, range(300)), layout="newspaper")),
    Case("2,000 articles", 20, issue(*short_articles(2000))),
    Case("an article of 4 MB", 60, issue(article(4 * MB))),
    Case("text of 20,000 short lines", 10, source("a.txt", SHORT)),
    Case("text of 20,000 equal lines", 10, source("a.txt", "短行\n" * 20_000)),
    Case("HTML of 100,000 <br>", 10, source("a.html", "<p>甲<br>" + "乙<br>" * 100_000)),
    Case("HTML of 100,000 empty <br>", 10, source("a.html", "<p>甲" + "<br>" * 100_000)),
    Case("1 MB of text", 2, source("a.txt", text(MB))),
    Case("10 MB of text", 30, source("a.txt", text(10 * MB)), (0, 2)),
    Case("1.6 GB of text", 20, lambda folder: large(folder, "source.txt"), (0, 2)),
    Case("1.6 GB of an article", 20, lambda folder: large(folder, "a.md"), (0, 2)),
)  # fmt: skip


def large(folder: Path, name: str) -> list[str]:
    """A file of 1.6 GB, as a source or as an article."""
    line = (SENTENCE * 4 + "\n").encode()
    block = line * (2**20 // len(line))
    with (folder / name).open("wb") as file:
        for _ in range(1_600_000_000 // len(block)):
            file.write(block)
    if name == "source.txt":
        return ["import", str(folder / name), "--out", str(folder / "out"), "-q"]
    (folder / "issue.yaml").write_text(f"articles: [{name}]\n", encoding="utf-8")
    return ["compile", str(folder), "-q"]


def run(case: Case) -> bool:
    """Run a case in a process of its own and tell what it took; whether that is within bounds."""
    with TemporaryDirectory() as name:
        words = case.write(Path(name).resolve())
        command = [sys.executable, "-P", "-m", "typeset", *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TYPESET_LANG": "en"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took, peak = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    good = took <= case.seconds and peak <= MEMORY and done.returncode in case.statuses
    told = " ".join(done.stderr.split())[:150]
    figures = f"{done.returncode:4} {took:6.1f} s {peak:6} MB"
    print(f"{'' if good else '!':1} {case.name:32} {figures}  {told}", flush=True)
    return good


def main(names: list[str]) -> int:
    """Run the cases whose names begin with one of `names`, or all: each in a child of its own."""
    chosen = [case for case in CASES if not names or any(case.name.startswith(n) for n in names)]
    if len(chosen) == 1:
        return 0 if run(chosen[0]) else 1
    here = [sys.executable, "-m", "benchmarks.hostile.sizes"]
    return max(
        (subprocess.run([*here, case.name], cwd=ROOT).returncode for case in chosen), default=0
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
