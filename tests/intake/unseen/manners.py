# ruff: noqa: E501
"""Newsrooms' manners: the same texts set in other ways, each with what a reader finds in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import yaml

from typeset.files.resources import FONTS

TEXTS = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))
ZH, EN = TEXTS["zh"], TEXTS["en"]


@dataclass(frozen=True)
class Article:
    """What a reader finds: headline, byline as printed (None: none apart from the text),
    paragraphs."""

    headline: str
    byline: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One issue in one manner: HTML and CSS to print, and what is in it."""

    name: str
    body: str
    css: str
    articles: tuple[Article, ...]
    masthead: dict[str, object] = field(default_factory=dict)
    colophon: dict[str, object] = field(default_factory=dict)

    @property
    def html(self) -> str:
        return f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><style>{BASE}{self.css}</style>{self.body}"


FACES = "".join(
    f"@font-face {{ font-family: {family}; src: url({(FONTS / file).as_uri()}); {more} }}\n"
    for family, file, more in (
        ("Song", "song.otf", ""),
        ("Song", "song-bold.otf", "font-weight: 700"),
        ("Roman", "latin.otf", ""),
        ("Roman", "latin-bold.otf", "font-weight: 700"),
        ("Roman", "latin-italic.otf", "font-style: italic"),
    )
)
BASE = (
    FACES
    + """
@page { size: A4; margin: 25mm 22mm }
body { font: 10.5pt/1.7 Song, Roman; text-align: justify; margin: 0 }
p { margin: 0; orphans: 2; widows: 2 }
.indent p.t { text-indent: 2em }
h1, h2, h3 { margin: .6em 0 .3em; text-align: left; break-after: avoid }
"""
)


def p(text: str, kind: str = "t") -> str:
    return f'<p class="{kind}">{escape(text, quote=False)}</p>'


def h(text: str, level: int = 2) -> str:
    return f"<h{level}>{escape(text, quote=False)}</h{level}>"


def paragraphs(item: dict) -> str:
    return "".join(p(text) for text in item["paragraphs"])


def found(item: dict, byline: str | None, *, lead: str = "") -> Article:
    first, *rest = item["paragraphs"]
    return Article(item["headline"], byline, (lead + first, *rest))


def two_columns() -> Case:
    items = ZH[:5]
    body = "".join(h(i["headline"]) + paragraphs(i)[:-4] + f"（{i['byline']}）</p>" for i in items)
    head = (
        h("江城工运", 1)
        + p("2024年第3期（总第125期）", "c")
        + p("江城市总工会　2024年3月15日", "c")
    )
    foot = p("责任编辑：王一鸣　校对：刘 敏　电话：0435-3210000", "n") + p(
        "报：省总工会、市委办公室　送：市总工会领导　发：各县（市、区）总工会", "n"
    )
    css = """
@page { @top-center { content: '江城工运 2024年第3期' } @bottom-center { content: '第' counter(page) '页 共' counter(pages) '页' } }
.c { text-align: center } .cols { columns: 2; column-gap: 2em }
h1 { text-align: center; font-size: 28pt } h2 { font-size: 13pt }
"""
    return Case(
        "zh-two-columns",
        f'<div class="indent">{head}<div class="cols">{body}</div>{foot}</div>',
        css,
        tuple(found(i, f"（{i['byline']}）") for i in items),
        {
            "name": "江城工运",
            "number": 3,
            "total": 125,
            "date": "2024-03-15",
            "issuer": "江城市总工会",
        },
        {
            "editors": {"责任编辑": ("王一鸣",), "校对": ("刘 敏",)},
            "contact": {"电话": "0435-3210000"},
            "distribution": {
                "报": "省总工会、市委办公室",
                "送": "市总工会领导",
                "发": "各县（市、区）总工会",
            },
        },
    )


def newspaper() -> Case:
    items = ZH
    body = "".join(
        h(i["headline"])
        + p(f"本报讯（{i['byline']}） " + i["paragraphs"][0])
        + "".join(map(p, i["paragraphs"][1:]))
        for i in items
    )
    css = """
@page { size: A3; margin: 15mm; @top-left { content: '3版　综合新闻' } @top-right { content: '2024年5月20日　星期一' } }
.cols { columns: 4; column-gap: 1.5em } body { font-size: 9pt; line-height: 1.5 } h2 { font-size: 15pt }
"""
    return Case(
        "zh-newspaper",
        f'<div class="indent cols">{body}</div>',
        css,
        tuple(found(i, None, lead=f"本报讯（{i['byline']}） ") for i in items),
    )


