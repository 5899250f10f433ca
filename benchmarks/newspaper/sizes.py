"""How long newspapers of several sizes take, and a change of a few words in one of them.

    python -m benchmarks.newspaper.sizes [NAME …]

Each issue is set from its files to laid-out pages, in seconds of CPU of one process and of the
clock, after a first small issue has loaded the faces.  What is previewed is set with its PDF, as
the preview's worker does it.  The garbage collector looks as seldom as in those processes.  The
aims: a page in 1 s; 60 stories on 16 pages in 20 s; 300 stories in 20 s; 30 stories again after a
change of words in 0.4 s.  The machine's load stands beside the figures: on a busy one the clock
counts the work of others, and a core does less in a second.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

import yaml

from benchmarks.newspaper.weekly import headlines, photo, sentences
from typeset.engine.garbage_collection import expect_one_document
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate
from typeset.preview.build import build
from typeset.preview.edition import PreviewEdition
from typeset.preview.worker import GARBAGE_THRESHOLD

T = TypeVar("T")

TIMES = 5
"""Words are changed that number of times; the slowest change counts."""


@dataclass(frozen=True)
class Size:
    """An issue: its stories, the paragraphs of the longest, of how many one has a photo."""

    stories: int
    longest: int
    photo_each: int
    aim: float
    """Seconds."""


SIZES = {
    "page": Size(6, 4, 6, 1.0),
    "60 stories": Size(60, 12, 2, 20.0),
    "300 stories": Size(300, 4, 10, 20.0),
}
PREVIEWED = Size(30, 5, 3, 0.4)


def write(folder: Path, size: Size, seed: int = 16) -> Path:
    """Write an issue of that size: the words of the seeds, in another order."""
    random = Random(seed)
    (folder / "articles").mkdir(parents=True)
    (folder / "pictures").mkdir()
    texts, heads = sentences("zh"), headlines()
    names = []
    for number in range(size.stories):
        role = "lead" if number % 8 == 0 else random.choice((None, None, "second", "brief"))
        about: dict[str, object] = {"headline": f"{random.choice(heads)}"}
        about |= {"priority": role} if role else {}
        if role != "brief" and number % size.photo_each == 1:
            about["images"] = [photo(random, folder, number, english=False)]
        most = 2 if role == "brief" else size.longest
        body = [random.choice(texts) for _ in range(random.randint(1, most))]
        front = yaml.safe_dump(about, allow_unicode=True)
        names.append(f"articles/{number + 1:03}.md")
        text = f"---\n{front}---\n\n" + "\n\n".join(body) + "\n"
        (folder / names[-1]).write_text(text, encoding="utf-8")
    manifest = {"layout": "newspaper", "masthead": {"name": "工友时报"}, "articles": names}
    text = yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    return folder


def timed(work: Callable[[], T]) -> tuple[float, float, T]:
    """Seconds of CPU and of the clock that work takes; what it gave."""
    gc.collect()
    cpu, clock = time.process_time(), time.perf_counter()
    made = work()
    return time.process_time() - cpu, time.perf_counter() - clock, made


def compiled(folder: Path) -> int:
    """Set an issue; its pages."""
    return len(paginate(compose(load(folder))).document.pages)


def previewed(folder: Path) -> int:
    """Set an issue as the preview does; its pages."""
    edition = build(folder / "issue.yaml")
    assert isinstance(edition, PreviewEdition)
    return len(edition.sheets)


def changed(folder: Path, number: int) -> None:
    """Some words of one article are others, as many as before."""
    article = folder / "articles" / "004.md"
    lines = article.read_text(encoding="utf-8").splitlines()
    lines[-1] = "改第123456789处"[: 2 + number] + lines[-1][2 + number :]
    article.write_text("\n".join(lines) + "\n", encoding="utf-8")


def lengthened(folder: Path, number: int) -> None:
    """One article is a line or two longer."""
    article = folder / "articles" / f"{number + 4:03}.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(
        text.rstrip() + "编辑在这一篇的最后添上了一句话。" * 2 + "\n", encoding="utf-8"
    )


def said(name: str, cpu: float, clock: float, pages: int, aim: float) -> None:
    """Print a line of figures."""
    load_now = os.getloadavg()[0]
    print(
        f"{name:28}{pages:4} pages {cpu:8.2f} s of CPU {clock:8.2f} s"
        f"  (aim {aim:g} s; load {load_now:.1f})",
        flush=True,
    )


def change(folder: Path) -> None:
    """Set an issue as the preview does, again and again; the slowest change of each kind counts."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    previewed(folder)
    gc.freeze()
    for name, edit in (("words changed", changed), ("a line more", lengthened)):
        slowest = 0.0, 0.0
        for number in range(TIMES):
            edit(folder, number)
            cpu, clock, pages = timed(partial(previewed, folder))
            slowest = max(slowest, (cpu, clock))
        said(f"30 stories, {name}", *slowest, pages, PREVIEWED.aim)


def main() -> None:
    wanted = sys.argv[1:] or [*SIZES, "preview"]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        compiled(write(home / "first", Size(1, 1, 9, 0)))
        expect_one_document()
        for each, size in SIZES.items():
            if each in wanted:
                folder = write(home / each, size)
                said(each, *timed(partial(compiled, folder)), size.aim)
        if "preview" in wanted:
            change(write(home / "preview", PREVIEWED))


if __name__ == "__main__":
    main()
