"""Make every picture of README and docs from the seeds, below 200 kB each.

    .venv/bin/python docs/pictures.py

Run it by hand when pages look otherwise than in the pictures, and look at what it made.  The
preview's picture needs Chromium (playwright's, or Debian's).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import forms_pictures  # noqa: E402

from benchmarks.newspaper.elastic import write as write_elastic  # noqa: E402
from benchmarks.newspaper.weekly import write as write_weekly  # noqa: E402
from tests.browser import executable  # noqa: E402
from tests.desk.conftest import open_desk  # noqa: E402
from tests.preview.running import Running, run  # noqa: E402
from typeset.desk.issue_state import note_finished  # noqa: E402
from typeset.files.issue_files import digest  # noqa: E402
from typeset.series.next_issue import begin  # noqa: E402

DOCS = ROOT / "docs"
SEEDS = sorted(path.parent for path in (ROOT / "seeds").glob("*/issue.yaml"))
BULLETIN = ROOT / "seeds" / "003-tonghua-3"
SHARP = Image.Resampling.LANCZOS
GREY = (226, 227, 222)
MARGIN = 22
"""Pixels around each page."""
MOST = 200_000
"""Bytes of a picture: a clone stays small."""
LOOKS = {
    "pictures/community.png": "community/sample",
    "pictures/school.png": "school/sample",
    "pictures/campus.png": "campus/sample",
    "pictures/company.png": "company/sample",
    "pictures/newsletter.png": "newsletter/sample",
    "pictures/quiet.png": "quiet/sample-en",
    "pictures/official.png": "official/sample",
    "pictures/work-brief.png": "work-brief/sample",
    "pictures/special-report.png": "special-report/sample",
}
"""The layouts' samples that docs/kinds.md shows."""
COLOURS = 3
"""Colours beside the greys: the masthead's red, the preview's blue and green."""


def compiled(issue: Path, folder: Path, engine: str = "all") -> Path:
    """The PDF of an issue, set in a process of its own."""
    target = folder / f"{issue.parent.name}-{issue.name}-{engine}.pdf"
    command = [sys.executable, "-m", "typeset", "compile", "-q", str(issue / "issue.yaml")]
    environment = {**os.environ, "TYPESET_ENGINE": engine}
    subprocess.run(
        [*command, "-o", str(target)],
        check=True,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
    )
    return target


def page(pdf: Path, number: int, height: int) -> Image.Image:
    """A page (from 0, or from the end), `height` pixels high."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        one = document[number % len(document)]
        return one.render(scale=height / one.get_height()).to_pil().convert("RGB")
    finally:
        document.close()


def in_a_row(pages: Sequence[Image.Image], ground: tuple[int, int, int] = GREY) -> Image.Image:
    """The pages side by side, their feet on one line."""
    width = sum(each.width + MARGIN for each in pages) + MARGIN
    height = max(each.height for each in pages)
    row = Image.new("RGB", (width, height + 2 * MARGIN), ground)
    left = MARGIN
    for each in pages:
        row.paste(each, (left, MARGIN + height - each.height))
        left += each.width + MARGIN
    return row


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, smaller where it would have more bytes than MOST."""
    data = as_png(picture.quantize(256))
    for shades, share in ((16, 1.0), (10, 1.0), (8, 0.9), (8, 0.8), (6, 0.75), (6, 0.65)):
        if len(data) <= MOST:
            break
        size = round(picture.width * share), round(picture.height * share)
        small = picture.resize(size, Image.Resampling.LANCZOS)
        data = as_png(small.quantize(palette=palette(picture, shades), dither=Image.Dither.NONE))
    (DOCS / name).write_bytes(data)
    print(f"docs/{name}: {len(data) // 1000} kB")


