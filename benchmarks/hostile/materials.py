"""What the hostile inputs are made of: whole files of every kind, and the faults put into them."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
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

![图](p.png) ![图](p.jpg)

![图](p.webp)

![图](p.tif)

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
PICTURES = {"p.png": "PNG", "p.jpg": "JPEG", "p.webp": "WEBP", "p.tif": "TIFF"}
FACE = "fonts/latin.otf"
WORDS = (
    b"\0", b"\xff", b"\xe4\xb8", b"9" * 400, b"-1", b"1e999", b"(" * 200, b"{" * 200, b"[" * 200,
    b"{{ x }}", b"{% for x in range(99999) %}", b"url(file:///etc/passwd)", b"../" * 9, b"&a;",
    b"@import", b"var(--a)", b"!important", b"\\", b"\n---\n", b": ", b"- ", b"\t", b"|" * 99,
    b"<use href='#a'/>", b"calc(", b"content: counter(x)", "“”——……".encode(), b"*", b"`", b"^[",
)  # fmt: skip


EXTREMES = (b"", b"-1", b"0", b"99999999999", b"1e9", b"abc", b"NaN", b"%", b"\xff", b"#a", b"../a")
HTML = """<!doctype html><html lang="zh"><head><title>简报</title>
<style>p { color: red }</style></head>
<body><h1>标题</h1><h2>副题</h2><p class="a" style="margin: 1em">
正文<b>强</b><br>又<a href="b.html#c">链</a></p>
<ul><li>一<li>二</ul><table border="1">
<tr><td colspan="2" rowspan="1">甲</td></tr><tr><td>1</td><td>2</td></tr>
</table>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="9">
<pre> a </pre></body></html>"""
TEXT = """通化工运信息
第3期
2023年3月

工会送清凉
　　春天来了，工会组织职工到车间一线看望大家。
（张三）
一、基本情况
　　1．甲。
本期编辑：李四
报送：市委
"""
RTF = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 A;}}\f0\fs24 \b Head\b0\par "
RTF += r"\u26149?\'b4\'ba text\par\trowd\cellx900 a\cell\row}"
MAIL = """From: a@a.example
Subject: =?utf-8?b?566A5oql?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

正文。
--x
Content-Type: text/html; charset=gbk
Content-Transfer-Encoding: quoted-printable

<p>=D5=FD=CE=C4</p>
--x--
"""


@cache
def raw_files() -> dict[str, bytes]:
    """A whole file of each kind that the import reads, by its name."""
    return {
        "a.txt": TEXT.encode(),
        "b.txt": TEXT.encode("gbk"),
        "a.md": ARTICLE.encode(),
        "a.html": HTML.encode(),
        "a.rtf": RTF.encode(),
        "a.eml": MAIL.encode(),
        "a.docx": _word(),
        "a.xlsx": _sheet(),
        "a.pdf": _pdf(),
    }


def _word() -> bytes:
    """A Word file with styles, a list, a table, a picture and a header."""
    import docx

    document = docx.Document()
    document.add_heading("标题", 0)
    document.add_heading("小标题", 1)
    document.add_paragraph("正文一。").add_run("强调").bold = True
    document.add_paragraph("一", style="List Bullet")
    document.add_paragraph("1", style="List Number")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "甲"
    document.add_picture(io.BytesIO(picture("PNG")))
    document.sections[0].header.paragraphs[0].text = "页眉"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sheet() -> bytes:
    """A workbook of two rows."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["甲", 1, None])
    book.active.append(["乙", 2.5, "丙"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def _pdf() -> bytes:
    """A PDF with uncompressed streams: of the small issue."""
    import pikepdf

    with TemporaryDirectory() as name:
        issue = Path(name) / "issue"
        write_issue(issue)
        words = ["compile", str(issue), "-q", "-o", str(issue / "out.pdf")]
        subprocess.run([sys.executable, "-m", "typeset", *words], cwd=ROOT, check=True)
        pdf, out = pikepdf.open(issue / "out.pdf"), io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue()


@cache
def picture(kind: str) -> bytes:
    """A small picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.radial_gradient("L").resize((40, 30)).convert("RGB").save(out, kind)
    return out.getvalue()


def write_issue(folder: Path) -> None:
    """The small issue, with pictures of each kind."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, kind in PICTURES.items():
        (folder / name).write_bytes(picture(kind))


def write_hostile_issue(folder: Path, chance: random.Random) -> list[str]:
    """An issue with one spoiled file; the words of the command that compiles it."""
    write_issue(folder)
    victim = chance.choice([*FILES, *FILES, *PICTURES, FACE])
    if victim == FACE:
        (folder / "fonts").mkdir()
        shutil.copy(ROOT / "fonts/latin-sans.otf", folder / FACE)
    target = folder / victim
    target.write_bytes(spoiled(target.read_bytes(), chance))
    return ["compile", str(folder), "-q", "-o", str(folder / "out.pdf"), "--limit", "40"]


def write_hostile_source(folder: Path, chance: random.Random) -> list[str]:
    """A spoiled raw file; the words of the command that imports it."""
    name, data = chance.choice(list(raw_files().items()))
    target = folder / name
    data = spoiled_zip(data, chance) if data.startswith(b"PK") else spoiled(data, chance)
    target.write_bytes(data)
    return ["import", str(target), "--out", str(folder / "out"), "-q"]


def spoiled_zip(data: bytes, chance: random.Random) -> bytes:
    """A zip file with a spoiled member, or, seldom, spoiled as a whole."""
    if not chance.randrange(6):
        return spoiled(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        likely = [name for name in names if "document" in name or "sheet" in name]
        victim = chance.choice(names + likely * 9)
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, spoiled_markup(content, chance) if name == victim else content)
    return out.getvalue()


def spoiled_markup(data: bytes, chance: random.Random) -> bytes:
    """Markup with other values, elements lost, doubled or put into others; it stays well-formed."""
    for _ in range(chance.randint(1, 4)):
        spots = list(re.finditer(rb'="([^"]*)"', data))
        elements = list(re.finditer(rb"<([\w:]+)[^<>]*(?:/>|>[^<>]*</\1>)", data))
        action = chance.randrange(4)
        if action == 0 and spots:
            start, end = chance.choice(spots).span(1)
            data = data[:start] + chance.choice(EXTREMES[:-2]).replace(b"\xff", b"") + data[end:]
        elif elements:
            start, end = chance.choice(elements).span()
            piece = data[start:end]
            other = chance.choice(elements)[0]
            new = (b"", piece * chance.choice((2, 30)), other + piece)[action % 3]
            data = data[:start] + new + data[end:]
    return data if chance.randrange(5) else spoiled(data, chance)


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
