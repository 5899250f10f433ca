"""Issues with all that an issue can have, beside the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT

CHINESE = """
layout: bulletin
masthead: {name: 工会工作简报, slogan: 凝心聚力, issuer: 某市总工会, number: 12, total: 125,
  date: 2023-03-05, note: （样张）}
options: {contents: true}
articles: [articles/01.md, articles/02.md]
notices: [欢迎来稿]
editors: {责任编辑: [朱明仕, 罗兵]}
contact: {电话: 0435-1234567}
distribution: {报送: 市委、市政府, 发送: 各县（市、区）总工会}
printed: {date: 2023-03-05, office: 某市总工会办公室, copies: 120}
"""
CHINESE_1 = """---
headline: "“两会”之后\\n怎么干"
kicker: 特稿
deck: [——记某厂, 第二行]
byline: [朱明仕, 罗兵]
source: 某报
section: 动态
images: [{file: pictures/photo.jpg, caption: 图为会场, credit: 李庆摄, alt: 会场里坐满了人}]
---
今年**“两会”**期间，*各级*~~旧~~工会`code_1`见[网站](https://example.com/a?b=1&c=2)[^a]。再见[^a]。

# 一、小标题[^b]

- 一项 1 < 2 & 3
  1. 内 *层*
  2. 又一层
- 二项

> 引文一
>
> 引文二

| 甲 | 乙 | 丙 |
|----|---:|:--:|
| 1  | **2** | 三[^c] |
| 很长的一格文字，要占好几行才放得下的那一种 | 5 | 六[汉字]{ruby="hàn zì"} |

![说明文字](pictures/photo.jpg "说明文字")

```
def f(x):
    return `x` <y>
```

---

::: notice 通知标题
框里的话。
:::

表1　各组人数

| 组 | 人 |
|----|----|
| 甲 | 12 |

注：截至年底。

::: turned 各组的名册
| 组 | 人 |
|----|----|
| 乙 | 13 |
:::

::: pull-quote 说话的人
引语。
:::

::: qr https://example.com/q 扫一扫

这是[重点]{.着重号}，12 km^2^、H~2~O，[下划]{.下划线}[专名]{.专名号}[Small]{.small-caps}。

[书名]{.书名号}。

行一\\
行二，1\\. 不是列表 http://example.org/路 与 a@b.cn。

::: sidebar 边栏标题
sidebar 框里有字。
:::

::: facts 资料标题
facts 框里有字。
:::

::: events 活动标题
events 框里有字。
:::

::: questions 问答标题
questions 框里有字。
:::

::: poem 诗题
poem 框里有字。
:::

::: letter 来信标题
letter 框里有字。
:::

::: signature
signature 框里有字。
:::

::: wide 通栏标题
wide 框里有字。
:::

::: advert 广告标题
advert 框里有字。
:::

::: photos 组图标题
photos 框里有字。
:::

::: page-break

::: column-break

[^a]: 注甲，**粗**。

    注甲第二段。
[^b]: 注乙。
[^c]: 注丙。
"""
CHINESE_2 = """---
headline: 短讯
run_in: true
byline: （通讯员 王五）
section: 动态
signature: [某市总工会, 2023年3月5日]
---
第一段紧接标题。

1\\. 这一段开头像列表。

+ 加号列表
"""
ENGLISH = """
layout: bulletin
language: en
masthead: {name: The Union Letter, issuer: City Union, number: 4, date: 2024-05}
options: {contents: true}
articles: [a.md, b.md]
editors: {Editor: [Ann Lee, Bo Wu]}
distribution: {To: all members}
printed: {date: 2024-05-01, copies: 300}
"""
ENGLISH_1 = """---
headline: A headline & its <tags>
byline: By Ann Lee
---
It is *quite* **bold**; see [the site](https://example.com)[^1]. "Quotes" don't hurt.

## A section

1. One
2. Two

[^1]: A note.
"""
ENGLISH_2 = """---
headline: News in brief
byline: Bo Wu
run_in: true
---
Something happened_here on 5 * 3 of `code`.
"""

DOCUMENT = """
layout: official
masthead: {name: 某市总工会文件, issuer: 某市总工会, number: 7, volume: 2, total: 90,
  date: 2026-03-05, copy_number: "000001", secrecy: 机密★1年, urgency: 特急,
  slogan: 一句口号, note: 此为样张,
  organizers: {主办: [甲单位, 乙单位], 承办: 丙处}, issn: 1234-5679, licence: 某内资准字第1号,
  internal: 是, price: 每份2元, web: https://union.example}
document: {number: 某工发〔2026〕3号, signers: [赵一, 钱二], to: 各县总工会,
  attachments: [项目表, 报名表], note: 此件公开发布}
articles: [a.md]
distribution: {抄送: 市委办公室}
printed: {date: 2026-03-05, office: 某市总工会办公室}
"""
DOCUMENT_1 = """---
headline: 关于做好某项工作的通知
signature: [某市总工会, 2026年3月5日]
---
现将有关事项通知如下。

# 一、要求

照办。
"""
PAGES = """
layout: newspaper
masthead: {name: 某市工人报, issuer: 某市总工会, number: 8, date: 2026-03-05}
articles: [a.md, b.md]
pages:
  - name: 要闻
    editors: [孙三, 李四]
    ears:
      - {file: ear.jpg, alt: 今日晴}
      - {headline: 报眼题, text: [报眼一句, 报眼二句]}
    teasers: {columns: 1, headline: 今日看点}
    fillers: [{columns: 1, headline: 小启事, text: [第一段补白, 第二段补白]}]
    adverts:
      - {file: advert.jpg, columns: 1, lines: 10, alt: 春季招聘会三月八日开场}
  - name: 综合
    stories: [b.md]
    adverts: [{file: page.pdf, columns: 1, lines: 10}]
notices: [节约用纸]
contact: {热线: 0000-0000000}
distribution: {发送: 全市}
"""


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of all issues that every form is made of."""
    root = tmp_path_factory.mktemp("samples")
    rich = _write(
        root / "rich",
        {"issue.yaml": CHINESE, "articles/01.md": CHINESE_1, "articles/02.md": CHINESE_2},
    )
    (rich / "pictures").mkdir()
    across = Image.linear_gradient("L")
    shades = (across, across.rotate(90), Image.radial_gradient("L"))
    picture = Image.merge("RGB", shades).resize((1800, 1200))
    picture.save(rich / "pictures/photo.jpg", quality=80)
    english = _write(
        root / "english", {"issue.yaml": ENGLISH, "a.md": ENGLISH_1, "b.md": ENGLISH_2}
    )
    paper = _write(
        root / "paper",
        {
            "issue.yaml": "layout: newspaper\nlanguage: en\narticles: [a.md, b.md]\n"
            "masthead: {name: The Paper, date: 2024-05-01, total: 9}\nnotices: [Read on]\n",
            "a.md": ENGLISH_1,
            "b.md": ENGLISH_2,
        },
    )
    document = _write(root / "document", {"issue.yaml": DOCUMENT, "a.md": DOCUMENT_1})
    pages = _write(root / "pages", {"issue.yaml": PAGES, "a.md": CHINESE_2, "b.md": DOCUMENT_1})
    picture.resize((300, 200)).save(pages / "advert.jpg")
    picture.resize((300, 200)).save(pages / "page.pdf")
    picture.resize((300, 200)).save(pages / "ear.jpg")
    found = {path.name: path for path in sorted((ROOT / "seeds").glob("0*"))}
    found |= {f"{n}-sample": ROOT / "layouts" / n / "sample" for n in ("bulletin", "newspaper")}
    return found | {
        "rich": rich,
        "english": english,
        "paper": paper,
        "document": document,
        "pages": pages,
    }