def as_png(picture: Image.Image) -> bytes:
    """The bytes of the file."""
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def palette(picture: Image.Image, shades: int) -> Image.Image:
    """The grounds, `shades` of grey, and tints of the brightest colours: few pixels are red."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    bright: list[tuple[int, ...]] = []
    for _, colour in counted:
        if max(colour) - min(colour) > 110 and all(far(colour, each, 90) for each in bright):
            bright.append(colour)
    greys = [(round(255 * n / (shades - 1)),) * 3 for n in reversed(range(shades))]
    tints = [
        tuple(round(255 + (part - 255) * n / 4) for part in colour)
        for colour in bright[:COLOURS]
        for n in range(1, 5)
    ]
    table: list[tuple[int, ...]] = []
    for colour in (counted[0][1], counted[1][1], *greys, *tints):
        if all(far(colour, each, 6) for each in table):
            table.append(colour)
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in table for part in colour])
    return image


def far(one: Sequence[int], other: Sequence[int], least: int) -> bool:
    """Whether two colours differ in a part by more than `least`."""
    return max(abs(x - y) for x, y in zip(one, other, strict=True)) > least


def look(sample: str, folder: Path) -> Image.Image:
    """The first two pages of a layout's sample."""
    pdf = compiled(ROOT / "layouts" / sample, folder)
    return in_a_row([page(pdf, number, 440) for number in (0, 1)])


def blocks(folder: Path) -> Image.Image:
    """Every block once."""
    pdf = compiled(DOCS / "gallery" / "blocks", folder)
    return in_a_row([page(pdf, number, 760) for number in (0, 1, 2)])


