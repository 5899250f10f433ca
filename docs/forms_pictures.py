"""The pictures of docs/outputs.md: the bulletin's sample in the program that each form is read in.

`docs/pictures.py` makes them.  Word's needs LibreOffice (Debian: libreoffice-writer-nogui).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.outputs.word_pages import FACES, font_configuration  # noqa: E402
from tests.browser import executable  # noqa: E402

SAMPLE = ROOT / "layouts" / "bulletin" / "sample"
SCREEN = {
    "Source Han Serif SC": "Typeset Song",
    "PingFang SC": "Typeset Hei",
    "Georgia": "Typeset Latin",
    "Microsoft YaHei": "Typeset Latin Sans",
    "KaiTi": "Typeset Kai",
    "sans-serif": "Typeset Hei",
}
"""Typeset's faces for those of telephones, which a machine may lack."""
HEIGHT = 600
"""Pixels of each picture of a form."""


def forms_of_the_sample(folder: Path) -> Path:
    """The folder with all forms of the sample, made once."""
    target = folder / "forms" / "forms.pdf"
    if not target.is_file():
        target.parent.mkdir()
        names = "pdf,docx,web,wechat,email,epub,txt,md"
        command = [sys.executable, "-m", "typeset", "compile", "-q", "--format", names]
        subprocess.run([*command, str(SAMPLE), "-o", str(target)], check=True, cwd=ROOT)
    return target.parent


@contextmanager
def browser_with_our_faces(folder: Path) -> Iterator[Browser]:
    """Chromium, in which other faces are ours."""
    faces = {**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder, SCREEN))}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox"], env=faces
        )
        yield browser
        browser.close()


def shot(
    browser: Browser,
    file: Path,
    width: int = 390,
    down: int = 0,
    scheme: Literal["light", "dark"] = "light",
    style: str = "",
) -> Image.Image:
    """What a window shows of a page that was scrolled `down` pixels, HEIGHT high.

    `style` is that of the reader's program.
    """
    size = ViewportSize(width=width, height=round(HEIGHT * width / 390))
    window = browser.new_page(viewport=size, color_scheme=scheme)
    window.goto(file.as_uri())
    if style:
        window.add_style_tag(content=style)
    window.evaluate(f"scrollTo(0, {down})")
    picture = Image.open(BytesIO(window.screenshot())).convert("RGB")
    window.close()
    return picture.resize((390, HEIGHT), Image.Resampling.LANCZOS)


def word(folder: Path) -> Sequence[Image.Image]:
    """The first and the last page as LibreOffice lays the Word file out."""
    forms = forms_of_the_sample(folder)
    faces = {**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder, FACES))}
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(forms / "office")]
    subprocess.run([*command, str(forms / "forms.docx")], env=faces, check=True)
    document = pypdfium2.PdfDocument(forms / "office" / "forms.pdf")
    pages = [document[number] for number in range(len(document))]
    return [p.render(scale=640 / p.get_height()).to_pil().convert("RGB") for p in pages]


def web(folder: Path) -> Sequence[Image.Image]:
    """By day, by night, and on a wide screen."""
    file = forms_of_the_sample(folder) / "forms-web.html"
    with browser_with_our_faces(folder) as browser:
        night = shot(browser, file, down=1150, scheme="dark")
        return [shot(browser, file), night, shot(browser, file, width=900)]


def wechat(folder: Path) -> Sequence[Image.Image]:
    """The page to be pasted, the cover above the head of the long picture."""
    forms = forms_of_the_sample(folder)
    with browser_with_our_faces(folder) as browser:
        page = shot(browser, forms / "forms-wechat.html")
    beside = Image.new("RGB", (390, HEIGHT), "white")
    with Image.open(forms / "forms-wechat-cover.jpg") as cover:
        beside.paste(cover.resize((390, 166), Image.Resampling.LANCZOS), (0, 0))
    with Image.open(forms / "forms-wechat-long.jpg") as long:
        high = 390 * long.height // long.width
        beside.paste(long.resize((390, high), Image.Resampling.LANCZOS), (0, 186))
    return [page, beside]


def mail(folder: Path) -> Sequence[Image.Image]:
    """By day, by night, and with its styles taken away."""
    forms = forms_of_the_sample(folder)
    message = message_from_bytes((forms / "forms.eml").read_bytes(), policy=policy.default)
    body = message.get_body(("html",))
    assert body
    html = body.get_content()
    for part in message.walk():
        if part["Content-ID"]:
            data = b64encode(part.get_content()).decode("ascii")
            address = f"data:{part.get_content_type()};base64,{data}"
            html = html.replace(f"cid:{part['Content-ID'].strip('<>')}", address)
    bare = re.sub(r"<style>.*?</style>|<div style=\"display:none.*?</div>", "", html, flags=re.S)
    styled, plain = forms / "mail.html", forms / "mail-bare.html"
    styled.write_text(html, encoding="utf-8")
    plain.write_text(re.sub(r' (style|class)="[^"]*"', "", bare), encoding="utf-8")
    with browser_with_our_faces(folder) as browser:
        night = shot(browser, styled, down=900, scheme="dark")
        return [shot(browser, styled), night, shot(browser, plain, width=700)]


def epub(folder: Path) -> Sequence[Image.Image]:
    """The contents and two articles; the reader's program chooses face and size."""
    forms = forms_of_the_sample(folder)
    with ZipFile(forms / "forms.epub") as book:
        book.extractall(forms / "book")
    pages = [forms / "book" / "EPUB" / f"{name}.xhtml" for name in ("nav", "article1", "article2")]
    style = "body { margin: 24px; font: 17px/1.7 'Typeset Song'; background: #f6f1e6 }"
    with browser_with_our_faces(folder) as browser:
        return [shot(browser, page, style=style) for page in pages]


def text(folder: Path) -> Sequence[Image.Image]:
    """Plain text and Markdown."""
    forms = forms_of_the_sample(folder)
    pages = []
    with browser_with_our_faces(folder) as browser:
        for ending in ("txt", "md"):
            said = escape((forms / f"forms.{ending}").read_text(encoding="utf-8"))
            page = forms / f"{ending}.html"
            style = "white-space: pre-wrap; font: 15px/1.6 'Typeset Mono', 'Typeset Hei'"
            page.write_text(f'<meta charset="utf-8"><pre style="{style}">{said}</pre>', "utf-8")
            pages.append(shot(browser, page, width=480))
    return pages