def spaced() -> Case:
    items = ZH[:4]
    body = "".join(
        p(i["unit"], "k")
        + h(i["headline"])
        + p("——" + "记一次改变", "d")
        + p("本报通讯员 " + i["byline"].replace(" ", ""), "b")
        + paragraphs(i)
        for i in items
    )
    head = (
        h("工会简报", 1) + p("第十二期", "c") + p("东港市总工会办公室　　二〇二四年六月三日", "c")
    )
    foot = (
        p("主编：钱 进　编辑：田园、石磊", "n")
        + p("抄送：市人大、市政协", "n")
        + p("东港市总工会办公室 2024年6月3日印发", "n")
        + p("（共印150份）", "n")
    )
    css = "p { margin-bottom: .8em } h1, h2, .c, .k, .d, .b { text-align: center } h1 { font-size: 26pt } .k { font-size: 12pt }"
    return Case(
        "zh-spaced",
        head + body + foot,
        css,
        tuple(found(i, "本报通讯员 " + i["byline"].replace(" ", "")) for i in items),
        {"name": "工会简报", "number": 12, "date": "2024-06-03", "issuer": "东港市总工会办公室"},
        {
            "editors": {"主编": ("钱 进",), "编辑": ("田园", "石磊")},
            "distribution": {"抄送": "市人大、市政协"},
            "printed": ("2024-06-03", "东港市总工会办公室", 150),
        },
    )


def run_in() -> Case:
    items = ZH[:5]
    body = "".join(
        f"<p class=t><b>{i['headline']}</b>　{i['paragraphs'][0]}</p>"
        + "".join(map(p, i["paragraphs"][1:]))
        + p(f"（{i['byline']}）", "r")
        for i in items
    )
    head = h("工作动态", 1) + p("第7期", "c") + p("2024年7月31日", "c")
    css = "@page { @bottom-center { content: '· ' counter(page) ' ·' } } h1, .c { text-align: center } .r { text-align: right } body { font-size: 14pt; line-height: 1.9 } h1 { font-size: 30pt }"
    return Case(
        "zh-run-in",
        f'<div class="indent">{head}{body}</div>',
        css,
        tuple(found(i, f"（{i['byline']}）") for i in items),
        {"name": "工作动态", "number": 7, "date": "2024-07-31"},
    )


def interrupted() -> Case:
    items = ZH[2:6]
    body = ""
    for number, i in enumerate(items):
        texts = list(map(p, i["paragraphs"]))
        if number == 1:
            texts.insert(1, p("图为志愿者在河堤上捡拾垃圾。周扬 摄", "cap"))
        body += h(i["headline"]) + p("文/" + i["byline"].replace(" ", ""), "b") + "".join(texts)
    css = ".cols { columns: 3; column-gap: 1.5em } .cap { font-size: 8pt; margin: 1em 0 } @page { size: A4 landscape } h2 { font-size: 14pt }"
    return Case(
        "zh-captions",
        f'<div class="indent cols">{body}</div>',
        css,
        tuple(found(i, "文/" + i["byline"].replace(" ", "")) for i in items),
    )


def sections() -> Case:
    items = ZH[:3]
    heads = ("一、聚焦主责，服务到岗位", "二、建强队伍，本领在一线", "三、筑牢底线，安全进班组")
    texts = [
        text for head, i in zip(heads, items, strict=True) for text in (head, *i["paragraphs"])
    ]
    body = (
        h("凝心聚力谱新篇　实干担当促发展")
        + p("——江城市总工会上半年工作综述", "d")
        + p("江城市总工会", "d")
    )
    body += "".join(p(text, "s" if text in heads else "t") for text in texts)
    css = ".d, h2 { text-align: center } .s { text-indent: 2em } h2 { font-size: 20pt }"
    return Case(
        "zh-sections",
        f'<div class="indent">{body}</div>',
        css,
        (Article("凝心聚力谱新篇　实干担当促发展", "江城市总工会", tuple(texts)),),
    )