def weekly(folder: Path, part: str) -> Image.Image:
    """The dummy or the first pages of the made-up weekly of `benchmarks.newspaper`."""
    issue, target = folder / "weekly", folder / "weekly.pdf"
    if not target.is_file():
        write_weekly(issue)
        command = [sys.executable, "-m", "typeset", "compile", "-q", "--format", "pdf,plan"]
        subprocess.run([*command, "-o", str(target), str(issue)], check=True)
    if part == "pages":
        return in_a_row([page(target, number, 690) for number in (0, 1, 2)])
    drawn = Image.open(folder / "weekly-plan.png").convert("RGB")
    return drawn.resize((1400, 1400 * drawn.height // drawn.width), Image.Resampling.LANCZOS)


def elastic(folder: Path) -> Image.Image:
    """Pull quotes, fillers, groups of pictures and a photo page."""
    target = folder / "elastic.pdf"
    command = [sys.executable, "-m", "typeset", "compile", "-q", "--format", "pdf,plan"]
    issue = write_elastic(folder / "elastic")
    subprocess.run([*command, "-o", str(target), str(issue)], check=True)
    return in_a_row([page(target, number, 690) for number in (0, 1, 2)])


def gallery(folder: Path) -> Image.Image:
    """The first page of each look, five in a row."""
    firsts = [
        page(compiled(ROOT / "layouts" / sample, folder), 0, 440) for sample in LOOKS.values()
    ]
    rows = [in_a_row(firsts[:5]), in_a_row(firsts[5:])]
    whole = Image.new("RGB", (max(r.width for r in rows), sum(r.height for r in rows)), GREY)
    top = 0
    for row in rows:
        whole.paste(row, ((whole.width - row.width) // 2, top))
        top += row.height
    return whole


def before_and_after(folder: Path) -> Image.Image:
    """The text of page 2 as stock WeasyPrint sets it, and as typeset does."""
    both = [page(compiled(BULLETIN, folder, engine), 1, 1700) for engine in ("stock", "all")]
    cut = [each.crop((130, 200, 1060, 1030)) for each in both]
    return in_a_row(cut, (255, 255, 255))


def preview() -> Image.Image:
    """The preview in a window, a paragraph chosen."""

    def choose(window: Page) -> None:
        window.mouse.click(800, 520)
        window.get_by_text("articles/01-recuperation.md").first.wait_for()
        window.get_by_role("tab", name="文章").click()

    return in_a_window(run(BULLETIN), (1440, 900), choose)


def desk() -> Image.Image:
    """The desk in a window, a paragraph open."""

    def choose(window: Page) -> None:
        window.locator("#articles li button").nth(1).click()
        window.locator("#edit .block textarea").wait_for()

    return in_a_window(open_desk(BULLETIN), (1366, 768), choose)


def shelf(folder: Path) -> Image.Image:
    """A shelf: a bulletin with its next issue, and one that was changed since its PDF was made."""
    root = folder / "各期"
    for name, seed in (("2023-03", BULLETIN), ("2023-06", SEEDS[0])):
        shutil.copytree(seed, root / name)
    note_finished(root / "2023-03", digest(root / "2023-03"))
    note_finished(root / "2023-06", "of what it was before")
    begin(root / "2023-03")

    def look(window: Page) -> None:
        window.locator("#series em:not([hidden])").first.wait_for()
        for picture in window.locator("#series img").all():
            picture.and_(window.locator(".loaded")).wait_for()

    return in_a_window(open_desk(root), (1366, 768), look, "#series li")


def outputs(folder: Path) -> Image.Image:
    """The sample as web page, mail, the public account's page, e-book and Word file."""
    forms = (forms_pictures.web, forms_pictures.mail, forms_pictures.wechat, forms_pictures.epub)
    pages = [form(folder)[-1 if form is forms_pictures.epub else 0] for form in forms]
    pages += forms_pictures.word(folder)[:1]
    high = 480
    return in_a_row([p.resize((p.width * high // p.height, high), SHARP) for p in pages])


def in_a_window(
    running: Running,
    size: tuple[int, int],
    act: Callable[[Page], None],
    ready: str = ".sheet[data-shown] svg.text",
) -> Image.Image:
    """What a window of this size shows of a running server after `act`, which begins at `ready`."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=executable(), args=["--no-sandbox"]
            )
            viewport = ViewportSize(width=size[0], height=size[1])
            window = browser.new_context(viewport=viewport, locale="zh-CN").new_page()
            window.goto(running.url)
            window.wait_for_selector(ready)
            act(window)
            window.wait_for_timeout(2000)  # until the interface's own face is there
            window.evaluate("document.body.style.display = 'none'; document.body.offsetTop")
            window.evaluate("document.body.style.display = ''")  # all is laid out with it
            window.wait_for_timeout(500)
            data = window.screenshot()
            browser.close()
    finally:
        running.stop()
    return Image.open(BytesIO(data)).convert("RGB")


def main(wanted: Iterable[str]) -> None:
    """Make the pictures whose names contain one of these words; all, where there is none."""
    words = tuple(wanted) or ("",)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdfs = {issue.name[:3]: compiled(issue, folder) for issue in SEEDS}
        makers = {
            "pictures/bulletin.png": lambda: in_a_row(
                [page(pdfs["003"], number, 760) for number in (0, 1, -1)]
            ),
            "pictures/newspaper.png": lambda: in_a_row(
                [page(pdfs[number], 0, 1000) for number in ("001", "002")]
            ),
            "pictures/seeds.png": lambda: in_a_row(
                [page(pdf, 0, 610) for _, pdf in sorted(pdfs.items())]
            ),
            "clreq-before-after.png": lambda: before_and_after(folder),
            "pictures/preview.png": preview,
            "pictures/desk.png": desk,
            "pictures/shelf.png": lambda: shelf(folder),
            "pictures/outputs.png": lambda: outputs(folder),
            "pictures/form-word.png": lambda: in_a_row(forms_pictures.word(folder)),
            "pictures/form-web.png": lambda: in_a_row(forms_pictures.web(folder)),
            "pictures/form-wechat.png": lambda: in_a_row(forms_pictures.wechat(folder)),
            "pictures/form-mail.png": lambda: in_a_row(forms_pictures.mail(folder)),
            "pictures/form-epub.png": lambda: in_a_row(forms_pictures.epub(folder)),
            "pictures/form-text.png": lambda: in_a_row(forms_pictures.text(folder)),
            "pictures/gallery.png": lambda: gallery(folder),
            "pictures/blocks.png": lambda: blocks(folder),
            "pictures/newspaper-plan.png": lambda: weekly(folder, "plan"),
            "pictures/newspaper-weekly.png": lambda: weekly(folder, "pages"),
            "pictures/newspaper-elastic.png": lambda: elastic(folder),
            **{file: partial(look, sample, folder) for file, sample in LOOKS.items()},
        }
        for file, make in makers.items():
            if any(word in file for word in words):
                keep(make(), file)


if __name__ == "__main__":
    main(sys.argv[1:])
