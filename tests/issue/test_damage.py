"""Ten thousand damaged manifests and articles: each is loaded or reported, no traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from typeset.diagnostics.report import as_json, as_text
from typeset.issue import IssueError, load

MANIFEST = """\
layout: bulletin
options: {two_sided: true, columns: 2.5, names: [甲, 乙]}
masthead: &head
  name: 通化工运信息
  number: 3
  date: 2023-03
articles:
  - articles/a.md
  - {file: articles/b.md, headline: "标题", deck: [副题], page: 1}
editors: {责任编辑: [朱明仕, 罗兵]}
contact:
  QQ 邮箱: 1121726067@qq.com
distribution:
  报送: 市委、市政府
printed: {date: 2023年3月5日, copies: 300}
""".encode()

ARTICLE = """\
---
headline: 通化市总工会组织劳模疗养
byline: (田玉华)
run_in: true
images: [{caption: 图为会场。, credit: 张三 摄}]
---
# 一、**标题**

3月份，市总*组织*部分`市级`以上~~劳模~~[^1]，见[网页](http://a.cn "题")。\\
第二行
　　又一段<b>。

1. 甲
   - 乙

> 引文^[注]

| 甲 | 乙 |
|---|:-:|
| 1 | 2 |

![图](a.svg "说明"){credit="李四" columns=2}

```
原样
```
***
[^1]: 注文。
""".encode()

BYTES = b"\x00 \x07 \t \xff \xef\xbb\xbf \xe5 \n--- \n...\n \r {{ [[ }} ]] & * ! | > ' \" %"
YAML = b"&a *a !!python/object:os.system ? : - # <<: ~ 1e999 0x1F .inf 2023-13-45 1_000"
MARKDOWN = b"[^1] [^1]: ^[ ![]( )( {a=1} {#.} *** ** _ ~~ ``` <!-- \\ &#0; &#x110000; |--|"
CHARACTERS = "： 　 ， \u2028 \x85 \ufffe \U000e0001 é ﷽".encode()
LONG = [
    sign * 300 for sign in (b"[", b"> ", b"- ", b"*", b"a: ", b"../", b"9" * 20, b"\xe6\x96\x87")
]
NASTY = [*(BYTES + b" " + YAML + b" " + MARKDOWN + b" " + CHARACTERS).split(b" "), *LONG]

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "insert", "repeat", "change"]),
        st.integers(0, 2**16),
        st.integers(1, 40),
        st.sampled_from(NASTY) | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=6,
)


def damaged(whole: bytes, edits: Any) -> bytes:
    """Cut, insert, repeat, change: characters, so that most of it stays readable."""
    text = whole.decode()
    for kind, place, length, nasty in edits:
        at = place % (len(text) + 1)
        before, piece, after = text[:at], text[at : at + length], text[at + length :]
        if kind == "cut":
            piece = ""
        elif kind == "insert":
            piece = nasty.decode(errors="surrogateescape") + piece
        elif kind == "repeat":
            piece *= 3
        else:
            piece = "".join(chr(ord(char) ^ (length % 8)) for char in piece)
        text = before + piece + after
    return text.encode(errors="surrogateescape")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issue")
    (folder / "articles").mkdir()
    (folder / "articles/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return folder


def load_or_tell(folder: Path, manifest: bytes, article: bytes) -> bool:
    """Whether it was loaded; what is reported must be fit to print."""
    (folder / "issue.yaml").write_bytes(manifest)
    (folder / "articles/a.md").write_bytes(article)
    (folder / "articles/b.md").write_bytes(b"text\n")
    try:
        load(folder)
    except IssueError as error:
        assert any(one.severity == "error" for one in error.diagnostics)
        assert as_text(error.diagnostics, language="zh") and as_json(error.diagnostics)
        return False
    return True


LEAN = settings(
    max_examples=5000,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_the_undamaged_issue_loads(folder: Path) -> None:
    assert load_or_tell(folder, MANIFEST, ARTICLE)


@LEAN
@given(edits=EDITS)
def test_five_thousand_damaged_manifests(folder: Path, edits: Any) -> None:
    load_or_tell(folder, damaged(MANIFEST, edits), b"text\n")


@LEAN
@given(edits=EDITS)
def test_five_thousand_damaged_articles(folder: Path, edits: Any) -> None:
    load_or_tell(folder, b"articles: [articles/a.md]\n", damaged(ARTICLE, edits))