def contents() -> Case:
    items = ZH[1:6]
    toc = p("本期要目", "c") + "".join(p("◆ " + i["headline"], "n") for i in items)
    body = "".join(
        h(i["headline"]) + paragraphs(i) + p("（" + i["byline"] + "　供稿）", "r") for i in items
    )
    head = h("职工之友", 1) + p("总第88期　　2024年第8期　　2024年8月", "c")
    foot = p("编印：职工之友编辑部　投稿邮箱：zgzy@example.com", "n") + p(
        "地址：江城市解放路8号　邮编：134000", "n"
    )
    css = "h1, .c { text-align: center } .r { text-align: right } h1 { font-size: 32pt } h2 { font-size: 15pt } @page { @bottom-right { content: counter(page) } }"
    return Case(
        "zh-contents",
        f'<div class="indent">{head}{toc}{body}{foot}</div>',
        css,
        tuple(found(i, "（" + i["byline"] + "　供稿）") for i in items),
        {"name": "职工之友", "number": 8, "total": 88, "date": "2024-08"},
        {"contact": {"投稿邮箱": "zgzy@example.com", "地址": "江城市解放路8号", "邮编": "134000"}},
    )


def jump() -> Case:
    first, second, third = ZH[4], ZH[0], ZH[3]
    one = h(first["headline"]) + "".join(map(p, first["paragraphs"][:2])) + p("（下转第二版）", "r")
    two = h(second["headline"]) + paragraphs(second)
    rest = p("（上接第一版）") + "".join(map(p, first["paragraphs"][2:]))
    body = (
        one
        + two
        + '<div style="break-before: page"></div>'
        + rest
        + h(third["headline"])
        + paragraphs(third)
    )
    css = "h2 { font-size: 16pt } .r { text-align: right }"
    return Case(
        "zh-jump",
        f'<div class="indent">{body}</div>',
        css,
        tuple(found(i, None) for i in (first, second, third)),
    )


def english_letter() -> Case:
    items = EN
    body = "".join(h(i["headline"]) + p("By " + i["byline"], "b") + paragraphs(i) for i in items)
    head = h("The Riverside Post", 1) + p("Vol. 3, No. 2 · March 2024", "c")
    foot = p("Editor: Jane Roe", "n") + p("Contact: post@example.org", "n")
    css = "body { font-family: Roman; text-align: left } p.t { margin-bottom: .8em } h1 { font-size: 30pt } @page { @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }"
    return Case(
        "en-letter",
        head + body + foot,
        css,
        tuple(found(i, "By " + i["byline"]) for i in items),
        {"name": "The Riverside Post", "date": "2024-03"},
        {"editors": {"Editor": ("Jane Roe",)}, "contact": {"Contact": "post@example.org"}},
    )


def english_columns() -> Case:
    items = EN
    body = "".join(h(i["headline"]) + paragraphs(i) + p(i["byline"], "r") for i in items)
    css = """body { font: 10pt/1.4 Roman; hyphens: auto }
.cols { columns: 2; column-gap: 2em } .r { font-style: italic; text-align: right } p.t { text-indent: 1.5em } h2 { font-size: 15pt }
@page { @top-left { content: 'The Branch Bulletin' } @top-right { content: 'Autumn ' } @bottom-center { content: counter(page) } }"""
    return Case(
        "en-columns",
        f'<div lang="en" class="cols">{body}</div>',
        css,
        tuple(found(i, i["byline"]) for i in items),
    )


def english_capitals() -> Case:
    items = EN
    body = "".join(
        p(i["headline"].upper(), "h") + paragraphs(i) + p(f"({i['byline']})", "n") for i in items
    )
    head = p("HARROW WORKS NEWSLETTER", "h") + p("Issue 14", "n") + p("October 2023", "n")
    css = "body { font: 11pt/1.4 Roman; text-align: left } p.t { text-indent: 2em } .h { margin-top: 1.2em } @page { size: A5; margin: 15mm }"
    return Case(
        "en-capitals",
        head + body,
        css,
        tuple(
            Article(i["headline"].upper(), f"({i['byline']})", tuple(i["paragraphs"]))
            for i in items
        ),
        {"name": "HARROW WORKS NEWSLETTER", "number": 14, "date": "2023-10"},
    )


def plain() -> Case:
    """Chinese without indents, sizes or blank lines: only line ends tell."""
    items = ZH[:5]
    body = "".join(p(i["headline"]) + paragraphs(i) + p(f"（{i['byline']}）") for i in items)
    css = "body { font-size: 12pt } @page { size: A5; margin: 15mm } h2 { font-size: 12pt }"
    return Case("zh-plain", body, css, tuple(found(i, f"（{i['byline']}）") for i in items))


CASES = {
    case.name: case
    for case in (
        two_columns(),
        newspaper(),
        spaced(),
        run_in(),
        interrupted(),
        sections(),
        contents(),
        jump(),
        plain(),
        english_letter(),
        english_columns(),
        english_capitals(),
    )
}
